"""Zalo for tests: the Bot Platform, the OpenAPI and its OAuth on one port, as strict as the real ones, with faults."""

import asyncio
import hashlib
import json
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs

import httpx

from tests.http_wire import HttpWire, WireReply, WireRequest

Json = dict[str, Any]

TOKEN = "987654321:secret-of-the-test-zalo-bot"
BOT_ID = "bot-1459232241454765289"
BOT_NAME = "Bot Hỏi Đáp"
SECRET = "webhook-secret-of-zalo"
APP_ID = "4400112233445566"
OA_ID = "oa-579745863508352884"
OA_SECRET = "oa-secret-key-of-the-tests"
REFRESH = "refresh-token-number-0"


class Fault(Enum):
    """What may go wrong with one call. `LATE` and `LOST_REPLY` are carried out all the same."""

    ERROR_500 = "500 with an HTML page"
    TOLD_503 = "200 that says 503"
    TOLD_429 = "200 that says 429"
    RESET = "the line is cut before the call is looked at"
    LATE = "carried out, and the reply never comes"
    LOST_REPLY = "carried out, and the line is cut"
    NOT_JSON = "200 with half a JSON object"


@dataclass(frozen=True)
class Sent:
    """A message that a person sees."""

    chat: str
    text: str
    at: float  # of time.monotonic
    buttons: tuple[Json, ...] = ()


