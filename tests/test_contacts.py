"""Numbers to call and numbers to text."""

import pytest

from tests.answering_samples import Judge

pytest_plugins = ("tests.answering_fixtures",)

TEXT = "Dân Sơn La tra sổ thì soạn TS gửi 8135 hoặc vào so.sonla.vn mà xem, cần giúp tra sổ thì gọi 18001091."


@pytest.mark.parametrize(
    ("question", "text", "number"),
    [
        ("Sơn La tra sổ thì nhắn tin số nào?", TEXT, "8135"),
        ("Sơn La cần giúp tra sổ thì soạn tin gửi số mấy?", TEXT, "8135"),
        ("Sơn La tra sổ thì gọi số nào?", TEXT, "18001091"),
        ("son la can giup tra so thi nhan tin so nao", TEXT, "8135"),
        ("Sơn La tra sổ thì nhắn tin số nào?", "Dân Sơn La tra sổ thì gọi hoặc nhắn tin tới 19001515.", "19001515"),
        ("Sơn La tra sổ thì gọi số nào?", "Dân Sơn La tra sổ thì gọi tổng đài hoặc nhắn tin tới 19001515.", "19001515"),
        ("Sơn La tra sổ thì nhắn số nào?", "Dân Sơn La tra sổ thì gửi tin về tổng đài 8135.", "8135"),
        ("Sơn La tra sổ thì gọi số nào?", "Dân Sơn La tra sổ thì gọi hoặc nhắn tin tới 19001515.", "19001515"),
        ("Sơn La tra sổ thì vào trang nào?", TEXT, "so.sonla.vn"),
    ],
)
def test_a_number_to_text_is_none_to_call(judge: Judge, question: str, text: str, number: str) -> None:
    cue = judge(question, text).cue
    assert cue is not None
    assert text[cue.start : cue.end] == number


def test_a_number_to_call_answers_no_question_for_one_to_text(judge: Judge) -> None:
    text = "Dân Sơn La cần giúp tra sổ thì gọi 18001091."
    to_text, to_call = (judge(f"Sơn La tra sổ thì {deed} số nào?", text).nearness for deed in ("nhắn tin", "gọi"))
    assert to_text < 0.1 < to_call


def test_a_line_by_which_one_texts_may_be_called(judge: Judge) -> None:
    text = "Dân Sơn La tra sổ thì nhắn tin qua đường dây nóng 0911 222 333."
    assert judge("Sơn La tra sổ thì gọi số nào?", text).nearness > 0.1


def test_that_one_texts_does_not_pick_the_number(judge: Judge) -> None:
    text = (
        "Dân tra sổ bằng cách soạn tin TS gửi 8135 hoặc vào so.sonla.vn; tra giá cua thì soạn TG gửi 8088 (miễn phí)."
    )
    cue = judge("Tra giá cua thì soạn tin gửi số nào?", text).cue
    assert cue is not None
    assert text[cue.start : cue.end] == "8088"
