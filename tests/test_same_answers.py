"""The same questions give the same citations wherever they are asked; only the dress differs."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from bot.commands import main
from bot.question import Question
from bot.render.cutting import ELLIPSIS, units
from bot.render.telegram_html import TEXT_LIMIT
from bot.settings import Settings
from index.build import build
from index.live import Live, open_live
from tests.bot_api_chats import looks
from tests.bot_api_server import BotApiServer
from tests.telegram_bench import running_bot
from tests.web_bench import Web, web_over
from tests.zalo_bench import running, settings_for
from tests.zalo_server import ZaloServer

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "corpus" / "articles"
ROWS = (ROOT / "tests" / "quality" / "briefs.jsonl").read_text(encoding="utf-8").splitlines()
GOLD = [row["question"] for row in map(json.loads, ROWS) if not row["history"]][:50]
TABLES = ["/sosanh kinh tế số 2025", "/tinh Tuyên Quang", "tỉnh nào đặt mục tiêu kinh tế số cao nhất"]
CARDS = ["/vanban 48-NQ/TU"]
QUESTIONS = [*GOLD, *TABLES, *CARDS]
AT_ONCE = 5  # people who ask at the same time


@dataclass
class Core:
    """The real core, which remembers what it told each channel."""

    assistant: Assistant
    told: dict[str, Answer] = field(default_factory=dict)

    def reply(self, question: Question) -> Answer:
        answer = self.assistant.reply(question)
        self.told[question.text] = answer
        return answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self.assistant, name)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    build([ARTICLES], data)
    return data


@pytest.fixture(scope="module")
def live(data: Path) -> Live:
    return open_live(data, [ARTICLES])


@pytest.fixture(scope="module")
def assistant(live: Live) -> Assistant:
    return Assistant(live)


@pytest.fixture(scope="module")
def expected(assistant: Assistant) -> dict[str, Answer]:
    """What the core says to each question when nothing stands between."""
    answers = {text: assistant.reply(Question(text)) for text in QUESTIONS}
    assert len(answers) == 50 + len(TABLES) + len(CARDS)
    assert sum(bool(answer.citations) for answer in answers.values()) > 40
    return answers


@pytest.fixture
def core(assistant: Assistant) -> Core:
    return Core(assistant)


def told(answers: dict[str, Answer]) -> dict[str, tuple[str, list[dict[str, Any]]]]:
    """Status and citations of each answer: document, start, end, quote and all the rest."""
    return {
        text: (answer.status, [citation.as_json() for citation in answer.citations]) for text, answer in answers.items()
    }


def journalled(rows: Iterable[dict[str, Any]]) -> dict[str, tuple[str, list[str]]]:
    return {row["text"]: (row["status"], json.loads(row["passages"])) for row in rows}


def to_journal(answers: dict[str, Answer]) -> dict[str, tuple[str, list[str]]]:
    return {
        text: (answer.status, [citation.passage for citation in answer.citations]) for text, answer in answers.items()
    }


async def everybody(ask: Callable[[int, str], Awaitable[None]]) -> None:
    """Each question from a person of its own, some at a time."""
    free = asyncio.Semaphore(AT_ONCE)

    async def one(number: int, text: str) -> None:
        async with free:
            await ask(number, text)

    await asyncio.gather(*(one(number, text) for number, text in enumerate(QUESTIONS)))


def is_part(shown: str, quote: str) -> bool:
    """Whether what is shown are the quote's own words, with an ellipsis where some are left out."""
    inside = shown.removeprefix(f"{ELLIPSIS} ").removesuffix(ELLIPSIS).strip()
    return len(inside) >= 40 and inside in quote


def test_every_quote_stands_in_its_document(live: Live, expected: dict[str, Answer]) -> None:
    generation = live.generation
    for answer in expected.values():
        for citation in answer.citations:
            text = generation.text(citation.document)
            assert " ".join(text[citation.start : citation.end].split()) == citation.quote


