"""When something is, was or will be: which of a sentence's dates and years answers."""

import pytest

from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)

PLAN = (
    "Nghị quyết số 07-NQ/TU ngày 15/11/2021 về chuyển đổi số đến năm 2025, định hướng đến năm 2030, đề ra mục tiêu đến"
    " năm 2025, kinh tế số chiếm 20%, đến năm 2030 chiếm 30% GRDP."
)


@pytest.mark.parametrize(
    ("question", "sentence", "time"),
    [
        ("Khi nào kinh tế số chiếm 30% GRDP?", PLAN, "2030"),
        ("Năm nào kinh tế số chiếm 20% GRDP?", PLAN, "2025"),
        ("Nghị quyết 07-NQ/TU ban hành năm nào?", PLAN, "2021"),
        ("Nghị quyết đề ra mục tiêu kinh tế số chiếm 20% ban hành ngày nào?", PLAN, "15/11/2021"),
        ("Nghị quyết 07-NQ/TU được ban hành để làm đến năm nào?", PLAN, "2025"),
        ("Ngày 15/11 ra nghị quyết là năm nào?", PLAN, "2021"),
        (
            "Chương trình số hóa kéo dài đến năm nào?",
            "Chương trình số hóa mở năm 2021 và chạy đến năm 2027.",
            "2027",
        ),
        (
            "Đề án có tầm nhìn đến năm nào?",
            "Đề án ra năm 2022, làm đến năm 2030, tầm nhìn đến năm 2045.",
            "2045",
        ),
        (
            "Hội nghị diễn ra ngày nào?",
            "Ngày 22/4/2022, hội nghị quán triệt Nghị quyết số 07-NQ/TU ngày 15/11/2021.",
            "22/4/2022",
        ),
    ],
)
def test_the_time_is_of_what_is_asked_about(judge: Judge, question: str, sentence: str, time: str) -> None:
    cue = judge(question, sentence).cue
    assert cue is not None
    assert time in sentence[cue.start : cue.end]


def test_what_a_figure_is_compared_with_is_the_year_behind_so_voi(judge: Judge) -> None:
    for text in ("Năm 2023 Sơn La tăng 5 bậc so với năm 2021.", "Năm 2023 Sơn La hơn năm 2021 5 bậc."):
        cue = judge("Sơn La tăng 5 bậc so với năm nào?", text).cue
        assert cue is not None
        assert text[cue.start : cue.end] == "2021"


def test_the_day_of_a_document_is_not_that_of_an_event(judge: Judge) -> None:
    evidence = judge("Hội thảo về hạ tầng số họp hôm nào?", "Hội thảo bàn Nghị quyết số 07-NQ/TU ngày 15/11/2021.")
    assert evidence.nearness < 0.1


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Sơn La bán vé điện tử từ năm 2021.", True),
        ("Tuần lễ công nghệ 2022 giới thiệu vé điện tử của Sơn La.", False),  # the year is part of its name
        ("Sơn La phấn đấu bán vé điện tử vào năm 2025.", False),  # what is to come has not begun
    ],
)
def test_from_when_something_is_no_name_and_no_aim_tells(judge: Judge, sentence: str, told: bool) -> None:
    assert (judge("Sơn La bán vé điện tử từ năm nào?", sentence).nearness > 0.1) is told


def test_from_when_a_document_is_in_force_is_not_when_it_was_issued(judge: Judge) -> None:
    text = "Quyết định này có hiệu lực kể từ ngày ký."
    assert judge("Quyết định có hiệu lực từ bao giờ?", text).nearness > 0.2
    assert judge("Quyết định ban hành ngày nào?", text).nearness < 0.05


def test_the_day_of_a_replaced_document_is_not_that_of_the_new_one(judge: Judge) -> None:
    text = "Quyết định này thay thế Quyết định số 9/QĐ-UBND ngày 14/2/2022."
    assert judge("Quyết định ban hành ngày nào?", text).nearness < 0.05
    assert judge("Quyết định bị thay thế ban hành ngày nào?", text).nearness > 0.05


def test_the_day_of_an_event_on_a_document_is_not_that_of_its_issue(judge: Judge) -> None:
    question = "Nghị quyết 07-NQ/TU ra ngày nào?"
    assert judge(question, "Chiều 22/4, tỉnh tổ chức hội nghị về Nghị quyết số 07-NQ/TU.").nearness < 0.1
    assert judge(question, "Tỉnh theo Nghị quyết số 07-NQ/TU; ngày hội là 10/10.").nearness < 0.1
    assert judge(question, "Ngày 22/4, tỉnh ban hành Nghị quyết số 07-NQ/TU.").nearness > 0.1
    held = judge(
        "Hội nghị về nghị quyết 07-NQ/TU diễn ra ngày nào?", "Chiều 22/4 họp hội nghị về Nghị quyết số 07-NQ/TU."
    )
    assert held.nearness > 0.1


def test_by_when_something_is_to_be_issued_is_no_day_of_issue(judge: Judge) -> None:
    question = "Kế hoạch ban hành ngày nào?"
    assert judge(question, "Các huyện ban hành kế hoạch trước ngày 28/2/2024.").nearness < 0.05
    assert judge(question, "Các sở ban hành kế hoạch trong quý III/2024.").nearness < 0.05
    assert judge(question, "Tỉnh ban hành kế hoạch ngày 28/2/2024.").nearness > 0.1


def test_who_signed_is_asked_beside_the_day_and_no_topic_of_its_sentence(ask: Ask) -> None:
    units = ask("Kế hoạch 16 ban hành ngày nào, ai ký?").units
    assert [unit.role for unit in units if unit.folded == "ky"] == ["light"]


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("Số hóa hồ sơ đất bắt đầu ngày nào?", False),
        ("Trạm số hóa hồ sơ đất khai trương khi nào?", False),
        ("Số hóa hồ sơ đất phải xong ngày nào?", True),
    ],
)
def test_until_when_is_no_beginning(judge: Judge, question: str, near: bool) -> None:
    sentence = "Trạm số hóa hồ sơ đất. Thời hạn hoàn thành: 15/12/2025."
    assert (judge(question, sentence).nearness > 0.1) is near
