"""Compounds typed with the first letter of their first word."""

import pytest

from index.shortened import spelt_in_full
from index.tokens import tokenize
from tests.word_samples import Words

WORDS = Words({"chủ_tịch": 3, "thành_viên": 5, "nhân_viên": 2, "giám_đốc": 1, "trung_tâm": 4, "tận_tâm": 1})


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("ctịch", "chủ tịch"),
        ("gđốc", "giám đốc"),
        ("tvien", "thành viên"),
        ("nviên", "nhân viên"),
        ("ttâm", "trung tâm"),
    ],
)
def test_the_compound_that_the_corpus_writes_most_is_meant(typed: str, full: str) -> None:
    assert spelt_in_full(tokenize(typed)[0], WORDS) == full


@pytest.mark.parametrize("typed", ["kviên", "ctích", "tv", "nvậy"])
def test_without_such_a_compound_nothing_is_meant(typed: str) -> None:
    assert spelt_in_full(tokenize(typed)[0], WORDS) is None
