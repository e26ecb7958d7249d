"""Long polling: a batch is committed to the inbox before the next poll confirms it."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.errors import AnotherInstance, TokenRefused
from bot.channels.telegram_bot import Bot
from bot.channels.telegram_incoming import ALLOWED_UPDATES, inbox_item
from bot.channels.telegram_start import TOKEN_REFUSED
from bot.inbox_worker import BackOff

log = logging.getLogger(__name__)

_POLL_SECONDS = 25
_READ_SECONDS = 10.0  # on top of the poll
# Whoever starts second gives way. A new process stands back after its third refusal; one that has polled
# before holds out longer, so that of two processes one goes on. The first refusals may come from a poll that
# a killed process left behind.
_CONFLICTS_AT_START = 3
_CONFLICTS_LATER = 8

Item = tuple[str, str]


class Polling:
    """Asks Telegram for updates until `stop` is set."""

    def __init__(self, bot: Bot, commit: Callable[[Sequence[Item]], None], back_off: BackOff | None = None) -> None:
        self._bot = bot
        self._commit = commit
        self._back_off = back_off or BackOff()
        self._offset = 0
        self._polled = False

    async def run(self, stop: asyncio.Event) -> None:
        """Polls; raises ChannelError when it is no use to go on."""
        faults = conflicts = 0
        while not stop.is_set():
            try:
                updates = await self._next_batch(stop)
            except Conflict:
                conflicts += 1
                if conflicts >= (_CONFLICTS_LATER if self._polled else _CONFLICTS_AT_START):
                    raise AnotherInstance(
                        "Another process polls with this TELEGRAM_BOT_TOKEN; stop it, or give this one its own bot."
                    ) from None
                await _pause(stop, self._back_off.seconds(conflicts))
            except InvalidToken:
                raise TokenRefused(TOKEN_REFUSED) from None
            except RetryAfter as flood:
                wait = flood.retry_after
                await _pause(stop, float(wait if isinstance(wait, int) else wait.total_seconds()))
            except TelegramError as error:
                faults += 1
                if faults == 1:
                    log.warning("Telegram cannot be reached (%s); trying on", type(error).__name__)
                await _pause(stop, self._back_off.seconds(faults))
            else:
                if faults:
                    log.info("Telegram is reached again")
                faults = conflicts = 0
                self._polled = True
                if not self._take(updates):
                    await _pause(stop, self._back_off.most)
        await self._confirm()

    async def _next_batch(self, stop: asyncio.Event) -> list[Any]:
        polling = asyncio.create_task(self._get_updates(_POLL_SECONDS))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
            return polling.result() if polling.done() else []
        finally:
            for task in (polling, stopping):
                task.cancel()
            await asyncio.gather(polling, stopping, return_exceptions=True)

    async def _get_updates(self, seconds: int) -> list[Any]:
        return await self._bot.raw_updates(self._offset, seconds, list(ALLOWED_UPDATES), seconds + _READ_SECONDS)

    def _take(self, updates: list[Any]) -> bool:
        """Whether the batch is committed; what is not is not confirmed either, and comes again."""
        items = [item for update in updates if (item := inbox_item(update)) is not None]
        try:
            self._commit(items)
        except Exception:
            log.exception("The inbox cannot be written")
            return False
        numbers = [update["update_id"] for update in updates if isinstance(update, dict) and _numbered(update)]
        self._offset = max((self._offset, *(number + 1 for number in numbers)))
        return True

    async def _confirm(self) -> None:
        """Tells Telegram at the end that the last batch arrived; the inbox has it either way."""
        if not self._offset:
            return
        try:
            async with asyncio.timeout(2):
                await self._get_updates(0)
        except (TelegramError, TimeoutError):
            log.debug("The last batch could not be confirmed; it is known by its numbers")


def _numbered(update: dict[str, Any]) -> bool:
    return isinstance(update.get("update_id"), int)


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
