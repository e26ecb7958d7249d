"""A generation of the index: immutable, opened in a moment, every byte checked before it is first used."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from corpus.document import Block, Document
from corpus.passage import Passage
from index.blocks import BlockFolder, MappedBytes
from index.bm25 import MappedBM25, intersect
from index.dictionary import Dictionary, dictionary_files
from index.errors import CorruptGeneration
from index.hit import Hit
from index.kept import Kept
from index.manifest import Manifest, read_manifest
from index.postings import Ints, Postings, postings_files
from index.schema import GENERATION_COLUMNS
from index.sources import Source
from index.store import DIGEST, GenerationReader, row_digest
from index.target_row import TargetRow
from index.top import best_rows

FIELDS = ("accented", "folded")
DATABASE = "texts.db"
KEPT_PASSAGES, KEPT_DOCUMENTS = 8192, 1024  # read lately and kept: about 20 MB
WeightedTerms = Sequence[tuple[str, float]]


def generation_files() -> list[str]:
    """The names of all files that the manifest vouches for."""
    names = [name for field in FIELDS for name in postings_files(field)]
    names += postings_files("facets", scored=False)
    names += [name for table in ("documents", "passages") for name in dictionary_files(table)]
    return [*names, "first_passages", DATABASE, *(f"{table}.digests" for table in GENERATION_COLUMNS)]


class Generation:
    """Reads one generation folder; safe for several threads.

    Rows number passages in corpus order, from 0. Any method may raise CorruptGeneration;
    then nothing of it may be shown.
    """

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self.path = path
        self.id = path.name
        self.manifest = manifest
        self.passages = manifest.passages
        files = BlockFolder(path, dict(manifest.files), list(manifest.list_digests))
        self._fields = {
            field: MappedBM25(Postings(files, field), self.passages, manifest.fields[field]["average_length"])
            for field in FIELDS
        }
        self._facets = Postings(files, "facets", scored=False)
        self._document_ids = Dictionary(files, "documents")
        self._document_numbers = lru_cache(maxsize=KEPT_DOCUMENTS)(self._document_ids.find)
        self._passage_ids = Dictionary(files, "passages")
        self._first_passages = files.array("first_passages", "<i8")
        self._kept_passages: Kept[int, Passage] = Kept(KEPT_PASSAGES)
        self._kept_documents: Kept[int, Document] = Kept(KEPT_DOCUMENTS)
        self._digests: dict[str, MappedBytes] = {table: files.open(f"{table}.digests") for table in GENERATION_COLUMNS}
        files.open(DATABASE)  # its size; its content is checked row by row, against the digests
        self._database = self._open_database()

    @classmethod
    def open(cls, path: Path) -> "Generation":
        """Opens a generation folder; the time does not depend on its size. Raises CorruptGeneration."""
        return cls(path, read_manifest(path))

    def close(self) -> None:
        """Closes the database; mapped files go with the object."""
        self._database.close()

    # -- searching

    def search(
        self,
        accented: WeightedTerms,
        folded: WeightedTerms,
        *,
        any_of: Sequence[Sequence[str]] = (),
        limit: int = 50,
    ) -> list[Hit]:
        """The best passages for weighted question terms; a passage's score is the higher of its two fields' scores.

        `any_of`: of each group of facets, a passage must have at least one. Equal scores are ordered by passage id.
        """
        allowed = self._allowed(any_of)
        scores = self.scores("accented", accented, allowed)
        np.maximum(scores, self.scores("folded", folded, allowed), out=scores)
        if allowed is not None:
            best = best_rows(scores[allowed], limit, lambda place: self._passage_ids.string(int(allowed[place])))
            rows = [int(allowed[place]) for place in best]
        else:
            rows = best_rows(scores, limit, self._passage_ids.string)
        found = self._passages_at(rows)
        return [Hit(row, found[row], float(scores[row])) for row in rows]

    def read_ahead(self) -> None:
        """Checks now what most questions need (0.4 s at 100,000 passages), so that the first ones need not."""
        for field in self._fields.values():
            field.read_ahead()
        for dictionary in (self._document_ids, self._passage_ids):
            dictionary.read_ahead()

    def scores(self, field: str, terms: WeightedTerms, rows: Ints | None = None) -> npt.NDArray[np.float64]:
        """The BM25 score of every passage in one field ("accented" or "folded"); with `rows` only theirs are right."""
        return self._fields[field].get_scores([term for term, _ in terms], [weight for _, weight in terms], rows)

    def df(self, term: str, field: str) -> int:
        """How many passages hold the term."""
        return self._fields[field].df(term)

    def idf(self, term: str, field: str) -> float:
        """The term's weight; that of a term in no passage at all if it is unknown."""
        return self._fields[field].idf.of(self.df(term, field))

    def vocabulary(self, field: str) -> Iterator[tuple[str, int]]:
        """Every term of a field with its document frequency, in the order of code points."""
        postings = self._fields[field].postings
        return zip(postings.terms, postings.frequencies().tolist(), strict=True)

    # -- facets

    def facet_rows(self, facet: str) -> Ints:
        """Rows of the passages of which the facet holds, ascending; empty for an unknown one."""
        return self._facets.rows(*self._facets.span(facet))

    def rows_with(self, any_of: Sequence[Sequence[str]]) -> list[int]:
        """Rows of the passages that have of each group of facets at least one, ascending."""
        rows = self._allowed(any_of)
        return [] if rows is None else rows.tolist()

    def _allowed(self, any_of: Sequence[Sequence[str]]) -> Ints | None:
        return intersect([[self.facet_rows(facet) for facet in group] for group in any_of])

    def facet_values(self, prefix: str) -> list[str]:
        """All facets that begin with `prefix` ("province="), without it, sorted."""
        return [facet.removeprefix(prefix) for facet in self._facets.terms.with_prefix(prefix)]

    # -- texts

    def passage(self, passage_id: str) -> Passage | None:
        """The passage with this id, or None."""
        row = self._passage_ids.find(passage_id)
        return None if row is None else self.passage_at(row)

    def row_of(self, passage_id: str) -> int | None:
        """The row of the passage with this id, or None."""
        return self._passage_ids.find(passage_id)

    def passage_at(self, row: int) -> Passage:
        """The passage in a row (0-based); IndexError outside of the generation."""
        if not 0 <= row < self.passages:
            raise IndexError(f"row {row} of {self.passages}")
        return self._passages_at([row])[row]

    def passages_at(self, rows: Sequence[int]) -> list[Passage]:
        """The passages in these rows, in the order given."""
        found = self._passages_at(rows)
        return [found[row] for row in rows]

    def documents_at(self, rows: Sequence[int]) -> list[str]:
        """The ids of the documents whose passages stand in these rows, each once; no passage is read."""
        firsts = self._first_passages.read(0, len(self._first_passages))
        numbers = np.searchsorted(firsts, np.asarray(rows, np.int64), side="right") - 1
        return [self._document_ids.string(number) for number in dict.fromkeys(numbers.tolist())]

    def rows_of(self, document_id: str) -> range:
        """The rows of a document's passages; empty for an unknown document."""
        number = self.number_of(document_id)
        return range(0) if number is None else self.rows_of_number(number)

    def passages_of(self, document_id: str) -> list[Passage]:
        """A document's passages in text order."""
        return self.passages_at(self.rows_of(document_id))

    def document(self, document_id: str) -> Document | None:
        """A document with its blocks and without its text (see `text`), or None."""
        return self.documents_of([document_id])[document_id]

    def documents_of(self, document_ids: Iterable[str]) -> dict[str, Document | None]:
        """The documents with these ids, read at once, as `document` gives each."""
        numbers = {name: self._document_numbers(name) for name in document_ids}
        known = [number for number in numbers.values() if number is not None]
        found = self._kept_documents.all_of(known, self._read_documents)
        return {name: None if number is None else found[number] for name, number in numbers.items()}

    def documents(self) -> list[Document]:
        """All documents, in corpus order, without blocks and text."""
        numbers = range(self.manifest.documents)
        rows = self._rows("documents", numbers)
        return [_document(rows[number], blocks=False) for number in numbers]

    def text(self, document_id: str) -> str:
        """A document's text; KeyError for an unknown document."""
        number = self._document_numbers(document_id)
        if number is None:
            raise KeyError(document_id)
        return str(self._rows("texts", [number])[number][1])

    def targets(self) -> list[TargetRow]:
        """The figures of provinces in all documents, in corpus order."""
        numbers = range(self.manifest.documents)
        rows = self._rows("targets", numbers)
        return [TargetRow(*figure) for number in numbers for figure in json.loads(str(rows[number][1]))]

    def targets_of(self, document_id: str) -> list[TargetRow]:
        """The figures of provinces in one document, in text order; none for an unknown document."""
        number = self._document_numbers(document_id)
        if number is None:
            return []
        return [TargetRow(*figure) for figure in json.loads(str(self._rows("targets", [number])[number][1]))]

    def sources(self) -> dict[str, Source]:
        """The corpus's files as they stood at the build, by path."""
        return {row["path"]: Source(**row) for row in self._query("select * from sources")}

    def count(self, table: str) -> int:
        """How many rows a table of the database has."""
        return int(self._query(f"select count(*) as n from {table}")[0]["n"])  # noqa: S608 - names of our own schema

    # -- what a later generation takes over

    def postings(self, name: str) -> Postings:
        """The postings of a field or of the facets ("accented", "folded", "facets")."""
        return self._facets if name == "facets" else self._fields[name].postings

    def number_of(self, document_id: str) -> int | None:
        """The number of a document in corpus order, or None."""
        return self._document_numbers(document_id)

    def rows_of_number(self, number: int) -> range:
        """The rows of the passages of the document with this number."""
        return range(*self._first_passages.pair(number))

    def document_ids(self, numbers: range) -> list[str]:
        """The ids of the documents with these numbers."""
        return [self._document_ids.string(number) for number in numbers]

    def passage_ids(self, rows: range) -> list[str]:
        """The ids of the passages in these rows."""
        return [self._passage_ids.string(row) for row in rows]

    def digests(self, table: str, rows: range) -> bytes:
        """The digests of rows of the database."""
        return bytes(self._digests[table].read(rows.start * DIGEST, rows.stop * DIGEST))

    # -- checked reading

    def _passages_at(self, rows: Sequence[int]) -> dict[int, Passage]:
        return self._kept_passages.all_of(rows, self._read_passages)

    def _read_passages(self, rows: Sequence[int]) -> dict[int, Passage]:
        return {row: _passage(values) for row, values in self._rows("passages", rows).items()}

    def _read_documents(self, numbers: Sequence[int]) -> dict[int, Document]:
        return {number: _document(values, blocks=True) for number, values in self._rows("documents", numbers).items()}

    def _query(self, sql: str) -> list[dict[str, Any]]:
        try:
            return self._database.rows(sql)
        except (sqlite3.DatabaseError, UnicodeError) as error:
            raise CorruptGeneration(self.path / DATABASE, str(error)) from error

    def _rows(self, table: str, numbers: Sequence[int]) -> dict[int, tuple[object, ...]]:
        """Rows of the database; each must hash to its digest, which stands in a checked file."""
        try:
            found = self._database.by_row(table, numbers)
        except (sqlite3.DatabaseError, UnicodeError) as error:
            raise CorruptGeneration(self.path / DATABASE, str(error)) from error
        digests = self._digests[table]
        for number in numbers:
            expected = digests.read(number * DIGEST, (number + 1) * DIGEST)
            if number not in found or row_digest(found[number]) != expected:
                raise CorruptGeneration(self.path / DATABASE, f"row {number} of {table} is damaged")
        return found

    def _open_database(self) -> GenerationReader:
        try:
            return GenerationReader(self.path / DATABASE)
        except sqlite3.DatabaseError as error:
            raise CorruptGeneration(self.path / DATABASE, str(error)) from error


