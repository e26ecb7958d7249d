"""The webhook: only Telegram may post, and what it posted is acknowledged when the inbox has it."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.channels.errors import WebhookMisconfigured
from bot.channels.telegram import run_telegram
from bot.channels.telegram_webhook import SECRET_HEADER, webhook_route
from bot.http_server import HttpServer
from bot.journal import StateJournal
from bot.secret import Secret
from bot.settings import Settings
from index.store import StateDatabase
from tests.bot_api_server import BotApiServer, Fault
from tests.fake_assistant import FakeAssistant
from tests.telegram_bench import free_port, running_bot, settings_for

SECRET = "s" * 32
PATH = "/telegram/hook"
UPDATE = {
    "update_id": 7,
    "message": {"message_id": 1, "date": 1, "chat": {"id": 501, "type": "private"}, "text": "hỏi"},
}
SETTINGS = Settings(telegram_webhook_url=f"https://bot.example.com{PATH}", telegram_webhook_secret=Secret(SECRET))


@asynccontextmanager
async def served(server: HttpServer) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the server while it serves."""
    stop, port = asyncio.Event(), server.bind()
    task = asyncio.create_task(server.serve(stop))
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        yield client
    stop.set()
    await task


class Commits:
    """Stands for the inbox."""

    def __init__(self) -> None:
        self.items: list[tuple[str, str]] = []
        self.broken = False

    def __call__(self, items: Sequence[tuple[str, str]]) -> None:
        if self.broken:
            raise sqlite3.OperationalError("disk full")
        self.items += items


@pytest.fixture
def commits() -> Commits:
    return Commits()


@pytest.fixture
async def client(commits: Commits) -> AsyncIterator[httpx.AsyncClient]:
    server = HttpServer("127.0.0.1", 0)
    server.add_routes([webhook_route(SETTINGS, commits)])
    async with served(server) as client:
        yield client


async def test_an_update_with_the_secret_is_committed(client: httpx.AsyncClient, commits: Commits) -> None:
    reply = await client.post(PATH, json=UPDATE, headers={SECRET_HEADER: SECRET})
    assert reply.status_code == 200
    assert [(key, json.loads(payload)) for key, payload in commits.items] == [("7", UPDATE)]


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "x" * 32}, {SECRET_HEADER: SECRET + "x"}, {SECRET_HEADER: ""}])
async def test_nobody_else_may_post(client: httpx.AsyncClient, commits: Commits, headers: dict[str, str]) -> None:
    assert (await client.post(PATH, json=UPDATE, headers=headers)).status_code == 403
    assert commits.items == []


async def test_what_cannot_be_committed_is_not_acknowledged(client: httpx.AsyncClient, commits: Commits) -> None:
    commits.broken = True
    assert (await client.post(PATH, json=UPDATE, headers={SECRET_HEADER: SECRET})).status_code == 503


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 400), (b"\xff", 400), (b"[1]", 200), (b"{}", 200), (b'"' + b"x" * (1 << 21) + b'"', 413)],
)
async def test_bodies_that_are_no_updates(
    client: httpx.AsyncClient, commits: Commits, body: bytes, status: int
) -> None:
    assert (await client.post(PATH, content=body, headers={SECRET_HEADER: SECRET})).status_code == status
    assert commits.items == []


@pytest.mark.parametrize("secret", [None, "short", "x" * 31])
def test_without_a_fit_secret_the_webhook_does_not_start(secret: str | None) -> None:
    settings = replace(SETTINGS, telegram_webhook_secret=Secret(secret) if secret else None)
    with pytest.raises(WebhookMisconfigured, match="TELEGRAM_WEBHOOK_SECRET") as caught:
        webhook_route(settings, lambda items: None)
    assert caught.value.exit_code == 3
    assert secret is None or secret not in str(caught.value)


async def test_health_tells_each_part() -> None:
    server = HttpServer("127.0.0.1", 0)
    server.add_health("telegram", lambda: {"open": 3})
    async with served(server) as client:
        assert (await client.get("/healthz")).json() == {"status": "ok", "telegram": {"open": 3}}


