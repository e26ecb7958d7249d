"""BM25 over memory-mapped postings: rank_bm25's scores, bit for bit, without its cost.

The only door to rank_bm25.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import log

import numpy as np
from rank_bm25 import BM25Okapi

from index.postings import K1, B, Floats, Ints, Postings

# Postings added at a time. Measured: with whole terms a question at 100,000 passages takes five times as long, because
# arrays of that size come from the system and go back to it each time.
_PART = 1 << 15
_FEW = 2_000  # postings below which adding at once, each row stands once, is quicker than `numpy.add.at`
_DENSE = 3  # a term that a third of the passages hold is kept as an impact on every passage
_AHEAD = 8_000_000  # postings that are checked ahead: 128 MB, a tenth of a second; a thousand terms of 100,000 passages
_DENSE_BYTES = 40_000_000  # of a field, for such terms: five at a million passages


def positive_idf(size: int, frequency: int) -> float:
    """ln(1 + (N - df + ½) / (df + ½)), the variant of Lucene: common words never outweigh rare ones.

    MRR .894 where rank_bm25's default (a floor for negative values) gave .862.
    """
    return log(1 + (size - frequency + 0.5) / (frequency + 0.5))


def default_idf(size: int, frequency: int) -> float:
    """rank_bm25's idf before its floor, in its order of operations."""
    return log(size - frequency + 0.5) - log(frequency + 0.5)


def average_default_idf(size: int, frequencies: Sequence[int]) -> float:
    """The mean of rank_bm25's idfs. `frequencies` in the order in which the terms first occur in the corpus: it sums
    them so, one by one, and another order ends in other last bits.
    """
    return sum(default_idf(size, frequency) for frequency in frequencies) / len(frequencies) if frequencies else 0.0


class MappedIdf(Mapping[str, float]):
    """Idf of each term, computed when asked: what rank_bm25 keeps in a dict."""

    def __init__(self, postings: Postings, size: int, floor: float | None) -> None:
        self._postings = postings
        self._size = size
        self._floor = floor

    def of(self, frequency: int) -> float:
        """The idf of a term that `frequency` passages hold."""
        if self._floor is None:
            return positive_idf(self._size, frequency)
        value = default_idf(self._size, frequency)
        return self._floor if value < 0 else value

    def __getitem__(self, term: str) -> float:
        start, stop = self._postings.span(term)
        if start == stop:
            raise KeyError(term)
        return self.of(stop - start)

    def __iter__(self) -> Iterator[str]:
        return iter(self._postings.terms)

    def __len__(self) -> int:
        return len(self._postings.terms)


class MappedBM25(BM25Okapi):  # type: ignore[misc]  # rank_bm25 ships no types
    """`BM25Okapi` whose `get_scores` reads postings from mapped files; `get_top_n` is inherited.

    `size` is the number of passages; `average_length` in terms. The idf is the positive one; with `average_idf` it is
    rank_bm25's own with its floor, for comparison.
    """

    def __init__(self, postings: Postings, size: int, average_length: float, average_idf: float | None = None) -> None:
        self.postings = postings
        self._kept: dict[int, Floats] = {}  # impacts on every passage, of the most common terms asked about
        self.corpus_size = size
        self.avgdl = average_length
        self.k1, self.b, self.epsilon = K1, B, 0.25
        self.average_idf = average_idf
        self.idf = MappedIdf(postings, size, None if average_idf is None else self.epsilon * average_idf)

    def get_scores(
        self, query: Sequence[str], weights: Sequence[float] | None = None, rows: Ints | None = None
    ) -> Floats:
        """The score of every passage for the question's terms (repeats count); `weights` scale each term's part.

        With `rows` only theirs are right: of a common term no others are added up. Postings are added term after
        term in question order, as rank_bm25 does: equal to the last bit.
        """
        scores, product = np.zeros(self.corpus_size), np.empty(_PART)
        for position, term in enumerate(query):
            start, stop = self.postings.span(term)
            if start == stop:
                continue
            factor = self.idf.of(stop - start) * (1.0 if weights is None else weights[position])
            if (impacts := self.dense(start, stop)) is not None:
                if rows is not None:
                    scores[rows] += factor * impacts[rows]
                    continue
                for begin in range(0, self.corpus_size, _PART):
                    part = impacts[begin : begin + _PART]
                    scores[begin : begin + _PART] += np.multiply(part, factor, out=product[: len(part)])
                continue
            places, impacts = self.postings.rows(start, stop), self.postings.impacts(start, stop)
            if stop - start < _FEW:
                scores[places] += factor * impacts
                continue
            for begin in range(0, stop - start, _PART):
                part = impacts[begin : begin + _PART]
                np.add.at(scores, places[begin : begin + _PART], np.multiply(part, factor, out=product[: len(part)]))
        return scores

    def dense(self, start: int, stop: int) -> Floats | None:
        """The impacts of a term on every passage if very many hold it and there is room; None for other terms.

        Adding 0.0 where the term is not changes no score, and adding in a row is three times as fast as by row numbers.
        A term that is kept stays: the terms that are asked about first are those that are asked about most.
        """
        if _DENSE * (stop - start) < self.corpus_size:
            return None
        impacts = self._kept.get(start)
        if impacts is None and (len(self._kept) + 1) * 8 * self.corpus_size <= _DENSE_BYTES:
            impacts = np.zeros(self.corpus_size)
            impacts[self.postings.rows(start, stop)] = self.postings.impacts(start, stop)
            self._kept[start] = impacts
        return impacts

    def read_ahead(self) -> None:
        """Checks and keeps now what most questions need, so that the first ones are as quick as later ones."""
        for start, stop in self.postings.read_ahead(_AHEAD):
            self.dense(start, stop)

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """The scores of some passages, given by row."""
        return [float(score) for score in self.get_scores(query)[np.asarray(doc_ids, np.intp)]]

    def df(self, term: str) -> int:
        """How many passages hold the term."""
        start, stop = self.postings.span(term)
        return stop - start


def intersect(groups: Sequence[Sequence[Ints]]) -> Ints | None:
    """Rows that stand in at least one array of every group, ascending; None when there is no group."""
    rows: Ints | None = None
    for group in groups:
        either = group[0] if len(group) == 1 else _in_any(group)
        rows = either if rows is None else _in_both(rows, either)
    return rows


def _in_any(group: Sequence[Ints]) -> Ints:
    """The rows of any of some ascending arrays; `np.unique` imports masked arrays at its first call (15 ms)."""
    rows = np.sort(np.concatenate([np.zeros(0, np.int64), *group]))
    either: Ints = rows[np.append(True, rows[1:] != rows[:-1])[: len(rows)]]
    return either


def _in_both(rows: Ints, others: Ints) -> Ints:
    """The rows of both of two ascending arrays; `np.intersect1d` imports masked arrays, too."""
    if not len(others):
        return others
    places = np.minimum(np.searchsorted(others, rows), len(others) - 1)
    both: Ints = rows[others[places] == rows]
    return both
