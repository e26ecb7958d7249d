"""What a failed call to Telegram means: try again, forget the chat, stop, or let it be."""

import asyncio
import json
from enum import Enum
from typing import Any

import httpx
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TimedOut
from telegram.request import HTTPXRequest

# A reply that timed out may have arrived; it is repeated this often, then taken as delivered.
REPEATS_AFTER_TIMEOUT = 2


class Remedy(Enum):
    """What to do about a failure."""

    TRY_AGAIN = "the call did not arrive, or the server was down"
    MAYBE_DELIVERED = "the call was sent and no reply came"
    FORGET_CHAT = "the bot may not write there any more"
    STOP = "the token is refused"
    LET_BE = "Telegram refuses this call, and would again"
    OUR_BUG = "an error of our own"


def remedy(error: BaseException) -> Remedy:
    """The remedy for an exception raised while an update was handled."""
    if isinstance(error, Forbidden):
        return Remedy.FORGET_CHAT
    if isinstance(error, InvalidToken):
        return Remedy.STOP
    if isinstance(error, BadRequest):  # python-telegram-bot calls it a NetworkError
        return Remedy.FORGET_CHAT if _may_not_write(error) else Remedy.LET_BE
    if isinstance(error, TimedOut):
        sent = isinstance(error.__cause__, httpx.ReadTimeout)
        return Remedy.MAYBE_DELIVERED if sent else Remedy.TRY_AGAIN
    if isinstance(error, NetworkError | asyncio.TimeoutError):
        return Remedy.TRY_AGAIN
    return Remedy.OUR_BUG


def _may_not_write(error: BadRequest) -> bool:
    text = str(error).lower()
    return any(part in text for part in ("chat not found", "rights to send", "chat_write_forbidden", "topic_closed"))


def cannot_parse(error: BadRequest) -> bool:
    """Whether Telegram could not read our markup."""
    return "can't parse entities" in str(error).lower()


def query_expired(error: BadRequest) -> bool:
    """Whether a pressed button or inline query is too old to be answered."""
    text = str(error).lower()
    return "query is too old" in text or "query id is invalid" in text


def not_modified(error: BadRequest) -> bool:
    """Whether an edit would have changed nothing."""
    return "not modified" in str(error).lower()


class GuardedRequest(HTTPXRequest):
    """HTTPXRequest for which half a JSON object is a network fault; its own version writes the payload to the log."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON object of a reply."""
        try:
            data = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise NetworkError("The reply is not JSON") from None
        if not isinstance(data, dict) or ("result" not in data and data.get("ok", True)):
            raise NetworkError("The reply is not one of the Bot API")
        return data
