"""Compounds whose first word was typed by its first letter alone: "ctịch" for "chủ tịch", "gđốc" for "giám đốc"."""

from collections.abc import Mapping, Sequence
from functools import cache

from corpus.vietnamese.normalize import fold
from corpus.vietnamese.syllables import known_words
from index.repair import Vocabulary
from index.tokens import Token

_SHORTEST = 3  # letters of the word that was typed in full


def spelt_in_full(token: Token, vocabulary: Vocabulary) -> str | None:
    """The compound meant by a word that is none; of several the one that the corpus writes most, None without any.

    Typed without accents, any accents may be meant: "tvien" is "thành viên".
    """
    initial, rest = token.text[:1], token.text[1:]
    if len(rest) < _SHORTEST:
        return None
    accented = rest != fold(rest)
    meant = (pair for pair in _behind().get(fold(rest), ()) if pair[0].startswith(initial))
    counted = [
        (vocabulary.accented_frequency(f"{first}_{second}"), f"{first} {second}")
        for first, second in meant
        if second == rest or not accented
    ]
    best = max(counted, default=(0, ""))
    return best[1] if best[0] else None


@cache
def _behind() -> Mapping[str, Sequence[tuple[str, str]]]:
    """The compounds of two words in the general word list, by the second word without accents."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word in known_words():
        first, _, second = word.partition(" ")
        if second and " " not in second:
            found.setdefault(fold(second), []).append((first, second))
    return found
