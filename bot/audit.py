"""What admins did: who, when, what, before and after. Nothing is ever changed or taken out of it."""

from dataclasses import dataclass
from typing import Any

from index.schema import Migration
from index.store import StateDatabase


def _create(db: Any) -> None:
    # `who` is a pseudonym for people in a chat ("telegram:5f0c…"), a login name for the shell ("shell:root").
    db.execute(
        "create table audit (row integer primary key autoincrement, at real not null, who text not null,"
        " action text not null, before text not null, after text not null) strict"
    )
    db.execute("create trigger audit_stays before delete on audit begin select raise(abort, 'audit stays'); end")
    db.execute("create trigger audit_is_true before update on audit begin select raise(abort, 'audit stays'); end")


MIGRATIONS = (Migration("audit: what admins did", _create),)


@dataclass(frozen=True, slots=True)
class Deed:
    """One action of an admin. `at` is seconds since the epoch; `before` and `after` name what it changed."""

    at: float
    who: str
    action: str
    before: str = ""
    after: str = ""


class AuditTrail:
    """The audit table of the state database."""

    def __init__(self, state: StateDatabase) -> None:
        self._state = state
        state.migrate(MIGRATIONS)

    def note(self, deed: Deed) -> None:
        """Writes an action down."""
        self._state.execute(
            "insert into audit (at, who, action, before, after) values (?, ?, ?, ?, ?)",
            (deed.at, deed.who, deed.action, deed.before, deed.after),
        )

    def latest(self, most: int) -> list[Deed]:
        """The newest actions, newest first."""
        rows = self._state.query("select at, who, action, before, after from audit order by row desc limit ?", (most,))
        return [Deed(**row) for row in rows]
