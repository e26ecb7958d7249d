"""What has been reached, and what is aimed at."""

import pytest

from bot.reached import UNASKED_AIM, aim_factor, asks_for_before, has_changed_since, is_aim, is_of_before
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("text", "aimed"),
    [
        ("Kinh tế số phấn đấu chiếm 20% GRDP.", True),
        ("Tỉnh đã đề ra mục tiêu kinh tế số chiếm 20%.", True),
        ("Tỉnh phấn đấu thực hiện mục tiêu 20%.", True),
        ("Tới năm 2030 kinh tế số chiếm 30%.", True),
        ("By the end of 2030 the share should reach 30%.", True),
        ("Kinh tế số đã đạt 12%, mục tiêu là 20%.", False),
        ("Năm 2023 đạt 75,3%, vượt chỉ tiêu 30%.", False),
        ("Hiện có 420 doanh nghiệp số.", False),
        ("Kinh tế số chiếm 12%.", False),
        ("Kinh tế số mới đạt 6%, trong khi mục tiêu là 10%.", False),
    ],
)
def test_a_sentence_on_an_aim_tells_no_result(text: str, aimed: bool) -> None:
    assert is_aim(text) is aimed


def test_of_two_things_set_against_each_other_each_is_judged_alone() -> None:
    text = "Kinh tế số mới đạt 8% GRDP, trong khi mục tiêu là 30%."
    assert not is_aim(text, text.index("8%"))
    assert is_aim(text, text.index("30%"))


@pytest.mark.parametrize(
    ("question", "factor"),
    [
        ("Kinh tế số chiếm bao nhiêu phần trăm?", UNASKED_AIM),
        ("Mục tiêu kinh tế số là bao nhiêu phần trăm?", 1.0),
        ("Năm 2030 kinh tế số chiếm bao nhiêu phần trăm?", 1.0),
        ("6 tháng 2024 kinh tế số chiếm bao nhiêu phần trăm?", UNASKED_AIM),
    ],
)
def test_an_aim_is_second_to_what_is_so_unless_asked_for(ask: Ask, question: str, factor: float) -> None:
    assert aim_factor(ask(question), "Kinh tế số phấn đấu chiếm 20% GRDP.", None) == factor


@pytest.mark.parametrize(
    ("text", "figure", "changed"),
    [
        ("Trước đây báo cháy mất 5 giờ, nay còn 35 phút.", "5 giờ", True),
        ("Trước đây báo cháy mất 5 giờ, nay còn 35 phút.", "35 phút", False),
        ("Tỷ lệ tăng từ 48% năm ngoái lên 86%.", "48%", True),
        ("Tỷ lệ tăng từ 48% năm ngoái lên 86%.", "86%", False),
        ("Đầu nhiệm kỳ còn 187 thôn lõm sóng, nay còn 43 thôn.", "187", True),
        ("Đầu nhiệm kỳ còn 187 thôn lõm sóng, nay còn 43 thôn.", "43", False),
        ("Đầu năm có 187 thôn lõm sóng.", "187", False),
        ("Lớp mở từ 8 giờ ở nhà văn hóa.", "8 giờ", False),
        ("Trước đây ai cũng đợi lâu; làng có 35 máy bơm.", "35", False),
        ("Lượng nước bơm tăng từ khoảng 48 lên 86 thùng.", "48", True),
    ],
)
def test_a_figure_of_before_has_changed_since(text: str, figure: str, changed: bool) -> None:
    start = text.index(figure)
    assert has_changed_since(text, start, start + len(figure)) is changed


def test_some_questions_ask_for_before() -> None:
    assert asks_for_before("trước đây mất bao lâu")
    assert asks_for_before("truoc kia mat bao lau")
    assert not asks_for_before("giờ mất bao lâu so với trước")


@pytest.mark.parametrize(
    ("question", "text", "before"),
    [
        ("Giờ dùng phần mềm nào?", "Trước khi hợp nhất, tỉnh dùng phần mềm A.", True),
        ("Giờ dùng phần mềm nào?", "Trước đây tỉnh dùng phần mềm A, nay dùng B.", False),
        ("hien nay dung phan mem nao", "Trước đây tỉnh dùng phần mềm A.", True),
        ("Hiện nay nộp đơn cần gì?", "Trước khi nộp đơn, người dân cần tài khoản.", False),
        ("Mấy giờ mở cửa?", "Trước khi hợp nhất, trung tâm mở lúc 7 giờ.", False),
        ("gio dung phan mem nao", "Trước đây tỉnh dùng phần mềm A.", True),
        ("Sau hợp nhất, giờ dùng phần mềm nào?", "Trước đây tỉnh dùng phần mềm A.", True),
        ("Chợ thành lập bao giờ?", "Trước đây, chợ được thành lập ngày 3/2/2019.", False),
        ("Chợ bấy giờ lập ngày nào?", "Trước đây, chợ được thành lập ngày 3/2/2019.", False),
        ("cong suat dien gio la bao nhieu", "Trước đây, công suất điện gió là 99 MW.", False),
        ("lai chau gio con may xa", "Trước đây tỉnh có 106 xã.", True),
        ("Giờ cao điểm dùng phần mềm nào?", "Trước đây tỉnh dùng phần mềm A.", False),
        ("Tỉnh dùng phần mềm nào?", "Trước khi hợp nhất, tỉnh dùng phần mềm A.", False),
    ],
)
def test_how_things_were_is_no_answer_to_how_they_are_now(question: str, text: str, before: bool) -> None:
    assert is_of_before(question, text) is before
