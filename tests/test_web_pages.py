"""The pages: asked without a script, read, rated, erased; and what is said when something is wrong."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest

from bot.assistant import Assistant
from bot.channels.web import run_web
from bot.channels.web_visitor import COOKIE
from bot.http_server import HttpServer
from bot.journal import StateJournal
from bot.library import Library
from bot.settings import Settings
from index.live import Live
from index.store import StateDatabase
from tests.fake_assistant import FakeAssistant
from tests.web_bench import QUESTION, Web, live_articles, web_over

FORM = {"question": QUESTION}
SCRIPT = {"X-Requested-With": "fetch"}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Live:
    return live_articles(tmp_path_factory.mktemp("data"))


@pytest.fixture
def web(live: Live, tmp_path: Path) -> Iterator[Web]:
    with web_over(live, tmp_path) as web:
        yield web


@pytest.fixture
async def client(web: Web) -> AsyncIterator[httpx.AsyncClient]:
    async with web.client() as client:
        yield client


def rated(page: str) -> str:
    found = re.search(r'name="id" value="(\w+)"', page)
    assert found
    return found[1]


async def test_the_first_page_greets_and_offers_questions(client: httpx.AsyncClient) -> None:
    page = (await client.get("/")).text
    assert 'role="log"' in page
    assert ">Câu hỏi</label>" in page
    assert ">Hỏi</button>" in page
    assert "Xin chào!" in page
    assert page.count('class="chip"') >= 3
    assert "không phải cơ quan có thẩm quyền" in page


async def test_the_first_page_and_its_files_take_little(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    assert len(files) == 3
    loaded = [await client.get(file) for file in files]
    assert all(file.status_code == 200 and "immutable" in file.headers["cache-control"] for file in loaded)
    assert len(page.content) + sum(len(file.content) for file in loaded) <= 60 * 1024


async def test_nothing_is_loaded_from_elsewhere(client: httpx.AsyncClient) -> None:
    for path in ("/", "/tai-lieu", "/rieng-tu", "/api", "/nhung"):
        page = (await client.get(path)).text
        assert not re.findall(r'(?:src|action)="(?:https?:)?//', page)
        assert not re.findall(r"<style|\sstyle=|<script>|\son\w+=", page)


async def test_a_question_without_a_script_is_answered_with_a_marked_quote(client: httpx.AsyncClient) -> None:
    page = (await client.post("/", data=FORM)).text
    assert "<!doctype html>" in page
    assert "<mark>20%</mark>" in page
    assert re.search(r"<blockquote><p>.*</p></blockquote>", page)


async def test_the_script_gets_the_answer_alone(client: httpx.AsyncClient) -> None:
    part = (await client.post("/", data=FORM, headers=SCRIPT)).text
    assert part.startswith('<article class="turn">')
    assert "<mark>20%</mark>" in part


async def test_the_source_opens_the_passage_in_its_article(client: httpx.AsyncClient) -> None:
    answer = (await client.post("/", data=FORM)).text
    link = re.search(r'href="(/p/[^"]+)"', answer)
    assert link
    path, _, fragment = link[1].partition("#")
    page = (await client.get(path)).text
    section = re.search(rf'<section id="{fragment}" class="passage paragraph here".*?</section>', page, re.DOTALL)
    assert section
    assert re.search(r"<mark>Theo Nghị quyết.*20%.*</mark>", section[0])
    assert page.count("<section") > 5


async def test_a_follow_up_is_understood_by_the_cookie(client: httpx.AsyncClient) -> None:
    first = await client.post("/", data=FORM)
    assert re.fullmatch(rf"{COOKIE}=[\w-]{{38}}; HttpOnly; Path=/; SameSite=lax", first.headers["set-cookie"])
    second = await client.post("/", data={"question": "còn năm 2030?"})
    assert "30%" in second.text
    assert "set-cookie" not in second.headers


async def test_a_new_topic_forgets_the_one_before(client: httpx.AsyncClient) -> None:
    await client.post("/", data=FORM)
    moved = await client.post("/chu-de-moi")
    assert (moved.status_code, moved.headers["location"]) == (303, "/")
    assert "30%" not in (await client.post("/", data={"question": "còn năm 2030?"})).text


@pytest.mark.parametrize(
    ("settings", "headers", "secure"),
    [
        (Settings(), {}, False),
        (Settings(public_url="https://hoidap.example"), {}, True),
        (Settings(), {"X-Forwarded-Proto": "https"}, False),
    ],
)
async def test_the_cookie_is_secure_behind_https(
    live: Live, tmp_path: Path, settings: Settings, headers: dict[str, str], secure: bool
) -> None:
    with web_over(live, tmp_path, settings) as web:
        async with web.client() as client:
            cookie = (await client.post("/", data=FORM, headers=headers)).headers["set-cookie"]
    assert ("Secure" in cookie) is secure


async def test_a_cookie_of_ones_own_making_is_replaced(client: httpx.AsyncClient) -> None:
    reply = await client.post("/", data=FORM, headers={"Cookie": f"{COOKIE}={'x' * 38}"})
    assert COOKIE in reply.headers["set-cookie"]


async def test_a_thumb_is_remembered(client: httpx.AsyncClient, web: Web) -> None:
    question = rated((await client.post("/", data=FORM)).text)
    thanks = await client.post("/danh-gia", data={"id": question, "good": "0"}, headers=SCRIPT)
    assert "Chúng tôi sẽ xem lại" in thanks.text
    asked = web.journal.question(question)
    assert asked
    assert web.journal.held(asked.person).feedback == 1
    assert "hoidap_feedback_total" in web.metrics.text()


async def test_a_thumb_for_anothers_question_is_refused(client: httpx.AsyncClient, web: Web) -> None:
    question = rated((await client.post("/", data=FORM)).text)
    async with web.client() as other:
        reply = await other.post("/danh-gia", data={"id": question, "good": "1"})
    assert reply.status_code == 404
    assert "không còn được lưu" in reply.text


async def test_people_see_and_erase_what_is_held(client: httpx.AsyncClient) -> None:
    await client.post("/", data=FORM)
    assert "1 câu hỏi và 0 lượt đánh giá" in (await client.get("/rieng-tu")).text
    erased = await client.post("/rieng-tu")
    assert "Đã xoá 1 câu hỏi" in erased.text
    assert "không lưu dữ liệu nào" in (await client.get("/rieng-tu")).text


async def test_documents_are_listed_by_province_and_year(client: httpx.AsyncClient) -> None:
    everything = (await client.get("/tai-lieu")).text
    assert len(re.findall(r"<li>", everything)) == 5
    some = (await client.get("/tai-lieu", params={"tinh": "Yên Bái", "nam": "2023"})).text
    titles = re.findall(r'<li>.*?href="([^"]+)"', some)
    assert [unquote(title) for title in titles] == ["/tai-lieu/yen-bai-hoi-thao-chuyen-doi-so-mien-nui"]
    assert "Chưa có tài liệu nào" in (await client.get("/tai-lieu", params={"tinh": "<b>"})).text


async def test_each_passage_of_an_article_has_a_link(client: httpx.AsyncClient) -> None:
    page = (await client.get("/tai-lieu/thai-nguyen-ngay-chuyen-doi-so")).text
    links = re.findall(r'<a href="(/p/\w{10})#', page)
    assert len(links) > 10
    assert (await client.get(links[-1])).status_code == 200


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/p/zzzzzzzzzz", "Đoạn này không còn trong kho tài liệu"),
        ("/p/%00", "Đoạn này không còn"),
        ("/tai-lieu/khong-co", "Tài liệu này không còn"),
        ("/tai-lieu/..%2f..%2fetc%2fpasswd", "không"),
        ("/static/", "Không tìm thấy"),
        ("/static/page.js", "Không tìm thấy"),
        ("/khong-co", "Không tìm thấy trang này"),
    ],
)
async def test_what_is_not_there_is_told_kindly(client: httpx.AsyncClient, path: str, words: str) -> None:
    reply = await client.get(path)
    assert reply.status_code == 404
    assert words in reply.text


async def test_odd_numbers_in_addresses_do_no_harm(client: httpx.AsyncClient) -> None:
    for query in ("trang=-1", "trang=99999999999", "trang=²", "trang=2"):
        assert (await client.get(f"/tai-lieu?{query}")).status_code == 200
    for marks in ("5-3", "0-999999999", "a-b", "999999999-999999999"):
        assert (await client.get(f"/p/mqw9814au8?trich={marks}")).status_code in (200, 404)


async def test_a_failure_is_told_without_internals(
    live: Live, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with web_over(live, tmp_path, assistant=FakeAssistant(failing=True)) as web:
        async with web.client() as client:
            page = await client.post("/", data=FORM)
            told = await client.post("/api/ask", json=FORM)
    assert (page.status_code, told.status_code) == (500, 500)
    assert "Xin lỗi, hệ thống gặp trục trặc" in page.text
    assert told.json()["error"]["message"].startswith("Xin lỗi")
    assert "on fire" not in page.text + told.text
    assert "on fire" in caplog.text
    assert "hoidap_faults_total" in web.metrics.text()


async def test_the_organisation_is_named(live: Live, tmp_path: Path) -> None:
    settings = Settings(organisation="Sở <Số> & Công nghệ", help_contact="Tổng đài 1022")
    with web_over(live, tmp_path, settings) as web:
        async with web.client() as client:
            page = (await client.get("/")).text
    assert "Sở &lt;Số&gt; &amp; Công nghệ" in page
    assert "Tổng đài 1022" in page


async def test_links_stand_below_the_public_path(live: Live, tmp_path: Path) -> None:
    settings = Settings(public_url="https://tinh.example/hoidap")
    with web_over(live, tmp_path, settings) as web:
        async with web.client() as client:
            answer = await client.post("/", data=FORM)
            passage = await client.get("/p/mqw9814au8")
    assert 'href="/hoidap/p/' in answer.text
    assert 'action="/hoidap/"' in answer.text
    assert "Path=/hoidap" in answer.headers["set-cookie"]
    if passage.status_code == 200:
        assert '<link rel="canonical" href="https://tinh.example/hoidap/p/mqw9814au8">' in passage.text


async def test_the_frame_works_without_a_cookie(live: Live, tmp_path: Path) -> None:
    settings = replace(Settings(), cors_origins=("https://tinh.example",))
    with web_over(live, tmp_path, settings) as web:
        async with web.client() as client:
            page = await client.get("/nhung")
            assert "frame-ancestors 'self' https://tinh.example" in page.headers["content-security-policy"]
            assert "x-frame-options" not in page.headers
            held = re.search(r'name="conversation" value="([\w-]+)"', page.text)
            assert held
            form = FORM | {"conversation": held[1]}
            first = await client.post("/nhung", data=form, headers=SCRIPT)
            assert "set-cookie" not in first.headers
            assert held[1] in first.text
            assert 'target="_blank"' in first.text
            second = await client.post("/nhung", data=form | {"question": "còn năm 2030?"}, headers=SCRIPT)
            thanks = {"id": rated(second.text), "good": "1", "conversation": held[1]}
            assert (await client.post("/danh-gia", data=thanks, headers=SCRIPT)).status_code == 200
    assert "30%" in second.text


async def test_the_widget_is_one_script(client: httpx.AsyncClient) -> None:
    widget = await client.get("/widget.js")
    assert widget.headers["content-type"].startswith("text/javascript")
    assert widget.headers["cross-origin-resource-policy"] == "cross-origin"
    assert '"/nhung"' in widget.text
    assert "$" not in widget.text.replace("/\\/widget\\.js.*$/", "")


async def test_the_channel_runs_on_a_server_of_its_own(live: Live, tmp_path: Path) -> None:
    taken = HttpServer("127.0.0.1", 0)
    port = taken.bind()
    taken.close()
    state, stop = StateDatabase(tmp_path / "state.db"), asyncio.Event()
    settings = Settings(data_dir=tmp_path, web_port=port)
    running = asyncio.create_task(run_web(settings, Assistant(live), Library(live), StateJournal(state), stop))
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        page = await answered_at(client)
    stop.set()
    await running
    state.close()
    assert "Xin chào!" in page


async def answered_at(client: httpx.AsyncClient) -> str:
    while True:
        try:
            return (await client.get("/")).text
        except httpx.ConnectError:
            await asyncio.sleep(0.01)


async def test_a_first_page_that_fails_does_not_stop_the_service(live: Live, tmp_path: Path) -> None:
    with web_over(live, tmp_path, assistant=FakeAssistant(failing=True)) as web:
        stop = asyncio.Event()
        stop.set()
        await web.channel.run(stop)
