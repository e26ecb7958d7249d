"""What people ask, as admins see it: numbers, gaps, complaints, the whole report."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot import texts_admin_vi as say
from bot.admin_talk import Attachment, Said
from bot.render.chart import ChartsUnavailable, Part, stacked_bars
from bot.report_page import QuotedComplaint, Report, report_page, shown_ms
from bot.statistics import Complaint, Day, Period, Statistics, unanswered_csv
from bot.today import VIETNAM
from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.dates import show_date
from corpus.vietnamese.normalize import squeeze

log = logging.getLogger(__name__)

DAYS = 30
_UNANSWERED, _COMPLAINTS = 15, 8  # rows in a chat message
_REPORTED = 200  # rows of each table in the report
_QUESTION, _QUOTE = 140, 200  # characters shown in a chat message
_COLOURS = {"answered": "#2e7d32", "unsure": "#f9a825", "not_found": "#c62828", "other": "#9e9e9e"}


class PassageInPlace(Protocol):
    """A passage and its document."""

    @property
    def document(self) -> Document:
        """The document it stands in."""

    @property
    def passage(self) -> Passage:
        """The passage."""


class Library(Protocol):
    """What the report reads besides the journal."""

    def passage(self, passage_id: str) -> PassageInPlace | None:
        """A passage, or None when the text has changed."""


@dataclass
class Insight:
    """Answers /thongke, /chuatraloi, /phanhoi and /baocao. Each call reads the database: call it in a thread."""

    statistics: Statistics
    library: Library
    organisation: str | None = None
    clock: Callable[[], float] = time.time

    def numbers(self) -> Said:
        """/thongke: today, 7 and 30 days, with a chart."""
        now = self.clock()
        text = "\n".join(_period_text(self.statistics.period(days, now)) for days in say.PERIODS)
        chart = self.chart(now)
        picture = Attachment("thong-ke.png", chart, say.CHART_TITLE) if chart else None
        return Said(text, picture=picture)

    def unanswered(self) -> Said:
        """/chuatraloi: the most asked ones, and all of them as a table."""
        groups = self.statistics.unanswered(DAYS, self.clock())
        if not groups:
            return Said(say.UNANSWERED_NONE.format(days=DAYS))
        times = sum(group.times for group in groups)
        head = say.UNANSWERED.format(days=DAYS, groups=len(groups), times=times)
        rows = [
            say.UNANSWERED_ROW.format(times=group.times, question=_cut(group.question, _QUESTION))
            for group in groups[:_UNANSWERED]
        ]
        table = Attachment(say.UNANSWERED_FILE, unanswered_csv(groups, say.UNANSWERED_HEAD), say.UNANSWERED_FILE)
        return Said("\n".join([head, *rows]), file=table)

    def complaints(self) -> Said:
        """/phanhoi: what got a thumb down, with what was quoted."""
        found = self.statistics.complaints(DAYS, self.clock())
        if not found:
            return Said(say.COMPLAINTS_NONE.format(days=DAYS))
        lines = [say.COMPLAINTS.format(days=DAYS, count=len(found))]
        for complaint in map(self._quoted, found[:_COMPLAINTS]):
            question = _cut(complaint.question, _QUESTION)
            lines.append(say.COMPLAINT.format(day=show_date(complaint.day), question=question))
            quotes = [
                say.COMPLAINT_QUOTE.format(quote=_cut(text, _QUOTE), document=_cut(title, 60))
                for title, text in complaint.quotes[:1]
            ]
            lines += quotes or [say.COMPLAINT_NO_QUOTE]
        return Said("\n".join(lines))

    def page(self, generation: str, documents: int, passages: int) -> bytes:
        """The whole report as one HTML page."""
        now = self.clock()
        moment = datetime.fromtimestamp(now, VIETNAM).strftime("%H:%M %d/%m/%Y")
        report = Report(
            self.organisation,
            say.REPORT_MADE.format(time=moment, generation=generation, documents=documents, passages=passages),
            tuple(self.statistics.period(days, now) for days in say.PERIODS),
            tuple(self.statistics.unanswered(DAYS, now)[:_REPORTED]),
            tuple(map(self._quoted, self.statistics.complaints(DAYS, now)[:_REPORTED])),
            self.chart(now),
        )
        return report_page(report)

    def chart(self, now: float) -> bytes | None:
        """Questions a day as a PNG picture; None where matplotlib is not installed."""
        days = self.statistics.daily(DAYS, now)
        labels = [f"{day.day[8:]}/{day.day[5:7]}" for day in days]
        try:
            return stacked_bars(say.CHART_TITLE, labels, _parts(days))
        except ChartsUnavailable as error:
            log.info("%s", error)
            return None

    def _quoted(self, complaint: Complaint) -> QuotedComplaint:
        views = filter(None, (self.library.passage(name) for name in complaint.passages))
        quotes = tuple((view.document.title, squeeze(view.passage.text).strip()) for view in views)
        return QuotedComplaint(complaint.day, complaint.question, complaint.status, quotes)


def _parts(days: Sequence[Day]) -> list[Part]:
    names = {
        "answered": say.CHART_ANSWERED,
        "unsure": say.CHART_UNSURE,
        "not_found": say.CHART_NOT_FOUND,
        "other": say.CHART_OTHER,
    }
    return [Part(label, _COLOURS[name], [getattr(day, name) for day in days]) for name, label in names.items()]


def _period_text(period: Period) -> str:
    channels = ", ".join(f"{name} {count}" for name, count in period.channels)
    first = say.PERIOD.format(
        name=say.PERIODS[period.days],
        questions=period.questions,
        answered=period.answered,
        unsure=period.unsure,
        not_found=period.not_found,
        other=period.other,
    )
    told = say.PERIOD_CHANNELS.format(list=channels) if channels else ""
    return f"{first}\n" + say.PERIOD_MORE.format(
        good=period.good, bad=period.bad, p95=shown_ms(period.p95_ms), channels=told
    )


def _cut(text: str, characters: int) -> str:
    return text if len(text) <= characters else f"{text[: characters - 1].rstrip()}…"
