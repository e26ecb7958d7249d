"""What the corpus knows of words, looked up in a generation."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from corpus.vietnamese.normalize import place_tones
from corpus.vietnamese.syllables import is_folded_syllable, is_syllable
from index.generation import Generation
from index.units import Rarity

_VOWELS = {"a": "aăâ", "e": "eê", "i": "i", "o": "oôơ", "u": "uư", "y": "y", "d": "dđ"}
_VOWEL = re.compile("[aeiouy]")
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


@lru_cache(maxsize=2)
def rarity_in(generation: Generation) -> Rarity:
    """How much runs of words tell; kept while the generation is in use, since it remembers what it looked up."""
    return Rarity(generation.passages, generation.df)


@lru_cache(maxsize=2)
def vocabulary_of(generation: Generation) -> "GenerationVocabulary":
    """The words of a generation; kept while it is in use, since they remember the spellings that were looked up."""
    return GenerationVocabulary(generation)


class GenerationVocabulary:
    """The words of one generation; an `index.reading.Lexicon`."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._accented: dict[str, tuple[tuple[str, int], ...]] = {}

    @property
    def passages(self) -> int:
        """Passages of the generation."""
        return self._generation.passages

    def knows(self, word: str) -> bool:
        """Whether `word`, with or without accents, occurs in the corpus."""
        return self._generation.df(word, "accented") > 0 or self._generation.df(word, "folded") > 0

    def has_province(self, name: str) -> bool:
        """Whether any passage is about the province."""
        return len(self._generation.facet_rows(f"province={name}")) > 0

    def frequency(self, term: str) -> int:
        """Passages that hold the folded `term` (a word, or two joined by "_")."""
        return self._generation.df(term, "folded")

    def accented(self, folded: str) -> Sequence[tuple[str, int]]:
        """Words of the corpus that lose their accents to `folded`, with their document frequencies."""
        found = self._accented.get(folded)
        if found is None:
            counted = [(word, self._generation.df(word, "accented")) for word in spellings(folded)]
            found = self._accented[folded] = tuple((word, count) for word, count in counted if count)
        return found

    def accented_frequency(self, term: str) -> int:
        """Passages that hold the accented `term` (a word, or two joined by "_")."""
        return self._generation.df(term, "accented")

    def spelling(self, folded: str) -> str | None:
        """The accented word written most often for `folded`, if the corpus has any."""
        found = self.accented(folded)
        return max(found, key=lambda pair: (pair[1], pair[0]))[0] if found else None


@lru_cache(maxsize=10_000)
def spellings(folded: str) -> tuple[str, ...]:
    """Every possible Vietnamese syllable that loses its accents to `folded`."""
    vowel = _VOWEL.search(folded)
    if vowel is None or not is_folded_syllable(folded):
        return ()
    words = map("".join, product(*(_VOWELS.get(letter, letter) for letter in folded)))
    first = vowel.end()
    toned = (
        place_tones(unicodedata.normalize("NFC", word[:first] + tone + word[first:]))
        for word in words
        for tone in _TONES
    )
    return tuple(word for word in toned if is_syllable(word))
