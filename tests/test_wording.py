"""Texts and questions write abbreviations in one way."""

from index.tokens import tokenize
from index.wording import common_form


def form(text: str) -> str:
    return " ".join(token.text for token in common_form(tokenize(text)))


def test_an_abbreviation_is_its_full_form() -> None:
    assert form("CĐS ở bản") == form("chuyển đổi số ở bản") == "chuyển đổi số ở bản"


def test_the_words_of_a_full_form_share_the_place_of_the_abbreviation() -> None:
    places = {(token.start, token.end) for token in common_form(tokenize("CĐS"))}
    assert places == {(0, 3)}


def test_a_form_of_questions_alone_is_left_in_texts() -> None:
    assert form("kt số") == "kt số"


def test_other_words_stay() -> None:
    assert form("người dân đi chợ") == "người dân đi chợ"
