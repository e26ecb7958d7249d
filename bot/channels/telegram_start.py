"""First calls to Telegram: made until they work, for a network that is down at start is no reason to end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.channels.errors import TokenRefused
from bot.inbox_worker import BackOff

log = logging.getLogger(__name__)

TOKEN_REFUSED = "Telegram refuses TELEGRAM_BOT_TOKEN; copy it anew from @BotFather (/mybots, API Token)."  # noqa: S105


async def insist(call: Callable[[], Awaitable[object]], back_off: BackOff) -> None:
    """Makes the call until it succeeds; raises ChannelError when it never will."""
    faults = 0
    while True:
        try:
            await call()
        except InvalidToken:
            raise TokenRefused(TOKEN_REFUSED) from None
        except RetryAfter as flood:
            wait = flood.retry_after
            await asyncio.sleep(wait if isinstance(wait, int) else wait.total_seconds())
        except TelegramError as error:
            faults += 1
            if faults == 1:
                log.warning("Telegram cannot be reached (%s); trying on", type(error).__name__)
            await asyncio.sleep(back_off.seconds(faults))
        else:
            return
