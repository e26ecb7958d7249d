"""What is past its time goes, from the files too."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.journal import DAY, AskedQuestion, StateJournal
from bot.pending import DAYS, Pending, PendingArticles
from bot.retention import Retention
from corpus.bin import list_bin
from corpus.importing import Imported, remove
from index.store import StateDatabase
from tests.index_samples import write_articles

NOW = 2_000_000_000.0
MARK = "Bí mật riêng"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[StateDatabase]:
    state = StateDatabase(tmp_path / "state.db")
    yield state
    state.close()


def retention(state: StateDatabase, days: int = 30) -> Retention:
    return Retention(state, state.path.parent, days, clock=lambda: NOW)


@pytest.mark.parametrize(("days", "left"), [(30, 1), (7, 0), (90, 2)])
def test_questions_are_kept_for_the_days_that_were_set_then_counted(state: StateDatabase, days: int, left: int) -> None:
    journal = StateJournal(state)
    for age in (10, 60):
        at = NOW - age * DAY
        journal.record_question(AskedQuestion(str(age), "web", "p", "c", f"{MARK} {age}", "answered", at))
    retention(state, days).tidy()
    assert journal.held("p").questions == left
    counted = state.query("select coalesce(sum(n), 0) as n from question_counts")[0]["n"]
    assert counted == 2 - left
    content = b"".join(path.read_bytes() for path in state.path.parent.iterdir() if path.is_file())
    assert content.count(MARK.encode()) == left


def test_files_that_nobody_decided_on_go_after_a_week(state: StateDatabase) -> None:
    waiting = PendingArticles(state)
    imported = Imported("a.txt", "Văn bản.", "Tiêu đề")
    waiting.put(Pending("old", "w", imported), NOW - (DAYS + 1) * DAY)
    waiting.put(Pending("new", "w", imported), NOW - DAY)
    retention(state).tidy()
    assert (waiting.find("old", "w"), waiting.find("new", "w")) == (None, Pending("new", "w", imported))


def test_the_bin_is_emptied_after_thirty_days(state: StateDatabase, tmp_path: Path) -> None:
    corpus = write_articles(tmp_path / "corpus")
    remove("doi-gio", [corpus], tmp_path / "bin")
    retention(state).tidy()
    assert list_bin(tmp_path / "bin") == []


async def test_it_ends_when_the_service_does(state: StateDatabase) -> None:
    stop = asyncio.Event()
    running = asyncio.create_task(retention(state).run(stop))
    stop.set()
    await asyncio.wait_for(running, 5)
