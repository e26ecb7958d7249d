"""The admins' report as one HTML page that needs nothing else: no script, no address, pictures inside."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from bot import texts_admin_vi as say
from bot.statistics import Period, Unanswered
from corpus.vietnamese.dates import show_date

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1b1b1b;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #d5d5d5;padding:.4rem .6rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
img{max-width:100%;height:auto}blockquote{margin:0;padding-left:.6rem;border-left:3px solid #1f5fa8}
footer{margin-top:2rem;color:#555}
"""


@dataclass(frozen=True, slots=True)
class QuotedComplaint:
    """An answer that was disliked; `quotes` are (document title, quoted passage), none when they are gone."""

    day: str
    question: str
    status: str
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the page shows. `made` is a time as people read it; `chart` a PNG picture, None without matplotlib."""

    organisation: str | None
    made: str
    periods: tuple[Period, ...]
    unanswered: tuple[Unanswered, ...]
    complaints: tuple[QuotedComplaint, ...]
    chart: bytes | None = None


def report_page(report: Report) -> bytes:
    """The page, UTF-8."""
    title = say.REPORT_TITLE + (f" – {report.organisation}" if report.organisation else "")
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(report.made)}</p>",
        f"<h2>{say.REPORT_NUMBERS}</h2>",
        _table(say.REPORT_PERIOD_HEAD, map(_period_row, report.periods)),
        _picture(report.chart),
        f"<h2>{say.REPORT_CHANNELS}</h2>",
        _table(say.REPORT_CHANNEL_HEAD, report.periods[-1].channels if report.periods else ()),
        f"<h2>{say.REPORT_UNANSWERED}</h2>",
        _table(say.UNANSWERED_HEAD, [(row.question, row.times, show_date(row.last_day)) for row in report.unanswered]),
        f"<h2>{say.REPORT_COMPLAINTS}</h2>",
        _table(say.REPORT_COMPLAINT_HEAD, map(_complaint_row, report.complaints)),
        f"<footer>{say.REPORT_PRIVACY}</footer>",
    ]
    head = (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    return f"{head}{chr(10).join(parts)}\n</body>\n</html>\n".encode("utf-8", "replace")


def shown_ms(milliseconds: float | None) -> str:
    """A time as people read it."""
    return say.NO_TIME if milliseconds is None else say.MILLISECONDS.format(ms=f"{milliseconds:.0f}")


@dataclass(frozen=True, slots=True)
class _Markup:
    """A cell that is HTML already."""

    html: str


Cell = str | int | _Markup


def _period_row(period: Period) -> tuple[Cell, ...]:
    numbers = (
        period.questions,
        period.answered,
        period.unsure,
        period.not_found,
        period.other,
        period.good,
        period.bad,
    )
    return (say.PERIODS.get(period.days, str(period.days)), *numbers, shown_ms(period.p95_ms))


def _complaint_row(complaint: QuotedComplaint) -> tuple[Cell, ...]:
    quotes = "".join(
        f"<blockquote>{escape(text)}</blockquote><small>{escape(title)}</small>" for title, text in complaint.quotes
    )
    status = say.STATUS.get(complaint.status, complaint.status)
    return (show_date(complaint.day), complaint.question, status, _Markup(quotes or escape(say.REPORT_NOTHING)))


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
    if not body:
        return f"<p>{say.REPORT_NOTHING}</p>"
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    return f'<div class="wide"><table><thead><tr>{names}</tr></thead>\n<tbody>\n{body}</tbody></table></div>'


def _cell(value: Cell) -> str:
    if isinstance(value, _Markup):
        return f"<td>{value.html}</td>"
    number = ' class="n"' if isinstance(value, int) else ""
    return f"<td{number}>{escape(str(value))}</td>"


def _picture(chart: bytes | None) -> str:
    if chart is None:
        return ""
    return f'<p><img alt="{escape(say.CHART_TITLE)}" src="data:image/png;base64,{b64encode(chart).decode()}"></p>'
