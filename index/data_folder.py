"""The data folder: which generations stand there, which one is live, and how that changes in one step."""

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.errors import DataFolderUnusable, UnknownGeneration
from index.manifest import Manifest, running_number

KEPT_OLDER = 2  # generations kept besides the live one


@dataclass(frozen=True, slots=True)
class Current:
    """What CURRENT says. `pinned`: after a rollback, no automatic build replaces it."""

    generation: str
    pinned: bool = False


class DataFolder:
    """`generations/<id>/`, CURRENT and the files beside them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.generations = path / "generations"

    def ids(self) -> list[str]:
        """Finished generations, newest first."""
        with suppress(OSError):
            names = [entry.name for entry in self.generations.iterdir() if running_number(entry.name) is not None]
            return sorted(names, key=lambda name: running_number(name) or 0, reverse=True)
        return []

    def current(self) -> Current | None:
        """What CURRENT says; None if it is missing, damaged, or names a generation that is not there."""
        try:
            fields = json.loads((self.path / "CURRENT").read_bytes())
            current = Current(str(fields["generation"]), bool(fields["pinned"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return current if current.generation in self.ids() else None

    def candidates(self) -> list[str]:
        """Generations in the order in which they should be tried: the live one, then the newest."""
        current = self.current()
        return ([current.generation] if current else []) + [
            name for name in self.ids() if not current or name != current.generation
        ]

    def switch(self, generation: str, *, pinned: bool = False) -> None:
        """Makes a generation the live one, in one step that survives a crash."""
        content = json.dumps({"generation": generation, "pinned": pinned})
        temporary = self.path / f".CURRENT-{os.getpid()}"
        with temporary.open("w") as file:
            file.write(content + "\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.path / "CURRENT")
        sync_folder(self.path)

    def next_number(self) -> int:
        """The running number of the next generation."""
        numbers = [running_number(entry.name.removesuffix(".damaged")) or 0 for entry in self.generations.iterdir()]
        return 1 + max(numbers, default=0)

    def prune(self) -> None:
        """Removes all but the live generation and two older ones, and what crashed builds left."""
        current = self.current()
        others = [name for name in self.ids() if not current or name != current.generation]
        removed = others[KEPT_OLDER:]
        leftovers = [entry.name for entry in self.generations.iterdir() if running_number(entry.name) is None]
        for name in [*removed, *leftovers]:
            self.remove(name)
        for path in self.path.glob(".CURRENT-*"):
            path.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Removes a generation; renamed first, so that a half-removed one is never taken for a whole one."""
        doomed = self.generations / f".removed-{name.lstrip('.')}"
        with suppress(OSError):
            if not name.startswith("."):
                (self.generations / name).replace(doomed)
                name = doomed.name
            shutil.rmtree(self.generations / name, ignore_errors=True)

    def quarantine(self, generation: str) -> None:
        """Sets a damaged generation aside; without write permission it stays and is avoided by the caller."""
        with suppress(OSError):
            (self.generations / generation).replace(self.generations / f"{generation}.damaged")

    def roll_back(self, wanted: str | None = None) -> str:
        """Makes an older generation live and pins it; without a name, the one before the live one."""
        current, there = self.current(), self.ids()
        if wanted is None:
            live = (running_number(current.generation) or 0) if current else 0
            wanted = next((name for name in there if (running_number(name) or 0) < live), None)
        matches = [name for name in there if wanted and name.startswith(wanted)]
        if len(matches) != 1:
            raise UnknownGeneration(wanted or "before the live one", there)
        self.switch(matches[0], pinned=True)
        return matches[0]


def same_corpus(manifest: Manifest, folders: Sequence[Path], data_dir: Path) -> bool:
    """Whether a generation is of these folders: the same place, or the same place seen from a moved data folder."""
    absolute, relative = corpus_names(folders, data_dir)
    return set(absolute) == set(manifest.corpus) or set(relative) == set(manifest.corpus_relative)


def corpus_names(folders: Sequence[Path], data_dir: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folders as absolute paths, and as seen from the data folder."""
    absolute = tuple(str(folder.resolve()) for folder in folders)
    return absolute, tuple(os.path.relpath(folder, data_dir.resolve()) for folder in absolute)


def make_data_folder(path: Path) -> DataFolder:
    """The data folder, made if need be; DataFolderUnusable if it cannot be written."""
    folder = DataFolder(path)
    try:
        folder.generations.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderUnusable(path, error.strerror or str(error)) from error
    if not os.access(folder.generations, os.W_OK | os.X_OK):
        raise DataFolderUnusable(folder.generations, "no write permission")
    return folder


def sync_folder(path: Path) -> None:
    """Makes renames inside a folder survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
