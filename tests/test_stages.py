"""The numbered part that a question means: another session, phase or quarter is no answer."""

import pytest

from bot.decision import NEARNESS
from bot.stages import is_behind_other_stage, names_other_stage, stages
from tests.answering_samples import Judge

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Cổng ra mắt giai đoạn 2.", {("giai doan", "2")}),
        ("phiên họp lần thứ hai", {("phien", "2")}),
        ("Quý II/2024 và quý 3", {("quy", "2"), ("quy", "3")}),
        ("giai đoạn 2021-2025", set()),  # years
        ("giai đoạn 5 năm tới", set()),  # a length of time
        ("quý cơ quan", set()),
        ("quý vị cho biết quý III", {("quy", "3")}),
        ("khóa X", {("khoa", "10")}),
        ("kỳ họp thứ mười một", {("ky hop", "11")}),
        ("Hội thi lần thứ III, mùa 2, kỳ 05", {("lan", "3"), ("mua", "2"), ("ky", "5")}),
        ("lần vi phạm đầu, đợt 2 tỷ đồng, mỗi lần 10 bao", set()),
        ("khóa VI", {("khoa", "6")}),
        ("hội thi lần hai, mùa ba, kỳ hai tháng", {("lan", "2"), ("mua", "3")}),
        ("hội thi lần 2 năm 2024, giai đoạn 5 năm 2021-2025", {("lan", "2")}),
        ("ký 7 biên bản, mua 3 máy, gặt 2 lần 3 ruộng", set()),
    ],
)
def test_numbered_parts_are_found_however_they_are_written(text: str, named: set[tuple[str, str]]) -> None:
    assert stages(text) == named


def test_the_first_text_that_numbers_parts_tells_which_one_it_is_of() -> None:
    assert names_other_stage("giai đoạn 3 ra mắt khi nào", ("ra mắt giai đoạn 2", "giai đoạn 3"))
    assert not names_other_stage("giai đoạn 3 ra mắt khi nào", ("ra mắt ngày 7/10", "giai đoạn 3"))
    assert not names_other_stage("cổng ra mắt khi nào", ("ra mắt giai đoạn 2",))


@pytest.mark.parametrize(
    ("question", "text", "own"),
    [
        ("Xóm 7 có bao nhiêu hộ?", "Xóm có 86 hộ.", False),
        ("Xóm 7 có bao nhiêu hộ?", "Xóm 6 có 86 hộ.", False),
        ("Xóm 7 có bao nhiêu hộ?", "Xóm 7 có 86 hộ, đứng sau xóm 6.", True),
        ("Xóm có bao nhiêu hộ?", "Xóm 6 có 86 hộ.", True),
        ("Xóm 7 làm gì?", "Xóm mở lớp.", True),  # no figure
    ],
)
def test_a_number_is_the_name_of_a_place(judge: Judge, question: str, text: str, own: bool) -> None:
    assert judge(question, text).own_subject is own


def test_a_figure_behind_another_part_is_of_that_one(judge: Judge) -> None:
    text = "Quý 1 chạy thử ở chợ; quý 2 lắp 27 máy."
    assert judge("Quý 1 lắp bao nhiêu máy?", text).nearness < NEARNESS
    assert judge("Quý 2 lắp bao nhiêu máy?", text).nearness > NEARNESS


def test_a_sentence_on_another_part_has_another_subject(judge: Judge) -> None:
    text = "Ngày 7/10/2024, tỉnh ra mắt giai đoạn 2 của cổng du lịch."
    assert not judge("Giai đoạn 3 của cổng du lịch ra mắt ngày nào?", text).own_subject
    assert judge("Giai đoạn 2 của cổng du lịch ra mắt ngày nào?", text).own_subject


