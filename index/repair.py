"""Guarded repair of misspelt words.

Only words that no Vietnamese word is made of and that the corpus does not have are touched, and only when one slip of
the finger (a letter left out, put in, replaced, two swapped) leads to a word that the corpus or the tables know. A full
correction learned on a small corpus rewrites what off-topic questions say; this one cannot.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

from corpus.vietnamese.normalize import fold, split_tone
from corpus.vietnamese.syllables import is_folded_syllable, known_words
from index.spoken import spoken_pairs, spoken_words
from index.tokens import Token

_LETTERS = "abcdeghiklmnopqrstuvxy"
_SHORTEST = 3  # letters; shorter words have too many neighbours
_SHORTEST_RUN = 6  # letters of two words run together
_LONGEST_RUN = 500  # letters; no question that is answered holds more
_LONGEST_SYLLABLE = 7  # letters: "nghiêng"
_SPOKEN = 8  # occurrences that a phrase of a table is worth beside the corpus's own


class Vocabulary(Protocol):
    """What the corpus knows of words."""

    def knows(self, word: str) -> bool:
        """Whether `word`, with or without accents, occurs in the corpus."""

    def frequency(self, term: str) -> int:
        """Passages that hold the folded `term` (a word, or two joined by "_")."""

    def accented_frequency(self, term: str) -> int:
        """Passages that hold the accented `term`."""

    def accented(self, folded: str) -> Sequence[tuple[str, int]]:
        """Words of the corpus that lose their accents to `folded`, with their document frequencies."""

    def spelling(self, folded: str) -> str | None:
        """The accented word most often written for `folded`, if the corpus has any."""


def is_misspelt(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether no Vietnamese word has this syllable and neither the corpus nor the tables use it."""
    if not token.text.isalpha() or len(token.text) < _SHORTEST or vocabulary.knows(token.text):
        return False
    if token.text == token.folded:
        known = token.folded in _folded_syllables() or token.folded in spoken_words()
        return not known and not vocabulary.knows(token.folded)
    return token.text not in _syllables() and token.text not in spoken_words()


def cross(token: Token, vocabulary: Vocabulary) -> str | None:
    """A word that is none for want of the stroke of its "đ", with the stroke; None for every other word."""
    word = token.text
    if word == token.folded or not word.startswith("d") or word in _syllables() or vocabulary.knows(word):
        return None
    crossed = f"đ{word[1:]}"
    return crossed if crossed in _syllables() or vocabulary.knows(crossed) else None


def is_strange(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a possible word is in neither the corpus nor the tables, so that two swapped letters may have made it."""
    if not token.text.isalpha() or len(token.text) < _SHORTEST:
        return False
    return not vocabulary.knows(token.text) and token.text not in spoken_words() and token.folded not in spoken_words()


def unswap(token: Token, before: Token | None, after: Token | None, vocabulary: Vocabulary) -> str | None:
    """ "thỏa" after "hội" -> "thảo": the swap that makes a pair of the corpus, for a word that makes none."""
    if any(vocabulary.frequency(pair) for pair in _pairs(token.folded, before, after)):
        return None
    for at in range(len(token.folded) - 1):
        word = token.folded[:at] + token.folded[at + 1] + token.folded[at] + token.folded[at + 2 :]
        if word == token.folded or not is_folded_syllable(word):
            continue
        if any(vocabulary.frequency(pair) for pair in _pairs(word, before, after)):
            if token.text == token.folded:
                return vocabulary.spelling(word) or word
            return _in_same_tone(token.text, word, vocabulary)
    return None


def _in_same_tone(typed: str, folded: str, vocabulary: Vocabulary) -> str | None:
    """The most frequent spelling with the tone that was typed: swapping letters keeps it ("cậu" is not "của")."""
    tone = split_tone(typed)[1]
    same = [(count, word) for word, count in vocabulary.accented(folded) if split_tone(word)[1] == tone]
    return max(same)[1] if same else None


def repair_word(token: Token, before: Token | None, after: Token | None, vocabulary: Vocabulary) -> str | None:
    """The word meant by a misspelt `token`: that with the best neighbours, then the most frequent; None if unclear."""
    if len(token.folded) > _LONGEST_SYLLABLE + 1:
        return None  # no slip makes a syllable of it
    best: tuple[int, int, str] | None = None
    for word in {*_one_slip(token.text, accented=True), *_one_slip(token.folded, accented=False)}:
        folded = fold(word)
        if not is_folded_syllable(folded):
            continue
        common = vocabulary.accented_frequency(word) if word != folded else vocabulary.frequency(word)
        common += _SPOKEN * spoken_words().get(word, 0)
        if not common:
            continue
        beside = sum(
            vocabulary.frequency(pair) + _SPOKEN * spoken_pairs().get(pair, 0) for pair in _pairs(folded, before, after)
        )
        near = word != folded or token.text == token.folded  # of an accented word the accents stay
        candidate = (2 * beside + near, common, word)
        if best is None or candidate > best:
            best = candidate
    if best is None:
        return None
    return best[2] if best[2] != fold(best[2]) else vocabulary.spelling(best[2]) or best[2]


def split_word(token: Token, vocabulary: Vocabulary) -> str | None:
    """ "chuyendoiso" -> "chuyen doi so": the words run together, when the corpus knows every pair of them."""
    if not _SHORTEST_RUN <= len(token.folded) <= _LONGEST_RUN:
        return None
    parts = _split(token.folded, vocabulary, None, set())
    return " ".join(parts) if parts and len(parts) > 1 else None


def _split(
    text: str, vocabulary: Vocabulary, before: str | None, stuck: set[tuple[str | None, int]]
) -> list[str] | None:
    """The words of `text` after `before`. `stuck`: what was tried in vain; trying it again takes exponential time."""
    if not text:
        return []
    if (before, len(text)) in stuck:
        return None
    for length in range(min(_LONGEST_SYLLABLE, len(text)), 1, -1):
        word = text[:length]
        if not is_folded_syllable(word) or vocabulary.frequency(word) == 0:
            continue
        if before is not None and vocabulary.frequency(f"{before}_{word}") == 0:
            continue
        rest = _split(text[length:], vocabulary, word, stuck)
        if rest is not None:
            return [word, *rest]
    stuck.add((before, len(text)))
    return None


def _pairs(word: str, before: Token | None, after: Token | None) -> Iterator[str]:
    if before is not None:
        yield f"{before.folded}_{word}"
    if after is not None:
        yield f"{word}_{after.folded}"


def _one_slip(word: str, *, accented: bool) -> Iterator[str]:
    """Words one slip away; with accents only by leaving out and swapping, the other letters are tried without."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if accented:
            continue
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]


def is_plain_word(word: str) -> bool:
    """Whether Vietnamese has the word as it stands, without accents: "hai", "trong", "mua"."""
    return word.isascii() and (word in _syllables() or word in _BORROWED)


# Words of other languages that look like Vietnamese ones without their accents: a bot is no "bớt".
_BORROWED = frozenset({"bot", "hot", "top"})


@cache
def _syllables() -> frozenset[str]:
    """The syllables that words of the general list are made of."""
    return frozenset(syllable for word in known_words() for syllable in word.split())


@cache
def _folded_syllables() -> frozenset[str]:
    return frozenset(map(fold, _syllables()))
