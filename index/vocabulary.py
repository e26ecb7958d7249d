"""What the corpus knows of words, looked up in a generation."""

import unicodedata
from functools import cache
from itertools import product

from corpus.vietnamese.syllables import is_syllable
from index.generation import Generation

_VOWELS = {"a": "aăâ", "e": "eê", "i": "i", "o": "oôơ", "u": "uư", "y": "y", "d": "dđ"}
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


class GenerationVocabulary:
    """The words of one generation; implements `index.repair.Vocabulary`."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation

    def knows(self, word: str) -> bool:
        """Whether `word`, with or without accents, occurs in the corpus."""
        return self._generation.df(word, "accented") > 0 or self._generation.df(word, "folded") > 0

    def frequency(self, term: str) -> int:
        """Passages that hold the folded `term` (a word, or two joined by "_")."""
        return self._generation.df(term, "folded")

    def spelling(self, folded: str, before: str | None, after: str | None) -> str | None:
        """The accented word written most often for `folded`, if the corpus has any."""
        found = [(self._generation.df(word, "accented"), word) for word in spellings(folded)]
        best = max(found, default=(0, ""))
        return best[1] if best[0] else None


@cache
def spellings(folded: str) -> tuple[str, ...]:
    """Every possible Vietnamese syllable that loses its accents to `folded`."""
    letters = [_VOWELS.get(letter, letter) for letter in folded]
    found = []
    for choice in product(*letters):
        word = "".join(choice)
        for at, letter in enumerate(word):
            if letter not in "aăâeêioôơuưy":
                continue
            for tone in _TONES:
                toned = unicodedata.normalize("NFC", word[:at] + letter + tone + word[at + 1 :])
                if is_syllable(toned):
                    found.append(toned)
    return tuple(dict.fromkeys(found))
