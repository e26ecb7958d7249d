"""The Zalo Official Account: signed events in, messages with buttons out, tokens that rotate."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import texts_channels_vi as texts
from bot.channels.errors import TokenRefused
from bot.channels.zalo_client import Refused, Unreachable
from bot.channels.zalo_oa_api import TokenPair
from bot.channels.zalo_oa_tokens import TokenKeeper
from bot.secret import Secret
from bot.setting_values import AdminId
from index.store import StateDatabase
from tests.fake_assistant import FakeAssistant
from tests.zalo_bench import FakeAdmin, RunningZalo, running, settings_for
from tests.zalo_server import APP_ID, OA_ID, OA_SECRET, Fault, ZaloServer, signed


@pytest.fixture
async def server() -> AsyncIterator[ZaloServer]:
    async with ZaloServer() as server:
        yield server


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
async def account(server: ZaloServer, assistant: FakeAssistant, tmp_path: Path) -> AsyncIterator[RunningZalo]:
    """An account that runs; no scripted conversation may end with a refused call."""
    async with running(server, tmp_path, "zalo_oa", assistant=assistant) as account:
        yield account
    assert server.refused == []


# --- conversations ------------------------------------------------------------------------------------------------


async def test_an_answer_has_its_suggestions_on_buttons(server: ZaloServer, account: RunningZalo) -> None:
    await server.oa_say("kinh tế số?")
    text = await server.reply()
    assert text.startswith("khoảng 20% GRDP\n\n“")
    assert "Bạn có thể hỏi tiếp" not in text
    assert [button["payload"] for button in server.sent[0].buttons] == [
        "Hạ tầng số Sông Vàng thế nào?",
        "Ai ban hành 48-NQ/TU?",
    ]


async def test_choices_are_buttons_and_numbers_pick_too(
    server: ZaloServer, account: RunningZalo, assistant: FakeAssistant
) -> None:
    await server.oa_say("câu mơ hồ")
    await server.reply()
    titles = [button["title"] for button in server.sent[0].buttons]
    assert titles == ["Sông Vàng", "Núi Xanh"]
    await server.oa_say("2")
    await server.reply(2)
    assert assistant.asked[-1].text == "Mục tiêu của Núi Xanh là gì?"


async def test_without_buttons_the_suggestions_stand_in_the_text(
    server: ZaloServer, account: RunningZalo, caplog: pytest.LogCaptureFixture
) -> None:
    server.without_buttons = True
    await server.oa_say("kinh tế số?")
    assert "Bạn có thể hỏi tiếp:\n1. Hạ tầng số" in await server.reply()
    assert len(server.sent) == 1


async def test_who_follows_is_greeted_and_who_leaves_is_forgotten(
    server: ZaloServer, account: RunningZalo, assistant: FakeAssistant
) -> None:
    follow = {"app_id": APP_ID, "oa_id": OA_ID, "event_name": "follow", "follower": {"id": "an"}, "source": "zalo"}
    server.post_event(follow | {"timestamp": _now()})
    assert (await server.reply()).startswith(texts.START_GREETING)
    assert len(server.sent[0].buttons) == 3
    server.post_event(follow | {"event_name": "unfollow", "timestamp": _now()})
    await server.until(lambda: assistant.forgotten)
    assert account.rows("select * from zalo_offers") == []
    assert not [row for row in account.rows("select key from inbox") if ":an:" in row["key"]]


async def test_echoes_receipts_and_strangers_are_acknowledged_and_not_kept(
    server: ZaloServer, account: RunningZalo
) -> None:
    for event in ("oa_send_text", "user_received_message", "user_seen_message", "anonymous_send_text", "shop_order"):
        await server.oa_say("vọng lại", OA_ID, event)
    await server.until(lambda: len(server.acknowledged) == 5)
    assert account.rows("select * from inbox") == []


@pytest.mark.parametrize("event", ["user_send_image", "user_send_sticker", "user_send_audio", "user_send_location"])
async def test_what_is_no_text_gets_a_kind_sentence(server: ZaloServer, account: RunningZalo, event: str) -> None:
    await server.oa_say("chú thích", event=event)
    assert await server.reply() == texts.ONLY_TEXT


async def test_words_are_commands_here_too(server: ZaloServer, account: RunningZalo) -> None:
    for number, (text, begins) in enumerate(
        [("tro giup", "Cách hỏi"), ("nguồn", "Kho tài liệu"), ("xóa dữ liệu", texts.ERASED_NOTHING)], 1
    ):
        await server.oa_say(text)
        assert (await server.reply(number)).startswith(begins)


async def test_admins_of_this_channel_command_here(server: ZaloServer, tmp_path: Path) -> None:
    settings = settings_for(server, tmp_path, "zalo_oa", admin_ids=(AdminId("zalo_oa", "77"),))
    async with running(server, tmp_path, "zalo_oa", settings=settings, admin=FakeAdmin(settings)):
        await server.oa_say("/reindex", "77")
        assert await server.reply(1, "77") == "đã làm /reindex"


# --- signatures ---------------------------------------------------------------------------------------------------


def _now(seconds: float = 0) -> str:
    return str(int((time.time() + seconds) * 1000))


def event_body(**more: Any) -> bytes:
    event: dict[str, Any] = {
        "app_id": APP_ID,
        "event_name": "user_send_text",
        "sender": {"id": "an"},
        "recipient": {"id": OA_ID},
        "message": {"text": "kinh tế số?", "msg_id": "m1"},
        "timestamp": _now(),
    }
    return json.dumps(event | more, ensure_ascii=False).encode()


async def post(server: ZaloServer, body: bytes, signature: str | None) -> int:
    server._chats.add("an")
    headers = {} if signature is None else {"X-ZEvent-Signature": signature}
    async with httpx.AsyncClient() as client:
        reply = await client.post(f"http://127.0.0.1:{server.port}/zalo_oa", content=body, headers=headers)
    return reply.status_code


def sign(body: bytes, **more: str) -> str:
    return signed(body, str(json.loads(body)["timestamp"]), **more)


@pytest.mark.parametrize("prefix", ["", "mac="])
async def test_the_signature_is_of_the_raw_bytes(server: ZaloServer, account: RunningZalo, prefix: str) -> None:
    body = event_body().replace(b'": "', b'" :   "')  # the same JSON, other bytes
    assert await post(server, body, prefix + sign(body)) == 200
    await server.reply()


async def test_a_number_as_timestamp_is_signed_as_it_stands(server: ZaloServer, account: RunningZalo) -> None:
    body = event_body(timestamp=int(_now()))
    assert await post(server, body, sign(body)) == 200
    await server.reply()


async def test_forged_stale_and_foreign_events_are_refused(server: ZaloServer, account: RunningZalo) -> None:
    good = event_body()
    forged = [
        (good, None),
        (good, ""),
        (good, "mac="),
        (good, "0" * 64),
        (good, sign(good)[:-1] + ("0" if sign(good)[-1] != "0" else "1")),
        (good, sign(good, secret="another secret")),
        (good + b" ", sign(good)),
        (good.replace(b"m1", b"m2"), sign(good)),
        (stale := event_body(timestamp=_now(-301)), sign(stale)),
        (early := event_body(timestamp=_now(301)), sign(early)),
        (foreign := event_body(app_id="1"), sign(foreign, app_id="1")),
        (foreign, sign(foreign)),
        (odd := event_body(timestamp=None), signed(odd, "")),
        (odd := event_body(timestamp="٣" * 13), signed(odd, "٣" * 13)),
    ]
    assert [await post(server, body, signature) for body, signature in forged] == [403] * len(forged)
    assert account.rows("select * from inbox") == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 200_000])
async def test_what_is_no_json_is_refused(server: ZaloServer, account: RunningZalo, body: bytes) -> None:
    assert await post(server, body, "0" * 64) in (400, 403)


async def test_a_replay_within_five_minutes_is_answered_once(server: ZaloServer, account: RunningZalo) -> None:
    body = event_body()
    assert [await post(server, body, sign(body)) for _ in range(3)] == [200] * 3
    await server.reply()
    assert account.rows("select count(*) as n from inbox") == [{"n": 1}]


async def test_what_cannot_be_committed_is_not_acknowledged(
    server: ZaloServer, account: RunningZalo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("disk full")

    body = event_body()
    with monkeypatch.context() as patch:
        patch.setattr("bot.inbox.Inbox.add", broken)
        assert await post(server, body, sign(body)) == 503
    assert await post(server, body, sign(body)) == 200
    await server.reply()


# --- tokens -------------------------------------------------------------------------------------------------------


async def test_an_expired_token_is_renewed_and_the_message_sent_once(server: ZaloServer, account: RunningZalo) -> None:
    await server.oa_say("một?")
    await server.reply(1)
    server.access = "replaced elsewhere"
    await server.oa_say("hai?")
    await server.reply(2)
    assert (server.renewals, len(server.sent)) == (2, 2)


async def test_the_rotated_token_outlives_a_restart(server: ZaloServer, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        async with running(server, tmp_path, "zalo_oa"):
            await server.oa_say("một?")
            await server.reply(number)
    assert server.renewals == 1


async def test_an_outage_of_the_token_server_delays_replies_and_loses_none(server: ZaloServer, tmp_path: Path) -> None:
    server.faults["access_token"].extend([Fault.ERROR_500, Fault.RESET, Fault.ERROR_500] * 3)
    async with running(server, tmp_path, "zalo_oa"):
        for number in range(3):
            await server.oa_say(f"câu {number}?", f"p{number}")
        for number in range(3):
            await server.reply(1, f"p{number}")
    assert (server.renewals, len(server.sent)) == (1, 3)


@pytest.mark.parametrize("fault", [Fault.ERROR_500, Fault.TOLD_503])
async def test_an_outage_of_the_openapi_delays_replies(server: ZaloServer, account: RunningZalo, fault: Fault) -> None:
    server.faults["cs"].extend([fault] * 5)
    await server.oa_say("một?")
    await server.reply()
    assert len(server.sent) == 1


async def test_a_spent_refresh_token_ends_with_exit_code_3(server: ZaloServer, tmp_path: Path) -> None:
    server.refresh = "another"
    async with running(server, tmp_path, "zalo_oa") as account:
        with pytest.raises(TokenRefused, match="ZALO_OA_REFRESH_TOKEN") as caught:
            await account.task
    assert caught.value.exit_code == 3


async def test_a_blocked_person_is_forgotten(
    server: ZaloServer, account: RunningZalo, assistant: FakeAssistant
) -> None:
    server.blocked.add("an")
    await server.oa_say("một?")
    await server.until(lambda: assistant.forgotten)


class Renewals:
    """Stands for Zalo's OAuth: every refresh token works once."""

    def __init__(self, state: StateDatabase) -> None:
        self.valid = "r0"
        self.spent: list[str] = []
        self.stored_before_use: list[bool] = []
        self.slow = asyncio.Event()
        self.slow.set()
        self._state = state

    async def __call__(self, refresh: Secret) -> TokenPair:
        await self.slow.wait()
        await asyncio.sleep(0)
        if refresh.reveal() != self.valid:
            raise Refused(-14014)
        self.spent.append(self.valid)
        self.valid = f"r{len(self.spent)}"
        return TokenPair(Secret(f"a{len(self.spent)}"), Secret(self.valid), 90_000.0)


