"""Long trials of the Telegram channel: load, kill -9, SIGTERM, hostile updates, the token in no log.

`make soak` runs them at full figures and prints what was measured; SOAK_SHARE=0.1 runs a tenth.
"""

import asyncio
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.channels.telegram_pace import Pace
from bot.inbox import Received
from tests.bot_api_server import TOKEN, BotApiServer, Fault
from tests.fake_assistant import FakeAssistant
from tests.hostile_updates import hostile_update
from tests.telegram_bench import BotProcess, running_bot

pytestmark = pytest.mark.soak
pytest_plugins = ("tests.telegram_fixtures",)

Share = Callable[[int], int]


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")


def share_of(values: list[float], share: float) -> float:
    """The value that `share` of all stay below."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def counts(server: BotApiServer, asked: dict[int, int]) -> tuple[int, int]:
    """(questions without a reply, replies too many) for message -> chat."""
    replies = [len(server.replies(message, chat)) for message, chat in asked.items()]
    return sum(count == 0 for count in replies), sum(max(0, count - 1) for count in replies)


def sent_at_least(server: BotApiServer, wanted: int) -> Callable[[], bool]:
    return lambda: len(server.made("sendMessage")) >= wanted


def all_answered(server: BotApiServer, asked: dict[int, int]) -> Callable[[], bool]:
    def look() -> bool:
        answered = {
            message["reply_to_message"]["message_id"]
            for message in server.messages.values()
            if "reply_to_message" in message
        }
        return asked.keys() <= answered

    return look


async def test_twenty_chats_at_ten_questions_a_second(server: BotApiServer, tmp_path: Path, soak_share: Share) -> None:
    process = BotProcess(server, tmp_path)
    await process.start()
    await server.until(lambda: server.made("setMyShortDescription"), 30)
    asked: dict[int, int] = {}
    sent: dict[int, float] = {}
    began = time.monotonic()
    for number in range(soak_share(100)):
        await asyncio.sleep(max(0.0, began + number / 10 - time.monotonic()))
        chat = 2000 + number % 20
        sent_at = time.monotonic()
        message = await server.say(f"câu hỏi {number}?", chat)
        asked[message], sent[message] = chat, sent_at
    await server.until(all_answered(server, asked), 30)
    assert await process.end(signal.SIGTERM) == 0
    delays = [call.at - sent[call.result["reply_to_message"]["message_id"]] for call in server.made("sendMessage")]
    tell(
        f"\n{len(asked)} questions: p50 {share_of(delays, 0.5) * 1e3:.0f} ms, p95 {share_of(delays, 0.95) * 1e3:.0f} ms"
    )
    assert counts(server, asked) == (0, 0)
    assert share_of(delays, 0.95) <= 0.1


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_kill_9_loses_nothing(server: BotApiServer, tmp_path: Path, soak_share: Share, webhook: bool) -> None:
    questions, kills = soak_share(600), soak_share(12)
    chance = random.Random(9)
    asked: dict[int, int] = {}
    process = BotProcess(server, tmp_path, webhook=webhook)
    await process.start()
    before, worst = 0, 0
    for kill in range(kills):
        for number in range(questions // kills):
            chat = 3000 + number
            asked[await server.say(f"câu {kill} {number}?", chat)] = chat
        # Killed when somewhere between one reply and most of the batch has been seen.
        wanted = len(server.made("sendMessage")) + chance.randrange(1, max(2, questions // kills - 5))
        await server.until(sent_at_least(server, wanted), 60)
        await asyncio.sleep(chance.random() * 0.02)
        assert await process.end(signal.SIGKILL) == -signal.SIGKILL
        process = BotProcess(server, tmp_path, webhook=webhook)
        await process.start()
        await server.until(all_answered(server, asked), 120)
        _, doubled = counts(server, asked)
        worst, before = max(worst, doubled - before), doubled
    assert await process.end(signal.SIGTERM) == 0
    lost, doubled = counts(server, asked)
    tell(f"\n{kills} x kill -9 in {len(asked)} questions: {lost} lost, {doubled} repeated, at most {worst} a kill")
    assert lost == 0
    assert worst <= 1


async def test_sigterm_with_fifty_in_flight(server: BotApiServer, tmp_path: Path, soak_share: Share) -> None:
    asked = {}
    for number in range(soak_share(50)):
        asked[await server.say(f"câu {number}?", 4000 + number)] = 4000 + number
    process = BotProcess(server, tmp_path)
    await process.start()
    await server.until(lambda: server.made("sendMessage"), 30)
    began = time.monotonic()
    assert await process.end(signal.SIGTERM) == 0
    took = time.monotonic() - began
    again = BotProcess(server, tmp_path)
    await again.start()
    await server.until(lambda: len(server.made("getMe")) == 2, 30)
    await server.until(all_answered(server, asked), 30)
    assert await again.end(signal.SIGTERM) == 0
    tell(f"\nSIGTERM with {len(asked)} in flight: {took:.1f} s, (lost, doubled) = {counts(server, asked)}")
    assert took < 10
    assert counts(server, asked) == (0, 0)


async def test_sigterm_while_telegram_is_down_keeps_everything(server: BotApiServer, tmp_path: Path) -> None:
    server.faults["sendMessage"].extend([Fault.ERROR_500] * 10_000)
    asked = {await server.say(f"câu {number}?", 4000 + number): 4000 + number for number in range(20)}
    process = BotProcess(server, tmp_path)
    await process.start()
    await server.until(lambda: any(call.status == 500 for call in server.calls), 30)
    began = time.monotonic()
    assert await process.end(signal.SIGTERM) == 0
    assert time.monotonic() - began < 10
    server.faults.clear()
    again = BotProcess(server, tmp_path)
    await again.start()
    await server.until(all_answered(server, asked), 30)
    assert await again.end(signal.SIGTERM) == 0
    assert counts(server, asked) == (0, 0)


async def test_hostile_updates_crash_nothing(server: BotApiServer, tmp_path: Path, soak_share: Share) -> None:
    total, at_once = soak_share(10_000), 5
    chance = random.Random(4)
    took: list[float] = []
    # The pace that Telegram wants (30 a second) would measure the waiting, not the bot.
    async with running_bot(server, tmp_path, FakeAssistant(echo=True), pace=Pace(100_000)) as bot:
        handle = bot.channel.worker._handle

        async def timed(row: Received) -> None:
            began = time.perf_counter()
            await handle(row)
            took.append(time.perf_counter() - began)

        bot.channel.worker._handle = timed
        for first in range(0, total, at_once):
            for number in range(first, min(total, first + at_once)):
                server.queries.add(str(number))
                server.messages[10_000 + number // 5, -1] = {}
                server.messages[-10_000 - number // 5, -1] = {}
                await server.push(hostile_update(chance, number))
            await server.until(lambda: not server.updates and not bot.channel.worker.open, 60)
        assert not bot.task.done()
        assert bot.channel.desk.counts["OUR_BUG"] == 0
        assert bot.channel.desk.counts["sent as plain text"] == 0
    # Updates whose chat or query id was made up are refused by name, and left alone.
    made_up = ("chat not found", "query is too old")
    refused = [call for call in server.refused() if not any(reason in call.description for reason in made_up)]
    sent = len(server.made("sendMessage"))
    tell(f"\n{total} hostile updates: {sent} replies, {len(refused)} refused, p99 {share_of(took, 0.99) * 1e3:.0f} ms")
    assert refused == []
    assert sent > total / 4
    assert share_of(took, 0.99) <= 0.1


async def test_the_token_is_in_no_log_line_with_every_fault(server: BotApiServer, tmp_path: Path) -> None:
    process = BotProcess(server, tmp_path, level="DEBUG")
    for method in ("getMe", "deleteWebhook", "getUpdates", "sendMessage", "setMyCommands", "answerCallbackQuery"):
        server.faults[method].extend(fault for fault in Fault if fault is not Fault.LATE)
    await process.start()
    await server.reply_to(await server.say("một câu hỏi riêng tư?", 777000111222), 777000111222, seconds=60)
    server.conflicts = 100
    await server.push({})
    assert await process.ended() == 4
    second = BotProcess(server, tmp_path / "other", level="DEBUG")
    server.token, server.conflicts = "other", 0
    await second.start()
    assert await second.ended() == 3
    said = process.log + second.log
    assert len(said) > 200
    assert TOKEN.encode() not in said
    assert TOKEN.split(":")[1].encode() not in said
    assert b"777000111222" not in said
    assert "riêng tư".encode() not in said
    replies = [message["text"] for message in server.messages.values()]
    assert not any(TOKEN.split(":")[1] in text for text in replies)
