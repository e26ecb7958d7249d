"""The bin: articles that were taken out of the corpus or replaced, kept for 30 days.

Each lies in a folder of its own, `<time>-<id>/`, with the article file and where it came from.
"""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from corpus.foreign.refusals import NotInBin, NotKept, Taken

DAYS = 30
_STAMP = "%Y%m%dT%H%M%S%fZ"
_RECORD = "entry.json"


@dataclass(frozen=True, slots=True)
class BinEntry:
    """An article in the bin. `path` is where it stood, `kept` where it lies now, `thrown_on` an ISO time in UTC."""

    id: str
    path: Path
    kept: Path
    thrown_on: str


def throw_away(path: Path, bin_folder: Path, now: datetime, *, copy: bool = False) -> BinEntry:
    """Moves an article file into the bin; with `copy` the file stays where it is, to be replaced in one step.

    The bin's copy is complete before the original goes: a crash in between leaves both, never neither.
    """
    folder = bin_folder / f"{now.astimezone(UTC).strftime(_STAMP)}-{path.stem}"
    entry = BinEntry(path.stem, path.absolute(), folder / path.name, now.astimezone(UTC).isoformat())
    try:
        folder.mkdir(parents=True)
        shutil.copy2(path, entry.kept)
        record = {name: str(value) for name, value in asdict(entry).items()}
        (folder / _RECORD).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        _flush(entry.kept)
        if not copy:
            path.unlink()
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise NotKept(path.name, path=str(folder), reason=error.strerror or type(error).__name__) from error
    return entry


def list_bin(bin_folder: Path) -> list[BinEntry]:
    """What lies in the bin, newest first. Folders without a record are left alone."""
    entries = []
    for record in sorted(bin_folder.glob(f"*/{_RECORD}"), reverse=True):
        try:
            values = json.loads(record.read_text(encoding="utf-8"))
            entry = BinEntry(
                values["id"], Path(values["path"]), record.parent / Path(values["kept"]).name, values["thrown_on"]
            )
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if entry.kept.is_file():
            entries.append(entry)
    return entries


def bring_back(document_id: str, bin_folder: Path) -> Path:
    """Puts the newest article of this id back where it stood. Raises `NotInBin`, or `Taken` by another."""
    entry = next((entry for entry in list_bin(bin_folder) if entry.id == document_id), None)
    if entry is None:
        raise NotInBin(document_id, days=DAYS)
    if entry.path.exists():
        raise Taken(document_id)
    try:
        entry.path.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(entry.kept, entry.path)
    except OSError as error:
        raise NotKept(document_id, path=str(entry.path), reason=error.strerror or type(error).__name__) from error
    shutil.rmtree(entry.kept.parent, ignore_errors=True)
    return entry.path


def empty_bin(bin_folder: Path, now: datetime, days: int = DAYS) -> list[BinEntry]:
    """Deletes what has lain in the bin for more than `days` days, and tells what it was."""
    limit = now - timedelta(days=days)
    old = [entry for entry in list_bin(bin_folder) if datetime.fromisoformat(entry.thrown_on) < limit]
    for entry in old:
        shutil.rmtree(entry.kept.parent, ignore_errors=True)
    return old


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
