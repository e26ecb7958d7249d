"""Long polling of the Zalo Bot Platform, which has no offset: what it handed over is ours alone to keep."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from bot.channels.errors import AnotherInstance, TokenRefused
from bot.channels.zalo_bot_api import CONFLICT, UNAUTHORISED, BotApi
from bot.channels.zalo_client import Refused, Unreachable
from bot.inbox_worker import BackOff

log = logging.getLogger(__name__)

TOKEN_REFUSED = "Zalo refuses ZALO_BOT_TOKEN; copy it anew from Zalo Bot Creator."  # noqa: S105 - a sentence
# A message that arrives while no poll waits may be lost. So there are three, of lengths (seconds) that seldom
# end together: one waits while the others' updates are committed. With two, 1 of 300 messages at random moments
# was lost. A server that takes one poll only answers 409, and the others end.
_POLLS = (30, 23, 17)
_CONFLICTS = 5
# Empty replies that come at once would make a busy loop of the polling.
_AT_ONCE_SECONDS = 0.2
_AT_ONCE_IN_A_ROW = 5


class Polling:
    """Asks Zalo for updates until `stop` is set; `take` commits what came."""

    def __init__(self, api: BotApi, take: Callable[[Sequence[Any]], None], back_off: BackOff | None = None) -> None:
        self._api = api
        self._take = take
        self._back_off = back_off or BackOff()
        self._running = 0
        self._away = False

    async def run(self, stop: asyncio.Event) -> None:
        """Polls; raises ChannelError when it is no use to go on."""
        polls = [asyncio.create_task(self._poll(stop, seconds)) for seconds in _POLLS]
        self._running = len(polls)
        try:
            await asyncio.gather(*polls)
        finally:
            for poll in polls:
                poll.cancel()
            await asyncio.gather(*polls, return_exceptions=True)

    async def _poll(self, stop: asyncio.Event, seconds: int) -> None:
        faults = conflicts = empty = 0
        while not stop.is_set():
            began = time.monotonic()
            try:
                updates = await self._next(stop, seconds)
            except Refused as refused:
                if refused.code == UNAUTHORISED:
                    raise TokenRefused(TOKEN_REFUSED) from None
                if refused.code == CONFLICT:
                    if self._running > 1:
                        self._running -= 1
                        return
                    conflicts += 1
                    if conflicts >= _CONFLICTS:
                        raise AnotherInstance(
                            "Another process polls with this ZALO_BOT_TOKEN; stop it, or give this one its own bot."
                        ) from None
                faults += 1
                await self._wait_out(stop, faults, refused)
            except Unreachable as fault:
                faults += 1
                await self._wait_out(stop, faults, fault)
            else:
                self._reached()
                faults = conflicts = 0
                await self._keep(updates, stop)
                at_once = not updates and time.monotonic() - began < _AT_ONCE_SECONDS
                empty = empty + 1 if at_once else 0
                if empty >= _AT_ONCE_IN_A_ROW:
                    await _pause(stop, self._back_off.first)

    async def _next(self, stop: asyncio.Event, seconds: int) -> list[Any]:
        polling = asyncio.create_task(self._api.updates(seconds))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
            return polling.result() if polling.done() else []
        finally:
            for task in (polling, stopping):
                task.cancel()
            await asyncio.gather(polling, stopping, return_exceptions=True)

    async def _keep(self, updates: Sequence[Any], stop: asyncio.Event) -> None:
        """Commits what came in; Zalo will not bring it again, so a full disk is waited out."""
        faults = 0
        while updates:
            try:
                self._take(updates)
            except Exception:
                faults += 1
                if faults == 1:
                    log.exception("The inbox cannot be written; what came in waits in memory")
                if stop.is_set():
                    log.error("%d updates of Zalo could not be kept", len(updates))
                    return
                await _pause(stop, self._back_off.seconds(faults))
            else:
                return

    async def _wait_out(self, stop: asyncio.Event, faults: int, fault: Exception) -> None:
        if not self._away:
            log.warning("Zalo cannot be reached (%s); trying on", fault)
            self._away = True
        await _pause(stop, self._back_off.seconds(faults))

    def _reached(self) -> None:
        if self._away:
            log.info("Zalo is reached again")
            self._away = False


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
