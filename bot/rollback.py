"""The way back: which generations are kept, and going back to one."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.data_folder import DataFolder, make_data_folder
from index.errors import CorruptGeneration
from index.generation import Generation
from index.lock import build_lock
from index.manifest import read_manifest


@dataclass(frozen=True, slots=True)
class KeptGeneration:
    """A generation that one can go back to. `built_at` is ISO 8601 in UTC."""

    id: str
    documents: int
    passages: int
    built_at: str
    live: bool
    pinned: bool


def roll_back(data_dir: Path, wanted: str | None) -> tuple[str, str]:
    """Makes an older generation live and pins it; gives (before, after), "" where there was none before.

    Raises UnknownGeneration, LockHeld while somebody builds, DataFolderUnusable, and CorruptGeneration when the wanted
    one cannot be opened; then nothing has changed.
    """
    data = make_data_folder(data_dir)
    with build_lock(data_dir):
        current = data.current()
        after = data.roll_back(wanted)
        try:
            Generation.open(data.generations / after).close()
        except CorruptGeneration:
            if current:
                data.switch(current.generation, pinned=current.pinned)
            raise
    return current.generation if current else "", after


def kept_generations(data_dir: Path) -> list[KeptGeneration]:
    """What there is to go back to, newest first; damaged ones are left out."""
    data = DataFolder(data_dir)
    current, kept = data.current(), []
    for name in data.ids():
        with suppress(CorruptGeneration):
            manifest = read_manifest(data.generations / name)
            live = current is not None and current.generation == name
            pinned = live and current is not None and current.pinned
            kept.append(KeptGeneration(name, manifest.documents, manifest.passages, manifest.built_at, live, pinned))
    return kept
