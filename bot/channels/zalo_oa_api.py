"""The calls of Zalo's Official Account OpenAPI v3 that we make."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.zalo_client import Refused, Unreachable, ZaloClient
from bot.channels.zalo_message import Button
from bot.secret import Secret

# The access token ran out or was replaced.
TOKEN_CODES = frozenset({-216, -401, -124, 401})
# The person does not follow, was not heard of for too long, or is not there any more.
MAY_NOT_WRITE = frozenset({-213, -227, -230, -232, -233, -244})
_BUSY = frozenset({-32, -200, 408})  # too many calls at once; faults on Zalo's side
_LIFETIME = 25 * 3600.0  # seconds, where the reply does not say


@dataclass(frozen=True, slots=True)
class TokenPair:
    """What a renewal gives; `lifetime` of the access token in seconds."""

    access: Secret
    refresh: Secret
    lifetime: float


class OaApi:
    """Raises Refused with Zalo's code, Unreachable for outages."""

    def __init__(self, client: ZaloClient, base_url: str, oauth_url: str, app_id: str, app_secret: Secret) -> None:
        self._client = client
        self._send_url = f"{base_url}/v3.0/oa/message/cs"
        self._oauth_url = oauth_url
        self._app_id = app_id
        self._app_secret = app_secret

    async def send(self, access: Secret, user: str, text: str, buttons: Sequence[Button] = ()) -> None:
        """Sends a customer-care message, with buttons that say something in the person's name."""
        message: dict[str, Any] = {"text": text}
        if buttons:
            shown = [{"title": b.title, "type": "oa.query.show", "payload": b.payload} for b in buttons]
            message["attachment"] = {"type": "template", "payload": {"template_type": "button", "buttons": shown}}
        body = {"recipient": {"user_id": user}, "message": message}
        reply = await self._client.post(self._send_url, body=body, headers={"access_token": access.reveal()})
        _raise_for(reply)

    async def renew(self, refresh: Secret) -> TokenPair:
        """A new pair for a refresh token, which is spent with it."""
        form = {"refresh_token": refresh.reveal(), "app_id": self._app_id, "grant_type": "refresh_token"}
        headers = {"secret_key": self._app_secret.reveal()}
        reply = await self._client.post(self._oauth_url, form=form, headers=headers)
        new, next_refresh = reply.get("access_token"), reply.get("refresh_token")
        if isinstance(new, str) and new and isinstance(next_refresh, str) and next_refresh:
            return TokenPair(Secret(new), Secret(next_refresh), _seconds(reply.get("expires_in")))
        _raise_for(reply)
        raise Refused(0)


def _raise_for(reply: dict[str, Any]) -> None:
    code = reply.get("error", 0)
    code = int(code) if isinstance(code, int) or (isinstance(code, str) and code.lstrip("-").isdecimal()) else -1
    if code in _BUSY:
        raise Unreachable(f"code {code}")
    if code:
        raise Refused(code)


def _seconds(told: object) -> float:
    """Zalo writes the lifetime as a text."""
    text = str(told)
    return float(text) if text.isdecimal() and int(text) else _LIFETIME
