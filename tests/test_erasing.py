"""What a person has erased is in no file any more, not even as bytes."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.inbox import Inbox
from bot.journal import AskedQuestion, StateJournal
from index.store import StateDatabase
from tests.bot_api_server import BotApiServer
from tests.fake_assistant import FakeAssistant
from tests.telegram_bench import running_bot

MARK = "Bí mật riêng"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[StateDatabase]:
    state = StateDatabase(tmp_path / "state.db")
    yield state
    state.close()


def hits(folder: Path, words: str) -> list[str]:
    needles = (words.encode(), words.encode("utf-16-le"))
    return [path.name for path in folder.iterdir() if any(needle in path.read_bytes() for needle in needles)]


def test_erased_questions_are_in_no_file(tmp_path: Path, state: StateDatabase) -> None:
    journal, chance = StateJournal(state), random.Random(7)
    for number in range(600):
        person = "erased" if number % 3 == 0 else "other"
        text = (
            f"{MARK} {number} " + "chữ " * chance.choice([0, 1, 5, 40, 120, 900]) if person == "erased" else "gì " * 50
        )
        offers = (f"{MARK} gợi ý {number}",) if person == "erased" else ()
        journal.record_question(
            AskedQuestion(f"{chance.getrandbits(48):012x}", "web", person, "c", text, "answered", 1.0, 2.0, (), offers)
        )
        if number % 50 == 49:  # rows are rewritten and move between pages
            state.execute("update questions set elapsed_ms = elapsed_ms + 1, text = text || ' ' where person = 'other'")
    assert hits(tmp_path, MARK)
    assert journal.erase("erased").questions == 200
    assert hits(tmp_path, MARK) == []
    assert journal.held("other").questions == 400


def test_an_answered_inbox_row_is_in_no_file_after_the_next_checkpoint(tmp_path: Path, state: StateDatabase) -> None:
    inbox = Inbox(state)
    inbox.add("telegram", [(str(n), f'{{"text": "{MARK} {n}", "x": "{"y" * n * 90}"}}') for n in range(60)], 1.0)
    for number in range(60):
        inbox.done("telegram", str(number), 2.0)
    state.checkpoint()
    assert hits(tmp_path, MARK) == []


def test_a_checkpoint_says_when_a_reader_is_in_its_way(tmp_path: Path, state: StateDatabase) -> None:
    state.execute("create table t (a text)")
    other = StateDatabase(tmp_path / "state.db")
    with other.transaction() as db:
        list(db.query("select * from t"))
        state._db.execute("pragma busy_timeout = 1")
        assert not state.checkpoint()
    assert state.checkpoint()
    other.close()


async def test_after_xoadulieu_nothing_the_person_wrote_is_in_database_log_or_inbox(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    person = 777_000_111_222
    async with BotApiServer() as server, running_bot(server, tmp_path / "data", FakeAssistant()) as bot:
        for number in range(12):
            text = f"{MARK} {number} không có" if number % 2 else f"kinh tế số {MARK} {number}?"
            await server.reply_to(await server.say(text, person), person)
        assert hits(tmp_path / "data", MARK)
        erased = await server.say("/xoadulieu", person)
        assert "12 câu hỏi" in (await server.reply_to(erased, person))["text"]
        await server.until(lambda: not bot.channel.worker.open)
        for words in (MARK, "/xoadulieu", str(person)):
            assert hits(tmp_path / "data", words) == []
            assert words not in caplog.text