async def test_a_part_that_fails_makes_the_service_unhealthy() -> None:
    server = HttpServer("127.0.0.1", 0)
    server.add_health("index", lambda: {"share": 1 / 0})
    async with served(server) as client:
        reply = await client.get("/healthz")
    assert (reply.status_code, reply.json()) == (503, {"status": "failing"})


def test_a_taken_port_is_known_at_once() -> None:
    first = HttpServer("127.0.0.1", 0)
    port = first.bind()
    with pytest.raises(OSError, match="in use"):
        HttpServer("127.0.0.1", port).bind()
    first.close()


def webhook_settings(server: BotApiServer, data: Path) -> Settings:
    polling = settings_for(server, data)
    server.webhook_port = free_port()
    return replace(
        polling,
        telegram_webhook_url=SETTINGS.telegram_webhook_url,
        telegram_webhook_secret=Secret(SECRET),
        web_port=server.webhook_port,
    )


async def test_questions_posted_to_the_webhook_are_answered(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        async with running_bot(server, tmp_path, settings=webhook_settings(server, tmp_path)):
            message = await server.say("kinh tế số?")
            await server.reply_to(message)
        assert len(server.replies(message)) == 1
        assert server.refused() == []
        assert server.made("setWebhook")[0].parameters["secret_token"] == SECRET
        assert server.made("deleteWebhook") == []


async def test_a_bot_that_was_down_loses_nothing(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        settings = webhook_settings(server, tmp_path)
        async with running_bot(server, tmp_path, settings=settings):
            await server.reply_to(await server.say("kinh tế số?"))
        waiting = [await server.say(f"câu {n}", chat=600 + n) for n in range(5)]
        async with running_bot(server, tmp_path, settings=settings):
            for n, message in enumerate(waiting):
                await server.reply_to(message, 600 + n)
        assert [len(server.replies(message, 600 + n)) for n, message in enumerate(waiting)] == [1] * 5


async def test_telegram_unreachable_when_the_webhook_is_set_is_waited_for(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        server.faults["setWebhook"].extend([Fault.ERROR_500, Fault.RESET])
        async with running_bot(server, tmp_path, settings=webhook_settings(server, tmp_path)):
            await server.reply_to(await server.say("kinh tế số?"))


async def test_an_address_telegram_refuses_ends_with_one_line(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        settings = replace(webhook_settings(server, tmp_path), telegram_webhook_url="http://bot.example.com/hook")
        async with running_bot(server, tmp_path, settings=settings) as bot:
            await asyncio.wait({bot.task}, timeout=10)
            assert isinstance(bot.task.exception(), WebhookMisconfigured)
            assert "https" in str(bot.task.exception())


async def test_a_taken_port_ends_with_one_line(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        settings = webhook_settings(server, tmp_path)
        taken = HttpServer("127.0.0.1", settings.web_port)
        taken.bind()
        async with running_bot(server, tmp_path, settings=settings) as bot:
            await asyncio.wait({bot.task}, timeout=10)
            assert isinstance(bot.task.exception(), WebhookMisconfigured)
        taken.close()


async def test_a_server_of_the_caller_carries_the_route(tmp_path: Path) -> None:
    async with BotApiServer() as server:
        settings = webhook_settings(server, tmp_path)
        state, stop = StateDatabase(tmp_path / "state.db"), asyncio.Event()
        http = HttpServer("127.0.0.1", settings.web_port)
        serving = asyncio.create_task(http.serve(stop))
        bot = asyncio.create_task(
            run_telegram(settings, FakeAssistant(), state, StateJournal(state), stop, server=http)
        )
        await server.reply_to(await server.say("kinh tế số?"))
        async with httpx.AsyncClient() as client:
            health = await client.get(f"http://127.0.0.1:{settings.web_port}/healthz")
        stop.set()
        await asyncio.gather(bot, serving)
        state.close()
    assert health.json() == {"status": "ok", "telegram": {"open": 0}}
