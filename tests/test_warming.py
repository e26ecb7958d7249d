"""The first question of a service is its own; questions are answered one after the other."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from bot.question import Question
from bot.warming import warm_up
from index.generation import Generation
from tests.web_bench import live_articles


@pytest.fixture
def thawed() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)


@pytest.mark.usefixtures("thawed")
def test_what_is_loaded_is_no_longer_searched_for_garbage(tmp_path: Path) -> None:
    before = gc.get_freeze_count()
    warm_up(Assistant(live_articles(tmp_path)))
    assert gc.get_freeze_count() > before


@pytest.mark.usefixtures("thawed")
def test_all_of_memory_is_seldom_searched_for_garbage(tmp_path: Path) -> None:
    warm_up(Assistant(live_articles(tmp_path)))
    _, young, old = gc.get_threshold()
    assert young * old > 1_000
    assert young > 100  # so that what caches keep is not gone through again every few answers


@pytest.mark.usefixtures("thawed")
def test_the_common_words_of_the_index_are_checked_before_the_first_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = live_articles(tmp_path)
    assistant = Assistant(live)
    warm_up(assistant)
    monkeypatch.setattr("index.blocks.hashlib", None)
    monkeypatch.setattr("index.generation.Generation.read_ahead", None)
    assistant.reload()  # nothing new: cheap
    assert live.generation.df("tuyen_quang", "folded") > 0


def test_two_questions_are_never_answered_at_once(tmp_path: Path) -> None:
    live = live_articles(tmp_path)
    inside, most, call, all_there = 0, 0, live.call, threading.Barrier(4)

    def counting(function: Callable[[Generation], Answer]) -> Answer:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        told = call(function)
        inside -= 1
        return told

    live.call = counting  # type: ignore[method-assign, assignment]
    assistant = Assistant(live)

    def ask() -> None:
        all_there.wait()
        for year in range(2020, 2026):
            assistant.reply(Question(f"Mục tiêu kinh tế số Tuyên Quang {year}?"))

    people = [threading.Thread(target=ask) for _ in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert most == 1
