"""The article files of a corpus as they stood at a build, and whether they still do."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article_file import find_articles
from index.errors import MissingCorpus


@dataclass(frozen=True, slots=True)
class Source:
    """A file at a build. `sha256` is empty if it could not be read; `skipped` says why it is not indexed, or None."""

    path: str
    bytes: int
    mtime_ns: int
    sha256: str
    skipped: str | None = None
    document_id: str = ""


def find_sources(folders: Sequence[Path], known: Mapping[str, Source]) -> list[Source]:
    """The corpus's files, sorted; a file with known size and time keeps its known hash, others are hashed."""
    for folder in folders:
        if not folder.is_dir():
            raise MissingCorpus(folder)
    return [_source(path, known.get(str(path))) for path in find_articles([folder.resolve() for folder in folders])]


def is_stale(folders: Sequence[Path], known: Mapping[str, Source]) -> bool:
    """Whether a file came, went, or differs in size or time and then in its hash."""
    return not unchanged(find_sources(folders, known), known)


def unchanged(found: Sequence[Source], known: Mapping[str, Source]) -> bool:
    """Whether these are the known files with the known content."""
    return len(found) == len(known) and all(
        source.path in known and source.sha256 == known[source.path].sha256 for source in found
    )


def _source(path: Path, known: Source | None) -> Source:
    try:
        status = path.stat()
    except OSError:
        return Source(str(path), 0, 0, "")
    if known and known.sha256 and (known.bytes, known.mtime_ns) == (status.st_size, status.st_mtime_ns):
        return Source(str(path), status.st_size, status.st_mtime_ns, known.sha256)
    return Source(str(path), status.st_size, status.st_mtime_ns, content_digest(path))


def still_there(source: Source) -> bool:
    """Whether the file's size and time are still the source's."""
    try:
        status = Path(source.path).stat()
    except OSError:
        return False
    return (source.bytes, source.mtime_ns) == (status.st_size, status.st_mtime_ns)


def content_digest(path: Path) -> str:
    """The sha256 of a file's bytes; empty if it cannot be read."""
    if not path.is_file():  # opening a named pipe would wait for somebody who writes
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
