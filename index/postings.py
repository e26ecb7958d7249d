"""Postings on disk: for each term the rows that hold it, and its precomputed impact on each.

Raw little-endian arrays: `<field>.starts` (first posting of each term), `<field>.rows` (int64, the type numpy adds at
without a copy), `<field>.impacts` (float64: the BM25 factor without idf). Term numbers follow the first occurrence of
each term in the corpus, which is also the order in which rank_bm25 sums idfs.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.blocks import BlockFolder
from index.dictionary import Dictionary, dictionary_files, write_dictionary

Ints = npt.NDArray[np.int64]
Integers = npt.NDArray[np.integer[Any]]
Floats = npt.NDArray[np.float64]

K1 = 1.2  # measured on five public Vietnamese sets; tuning further does not transfer
B = 0.75
_CHUNK = 1 << 22  # postings placed at a time: some 200 MB of working memory


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


class _Numbering(dict[str, int]):
    """Numbers strings in the order in which they are first asked for."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


class PostingsWriter:
    """Collects counted passages and writes their postings."""

    def __init__(self) -> None:
        self._numbers = _Numbering()
        self._terms: list[npt.NDArray[np.int32]] = []
        self._counts: list[npt.NDArray[np.int32]] = []
        self._held: list[npt.NDArray[np.int32]] = []  # distinct terms of each passage
        self._lengths: list[Ints] = []

    def add(self, counted: TermCounts) -> None:
        """Adds a document's passages as the next rows."""
        mapping = np.fromiter(map(self._numbers.__getitem__, counted.vocabulary), np.int32, len(counted.vocabulary))
        self._terms.append(mapping[counted.numbers])
        self._counts.append(counted.counts)
        self._held.append(np.diff(counted.starts))
        sums = np.concatenate([[0], np.cumsum(counted.counts, dtype=np.int64)])
        self._lengths.append(np.diff(sums[counted.starts]))

    def write(self, folder: Path, field: str, *, scored: bool = True) -> dict[str, float]:
        """Writes the field's files; returns the figures that scoring needs (for the manifest)."""
        terms, counts = _joined(self._terms, np.int32), _joined(self._counts, np.int32)
        lengths = _joined(self._lengths, np.int64)
        rows = np.repeat(np.arange(len(lengths), dtype=np.int32), _joined(self._held, np.int32))
        document_frequency = np.bincount(terms, minlength=len(self._numbers)).astype(np.int64)
        starts = np.concatenate([[0], np.cumsum(document_frequency)]).astype("<i8")
        starts.tofile(folder / f"{field}.starts")
        write_dictionary(folder, field, list(self._numbers))
        average_length = int(lengths.sum()) / len(lengths) if len(lengths) else 0.0
        _place(folder, field, terms, rows, counts, starts, norms(lengths, average_length) if scored else None)
        return {"average_length": average_length, "terms": len(self._numbers), "postings": len(terms)}


def _joined(parts: list[npt.NDArray[np.int32]] | list[Ints], dtype: npt.DTypeLike) -> npt.NDArray[np.int64]:
    return np.concatenate(parts, dtype=dtype) if parts else np.zeros(0, dtype)


def norms(lengths: Ints, average_length: float) -> Floats:
    """k1 (1 - b + b · length / average length) of each row; rank_bm25's order of operations, for the last bits."""
    if not average_length:
        return np.ones(len(lengths))
    return np.asarray(K1 * (1 - B + B * lengths / average_length), np.float64)


def _place(
    folder: Path, field: str, terms: Integers, rows: Integers, counts: Integers, starts: Ints, norm: Floats | None
) -> None:
    """Sorts postings by term, a chunk at a time, straight into the mapped files: memory stays bounded."""
    total = len(terms)
    out_rows = _output(folder / f"{field}.rows", "<i8", total)
    out_impacts = _output(folder / f"{field}.impacts", "<f8", total) if norm is not None else None
    cursor = starts[:-1].copy()
    for begin in range(0, total, _CHUNK):
        chunk = slice(begin, begin + _CHUNK)
        order = np.argsort(terms[chunk], kind="stable")
        ordered = terms[chunk][order]
        run_starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        run_lengths = np.diff(np.append(run_starts, len(ordered)))
        within = np.arange(len(ordered)) - np.repeat(run_starts, run_lengths)
        places = cursor[ordered] + within
        cursor[ordered[run_starts]] += run_lengths
        out_rows[places] = rows[chunk][order]
        if out_impacts is not None and norm is not None:
            count = counts[chunk][order].astype(np.int64)
            out_impacts[places] = count * (K1 + 1) / (count + norm[rows[chunk][order]])


def _output(path: Path, dtype: str, length: int) -> npt.NDArray[np.float64]:
    if length == 0:
        path.write_bytes(b"")
        return np.zeros(0, dtype)
    with path.open("wb") as file:  # a mapped write to a full disk kills the process; this one raises OSError
        os.posix_fallocate(file.fileno(), 0, length * np.dtype(dtype).itemsize)
    return np.memmap(path, dtype=dtype, mode="r+", shape=(length,))


def postings_files(field: str, *, scored: bool = True) -> list[str]:
    """The names of a field's files."""
    parts = ["starts", "rows", "impacts"] if scored else ["starts", "rows"]
    return dictionary_files(field) + [f"{field}.{part}" for part in parts]


class Postings:
    """Reads what `PostingsWriter` wrote."""

    def __init__(self, files: BlockFolder, field: str, *, scored: bool = True) -> None:
        self.terms = Dictionary(files, field)
        self._starts = files.array(f"{field}.starts", "<i8")
        self._rows = files.array(f"{field}.rows", "<i8")
        self._impacts = files.array(f"{field}.impacts", "<f8") if scored else None

    def span(self, term: str) -> tuple[int, int]:
        """First and end of the term's postings; (0, 0) for an unknown term."""
        number = self.terms.find(term)
        return (0, 0) if number is None else self.span_at(number)

    def span_at(self, number: int) -> tuple[int, int]:
        """First and end of the postings of the term with this number."""
        start, stop = self._starts.read(number, number + 2).tolist()
        return start, stop

    def rows(self, start: int, stop: int) -> Ints:
        """Rows of these postings, ascending within a term."""
        return self._rows.read(start, stop)

    def impacts(self, start: int, stop: int) -> Floats:
        """BM25 factors of these postings, without idf."""
        if self._impacts is None:
            raise ValueError("these postings carry no scores")
        return self._impacts.read(start, stop)

    def frequencies(self) -> Ints:
        """The document frequency of every term, in term order; reads the whole field."""
        return np.diff(self._starts.read(0, len(self._starts)))
