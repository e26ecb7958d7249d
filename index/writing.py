"""Writes prepared articles into a generation folder."""

import json
import os
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any

import numpy as np

from corpus.document import Document
from corpus.passage import Passage
from index.blocks import HASH_LIST, write_hash_list
from index.data_folder import corpus_names, sync_folder
from index.dictionary import write_dictionary
from index.errors import CorruptGeneration
from index.fields import NewFields, SplicedFields
from index.generation import DATABASE, Generation, generation_files
from index.manifest import FORMAT, NAME, Manifest, write_manifest
from index.prepared import Prepared, text_steps
from index.schema import GENERATION_COLUMNS
from index.sources import Source
from index.store import GenerationWriter, is_trouble_with_the_disk


class Writing:
    """One generation in the making: `add` or `keep` its articles in corpus order, `take_over`, then `finish`.

    `base` is the generation whose documents can be kept as they stand.
    """

    def __init__(self, folder: Path, base: Generation | None = None) -> None:
        self.folder = folder
        self.database = GenerationWriter(folder / DATABASE, base.path / DATABASE if base else None)
        self._base = base
        self._fields: NewFields | SplicedFields = SplicedFields(folder, base) if base else NewFields(folder)
        self._run = range(0)  # documents of the base that are to be taken over together
        self._document_ids: list[str] = []
        self._passage_ids: list[str] = []
        self._first_passages = [0]

    @property
    def passages(self) -> int:
        """Passages so far, without those kept that `take_over` has not copied yet."""
        return len(self._passage_ids)

    def add(self, prepared: Prepared) -> None:
        """Adds a document with its passages as the next rows."""
        self.take_over()
        document = prepared.document
        number = len(self._document_ids)
        self.database.add("documents", _document_row(number, document))
        self.database.add("texts", {"row": number, "text": document.text})
        self.database.add("targets", {"row": number, "figures": _json([astuple(row) for row in prepared.targets])})
        for passage in prepared.passages:
            self.database.add("passages", _passage_row(self.passages, passage))
            self._passage_ids.append(passage.id)
        self._document_ids.append(document.id)
        self._first_passages.append(self.passages)
        self._fields.add(prepared)

    def keep(self, document_id: str) -> None:
        """Takes a document of the base over; the documents kept stand in the base's order."""
        assert self._base is not None
        number = self._base.number_of(document_id)
        assert number is not None
        if self._run.stop != number:
            self.take_over()
            self._run = range(number, number)
        self._run = range(self._run.start, number + 1)

    def take_over(self) -> None:
        """Copies the documents kept last, which stand side by side. Raises CorruptGeneration of a damaged base."""
        documents, self._run = self._run, range(0)
        if self._base is None or not documents:
            return
        ends = [self._base.rows_of_number(number).stop for number in documents]
        rows = range(self._base.rows_of_number(documents.start).start, ends[-1])
        first = self.passages
        for table in GENERATION_COLUMNS:
            taken, to = (rows, first) if table == "passages" else (documents, len(self._document_ids))
            try:
                self.database.copy(table, taken, to, self._base.digests(table, taken))
            except sqlite3.DatabaseError as error:
                if is_trouble_with_the_disk(error):
                    raise
                raise CorruptGeneration(self._base.path / DATABASE, str(error)) from error
        self._document_ids += self._base.document_ids(documents)
        self._passage_ids += self._base.passage_ids(rows)
        self._first_passages += [end - rows.start + first for end in ends]
        self._fields.keep(rows)

    def abandon(self) -> None:
        """Closes what is open; the folder is the caller's to remove."""
        self.database.abandon()

    def finish(self, sources: Sequence[Source], corpus: Sequence[Path], data_dir: Path, built_at: str) -> str:
        """Writes everything to the disk, safely; returns the digest for the generation's name."""
        for source in sources:
            self.database.add("sources", asdict(source))
        self.database.finish()
        for table, digests in self.database.digests.items():
            (self.folder / f"{table}.digests").write_bytes(digests)
        fields = self._fields.write()
        write_dictionary(self.folder, "documents", self._document_ids)
        write_dictionary(self.folder, "passages", self._passage_ids)
        np.array(self._first_passages, "<i8").tofile(self.folder / "first_passages")
        return self._seal(fields, sum(1 for source in sources if source.skipped), corpus, data_dir, built_at)

    def _seal(
        self,
        fields: Mapping[str, Mapping[str, float]],
        skipped: int,
        corpus: Sequence[Path],
        data_dir: Path,
        built_at: str,
    ) -> str:
        entries, list_digests = write_hash_list(self.folder, generation_files())
        absolute, relative = corpus_names(corpus, data_dir)
        manifest = Manifest(
            format=FORMAT,
            text_steps=text_steps(),
            built_at=built_at,
            corpus=absolute,
            corpus_relative=relative,
            documents=len(self._document_ids),
            passages=self.passages,
            skipped=skipped,
            fields=fields,
            files=entries,
            list_digests=tuple(list_digests),
        )
        digest = write_manifest(self.folder, manifest)
        for name in (*entries, HASH_LIST, NAME):
            _sync(self.folder / name)
        sync_folder(self.folder)
        return digest


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _document_row(number: int, document: Document) -> dict[str, Any]:
    blocks = [[block.kind, block.start, block.end, block.kept] for block in document.blocks]
    return {
        "row": number,
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published_on": document.published_on,
        "url": document.url,
        "provinces": _json(document.provinces),
        "number": document.number,
        "issued_on": document.issued_on,
        "numbers": _json(document.numbers),
        "kind": document.kind,
        "blocks": _json(blocks),
    }


def _passage_row(row: int, passage: Passage) -> dict[str, Any]:
    return {
        "row": row,
        "id": passage.id,
        "document_id": passage.document_id,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "kind": passage.kind,
        "sentences": " ".join(f"{start} {end}" for start, end in passage.sentences),
    }


def _json(value: Sequence[object]) -> str:
    return json.dumps(value, ensure_ascii=False)