@pytest.fixture
def state(tmp_path: Path) -> StateDatabase:
    return StateDatabase(tmp_path / "state.db")


def keeper(state: StateDatabase, renewals: Renewals, configured: str = "r0", **more: Any) -> TokenKeeper:
    return TokenKeeper(state, renewals, APP_ID, Secret(configured), **more)


async def test_many_who_need_a_token_renew_it_once(state: StateDatabase) -> None:
    renewals = Renewals(state)
    tokens = keeper(state, renewals)
    given = await asyncio.gather(*(tokens.access() for _ in range(50)))
    assert {token.reveal() for token in given} == {"a1"}
    again = await asyncio.gather(*(tokens.instead_of(given[0]) for _ in range(50)))
    assert {token.reveal() for token in again} == {"a2"}
    assert renewals.spent == ["r0", "r1"]


async def test_two_processes_renew_once(state: StateDatabase) -> None:
    renewals = Renewals(state)
    other = StateDatabase(state.path)
    first, second = keeper(state, renewals), keeper(other, renewals)
    renewals.slow.clear()
    both = asyncio.gather(first.access(), second.access())
    await asyncio.sleep(0.01)
    renewals.slow.set()
    assert {token.reveal() for token in await both} == {"a1"}
    assert renewals.spent == ["r0"]
    other.close()


