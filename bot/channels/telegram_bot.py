"""The connection to Telegram: token, base URL, proxy, time-outs."""

import logging
import os
from typing import Any

from telegram.ext import ExtBot

from bot.channels.telegram_faults import GuardedRequest
from bot.channels.telegram_pace import Delivered, Pace
from bot.settings import Settings

# Without it PTB warns about its own deprecated attribute whenever it raises RetryAfter.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# At DEBUG python-telegram-bot writes the token, chat ids and whole messages to the log.
logging.getLogger("telegram").setLevel(logging.INFO)

# A reply is repeated after a read time-out, so that is generous: a doubled answer is worse than a late one.
_READ_SECONDS = 20.0
_CONNECT_SECONDS = 10.0
_CONNECTIONS = 64


class Bot(ExtBot[Delivered]):
    """ExtBot that also gives updates as Telegram wrote them, and does not print its token."""

    def __repr__(self) -> str:
        return "Bot(token=**********)"

    async def raw_updates(self, offset: int, seconds: int, kinds: list[str], read_timeout: float) -> list[Any]:
        """The unconfirmed updates from `offset` on, waiting up to `seconds` for one.

        PTB's get_updates fails as a whole on one update it cannot read, and its updater confirms a batch that
        nobody has worked on yet; these go to the inbox as they are.
        """
        parameters = {"offset": offset, "timeout": seconds, "allowed_updates": kinds}
        result: Any = await self._post("getUpdates", parameters, read_timeout=read_timeout)
        return result if isinstance(result, list) else []


def connect(settings: Settings, pace: Pace) -> Bot:
    """A bot that is not initialised yet. The settings must hold a token."""
    if settings.telegram_bot_token is None:
        raise ValueError("TELEGRAM_BOT_TOKEN is not set")
    return Bot(
        settings.telegram_bot_token.reveal(),
        base_url=settings.telegram_base_url,
        base_file_url=settings.telegram_base_file_url,
        request=_request(settings, _CONNECTIONS),
        get_updates_request=_request(settings, 2),
        rate_limiter=pace,
    )


def _request(settings: Settings, connections: int) -> GuardedRequest:
    return GuardedRequest(
        connection_pool_size=connections,
        read_timeout=_READ_SECONDS,
        connect_timeout=_CONNECT_SECONDS,
        pool_timeout=_CONNECT_SECONDS,
        proxy=settings.telegram_proxy.reveal() if settings.telegram_proxy else None,
    )
