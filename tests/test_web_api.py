"""The JSON side: the contract's form, refusals, sites that may call it, limits for callers."""

import json
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.http_server import HttpServer
from bot.settings import Settings
from index.live import Live
from tests.test_webhook import served
from tests.web_bench import QUESTION, Web, live_articles, web_over

ASKED = {"question": QUESTION, "conversation": None}
FIELDS = ["id", "question", "status", "answer", "text", "citations", "suggestions", "understood", "conversation"]
SITE = "https://tinh.example"


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Live:
    return live_articles(tmp_path_factory.mktemp("data"))


@pytest.fixture
def web(live: Live, tmp_path: Path) -> Iterator[Web]:
    with web_over(live, tmp_path, Settings(cors_origins=(SITE,), rate_per_minute=3)) as web:
        yield web


@pytest.fixture
async def client(web: Web) -> AsyncIterator[httpx.AsyncClient]:
    async with web.client() as client:
        yield client


async def test_an_answer_has_the_form_of_the_contract(client: httpx.AsyncClient) -> None:
    told = (await client.post("/api/ask", json=ASKED)).json()
    assert list(told) == [*FIELDS, "elapsed_ms"]
    assert (told["status"], told["answer"]) == ("answered", "khoảng 20%")
    citation = told["citations"][0]
    passage = (await client.get(f"/api/passages/{citation['passage']}")).json()
    inside = passage["text"][citation["start"] - passage["start"] : citation["end"] - passage["start"]]
    assert " ".join(inside.split()) == citation["quote"]
    assert (await client.get(f"/api/passages/{passage['previous']}")).json()["next"] == passage["passage"]


async def test_the_page_and_the_api_cite_the_same(client: httpx.AsyncClient) -> None:
    told = (await client.post("/api/ask", json=ASKED)).json()
    page = (await client.post("/", data={"question": QUESTION})).text
    assert all(f"/p/{citation['passage']}" in page for citation in told["citations"])


async def test_a_conversation_goes_on(client: httpx.AsyncClient) -> None:
    first = (await client.post("/api/ask", json=ASKED)).json()
    follow_up = {"question": "còn năm 2030?", "conversation": first["conversation"]}
    second = (await client.post("/api/ask", json=follow_up)).json()
    assert "30%" in second["answer"]
    assert second["conversation"] == first["conversation"]


async def test_callers_may_name_their_own_conversations(client: httpx.AsyncClient) -> None:
    for words in (QUESTION, "còn năm 2030?"):
        told = (await client.post("/api/ask", json={"question": words, "conversation": "kenh-1_phong-2"})).json()
    assert "30%" in told["answer"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 10_000, 400),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"question": 5}', 422),
        (b'{"question": null}', 422),
        (b'{"question": "a", "conversation": 5}', 422),
        (b'{"question": "a", "conversation": ""}', 422),
        (b'{"question": "a", "conversation": "a b"}', 422),
        (b'{"question": "' + b"a" * 20_000 + b'"}', 413),
        (json.dumps({"question": "a" * 600}).encode(), 200),
        (b'{"question": ""}', 200),
        (b'{"question": "\\ud800 \\u0000 <script>alert(1)</script>"}', 200),
    ],
)
async def test_every_body_gets_an_orderly_reply(client: httpx.AsyncClient, body: bytes, status: int) -> None:
    reply = await client.post("/api/ask", content=body, headers={"Content-Type": "application/json; charset=utf-8"})
    assert reply.status_code == status
    if status != 200:
        assert reply.json()["error"]["message"]


async def test_other_types_are_refused(client: httpx.AsyncClient) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        reply = await client.post("/api/ask", content=json.dumps(ASKED), headers={"Content-Type": kind})
        assert reply.status_code == 415


async def test_unknown_addresses_and_methods_are_told_in_json(client: httpx.AsyncClient) -> None:
    for reply, status in (
        (await client.get("/api/passages/zzzzzzzzzz"), 404),
        (await client.get("/api/khong-co"), 404),
        (await client.get("/api/ask"), 405),
    ):
        assert reply.status_code == status
        assert reply.json()["error"]["status"] == status


