"""Misspelt words are repaired only where nothing else can be meant."""

from collections.abc import Callable

import pytest

from index.repair import is_misspelt, repair_word, split_word, unswap
from index.tokens import Token, tokenize
from tests.word_samples import Words

WORDS = Words({"chuyển": 5, "đổi": 5, "số": 9, "thảo": 3, "hội": 4, "chuyển_đổi": 5, "đổi_số": 5, "hội_thảo": 3})


def token(word: str) -> Token:
    return tokenize(word)[0]


@pytest.mark.parametrize("word", ["chuyểnn", "chyuển", "sốo"])
def test_what_is_no_vietnamese_syllable_is_misspelt(word: str) -> None:
    assert is_misspelt(token(word), WORDS)


@pytest.mark.parametrize("word", ["chuyển", "trâu", "5g", "48", "hi", "đổi"])
def test_what_could_be_meant_is_left_alone(word: str) -> None:
    assert not is_misspelt(token(word), WORDS)


@pytest.mark.parametrize("word", ["chuyểnn", "chyuển", "chuyểm", "cuyen"])
def test_one_slip_of_the_finger_is_undone(word: str) -> None:
    assert repair_word(token(word), None, token("đổi"), WORDS) == "chuyển"


def test_two_slips_are_not() -> None:
    assert repair_word(token("chxyuểmn"), None, None, WORDS) is None


def test_words_run_together_are_parted_when_the_corpus_knows_every_pair() -> None:
    assert split_word(token("chuyendoiso"), WORDS) == "chuyen doi so"
    assert split_word(token("sochuyendoi"), WORDS) is None


def test_swapped_letters_that_make_another_word_are_told_by_the_neighbours() -> None:
    assert unswap(token("thoa"), token("hội"), None, WORDS) == "thảo"
    assert unswap(token("thoa"), token("chợ"), None, WORDS) is None


def test_swapped_letters_keep_the_tone_that_was_typed() -> None:
    assert unswap(token("thỏa"), token("hội"), None, WORDS) == "thảo"
    assert unswap(token("thọa"), token("hội"), None, WORDS) is None


def test_a_pair_that_the_corpus_knows_is_never_unswapped() -> None:
    assert unswap(token("thảo"), token("hội"), None, WORDS) is None


@pytest.mark.parametrize("step", [repair_word, unswap])
def test_repairs_know_the_edges_of_a_question(step: Callable[..., str | None]) -> None:
    assert step(token("qqqq"), None, None, WORDS) is None


class Ambiguous(Words):
    """A corpus in which "hoa ng…" and "hoan g…" both go on; `asked` counts the questions put to it."""

    asked = 0

    def frequency(self, term: str) -> int:
        self.asked += 1
        return 1


def test_a_long_run_of_letters_that_can_be_parted_in_many_ways_is_read_in_bounded_time() -> None:
    short, long = Ambiguous({}), Ambiguous({})
    assert split_word(token("hoanghoa" * 6 + "q"), short) is None
    assert split_word(token("hoanghoa" * 12 + "q"), long) is None
    assert long.asked < 3 * short.asked


@pytest.mark.parametrize("word", ["chuyendoiso" * 500, "x" * 100_000])
def test_no_run_of_letters_is_too_long_to_be_refused(word: str) -> None:
    assert split_word(token(word), WORDS) is None
    assert repair_word(token(word), None, None, WORDS) is None
