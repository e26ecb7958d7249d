"""What all Telegram handlers share: the core, the books, and who is who."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from telegram import Chat, Message, Update

from bot.channels.answering import Answering
from bot.channels.telegram_incoming import CHANNEL
from bot.channels.telegram_pace import Delivered
from bot.channels.telegram_replies import GivenReplies
from bot.inbox import Inbox
from bot.journal import Journal
from bot.limits import PersonLimits
from bot.privacy import Pseudonyms
from bot.settings import Settings
from index.store import StateDatabase

_QUESTION_ID_LETTERS = 12


@dataclass
class Desk:
    """One for the running bot. `counts` are of faults that people did not notice."""

    settings: Settings
    assistant: Answering
    state: StateDatabase
    journal: Journal
    inbox: Inbox
    replies: GivenReplies
    names: Pseudonyms
    limits: PersonLimits
    inline_limits: PersonLimits
    counts: Counter[str] = field(default_factory=Counter)
    clock: Callable[[], float] = time.time

    def person(self, user_id: int) -> str:
        """The pseudonym of a person."""
        return self.names.name(CHANNEL, user_id)

    def chat(self, chat_id: int) -> str:
        """The pseudonym of a chat."""
        return self.names.name(f"{CHANNEL}-chat", chat_id)

    def conversation(self, chat: Chat, message: Message | None = None) -> str:
        """The key of a chat's memory; each topic of a forum has its own."""
        topic = message.message_thread_id if message is not None and message.is_topic_message else None
        return self.names.name(f"{CHANNEL}-chat", f"{chat.id}:{topic}" if topic else chat.id)

    def question_id(self, update: Update) -> str:
        """The journal's id for the question in an update: the same when the update is handled again."""
        return self.names.name(f"{CHANNEL}-update", update.update_id)[:_QUESTION_ID_LETTERS]

    def delivered(self, update: Update, record: Callable[[int], None] | None = None) -> Delivered:
        """To be called with the sent message: notes what is to be noted and closes the inbox row, in one commit."""

        def commit(message: Any) -> None:
            with self.state.transaction():
                if record is not None and isinstance(message, dict):
                    record(int(message["message_id"]))
                self.inbox.done(CHANNEL, str(update.update_id), self.clock())

        return commit

    def forget_chat(self, chat_id: int) -> None:
        """The bot was blocked or removed: nothing of the chat stays in memory."""
        self.replies.forget_chat(self.chat(chat_id))
        self.assistant.forget(self.names.name(f"{CHANNEL}-chat", chat_id))
        self.limits.forget(str(chat_id))
