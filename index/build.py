"""Builds a generation from a corpus and makes it live in one step."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from corpus.errors import ArticleError
from index.data_folder import DataFolder, make_data_folder, same_corpus
from index.errors import CorruptGeneration, DataFolderUnusable, EmptyCorpus, ForeignCorpus
from index.generation import Generation
from index.lock import build_lock
from index.manifest import generation_id
from index.prepared import Prepared, cache_key, prepare, text_steps
from index.sources import Source, find_sources
from index.token_cache import TokenCache
from index.writing import Writing

Progress = Callable[[int, int], None]  # articles done, articles in all
Gate = Callable[[Path], None]  # gets the finished generation's folder; raises to keep it from being published


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `added`, `changed`, `removed` are document ids against the generation live before.

    `tokenised_files` counts articles read and tokenised anew; `generation_after` equals `generation_before` when
    nothing had changed. `skipped` are (path, reason). `seconds` is wall time.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    documents: int
    passages: int
    tokenised_files: int
    seconds: float
    generation_before: str | None
    generation_after: str


def build(
    corpus_folders: Sequence[Path],
    data_dir: Path,
    *,
    progress: Progress | None = None,
    gate: Gate | None = None,
    force: bool = False,
) -> BuildReport:
    """Brings the data folder's live generation up to the corpus; nothing is written when it is up to date.

    `gate` is called before the switch and may raise to refuse; `force` builds even when nothing has changed.
    Raises IndexFailure: LockHeld, EmptyCorpus, MissingCorpus, ForeignCorpus, DataFolderUnusable.
    """
    started = monotonic()
    refuse_foreign(corpus_folders, data_dir)
    data = make_data_folder(data_dir)
    with build_lock(data_dir), _disk_errors(data_dir):
        live = _live(data)
        known = live.sources() if live else {}
        sources = find_sources(corpus_folders, known)
        if live and not force and live.manifest.text_steps == text_steps() and _unchanged(sources, known):
            data.switch(live.id)
            return _report(live, live.id, known.values(), known, 0, monotonic() - started)
        return _rebuild(corpus_folders, data, live, sources, known, progress, gate, started)


def refuse_foreign(corpus_folders: Sequence[Path], data_dir: Path) -> None:
    """Raises ForeignCorpus if the data folder serves another corpus."""
    data = DataFolder(data_dir)
    for name in data.candidates():
        with suppress(CorruptGeneration):
            manifest = Generation.open(data.generations / name).manifest
            if not same_corpus(manifest, corpus_folders, data_dir):
                raise ForeignCorpus(data_dir, manifest.corpus, [str(folder.resolve()) for folder in corpus_folders])
            return


def _live(data: DataFolder) -> Generation | None:
    for name in data.candidates():
        with suppress(CorruptGeneration):
            return Generation.open(data.generations / name)
    return None


def _unchanged(sources: Sequence[Source], known: dict[str, Source]) -> bool:
    return len(sources) == len(known) and all(
        source.path in known and source.sha256 and source.sha256 == known[source.path].sha256 for source in sources
    )


def _rebuild(
    corpus_folders: Sequence[Path],
    data: DataFolder,
    live: Generation | None,
    sources: Sequence[Source],
    known: dict[str, Source],
    progress: Progress | None,
    gate: Gate | None,
    started: float,
) -> BuildReport:
    folder = data.generations / f".building-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    cache = TokenCache(data.path)
    try:
        writing = Writing(folder)
        done, tokenised, keys = [], 0, []
        for position, source in enumerate(sources):
            prepared, key, fresh = _prepared(source, cache)
            tokenised += fresh
            if isinstance(prepared, Prepared):
                keys.append(key)
                writing.add(prepared)
                done.append(replace(source, document_id=prepared.document.id))
            else:
                done.append(replace(source, skipped=prepared))
            if progress:
                progress(position + 1, len(sources))
        if not writing.passages:
            writing.database.abandon()
            raise EmptyCorpus(corpus_folders, [(one.path, one.skipped) for one in done if one.skipped])
        cache.flush()
        digest = writing.finish(done, corpus_folders, data.path, datetime.now(UTC).isoformat(timespec="seconds"))
        name = generation_id(data.next_number(), digest)
        if gate:
            gate(folder)
        os.replace(folder, data.generations / name)
        data.switch(name)
        data.prune()
        cache.keep_only(keys)
    finally:
        cache.close()
        shutil.rmtree(folder, ignore_errors=True)
    before = live.id if live else None
    new = Generation.open(data.generations / name)
    return _report(new, before, done, known, tokenised, monotonic() - started)


def _prepared(source: Source, cache: TokenCache) -> tuple[Prepared | str, str, bool]:
    """The prepared article, or why it is skipped; its cache key; whether it was tokenised now."""
    path = Path(source.path)
    key = cache_key(path, source.sha256)
    if source.sha256 and (kept := cache.get(key)):
        return kept, key, False
    try:
        prepared = prepare(path)
    except ArticleError as error:
        return str(error), key, False
    cache.put(key, prepared)
    return prepared, key, True


def _report(
    generation: Generation,
    before: str | None,
    sources: Sequence[Source] | Iterator[Source],
    known: dict[str, Source],
    tokenised: int,
    seconds: float,
) -> BuildReport:
    old = {source.document_id: source.sha256 for source in known.values() if not source.skipped}
    listed = list(sources)
    new = {source.document_id: source.sha256 for source in listed if not source.skipped}
    return BuildReport(
        added=tuple(name for name in new if name not in old),
        changed=tuple(name for name in new if name in old and new[name] != old[name]),
        removed=tuple(name for name in old if name not in new),
        skipped=tuple((source.path, source.skipped) for source in listed if source.skipped),
        documents=generation.manifest.documents,
        passages=generation.passages,
        tokenised_files=tokenised,
        seconds=seconds,
        generation_before=before,
        generation_after=generation.id,
    )


@contextmanager
def _disk_errors(data_dir: Path) -> Iterator[None]:
    """A full or read-only disk becomes one sentence; the live generation was not touched."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise DataFolderUnusable(data_dir, str(error)) from error
    except OSError as error:
        raise DataFolderUnusable(Path(error.filename or data_dir), error.strerror or str(error)) from error
