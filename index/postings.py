"""Postings on disk: for each term the rows that hold it, and its precomputed impact on each.

Raw little-endian arrays: `<field>.starts` (first posting of each term), `<field>.rows` (int64, the type numpy adds at
without a copy), `<field>.impacts` (float64: the BM25 factor without idf), `<field>.counts` (uint16: how often the row
holds the term), `<field>.lengths` (terms of each row). Terms are numbered in the order of their code points: where a
term first occurs does not matter, so that an article can be exchanged without touching the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.blocks import BlockFolder
from index.dictionary import Dictionary, dictionary_files

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.uint16]

MOST = 65_535  # a count that is stored; no passage has as many terms
_REMEMBERED = 10_000  # terms looked up: questions share their common words; some 2 MB
K1 = 1.2  # measured on five public Vietnamese sets; tuning further does not transfer
B = 0.75


@dataclass(frozen=True, slots=True)
class TermCounts:
    """Terms of a document's passages, counted.

    `vocabulary` in order of first occurrence; passage p holds `numbers[starts[p]:starts[p + 1]]` (positions in the
    vocabulary, in order of first occurrence in the passage), each as often as `counts` says.
    """

    vocabulary: tuple[str, ...]
    starts: npt.NDArray[np.int32]
    numbers: npt.NDArray[np.int32]
    counts: npt.NDArray[np.int32]

    def lengths(self) -> Ints:
        """Terms of each passage, repeats counted."""
        sums = np.concatenate([[0], np.cumsum(self.counts, dtype=np.int64)])
        return np.diff(sums[self.starts])


def count_terms(passages: Sequence[Sequence[str]]) -> TermCounts:
    """Counts the terms of each passage."""
    vocabulary: dict[str, int] = {}
    starts: list[int] = [0]
    numbers: list[int] = []
    counts: list[int] = []
    for terms in passages:
        frequencies: dict[int, int] = {}
        for term in terms:
            number = vocabulary.setdefault(term, len(vocabulary))
            frequencies[number] = frequencies.get(number, 0) + 1
        numbers.extend(frequencies)
        counts.extend(frequencies.values())
        starts.append(len(numbers))
    return TermCounts(tuple(vocabulary), *(np.array(part, np.int32) for part in (starts, numbers, counts)))


def mean(lengths: Ints) -> float:
    """The average length as rank_bm25 computes it."""
    return int(lengths.sum()) / len(lengths) if len(lengths) else 0.0


def norms(lengths: Ints) -> Floats:
    """k1 (1 - b + b · length / average length) of each row; rank_bm25's order of operations, for the last bits."""
    average = mean(lengths)
    return np.asarray(K1 * (1 - B + B * lengths / average), np.float64) if average else np.ones(len(lengths))


def impacts(counts: Counts, norm: Floats) -> Floats:
    """The BM25 factors without idf of terms that stand `counts` times in rows with these norms."""
    exact = counts.astype(np.float64)
    return np.asarray(exact * (K1 + 1) / (exact + norm), np.float64)


def postings_files(field: str, *, scored: bool = True) -> list[str]:
    """The names of a field's files."""
    parts = ["starts", "rows", "impacts", "counts", "lengths"] if scored else ["starts", "rows"]
    return dictionary_files(field) + [f"{field}.{part}" for part in parts]


def figures(lengths: Ints, starts: Ints) -> dict[str, float]:
    """What scoring needs to know of a field, for the manifest."""
    return {"average_length": mean(lengths), "terms": len(starts) - 1, "postings": int(starts[-1])}


class Postings:
    """Reads the files of a field."""

    def __init__(self, files: BlockFolder, field: str, *, scored: bool = True) -> None:
        self.terms = Dictionary(files, field)
        self._spans: dict[str, tuple[int, int]] = {}
        self._starts = files.array(f"{field}.starts", "<i8")
        self._rows = files.array(f"{field}.rows", "<i8")
        self._impacts = files.array(f"{field}.impacts", "<f8") if scored else None
        self._counts = files.array(f"{field}.counts", "<u2") if scored else None
        self._lengths = files.array(f"{field}.lengths", "<i4") if scored else None

    def __len__(self) -> int:
        return len(self._rows)

    def span(self, term: str) -> tuple[int, int]:
        """First and end of the term's postings; (0, 0) for an unknown term."""
        span = self._spans.get(term)
        if span is None:
            number = self.terms.find(term)
            span = (0, 0) if number is None else self.span_at(number)
            if len(self._spans) >= _REMEMBERED:
                self._spans.clear()
            self._spans[term] = span
        return span

    def span_at(self, number: int) -> tuple[int, int]:
        """First and end of the postings of the term with this number."""
        return self._starts.pair(number)

    def rows(self, start: int, stop: int) -> Ints:
        """Rows of these postings, ascending within a term."""
        return self._rows.read(start, stop)

    def impacts(self, start: int, stop: int) -> Floats:
        """BM25 factors of these postings, without idf."""
        if self._impacts is None:
            raise ValueError("these postings carry no scores")
        return self._impacts.read(start, stop)

    def counts(self, start: int, stop: int) -> Counts:
        """How often the rows of these postings hold the term; once each in a field that carries no scores."""
        return self._counts.read(start, stop) if self._counts else np.ones(stop - start, np.uint16)

    def starts(self) -> Ints:
        """The first posting of every term, and the end of the last; reads the whole field."""
        return self._starts.read(0, len(self._starts))

    def lengths(self) -> Ints:
        """Terms of every row, repeats counted; none for a field that carries no scores."""
        return self._lengths.read(0, len(self._lengths)).astype(np.int64) if self._lengths else np.zeros(0, np.int64)

    def read_ahead(self, limit: int) -> list[tuple[int, int]]:
        """Checks now what most questions look at: the terms, and the postings of the most common ones.

        Returns their spans, most common first; together they have up to `limit` postings.
        """
        self.terms.read_ahead()
        starts = self.starts()
        common = np.argsort(np.diff(starts))[::-1]
        common = common[: np.searchsorted(np.cumsum(np.diff(starts)[common]), limit, "right")]
        spans = [(int(starts[number]), int(starts[number + 1])) for number in common]
        for start, stop in spans:
            self.rows(start, stop)
            self.impacts(start, stop)
        return spans

    def frequencies(self) -> Ints:
        """The document frequency of every term, in term order; reads the whole field."""
        return np.diff(self.starts())
