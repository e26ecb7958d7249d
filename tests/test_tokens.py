"""Tokens: syllables and numbers, with accents and without."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vietnamese.normalize import nfc
from index.tokens import split_words, terms, tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def test_syllables_are_small_letters_with_their_accents() -> None:
    assert words("Chuyển ĐỔI số!") == ["chuyển", "đổi", "số"]


def test_every_token_knows_itself_without_accents() -> None:
    assert [token.folded for token in tokenize("Đường Nguyễn")] == ["duong", "nguyen"]


@pytest.mark.parametrize("number", ["0,1574", "48/63", "1.204", "5", "12,75", "15/11/2021"])
def test_a_number_keeps_its_inner_marks(number: str) -> None:
    assert words(f"đạt {number}.") == ["đạt", number]


def test_the_percent_sign_is_a_token() -> None:
    assert words("12% dân") == ["12", "%", "dân"]


def test_an_ampersand_joins_short_names() -> None:
    assert words("Sở TT&TT") == ["sở", "tt&tt"]


def test_tone_marks_have_one_place() -> None:
    assert words("uỷ hoà khoẻ") == words("ủy hòa khỏe") == ["ủy", "hòa", "khỏe"]


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert words(unicodedata.normalize("NFD", "Tuyên Quang phấn đấu")) == words("Tuyên Quang phấn đấu")


def test_a_capital_whose_small_form_takes_two_letters_moves_nothing() -> None:
    assert [(token.start, token.end) for token in tokenize("İa số")] == [(0, 2), (3, 5)]


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens, stored = tokenize(text), nfc(text)
    assert all(0 <= token.start < token.end <= len(stored) for token in tokens)
    assert all(a.end <= b.start for a, b in zip(tokens, tokens[1:], strict=False))


def test_terms_are_words_and_then_pairs() -> None:
    assert terms(["kinh", "tế", "số"]) == ["kinh", "tế", "số", "kinh_tế", "tế_số"]
    assert terms(["một"]) == ["một"]
    assert terms([]) == []


@given(st.text() | st.text(st.sampled_from("aàăâđĐeêoôơuưyỳ TT&TT0123,./%-\n\u0301\u0130")))
def test_words_are_the_texts_of_the_tokens(text: str) -> None:
    tokens = tokenize(text)
    assert split_words(text) == ([token.text for token in tokens], [token.folded for token in tokens])
