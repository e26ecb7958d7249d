"""Writes the postings of a field from those of an older generation and what has changed since.

Equal to the last byte to what `PostingsWriter` makes of the same passages, at the cost of a copy: nothing is sorted
but the new postings.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.postings import MOST, Counts, Ints, Postings, TermCounts, figures, impacts, norms

_PARTS = ("rows", "counts", "impacts")
_NONE: Ints = np.zeros(0, np.int64)
_PART = 1 << 16  # postings rewritten at a time: what is computed on them stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Splice:
    """Old rows [start, end) give way to the passages of some documents (none: the rows are removed)."""

    start: int
    end: int
    documents: tuple[TermCounts, ...] = ()

    @property
    def passages(self) -> int:
        """New rows."""
        return sum(len(document.starts) - 1 for document in self.documents)


@dataclass(frozen=True, slots=True)
class _Added:
    """New postings in their order. `terms` are positions in the list of added terms; `places` are the old postings
    in front of which they stand.
    """

    terms: Ints
    rows: Ints
    counts: Counts
    places: Ints


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of a new passage. `number` is its number in the old field or that of the term it stands in front of."""

    number: int
    known: bool
    text: str


def splice(
    old: Postings, size: int, folder: Path, field: str, splices: Sequence[Splice], *, scored: bool = True
) -> dict[str, float]:
    """Writes the field that comes of `old` (with `size` rows) by the splices, which ascend without overlapping.

    Returns its figures for the manifest.
    """
    path = folder / field
    gone, new_rows = _rows(size, splices)
    terms, added = _added(old, splices, new_rows)
    lengths = _lengths(old, splices) if scored else _NONE
    if scored:
        lengths.astype("<i4").tofile(f"{path}.lengths")
    lost: list[Ints] = []
    with ExitStack() as stack:
        files = [stack.enter_context(Path(f"{path}.{part}").open("wb")) for part in _PARTS[: 3 if scored else 1]]
        norm = norms(lengths)
        for rows, counts in _merged(old, gone, new_rows, added, lost):
            values: list[npt.NDArray[Any]] = [rows, counts, impacts(counts, norm[rows])] if scored else [rows]
            for file, value in zip(files, values, strict=True):
                file.write(value.data)
    starts = _renumber(old, folder, field, terms, added, np.concatenate([_NONE, *lost]))
    starts.tofile(f"{path}.starts")
    return figures(lengths, starts)


def _rows(size: int, splices: Sequence[Splice]) -> tuple[npt.NDArray[np.bool_], Ints]:
    """Which old rows are gone, and the new row of each; one more stands for the end."""
    gone = np.zeros(size + 1, np.bool_)
    shift = np.zeros(size + 1, np.int64)
    for one in splices:
        gone[one.start : one.end] = True
        shift[one.end] += one.passages - (one.end - one.start)
    return gone, np.arange(size + 1) + np.cumsum(shift)


def _added(old: Postings, splices: Sequence[Splice], new_rows: Ints) -> tuple[list[_Term], _Added]:
    numbers: dict[str, int] = {}
    parts: list[tuple[Ints, Ints, Ints, Ints]] = []
    for one in splices:
        row = int(new_rows[one.end]) - one.passages
        for document in one.documents:
            mapping = np.array([numbers.setdefault(term, len(numbers)) for term in document.vocabulary], np.int64)
            held = np.diff(document.starts)
            rows = np.repeat(np.arange(row, row + len(held)), held)
            before = np.full(len(rows), one.start)
            parts.append((mapping[document.numbers], rows, document.counts.astype(np.int64), before))
            row += len(held)
    first, rows, counts, before = (np.concatenate(part) for part in zip(*parts, strict=True)) if parts else (_NONE,) * 4
    terms = sorted((_located(old, text) for text in numbers), key=lambda term: (term.number, term.known, term.text))
    final = np.zeros(len(terms), np.int64)
    final[[numbers[term.text] for term in terms]] = np.arange(len(terms))
    order = np.lexsort((rows, final[first]))
    first, before = final[first[order]], before[order]
    stored = np.minimum(counts[order], MOST).astype(np.uint16)
    return terms, _Added(first, rows[order], stored, _places(old, terms, first, before))


def _located(old: Postings, text: str) -> _Term:
    number = old.terms.find(text)
    if number is not None:
        return _Term(number, True, text)
    return _Term(bisect_left(range(len(old.terms)), text, key=old.terms.string), False, text)


def _places(old: Postings, terms: Sequence[_Term], numbers: Ints, before: Ints) -> Ints:
    """The old posting that each new one precedes; `before` are the old rows that the new rows precede."""
    places = np.zeros(len(numbers), np.int64)
    bounds = np.searchsorted(numbers, np.arange(len(terms) + 1))
    starts = old.starts()
    for term, begin, end in zip(terms, bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        start = int(starts[term.number])
        rows = old.rows(start, int(starts[term.number + 1])) if term.known else before[:0]
        places[begin:end] = start + np.searchsorted(rows, before[begin:end])
    return places


def _lengths(old: Postings, splices: Sequence[Splice]) -> Ints:
    lengths, parts, at = old.lengths(), [], 0
    for one in splices:
        parts += [lengths[at : one.start], *(document.lengths() for document in one.documents)]
        at = one.end
    return np.concatenate([*parts, lengths[at:]])


def _merged(
    old: Postings, gone: npt.NDArray[np.bool_], new_rows: Ints, added: _Added, lost: list[Ints]
) -> Iterator[tuple[Ints, Counts]]:
    """Rows and counts of the new postings, a part of the old ones at a time; what is gone is noted in `lost`."""
    total = len(old)
    for begin in range(0, max(total, 1), _PART):
        end = min(begin + _PART, total)
        rows, counts = old.rows(begin, end), old.counts(begin, end)
        first, last = np.searchsorted(added.places, (begin, end if end < total else total + 1))
        leaving = gone[rows]
        if leaving.any() or first < last:
            lost.append(begin + np.flatnonzero(leaving))
            staying = ~leaving
            places = np.concatenate([[0], np.cumsum(staying)])[added.places[first:last] - begin]
            rows = np.insert(new_rows[rows[staying]], places, added.rows[first:last])
            counts = np.insert(counts[staying], places, added.counts[first:last])
        else:
            rows = new_rows[rows]
        yield rows, counts


def _renumber(
    old: Postings, folder: Path, field: str, terms: Sequence[_Term], added: _Added, lost: Ints
) -> npt.NDArray[np.int64]:
    """Writes the dictionary without the terms that no passage holds any more; returns the first posting of each."""
    starts = old.starts()
    won = np.bincount(added.terms, minlength=len(terms))
    frequencies = np.diff(starts) - np.bincount(np.searchsorted(starts, lost, "right") - 1, minlength=len(old.terms))
    known = np.array([term.known for term in terms], np.bool_)
    numbers = np.array([term.number for term in terms], np.int64)
    frequencies[numbers[known]] += won[known]
    kept = frequencies > 0
    new = [(term.number, term.text) for term in terms if not term.known]
    old.terms.rewrite(folder, field, kept, new)
    before = np.concatenate([[0], np.cumsum(kept)])
    frequencies = np.insert(frequencies[kept], before[numbers[~known]], won[~known])
    return np.concatenate([[0], np.cumsum(frequencies)]).astype("<i8")
