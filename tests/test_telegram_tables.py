"""Tables in Telegram: the chart comes below its answer, the whole table as a file at a touch."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import texts_channels_vi as texts
from bot.answer import Answer
from bot.channels.telegram_tables import caption
from bot.question import Question
from tests.bot_api_chats import button
from tests.bot_api_files import FileServer
from tests.bot_api_server import Fault
from tests.fake_assistant import FakeAssistant
from tests.table_samples import SIDES, answer
from tests.telegram_bench import running_bot


@dataclass
class TableAssistant(FakeAssistant):
    """Answers "bảng" with a table."""

    def reply(self, question: Question) -> Answer:
        return answer() if question.text == "bảng" else super().reply(question)

    def table(self, table_id: str) -> Answer | None:
        return answer() if table_id == SIDES.id else None


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[FileServer]:
    async with FileServer() as server, running_bot(server, tmp_path, TableAssistant()):
        yield server
        assert server.refused() == []


async def test_the_chart_is_sent_after_its_answer(server: FileServer) -> None:
    reply = await server.reply_to(await server.say("bảng"))
    await server.until(lambda: server.sent)
    assert "Hải Phòng: 35% [1]" in reply["text"]
    ((kind, _, name, content),) = server.sent
    assert (kind, name) == ("photo", "kinh_te_so_grdp-2025-target.png")
    assert content.startswith(b"\x89PNG")
    told = server.made("sendPhoto")[0].parameters["caption"]
    assert told.splitlines()[0] == SIDES.title
    assert "Nguồn [1] Bài 1 · 48-NQ/TU · Báo Mây · 09/06/2023" in told


async def test_other_answers_have_no_chart_and_no_files(server: FileServer) -> None:
    reply = await server.reply_to(await server.say("kinh tế số?"))
    assert texts.BUTTON_CSV not in str(reply["reply_markup"])
    await server.reply_to(await server.say("một câu nữa?"))
    assert server.sent == []


@pytest.mark.parametrize(
    ("label", "ending", "start"), [("BUTTON_CSV", "csv", b"\xef\xbb\xbf"), ("BUTTON_XLSX", "xlsx", b"PK")]
)
async def test_a_touch_gives_the_whole_table(server: FileServer, label: str, ending: str, start: bytes) -> None:
    reply = await server.reply_to(await server.say("bảng"))
    await server.until(lambda: server.sent)
    await server.press(button(reply, getattr(texts, label)), reply["message_id"])
    kind, _, name, content = (await server.until(lambda: server.sent[1:]))[0]
    assert (kind, name) == ("document", f"kinh_te_so_grdp-2025-target.{ending}")
    assert content.startswith(start)


async def test_a_table_that_is_gone_is_told_kindly(server: FileServer) -> None:
    reply = await server.reply_to(await server.say("kinh tế số?"))
    await server.press("csv:dti_rank.2022.result:0", reply["message_id"])
    assert (await server.reply_to(reply["message_id"]))["text"] == texts.UNKNOWN_TABLE


async def test_without_xlsxwriter_csv_is_offered(server: FileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.spreadsheet.find_spec", lambda name: None)
    reply = await server.reply_to(await server.say("kinh tế số?"))
    await server.press(f"xlsx:{SIDES.id}:0", reply["message_id"])
    assert (await server.reply_to(reply["message_id"]))["text"] == texts.NO_XLSX


async def test_without_matplotlib_the_answer_is_whole(server: FileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.render.chart.find_spec", lambda name: None)
    reply = await server.reply_to(await server.say("bảng"))
    assert "Hải Phòng: 35% [1]" in reply["text"]
    await server.reply_to(await server.say("kinh tế số?"))
    assert server.sent == []


async def test_a_chart_that_cannot_be_sent_costs_nothing_else(server: FileServer) -> None:
    server.faults["sendPhoto"].append(Fault.ERROR_500)
    await server.reply_to(await server.say("bảng"))
    await server.reply_to(await server.say("kinh tế số?"))
    assert len(server.made("sendMessage")) == 2


def test_a_caption_is_never_too_long() -> None:
    told = answer()
    many = Answer("q", "answered", "x", "x", told.citations * 40, table=told.table)
    assert len(caption(many).encode("utf-16-le")) // 2 <= 1024
