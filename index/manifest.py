"""The manifest of a generation: what it holds, of which corpus, and the hashes of its files."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.blocks import FileEntry
from index.errors import CorruptGeneration, OtherFormat

NAME = "manifest.json"
FORMAT = 5
_ID = re.compile(r"(\d{6,})-([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself. `built_at` is ISO 8601 in UTC."""

    format: int
    text_steps: str  # name and version of everything that turns an article into terms
    built_at: str
    corpus: tuple[str, ...]  # absolute folders
    corpus_relative: tuple[str, ...]  # the same, seen from the data folder
    documents: int
    passages: int
    skipped: int
    fields: Mapping[str, Mapping[str, float]]
    files: Mapping[str, FileEntry]
    list_digests: tuple[str, ...]


def write_manifest(folder: Path, manifest: Manifest) -> str:
    """Writes the manifest; returns the part of its sha256 (16 hexadecimal digits) that the folder's name carries."""
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True).encode()
    (folder / NAME).write_bytes(content)
    return hashlib.sha256(content).hexdigest()[:16]


def read_manifest(folder: Path) -> Manifest:
    """The manifest, checked against the folder's name (a folder under construction has no such name yet)."""
    path = folder / NAME
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CorruptGeneration(path, f"cannot be read ({error.strerror})") from error
    named = _ID.fullmatch(folder.name)
    if named and hashlib.sha256(content).hexdigest()[:16] != named[2]:
        raise CorruptGeneration(path, "is damaged: its hash is not the one in the folder's name")
    try:
        fields = json.loads(content)
        if named and isinstance(fields["format"], int) and fields["format"] != FORMAT:
            raise OtherFormat(path, fields["format"])
        return _parsed(fields)
    except (ValueError, TypeError, KeyError) as error:
        raise CorruptGeneration(path, f"is not a manifest of format {FORMAT}") from error


def _parsed(fields: dict[str, Any]) -> Manifest:
    if fields["format"] != FORMAT:
        raise ValueError("another format")
    files = {name: FileEntry(**entry) for name, entry in fields.pop("files").items()}
    lists: dict[str, Any] = {name: tuple(fields.pop(name)) for name in ("corpus", "corpus_relative", "list_digests")}
    return Manifest(files=files, **lists, **fields)


def generation_id(number: int, digest: str) -> str:
    """The name of a generation's folder: a running number and its manifest's hash."""
    return f"{number:06d}-{digest}"


def running_number(name: str) -> int | None:
    """The number in a generation's name; None for any other name."""
    named = _ID.fullmatch(name)
    return int(named[1]) if named else None