def _passage(values: Sequence[object]) -> Passage:
    _, *fields, sentences = values
    bounds = list(map(int, str(sentences).split()))
    return Passage(*fields, tuple(zip(bounds[::2], bounds[1::2], strict=True)))  # type: ignore[arg-type, call-arg]


def _document(values: Sequence[object], *, blocks: bool) -> Document:
    _, name, title, *facts, provinces, number, issued_on, numbers, kind, stored = values
    named, numbered = (tuple(json.loads(str(names))) for names in (provinces, numbers))
    fields = (name, title, "", *facts, named, number, issued_on, numbered, kind)
    return Document(*fields, blocks=_StoredBlocks(str(stored)) if blocks else ())  # type: ignore[arg-type, misc]


class _StoredBlocks(Sequence[Block]):
    """A document's blocks, parsed when one is asked for: a question reads twenty documents and the blocks of one."""

    def __init__(self, stored: str) -> None:
        self._stored = stored

    @cached_property
    def _blocks(self) -> Sequence[Block]:
        return tuple(Block(*block) for block in json.loads(self._stored))

    @overload
    def __getitem__(self, at: int) -> Block: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Block]: ...
    def __getitem__(self, at: int | slice) -> Block | Sequence[Block]:
        return self._blocks[at]

    def __len__(self) -> int:
        return len(self._blocks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._blocks == tuple(other)

    def __hash__(self) -> int:
        return hash(self._blocks)
