"""What a person has erased is in no file any more, not even as bytes."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.inbox import Inbox
from bot.journal import AskedQuestion, StateJournal
from index.store import StateDatabase

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
