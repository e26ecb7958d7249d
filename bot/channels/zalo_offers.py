"""What the last reply of each chat offered, so that a number picks from it, after a restart too."""

import json
from typing import Any

from bot.channels.zalo_message import Offered
from bot.channels.zalo_words import folded_words, picked_number
from index.schema import Migration
from index.store import StateDatabase

# Whoever comes back after two days does not mean the list of then.
REMEMBERED_SECONDS = 48 * 3600.0


def _create(db: Any) -> None:
    # `chat` is a pseudonym.
    db.execute("create table zalo_offers (chat text primary key, offered text not null, at real not null) strict")


MIGRATIONS = (Migration("zalo: what the last reply of a chat offered", _create),)


class Offers:
    """The last offers of the chats of both Zalo channels."""

    def __init__(self, state: StateDatabase) -> None:
        self._state = state
        state.migrate(MIGRATIONS)

    def note(self, chat: str, offered: Offered, at: float) -> None:
        """Replaces what the chat was offered."""
        told = [offered.questions, offered.labels, offered.passages, offered.question_id, offered.spans]
        self._state.execute(
            "insert or replace into zalo_offers values (?, ?, ?)", (chat, json.dumps(told, ensure_ascii=False), at)
        )

    def last(self, chat: str, now: float) -> Offered:
        """What the chat was offered last; nothing when that was long ago."""
        sql = "select offered from zalo_offers where chat = ? and at > ?"
        rows = self._state.query(sql, (chat, now - REMEMBERED_SECONDS))
        if not rows:
            return Offered()
        questions, labels, passages, question_id, *spans = json.loads(rows[0]["offered"])
        places = tuple((start, end) for start, end in spans[0]) if spans else ()  # rows of before have none
        return Offered(tuple(questions), tuple(labels), tuple(passages), question_id, places)

    def forget_chat(self, chat: str) -> None:
        """Nothing was offered."""
        self._state.execute("delete from zalo_offers where chat = ?", (chat,))

    def forget_older(self, now: float) -> None:
        """Drops what no number picks from any more."""
        self._state.execute("delete from zalo_offers where at < ?", (now - REMEMBERED_SECONDS,))


def picked(offered: Offered, text: str) -> str | None:
    """The question that a message picks by its number or its label; "" for a number too high; None for others."""
    if not offered.questions:
        return None
    number = picked_number(text)
    if number is not None:
        return offered.questions[number - 1] if 0 < number <= len(offered.questions) else ""
    words = folded_words(text)
    named = [q for q, label in zip(offered.questions, offered.labels, strict=False) if folded_words(label) == words]
    return named[0] if named and words else None
