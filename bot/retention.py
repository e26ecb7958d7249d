"""Keeps what was promised about time: questions for RETENTION_DAYS, then counts only; the bin and unkept files too."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.inbox import Inbox
from bot.journal import DAY, StateJournal
from bot.pending import PendingArticles
from bot.reindexing import BIN
from corpus.bin import empty_bin
from index.store import StateDatabase

log = logging.getLogger(__name__)

_HOUR = 3600.0


@dataclass(frozen=True)
class Retention:
    """One for the running service. `days` is RETENTION_DAYS."""

    state: StateDatabase
    data_dir: Path
    days: int
    clock: Callable[[], float] = time.time

    async def run(self, stop: asyncio.Event) -> None:
        """Tidies at once and then every hour, whatever channels run."""
        while not stop.is_set():
            try:
                await asyncio.to_thread(self.tidy)
            except Exception:
                log.exception("Old records could not be removed; trying again in an hour")
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _HOUR)

    def tidy(self) -> None:
        """Removes what is past its time, from the files too."""
        now = self.clock()
        StateJournal(self.state).forget_older(now - self.days * DAY)
        Inbox(self.state).forget_answered(now)
        PendingArticles(self.state).forget_older(now)
        empty_bin(self.data_dir / BIN, datetime.fromtimestamp(now, UTC))
        self.state.checkpoint()
