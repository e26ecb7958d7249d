"""Zalo when things go wrong: outages, lost replies, crashes of our own, the monthly quota."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import texts_channels_vi as texts
from bot import texts_zalo_vi as said
from bot.channels.errors import TokenRefused
from bot.setting_values import AdminId
from tests.fake_assistant import FakeAssistant
from tests.zalo_bench import RunningZalo, running, settings_for
from tests.zalo_server import TOKEN, Fault, ZaloServer

NOT_CARRIED_OUT = (Fault.ERROR_500, Fault.TOLD_503, Fault.TOLD_429)


@pytest.fixture
async def server() -> AsyncIterator[ZaloServer]:
    async with ZaloServer() as server:
        yield server


async def settled(server: ZaloServer, bot: RunningZalo, messages: int = 1) -> None:
    """Waits until so many messages are done with."""
    await server.until(lambda: len(bot.rows("select * from inbox where done_at is not null")) >= messages)


@pytest.mark.parametrize("fault", NOT_CARRIED_OUT)
async def test_an_outage_delays_the_reply_and_loses_nothing(
    server: ZaloServer, tmp_path: Path, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    server.faults["sendMessage"].extend([fault] * 6)
    server.faults["getMe"].append(fault)
    async with running(server, tmp_path) as bot:
        await server.say("kinh tế số?")
        await server.reply()
        await settled(server, bot)
    assert len(server.sent) == 1
    assert TOKEN not in caplog.text
    assert TOKEN.split(":")[1] not in caplog.text


async def test_a_reply_whose_fate_is_unknown_is_repeated_twice_at_most(server: ZaloServer, tmp_path: Path) -> None:
    server.faults["sendMessage"].extend([Fault.ERROR_500] * 4 + [Fault.NOT_JSON] * 10)
    async with running(server, tmp_path) as bot:
        await server.say("kinh tế số?")
        await server.reply()
        await settled(server, bot)
    assert len(server.sent) == 3


async def test_an_outage_uses_up_no_repeats(server: ZaloServer, tmp_path: Path) -> None:
    async with running(server, tmp_path) as bot:
        server.faults["sendMessage"].append(Fault.NOT_JSON)
        server.faults["getMe"].extend([Fault.ERROR_500] * 9)
        await server.say("kinh tế số?")
        await settled(server, bot)
        assert server.calls.count("sendMessage") == 2
        assert server.calls.count("getMe") == 11


async def test_a_cut_line_is_tried_until_it_works(server: ZaloServer, tmp_path: Path) -> None:
    server.faults["sendMessage"].extend([Fault.RESET] * 8)
    async with running(server, tmp_path):
        await server.say("kinh tế số?")
        await server.reply()
    assert len(server.sent) == 1


async def test_polls_go_on_after_every_kind_of_fault(server: ZaloServer, tmp_path: Path) -> None:
    server.grace_seconds = 60
    async with running(server, tmp_path):
        server.faults["getUpdates"].extend(fault for fault in Fault if fault is not Fault.LATE)
        for number in range(4):
            await server.say(f"câu {number}?")
        # A reply of getUpdates that is lost on its way takes the update with it: Zalo has no offset.
        await server.until(lambda: not server.faults["getUpdates"])
        await server.say("câu sau cùng?")
        await server.until(lambda: len(server.sent) >= 3)


async def test_a_blocked_chat_is_forgotten(server: ZaloServer, tmp_path: Path) -> None:
    server.blocked.add("an")
    assistant = FakeAssistant()
    async with running(server, tmp_path, assistant=assistant) as bot:
        await server.say("kinh tế số?")
        await server.until(lambda: assistant.forgotten)
        await settled(server, bot)
        assert bot.rows("select * from questions") == []


async def test_a_token_revoked_while_it_runs_stops_the_channel_and_keeps_the_question(
    server: ZaloServer, tmp_path: Path
) -> None:
    async with running(server, tmp_path) as bot:
        await server.say("kinh tế số?")
        await server.reply()
        server.token = "another"
        await server.push({"event_name": "message.text.received", "message": {}})  # ends a poll
        with pytest.raises(TokenRefused):
            await asyncio.wait_for(bot.task, 5)


async def test_a_fault_of_the_core_is_an_apology(server: ZaloServer, tmp_path: Path) -> None:
    async with running(server, tmp_path, assistant=FakeAssistant(failing=True)):
        await server.say("kinh tế số?")
        assert await server.reply() == texts.APOLOGY


async def test_what_a_stop_left_open_is_answered_by_the_next_start(server: ZaloServer, tmp_path: Path) -> None:
    server.faults["sendMessage"].extend([Fault.ERROR_500] * 10_000)
    async with running(server, tmp_path) as bot:
        for number in range(3):
            await server.say(f"câu {number}?", f"p{number}")
        await server.until(lambda: len(bot.rows("select * from inbox where done_at is null")) == 3)
    server.faults.clear()
    async with running(server, tmp_path) as bot:
        await settled(server, bot, 3)
    assert [len(server.to(f"p{number}")) for number in range(3)] == [1, 1, 1]


async def test_an_inbox_that_cannot_be_written_is_waited_out(
    server: ZaloServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from bot.inbox import Inbox

    add, faults = Inbox.add, [OSError("disk full")] * 3

    def failing(self: Inbox, *args: object) -> object:
        if faults:
            raise faults.pop()
        return add(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Inbox, "add", failing)
    async with running(server, tmp_path):
        await server.say("kinh tế số?")
        await server.reply()
    assert "what came in waits in memory" in caplog.text


# --- the monthly quota --------------------------------------------------------------------------------------------


async def test_admins_are_warned_at_80_percent_and_all_stops_at_95_with_a_notice(
    server: ZaloServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = settings_for(
        server,
        tmp_path,
        admin_ids=(AdminId("zalo", "sep"),),
        help_contact="1022",
        public_url="https://hoidap.example.com",
        rate_per_minute=1000,
        zalo_monthly_messages=200,
    )
    server._chats.add("sep")
    async with running(server, tmp_path, settings=settings) as bot:
        for number in range(110):
            await server.say(f"kinh tế số năm {number}?", f"p{number % 3}")
            await settled(server, bot, number + 1)
        used = bot.rows("select n from zalo_quota where what = 'messages'")[0]["n"]
    warnings = server.to("sep")
    assert [text.split("(")[1].split(")")[0] for text in warnings] == ["80 %", "95 %"]
    stopped = (
        f"{said.QUOTA_STOP}\n{said.QUOTA_STOP_WEB.format(url='https://hoidap.example.com')}\nCần hỗ trợ thêm: 1022"
    )
    for person in ("p0", "p1", "p2"):
        assert server.to(person).count(stopped) == 1
        assert server.to(person)[-1] == stopped
    # What people write goes on counting; what we send does not.
    assert used == 110 + len(server.sent)
    assert "160 of 200 messages" in caplog.text


async def test_a_new_month_answers_again(server: ZaloServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.channels import zalo_quota

    month = "2026-11"
    monkeypatch.setattr(zalo_quota, "month_of", lambda now: month)
    async with running(server, tmp_path, settings=settings_for(server, tmp_path, zalo_monthly_messages=2)) as bot:
        await server.say("một?")
        await server.reply(1)
        await server.say("hai?")
        await settled(server, bot, 2)
        assert len(server.sent) == 1  # the quota is full: not even a notice
        month = "2026-12"
        await server.say("ba?")
        assert (await server.reply(2)).startswith("khoảng 20%")


async def test_nobody_is_stopped_without_a_quota(server: ZaloServer, tmp_path: Path) -> None:
    async with running(server, tmp_path, settings=settings_for(server, tmp_path, zalo_monthly_messages=0)) as bot:
        for number in range(3):
            await server.say(f"câu {number}?")
            await server.reply(number + 1)
        await server.until(lambda: bot.rows("select n from zalo_quota") == [{"n": 6}])  # counted behind the sending


@pytest.mark.parametrize("level", [logging.DEBUG])
async def test_no_log_line_holds_an_id_or_a_question(
    server: ZaloServer, tmp_path: Path, caplog: pytest.LogCaptureFixture, level: int
) -> None:
    caplog.set_level(level, "bot")
    for method in ("getMe", "sendMessage"):
        server.faults[method].extend(fault for fault in Fault if fault is not Fault.LATE)
    server.faults["getUpdates"].extend([*NOT_CARRIED_OUT, Fault.RESET])
    async with running(server, tmp_path):
        await server.until(lambda: not server.faults["getUpdates"] and server.polled)
        await server.say("một câu hỏi riêng tư?", "nguoi-dan-0123")
        await server.reply(1, "nguoi-dan-0123")
    assert "nguoi-dan-0123" not in caplog.text
    assert "riêng tư" not in caplog.text
    assert TOKEN.split(":")[1] not in caplog.text
