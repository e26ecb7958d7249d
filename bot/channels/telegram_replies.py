"""Which message of ours answers which question, so that an edited question edits its answer."""

import hashlib
from dataclasses import dataclass
from typing import Any

from bot.render.telegram_html import RichText
from index.schema import Migration
from index.store import StateDatabase

# Telegram lets people edit a message for 48 hours.
REMEMBERED_SECONDS = 48 * 3600.0


def _create(db: Any) -> None:
    # `chat` is a pseudonym; message numbers count from 1 in each chat and name nobody.
    db.execute(
        "create table telegram_replies (chat text not null, message integer not null, reply integer not null,"
        " shown text not null, edited integer not null, at real not null, primary key (chat, message)) strict"
    )


MIGRATIONS = (Migration("telegram: which message answers which question", _create),)


@dataclass(frozen=True, slots=True)
class GivenReply:
    """Our answer to a message; `shown` is what it says."""

    reply: int
    shown: str
    edited: bool


class GivenReplies:
    """The answers of the last two days."""

    def __init__(self, state: StateDatabase) -> None:
        self._state = state
        state.migrate(MIGRATIONS)

    def note(self, chat: str, message: int, reply: int, shown: RichText, at: float, *, edited: bool = False) -> None:
        """Remembers an answer, or what an edited one says now."""
        sql = "insert or replace into telegram_replies values (?, ?, ?, ?, ?, ?)"
        self._state.execute(sql, (chat, message, reply, fingerprint(shown), int(edited), at))

    def find(self, chat: str, message: int) -> GivenReply | None:
        """Our answer to a message, if it is remembered."""
        sql = "select reply, shown, edited from telegram_replies where chat = ? and message = ?"
        rows = self._state.query(sql, (chat, message))
        return GivenReply(rows[0]["reply"], rows[0]["shown"], bool(rows[0]["edited"])) if rows else None

    def forget_chat(self, chat: str) -> None:
        """Nothing is known of the chat's messages any more."""
        self._state.execute("delete from telegram_replies where chat = ?", (chat,))

    def forget_older(self, now: float) -> None:
        """Drops what can no longer be edited."""
        self._state.execute("delete from telegram_replies where at < ?", (now - REMEMBERED_SECONDS,))


def fingerprint(shown: RichText) -> str:
    """Equal for messages that look the same: an edit to the same is refused by Telegram."""
    return hashlib.sha256(shown.html.encode()).hexdigest()[:16]
