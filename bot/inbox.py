"""What came in and is not answered yet: committed before it is acknowledged, so that a crash loses nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from index.schema import Migration
from index.store import StateDatabase

# Telegram keeps unconfirmed updates for 24 hours and may bring any of them again; then double.
REMEMBERED_SECONDS = 48 * 3600.0


def _create(db: Any) -> None:
    # `payload` is the only place where a person's real id may stand; it is emptied with the answer.
    db.execute(
        "create table inbox (row integer primary key autoincrement, channel text not null, key text not null,"
        " payload text, received_at real not null, done_at real, unique (channel, key)) strict"
    )
    db.execute("create index inbox_open on inbox (channel, row) where done_at is null")
    db.execute("create index inbox_done on inbox (done_at) where done_at is not null")


MIGRATIONS = (Migration("inbox: what came in and is not answered yet", _create),)


@dataclass(frozen=True, slots=True)
class Received:
    """An unanswered row. `key` names it within its channel; `payload` is JSON as the channel wrote it."""

    channel: str
    key: str
    payload: str
    received_at: float  # seconds since the epoch


class Inbox:
    """The unanswered rows of all channels in the state database."""

    def __init__(self, state: StateDatabase) -> None:
        self._state = state
        state.migrate(MIGRATIONS)

    def add(self, channel: str, items: Sequence[tuple[str, str]], now: float) -> list[Received]:
        """Commits (key, payload) pairs in one transaction; gives those that were never seen before."""
        new: list[Received] = []
        with self._state.transaction() as db:
            for key, payload in items:
                inserted = db.execute(
                    "insert or ignore into inbox (channel, key, payload, received_at) values (?, ?, ?, ?)",
                    (channel, key, payload, now),
                )
                if inserted.rowcount:
                    new.append(Received(channel, key, payload, now))
        return new

    def unanswered(self, channel: str) -> list[Received]:
        """What a crash or a stop left open, oldest first."""
        rows = self._state.query(
            "select key, payload, received_at from inbox where channel = ? and done_at is null order by row", (channel,)
        )
        return [Received(channel, row["key"], row["payload"], row["received_at"]) for row in rows]

    def done(self, channel: str, key: str, now: float) -> None:
        """The row is answered; only its key stays, to know it when it is delivered again."""
        self._state.execute(
            "update inbox set payload = null, done_at = ? where channel = ? and key = ? and done_at is null",
            (now, channel, key),
        )

    def count_open(self, channel: str) -> int:
        """How many rows wait."""
        sql = "select count(*) as n from inbox where channel = ? and done_at is null"
        return int(self._state.query(sql, (channel,))[0]["n"])

    def forget_answered(self, now: float) -> int:
        """Drops the keys that will not come again; gives their number."""
        return self._state.execute("delete from inbox where done_at < ?", (now - REMEMBERED_SECONDS,))
