"""Phrases of tables are found in runs of tokens."""

import pytest

from index.phrases import Found, Phrases
from index.tokens import tokenize

TABLE = Phrases([("kinh tế", "economy"), ("kinh tế số", "digital economy"), ("nhiều", "much"), ("nhiêu", "how much")])


def values(text: str, table: Phrases[str] = TABLE) -> list[str]:
    return [found.value for found in table.find(tokenize(text))]


def test_the_longest_phrase_is_found() -> None:
    assert TABLE.find(tokenize("nền kinh tế số")) == [Found(1, 4, "digital economy")]


def test_phrases_do_not_overlap() -> None:
    assert values("kinh tế số kinh tế") == ["digital economy", "economy"]


def test_a_word_without_accents_stands_for_every_spelling_the_upper_row_first() -> None:
    assert values("nhieu") == ["much"]
    assert values("kinh te so") == ["digital economy"]


def test_a_word_with_accents_stands_for_itself_alone() -> None:
    assert values("nhiêu") == ["how much"]
    assert values("kinh tê") == []


def test_an_exact_table_asks_for_its_own_accents() -> None:
    exact = Phrases([("bn", "bao nhiêu"), ("số", "number")], exact=True)
    assert values("bn so số", exact) == ["bao nhiêu", "number"]


def test_a_phrase_ends_by_the_stop() -> None:
    found = TABLE.at(tokenize("kinh tế số"), 0, 2)
    assert found == Found(0, 2, "economy")


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="empty phrase"):
        Phrases([(" ! ", "nothing")])
