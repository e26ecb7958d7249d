"""The numbered part that a question means: another session, phase or quarter is no answer."""

import pytest

from bot.stages import is_of_another_time, names_other_stage, stages
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
        ("kỳ họp thứ mười một", {("ky", "11")}),
        ("ký 7 biên bản", set()),
    ],
)
def test_numbered_parts_are_found_however_they_are_written(text: str, named: set[tuple[str, str]]) -> None:
    assert stages(text) == named


def test_the_first_text_that_numbers_parts_tells_which_one_it_is_of() -> None:
    assert names_other_stage("giai đoạn 3 ra mắt khi nào", ("ra mắt giai đoạn 2", "giai đoạn 3"))
    assert not names_other_stage("giai đoạn 3 ra mắt khi nào", ("ra mắt ngày 7/10", "giai đoạn 3"))
    assert not names_other_stage("cổng ra mắt khi nào", ("ra mắt giai đoạn 2",))


def test_a_sentence_on_another_part_has_another_subject(judge: Judge) -> None:
    text = "Ngày 7/10/2024, tỉnh ra mắt giai đoạn 2 của cổng du lịch."
    assert not judge("Giai đoạn 3 của cổng du lịch ra mắt ngày nào?", text).own_subject
    assert judge("Giai đoạn 2 của cổng du lịch ra mắt ngày nào?", text).own_subject


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("Bao giờ có hội thi lần 2?", "Hội thi diễn ra ngày 7/10.", True),
        ("Hội thi lần tới mở ngày nào?", "Hội thi diễn ra ngày 7/10.", True),
        ("Năm sau hội thi mở ngày nào?", "Hội thi diễn ra ngày 7/10.", True),
        ("Bao giờ có hội thi tiếp theo?", "Hội thi diễn ra ngày 7/10.", True),
        ("Bao giờ có hội thi lần 2?", "Hội thi lần 2 diễn ra ngày 7/10.", False),
        ("Hội thi lần tới mở ngày nào?", "Dự kiến hội thi mở ngày 7/10.", False),
        ("Hội thi mở ngày nào?", "Hội thi diễn ra ngày 7/10.", False),
    ],
)
def test_when_something_is_held_again_is_not_told_by_its_last_day(question: str, text: str, another: bool) -> None:
    assert is_of_another_time(question, (text,)) is another


def test_the_day_of_one_time_is_no_answer_for_the_next(judge: Judge) -> None:
    text = "Hội thi chuyển đổi số Sơn La diễn ra ngày 7/10/2024."
    assert not judge("Bao giờ có hội thi chuyển đổi số Sơn La lần 2?", text).own_subject
    assert judge("Hội thi chuyển đổi số Sơn La diễn ra ngày nào?", text).own_subject
