"""Zalo's replies in every form: what they mean, whatever the HTTP status."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels.zalo_bot_api import BotApi
from bot.channels.zalo_client import Refused, Unreachable, ZaloClient
from bot.channels.zalo_message import Button
from bot.channels.zalo_oa_api import OaApi
from bot.secret import Secret
from tests.http_wire import HttpWire, WireReply, WireRequest

TOKEN = Secret("1:token")


class Zalo:
    """Replies what the test says."""

    def __init__(self) -> None:
        self.reply = WireReply()
        self.last: WireRequest | None = None

    async def __call__(self, request: WireRequest) -> WireReply:
        self.last = request
        return self.reply

    def says(self, status: int, body: Any) -> None:
        self.reply = WireReply(status, body if isinstance(body, bytes) else json.dumps(body).encode())


@pytest.fixture
async def zalo() -> Zalo:
    return Zalo()


@pytest.fixture
async def base(zalo: Zalo) -> AsyncIterator[str]:
    async with HttpWire(zalo) as wire:
        yield f"http://127.0.0.1:{wire.port}"


@pytest.fixture
async def client() -> AsyncIterator[ZaloClient]:
    client = ZaloClient()
    yield client
    await client.close()


@pytest.mark.parametrize("status", [200, 408])
async def test_an_idle_poll_is_no_error(zalo: Zalo, base: str, client: ZaloClient, status: int) -> None:
    zalo.says(status, {"ok": False, "error_code": 408, "description": "timeout"} if status == 200 else b"")
    assert await BotApi(client, base, TOKEN).updates(1) == []


@pytest.mark.parametrize("result", [{"event_name": "x"}, [{"event_name": "x"}]])
async def test_updates_come_one_by_one_or_in_a_list(zalo: Zalo, base: str, client: ZaloClient, result: object) -> None:
    zalo.says(200, {"ok": True, "result": result})
    assert await BotApi(client, base, TOKEN).updates(1) == [{"event_name": "x"}]
    assert zalo.last is not None
    assert (zalo.last.path, json.loads(zalo.last.body)) == ("/bot1:token/getUpdates", {"timeout": "1"})


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (200, {"ok": False, "error_code": 401}, 401),
        (401, {"ok": False, "error_code": 401}, 401),
        (401, b"Unauthorized", 401),
        (403, {"message": "no"}, 403),
        (200, {"ok": False}, 0),
    ],
)
async def test_refusals_have_their_code(
    zalo: Zalo, base: str, client: ZaloClient, status: int, body: Any, code: int
) -> None:
    zalo.says(status, body)
    with pytest.raises(Refused) as caught:
        await BotApi(client, base, TOKEN).send("c", "t")
    assert caught.value.code == code
    assert "token" not in repr(caught.value)


@pytest.mark.parametrize(
    ("status", "body", "sent"),
    [
        (500, b"<html>", False),
        (502, {"ok": True}, False),
        (429, {"ok": False, "error_code": 429}, False),
        (200, {"ok": False, "error_code": 429}, False),
        (200, {"ok": False, "error_code": 503}, False),
        (200, b'{"ok": tr', True),
        (200, b"[]", True),
    ],
)
async def test_outages_are_told_from_refusals(
    zalo: Zalo, base: str, client: ZaloClient, status: int, body: Any, sent: bool
) -> None:
    zalo.says(status, body)
    with pytest.raises(Unreachable) as caught:
        await BotApi(client, base, TOKEN).send("c", "t")
    assert caught.value.sent is sent


async def test_nobody_listening_is_an_outage(client: ZaloClient) -> None:
    with pytest.raises(Unreachable) as caught:
        await BotApi(client, "http://127.0.0.1:1", TOKEN).me()
    assert not caught.value.sent
    assert "token" not in str(caught.value)
    assert caught.value.__cause__ is None


def account(client: ZaloClient, base: str) -> OaApi:
    return OaApi(client, base, f"{base}/v4/oa/access_token", "app", Secret("secret"))


async def test_a_message_of_the_account_has_zalos_form(zalo: Zalo, base: str, client: ZaloClient) -> None:
    zalo.says(200, {"error": 0, "message": "Success"})
    await account(client, base).send(Secret("access"), "77", "chào", [Button("Tỉnh", "của tỉnh nào?")])
    assert zalo.last is not None
    assert (zalo.last.method, zalo.last.path) == ("POST", "/v3.0/oa/message/cs")
    assert zalo.last.headers["access_token"] == "access"
    button = {"title": "Tỉnh", "type": "oa.query.show", "payload": "của tỉnh nào?"}
    assert json.loads(zalo.last.body) == {
        "recipient": {"user_id": "77"},
        "message": {
            "text": "chào",
            "attachment": {"type": "template", "payload": {"template_type": "button", "buttons": [button]}},
        },
    }


@pytest.mark.parametrize(("body", "code"), [({"error": -216}, -216), ({"error": "-213"}, -213), ({"error": "x"}, -1)])
async def test_the_accounts_errors_come_with_200(
    zalo: Zalo, base: str, client: ZaloClient, body: Any, code: int
) -> None:
    zalo.says(200, body)
    with pytest.raises(Refused) as caught:
        await account(client, base).send(Secret("access"), "77", "chào")
    assert caught.value.code == code


@pytest.mark.parametrize(("status", "body"), [(200, {"error": -32}), (408, b""), (503, b"")])
async def test_the_accounts_outages(zalo: Zalo, base: str, client: ZaloClient, status: int, body: Any) -> None:
    zalo.says(status, body)
    with pytest.raises(Unreachable):
        await account(client, base).send(Secret("access"), "77", "chào")


async def test_a_renewal_gives_the_pair_and_its_lifetime(zalo: Zalo, base: str, client: ZaloClient) -> None:
    zalo.says(200, {"access_token": "a", "refresh_token": "r", "expires_in": "90000"})
    pair = await account(client, base).renew(Secret("old"))
    assert (pair.access.reveal(), pair.refresh.reveal(), pair.lifetime) == ("a", "r", 90_000.0)
    assert zalo.last is not None
    assert zalo.last.headers["secret_key"] == "secret"
    assert zalo.last.body == b"refresh_token=old&app_id=app&grant_type=refresh_token"


@pytest.mark.parametrize(
    "body", [{}, {"access_token": "a"}, {"error": -14014}, {"access_token": 1, "refresh_token": 2}]
)
async def test_half_a_pair_is_a_refusal(zalo: Zalo, base: str, client: ZaloClient, body: Any) -> None:
    zalo.says(200, body)
    with pytest.raises(Refused):
        await account(client, base).renew(Secret("old"))
