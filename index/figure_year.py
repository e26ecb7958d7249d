"""The year that a figure of a text is of, by what stands around it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.vietnamese.dates import find_dates, find_years
from corpus.vietnamese.document_number import find_numbers

# A year that a figure is compared with is not the figure's own: "tăng 10 bậc so với năm 2021", "hơn năm 2021 13 bậc".
_COMPARED = re.compile(
    r"(?:so với|hơn|bằng|kém|từ|than|from|compared (?:to|with)|against|since)\s+(?:cùng kỳ\s+|cuối\s+|đầu\s+)?"
    r"(?:tháng\s+\d+\s*[-/]\s*)?(?:năm\s+)?$",
    re.IGNORECASE,
)
# Years of a plan's title say what the plan is for, not when a figure holds: "đến năm 2025, định hướng đến năm 2030".
_PLAN_YEARS = re.compile(
    r"(?:(?:đến|tới|mốc)\s+(?:năm\s+)?|giai\s+đoạn\s+20\d\d\s*[-–]\s*)20\d\d\s*,?\s*(?:và\s+)?(?:có\s+)?"
    r"(?:định hướng|tầm nhìn)(?:\s+(?:đến|tới|cho))?\s*(?:năm\s+)?20\d\d"
    r"|\bto\s+20\d\d,?\s+(?:with\s+)?(?:a\s+)?(?:vision|orientation)s?\s+(?:to|towards|until)\s+20\d\d",
    re.IGNORECASE,
)
# The year in a document's own name: "Kế hoạch số 55/KH-UBND về … đến năm 2025", "Nghị quyết … giai đoạn 2021-2025".
_NAMED_FOR = re.compile(
    r"(?:nghị quyết|kế hoạch|quyết định|chương trình|đề án|chiến lược|chỉ thị|resolution|plan|strategy|programme?)\b"
    r"[^;:.]{0,160}?\b(?:về|of|on)\b[^;:,.]{0,120}\b(?:đến|tới|to)\s+(?:năm\s+)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:(|]|,\s|\.\s|\b(?:và|and)\s+(?:đến|tới|năm|vào|by|in|hơn|is|are|will|should|to)\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(r";|mục tiêu|phấn đấu|\b(?:đến|tới|by)\s+(?:the end of\s+)?(?:năm\s+)?$", re.IGNORECASE)
_NOW = re.compile(r"\b(?:đến nay|hiện nay|hiện|nay|to date|so far|now)\b(?!\s+(?:đến|tới|to)\b)", re.IGNORECASE)
_AS_OF = re.compile(
    r"(?:tính đến|đến|tới|as of|by|hết|cuối)\s+(?:hết\s+|cuối\s+|ngày\s+|the\s+end\s+of\s+)*$", re.IGNORECASE
)
_OF_GOALS = re.compile(r"(?:chỉ tiêu|mục tiêu|nhiệm vụ|kế hoạch)\s+(?:của\s+)?(?:giai\s+đoạn\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnYear:
    """A year that figures of a text can be of; offsets in the text. `weak`: it only says when something happened."""

    year: int
    start: int
    end: int
    weak: bool = False


@lru_cache(maxsize=4096)
def own_years(text: str) -> tuple[OwnYear, ...]:
    """The years of a text that its figures can be of, left to right.

    None of plan titles, comparisons, periods ("2021-2025") and document dates; days of events are `weak`.
    """
    titles = [match.span() for match in _PLAN_YEARS.finditer(text)]
    dates = [(date.start, date.end) for date in find_dates(text) if date.iso.count("-") == 2 and date.iso[0] != "-"]
    numbers = [number.end for number in find_numbers(text)]
    found = []
    for mention in find_years(text):
        before = text[max(0, mention.start - 60) : mention.start]
        if mention.period or _COMPARED.search(before) or any(s <= mention.start < e for s, e in titles):
            continue
        day = next((start for start, end in dates if start <= mention.start < end), None)
        if day is None and not mention.dated:
            if not _NAMED_FOR.search(text[max(0, mention.start - 300) : mention.start]):
                found.append(OwnYear(mention.year, mention.start, mention.end))
            continue
        at = mention.start if day is None else day
        if not any(0 <= at - end <= 12 for end in numbers) and not _issued(text[max(0, at - 40) : at]):
            found.append(
                OwnYear(mention.year, mention.start, mention.end, not _AS_OF.search(text[max(0, at - 60) : at]))
            )
    return tuple(found)


def _issued(before: str) -> bool:
    """Whether a date is that of a document: "Nghị quyết … ngày", "ban hành ngày"."""
    return bool(
        re.search(
            r"(?:nghị quyết|quyết định|kế hoạch|chỉ thị|ban hành|ký|dated|thông qua|issued)\s[^,;]{0,30}$",
            before,
            re.IGNORECASE,
        )
    )


def year_of(text: str, start: int, end: int, *, weak: bool = False) -> int | None:
    """The year of a figure at `start` to `end`: in its own clause, before it or else behind; else the nearest one.

    `weak`: among the days of events, which stand in where no other year does.
    """
    if shown := re.search(r"(20\d\d)\s*\(\s*$", text[max(0, start - 20) : start]):
        return int(shown[1])  # "so với năm 2023 (0,7326)"
    now = [match.end() for match in _NOW.finditer(text, 0, start)]
    years = [year for year in own_years(text) if year.weak == weak and not (now and year.end <= now[-1])]
    before = [year for year in years if year.end <= start]
    after = [year for year in years if year.start >= end]
    if before and not _CLAUSE.search(text[before[-1].end : start]):
        return before[-1].year
    if after and not _CLAUSE.search(text[end : after[0].start]):
        return after[0].year
    if before:
        return before[-1].year
    if after and not _ELSEWHERE.search(text[end : after[0].start]):
        return after[0].year
    return None if weak else year_of(text, start, end, weak=True)


def periods(text: str) -> list[tuple[tuple[int, int], bool]]:
    """Periods that a text gives its figures for: ("2021-2025", whether they are those of a plan's goals)."""
    titles = [match.span() for match in _PLAN_YEARS.finditer(text)]
    return [
        (mention.period, bool(_OF_GOALS.search(text[max(0, mention.start - 40) : mention.start])))
        for mention in find_years(text)
        if mention.period and mention.year == mention.period[0] and not any(s <= mention.start < e for s, e in titles)
    ]
