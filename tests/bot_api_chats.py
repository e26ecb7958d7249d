"""The chats of the test server: people who write, press and wait, and what the bot did about it."""

import asyncio
import itertools
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One call as it was answered. `at` in seconds of time.monotonic()."""

    method: str
    parameters: Json
    status: int
    description: str
    at: float
    result: Any = None


@dataclass
class Chats:
    """Messages, updates that wait for the bot, and calls the bot made."""

    calls: list[Call] = field(default_factory=list)
    messages: dict[tuple[int, int], Json] = field(default_factory=dict)
    updates: list[Json] = field(default_factory=list)
    queries: set[str] = field(default_factory=set)  # pressed buttons and inline queries that may be answered

    def __post_init__(self) -> None:
        self._ids = itertools.count(1000)
        self._message_ids = itertools.count(1)
        self._news = asyncio.Condition()

    # --- people -------------------------------------------------------------------------------------------------

    async def push(self, update: Json) -> Json:
        """Any update, as it is; an `update_id` is given unless there is one."""
        update = {"update_id": next(self._ids)} | update
        async with self._news:
            self.updates.append(update)
            self._news.notify_all()
        return update

    async def say(self, text: str | None, chat: int = 501, *, user: int | None = None, **extra: Any) -> int:
        """A person writes; gives the message id."""
        message = self._message(chat, user or chat, **({"text": text} if text is not None else {}), **extra)
        await self.push({"message": message})
        return int(message["message_id"])

    async def edit(self, message_id: int, text: str, chat: int = 501, *, user: int | None = None) -> None:
        message = self._message(chat, user or chat, text=text) | {"message_id": message_id, "edit_date": now()}
        await self.push({"edited_message": message})

    async def press(self, data: str, message_id: int, chat: int = 501, *, user: int | None = None) -> str:
        """A person presses a button of a message of the bot; gives the query's id."""
        query_id = str(next(self._ids))
        self.queries.add(query_id)
        query = {
            "id": query_id,
            "from": person(user or chat),
            "chat_instance": "1",
            "data": data,
            "message": self.messages[chat, message_id],
        }
        await self.push({"callback_query": query})
        return query_id

    async def type_inline(self, query: str, offset: str = "", user: int = 501) -> None:
        query_id = str(next(self._ids))
        self.queries.add(query_id)
        await self.push({"inline_query": {"id": query_id, "from": person(user), "query": query, "offset": offset}})

    def _message(self, chat: int, user: int, **fields: Any) -> Json:
        message: Json = {"message_id": next(self._message_ids), "date": now()}
        message |= {"chat": chat_of(chat), "from": person(user)}
        message |= fields
        command = re.match(r"/\w+(@\w+)?", fields.get("text") or "")
        if command and "entities" not in fields:
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command.group())}]
        self.messages[chat, int(message["message_id"])] = message
        return message

    # --- waiting for the bot ------------------------------------------------------------------------------------

    async def until(self, condition: Callable[[], Any], seconds: float = 10.0) -> Any:
        """What `condition` gives as soon as it is true; looked at after each call and 20 times a second."""

        async def watch() -> Any:
            while not (found := condition()):
                async with self._news:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._news.wait(), 0.05)
            return found

        try:
            return await asyncio.wait_for(watch(), seconds)
        except TimeoutError:
            lines = [f"{call.method} {call.status} {call.description} {call.parameters}" for call in self.calls[-8:]]
            raise AssertionError("It did not happen. Last calls:\n" + "\n".join(lines)) from None

    async def reply_to(self, message_id: int, chat: int = 501, seconds: float = 10.0) -> Json:
        """The bot's message that replies to a person's message."""
        return dict(await self.until(lambda: next(iter(self.replies(message_id, chat)), None), seconds))

    def replies(self, message_id: int, chat: int = 501) -> list[Json]:
        return [
            message
            for (owner, _), message in list(self.messages.items())
            if owner == chat and message.get("reply_to_message", {}).get("message_id") == message_id
        ]

    def made(self, method: str) -> list[Call]:
        """Calls of one method that succeeded."""
        return [call for call in self.calls if call.method == method and call.status == 200]

    def refused(self) -> list[Call]:
        """Calls answered with 400."""
        return [call for call in self.calls if call.status == 400]


def person(user: int) -> Json:
    return {"id": abs(user), "is_bot": False, "first_name": "Người hỏi", "language_code": "vi"}


def chat_of(chat: int) -> Json:
    if chat < 0:
        return {"id": chat, "type": "supergroup", "title": "Nhóm thử"}
    return {"id": chat, "type": "private", "first_name": "Người hỏi"}


def now() -> int:
    return int(time.time())


def button(message: dict[str, Any], label: str) -> str:
    """The data behind the button whose label begins so."""
    for row in message["reply_markup"]["inline_keyboard"]:
        for key in row:
            if key["text"].startswith(label):
                return str(key.get("callback_data"))
    raise AssertionError(f"no button {label} in {message['reply_markup']}")


def looks(message: dict[str, Any], kind: str) -> list[str]:
    """The texts of the message's entities of one kind."""
    units = message["text"].encode("utf-16-le")
    return [
        units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in message["entities"]
        if e["type"] == kind
    ]
