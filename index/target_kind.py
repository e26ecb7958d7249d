"""Whether a figure is aimed at or reached, and the year that a text itself is of."""

import re
from collections.abc import Iterable

from corpus.document import Document
from corpus.vietnamese.dates import find_years
from index.figure_year import own_years
from index.target_row import FigureStatus

_AIMED = re.compile(
    r"mục tiêu|phấn đấu|đặt ra|đề ra|(?<!% )chỉ tiêu|nhắm|(?<!định )hướng (?:tới|đến)|kỳ vọng|dự kiến|quyết tâm|phải\b|"
    r"\bsẽ\b|cần đạt|yêu cầu|nhiệm vụ trọng tâm|\bmuốn\b|tối thiểu|không dưới|\baim|\btarget|\bgoal|\bshould\b|"
    r"\bwill\b|\bwants?\b|\bexpect|\bplans? to\b|\bstrive|\bmust\b|\bseek|\bto be\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"kết quả|\bđã\b|đến nay|hiện nay|hiện có|\bhiện\b|tính đến|đạt được|hoàn thành|xếp thứ|đứng thứ|xếp hạng thứ|"
    r"(?:xếp|đứng)\s*$|thực hiện được|đứng\s+\d|\bnay\b|so với năm|thu hút|khai mạc|diễn ra|"
    r"theo (?:số liệu|thống kê|báo cáo|kết quả)|\bnow\b|\branked\b|\breached\b|\bhad\b|\bhas\b|\bachieved\b|"
    r"\bcurrently\b|\bas of\b|\bwas\b|\bwere\b|\bused\b",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"tăng \d|lên \d+ bậc", re.IGNORECASE
)  # reached, unless a target is told: "đặt mục tiêu GRDP tăng 9%"
_NEAR = 600  # characters before a figure that can tell whether it is aimed at
_EXPLICITLY = re.compile(
    r"mục tiêu|phấn đấu|đặt ra|đề ra|(?<!% )chỉ tiêu(?! giai)|nhắm|kỳ vọng|dự kiến|quyết tâm|\bphải\b|\bsẽ\b|"
    r"\baim|\btarget|\bgoal|\bshould\b|\bwill\b|\bwants?\b|\bmust\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\W*(?:(?:trên|hơn|khoảng|tối thiểu|ít nhất|phấn đấu|over|at least|about)\s+)?\d"
    r"|\W*(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|số lượng|trong đó|cụ thể|ngoài ra|đồng thời|"
    r"the (?:proportion|percentage|rate|share|number))\b",
    re.IGNORECASE,
)
_PLANS = frozenset({"plan", "resolution", "decision"})
_PLAN = re.compile(r"kế hoạch|chương trình|đề án|nghị quyết|\bplan\b|\bprogramme?\b", re.IGNORECASE)
_RATING = re.compile(r"xếp hạng|đánh giá|kết quả|chỉ số|\bDTI\b|\bindex\b|\branking", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:đến|tới|vào|mốc|by|until|to|hướng)\s+(?:hết\s+|cuối\s+|the end of\s+)?(?:năm\s+)?$", re.IGNORECASE
)


def goes_on(text: str) -> bool:
    """Whether a sentence may go on with the list of the paragraph before: "Trên 90% …", "Tỷ lệ …", "Trong đó, …"."""
    return bool(_LISTED.match(text))


def status_of(
    text: str, start: int, end: int, year: int | None, now: int | None, before: FigureStatus | None, document: Document
) -> FigureStatus:
    """Whether the figure at `start` to `end` of a sentence is a target or a result.

    `now`: the year of the text; `before`: what the sentence goes on with, told of targets or results.
    """
    aimed = [match.start() for match in _AIMED.finditer(text, max(0, start - _NEAR), start)]
    reached = [
        match.start() for match in _REACHED.finditer(text, max(0, start - _NEAR), end)
    ]  # "xếp thứ 5": the verb is of the figure
    reached += [] if aimed else [match.start() for match in _RISEN.finditer(text, max(0, start - _NEAR), end)]
    if year and now and (year > now or (year == now and _still_ahead(text[:start], year, document))):
        return "target"
    if year and now is None and _AHEAD.search(text[:start]) and not reached:
        return "target"
    if year and now and year < now and not _EXPLICITLY.search(text[:start]):
        return "result"
    if aimed or reached:
        return "target" if max(aimed, default=-1) > max(reached, default=-1) else "result"
    if _EXPLICITLY.search(re.split("[;,]", text[end:], maxsplit=1)[0]):
        return "target"
    if before:
        return before
    return "target" if (document.kind in _PLANS or year_of_plan(document)) and not _REACHED.search(text) else "result"


_AHEAD = re.compile(
    r"(?<!tính )\b(?:đến|tới|hết|cuối|by)\s+(?:hết\s+|cuối\s+|the end of\s+)?(?:năm\s+)?20\d\d", re.IGNORECASE
)


def _still_ahead(before: str, year: int, document: Document) -> bool:
    """Whether "đến năm 2025" in a text of 2025 looks ahead: not in December, and not in "tính đến năm 2025"."""
    date = document.published_on or document.issued_on or ""
    return date[5:7] not in ("", "12") and bool(
        re.search(
            rf"(?<!tính )\b(?:đến|tới|hết|cuối|by)\s+(?:hết\s+|cuối\s+|the end of\s+)?(?:năm\s+)?{year}",
            before,
            re.IGNORECASE,
        )
    )


def tells_targets(text: str) -> bool:
    """Whether a heading or a lead tells that targets follow."""
    return bool(_AIMED.search(text)) and not re.search(r"kết quả", text, re.IGNORECASE)


def year_of_text(document: Document, sentences: Iterable[str]) -> int | None:
    """The year that the text was written in: its date, else the last year that it tells of as past."""
    dated = document.published_on or document.issued_on
    if dated:
        return int(dated[:4])
    years: list[int] = []
    for text in sentences:
        aimed = bool(_AIMED.search(text))
        years += [mention.year for mention in find_years(text) if mention.dated]
        if not aimed:
            years += [own.year for own in own_years(text) if not _UNTIL.search(text[: own.start])]
    return max(years, default=None)


def year_of_plan(document: Document) -> int | None:
    """The year of targets that state none: that in the title of a year's plan ("Kế hoạch chuyển đổi số năm 2026")."""
    years = [own.year for own in own_years(document.title) if not own.weak]
    return years[0] if len(years) == 1 and _PLAN.search(document.title) else None


def year_of_results(document: Document, now: int | None) -> int | None:
    """The year of results that state none: that in the title of a rating ("DTI năm 2022"), else that of the text."""
    if document.kind == "ranking" or _RATING.search(document.title):
        years = [
            own.year
            for own in own_years(document.title)
            if not own.weak and not _UNTIL.search(document.title[: own.start])
        ]
        if years and (now is None or years[0] <= now) and not _EXPLICITLY.search(document.title):
            return years[0]
    return now
