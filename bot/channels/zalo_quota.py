"""How many messages of the month are used: the Bot Platform counts both ways and stops at its limit."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.today import VIETNAM
from index.schema import Migration
from index.store import StateDatabase

WARN_PERCENT = 80
STOP_PERCENT = 95
_MESSAGES = "messages"


def _create(db: Any) -> None:
    # `what`: "messages", or what was told already: "told 80", "notice <pseudonym of a chat>".
    db.execute(
        "create table zalo_quota (month text not null, what text not null, n integer not null,"
        " primary key (month, what)) strict"
    )


MIGRATIONS = (Migration("zalo: messages of the month", _create),)


@dataclass(frozen=True, slots=True)
class Use:
    """Messages used in a month ("2026-11") of so many."""

    month: str
    used: int
    limit: int

    @property
    def percent(self) -> int:
        """Of the limit, rounded down."""
        return self.used * 100 // self.limit


class Quota:
    """The month's count in the state database; `limit` 0 counts and never stops."""

    def __init__(self, state: StateDatabase, limit: int) -> None:
        self._state = state
        self.limit = limit
        state.migrate(MIGRATIONS)

    def count(self, messages: int, now: float) -> None:
        """So many more, in or out."""
        self._add(month_of(now), _MESSAGES, messages)

    def use(self, now: float) -> Use:
        """Where the month stands."""
        return Use(month_of(now), self._get(month_of(now), _MESSAGES), self.limit)

    def stopped(self, now: float) -> bool:
        """Whether questions are no longer answered this month."""
        return self._reached(STOP_PERCENT, now)

    def full(self, now: float) -> bool:
        """Whether not even a notice may be sent."""
        return self._reached(100, now)

    def warning_due(self, now: float) -> int | None:
        """The percentage that admins are to be told of now; None when they know."""
        due = next((percent for percent in (STOP_PERCENT, WARN_PERCENT) if self._reached(percent, now)), None)
        return due if due and not self._get(month_of(now), f"told {due}") else None

    def warned(self, percent: int, now: float) -> None:
        """The admins know of it, and of all below."""
        for told in (WARN_PERCENT, STOP_PERCENT):
            if told <= percent:
                self._add(month_of(now), f"told {told}", 1)

    def has_notice(self, chat: str, now: float) -> bool:
        """Whether the chat was told this month that the bot stopped."""
        return bool(self._get(month_of(now), f"notice {chat}"))

    def noticed(self, chat: str, now: float) -> None:
        """The chat was told."""
        self._add(month_of(now), f"notice {chat}", 1)

    def forget_older(self, now: float) -> None:
        """Keeps of past months the number of messages only."""
        self._state.execute("delete from zalo_quota where month < ? and what <> ?", (month_of(now), _MESSAGES))

    def _reached(self, percent: int, now: float) -> bool:
        return self.limit > 0 and self.use(now).used * 100 >= self.limit * percent

    def _get(self, month: str, what: str) -> int:
        rows = self._state.query("select n from zalo_quota where month = ? and what = ?", (month, what))
        return int(rows[0]["n"]) if rows else 0

    def _add(self, month: str, what: str, n: int) -> None:
        self._state.execute(
            "insert into zalo_quota values (?, ?, ?)"
            " on conflict (month, what) do update set n = zalo_quota.n + excluded.n",
            (month, what, n),
        )


def month_of(now: float) -> str:
    """The month in Vietnam at `now` (seconds since the epoch): "2026-11"."""
    return datetime.fromtimestamp(now, UTC).astimezone(VIETNAM).strftime("%Y-%m")
