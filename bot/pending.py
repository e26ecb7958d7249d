"""Articles that were read from a file and wait for an admin's word: kept, corrected or dropped."""

from dataclasses import dataclass
from typing import Any

from corpus.importing import Imported
from index.schema import Migration
from index.store import StateDatabase

DAYS = 7
_DAY = 86_400.0


def _create(db: Any) -> None:
    # `who` is an admin's pseudonym; `asked` the message that awaits corrections.
    db.execute(
        "create table pending_articles (id text primary key, who text not null, article text not null,"
        " asked text not null, at real not null) strict"
    )


MIGRATIONS = (Migration("import: articles that wait for an admin's word", _create),)


@dataclass(frozen=True, slots=True)
class Pending:
    """An article that is not kept yet, and whose it is."""

    id: str
    who: str
    imported: Imported


class PendingArticles:
    """The waiting articles in the state database, so that a restart loses none."""

    def __init__(self, state: StateDatabase) -> None:
        self._state = state
        state.migrate(MIGRATIONS)

    def put(self, pending: Pending, now: float) -> None:
        """Adds it, or writes it anew after a correction."""
        sql = "insert or replace into pending_articles values (?, ?, ?, '', ?)"
        self._state.execute(sql, (pending.id, pending.who, pending.imported.to_json(), now))

    def find(self, pending_id: str, who: str) -> Pending | None:
        """The article, if it is this admin's."""
        return self._one("select * from pending_articles where id = ? and who = ?", (pending_id, who))

    def take(self, pending_id: str, who: str) -> Pending | None:
        """The article, which then waits no longer: of two presses one gets it."""
        with self._state.transaction():
            pending = self.find(pending_id, who)
            self._state.execute("delete from pending_articles where id = ? and who = ?", (pending_id, who))
        return pending

    def ask(self, pending_id: str, message: str) -> None:
        """A reply to `message` will correct the article."""
        self._state.execute("update pending_articles set asked = ? where id = ?", (message, pending_id))

    def asked_by(self, message: str, who: str) -> Pending | None:
        """The article that a reply to `message` corrects."""
        sql = "select * from pending_articles where asked = ? and asked != '' and who = ?"
        return self._one(sql, (message, who))

    def forget_older(self, now: float) -> None:
        """Drops what has waited for too long."""
        self._state.execute("delete from pending_articles where at < ?", (now - DAYS * _DAY,))

    def _one(self, sql: str, values: tuple[str, ...]) -> Pending | None:
        rows = self._state.query(sql, values)
        return Pending(rows[0]["id"], rows[0]["who"], Imported.from_json(rows[0]["article"])) if rows else None
