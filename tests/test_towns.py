"""A town beside the name of a merged province tells which of its parts is meant."""

import pytest

from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "provinces"),
    [
        ("Mỹ Tho giờ là Đồng Tháp, hồi đó tỉnh có bao nhiêu trạm 4G?", ("Tiền Giang",)),
        ("quê tôi Tuy Hòa, Đắk Lắk, năm 2022 tỉnh xếp thứ mấy?", ("Phú Yên",)),
        ("Đắk Lắk phần Tuy Hòa trước khi nhập tỉnh xếp thứ mấy?", ("Phú Yên",)),
        ("Năm 2026 Tuy Hòa, Đắk Lắk có bao nhiêu trạm 5G?", ("Đắk Lắk",)),  # after the merger
        ("Năm 2022 Buôn Ma Thuột, Đắk Lắk xếp thứ mấy?", ("Đắk Lắk",)),  # its own town
        ("Phú Yên cũ: tỉnh mới đặt mục tiêu gì?", ("Đắk Lắk",)),
        ("Phú Yên cũ đặt mục tiêu gì?", ("Phú Yên",)),
        ("Phú Yên sáp nhập xong rồi thì giờ dùng phần mềm nào?", ("Đắk Lắk",)),
        ("phu yen hop nhat roi thi dung phan mem nao", ("Đắk Lắk",)),
        ("Bến phà của Phú Yên sắp xong vào tháng nào?", ("Phú Yên",)),
        ("Phú Yên nhập xong sổ sách ngày nào?", ("Phú Yên",)),
        ("Phú Yên nhập xong rồi thì giờ xếp thứ mấy?", ("Đắk Lắk",)),
        ("phu yen nhap vao roi gio dung phan mem nao", ("Đắk Lắk",)),
        ("Phú Yên về chung rồi có mấy trạm?", ("Đắk Lắk",)),
        ("tỉnh Phú Yên gộp tỉnh xong, có mấy trạm?", ("Đắk Lắk",)),
        ("Sổ sách ở Phú Yên đã nhập xong chưa?", ("Phú Yên",)),
        ("Phú Yên nhập dữ liệu xong rồi có mấy trạm?", ("Phú Yên",)),
        ("Sau khi sáp nhập các xã, Phú Yên còn mấy xã?", ("Phú Yên",)),
        ("Cho hỏi con đường ở Tuy Hòa, Đắk Lắk mở khi nào?", ("Đắk Lắk",)),
        ("Sau khi sáp nhập, Phú Yên dùng phần mềm nào?", ("Đắk Lắk",)),
        ("Phú Yên trước khi sáp nhập dùng phần mềm nào?", ("Phú Yên",)),
        ("Phú Yên cũ góp mấy di tích vào tỉnh mới?", ("Phú Yên",)),
    ],
)
def test_the_part_of_a_merger_is_told_by_its_town(ask: Ask, question: str, provinces: tuple[str, ...]) -> None:
    assert ask(question).provinces == provinces


def test_a_town_that_tells_the_province_need_not_be_met(ask: Ask) -> None:
    asked = ask("Mỹ Tho giờ là Đồng Tháp, hồi đó tỉnh có bao nhiêu trạm 4G?")
    assert all(unit.aside for unit in asked.units if unit.name)


@pytest.mark.parametrize(
    ("question", "provinces"),
    [
        ("Mỹ Tho hồi chưa nhập tỉnh xếp thứ mấy?", ("Tiền Giang",)),
        ("tỉnh cũ của Tuy Hòa có bao nhiêu lớp?", ("Phú Yên",)),
        ("tỉnh có Nha Trang xếp thứ mấy?", ("Khánh Hòa",)),
        ("Tuy Hòa có bao nhiêu lớp?", ()),  # the town itself
        ("Điện Biên Phủ trước khi có lớp học thì sao?", ()),
    ],
)
def test_a_town_alone_tells_its_province_where_a_merger_is_spoken_of(
    ask: Ask, question: str, provinces: tuple[str, ...]
) -> None:
    assert ask(question).provinces == provinces


def test_where_a_town_lies_today_is_told_aside(ask: Ask) -> None:
    asked = ask("Mỹ Tho nay là Đồng Tháp, hồi 2020 Tiền Giang xếp thứ mấy?")
    assert asked.provinces == ("Tiền Giang",)
    assert all(unit.aside for unit in asked.units if unit.name)
