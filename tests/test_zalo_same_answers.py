"""The same questions give the same citations wherever they are asked; only the dress differs."""

import json
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.question import Question
from index.build import build
from index.live import open_live
from tests.zalo_bench import running, settings_for
from tests.zalo_server import ZaloServer

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "corpus" / "articles"
ROWS = (ROOT / "tests" / "quality" / "briefs.jsonl").read_text(encoding="utf-8").splitlines()
QUESTIONS = [row["question"] for row in map(json.loads, ROWS) if not row["history"]][:50]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    data = tmp_path_factory.mktemp("data")
    build([ARTICLES], data)
    return Assistant(open_live(data, [ARTICLES]))


@pytest.mark.parametrize("channel", ["zalo", "zalo_oa"])
async def test_fifty_questions_have_the_citations_of_the_core(
    assistant: Assistant, tmp_path: Path, channel: str
) -> None:
    expected = {text: assistant.reply(Question(text)) for text in QUESTIONS}
    assert len(expected) == 50
    async with ZaloServer() as server:
        settings = settings_for(server, tmp_path, channel)
        async with running(server, tmp_path, channel, settings=settings, assistant=assistant) as bot:
            for number, text in enumerate(QUESTIONS):
                person = f"person{number}"
                await (server.say if channel == "zalo" else server.oa_say)(text, person)
                shown = await server.reply(1, person)
                assert len(shown) <= 2000
                for citation in expected[text].citations[:6]:
                    assert shown.count(f"[{citation.n}]") >= 2, text
                if expected[text].citations:
                    assert expected[text].answer[:200] in shown
            await server.until(lambda: bot.rows("select count(*) as n from questions")[0]["n"] == 50)
            rows = bot.rows("select text, status, passages from questions")
        assert server.refused == []
    cited = {row["text"]: (row["status"], json.loads(row["passages"])) for row in rows}
    assert cited == {
        text: (answer.status, [citation.passage for citation in answer.citations]) for text, answer in expected.items()
    }