@pytest.mark.parametrize(
    ("question", "text", "own"),
    [
        ("Hội thi cấy lần 3 diễn ra ngày nào?", "Hội thi cấy lần thứ III diễn ra ngày 12/8/2024.", True),
        ("Hội thi cấy lần thứ ba diễn ra ngày nào?", "Hội thi cấy lần III diễn ra ngày 12/8/2024.", True),
        ("hoi thi cay lan 3 dien ra ngay nao", "Hội thi cấy lần thứ 3 diễn ra ngày 12/8/2024.", True),
        ("Hội thi cấy lần 2 diễn ra ngày nào?", "Hội thi cấy lần thứ III diễn ra ngày 12/8/2024.", False),
        ("Hội thi cấy lần 2 diễn ra ngày nào?", "Hội thi cấy lần 20 diễn ra ngày 12/8/2024.", False),
        ("Hội thi cấy lần 2 diễn ra ngày nào?", "Hội thi cấy diễn ra ngày 12/8/2024.", False),
        ("Hội thi cấy lần hai diễn ra ngày nào?", "Hội thi cấy diễn ra ngày 12/8/2024.", False),
        ("Hội thi cấy lần hai diễn ra ngày nào?", "Hội thi cấy lần thứ 2 diễn ra ngày 12/8/2024.", True),
        ("Hội thi cấy lần 1 diễn ra ngày nào?", "Hội thi cấy diễn ra ngày 12/8/2024.", True),
        ("Bao giờ hội cấy có kỳ 2?", "Hội cấy diễn ra ngày 12/8/2024.", False),
        ("Tỉnh ký 5 thỏa thuận ngày nào?", "Tỉnh ký năm thỏa thuận ngày 12/8/2024.", True),
        ("Tỉnh mua 5 máy cày ngày nào?", "Tỉnh mua máy cày ngày 12/8/2024.", True),
        ("Chị Lan 2 lần đạt giải ngày nào?", "Chị Lan đạt giải ngày 12/8/2024.", True),
        ("Hội thi cấy lần tới mở ngày nào?", "Hội thi cấy mở ngày 12/8/2024.", False),
        ("Năm sau hội thi cấy mở ngày nào?", "Hội thi cấy mở ngày 12/8/2024.", False),
        ("Bao giờ có hội thi cấy tiếp theo?", "Hội thi cấy mở ngày 12/8/2024.", False),
        ("Hội thi cấy lần tới mở ngày nào?", "Hội thi cấy mở tối 12/8/2024, khách tới dự, gian được sắp xếp.", False),
        ("Hội thi cấy lần tới mở ngày nào?", "Dự kiến hội thi cấy mở ngày 12/8/2024.", True),
        ("Việt Nam sau ngày nào cấm cân cũ?", "Việt Nam cấm cân cũ sau ngày 12/8/2024.", True),
        ("Chị Lan tới dự hội thi ngày nào?", "Chị Lan dự hội thi ngày 12/8/2024.", True),
    ],
)
def test_the_day_of_one_time_is_no_answer_for_another(judge: Judge, question: str, text: str, own: bool) -> None:
    assert judge(question, text).own_subject is own


def test_a_contest_told_of_earlier_may_have_a_jury_that_meets_again(judge: Judge) -> None:
    text = "Ban giám khảo họp lần thứ 2 đã chọn 36 giống lúa."
    assert judge("Hội thi cấy lần thứ 12 chọn bao nhiêu giống lúa?", text).own_subject


@pytest.mark.parametrize(
    ("question", "before", "other"),
    [
        ("Giai đoạn 1 cần bao nhiêu tiền?", "Giai đoạn 1 cần 5 tỷ đồng, giai đoạn 2 cần ", True),
        ("Giai đoạn 2 cần bao nhiêu tiền?", "Giai đoạn 1 cần 5 tỷ đồng, giai đoạn 2 cần ", False),
        ("Giai đoạn 1 và giai đoạn 2 cần bao nhiêu tiền?", "Cả giai đoạn 1 và giai đoạn 2 cần ", False),
        ("Vòng 2 thưởng bao nhiêu tiền?", "Vòng 2 giảm 40 đội so với vòng 1 và thưởng ", False),
        ("Hội thi lần thứ 12 chọn bao nhiêu bài?", "Ban giám khảo họp lần thứ 2 đã chọn ", False),
    ],
)
def test_a_figure_is_of_the_last_part_of_its_kind_before_it(question: str, before: str, other: bool) -> None:
    assert is_behind_other_stage(question, before) is other