def test_terminal(data: Path, tmp_path: Path, expected: dict[str, Answer], capsys: pytest.CaptureFixture[str]) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text("\n".join(json.dumps({"id": text, "question": text}) for text in QUESTIONS), encoding="utf-8")
    assert main(["ask", "--corpus", str(ARTICLES), "--data", str(data), "--json", "--batch", str(batch)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["id"]: (row["status"], row["citations"]) for row in rows} == told(expected)
    for row in rows:
        for citation in row["citations"]:
            assert f"[{citation['n']}]" in row["text"]
            # A table is read as a table: its lines stand for the quotes.
            assert row["id"] in TABLES or f"“{citation['quote']}” [{citation['n']}]" in row["text"]


async def test_telegram(core: Core, tmp_path: Path, expected: dict[str, Answer]) -> None:
    async with BotApiServer() as server, running_bot(server, tmp_path, core) as bot:

        async def ask(number: int, text: str) -> None:
            chat = 501 + number
            message = await server.reply_to(await server.say(text, chat), chat)
            shown_in_telegram(message, expected[text])

        await everybody(ask)
        await server.until(lambda: len(bot.state.query("select id from questions")) == len(QUESTIONS))
        rows = bot.state.query("select text, status, passages from questions")
        assert server.refused() == []
    assert told(core.told) == told(expected)
    assert journalled(rows) == to_journal(expected)


def shown_in_telegram(message: dict[str, Any], answer: Answer) -> None:
    if not answer.citations:
        assert message["text"].endswith(answer.text)
        return
    kinds = {"blockquote", "expandable_blockquote"}
    entities = sorted((e for e in message["entities"] if e["type"] in kinds), key=lambda e: int(e["offset"]))
    quotes = [looks({"text": message["text"], "entities": [e]}, e["type"])[0] for e in entities]
    assert len(quotes) == len(answer.citations)
    full = units(message["text"]) > TEXT_LIMIT * 0.9
    for quote, citation in zip(quotes, answer.citations, strict=True):
        assert quote == citation.quote or (full and is_part(quote, citation.quote))
        assert f"Nguồn [{citation.n}] " in message["text"]
    assert all(note in message["text"] for note in answer.notes)


@pytest.mark.parametrize("channel", ["zalo", "zalo_oa"])
async def test_zalo(core: Core, tmp_path: Path, expected: dict[str, Answer], channel: str) -> None:
    async with ZaloServer() as server:
        settings = settings_for(server, tmp_path, channel)
        async with running(server, tmp_path, channel, settings=settings, assistant=core) as bot:

            async def ask(number: int, text: str) -> None:
                person = f"person{number}"
                await (server.say if channel == "zalo" else server.oa_say)(text, person)
                shown_in_zalo(await server.reply(1, person), expected[text])

            await everybody(ask)
            await server.until(lambda: bot.rows("select count(*) as n from questions")[0]["n"] == len(QUESTIONS))
            rows = bot.rows("select text, status, passages from questions")
        assert server.refused == []
    assert told(core.told) == told(expected)
    assert journalled(rows) == to_journal(expected)


def shown_in_zalo(bubble: str, answer: Answer) -> None:
    assert len(bubble) <= 2000
    if not answer.citations:
        assert answer.text[:200] in bubble
        return
    assert answer.answer[:200] in bubble
    assert all(note in bubble for note in answer.notes)
    quotes = {int(n): quote for quote, n in re.findall(r"“(.+?)” \[(\d+)\](?:\n|$)", bubble)}
    full = units(bubble) > 1700
    left_out = re.search(r"“xem đoạn (\d+)”", bubble)  # where the quotes that found no room are read
    for citation in answer.citations:
        assert bubble.count(f"[{citation.n}]") >= 2, bubble
        if left_out and citation.n >= int(left_out[1]):
            continue
        quote = quotes[citation.n]
        assert quote == citation.quote or (full and is_part(quote, citation.quote))


@pytest.fixture
def web(live: Live, core: Core, tmp_path: Path) -> Iterable[Web]:
    settings = Settings(data_dir=tmp_path, web_port=0, rate_per_minute=1000, rate_per_day=1000)
    with web_over(live, tmp_path, settings, core) as web:
        yield web


async def test_web_api(web: Web, expected: dict[str, Answer]) -> None:
    shown = {}
    async with web.client() as client:
        for text in QUESTIONS:
            reply = (await client.post("/api/ask", json={"question": text})).json()
            shown[text] = (reply["status"], reply["citations"])
            assert reply["answer"] == expected[text].answer
    assert shown == told(expected)


async def test_web_page(web: Web, core: Core, expected: dict[str, Answer]) -> None:
    async with web.client() as client:
        for text in QUESTIONS:
            client.cookies.clear()
            page = await client.post("/", data={"question": text}, headers={"X-Requested-With": "fetch"})
            assert page.status_code == 200
            answer, shown = expected[text], Page(page.text)
            assert f"reply {answer.status}" in page.text
            assert shown.quotes == [citation.quote for citation in answer.citations]
            assert shown.places == [(c.passage, c.start, c.end) for c in answer.citations]
            assert all(note.removeprefix("• ") in shown.words for note in answer.notes)
    assert told(core.told) == told(expected)


class Page(HTMLParser):
    """The quotes of a page, where their sources lead to (passage, start, end), and all its words."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.quotes: list[str] = []
        self.places: list[tuple[str, int, int]] = []
        self.words = ""
        self._quoting = False
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "blockquote":
            self._quoting = True
            self.quotes.append("")
        if tag == "a" and given.get("class") == "source":
            link = urlsplit(given["href"] or "")
            start, _, end = parse_qs(link.query)["trich"][0].partition("-")
            self.places.append((link.path.removeprefix("/p/"), int(start), int(end)))

    def handle_endtag(self, tag: str) -> None:
        self._quoting = self._quoting and tag != "blockquote"

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._quoting:
            self.quotes[-1] += data
