"""The calls of the Zalo Bot Platform that we make."""

from dataclasses import dataclass
from typing import Any

from bot.channels.zalo_client import Refused, Unreachable, ZaloClient
from bot.secret import Secret

_READ_SECONDS = 10.0  # on top of a poll
_IDLE = 408  # a poll that ended without news; no error
_TOO_MANY = 429
_SERVER_FAULT = 500

UNAUTHORISED = 401
CONFLICT = 409
# The person blocked the bot, or the chat is no more.
MAY_NOT_WRITE = frozenset({400, 403, 404})


@dataclass(frozen=True, slots=True)
class BotProfile:
    """Who the bot is: its id and the names by which people mention it."""

    id: str
    names: tuple[str, ...]


class BotApi:
    """Raises Refused with Zalo's code, Unreachable for outages (also those told with HTTP 200)."""

    def __init__(self, client: ZaloClient, base_url: str, token: Secret) -> None:
        self._client = client
        self._base = f"{base_url}/bot"
        self._token = token

    async def me(self) -> BotProfile:
        """The bot's profile."""
        result = await self._call("getMe")
        told = result if isinstance(result, dict) else {}
        names = (told.get(field) for field in ("account_name", "display_name", "name", "username"))
        return BotProfile(str(told.get("id", "")), tuple(name for name in names if isinstance(name, str) and name))

    async def updates(self, seconds: int) -> list[Any]:
        """What came in while this waited, at most `seconds`: usually one update, or none."""
        try:
            result = await self._call("getUpdates", {"timeout": str(seconds)}, seconds + _READ_SECONDS)
        except Refused as refused:
            if refused.code == _IDLE:
                return []
            raise
        if isinstance(result, list):
            return result
        return [result] if result else []

    async def send(self, chat: str, text: str) -> None:
        """Sends a message."""
        await self._call("sendMessage", {"chat_id": chat, "text": text})

    async def set_webhook(self, url: str, secret: Secret) -> None:
        """Tells Zalo where to post updates."""
        await self._call("setWebhook", {"url": url, "secret_token": secret.reveal()})

    async def delete_webhook(self) -> None:
        """Has updates wait for polls."""
        await self._call("deleteWebhook")

    async def _call(self, method: str, parameters: dict[str, str] | None = None, seconds: float = 15.0) -> Any:
        url = f"{self._base}{self._token.reveal()}/{method}"
        reply = await self._client.post(url, body=parameters or {}, seconds=seconds)
        if reply.get("ok") is True:
            return reply.get("result")
        code = reply.get("error_code")
        code = code if isinstance(code, int) else 0
        if code == _TOO_MANY or code >= _SERVER_FAULT:
            raise Unreachable(f"code {code}")
        raise Refused(code)
