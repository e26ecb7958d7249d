"""How fast the bot may call Telegram, and what becomes of a call that was too fast."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.constants import FloodLimit
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

Result = bool | dict[str, Any] | list[dict[str, Any]]
# Called with the sent message in the moment it is known to be delivered; commits that the question is answered.
Delivered = Callable[[Any], None]

# Telegram's own clock and ours differ; asking again a little late costs nothing, a little early a second refusal.
_LATER_SECONDS = 0.1
# A reply that takes longer than this no longer keeps the others waiting.
_PATIENCE_SECONDS = 1.0
_GROUPS_KNOWN = 1000


class Pace(BaseRateLimiter[Delivered]):
    """Keeps Telegram's limits; after a 429 only the chat it came for waits, and its call is made again.

    PTB's own AIORateLimiter halts the calls of every chat after one 429. Replies that answer a question (those
    with `rate_limit_args`) are sent one after the other, each committed before the next goes out: so a crash can
    leave at most one reply that arrived and is not known to have arrived.
    """

    def __init__(self, a_second: int = int(FloodLimit.MESSAGES_PER_SECOND)) -> None:
        self._all = AsyncLimiter(a_second, 1)
        self._groups: OrderedDict[int, AsyncLimiter] = OrderedDict()
        self._pauses: dict[Any, float] = {}
        self._one_reply = asyncio.Lock()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Delivered | None,
    ) -> Result:
        """Makes the call when its chat may be written to, again after each 429."""
        chat = data.get("chat_id", endpoint)
        while True:
            await self._turn(chat, of_a_chat="chat_id" in data)
            try:
                if rate_limit_args is None:
                    return await callback(*args, **kwargs)
                return await self._reply(callback(*args, **kwargs), rate_limit_args)
            except RetryAfter as flood:
                self._pause(chat, flood)

    async def _turn(self, chat: Any, *, of_a_chat: bool) -> None:
        loop = asyncio.get_running_loop()
        while (wait := self._pauses.get(chat, 0.0) - loop.time()) > 0:  # noqa: ASYNC110 - it may be prolonged meanwhile
            await asyncio.sleep(wait)
        self._pauses.pop(chat, None)
        if not of_a_chat:
            return
        if isinstance(chat, int) and chat < 0:
            await self._group(chat).acquire()
        await self._all.acquire()

    def _group(self, chat: int) -> AsyncLimiter:
        limiter = self._groups.pop(chat, None) or AsyncLimiter(int(FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP), 60)
        self._groups[chat] = limiter
        if len(self._groups) > _GROUPS_KNOWN:
            self._groups.popitem(last=False)
        return limiter

    def _pause(self, chat: Any, flood: RetryAfter) -> None:
        seconds = flood.retry_after if isinstance(flood.retry_after, int) else flood.retry_after.total_seconds()
        self._pauses[chat] = asyncio.get_running_loop().time() + seconds + _LATER_SECONDS

    async def _reply(self, request: Coroutine[Any, Any, Result], delivered: Delivered) -> Result:
        sending: asyncio.Task[Result] | None = None
        try:
            async with self._one_reply:
                sending = asyncio.create_task(request)
                await asyncio.wait({sending}, timeout=_PATIENCE_SECONDS)
                if sending.done():
                    result = sending.result()
                    delivered(result)
                    return result
            result = await sending
            delivered(result)
            return result
        except asyncio.CancelledError:
            if sending:
                sending.cancel()
            else:
                request.close()
            raise
