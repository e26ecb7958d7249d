"""Telling the English pages of Vietnamese portals from Vietnamese ones."""

import re
from collections.abc import Set

_WORDS = re.compile(r"[^\W\d_]+")
# Common English words that are no Vietnamese syllables.
_COMMON = frozenset(
    {"the", "of", "and", "for", "with", "from", "by", "its", "is", "are", "was", "were", "has", "have", "should",
     "will", "this", "that", "their", "at", "as", "or", "than", "more", "which"}
)  # fmt: skip
_SHARE = 0.08  # of the words of English prose at least that many are common ones; it is a third, mostly
_ACCENTED = 0.25  # share of words with accents at most: names of places and people


def may_be_english(words: Set[str]) -> bool:
    """False when the words of a text, in small letters, are surely not English: spares `is_english` for most texts."""
    return not _COMMON.isdisjoint(words)


def is_english(text: str) -> bool:
    """Whether a sentence is English, with or without Vietnamese names in it."""
    words = _WORDS.findall(text.lower())
    if _COMMON.isdisjoint(words) or sum(map(_COMMON.__contains__, words)) < _SHARE * len(words):
        return False  # most sentences
    return sum(not word.isascii() for word in words) <= _ACCENTED * len(words)
