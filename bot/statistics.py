"""What people asked, in numbers and in groups; never who asked it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.journal import MIGRATIONS
from bot.masking import mask
from bot.today import VIETNAM
from corpus.vietnamese.normalize import fold, nfc, squeeze
from index.spreadsheet import csv_file
from index.store import StateDatabase

# Days of the queries are Vietnamese ones. `chat` statuses cost no search and would make the percentile look better.
_COUNTS = """
select date(at, 'unixepoch', '+7 hours') as day, channel, status, count(*) as n from questions
    where date(at, 'unixepoch', '+7 hours') >= :since group by 1, 2, 3
union all select day, channel, status, n from question_counts where day >= :since"""
_THUMBS = """
select coalesce(sum(good), 0) as good, count(*) as n from feedback where date(at, 'unixepoch', '+7 hours') >= ?"""
_UNANSWERED = """
select text, date(at, 'unixepoch', '+7 hours') as day from questions
    where status = 'not_found' and date(at, 'unixepoch', '+7 hours') >= ? order by at"""
_COMPLAINTS = """
select q.text, q.status, q.passages, date(f.at, 'unixepoch', '+7 hours') as day
    from feedback f join questions q on q.id = f.question
    where f.good = 0 and date(f.at, 'unixepoch', '+7 hours') >= ? order by f.at desc"""
_TIMED = """
select count(*) as n from questions where date(at, 'unixepoch', '+7 hours') >= ? and status != 'chat'"""
_TIME_AT = """
select elapsed_ms from questions where date(at, 'unixepoch', '+7 hours') >= ? and status != 'chat'
    order by elapsed_ms limit 1 offset ?"""
_TOLD_APART = ("answered", "unsure", "not_found")


@dataclass(frozen=True, slots=True)
class Period:
    """The last `days` days, today included. `other` counts greetings, help and questions that were asked back.

    `p95_ms` is the 95th percentile of the time to find an answer, in milliseconds; None without questions on record.
    """

    days: int
    answered: int
    unsure: int
    not_found: int
    other: int
    channels: tuple[tuple[str, int], ...]  # most questions first
    good: int
    bad: int
    p95_ms: float | None

    @property
    def questions(self) -> int:
        """All of them."""
        return self.answered + self.unsure + self.not_found + self.other


@dataclass(frozen=True, slots=True)
class Day:
    """One day's questions. `day` is an ISO date in Vietnam."""

    day: str
    answered: int = 0
    unsure: int = 0
    not_found: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Questions of the same words that found no answer; `question` as it was typed last, `last_day` an ISO date."""

    question: str
    times: int
    last_day: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """A question whose answer got a thumb down; `passages` are the ids of what was quoted, best first."""

    question: str
    status: str
    passages: tuple[str, ...]
    day: str


class Statistics:
    """Reads the journal's tables."""

    def __init__(self, state: StateDatabase) -> None:
        self._state = state
        state.migrate(MIGRATIONS)

    def period(self, days: int, now: float) -> Period:
        """The last `days` days; `now` in seconds since the epoch."""
        since = first_day(days, now)
        counts = self._counts(since)
        by_status = _summed((row["status"], row["n"]) for row in counts)
        by_channel = _summed((row["channel"], row["n"]) for row in counts)
        thumbs = self._state.query(_THUMBS, (since,))[0]
        return Period(
            days,
            answered=by_status.get("answered", 0),
            unsure=by_status.get("unsure", 0),
            not_found=by_status.get("not_found", 0),
            other=sum(n for status, n in by_status.items() if status not in _TOLD_APART),
            channels=tuple(sorted(by_channel.items(), key=lambda pair: (-pair[1], pair[0]))),
            good=thumbs["good"],
            bad=thumbs["n"] - thumbs["good"],
            p95_ms=self._p95(since),
        )

    def daily(self, days: int, now: float) -> list[Day]:
        """Each of the last `days` days, oldest first, quiet ones too."""
        today = datetime.fromtimestamp(now, VIETNAM).date()
        dates = [(today - timedelta(days=back)).isoformat() for back in range(days - 1, -1, -1)]
        found = {date: Day(date) for date in dates}
        for row in self._counts(dates[0]):
            if (day := found.get(row["day"])) is not None:
                name = row["status"] if row["status"] in _TOLD_APART else "other"
                found[day.day] = replace(day, **{name: getattr(day, name) + row["n"]})
        return list(found.values())

    def unanswered(self, days: int, now: float) -> list[Unanswered]:
        """Questions without an answer, grouped by their words (accents, capitals and marks aside), most asked first."""
        rows = self._state.query(_UNANSWERED, (first_day(days, now),))
        groups: dict[str, Unanswered] = {}
        for row in rows:
            question = squeeze(nfc(mask(row["text"]))).strip()
            words = _words(question)
            before = groups.get(words)
            groups[words] = Unanswered(question, before.times + 1 if before else 1, row["day"])
        return sorted(groups.values(), key=lambda group: (-group.times, group.question))

    def complaints(self, days: int, now: float) -> list[Complaint]:
        """What got a thumb down, newest first."""
        rows = self._state.query(_COMPLAINTS, (first_day(days, now),))
        return [Complaint(mask(row["text"]), row["status"], _ids(row["passages"]), row["day"]) for row in rows]

    def _counts(self, since: str) -> list[dict[str, Any]]:
        """(day, channel, status, n) of what is on record and of what is only counted by now."""
        return self._state.query(_COUNTS, {"since": since})

    def _p95(self, since: str) -> float | None:
        """The nearest-rank percentile: the smallest time that 95 % of the questions did not exceed."""
        count = self._state.query(_TIMED, (since,))[0]["n"]
        if not count:
            return None
        rank = -(-95 * count // 100)
        return float(self._state.query(_TIME_AT, (since, rank - 1))[0]["elapsed_ms"])


def first_day(days: int, now: float) -> str:
    """The ISO date in Vietnam on which the last `days` days began, today counted as one."""
    return (datetime.fromtimestamp(now, UTC).astimezone(VIETNAM).date() - timedelta(days=days - 1)).isoformat()


def unanswered_csv(rows: Sequence[Unanswered], head: Sequence[str]) -> bytes:
    """A table for spreadsheets."""
    return csv_file(head, ((row.question, row.times, row.last_day) for row in rows))


def _words(question: str) -> str:
    return " ".join(re.findall(r"[\w%/-]+", fold(question))) or question


def _ids(listed: str) -> tuple[str, ...]:
    return tuple(re.findall(r'"([^"]+)"', listed))


def _summed(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for name, n in pairs:
        sums[name] = sums.get(name, 0) + n
    return sums
