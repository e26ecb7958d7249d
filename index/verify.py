"""Reads every byte of a generation and checks that all of it fits together."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.passage import Passage
from index.blocks import HASH_LIST, BlockFolder
from index.errors import CorruptGeneration
from index.generation import DATABASE, FIELDS, Generation, generation_files
from index.manifest import NAME, Manifest, read_manifest
from index.postings import Ints, Postings
from index.target_row import TargetRow

_ROWS = 1000  # rows read at a time
_PART = 1 << 20  # postings looked at at a time


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: in which file or row, and what it means, in plain words."""

    where: str
    what: str


def verify(folder: Path) -> list[Finding]:
    """Everything that is wrong with a generation; empty when it is sound."""
    try:
        manifest = read_manifest(folder)
        damaged = [*_files(folder, manifest), *_blocks(folder, manifest)]
        if damaged:
            return damaged  # what stands in damaged files proves nothing
        generation = Generation.open(folder)
        try:
            return [*_postings(folder, manifest), *_rows(generation), *_contents(generation)]
        finally:
            generation.close()
    except CorruptGeneration as error:
        return [Finding(error.path.name, error.what)]


def _files(folder: Path, manifest: Manifest) -> Iterator[Finding]:
    expected = {*generation_files(), HASH_LIST, NAME}
    there = {entry.name for entry in folder.iterdir()}
    for name in sorted(expected - there):
        yield Finding(name, "is missing")
    for name in sorted(there - expected):
        yield Finding(name, "does not belong to a generation")
    for name in sorted(set(generation_files()) - set(manifest.files)):
        yield Finding(name, "is not named in the manifest")


def _blocks(folder: Path, manifest: Manifest) -> Iterator[Finding]:
    files = BlockFolder(folder, dict(manifest.files), list(manifest.list_digests))
    for name, entry in manifest.files.items():
        try:
            files.open(name).check(0, entry.bytes)
        except CorruptGeneration as error:
            yield Finding(name, error.what)


def _postings(folder: Path, manifest: Manifest) -> Iterator[Finding]:
    files = BlockFolder(folder, dict(manifest.files), list(manifest.list_digests))
    for field in (*FIELDS, "facets"):
        postings = Postings(files, field, scored=field in FIELDS)
        frequencies = postings.frequencies()
        total = manifest.files[f"{field}.rows"].bytes // 8
        if len(frequencies) != len(postings.terms) or frequencies.min(initial=1) < 1 or frequencies.sum() != total:
            yield Finding(f"{field}.starts", "does not fit the terms and postings")
            continue
        if not _ascending(postings, np.cumsum(frequencies), manifest.passages):
            yield Finding(f"{field}.rows", "holds rows out of order or outside of the generation")
        lengths = postings.lengths()
        if field in FIELDS and (len(lengths) != manifest.passages or lengths.sum() < postings.counts(0, total).sum()):
            yield Finding(f"{field}.lengths", "does not fit the terms counted")


def _ascending(postings: Postings, ends: Ints, passages: int) -> bool:
    """Whether the rows of each term ascend and are there; a part at a time, so that memory stays bounded."""
    for begin in range(0, len(postings), _PART):
        end = min(begin + _PART + 1, len(postings))
        rows = postings.rows(begin, end)
        rising = np.diff(rows) > 0
        between = ends[np.searchsorted(ends, begin, "right") : np.searchsorted(ends, end)]
        rising[between - 1 - begin] = True  # a new term begins
        if not rising.all() or rows.min() < 0 or rows.max() >= passages:
            return False
    return True


def _rows(generation: Generation) -> Iterator[Finding]:
    manifest = generation.manifest
    counts = {
        "documents": manifest.documents,
        "texts": manifest.documents,
        "targets": manifest.documents,
        "passages": manifest.passages,
    }
    for table, expected in counts.items():
        found = generation.count(table)
        if found != expected:
            yield Finding(f"{DATABASE}: {table}", f"has {found} rows, the manifest says {expected}")
    documents = generation.documents()
    ends = [generation.rows_of(document.id) for document in documents]
    if [row for rows in ends for row in rows] != list(range(manifest.passages)):
        yield Finding("first_passages", "does not lead from each document to its own passages")


def _contents(generation: Generation) -> Iterator[Finding]:
    """Reads every document with its passages and figures, once."""
    for document in generation.documents():
        text = generation.text(document.id)
        known: set[str] = set()
        for rows in _batches(generation.rows_of(document.id)):
            for row, passage in zip(rows, generation.passages_at(rows), strict=True):
                known.add(passage.id)
                yield from _passage(generation, document.id, text, row, passage)
        yield from _figures(generation.targets_of(document.id), document.id, text, known)


def _passage(generation: Generation, document_id: str, text: str, row: int, passage: Passage) -> Iterator[Finding]:
    """The passage is the slice of its document's text that it says it is, and can be found by its id."""
    where = f"passage {passage.id} of {document_id}"
    if passage.document_id != document_id:
        yield Finding(where, f"belongs to {passage.document_id}")
    if text[passage.start : passage.end] != passage.text:
        yield Finding(where, f"is not the text at {passage.start}-{passage.end}")
    if any(not passage.start <= start < end <= passage.end for start, end in passage.sentences):
        yield Finding(where, "has a sentence outside of itself")
    if generation.row_of(passage.id) != row:
        yield Finding(where, "is not found by its id")


def _figures(figures: Iterable[TargetRow], document_id: str, text: str, passages: Set[str]) -> Iterator[Finding]:
    """Each figure stands at its place in its document's text, in a passage of that document."""
    for figure in figures:
        if figure.document != document_id or figure.passage not in passages:
            yield Finding(f"figure at {figure.start} of {document_id}", "is of another document")
        elif not 0 <= figure.start < figure.end <= len(text):
            yield Finding(f"figure at {figure.start} of {document_id}", "is outside of the text")


def _batches(rows: range) -> Iterable[range]:
    return (rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS))
