"""Reindexing on an admin's word: one at a time, with progress."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bot import texts_admin_vi as say
from bot.admin_talk import Talk
from bot.reindex_process import reindex_in_child
from bot.reindexing import Outcome, ReindexProgress

log = logging.getLogger(__name__)

EDIT_SECONDS = 2.0  # between two edits of the progress message; Telegram wants at most one a second in a chat
_PATIENCE = 12  # attempts while another process builds
_PAUSE = 5.0  # seconds between them

Run = Callable[..., Awaitable[Outcome]]


class Reloading(Protocol):
    """What takes up a new generation."""

    def reload(self) -> None:
        """Takes up the generation that CURRENT names."""


@dataclass
class Running:
    """A reindex under way: who asked for it (as `Admin.who`), since when (seconds since the epoch), and how far."""

    who: str
    since: float
    progress: str = ""


class AlreadyRunning(Exception):
    """Somebody is at it."""

    def __init__(self, running: Running) -> None:
        super().__init__(f"{running.who} reindexes")
        self.running = running


@dataclass
class Reindexer:
    """Reindexes of this service. `run` is `reindex_in_child`, or a stand-in for tests."""

    corpus_folders: Sequence[Path]
    data_dir: Path
    assistant: Reloading
    run: Run = reindex_in_child
    clock: Callable[[], float] = time.time
    pause: float = _PAUSE
    running: Running | None = None
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def reindex(self, who: str, talk: Talk | None, *, force: bool = False) -> Outcome:
        """Reindexes and takes the new generation up; raises AlreadyRunning when one is under way."""
        if self.running is not None:
            raise AlreadyRunning(self.running)
        return await self._in_turn(who, talk, force=force)

    async def after_change(self, who: str, talk: Talk | None) -> Outcome:
        """Reindexes because an article changed: waits for one that is under way, then for other processes."""
        for _ in range(_PATIENCE):
            outcome = await self._in_turn(who, talk)
            if outcome.result != "locked":
                break
            await asyncio.sleep(self.pause)
        return outcome

    async def _in_turn(self, who: str, talk: Talk | None, *, force: bool = False) -> Outcome:
        async with self._turn:
            self.running = Running(who, self.clock())
            try:
                ticker = _Ticker(talk, self.running)
                async with ticker:
                    outcome = await self.run(self.corpus_folders, self.data_dir, ticker, force=force)
                await asyncio.to_thread(self.assistant.reload)
            finally:
                self.running = None
        if outcome.detail:
            log.warning("Reindex: %s", outcome.detail)
        return outcome


class _Ticker(ReindexProgress):
    """Shows progress in the chat, at once and then at most every EDIT_SECONDS."""

    def __init__(self, talk: Talk | None, running: Running) -> None:
        self._talk = talk
        self._running = running
        self._began = time.monotonic()
        self._news = asyncio.Event()
        self._showing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "_Ticker":
        if self._talk is not None:
            await self._talk.progress(say.REINDEX_BEGINS)
            self._showing = asyncio.create_task(self._show(self._talk))
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._showing is not None:
            self._showing.cancel()
            await asyncio.gather(self._showing, return_exceptions=True)

    def files(self, done: int, total: int) -> None:
        """So many articles of all are read."""
        left = progress_left(done, total, time.monotonic() - self._began)
        self._tell(say.REINDEX_FILES.format(done=done, total=total, left=left))

    def trying(self, passages: int, canaries: int) -> None:
        """The canaries are put to the new generation."""
        self._tell(say.REINDEX_TRYING.format(passages=passages, canaries=canaries))

    def _tell(self, text: str) -> None:
        self._running.progress = text
        self._news.set()

    async def _show(self, talk: Talk) -> None:
        while True:
            await asyncio.sleep(EDIT_SECONDS)
            await self._news.wait()
            self._news.clear()
            await talk.progress(self._running.progress)


def progress_left(done: int, total: int, seconds: float) -> str:
    """How long it will take yet, judged by what is done."""
    if not done:
        return say.UNKNOWN_TIME
    return say.SECONDS.format(seconds=max(1, round((total - done) * seconds / done)))
