"""Examines a data folder and says in plain words what it finds."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.errors import ArticleError
from index.data_folder import DataFolder, same_corpus
from index.errors import CorruptGeneration, MissingCorpus, NoGeneration
from index.generation import Generation
from index.lock import is_locked
from index.manifest import read_manifest
from index.prepared import text_steps
from index.sources import is_stale
from index.verify import verify

_SHOWN = 5  # findings told of one generation; the rest is counted


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. "bad" needs someone to act, "note" does not."""

    state: Literal["good", "note", "bad"]
    text: str


def examine(data_dir: Path, corpus_folders: Sequence[Path]) -> list[Check]:
    """Every check of a data folder, the live generation first. Raises NoGeneration."""
    data = DataFolder(data_dir)
    if not data.candidates():
        raise NoGeneration(data_dir)
    return [
        *_current(data),
        *_generations(data),
        *_freshness(data, corpus_folders),
        *_leftovers(data),
        *_permission(data),
    ]


def _current(data: DataFolder) -> Iterator[Check]:
    current = data.current()
    if current is None:
        yield Check("bad", f"CURRENT is missing or damaged, so the newest generation answers: {_REBUILD}.")
    elif current.pinned:
        yield Check(
            "note",
            f"{current.generation} is live after a rollback and stays so until the next `python -m index build`.",
        )
    else:
        yield Check("good", f"{current.generation} is live.")


_REBUILD = "run `python -m index build`"


def _generations(data: DataFolder) -> Iterator[Check]:
    live = data.candidates()[0]
    for name in data.candidates():
        findings = verify(data.generations / name)
        role = "the live generation" if name == live else "an older generation, kept for going back"
        if not findings:
            manifest = read_manifest(data.generations / name)
            yield Check(
                "good",
                f"{name} ({role}) is sound: {manifest.documents} documents, {manifest.passages} passages, "
                f"every byte as written on {manifest.built_at}.",
            )
            continue
        told = "; ".join(f"{finding.where} {finding.what}" for finding in findings[:_SHOWN])
        more = f"; and {len(findings) - _SHOWN} more" if len(findings) > _SHOWN else ""
        yield Check("bad", f"{name} ({role}) is damaged: {told}{more}. It is never served; {_REBUILD}.")


def _freshness(data: DataFolder, corpus_folders: Sequence[Path]) -> Iterator[Check]:
    try:
        generation = Generation.open(data.generations / data.candidates()[0])
        if not same_corpus(generation.manifest, corpus_folders, data.path):
            yield Check("bad", f"The index is of {', '.join(generation.manifest.corpus)}: name it with --corpus.")
        elif generation.manifest.text_steps != text_steps():
            yield Check("note", f"The index was made by another version of the program: {_REBUILD}.")
        elif is_stale(corpus_folders, generation.sources()):
            yield Check("note", f"The corpus has changed since: {_REBUILD}.")
        else:
            yield Check("good", "The index is up to date with the corpus.")
        if generation.manifest.skipped:
            yield Check("note", f"{generation.manifest.skipped} files were skipped; `python -m index info` names them.")
    except (ArticleError, MissingCorpus) as error:
        yield Check("bad", str(error))
    except CorruptGeneration:
        return  # told already


def _leftovers(data: DataFolder) -> Iterator[Check]:
    if holder := is_locked(data.path):
        yield Check("note", f"A build is under way: {holder}.")
        return
    left = sorted({entry.name for entry in data.generations.iterdir()} - set(data.ids()))
    if left:
        yield Check("note", f"Left by interrupted builds or set aside: {', '.join(left)}. The next build removes them.")


def _permission(data: DataFolder) -> Iterator[Check]:
    if not os.access(data.generations, os.W_OK | os.X_OK):
        yield Check("bad", f"{data.generations} cannot be written: the index answers, but cannot be updated.")
