"""Nothing that came in is lost, nothing is worked on twice."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.inbox import REMEMBERED_SECONDS, Inbox, Received
from bot.inbox_worker import BackOff, InboxWorker, TryAgain
from index.store import StateDatabase

QUICK = BackOff(0.001, 0.002)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[StateDatabase]:
    state = StateDatabase(tmp_path / "state.db")
    yield state
    state.close()


@pytest.fixture
def inbox(state: StateDatabase) -> Inbox:
    return Inbox(state)


def test_what_is_added_is_there_after_a_restart(inbox: Inbox, tmp_path: Path) -> None:
    inbox.add("telegram", [("1", "a"), ("2", "b")], 5.0)
    other = StateDatabase(tmp_path / "state.db")
    assert Inbox(other).unanswered("telegram") == [
        Received("telegram", "1", "a", 5.0),
        Received("telegram", "2", "b", 5.0),
    ]
    other.close()


def test_a_key_is_new_once_in_its_channel(inbox: Inbox) -> None:
    assert len(inbox.add("telegram", [("1", "a"), ("1", "a")], 5.0)) == 1
    assert inbox.add("telegram", [("1", "a")], 6.0) == []
    assert len(inbox.add("zalo", [("1", "a")], 6.0)) == 1


def test_an_answered_row_keeps_its_key_and_nothing_else(inbox: Inbox, state: StateDatabase) -> None:
    inbox.add("telegram", [("1", '{"from": 501}')], 5.0)
    inbox.done("telegram", "1", 6.0)
    assert state.query("select key, payload, done_at from inbox") == [{"key": "1", "payload": None, "done_at": 6.0}]
    assert inbox.add("telegram", [("1", "a")], 7.0) == []
    assert inbox.count_open("telegram") == 0


def test_keys_are_forgotten_when_they_cannot_come_again(inbox: Inbox) -> None:
    inbox.add("telegram", [("1", "a"), ("2", "b")], 5.0)
    inbox.done("telegram", "1", 5.0)
    assert inbox.forget_answered(5.0 + REMEMBERED_SECONDS) == 0
    assert inbox.forget_answered(6.0 + REMEMBERED_SECONDS) == 1
    assert inbox.count_open("telegram") == 1


class Desk:
    """Handles rows as a test tells it; keeps their order."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self.handled: list[str] = []
        self.faults: dict[str, list[Exception]] = {}
        self.gate = asyncio.Event()
        self.gate.set()
        self.worker = InboxWorker(inbox, self.handle, lambda row: row.payload, back_off=QUICK)

    async def handle(self, row: Received) -> None:
        await self.gate.wait()
        if faults := self.faults.get(row.key):
            raise faults.pop(0)
        self.handled.append(row.key)

    async def idle(self) -> None:
        while self.worker.open:
            await asyncio.sleep(0)

    def receive(self, *items: tuple[str, str], now: float = 4e9) -> None:
        self.worker.take(self.inbox.add("telegram", items, now))


async def test_a_chat_is_answered_in_order(inbox: Inbox) -> None:
    desk = Desk(inbox)
    desk.faults["1"] = [TryAgain(), TryAgain()]
    desk.receive(("1", "chat"), ("2", "chat"), ("3", "other"))
    await desk.idle()
    assert desk.handled == ["3", "1", "2"]
    assert await desk.worker.stop(1) == 0
    assert inbox.unanswered("telegram") == []


async def test_an_error_sets_its_row_aside_and_the_next_is_worked_on(inbox: Inbox) -> None:
    desk = Desk(inbox)
    desk.faults["1"] = [RuntimeError("broken")]
    desk.receive(("1", "chat"), ("2", "chat"))
    assert await desk.worker.stop(1) == 0
    assert desk.handled == ["2"]
    assert inbox.unanswered("telegram") == []


async def test_an_answer_that_may_have_arrived_is_repeated_a_few_times_only(inbox: Inbox) -> None:
    desk = Desk(inbox)
    # Faults that surely delivered nothing do not count.
    desk.faults["1"] = [*[TryAgain()] * 5, *[TryAgain(2)] * 9]
    desk.receive(("1", "chat"))
    await desk.idle()
    assert len(desk.faults["1"]) == 6
    assert inbox.unanswered("telegram") == []


async def test_what_nobody_waits_for_any_more_is_given_up(inbox: Inbox) -> None:
    desk = Desk(inbox)
    desk.faults["1"] = [TryAgain()]
    desk.receive(("1", "chat"), now=5.0)
    await desk.idle()
    assert (desk.handled, inbox.unanswered("telegram")) == ([], [])


async def test_stopping_keeps_what_waits_for_another_try(inbox: Inbox) -> None:
    desk = Desk(inbox)
    desk.faults["1"] = [TryAgain()] * 10_000
    desk.receive(("1", "chat"), ("2", "chat"))
    assert await desk.worker.stop(5) == 2
    assert [row.key for row in inbox.unanswered("telegram")] == ["1", "2"]


async def test_stopping_keeps_what_takes_too_long(inbox: Inbox) -> None:
    desk = Desk(inbox)
    desk.gate.clear()
    desk.receive(("1", "chat"))
    assert await desk.worker.stop(0.01) == 1
    assert [row.key for row in inbox.unanswered("telegram")] == ["1"]


def test_back_off_doubles_up_to_its_most() -> None:
    waits = [BackOff(1.0, 60.0).seconds(faults) for faults in (1, 2, 3, 50)]
    assert all(0.8 * most <= wait <= most for wait, most in zip(waits, (1, 2, 4, 60), strict=True))
