"""The live generation: opened, kept up to date, and replaced by a sound one when it turns out damaged."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeVar

from corpus.errors import ArticleError
from index.build import build, refuse_foreign
from index.data_folder import KEPT_OLDER, DataFolder
from index.errors import (
    CorruptGeneration,
    DataFolderUnusable,
    IndexFailure,
    LockHeld,
    NoGeneration,
    OtherFormat,
    OtherTextSteps,
)
from index.generation import Generation
from index.lock import is_locked
from index.manifest import read_manifest
from index.prepared import text_steps
from index.preparing import Progress
from index.sources import is_stale

T = TypeVar("T")
Remark = Callable[[str], None]  # one English sentence for stderr or the log

WAIT = 60.0  # seconds to wait for another process's first build (contract)
_PAUSE = 0.2  # seconds between two looks
_ATTEMPTS = 2 + KEPT_OLDER  # the live generation, the older ones, and one built anew


class Live:
    """The generation in use. `call` runs a search on it and survives damage; `generation` is the one at this moment."""

    def __init__(
        self,
        data_dir: Path,
        corpus_folders: Sequence[Path],
        remark: Remark = lambda _: None,
        *,
        rebuilds: bool = True,
    ) -> None:
        self.data = DataFolder(data_dir)
        self.corpus_folders = tuple(corpus_folders)
        self.remark = remark
        self._rebuilds = rebuilds
        self._generation: Generation | None = None
        self._refused: set[str] = set()  # damaged ones that could not be set aside
        self._lock = threading.RLock()
        self._rebuild: threading.Thread | None = None

    @property
    def generation(self) -> Generation:
        """The generation in use; NoGeneration if there is none."""
        with self._lock:
            if self._generation is None and not self.refresh():
                raise self.nothing()
            assert self._generation is not None
            return self._generation

    def refresh(self) -> bool:
        """Opens what CURRENT names if it is not open yet, else the newest sound generation; True if there is one.

        Cheap when nothing changed: a running service calls it before each question. When a damaged one had to be set
        aside, a rebuild starts.
        """
        with self._lock:
            refused = len(self._refused)
            there = self._open_first_sound()
            if there and len(self._refused) > refused:
                self._start_rebuild()
            return there

    def nothing(self) -> NoGeneration | OtherTextSteps:
        """Why no generation can be served."""
        for name in self.data.candidates():
            path = self.data.generations / name
            with suppress(CorruptGeneration):
                return OtherTextSteps(path, read_manifest(path).text_steps, text_steps())
        return NoGeneration(self.data.path)

    def call(self, function: Callable[[Generation], T]) -> T:
        """`function` of the generation in use.

        A damaged generation is set aside, the previous sound one answers, and a build starts.
        """
        for _ in range(_ATTEMPTS):
            generation = self.generation
            try:
                return function(generation)
            except CorruptGeneration as error:
                self._replace(generation, error)
        return function(self.generation)

    def is_stale(self) -> bool:
        """Whether the corpus or the text steps differ from the generation in use."""
        generation = self.generation
        if generation.manifest.text_steps != text_steps():
            return True
        return is_stale(self.corpus_folders, generation.sources())

    def wait_for_rebuild(self) -> None:
        """Returns when no rebuild after damage is under way."""
        if self._rebuild:
            self._rebuild.join()

    def _open_first_sound(self) -> bool:
        for name in self.data.candidates():
            if self._generation and self._generation.id == name:
                return True
            if name in self._refused:
                continue
            try:
                opened = Generation.open(self.data.generations / name)
            except CorruptGeneration as error:
                self._set_aside(name, error)
                continue
            if _token_version(opened.manifest.text_steps) == _token_version(text_steps()):
                self._generation = opened
                return True
        return self._generation is not None

    def _replace(self, generation: Generation, error: CorruptGeneration) -> None:
        with self._lock:
            if self._generation is not generation:
                return  # another thread did it
            self._generation = None
            self._set_aside(generation.id, error)
            if self._open_first_sound():
                self._start_rebuild()
            else:
                build(self.corpus_folders, self.data.path)

    def _start_rebuild(self) -> None:
        if self._rebuilds:
            self._rebuild = threading.Thread(target=self._build, name="index-rebuild")
            self._rebuild.start()

    def _build(self) -> None:
        try:
            build(self.corpus_folders, self.data.path)
            self.refresh()
        except IndexFailure as failure:
            self.remark(f"The rebuild did not succeed, the previous generation answers: {failure}")

    def _set_aside(self, name: str, error: CorruptGeneration) -> None:
        said = "is set aside" if isinstance(error, OtherFormat) else "is damaged and set aside"
        self.remark(f"Generation {name} {said}: {error}")
        self._refused.add(name)
        self.data.quarantine(name)


def open_live(
    data_dir: Path,
    corpus_folders: Sequence[Path],
    *,
    build_when: Literal["stale", "missing", "never"] = "stale",
    remark: Remark = lambda _: None,
    progress: Progress | None = None,
    wait: float = WAIT,
    pause: Callable[[float], None] = time.sleep,
) -> Live:
    """The live generation, built first if there is none or (with "stale") the corpus has changed.

    While another process builds, the live one is served; with none, waits `wait` seconds. A rolled-back generation is
    not rebuilt. Raises LockHeld, ForeignCorpus, NoGeneration and what `build` raises.
    """
    refuse_foreign(corpus_folders, data_dir)
    live = Live(data_dir, corpus_folders, remark, rebuilds=build_when != "never")
    there = live.refresh()
    if build_when == "never":
        if not there:
            raise live.nothing()
        return live
    if not there:
        _first_build(live, progress, wait, pause)
    elif build_when == "stale" and not _pinned(live) and _is_stale(live):
        _update(live, progress)
    return live


def _pinned(live: Live) -> bool:
    current = live.data.current()
    return current is not None and current.pinned


def _is_stale(live: Live) -> bool:
    try:
        return live.call(lambda _: live.is_stale())
    except ArticleError as error:  # two files of one id: what is indexed still answers
        live.remark(f"{error} Answering from the index in use.")
        return False


def _first_build(live: Live, progress: Progress | None, wait: float, pause: Callable[[float], None]) -> None:
    waited = 0.0
    while True:
        try:
            if not is_locked(live.data.path):
                live.remark("Building the index …")
            build(live.corpus_folders, live.data.path, progress=progress)
        except LockHeld as held:
            if waited == 0:
                live.remark(f"{held} Waiting up to {wait:.0f} seconds.")
            if waited >= wait:
                raise
            pause(_PAUSE)
            waited += _PAUSE
            if live.refresh():
                return
        else:
            live.refresh()
            return


def _update(live: Live, progress: Progress | None) -> None:
    try:
        live.remark("The corpus has changed: updating the index …")
        build(live.corpus_folders, live.data.path, progress=progress)
    except LockHeld as held:
        live.remark(f"{held} Answering from the index in use.")
    except DataFolderUnusable as unusable:
        live.remark(str(unusable))
    with suppress(CorruptGeneration):
        live.refresh()


def _token_version(steps: str) -> str:
    return steps.partition("+")[0]
