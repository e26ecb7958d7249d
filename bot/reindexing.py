"""A reindex: build, canaries, switch; and what came of it, for the chat, the shell and the audit.

`reindex` works in the process that calls it. The service runs it in a child (`bot.reindex_process`), so that building
takes neither the interpreter nor the memory of the answers.
"""

import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from bot.answer import Answer
from bot.assistant import Assistant
from bot.canaries import Ask, CanariesUnreadable, Canary, CanaryCheck, check_canaries, load_canaries
from bot.question import Question
from corpus.bin import list_bin
from corpus.errors import ArticleError
from index.build import BuildReport, build
from index.data_folder import DataFolder
from index.errors import CorruptGeneration, DataFolderUnusable, ForeignCorpus, IndexFailure, LockHeld
from index.generation import Generation
from index.live import Live
from index.lock import build_lock
from index.manifest import read_manifest
from index.prepared import text_steps
from index.token_cache import NAME as TOKEN_CACHE

BIN = "bin"  # folder in the data folder for articles that were taken out
Result = Literal["done", "unchanged", "canaries", "locked", "disk", "corpus", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a reindex. "done": a new generation is live; "unchanged": the live one was up to date already.

    Otherwise nothing was switched: "canaries" broke, another process holds the lock ("locked"), the data folder cannot
    be written ("disk"), the corpus cannot be read ("corpus"), or "failed" for what nobody foresaw.
    """

    result: Result
    report: BuildReport | None = None
    canaries: CanaryCheck = field(default_factory=CanaryCheck)
    forced: bool = False
    detail: str = ""  # an English sentence for the shell and the log
    exit_code: int = 0
    path: str = ""  # "disk": where it cannot be written
    free_bytes: int = 0  # "disk": what is left there
    needed_bytes: int = 0  # "disk": the size of the generation in use, 0 without one

    def to_json(self) -> str:
        """One line of JSON, for the way out of the child process."""
        return json.dumps(asdict(self), ensure_ascii=True)

    @classmethod
    def from_json(cls, line: str) -> "Outcome":
        """What `to_json` wrote; ValueError for anything else."""
        try:
            fields = json.loads(line)
            report, canaries = fields.pop("report"), fields.pop("canaries")
            return cls(
                report=BuildReport(**_tupled(report)) if report else None,
                canaries=CanaryCheck(**_tupled(canaries)),
                **fields,
            )
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError("not the outcome of a reindex") from error


class ReindexProgress(Protocol):
    """Hears how far a reindex is."""

    def files(self, done: int, total: int) -> None:
        """So many articles of all are read and tokenised."""

    def trying(self, passages: int, canaries: int) -> None:
        """The new generation is written, with so many passages; the canaries are put to it."""


class CanariesBroken(IndexFailure):
    """A canary that passed on the old generation fails on the new one: it does not go live."""

    def __init__(self, check: CanaryCheck) -> None:
        questions = "".join(f"\n  {question}" for question in check.broken)
        super().__init__(
            "The new generation does not go live; the old one stays. It no longer answers these canary questions:"
            f"{questions}\n`python -m bot reindex --force` publishes it all the same."
        )
        self.check = check


class OneGeneration(Live):
    """A generation that is asked whatever CURRENT says; damage is raised, not repaired."""

    def __init__(self, folder: Path, data_dir: Path, corpus_folders: Sequence[Path]) -> None:
        super().__init__(data_dir, corpus_folders, rebuilds=False)
        self._generation = Generation.open(folder)

    def refresh(self) -> bool:
        """Stays with its generation."""
        return True

    def ask(self, question: str) -> Answer:
        """The answer of this generation."""
        return Assistant(self).reply(Question(question))

    def ask_or_nothing(self, question: str) -> Answer:
        """The answer; of a damaged generation none, for nothing can be compared with it."""
        try:
            return self.ask(question)
        except CorruptGeneration:
            return Answer(question, "not_found", "", "")


def reindex(
    corpus_folders: Sequence[Path], data_dir: Path, *, force: bool = False, progress: ReindexProgress | None = None
) -> Outcome:
    """Brings the live generation up to the corpus unless a canary breaks; `force` publishes all the same.

    Never raises for what can go wrong with corpus, disk or lock: the outcome says it, and the old generation answers.
    """
    gate = _Gate(corpus_folders, data_dir, force=force, progress=progress)
    try:
        report = build(corpus_folders, data_dir, progress=progress.files if progress else None, gate=gate)
    except CanariesBroken as broken:
        return Outcome("canaries", canaries=broken.check, detail=str(broken), exit_code=broken.exit_code)
    except LockHeld as held:
        return Outcome("locked", detail=str(held), exit_code=held.exit_code)
    except DataFolderUnusable as unusable:
        _give_back_room(data_dir)
        return _disk_outcome(unusable, data_dir)
    except CanariesUnreadable as unreadable:
        return Outcome("failed", detail=str(unreadable), exit_code=3)
    except (ArticleError, IndexFailure) as error:
        result: Result = "failed" if isinstance(error, CorruptGeneration | ForeignCorpus) else "corpus"
        return Outcome(result, detail=str(error), exit_code=getattr(error, "exit_code", 3))
    changed = report.generation_after != report.generation_before
    return Outcome("done" if changed else "unchanged", report, gate.check, forced=force)


class _Gate:
    """What `build` asks before it switches."""

    def __init__(
        self, corpus_folders: Sequence[Path], data_dir: Path, *, force: bool, progress: ReindexProgress | None
    ) -> None:
        self._folders = corpus_folders
        self._data_dir = data_dir
        self._force = force
        self._progress = progress
        self.check = CanaryCheck()

    def __call__(self, folder: Path) -> None:
        """Raises CanariesBroken to keep the generation in `folder` from going live."""
        canaries = self._canaries()
        new = OneGeneration(folder, self._data_dir, self._folders)
        try:
            if self._progress:
                self._progress.trying(new.generation.passages, len(canaries))
            removed = removed_on_purpose(self._data_dir) - {document.id for document in new.generation.documents()}
            self.check = check_canaries(canaries, self._old(), new.ask, removed)
        finally:
            new.generation.close()
        if self.check.broken and not self._force:
            raise CanariesBroken(self.check)

    def _canaries(self) -> list[Canary]:
        try:
            return load_canaries(self._data_dir, self._folders)
        except CanariesUnreadable:
            if self._force:
                return []
            raise

    def _old(self) -> Ask | None:
        """The generation in use, if it can be compared: sound, and made for this program's tokens."""
        data = DataFolder(self._data_dir)
        for name in data.candidates():
            folder = data.generations / name
            try:
                if read_manifest(folder).text_steps.partition("+")[0] == text_steps().partition("+")[0]:
                    return OneGeneration(folder, self._data_dir, self._folders).ask_or_nothing
            except CorruptGeneration:
                continue
        return None


def removed_on_purpose(data_dir: Path) -> set[str]:
    """Ids of documents that admins took out (or replaced) within the last 30 days."""
    return {entry.id for entry in list_bin(data_dir / BIN)}


def _give_back_room(data_dir: Path) -> None:
    """A token cache that could not be closed for want of room keeps the disk full; losing it costs time only."""
    with suppress(OSError, IndexFailure):
        if not (data_dir / f"{TOKEN_CACHE}-wal").exists():
            return
        with build_lock(data_dir):
            for ending in ("", "-wal", "-shm"):
                (data_dir / f"{TOKEN_CACHE}{ending}").unlink(missing_ok=True)


def _disk_outcome(unusable: DataFolderUnusable, data_dir: Path) -> Outcome:
    there = next((path for path in (data_dir, *data_dir.absolute().parents) if path.exists()), Path("/"))
    data = DataFolder(data_dir)
    current = data.current()
    needed = 0
    if current:
        folder = data.generations / current.generation
        needed = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    return Outcome(
        "disk",
        detail=str(unusable),
        exit_code=unusable.exit_code,
        path=str(data_dir.absolute()),
        free_bytes=shutil.disk_usage(there).free,
        needed_bytes=needed,
    )


def _tupled(fields: dict[str, Any]) -> dict[str, Any]:
    """JSON has lists where the records have tuples."""
    return {name: _tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def _tuple(values: list[Any]) -> tuple[Any, ...]:
    return tuple(tuple(value) if isinstance(value, list) else value for value in values)
