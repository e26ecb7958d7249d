"""What people asked, counted and grouped, without anybody's name."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.insight import Insight
from bot.journal import DAY, AskedQuestion, StateJournal
from bot.render.chart import Part, stacked_bars
from bot.statistics import Complaint, Statistics, Unanswered, unanswered_csv
from bot.today import VIETNAM
from index.store import StateDatabase
from tests.fake_assistant import QUOTE, FakeAssistant, passage_id

NOON = datetime(2026, 3, 15, 12, tzinfo=VIETNAM).timestamp()
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[StateDatabase]:
    state = StateDatabase(tmp_path / "state.db")
    yield state
    state.close()


@pytest.fixture
def journal(state: StateDatabase) -> StateJournal:
    return StateJournal(state)


def ask(
    journal: StateJournal,
    text: str,
    status: str = "answered",
    *,
    at: float = NOON,
    ms: float = 2.0,
    channel: str = "web",
) -> str:
    count = len(journal._state.query("select id from questions"))
    asked = AskedQuestion(f"q{count}", channel, f"person{count}", "c", text, status, at, ms, (passage_id(1),))
    journal.record_question(asked)
    return asked.id


def test_a_period_counts_statuses_channels_and_thumbs(state: StateDatabase, journal: StateJournal) -> None:
    good, bad = ask(journal, "một", channel="telegram"), ask(journal, "hai", "unsure", channel="telegram")
    ask(journal, "ba", "not_found")
    ask(journal, "xin chào", "chat")
    ask(journal, "hôm qua", at=NOON - DAY)
    journal.record_feedback(good, "p", good=True, at=NOON)
    journal.record_feedback(bad, "p", good=False, at=NOON)
    today = Statistics(state).period(1, NOON)
    assert (today.questions, today.answered, today.unsure, today.not_found, today.other) == (4, 1, 1, 1, 1)
    assert today.channels == (("telegram", 2), ("web", 2))
    assert (today.good, today.bad) == (1, 1)
    assert Statistics(state).period(7, NOON).questions == 5


def test_today_begins_at_midnight_in_vietnam(state: StateDatabase, journal: StateJournal) -> None:
    midnight = datetime(2026, 3, 15, tzinfo=VIETNAM).timestamp()
    ask(journal, "sát nửa đêm", at=midnight - 1)
    ask(journal, "sau nửa đêm", at=midnight + 1)
    assert Statistics(state).period(1, NOON).questions == 1
    assert [day.answered for day in Statistics(state).daily(2, NOON)] == [1, 1]


def test_the_percentile_is_the_nearest_rank_without_chat(state: StateDatabase, journal: StateJournal) -> None:
    assert Statistics(state).period(1, NOON).p95_ms is None
    for ms in range(1, 101):
        ask(journal, f"câu {ms}", ms=float(ms))
    ask(journal, "xin chào", "chat", ms=0.01)
    assert Statistics(state).period(1, NOON).p95_ms == 95.0


def test_what_is_only_counted_by_now_still_counts(state: StateDatabase, journal: StateJournal) -> None:
    ask(journal, "cũ", "not_found", at=NOON - 3 * DAY)
    ask(journal, "mới", "not_found")
    before = Statistics(state).period(7, NOON)
    journal.forget_older(NOON - 2 * DAY)
    after = Statistics(state).period(7, NOON)
    assert (after.questions, after.not_found, after.channels) == (before.questions, 2, before.channels)
    assert Statistics(state).daily(7, NOON)[3].not_found == 1
    assert len(Statistics(state).unanswered(7, NOON)) == 1


def test_questions_in_vain_are_grouped_by_their_words_most_asked_first(
    state: StateDatabase, journal: StateJournal
) -> None:
    for text in ("Giá vàng?", "giá vàng", "GIA VANG !"):
        ask(journal, text, "not_found")
    ask(journal, "Thời tiết Huế?", "not_found", at=NOON - DAY)
    ask(journal, "đã trả lời")
    assert Statistics(state).unanswered(30, NOON) == [
        Unanswered("GIA VANG !", 3, "2026-03-15"),
        Unanswered("Thời tiết Huế?", 1, "2026-03-14"),
    ]


def test_a_phone_number_in_a_question_is_kept_nowhere(state: StateDatabase, journal: StateJournal) -> None:
    ask(journal, "gọi 0912 345 678, căn cước 001099012345", "not_found")
    assert Statistics(state).unanswered(30, NOON)[0].question == "gọi •••, căn cước •••"
    assert journal.question("q0").text == "gọi •••, căn cước •••"  # type: ignore[union-attr]


def test_a_complaint_has_its_question_and_what_was_quoted(state: StateDatabase, journal: StateJournal) -> None:
    for number, text in enumerate(("một", "hai", "ba")):
        journal.record_feedback(ask(journal, text), "p", good=number == 0, at=NOON + number)
    found = Statistics(state).complaints(30, NOON)
    assert found[0] == Complaint("ba", "answered", (passage_id(1),), "2026-03-15")
    assert [complaint.question for complaint in found] == ["ba", "hai"]
    told = Insight(Statistics(state), FakeAssistant(), clock=lambda: NOON).complaints().text
    assert QUOTE[:100] in told


def test_nothing_says_who_asked(state: StateDatabase, journal: StateJournal) -> None:
    journal.record_feedback(ask(journal, "giá vàng?", "not_found"), "person0", good=False, at=NOON)
    insight = Insight(Statistics(state), FakeAssistant(), clock=lambda: NOON)
    unanswered = insight.unanswered()
    assert unanswered.file is not None
    shown = [insight.numbers().text, unanswered.text, insight.complaints().text, unanswered.file.content.decode()]
    assert "person0" not in "".join([*shown, insight.page("000001", 1, 1).decode()])


@pytest.mark.parametrize("text", ["=1+1", "+84", "-2", "@SUM(A1)", "\tx", 'a"b', "a,b", "a\nb", "đủ dấu: ỷ ộ"])
def test_a_csv_opens_in_a_spreadsheet_and_runs_nothing(text: str) -> None:
    content = unanswered_csv([Unanswered(text, 2, "2026-03-15")], ("Câu hỏi", "Số lượt", "Lần cuối"))
    assert content.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head == ["Câu hỏi", "Số lượt", "Lần cuối"]
    assert row == [f"'{text}" if text[0] in "=+-@\t" else text, "2", "2026-03-15"]


def test_charts_are_pictures_of_a_phones_width() -> None:
    days = [f"{day:02}/03" for day in range(1, 31)]
    part = Part("Trả lời được", "#2e7d32", range(30))
    for picture in (
        stacked_bars("Câu hỏi $mỗi$ ngày", days, [part, part]),
        stacked_bars("Không có gì", ["01/03"], [Part("Trả lời được", "#2e7d32", [0])]),
    ):
        assert picture.startswith(PNG)
        assert int.from_bytes(picture[16:20], "big") == 1080
