"""Abbreviations whose full form is asked for."""

import pytest

from bot.headline import headline
from bot.quote import quote
from bot.short_forms import short_form_asked, spelt_out
from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("DTI là gì?", "DTI"),
        ("dti là cái gì vậy", "dti"),
        ("VINASA nghĩa là gì", "VINASA"),
        ("PAPI viết tắt của chữ gì?", "PAPI"),
        ("vnpt viết đầy đủ là tập đoàn gì", "vnpt"),
        ("vinasa viet tat cua hoi nao", "vinasa"),
        ("mục tiêu là gì", None),
        ("DTI của Sơn La là bao nhiêu?", None),
    ],
)
def test_the_short_form_asked_about(question: str, short: str | None) -> None:
    assert short_form_asked(question) == short


def test_a_full_form_stands_before_its_short_form_in_brackets() -> None:
    text = "Năm nay, chỉ số chuyển đổi số (DTI) tăng."
    place = spelt_out("dti", text)
    assert place is not None
    assert text[slice(*place)] == "chỉ số chuyển đổi số (DTI)"
    assert spelt_out("DTI", "Năm nay DTI tăng.") is None


def test_a_text_may_say_what_a_short_form_stands_for() -> None:
    text = "MHX là chữ viết tắt của Mùa hè xanh."
    place = spelt_out("MHX", text)
    assert place is not None
    assert text[slice(*place)] == "là chữ viết tắt của Mùa hè xanh"


def test_the_sentence_that_spells_it_out_answers_with_it(ask: Ask, judge: Judge) -> None:
    asked = ask("DTI là gì?")
    text = "Năm nay, chỉ số chuyển đổi số (DTI) tăng."
    evidence = judge(asked, text)
    assert headline(asked, evidence, quote(evidence, text)) == "chỉ số chuyển đổi số (DTI)"
    assert evidence.score > 2 * judge(asked, "Năm nay, chỉ số chuyển đổi số DTI tăng.").score
