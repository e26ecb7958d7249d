"""Tokens of the index: syllables and pairs of adjacent syllables, with accents and without.

The same `tokenize` serves passages and questions.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from corpus.vietnamese.normalize import fold, nfc, place_tones, small

VERSION = "syllables-bigrams-1"  # recorded in each generation; an index of other tokens is rebuilt

# A number keeps its inner marks ("0,1574", "15-20", "48/63"); a word may hold "&" or "-" between letters and digits
# ("TT&TT", "Hue-S", "48-NQ/TU").
_TOKEN = re.compile(r"\d+(?:[.,/]\d+)+|\w+(?:[&]\w+)*|%")


class Token(NamedTuple):  # made by the hundred for each question: half the cost of a frozen dataclass
    """One syllable or number. `start`, `end`: code points of the tokenised text."""

    text: str  # lower case, NFC, tone mark in its standard place
    folded: str  # the same without accents
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """The tokens of `text` in order; offsets point into `nfc(text)`, which equals `text` when it is NFC already."""
    tokens = []
    for match in _TOKEN.finditer(small(nfc(text))):
        word = match.group()
        tokens.append(Token(place_tones(word), _folded(word), *match.span()))
    return tokens


def word_spans(text: str) -> list[tuple[int, int]]:
    """The places of the tokens of `text` alone."""
    return [match.span() for match in _TOKEN.finditer(small(nfc(text)))]


def split_words(text: str) -> tuple[list[str], list[str]]:
    """The texts of the tokens of `text` and their folded forms, for those who need no places: a third of the cost."""
    words = _TOKEN.findall(small(nfc(text)))
    return list(map(place_tones, words)), list(map(_folded, words))


_folded = lru_cache(maxsize=1 << 16)(fold)  # a text's words are those of other texts: a tenth of the cost


def terms(words: list[str]) -> list[str]:
    """Index terms of a run of words: each word, then each pair of neighbours joined by "_"."""
    return words + [f"{a}_{b}" for a, b in zip(words, words[1:], strict=False)]