@dataclass
class ZaloServer:
    """Use as `async with ZaloServer() as server`; give `server.url` as every base address."""

    grace_seconds: float = 1.0  # a message is kept so long when no poll waits; then it is lost
    one_poll: bool = False  # a second poll at the same time is answered with 409
    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    blocked: set[str] = field(default_factory=set)
    without_buttons: bool = False  # the OpenAPI refuses every button
    sent: list[Sent] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  # our own mistakes: what the real ones would refuse
    calls: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    webhook: Json = field(default_factory=dict)
    port: int | None = None  # where webhooks are posted to
    token: str = TOKEN
    refresh: str = REFRESH
    access: str = ""
    renewals: int = 0
    acknowledged: list[float] = field(default_factory=list)  # seconds each webhook call took

    def __post_init__(self) -> None:
        self._wire = HttpWire(self._handle)
        self._waiting: deque[asyncio.Future[Json]] = deque()
        self._kept: deque[Json] = deque()
        self._polled_at = -1e9
        self._number = 0
        self._chats: set[str] = set()
        self._posting: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "ZaloServer":
        await self._wire.__aenter__()
        self._http = httpx.AsyncClient(timeout=10)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._posting:
            task.cancel()
        await asyncio.gather(*self._posting, return_exceptions=True)
        await self._http.aclose()
        await self._wire.__aexit__(kind, error, trace)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._wire.port}"

    # --- people -----------------------------------------------------------------------------------------------

    async def say(self, text: str, person: str = "an", chat: str | None = None, **more: Any) -> Json:
        """A person writes to the bot; gives the update."""
        group = chat is not None
        message = {
            "from": {"id": person, "display_name": "Nguyễn Văn An", "is_bot": False},
            "chat": {"id": chat or person, "chat_type": "GROUP" if group else "PRIVATE"},
            "text": text,
            "message_id": self._next("msg"),
            "date": int(time.time() * 1000),
        }
        update = {"event_name": "message.text.received", "message": message | more}
        await self.push(update)
        return update

    async def push(self, update: Json) -> None:
        """An update comes in: to the webhook, to a waiting poll, or it is lost."""
        chat = update.get("message", {}).get("chat", {})
        self._chats.add(str(chat.get("id")) if isinstance(chat, dict) else "")
        if self.webhook:
            self._post({"ok": True, "result": update}, {"X-Bot-Api-Secret-Token": self.webhook["secret_token"]})
            return
        while self._waiting:
            poll = self._waiting.popleft()
            if not poll.done():
                poll.set_result(update)
                self._polled_at = time.monotonic()
                return
        if time.monotonic() - self._polled_at <= self.grace_seconds:
            self._kept.append(update)
        else:
            self.lost.append(str(update.get("message", {}).get("message_id")))

    async def oa_say(self, text: str, person: str = "an", event: str = "user_send_text", **more: Any) -> Json:
        """A person writes to the Official Account, or does something else with it."""
        told: Json = {
            "app_id": APP_ID,
            "event_name": event,
            "sender": {"id": person},
            "recipient": {"id": OA_ID},
            "message": {"text": text, "msg_id": self._next("oamsg")},
            "timestamp": str(int(time.time() * 1000)),
        }
        told |= more
        self.post_event(told, person)
        return told

    def post_event(self, told: Json, person: str = "an") -> None:
        """Posts an event with Zalo's signature."""
        self._chats.add(person)
        body = json.dumps(told, ensure_ascii=False).encode()
        self._post(body, {"X-ZEvent-Signature": f"mac={signed(body, told['timestamp'])}"}, "/zalo_oa")

    @property
    def polled(self) -> bool:
        """Whether a poll waits."""
        return any(not poll.done() for poll in self._waiting)

    def to(self, chat: str) -> list[str]:
        """The texts that a chat was sent."""
        return [message.text for message in self.sent if message.chat == chat]

    async def reply(self, number: int = 1, chat: str = "an", seconds: float = 5) -> str:
        """The so-maniest message to a chat, once it is there."""
        await self.until(lambda: len(self.to(chat)) >= number, seconds)
        return self.to(chat)[number - 1]

    async def until(self, true: Any, seconds: float = 5) -> None:
        """Waits until `true()`; fails after so many seconds."""
        async with asyncio.timeout(seconds):
            while not true():
                await asyncio.sleep(0.005)

    # --- the server -------------------------------------------------------------------------------------------

    async def _handle(self, request: WireRequest) -> WireReply:
        method = request.path.rsplit("/", 1)[-1]
        self.calls.append(method)
        fault = self.faults[method].popleft() if self.faults[method] else None
        match fault:
            case Fault.ERROR_500:
                return WireReply(500, b"<html>")
            case Fault.TOLD_503 | Fault.TOLD_429:
                code = 503 if fault is Fault.TOLD_503 else 429
                return _told({"ok": False, "error_code": code, "description": "x"} | {"error": -200, "message": "x"})
            case Fault.RESET:
                return WireReply(cut=True)
        reply = await self._answer(method, request)
        match fault:
            case Fault.LATE:
                await asyncio.sleep(3600)
            case Fault.LOST_REPLY:
                return WireReply(cut=True)
            case Fault.NOT_JSON:
                return WireReply(200, b'{"ok": tr')
        return _told(reply)

    async def _answer(self, method: str, request: WireRequest) -> Json:
        if request.path == "/v3.0/oa/message/cs":
            return self._oa_send(request)
        if request.path == "/v4/oa/access_token":
            return self._oa_renew(request)
        if request.path != f"/bot{self.token}/{method}":
            return {"ok": False, "error_code": 401, "description": "Unauthorized"}
        told = json.loads(request.body or b"{}")
        match method:
            case "getMe":
                me = {"id": BOT_ID, "account_name": BOT_NAME, "account_type": "BASIC", "can_join_groups": True}
                return {"ok": True, "result": me}
            case "getUpdates":
                return await self._poll(float(told.get("timeout", 30)))
            case "sendMessage":
                return self._send(told)
            case "setWebhook":
                if not told["url"].startswith("https://") or not 8 <= len(told["secret_token"]) <= 256:
                    return self._refuse(400, "bad webhook")
                self.webhook = told
                return {"ok": True, "result": {"url": told["url"]}}
            case "deleteWebhook":
                self.webhook = {}
                return {"ok": True, "result": {"url": ""}}
            case _:
                return self._refuse(404, f"no method {method}")

    async def _poll(self, seconds: float) -> Json:
        if self.one_poll and any(not poll.done() for poll in self._waiting):
            return {"ok": False, "error_code": 409, "description": "Conflict"}
        if self._kept:
            self._polled_at = time.monotonic()
            return {"ok": True, "result": self._kept.popleft()}
        poll: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting.append(poll)
        try:
            return {"ok": True, "result": await asyncio.wait_for(poll, seconds)}
        except TimeoutError:
            return {"ok": False, "error_code": 408, "description": "Request timeout"}
        finally:
            poll.cancel()
            self._polled_at = time.monotonic()

    def _send(self, told: Json) -> Json:
        chat, text = told.get("chat_id"), told.get("text")
        if not isinstance(text, str) or not 1 <= len(text) <= 2000:
            return self._refuse(400, "text must be 1 to 2000 characters")
        if chat in self.blocked or chat not in self._chats:
            return {"ok": False, "error_code": 400, "description": "chat not found"}
        self.sent.append(Sent(str(chat), text, time.monotonic()))
        return {"ok": True, "result": {"message_id": self._next("out"), "date": int(time.time() * 1000)}}

    def _oa_send(self, request: WireRequest) -> Json:
        if not self.access or request.headers.get("access_token") != self.access:
            return {"error": -216, "message": "Access token is invalid"}
        told = json.loads(request.body)
        user, message = told["recipient"]["user_id"], told["message"]
        text, payload = message.get("text"), message.get("attachment", {}).get("payload", {})
        buttons = payload.get("buttons", [])
        if not isinstance(text, str) or not 1 <= len(text) <= 2000:
            return self._oa_refuse(-210, "text must be 1 to 2000 characters")
        if buttons and (payload.get("template_type") != "button" or len(buttons) > 5):
            return self._oa_refuse(-201, "wrong template")
        for button in buttons:
            sound = button["type"] == "oa.query.show" and 1 <= len(button["title"]) <= 100
            if not sound or not 1 <= len(button["payload"]) <= 1000:
                return self._oa_refuse(-201, "wrong button")
        if buttons and self.without_buttons:
            return {"error": -201, "message": "template is not supported"}
        if user in self.blocked or user not in self._chats:
            return {"error": -213, "message": "User has not followed OA"}
        self.sent.append(Sent(user, text, time.monotonic(), tuple(buttons)))
        return {"error": 0, "message": "Success", "data": {"message_id": self._next("oaout")}}

    def _oa_renew(self, request: WireRequest) -> Json:
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        asked = (form.get("refresh_token"), form.get("app_id"), form.get("grant_type"))
        if asked != (self.refresh, APP_ID, "refresh_token") or request.headers.get("secret_key") != OA_SECRET:
            return {"error": -14014, "error_name": "Invalid refresh token."}
        self.renewals += 1
        self.access = f"access-token-number-{self.renewals}"
        self.refresh = f"refresh-token-number-{self.renewals}"
        return {"access_token": self.access, "refresh_token": self.refresh, "expires_in": "90000"}

    def _refuse(self, code: int, why: str) -> Json:
        self.refused.append(why)
        return {"ok": False, "error_code": code, "description": why}

    def _oa_refuse(self, code: int, why: str) -> Json:
        self.refused.append(why)
        return {"error": code, "message": why}

    def _post(self, body: Json | bytes, headers: dict[str, str], path: str = "/zalo") -> None:
        task = asyncio.create_task(self._post_until_taken(body, headers, path))
        self._posting.add(task)
        task.add_done_callback(self._posting.discard)

    async def _post_until_taken(self, body: Json | bytes, headers: dict[str, str], path: str) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        for _ in range(200):
            began = time.monotonic()
            try:
                reply = await self._http.post(f"http://127.0.0.1:{self.port}{path}", content=content, headers=headers)
            except httpx.HTTPError:
                await asyncio.sleep(0.05)
                continue
            self.acknowledged.append(time.monotonic() - began)
            if reply.status_code != 503:
                return
            await asyncio.sleep(0.05)

    def _next(self, kind: str) -> str:
        self._number += 1
        return f"{kind}-{self._number}"


def signed(body: bytes, timestamp: str, app_id: str = APP_ID, secret: str = OA_SECRET) -> str:
    """Zalo's signature of an event."""
    return hashlib.sha256(app_id.encode() + body + timestamp.encode() + secret.encode()).hexdigest()


def _told(reply: Json) -> WireReply:
    return WireReply(200, json.dumps(reply, ensure_ascii=False).encode())
