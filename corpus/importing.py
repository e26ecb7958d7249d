"""Brings foreign files in as article files, and takes articles out.

`read_foreign` (in a child process) → `Imported`, shown to an admin and corrected → `keep` → `<slug>.md`.
"""

import contextlib
import fcntl
import os
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import corpus.bin
from corpus.article_file import find_articles
from corpus.foreign.imported import Imported
from corpus.foreign.refusals import BadName, Busy, NotInCorpus, NotKept
from corpus.foreign.sandbox import LIMITS, Limits, read_foreign
from corpus.front_matter import article_source
from corpus.slug import slug
from corpus.twins import find_twin

__all__ = ["LIMITS", "Imported", "Limits", "keep", "read_foreign", "remove"]

_PATIENCE = 10.0  # seconds to wait for another process that changes the folder; one change takes milliseconds
_ID = re.compile(r"[^/\\\x00-\x1f]{1,200}")


def keep(
    imported: Imported,
    corpus_folder: Path,
    *,
    bin_folder: Path | None = None,
    other_folders: Sequence[Path] = (),
    now: datetime | None = None,
) -> Path:
    """Writes the article and gives its path. The same document again replaces the one that is there (see `find_twin`).

    `other_folders` belong to the same corpus: a document that stands there is replaced there, and its id is taken.
    What is replaced goes to the bin when there is one. Raises `NotKept` (disk, permissions), `Busy`, or an
    `ArticleError` about the folders; then they are as they were.
    """
    with _changing(corpus_folder):
        articles = find_articles([corpus_folder, *other_folders])
        old = find_twin(imported, articles)
        path = old.with_suffix(".md") if old else _free_path(imported, corpus_folder, {path.stem for path in articles})
        now = now or datetime.now(UTC)
        if old and bin_folder is not None:
            corpus.bin.throw_away(old, bin_folder, now, copy=True)
        _write(path, article_source(imported, now.date()))
        if old and old != path:
            old.unlink()  # a .txt gave way to the .md of the same id
    return path


def remove(
    document_id: str, corpus_folders: Sequence[Path], bin_folder: Path, now: datetime | None = None
) -> corpus.bin.BinEntry:
    """Takes a document out of the corpus into the bin; what has lain there too long goes. Raises `NotInCorpus`."""
    if not _ID.fullmatch(document_id) or document_id in (".", ".."):
        raise BadName(document_id)
    now = now or datetime.now(UTC)
    path = next((path for path in find_articles(corpus_folders) if path.stem == document_id), None)
    if path is None:
        raise NotInCorpus(document_id)
    with _changing(path.parent):
        entry = corpus.bin.throw_away(path, bin_folder, now)
    corpus.bin.empty_bin(bin_folder, now)
    return entry


def _free_path(imported: Imported, folder: Path, taken: set[str]) -> Path:
    """A path in the folder whose document id is not taken; number, year or a count tell articles of one title apart."""
    name = slug(imported.number, imported.title)
    year = (imported.issued_on or imported.published_on or "")[:4]
    candidates = [name, f"{name}-{year}" if year else name, *(f"{name}-{count}" for count in range(2, len(taken) + 3))]
    return folder / f"{next(name for name in candidates if name not in taken and name != 'readme')}.md"


def _write(path: Path, source: str) -> None:
    """Writes the whole file or none of it."""
    temporary = None
    try:
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=".import-", delete=False) as file:
            temporary = Path(file.name)
            file.write(source.encode())
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise NotKept(path.name, path=str(path), reason=error.strerror or type(error).__name__) from error


@contextlib.contextmanager
def _changing(folder: Path) -> Iterator[None]:
    """Holds the folder against other importers, so that two of them never keep one document twice."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise NotKept(folder.name, path=str(folder), reason=error.strerror or type(error).__name__) from error
    try:
        _lock(descriptor, folder)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise Busy(folder.name, path=str(folder)) from None
            time.sleep(0.05)
        else:
            return
