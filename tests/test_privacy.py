"""People under names that lead nowhere, and what the journal holds of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.journal import DAY, AskedQuestion, Held, StateJournal
from bot.privacy import KEY_FILE, PrivacyKeyError, Pseudonyms, load_pseudonyms
from index.store import StateDatabase

KEY = "k" * 32


def test_a_name_is_always_the_same_and_another_for_each_person_channel_and_key() -> None:
    names = Pseudonyms(KEY.encode())
    assert names.name("telegram", 501) == Pseudonyms(KEY.encode()).name("telegram", "501")
    others = {names.name("zalo", 501), names.name("telegram", 502), Pseudonyms(b"x" * 32).name("telegram", 501)}
    assert len(others | {names.name("telegram", 501)}) == 4


def test_the_key_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    first = load_pseudonyms(tmp_path / "data")
    key = tmp_path / "data" / KEY_FILE
    assert key.stat().st_mode & 0o777 == 0o600
    assert load_pseudonyms(tmp_path / "data").name("telegram", 1) == first.name("telegram", 1)
    assert list(key.parent.iterdir()) == [key]


def test_a_key_others_can_read_is_closed(tmp_path: Path) -> None:
    load_pseudonyms(tmp_path)
    (tmp_path / KEY_FILE).chmod(0o644)
    load_pseudonyms(tmp_path)
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_a_configured_key_needs_no_file(tmp_path: Path) -> None:
    assert load_pseudonyms(tmp_path, KEY).name("telegram", 1) == Pseudonyms(KEY.encode()).name("telegram", 1)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_key_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_text("")
    with pytest.raises(PrivacyKeyError, match=KEY_FILE):
        load_pseudonyms(tmp_path)


def test_a_key_is_not_printed() -> None:
    assert KEY not in repr(Pseudonyms(KEY.encode()))


@pytest.fixture
def state(tmp_path: Path) -> Iterator[StateDatabase]:
    state = StateDatabase(tmp_path / "state.db")
    yield state
    state.close()


@pytest.fixture
def journal(state: StateDatabase) -> StateJournal:
    return StateJournal(state)


def asked(question_id: str, person: str = "an", at: float = 0.0) -> AskedQuestion:
    return AskedQuestion(
        question_id, "telegram", person, "chat", f"hỏi {question_id}?", "answered", at, 1.5, ("p",), ("o",)
    )


def test_a_question_is_remembered_whole_and_once(journal: StateJournal) -> None:
    for _ in range(2):
        journal.record_question(asked("a"))
    assert journal.question("a") == asked("a")
    assert journal.held("an").questions == 1


def test_a_person_sees_the_latest_first(journal: StateJournal) -> None:
    for n in range(7):
        journal.record_question(asked(str(n), at=float(n)))
    held = journal.held("an")
    assert (held.questions, held.latest[0], len(held.latest)) == (7, "hỏi 6?", 5)


def test_erasing_removes_one_person_at_once(journal: StateJournal, tmp_path: Path) -> None:
    journal.record_question(asked("a"))
    journal.record_question(asked("b", "bình"))
    journal.record_feedback("a", "an", True, 0.0)
    assert journal.erase("an") == Held(1, 1, ("hỏi a?",))
    assert journal.held("an") == Held(0, 0)
    assert journal.held("bình").questions == 1


def test_old_questions_become_counts(journal: StateJournal, state: StateDatabase) -> None:
    for n in range(3):
        journal.record_question(asked(str(n), at=n * DAY))
    assert journal.forget_older(2 * DAY) == 2
    journal.record_question(asked("late", at=0.5 * DAY))
    assert journal.forget_older(2 * DAY) == 1
    counts = state.query("select day, channel, status, n from question_counts order by day")
    assert [(row["day"], row["n"]) for row in counts] == [("1970-01-01", 2), ("1970-01-02", 1)]
