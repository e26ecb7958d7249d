"""A Bot API server for tests: refuses what Telegram refuses, redelivers what was not confirmed, breaks on demand."""

import asyncio
import json
import re
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import httpx

from tests import telegram_rules as rules
from tests.bot_api_chats import Call, Chats, Json, chat_of, now
from tests.http_wire import HttpWire, WireReply, WireRequest
from tests.telegram_rules import Refused

TOKEN = "123456789:AAH-secret-of-the-test-bot_0123456789abc"
USERNAME = "thu_hoi_bot"
BOT_ID = 123456789


class Fault(Enum):
    """What may go wrong with one call. `LATE` and `LOST_REPLY` are delivered all the same."""

    ERROR_500 = "500"
    BAD_GATEWAY = "502 with an HTML page"
    RESET = "the line is cut before the call is looked at"
    LATE = "delivered, and the reply never comes"
    LOST_REPLY = "delivered, and the line is cut"
    NOT_JSON = "200 with half a JSON object"
    CANNOT_PARSE = "400 can't parse entities"


@dataclass
class BotApiServer(Chats):
    """Use as `async with BotApiServer() as server`, give `server.base_url` to the bot, then let people talk."""

    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    floods: dict[int, list[int]] = field(default_factory=dict)  # chat -> seconds of each 429 still to come
    moved: dict[int, int] = field(default_factory=dict)  # group -> the supergroup it became
    blocked: set[int] = field(default_factory=set)
    conflicts: int = 0  # polls still to be ended with 409, as if another instance polled
    redeliver: bool = False  # confirmed updates come again once, as Telegram does after its own restarts
    webhook_port: int | None = None  # the local port behind the public webhook URL
    webhook: Json = field(default_factory=dict)
    token: str = TOKEN

    def __post_init__(self) -> None:
        super().__post_init__()
        self._wire = HttpWire(self._handle)
        self._poll: asyncio.Event | None = None
        self._pusher: asyncio.Task[None] | None = None
        self.settings: Json = {}

    async def __aenter__(self) -> Self:
        await self._wire.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pusher:
            self._pusher.cancel()
            await asyncio.gather(self._pusher, return_exceptions=True)
        await self._wire.__aexit__(kind, error, trace)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._wire.port}/bot"

    # --- the server ---------------------------------------------------------------------------------------------

    async def _handle(self, request: WireRequest) -> WireReply:
        parts = urlsplit(request.path).path.split("/")  # through a proxy the whole address stands there
        if len(parts) != 3 or parts[1] != f"bot{self.token}":
            return _error(Refused(401, "Unauthorized"))
        method = parts[2]
        parameters = dict(parse_qsl(request.body.decode(), keep_blank_values=True))
        fault = self.faults[method].popleft() if self.faults[method] else None
        early = _early(fault)
        if early is not None:
            await self._record(method, parameters, early.status, fault.value if fault else "")
            return early
        try:
            result = await self._dispatch(method, parameters)
        except Refused as refusal:
            await self._record(method, parameters, refusal.code, refusal.description)
            return _error(refusal)
        await self._record(method, parameters, 200, fault.value if fault else "", result)
        if fault is Fault.LOST_REPLY:
            return WireReply(cut=True)
        if fault is Fault.LATE:
            await asyncio.Event().wait()
        return WireReply(200, json.dumps({"ok": True, "result": result}).encode())

    async def _record(self, method: str, parameters: Json, status: int, description: str, result: Any = None) -> None:
        async with self._news:
            if method != "getUpdates" or status != 200:
                self.calls.append(Call(method, parameters, status, description, time.monotonic(), result))
            self._news.notify_all()

    async def _dispatch(self, method: str, parameters: Json) -> Any:
        name = re.sub(r"(?<!^)([A-Z])", r"_\1", method).lower()
        action = getattr(self, f"_api_{name}", None)
        if action is None:
            raise Refused(404, "Not Found")
        result = action(parameters)
        return await result if asyncio.iscoroutine(result) else result

    def _api_get_me(self, _: Json) -> Json:
        return {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": "Hỏi đáp",
            "username": USERNAME,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
        }

    async def _api_get_updates(self, parameters: Json) -> list[Json]:
        if self.webhook.get("url"):
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        if self._poll is not None:
            self._poll.set()
        mine = self._poll = asyncio.Event()
        try:
            self._confirm(int(parameters.get("offset", 0)))
            if not self.updates:
                await self._news_or(mine, float(parameters.get("timeout", 0)))
            if mine.is_set() or self.conflicts:
                self.conflicts = max(0, self.conflicts - 1)
                raise Refused(409, "Conflict: terminated by other getUpdates request")
            return self.updates[: int(parameters.get("limit", 100))]
        finally:
            if self._poll is mine:
                self._poll = None

    def _confirm(self, offset: int) -> None:
        confirmed = [update for update in self.updates if int(update.get("update_id", 0)) < offset]
        self.updates = [update for update in self.updates if update not in confirmed]
        if self.redeliver and confirmed:
            self.redeliver = False
            self.updates = confirmed + self.updates

    async def _news_or(self, ended: asyncio.Event, seconds: float) -> None:
        async def news() -> None:
            async with self._news:
                while not self.updates and not self.conflicts:
                    await self._news.wait()

        waiting = {asyncio.ensure_future(news()), asyncio.ensure_future(ended.wait())}
        try:
            await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()

    def _api_send_message(self, parameters: Json) -> Json:
        chat = _number(parameters["chat_id"])
        self._check_chat(chat)
        parsed = rules.check_text(parameters.get("text", ""), parameters.get("parse_mode"))
        number = next(self._message_ids)
        message: Json = {
            "message_id": number,
            "date": now(),
            "chat": chat_of(chat),
            "from": {"id": BOT_ID, "is_bot": True, "first_name": "Hỏi đáp", "username": USERNAME},
            "text": parsed.text,
            "entities": parsed.entities,
        }
        markup = rules.check_markup(parameters.get("reply_markup"))
        if markup and "inline_keyboard" in markup:
            message["reply_markup"] = markup
        answered = self._answered_message(chat, parameters)
        if answered:
            message["reply_to_message"] = answered
        self.messages[chat, number] = message
        return message

    def _check_chat(self, chat: int) -> None:
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if new := self.moved.get(chat):
            description = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refused(400, description, {"migrate_to_chat_id": new})
        if self.floods.get(chat):
            seconds = self.floods[chat].pop(0)
            raise Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
        if not any(owner == chat for owner, _ in self.messages):
            raise Refused(400, "Bad Request: chat not found")

    def _answered_message(self, chat: int, parameters: Json) -> Json | None:
        reply = json.loads(parameters.get("reply_parameters") or "{}")
        if not reply:
            return None
        message = self.messages.get((chat, reply["message_id"]))
        if message is None and not reply.get("allow_sending_without_reply"):
            raise Refused(400, "Bad Request: message to be replied not found")
        return {key: value for key, value in message.items() if key != "reply_to_message"} if message else None

    def _api_edit_message_text(self, parameters: Json) -> Json:
        chat, message_id = _number(parameters["chat_id"]), _number(parameters["message_id"])
        self._check_chat(chat)
        message = self.messages.get((chat, message_id))
        if message is None or message["from"]["id"] != BOT_ID:
            raise Refused(400, "Bad Request: message can't be edited")
        parsed = rules.check_text(parameters.get("text", ""), parameters.get("parse_mode"))
        markup = rules.check_markup(parameters.get("reply_markup"))
        old = (message["text"], message["entities"], message.get("reply_markup"))
        if old == (parsed.text, parsed.entities, markup):
            raise Refused(400, "Bad Request: message is not modified")
        message |= {"text": parsed.text, "entities": parsed.entities, "edit_date": now()}
        message.pop("reply_markup", None)
        if markup:
            message["reply_markup"] = markup
        return message

    def _api_answer_callback_query(self, parameters: Json) -> bool:
        if parameters["callback_query_id"] not in self.queries:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if rules.units(parameters.get("text", "")) > rules.CALLBACK_ANSWER_LIMIT:
            raise Refused(400, "Bad Request: MESSAGE_TOO_LONG")
        return True

    def _api_answer_inline_query(self, parameters: Json) -> bool:
        if parameters["inline_query_id"] not in self.queries:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        rules.check_inline_results(json.loads(parameters["results"]), parameters.get("next_offset", ""))
        return True

    def _api_set_my_commands(self, parameters: Json) -> bool:
        rules.check_commands(json.loads(parameters["commands"]))
        scope = json.loads(parameters.get("scope") or "{}")
        if scope.get("type") == "chat" and not any(owner == scope["chat_id"] for owner, _ in self.messages):
            raise Refused(400, "Bad Request: chat not found")
        return True

    def _api_set_my_description(self, parameters: Json) -> bool:
        return _short_enough(parameters.get("description", ""), 512)

    def _api_set_my_short_description(self, parameters: Json) -> bool:
        return _short_enough(parameters.get("short_description", ""), 120)

    def _api_get_my_name(self, _: Json) -> Json:
        return {"name": "Hỏi đáp"}

    def _api_set_my_name(self, parameters: Json) -> bool:
        return _short_enough(parameters.get("name", ""), 64)

    def _api_delete_webhook(self, parameters: Json) -> bool:
        self.webhook = {}
        if parameters.get("drop_pending_updates") == "true":
            self.updates.clear()
        return True

    def _api_set_webhook(self, parameters: Json) -> bool:
        if not parameters["url"].startswith("https://"):
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = parameters
        if self._pusher is None:
            self._pusher = asyncio.ensure_future(self._push_to_webhook())
        return True

    async def _push_to_webhook(self) -> None:
        path = httpx.URL(self.webhook["url"]).path
        url = f"http://127.0.0.1:{self.webhook_port}{path}"
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
        async with httpx.AsyncClient() as client:
            while True:
                await self.until(lambda: self.updates, 3600)
                update = self.updates[0]
                try:
                    reply = await client.post(url, json=update, headers=headers)
                    delivered = reply.status_code == 200
                except httpx.HTTPError:
                    delivered = False
                if delivered:
                    async with self._news:
                        self.updates.remove(update)
                        self._news.notify_all()
                else:
                    await asyncio.sleep(0.05)


def _early(fault: Fault | None) -> WireReply | None:
    match fault:
        case Fault.ERROR_500:
            return _error(Refused(500, "Internal Server Error"))
        case Fault.BAD_GATEWAY:
            return WireReply(502, b"<html><h1>502 Bad Gateway</h1></html>")
        case Fault.RESET:
            return WireReply(0, cut=True)
        case Fault.NOT_JSON:
            return WireReply(200, b'{"ok":true,"result":{"mess')
        case Fault.CANNOT_PARSE:
            return _error(Refused(400, "Bad Request: can't parse entities: unexpected end of tag"))
        case _:
            return None


def _error(refusal: Refused) -> WireReply:
    body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return WireReply(refusal.code, json.dumps(body).encode())


def _number(text: str) -> int:
    if not text.removeprefix("-").isdecimal():
        raise Refused(400, "Bad Request: chat_id must be a number")
    return int(text)


def _short_enough(text: str, limit: int) -> bool:
    if rules.units(text) > limit:
        raise Refused(400, "Bad Request: text is too long")
    return True
