"""Builds a generation from a corpus and makes it live in one step."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from index.data_folder import Current, DataFolder, corpus_names, make_data_folder, same_corpus, sync_folder
from index.errors import CorruptGeneration, DataFolderUnusable, EmptyCorpus, ForeignCorpus
from index.generation import Generation
from index.lock import build_lock
from index.manifest import generation_id, read_manifest
from index.prepared import text_steps
from index.preparing import Preparing, Progress
from index.sources import Source, find_sources, unchanged
from index.store import is_trouble_with_the_disk
from index.token_cache import TokenCache
from index.verify import verify
from index.writing import Writing

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


@dataclass(frozen=True, slots=True)
class _Before:
    """The sound generation that a build starts from, and the files it knew; None and none before the first build."""

    generation: Generation | None
    sources: Mapping[str, Source]


def build(
    corpus_folders: Sequence[Path],
    data_dir: Path,
    *,
    progress: Progress | None = None,
    gate: Gate | None = None,
    force: bool = False,
) -> BuildReport:
    """Brings the data folder's live generation up to the corpus; nothing is written when it is up to date and sound.

    `gate` is called before the switch and may raise to refuse; `force` builds even when nothing has changed.
    Raises IndexFailure: LockHeld, EmptyCorpus, MissingCorpus, ForeignCorpus, DataFolderUnusable.
    """
    started = monotonic()
    refuse_foreign(corpus_folders, data_dir)
    data = make_data_folder(data_dir)
    with build_lock(data_dir), _disk_errors(data_dir):
        before = _before(data)
        sources = find_sources(corpus_folders, before.sources)
        if not force and before.generation and _up_to_date(before.generation, sources, before.sources):
            if data.current() != Current(before.generation.id):
                data.switch(before.generation.id)  # no longer pinned, or CURRENT was damaged
            data.prune()  # a build that was killed after its switch left this to the next one
            return _report(before.generation, before, before.sources.values(), 0, monotonic() - started)
        base = _Before(None, {}) if force else before
        try:
            done, tokenised, name = _write(corpus_folders, data, sources, base, progress, gate)
        except CorruptGeneration:
            if not base.generation:
                raise
            done, tokenised, name = _write(corpus_folders, data, sources, _Before(None, {}), progress, gate)
        return _report(Generation.open(data.generations / name), before, done, tokenised, monotonic() - started)


def refuse_foreign(corpus_folders: Sequence[Path], data_dir: Path) -> None:
    """Raises ForeignCorpus if the data folder serves another corpus."""
    data = DataFolder(data_dir)
    for name in data.candidates():
        with suppress(CorruptGeneration):
            manifest = read_manifest(data.generations / name)
            if not same_corpus(manifest, corpus_folders, data_dir):
                raise ForeignCorpus(data_dir, manifest.corpus, corpus_names(corpus_folders, data_dir)[0])
            return


def _before(data: DataFolder) -> _Before:
    """The live generation, or the newest that can be read; one that cannot is set aside."""
    for name in data.candidates():
        try:
            generation = Generation.open(data.generations / name)
            return _Before(generation, generation.sources())
        except CorruptGeneration:
            data.quarantine(name)
    return _Before(None, {})


def _up_to_date(generation: Generation, sources: Sequence[Source], known: Mapping[str, Source]) -> bool:
    """Whether the generation is of these files and text steps, and sound to the last byte."""
    same = generation.manifest.text_steps == text_steps() and unchanged(sources, known)
    return same and not verify(generation.path)


def _write(
    corpus_folders: Sequence[Path],
    data: DataFolder,
    sources: Sequence[Source],
    before: _Before,
    progress: Progress | None,
    gate: Gate | None,
) -> tuple[list[Source], int, str]:
    """Writes a generation, checks it and publishes it; returns its sources, how many were tokenised, and its name.

    Raises CorruptGeneration if the generation before, of which much is taken over, turns out damaged.
    """
    folder = data.generations / f".building-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    cache = TokenCache(data.path)
    try:
        kept = _kept(before, sources)
        preparing = Preparing(cache, progress, kept.keys())
        writing = Writing(folder, before.generation if kept else None)
        done = _collect(writing, preparing, sources, kept)
        if not writing.passages:
            raise EmptyCorpus(corpus_folders, [(one.path, one.skipped) for one in done if one.skipped])
        digest = writing.finish(done, corpus_folders, data.path, datetime.now(UTC).isoformat(timespec="seconds"))
        name = generation_id(data.next_number(), digest)
        _publish(data, folder, name, gate)
        cache.keep_only(preparing.keys)
        return done, preparing.tokenised, name
    finally:
        cache.close()
        shutil.rmtree(folder, ignore_errors=True)


def _kept(before: _Before, sources: Sequence[Source]) -> dict[str, str]:
    """Path and document id of the unchanged articles, which are taken over from the generation before.

    None if its text steps differ, if fewer than half are unchanged (taking over would cost more than it saves), or if
    they stand in another order.
    """
    generation = before.generation
    if generation is None or generation.manifest.text_steps != text_steps():
        return {}
    kept: dict[str, str] = {}
    numbers: list[int] = []
    for source in sources:
        known = before.sources.get(source.path)
        if known and known.sha256 == source.sha256 and source.sha256 and not known.skipped:
            number = generation.number_of(known.document_id)
            if number is not None:
                kept[source.path] = known.document_id
                numbers.append(number)
    return kept if 2 * len(kept) > len(sources) and numbers == sorted(numbers) else {}


def _collect(
    writing: Writing, preparing: Preparing, sources: Sequence[Source], kept: Mapping[str, str]
) -> list[Source]:
    done: list[Source] = []
    try:
        with closing(preparing.run(sources)) as articles:
            for source, prepared in articles:
                if isinstance(prepared, str):
                    done.append(replace(source, skipped=prepared))
                elif prepared is None:
                    writing.keep(kept[source.path])
                    done.append(replace(source, document_id=kept[source.path]))
                else:
                    writing.add(prepared)
                    done.append(replace(source, document_id=prepared.document.id))
        writing.take_over()
    finally:
        if len(done) < len(sources) or not writing.passages:
            writing.abandon()
    return done


def _publish(data: DataFolder, folder: Path, name: str, gate: Gate | None) -> None:
    """Checks every byte, asks the gate, and switches: a reader sees the old generation or the new one, never both."""
    if wrong := verify(folder):
        raise CorruptGeneration(folder / wrong[0].where, wrong[0].what)
    if gate:
        gate(folder)
    folder.replace(data.generations / name)
    sync_folder(data.generations)
    data.switch(name)
    data.prune()


def _report(
    generation: Generation, before: _Before, sources: Iterable[Source], tokenised: int, seconds: float
) -> BuildReport:
    listed = list(sources)
    old = {source.document_id: source.sha256 for source in before.sources.values() if not source.skipped}
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
        generation_before=before.generation.id if before.generation else None,
        generation_after=generation.id,
    )


@contextmanager
def _disk_errors(data_dir: Path) -> Iterator[None]:
    """A full or read-only disk becomes one sentence; the live generation was not touched."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if not is_trouble_with_the_disk(error):
            raise
        raise DataFolderUnusable(data_dir, str(error)) from error
    except OSError as error:
        raise DataFolderUnusable(Path(error.filename or data_dir), error.strerror or str(error)) from error
