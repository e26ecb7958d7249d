"""The door to Zalo: one HTTP client for the Bot Platform and the Official Account."""

import json
from collections.abc import Mapping
from typing import Any

import httpx

_TOO_MANY = 429
_SERVER_FAULT = 500
_FAULT = 400


class ZaloFault(Exception):
    """A call to Zalo did not succeed. Texts hold no address, for addresses hold the token."""


class Unreachable(ZaloFault):
    """Zalo is away, or has too much to do; `sent` says whether the call may have been carried out all the same."""

    def __init__(self, reason: str, *, sent: bool = False) -> None:
        super().__init__(reason)
        self.sent = sent


class Refused(ZaloFault):
    """Zalo answers, and says no; `code` is Zalo's."""

    def __init__(self, code: int) -> None:
        super().__init__(f"code {code}")
        self.code = code


class ZaloClient:
    """Posts to Zalo and gives the JSON object of the reply."""

    def __init__(self) -> None:
        self._http = httpx.AsyncClient(
            limits=httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=20.0),
            follow_redirects=False,
        )

    async def post(
        self,
        url: str,
        *,
        body: Mapping[str, Any] | None = None,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        seconds: float = 15.0,
    ) -> dict[str, Any]:
        """The object that Zalo answers with, whatever it says; raises Unreachable without one.

        `body` goes as JSON, `form` as a form; `seconds` is how long the reply may take.
        """
        timeout = httpx.Timeout(10.0, read=seconds)
        try:
            reply = await self._http.post(url, json=body, data=form, headers=headers, timeout=timeout)
        except httpx.HTTPError as error:
            # A cut line is mostly an outage, a reply that never comes mostly a call that was carried out.
            raise Unreachable(type(error).__name__, sent=isinstance(error, httpx.ReadTimeout)) from None
        return _object(reply.status_code, reply.content)

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()


def _object(status: int, content: bytes) -> dict[str, Any]:
    """The JSON object of a reply; a status that stands for Zalo's own faults counts before it."""
    if status >= _SERVER_FAULT or status == _TOO_MANY:
        raise Unreachable(f"HTTP {status}")
    try:
        data = json.loads(content)
    except ValueError:
        data = None
    if status >= _FAULT:
        # A status that says no says it where a body that names no code does not.
        return {"ok": False, "error_code": status, "error": status} | (data if isinstance(data, dict) else {})
    if not isinstance(data, dict):
        raise Unreachable("the reply is no JSON object", sent=True)
    return data
