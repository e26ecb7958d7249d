"""Guarded repair of misspelt words.

Only words that are no possible Vietnamese syllable and unknown to the corpus are touched, and only when one letter
(left out, put in, replaced, swapped with its neighbour) leads to a word that the corpus knows beside the same
neighbours. A full correction learned on a small corpus rewrites what off-topic questions say; this one cannot.
"""

from collections.abc import Iterator
from typing import Protocol

from corpus.vietnamese.syllables import is_folded_syllable, is_syllable
from index.tokens import Token

_LETTERS = "abcdeghiklmnopqrstuvxy"


class Vocabulary(Protocol):
    """What the corpus knows of words: document frequencies of terms, accented or folded."""

    def knows(self, word: str) -> bool:
        """Whether `word`, with or without accents, occurs in the corpus."""

    def frequency(self, term: str) -> int:
        """Passages that hold the folded `term` (a word, or two joined by "_")."""

    def spelling(self, folded: str, before: str | None, after: str | None) -> str | None:
        """The accented word most often written for `folded` beside these folded neighbours."""


def repair_word(token: Token, before: Token | None, after: Token | None, vocabulary: Vocabulary) -> str | None:
    """The word meant by `token`, or None when the neighbours vouch for none."""
    if token.text != token.folded and is_syllable(token.text):
        return None
    best: tuple[int, int, str] | None = None
    for word in _one_letter_off(token.folded):
        if not is_folded_syllable(word):
            continue
        beside = 0
        if before is not None:
            beside += vocabulary.frequency(f"{before.folded}_{word}")
        if after is not None:
            beside += vocabulary.frequency(f"{word}_{after.folded}")
        if beside == 0:
            continue
        candidate = (beside, vocabulary.frequency(word), word)
        if best is None or candidate > best:
            best = candidate
    if best is None:
        return None
    return vocabulary.spelling(best[2], before.folded if before else None, after.folded if after else None) or best[2]


def split_word(token: Token, vocabulary: Vocabulary) -> str | None:
    """ "chuyendoiso" -> "chuyen doi so": the words run together, when the corpus knows every pair of them."""
    if len(token.folded) < 6:
        return None
    parts = _syllables(token.folded, vocabulary, None)
    return " ".join(parts) if parts and len(parts) > 1 else None


def _syllables(text: str, vocabulary: Vocabulary, before: str | None) -> list[str] | None:
    if not text:
        return []
    for length in range(min(7, len(text)), 1, -1):
        word = text[:length]
        if not is_folded_syllable(word) or vocabulary.frequency(word) == 0:
            continue
        if before is not None and vocabulary.frequency(f"{before}_{word}") == 0:
            continue
        rest = _syllables(text[length:], vocabulary, word)
        if rest is not None:
            return [word, *rest]
    return None


def _one_letter_off(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]
    for letter in _LETTERS:
        yield word + letter
