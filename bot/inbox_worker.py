"""Works the inbox off: in order within a chat, chats side by side, faults with back-off."""

import asyncio
import logging
import random
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from bot.inbox import Inbox, Received

log = logging.getLogger(__name__)

# Older than this, a question is not answered any more: nobody waits for it.
_GIVE_UP_SECONDS = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class BackOff:
    """Seconds to wait after the first fault, and at most; each fault in a row doubles them."""

    first: float = 1.0
    most: float = 60.0

    def seconds(self, faults: int) -> float:
        """The wait after `faults` faults in a row, with up to a fifth less so that chats do not march in step."""
        wait = min(self.most, self.first * 2.0 ** min(faults - 1, 16))
        return wait * random.uniform(0.8, 1.0)  # noqa: S311 - spreads load, guards nothing


class TryAgain(Exception):
    """The row could not be dealt with now and stays in the inbox.

    `at_most` says how often it may be tried again when the answer may have arrived after all (None: until it works).
    """

    def __init__(self, at_most: int | None = None) -> None:
        super().__init__()
        self.at_most = at_most


class InboxWorker:
    """Gives each row to `handle` until that returns; `lane` names rows that must stay in order (a chat).

    `finished` is called once for each row that is answered, or given up.
    """

    def __init__(
        self,
        inbox: Inbox,
        handle: Callable[[Received], Awaitable[None]],
        lane: Callable[[Received], str],
        *,
        finished: Callable[[Received], None] = lambda row: None,
        side_by_side: int = 64,
        back_off: BackOff | None = None,
    ) -> None:
        self._inbox = inbox
        self._handle = handle
        self._lane = lane
        self._finished = finished
        self._slots = asyncio.Semaphore(side_by_side)
        self._back_off = back_off or BackOff()
        self._waiting: dict[str, deque[Received]] = defaultdict(deque)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()

    def take(self, received: Iterable[Received]) -> None:
        """Queues rows that are committed in the inbox already."""
        for row in received:
            lane = self._lane(row)
            self._waiting[lane].append(row)
            if lane not in self._tasks:
                self._tasks[lane] = asyncio.create_task(self._work_off(lane))

    @property
    def open(self) -> int:
        """Rows queued or in hand."""
        return sum(map(len, self._waiting.values()))

    async def stop(self, seconds: float) -> int:
        """Works off what is queued for at most `seconds`; gives the number of rows left to the next start."""
        self._stopping.set()
        tasks = list(self._tasks.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        return self.open

    async def _work_off(self, lane: str) -> None:
        queue = self._waiting[lane]
        try:
            while queue:
                if not await self._finish(queue[0]):
                    return
                queue.popleft()
            del self._waiting[lane]
        finally:
            del self._tasks[lane]

    async def _finish(self, row: Received) -> bool:
        """Whether the row is done with; False when the service stops before."""
        faults = doubtful = 0
        while True:
            try:
                async with self._slots:
                    await self._handle(row)
            except TryAgain as again:
                faults += 1
                # An outage before it does not count against an answer that may have arrived.
                doubtful += again.at_most is not None
                if self._is_hopeless(row, again, doubtful):
                    log.warning("A question was given up after %d attempts", faults)
                    break
                if await self._stopped_while_waiting(self._back_off.seconds(faults)):
                    return False
            except Exception:
                log.exception("A row of the inbox could not be handled and is set aside")
                break
            else:
                break
        self._inbox.done(row.channel, row.key, time.time())
        self._finished(row)
        return True

    @staticmethod
    def _is_hopeless(row: Received, again: TryAgain, doubtful: int) -> bool:
        if again.at_most is not None and doubtful > again.at_most:
            return True
        return time.time() - row.received_at > _GIVE_UP_SECONDS

    async def _stopped_while_waiting(self, seconds: float) -> bool:
        if self._stopping.is_set():
            return True
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return False
        return True
