"""The tokens of an Official Account: each refresh token works once, so the new pair is on disk before it is used."""

import asyncio
import hashlib
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.channels.errors import TokenRefused
from bot.channels.zalo_client import Refused
from bot.channels.zalo_oa_api import TokenPair
from bot.secret import Secret
from index.schema import Migration
from index.store import StateDatabase

log = logging.getLogger(__name__)

# Renewed so long before its end: our clock and Zalo's differ, and a call takes its time.
_EARLY_SECONDS = 600.0
# A process that was killed while it renewed blocks the others no longer than this.
_LEASE_SECONDS = 30.0
_LOOK_SECONDS = 0.2
REFUSED = (
    "Zalo refuses the refresh token of the Official Account; it works once and for three months. "
    "Fetch a new one at Zalo for Developers (API Explorer) and set ZALO_OA_REFRESH_TOKEN."
)


def _create(db: Any) -> None:
    # `origin` is a hash of the configured refresh token that the chain began with.
    db.execute(
        "create table zalo_oa_tokens (app text primary key, access text not null, refresh text not null,"
        " until real not null, origin text not null, leased_until real not null) strict"
    )


MIGRATIONS = (Migration("zalo: tokens of the official account", _create),)


@dataclass(frozen=True, slots=True)
class _Kept:
    access: Secret
    refresh: Secret
    until: float  # seconds since the epoch


class TokenKeeper:
    """Gives an access token that holds, renewing it when it must: one renewal at a time, in all processes.

    `hide` is told each new token, for the log. `renew` is OaApi.renew.
    """

    def __init__(
        self,
        state: StateDatabase,
        renew: Callable[[Secret], Awaitable[TokenPair]],
        app_id: str,
        configured: Secret,
        *,
        hide: Callable[[Secret], None] = lambda secret: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._state = state
        self._renew = renew
        self._app = app_id
        self._configured = configured
        self._hide = hide
        self._clock = clock
        self._one = asyncio.Lock()
        state.migrate(MIGRATIONS)

    async def access(self) -> Secret:
        """A token that holds for some minutes; raises Unreachable, or TokenRefused when a person must help."""
        kept = self._kept()
        if self._holds(kept):
            return kept.access
        return await self._renewed(kept.access)

    async def instead_of(self, refused: Secret) -> Secret:
        """Another token than the one that Zalo refused."""
        return await self._renewed(refused)

    async def _renewed(self, old: Secret) -> Secret:
        async with self._one:
            while True:
                kept = self._kept()
                if kept.access != old and self._holds(kept):
                    return kept.access  # someone else renewed it meanwhile
                if self._lease():
                    break
                await asyncio.sleep(_LOOK_SECONDS)
            try:
                # Read again under the lease: the process that held it may have spent the token read above.
                kept = self._kept()
                if kept.access != old and self._holds(kept):
                    return kept.access
                return await self._exchange(kept.refresh)
            finally:
                self._release()

    async def _exchange(self, refresh: Secret) -> Secret:
        try:
            pair = await self._renew(refresh)
        except Refused as refused:
            log.error("Zalo refuses to renew the Official Account's token (%s)", refused)
            raise TokenRefused(REFUSED) from None
        for secret in (pair.access, pair.refresh):
            self._hide(secret)
        self._state.execute(
            "update zalo_oa_tokens set access = ?, refresh = ?, until = ? where app = ?",
            (pair.access.reveal(), pair.refresh.reveal(), self._clock() + pair.lifetime, self._app),
        )
        log.info("The Official Account's token was renewed")
        return pair.access

    def _kept(self) -> _Kept:
        """What is on disk; a newly configured refresh token begins a new chain."""
        origin = hashlib.sha256(self._configured.reveal().encode()).hexdigest()
        rows = self._state.query("select * from zalo_oa_tokens where app = ?", (self._app,))
        if not rows or rows[0]["origin"] != origin:
            self._state.execute(
                "insert or replace into zalo_oa_tokens values (?, '', ?, 0, ?, 0)",
                (self._app, self._configured.reveal(), origin),
            )
            return _Kept(Secret(""), self._configured, 0.0)
        kept = _Kept(Secret(rows[0]["access"]), Secret(rows[0]["refresh"]), rows[0]["until"])
        for secret in (kept.access, kept.refresh):
            self._hide(secret)
        return kept

    def _holds(self, kept: _Kept) -> bool:
        return bool(kept.access.reveal()) and kept.until - _EARLY_SECONDS > self._clock()

    def _lease(self) -> bool:
        now = self._clock()
        sql = "update zalo_oa_tokens set leased_until = ? where app = ? and leased_until < ?"
        return self._state.execute(sql, (now + _LEASE_SECONDS, self._app, now)) == 1

    def _release(self) -> None:
        self._state.execute("update zalo_oa_tokens set leased_until = 0 where app = ?", (self._app,))
