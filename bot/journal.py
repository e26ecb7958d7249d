"""What people asked, without saying who: the question log, feedback, and what a person may see and erase."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from bot.answer import Answer
from bot.masking import mask
from index.schema import Migration
from index.store import StateDatabase

DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it is remembered. `person` and `conversation` are pseudonyms; `at` is seconds since the epoch."""

    id: str
    channel: str
    person: str
    conversation: str
    text: str
    status: str
    at: float
    elapsed_ms: float = 0.0
    passages: tuple[str, ...] = ()  # cited, best first
    offers: tuple[str, ...] = ()  # choices, then suggestions: what buttons may ask next


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of a person."""

    questions: int
    feedback: int
    latest: tuple[str, ...] = ()  # texts, newest first


class Journal(Protocol):
    """What a channel needs of the journal."""

    def record_question(self, asked: AskedQuestion) -> None:
        """Remembers a question; the same id again replaces it."""

    def question(self, question_id: str) -> AskedQuestion | None:
        """A remembered question, or None once it is forgotten."""

    def record_feedback(self, question_id: str, person: str, good: bool, at: float) -> None:
        """Remembers a thumb; a person's last one counts."""

    def held(self, person: str) -> Held:
        """What is held of a person."""

    def erase(self, person: str) -> Held:
        """Removes everything of a person at once; gives what there was."""

    def forget_older(self, before: float) -> int:
        """Keeps only counts of what was asked before `before` (seconds since the epoch); gives their number."""


def asked_question(
    question_id: str,
    channel: str,
    person: str,
    conversation: str,
    text: str,
    answer: Answer,
    at: float,
    elapsed_ms: float,
) -> AskedQuestion:
    """The journal's record of an answer that was given."""
    passages = tuple(citation.passage for citation in answer.citations)
    offers = (*answer.choices, *answer.suggestions)
    return AskedQuestion(
        question_id, channel, person, conversation, text, answer.status, at, elapsed_ms, passages, offers
    )


def _create(db: Any) -> None:
    db.execute(
        "create table questions (id text primary key, channel text not null, person text not null,"
        " conversation text not null, text text not null, status text not null, at real not null,"
        " elapsed_ms real not null, passages text not null, offers text not null) strict"
    )
    db.execute("create index questions_person on questions (person, at)")
    db.execute("create index questions_at on questions (at)")
    db.execute(
        "create table feedback (question text not null, person text not null, good integer not null,"
        " at real not null, primary key (question, person)) strict"
    )
    db.execute("create index feedback_person on feedback (person)")
    db.execute(
        "create table question_counts (day text not null, channel text not null, status text not null,"
        " n integer not null, primary key (day, channel, status)) strict"
    )


MIGRATIONS = (Migration("journal: questions, feedback, counts", _create),)

_LATEST = 5


class StateJournal:
    """The journal in the state database."""

    def __init__(self, state: StateDatabase) -> None:
        self._state = state
        state.migrate(MIGRATIONS)

    def record_question(self, asked: AskedQuestion) -> None:
        """Remembers a question, phone numbers and citizen ids masked; the same id again replaces it."""
        self._state.execute(
            "insert or replace into questions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                asked.id,
                asked.channel,
                asked.person,
                asked.conversation,
                mask(asked.text),
                asked.status,
                asked.at,
                asked.elapsed_ms,
                _json(asked.passages),
                _json(map(mask, asked.offers)),
            ),
        )

    def question(self, question_id: str) -> AskedQuestion | None:
        """A remembered question, or None once it is forgotten."""
        rows = self._state.query("select * from questions where id = ?", (question_id,))
        if not rows:
            return None
        row = rows[0]
        lists = {name: tuple(json.loads(row[name])) for name in ("passages", "offers")}
        return AskedQuestion(**(row | lists))

    def record_feedback(self, question_id: str, person: str, good: bool, at: float) -> None:
        """Remembers a thumb; a person's last one counts."""
        sql = "insert or replace into feedback values (?, ?, ?, ?)"
        self._state.execute(sql, (question_id, person, int(good), at))

    def held(self, person: str) -> Held:
        """What is held of a person."""
        texts = self._state.query(
            "select text from questions where person = ? order by at desc limit ?", (person, _LATEST)
        )
        return Held(self._count("questions", person), self._count("feedback", person), tuple(r["text"] for r in texts))

    def erase(self, person: str) -> Held:
        """Removes everything of a person at once; gives what there was."""
        with self._state.transaction():
            held = self.held(person)
            self._state.execute("delete from questions where person = ?", (person,))
            self._state.execute("delete from feedback where person = ?", (person,))
        self._state.checkpoint()  # until then the write-ahead log holds what was deleted
        return held

    def forget_older(self, before: float) -> int:
        """Turns questions from before `before` (seconds) into counts a day; gives their number."""
        with self._state.transaction():
            self._state.execute(
                "insert into question_counts select date(at, 'unixepoch', '+7 hours'), channel, status, count(*)"
                " from questions where at < ? group by 1, 2, 3"
                " on conflict (day, channel, status) do update set n = n + excluded.n",
                (before,),
            )
            self._state.execute("delete from feedback where at < ?", (before,))
            return self._state.execute("delete from questions where at < ?", (before,))

    def _count(self, table: str, person: str) -> int:
        sql = f"select count(*) as n from {table} where person = ?"  # noqa: S608 - one of our own two tables
        return int(self._state.query(sql, (person,))[0]["n"])


def _json(texts: Iterable[str]) -> str:
    return json.dumps(list(texts), ensure_ascii=False)
