"""Admins on Zalo: their commands in words or with a slash, and the chat that their part talks to."""

import logging
from typing import Protocol

from bot import texts_zalo_vi as said
from bot.admin import Admin
from bot.admin_talk import Said, Talk
from bot.channels.zalo_message import Incoming
from bot.channels.zalo_words import folded_words
from bot.permissions import Caller

log = logging.getLogger(__name__)

_LONGEST_NAME = 3  # words: "chưa trả lời"


class Speaking(Protocol):
    """How one message goes out and is counted; tells whether it arrived."""

    async def __call__(self, chat: str, text: str) -> bool:
        """Sends `text` to a chat."""


class AdminRoom:
    """Carries what admins say to the admins' part, and what it says back."""

    def __init__(self, admin: Admin, channel: str, admins: tuple[str, ...], speak: Speaking) -> None:
        self._admin = admin
        self._channel = channel
        self._admins = admins
        self._speak = speak
        admin.hear_of(self._tell)

    def order(self, incoming: Incoming) -> str | None:
        """The command that an admin's message is ("/gobo bai-1"); None for questions, and for everybody else."""
        caller = Caller(self._channel, incoming.person, private=not incoming.group)
        if incoming.kind != "text" or not self._admin.may(caller):
            return None
        text = incoming.text.strip()
        words = text.removeprefix("/").split()
        names = {name for name, _ in self._admin.commands}
        for count in range(1, min(_LONGEST_NAME, len(words)) + 1):
            name = folded_words("".join(words[:count])).replace(" ", "")
            # Without a slash only a whole message is a command: "báo cáo của Tuyên Quang" is a question.
            if name in names and (text.startswith("/") or count == len(words)):
                return " ".join([f"/{name}", *words[count:]])
        return None

    def do(self, incoming: Incoming, order: str) -> None:
        """Has it done, in the background."""
        caller = Caller(self._channel, incoming.person, private=not incoming.group)
        self._admin.command(caller, order, AdminChat(incoming.chat, self._speak))

    async def _tell(self, text: str) -> None:
        for admin in self._admins:
            await self._speak(admin, text)


class AdminChat(Talk):
    """What is said about one command: text only, for Zalo takes no files from bots."""

    def __init__(self, chat: str, speak: Speaking) -> None:
        self._chat = chat
        self._speak = speak

    async def say(self, told: Said) -> str:
        """Sends the text; of files and pictures what their captions say."""
        files = [file for file in (told.picture, told.file) if file is not None]
        captions = [file.caption for file in files if file.caption]
        notice = [said.FILE_NOT_HERE] if files else []
        await self._speak(self._chat, "\n".join([told.text, *captions, *notice]))
        return ""

    async def progress(self, text: str) -> None:
        """Nothing: a message cannot be edited here, and each one counts."""