async def test_the_new_pair_is_on_disk_before_it_is_used(state: StateDatabase) -> None:
    hidden: list[str] = []
    tokens = keeper(state, Renewals(state), hide=lambda secret: hidden.append(secret.reveal()))
    given = await tokens.access()
    reader = StateDatabase(state.path)
    rows = reader.query("select access, refresh from zalo_oa_tokens")
    reader.close()
    assert rows == [{"access": given.reveal(), "refresh": "r1"}]
    assert {"a1", "r1"} <= set(hidden)


async def test_a_token_is_renewed_before_it_ends(state: StateDatabase) -> None:
    now = [1000.0]
    renewals = Renewals(state)
    tokens = keeper(state, renewals, clock=lambda: now[0])
    await tokens.access()
    now[0] += 90_000 - 700
    assert (await tokens.access()).reveal() == "a1"
    now[0] += 200
    assert (await tokens.access()).reveal() == "a2"


async def test_a_newly_configured_refresh_token_begins_anew(state: StateDatabase) -> None:
    renewals = Renewals(state)
    await keeper(state, renewals).access()
    renewals.valid = "from the operator"
    assert (await keeper(state, renewals, "from the operator").access()).reveal() == "a2"
    # The configured token stays in the environment: it is not tried a second time.
    assert (await keeper(state, renewals, "from the operator").access()).reveal() == "a2"


async def test_a_renewal_that_failed_lets_the_next_one_try(state: StateDatabase) -> None:
    calls = 0

    async def renew(refresh: Secret) -> TokenPair:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise Unreachable("HTTP 503")
        return TokenPair(Secret("a"), Secret("r"), 90_000.0)

    tokens = TokenKeeper(state, renew, APP_ID, Secret("r0"))
    with pytest.raises(Unreachable):
        await tokens.access()
    assert (await tokens.access()).reveal() == "a"


async def test_tokens_are_in_no_log_line(server: ZaloServer, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "bot")
    server.faults["cs"].extend([Fault.ERROR_500, Fault.NOT_JSON])
    server.faults["access_token"].append(Fault.ERROR_500)
    async with running(server, tmp_path, "zalo_oa"):
        await server.oa_say("một?", "nguoi-dan-0123")
        await server.reply(1, "nguoi-dan-0123")
    assert not any(secret in caplog.text for secret in (OA_SECRET, "token-number", "nguoi-dan-0123"))
