"""A corpus of a few words and pairs of words, for the tests of reading."""

from collections.abc import Mapping, Sequence

from corpus.vietnamese.normalize import fold


class Words:
    """An `index.repair.Vocabulary`: how many passages hold each accented word, or two joined by "_"."""

    def __init__(self, accented: Mapping[str, int]) -> None:
        self._accented = accented

    def knows(self, word: str) -> bool:
        return word in self._accented or self.frequency(word) > 0

    def frequency(self, term: str) -> int:
        return sum(count for word, count in self._accented.items() if fold(word) == term)

    def accented_frequency(self, term: str) -> int:
        return self._accented.get(term, 0)

    def accented(self, folded: str) -> Sequence[tuple[str, int]]:
        return [(word, count) for word, count in self._accented.items() if fold(word) == folded]

    def spelling(self, folded: str) -> str | None:
        found = self.accented(folded)
        return max(found, key=lambda pair: pair[1])[0] if found else None