async def test_configured_sites_may_call(client: httpx.AsyncClient) -> None:
    asked = {"Origin": SITE, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    preflight = await client.options("/api/ask", headers=asked)
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == SITE
    assert preflight.headers["access-control-allow-headers"] == "Content-Type"
    reply = await client.post("/api/ask", json=ASKED, headers={"Origin": SITE})
    assert reply.headers["access-control-allow-origin"] == SITE
    assert "access-control-allow-credentials" not in reply.headers


async def test_other_sites_may_not(client: httpx.AsyncClient) -> None:
    for origin in ("https://evil.example", "null", SITE + ".evil.example", ""):
        reply = await client.options("/api/ask", headers={"Origin": origin})
        assert "access-control-allow-origin" not in reply.headers
    posted = await client.post("/", data={"question": "a"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert posted.status_code == 403


async def test_every_reply_is_guarded(client: httpx.AsyncClient) -> None:
    for path in ("/", "/khong-co", "/api/ask", "/healthz", "/metrics", "/widget.js", "/api/openapi.json"):
        headers = (await client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "server" not in headers


# --- limits -----------------------------------------------------------------------------------------------------------


async def ask(client: httpx.AsyncClient, conversation: str | None = None, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await client.post("/api/ask", json={"question": "chào", "conversation": conversation}, headers=named)


async def test_an_address_may_ask_so_much_a_minute(client: httpx.AsyncClient, web: Web) -> None:
    assert [(await ask(client)).status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = await ask(client)
    assert refused.headers["retry-after"] == "60"
    assert "trong một phút" in refused.json()["error"]["message"]
    web.clock.now += 61
    assert (await ask(client)).status_code == 200
    assert 'hoidap_refused_total{channel="web",reason="a_minute"} 2' in web.metrics.text()


async def test_people_of_one_network_have_limits_of_their_own(client: httpx.AsyncClient) -> None:
    people = [(await ask(client)).json()["conversation"] for _ in range(3)]
    assert (await ask(client)).status_code == 429
    assert [(await ask(client, person)).status_code for person in people] == [200] * 3


async def test_a_network_has_a_limit_whoever_asks(client: httpx.AsyncClient, web: Web) -> None:
    people = []
    for _ in range(4):
        people += [(await ask(client)).json()["conversation"] for _ in range(3)]
        web.clock.now += 61
    replies = [await ask(client, person) for person in people for _ in range(3)]
    assert [reply.status_code for reply in replies] == [200] * 30 + [429] * 6
    assert "Từ mạng của anh/chị" in replies[-1].json()["error"]["message"]


async def test_names_that_callers_make_up_bring_no_fresh_limit(client: httpx.AsyncClient) -> None:
    codes = [(await ask(client, f"{n:038}")).status_code for n in range(4)]
    assert codes == [200, 200, 200, 429]


async def test_only_trusted_proxies_are_believed(live: Live, tmp_path: Path) -> None:
    settings = Settings(rate_per_minute=1, trusted_proxies=(ip_network("10.0.0.0/8"), ip_network("192.0.2.9/32")))

    async def codes(peer: str, *told: str) -> list[int]:
        with web_over(live, tmp_path, settings) as web:
            async with web.client(peer) as client:
                return [(await ask(client, X_Forwarded_For=each)).status_code for each in told]

    assert await codes("10.1.1.1", "198.51.100.1", "198.51.100.2") == [200, 200]
    assert await codes("10.1.1.1", "198.51.100.1", "198.51.100.1") == [200, 429]
    assert await codes("10.1.1.1", "1.1.1.1, 198.51.100.1, 192.0.2.9", "2.2.2.2, 198.51.100.1") == [200, 429]
    assert await codes("203.0.113.5", "198.51.100.1", "198.51.100.2") == [200, 429]
    assert await codes("10.1.1.1", "rubbish", "more rubbish") == [200, 429]
    assert await codes("10.1.1.1", "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1") == [200, 429, 200]


# --- description ------------------------------------------------------------------------------------------------------


async def test_the_description_names_every_field(client: httpx.AsyncClient) -> None:
    described: dict[str, Any] = (await client.get("/api/openapi.json")).json()
    told = (await client.post("/api/ask", json=ASKED)).json()
    passage = (await client.get(f"/api/passages/{told['citations'][0]['passage']}")).json()
    schemas = described["components"]["schemas"]
    for name, value in (("Answer", told), ("Citation", told["citations"][0]), ("Passage", passage)):
        assert list(schemas[name]["properties"]) == list(value) == schemas[name]["required"]


async def test_the_description_is_readable_without_scripts(live: Live, tmp_path: Path) -> None:
    settings = replace(Settings(), public_url="https://hoidap.example")
    with web_over(live, tmp_path, settings) as web:
        async with web.client() as client:
            page = (await client.get("/api")).text
            described = (await client.get("/api/openapi.json")).json()
    assert "POST /api/ask" in page
    assert "GET /api/passages/{id}" in page
    assert "&lt;script src=&quot;https://hoidap.example/widget.js&quot; async&gt;" in page
    assert described["servers"] == [{"url": "https://hoidap.example"}]


async def test_health_and_numbers(client: httpx.AsyncClient, web: Web) -> None:
    await client.post("/api/ask", json=ASKED)
    health = (await client.get("/healthz")).json()
    assert (health["status"], health["index"]["generation"]) == ("ok", web.channel.desk.library.generation_id)
    numbers = await client.get("/metrics")
    assert numbers.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert 'hoidap_answers_total{channel="web",status="answered"} 1' in numbers.text
    assert "hoidap_documents 5" in numbers.text
    assert 'hoidap_http_requests_total{route="/api/…",method="POST",code="200"} 1' in numbers.text


async def test_replies_do_not_wait_for_their_second_half(web: Web) -> None:
    server = HttpServer("127.0.0.1", 0)
    web.channel.add_to(server)
    async with served(server) as client:
        times = []
        for _ in range(20):
            started = time.perf_counter()
            await client.get("/robots.txt")
            times.append(time.perf_counter() - started)
    # Nagle's algorithm holds a reply back for 40 ms until the other side's delayed acknowledgement.
    assert sorted(times)[10] < 0.03
