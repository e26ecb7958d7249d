"""How the Zalo Bot Platform channel starts and ends: tokens, webhooks, polls, health."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.channels.errors import TokenRefused, WebhookMisconfigured
from bot.secret import Secret
from tests.zalo_bench import RunningZalo, running, settings_for, webhook
from tests.zalo_server import SECRET, ZaloServer


@pytest.fixture
async def server() -> AsyncIterator[ZaloServer]:
    async with ZaloServer() as server:
        yield server


@pytest.fixture
async def bot(server: ZaloServer, tmp_path: Path) -> AsyncIterator[RunningZalo]:
    async with running(server, tmp_path) as bot:
        yield bot


async def test_a_refused_token_ends_with_exit_code_3(server: ZaloServer, tmp_path: Path) -> None:
    server.token = "another"
    async with running(server, tmp_path) as bot:
        with pytest.raises(TokenRefused, match="ZALO_BOT_TOKEN") as caught:
            await bot.task
    assert caught.value.exit_code == 3


async def test_a_webhook_without_a_fit_secret_does_not_start(server: ZaloServer, tmp_path: Path) -> None:
    settings = replace(webhook(settings_for(server, tmp_path)), zalo_webhook_secret=Secret("short"))
    async with running(server, tmp_path, settings=settings) as bot:
        with pytest.raises(WebhookMisconfigured, match="ZALO_WEBHOOK_SECRET"):
            await bot.task
    assert server.calls == []


async def test_questions_posted_to_the_webhook_are_answered(server: ZaloServer, tmp_path: Path) -> None:
    async with running(server, tmp_path, settings=webhook(settings_for(server, tmp_path))):
        await server.say("kinh tế số?")
        assert (await server.reply()).startswith("khoảng 20%")
    assert "deleteWebhook" not in server.calls
    assert "getUpdates" not in server.calls
    assert server.webhook["secret_token"] == SECRET


async def test_health_tells_what_waits_and_what_is_used(server: ZaloServer, bot: RunningZalo) -> None:
    await server.say("kinh tế số?")
    await server.reply()
    told = {"open": 0, "messages_this_month": 2, "messages_allowed": 3000}
    await server.until(lambda: bot.http._health["zalo"]() == told)


async def test_of_polls_at_the_same_time_one_is_enough_where_zalo_takes_one(tmp_path: Path) -> None:
    async with ZaloServer(one_poll=True) as server, running(server, tmp_path) as bot:
        for number in range(4):
            await server.say(f"câu {number}?")
            await server.reply(number + 1)
        assert not bot.task.done()


async def test_stopping_does_not_wait_for_the_poll(server: ZaloServer, tmp_path: Path) -> None:
    async with running(server, tmp_path) as bot:
        bot.stop.set()
        async with asyncio.timeout(2):
            await bot.task
