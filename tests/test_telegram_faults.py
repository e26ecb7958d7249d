"""The Telegram channel when people ask too much, the network fails, or Telegram refuses."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot import texts_channels_vi as texts
from bot.channels.errors import AnotherInstance, TokenRefused
from bot.secret import Secret
from tests.bot_api_server import BotApiServer, Fault
from tests.fake_assistant import QUOTE, FakeAssistant
from tests.telegram_bench import RunningBot, running_bot, settings_for

pytest_plugins = ("tests.telegram_fixtures",)


# --- limits -------------------------------------------------------------------------------------------------------


async def test_one_person_is_told_once_when_it_is_too_much(server: BotApiServer, tmp_path: Path) -> None:
    for number in range(15):
        await server.say(f"câu {number}")
    async with running_bot(server, tmp_path):
        await server.reply_to(await server.say("của người khác", chat=502), 502)
        await server.until(lambda: len(server.made("sendMessage")) == 12)
        await server.reply_to(await server.say("/trogiup"))
    told = [call.result["text"] for call in server.made("sendMessage")]
    assert told.count(texts.LIMIT_AT_ONCE.format(limit=10)) == 1
    assert sum("khoảng 20%" in text for text in told) == 11


# --- faults -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [Fault.ERROR_500, Fault.BAD_GATEWAY, Fault.RESET, Fault.NOT_JSON])
async def test_a_question_outlives_faults_of_the_network(server: BotApiServer, bot: RunningBot, fault: Fault) -> None:
    server.faults["sendMessage"].extend([fault] * 3)
    server.faults["getUpdates"].extend([fault] * 2)
    message = await server.say("kinh tế số?")
    await server.reply_to(message)
    await server.reply_to(await server.say("câu sau"))
    assert len(server.replies(message)) == 1


@pytest.mark.parametrize(("late", "sent"), [(1, 2), (9, 3)])
async def test_a_reply_that_may_have_arrived_is_repeated_twice_at_most(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: int, sent: int
) -> None:
    monkeypatch.setattr("bot.channels.telegram_bot._READ_SECONDS", 0.05)
    server.faults["sendMessage"].extend([Fault.LATE] * late)
    async with running_bot(server, tmp_path) as bot:
        message = await server.say("kinh tế số?")
        await server.until(lambda: len(server.replies(message)) == sent and not bot.channel.worker.open)
        assert bot.channel.desk.inbox.count_open("telegram") == 0


async def test_a_slow_reply_does_not_keep_the_others_waiting(
    server: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram_bot._READ_SECONDS", 2.0)
    monkeypatch.setattr("bot.channels.telegram_pace._PATIENCE_SECONDS", 0.05)
    server.faults["sendMessage"].append(Fault.LATE)
    async with running_bot(server, tmp_path):
        slow = await server.say("kinh tế số?")
        await server.until(lambda: server.made("sendMessage"))
        await server.reply_to(await server.say("kinh tế số?", chat=502), 502)
        assert len(server.replies(slow)) == 1
        await server.until(lambda: len(server.replies(slow)) == 2)


async def test_flood_control_is_waited_out_by_that_chat_alone(server: BotApiServer, bot: RunningBot) -> None:
    server.floods[501] = [1]
    slow = await server.say("kinh tế số?")
    await server.until(lambda: any(call.status == 429 for call in server.calls))
    await server.reply_to(await server.say("kinh tế số?", chat=502), 502)
    assert server.replies(slow) == []
    await server.reply_to(slow)
    assert len(server.replies(slow)) == 1


async def test_html_that_telegram_cannot_read_is_sent_once_as_plain_text(server: BotApiServer, tmp_path: Path) -> None:
    async with running_bot(server, tmp_path) as bot:
        server.faults["sendMessage"].append(Fault.CANNOT_PARSE)
        reply = await server.reply_to(await server.say("kinh tế số?"))
        assert reply["entities"] == []
        assert QUOTE in reply["text"]
        assert bot.channel.desk.counts["sent as plain text"] == 1


async def test_whoever_blocks_the_bot_is_forgotten_without_noise(
    server: BotApiServer, bot: RunningBot, caplog: pytest.LogCaptureFixture
) -> None:
    server.blocked.add(501)
    await server.say("kinh tế số?")
    await server.until(lambda: any(call.status == 403 for call in server.calls))
    await server.reply_to(await server.say("kinh tế số?", chat=502), 502)
    await server.until(lambda: not bot.channel.worker.open)
    assert bot.channel.desk.inbox.count_open("telegram") == 0
    assert [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")] == []


async def test_an_error_of_our_own_is_logged_and_apologised_for(
    server: BotApiServer, bot: RunningBot, assistant: FakeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    assistant.failing = True
    reply = await server.reply_to(await server.say("kinh tế số?"))
    assert reply["text"] == texts.APOLOGY
    assert "the index is on fire" in caplog.text
    assert "501" not in caplog.text.replace("test_telegram", "")


async def test_updates_delivered_again_are_known(server: BotApiServer, bot: RunningBot) -> None:
    message = await server.say("kinh tế số?")
    await server.reply_to(message)
    server.redeliver = True
    await server.reply_to(await server.say("câu sau"))
    await server.reply_to(await server.say("câu cuối"))
    assert len(server.replies(message)) == 1


async def test_what_a_crash_left_open_is_answered_oldest_first(server: BotApiServer, tmp_path: Path) -> None:
    server.faults["sendMessage"].extend([Fault.ERROR_500] * 1000)
    first, second = await server.say("câu một"), await server.say("câu hai")
    async with running_bot(server, tmp_path) as bot:
        await server.until(lambda: any(call.status == 500 for call in server.calls))
        await server.until(lambda: not server.updates)
    assert bot.task.done()
    server.faults.clear()
    async with running_bot(server, tmp_path):
        await server.reply_to(second)
    assert len(server.replies(first)) == len(server.replies(second)) == 1
    assert server.replies(first)[0]["message_id"] < server.replies(second)[0]["message_id"]


async def test_pending_updates_are_never_dropped(server: BotApiServer, tmp_path: Path) -> None:
    waiting = [await server.say(f"câu {number}", chat=600 + number) for number in range(5)]
    async with running_bot(server, tmp_path):
        for number, message in enumerate(waiting):
            await server.reply_to(message, 600 + number)
    assert all(call.parameters.get("drop_pending_updates", "false") == "false" for call in server.made("deleteWebhook"))


async def test_a_second_poller_stops_with_one_clear_line(server: BotApiServer, tmp_path: Path) -> None:
    server.conflicts = 100
    async with running_bot(server, tmp_path) as bot:
        await asyncio.wait({bot.task}, timeout=10)
        assert isinstance(bot.task.exception(), AnotherInstance)
        assert "Another process polls" in str(bot.task.exception())


async def test_a_refused_token_stops_without_showing_it(server: BotApiServer, tmp_path: Path) -> None:
    server.token = "other"
    async with running_bot(server, tmp_path) as bot:
        await asyncio.wait({bot.task}, timeout=10)
        assert isinstance(bot.task.exception(), TokenRefused)
        assert "AAH" not in repr(bot.task.exception())


async def test_a_token_revoked_while_running_stops_the_channel(server: BotApiServer, tmp_path: Path) -> None:
    async with running_bot(server, tmp_path) as bot:
        await server.reply_to(await server.say("kinh tế số?"))
        server.token = "other"
        await server.push({})  # ends the open poll
        await asyncio.wait({bot.task}, timeout=10)
        assert isinstance(bot.task.exception(), TokenRefused)


async def test_telegram_unreachable_at_start_is_waited_for(server: BotApiServer, tmp_path: Path) -> None:
    server.faults["getMe"].extend([Fault.ERROR_500, Fault.RESET, Fault.NOT_JSON])
    async with running_bot(server, tmp_path):
        await server.reply_to(await server.say("kinh tế số?"))


async def test_stopping_does_not_wait_for_a_telegram_that_says_nothing(server: BotApiServer, tmp_path: Path) -> None:
    server.faults["getMe"].append(Fault.LATE)
    async with running_bot(server, tmp_path) as bot:
        await server.until(lambda: server.made("getMe"))
        bot.stop.set()
        await asyncio.wait_for(bot.task, 5)


async def test_a_blocked_network_is_passed_by_a_proxy(server: BotApiServer, tmp_path: Path) -> None:
    proxy = Secret(server.base_url.removesuffix("/bot"))
    settings = replace(
        settings_for(server, tmp_path), telegram_base_url="http://telegram.invalid/bot", telegram_proxy=proxy
    )
    async with running_bot(server, tmp_path, settings=settings):
        await server.reply_to(await server.say("kinh tế số?"))
