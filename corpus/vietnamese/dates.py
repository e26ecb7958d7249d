"""Dates and years in running text."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.vietnamese.normalize import REMEMBERED, fold_text, nfc

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_SPOKEN_MONTHS = {"gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8}
_SPOKEN_MONTHS |= {"chin": 9, "muoi mot": 11, "muoi hai": 12, "muoi": 10, "chap": 12}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_DIGIT = re.compile(r"\d")
_MARKED = re.compile(r"\d[-/]\d")  # as a day and its month are
_YEAR = r"(?:19|20)\d\d"
# Without a year "may 20" may be "máy 20" without accents.
_SURELY_ENGLISH = "|".join(sorted((name for name in _MONTHS if name != "may"), key=len, reverse=True))
_ENGLISH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SPOKEN = "|".join(sorted(_SPOKEN_MONTHS, key=len, reverse=True))
# All forms but "9/6" and "22-4", over folded text. Longest first.
_DATE = re.compile(
    rf"(?<![\w/.-])(?=[\dadfjmnoqst])(?:"  # what a date begins with: spares most words of a text the rest
    rf"(?P<d1>\d{{1,2}})(?P<sep>[-/.])(?P<m1>\d{{1,2}})(?P=sep)(?P<y1>{_YEAR})(?![\w/-])"
    rf"|(?P<y2>{_YEAR})-(?P<m2>\d\d)-(?P<d2>\d\d)(?!\d)"
    rf"|(?:ngay\s+(?:mung\s+|mong\s+)?)?(?P<d3>\d{{1,2}})\s+thang\s+(?P<m3>\d{{1,2}}|(?:{_SPOKEN})\b(?!\s+{_YEAR}))"
    rf"(?:,?\s+nam\s+(?P<y3>{_YEAR})|\s*[-/]\s*(?P<y3b>{_YEAR}))?(?!\d|[.,]\d)"
    rf"|(?P<d0>\d{{1,2}})/(?P<m0>\d{{1,2}})/(?P<y0>[1-4]\d)(?![\w/-])"
    rf"|thang\s+(?P<m4>\d{{1,2}}|(?:{_SPOKEN})\b)(?:\s*[-/.]\s*(?P<y4>{_YEAR})|,?\s+nam\s+(?P<y4b>{_YEAR}))(?!\d)"
    rf"|(?P<e5>{_ENGLISH})\.?\s+(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y5>{_YEAR})(?!\d)"
    rf"|(?P<d6>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<e6>{_ENGLISH})\.?,?\s+(?P<y6>{_YEAR})(?!\d)"
    rf"|(?P<e7>{_ENGLISH})\.?\s+(?P<y7>{_YEAR})(?!\d)"
    rf"|\b(?P<e10>{_SURELY_ENGLISH})\.?\s+(?P<d10>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,.]*\d)"
    rf"|(?:quy|quarter|q)\s*(?P<q8>iv|i{{1,3}}|[1-4])\s*(?:[-/]\s*|,?\s*nam\s+|,?\s+(?:of\s+)?)(?P<y8>{_YEAR})(?!\d)"
    rf"|t?(?P<m9>\d{{1,2}})/(?P<y9>{_YEAR})(?![\d/])"
    rf")"
)
# "9/6" and "22-4" are dates behind a word of time: 48/63 is a rank, 15-20 a range.
_DAY = re.compile(
    r"(?:\b(?:(?P<word>ngay|sang|trua|chieu|toi|hom|khuya|dem|tu|den|mung|mong|thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|"
    r"chu\s+nhat|va|dip|vao|le|moc|lay|luc|nghi|thao|buoi|nay|qua|mai)\s+\(?)|(?<![\w.,/-]))"
    r"(?P<d>\d{1,2})(?P<sep>[-/])(?P<m>\d{1,2})(?![\w/%-]|[.,]\d|\s?%|\s(?:tieu chi|chi tieu|nhiem vu|diem|xa|huyen)\b)"
)
# Words that stand before figures of any kind as well.
_WEAK = frozenset({"toi", "tu", "den", "va", "le", "lay", "vao", "moc", "dip"})

_YEARS = re.compile(
    r"(?<![\w.,])(?<![^\W\d]-)(?:(?P<from>20[0-4]\d)\s?(?:[-–—]|den|toi|->)\s?(?:nam\s+)?(?P<to>20[0-4]\d|[2-4]\d(?!\w))|"
    r"(?P<year>20[0-4]\d)|nam\s+(?P<short>[12]\d))"
    r"(?![\w%]|[.,]\d|[-/][a-z\d]|\s%)"
)
# "giai đoạn 21-25"; "đề án … 25-30" at the end: nobody types the centuries of a plan's years.
_SHORT_PERIOD = re.compile(
    r"(?:\b(?:giai doan|gd|thoi ky|nhiem ky|khuc)\s+(?P<f1>1[5-9]|2\d)\s?[-–—]\s?(?P<t1>[2-4]\d)(?![\w%/.,-]|\s%)"
    r"|\b(?:ke hoach|de an|chuong trinh|nghi quyet|chien luoc|chuyen doi so|cds)\b[^?.;!]{0,40}?"
    r"(?<!ngay)(?<!tu)(?<!cho)(?<!khoang)(?<!trong)\s(?P<f2>2[0156])-(?P<t2>25|30|35)"
    r"(?=(?:\s+(?:z|v|a|vay|the|nhe|nha|ad|do))*\s*[?.!]*$))"
)
_SHORT_RANGE = re.compile(r"[12]\d\s?[-–—]\s?[2-4]\d")  # without which a text has none: found in a tenth of the time
# "2024 doanh nghiệp" is a count, "năm 2024 doanh nghiệp …" is not.
_COUNTED = re.compile(r"\s(?:ty|trieu|nguoi|dong|luot|ho so|to|doanh nghiep|thu tuc|dich vu)\b")
_SAYS_YEAR = ("nam ", "den ", "vao ", "tu ", "truoc ", "sau ", "cuoi ", "dau ", "toi ", "thang ", "ky ")
# A day and a month right before a year: "15/11/", "12 tháng 4 năm ", "May 19, ".
_DAY_BEFORE = re.compile(
    rf"(?:\d[-/.]\d{{1,2}}[-/.]|\d\s+thang\s+(?:\d{{1,2}}|{_SPOKEN}),?\s+nam\s+|\d\s+thang\s+\d{{1,2}}\s*[-/]\s*|"
    rf"(?:{_ENGLISH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+|\d\s+(?:{_ENGLISH})\.?,?\s+)$"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date found. `iso`: "2021-11-15", "2021-09" (a month), "2024-Q1" (a quarter) or "--04-22" (no year).

    `start`, `end`: code points of the NFC text, end-exclusive.
    """

    iso: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year found, 2000 to 2049; each end of "2021-2025" is one, with `period=(2021, 2025)`.

    `dated`: the year is part of a date with a day ("15/11/2021"), so it says when, and seldom what a figure is of.
    """

    year: int
    start: int
    end: int
    period: tuple[int, int] | None = None
    dated: bool = False


def find_dates(text: str) -> list[DateMention]:
    """The dates in text order, without overlaps."""
    return list(_dates(text)) if _DIGIT.search(text) else []  # every form has a digit


@lru_cache(maxsize=REMEMBERED)
def _dates(text: str) -> tuple[DateMention, ...]:
    text = nfc(text)
    folded = fold_text(text)
    found = [date for match in _DATE.finditer(folded) if not _is_how_many(match, text) and (date := _date(match))]
    for match in _DAY.finditer(folded) if _MARKED.search(folded) else ():
        date = _day(match)
        if date and not any(other.start < date.end and date.start < other.end for other in found):
            found.append(date)
    return tuple(sorted(found, key=lambda date: date.start))


def find_years(text: str) -> list[YearMention]:
    """The years in text order, those of full dates included."""
    return list(_years(text)) if _DIGIT.search(text) else []


@lru_cache(maxsize=REMEMBERED)
def _years(text: str) -> tuple[YearMention, ...]:
    folded = fold_text(nfc(text))
    found = []
    for match in _YEARS.finditer(folded):
        if match["from"]:
            period = (int(match["from"]), int(match["to"]) + (2000 if len(match["to"]) == 2 else 0))
            found += [YearMention(period[i], *match.span(end), period) for i, end in enumerate(("from", "to"))]
        elif match["year"]:
            if _COUNTED.match(folded, match.end()) and not folded[: match.start()].endswith(_SAYS_YEAR):
                continue
            dated = _DAY_BEFORE.search(folded, max(0, match.start() - 30), match.start()) is not None
            found.append(YearMention(int(match["year"]), *match.span("year"), dated=dated))
        else:
            found.append(YearMention(2000 + int(match["short"]), *match.span("short")))
    if ("-" in folded or "–" in folded) and _SHORT_RANGE.search(folded):
        found += _short_periods(folded)
    return tuple(sorted(found, key=lambda year: year.start))


def _short_periods(folded: str) -> list[YearMention]:
    match = _SHORT_PERIOD.search(folded)
    names = next((pair for pair in (("f1", "t1"), ("f2", "t2")) if match and match[pair[0]]), None)
    if match is None or names is None or match[names[0]] >= match[names[1]]:
        return []
    period = (2000 + int(match[names[0]]), 2000 + int(match[names[1]]))
    return [YearMention(year, *match.span(name), period) for year, name in zip(period, names, strict=True)]


def show_date(iso: str) -> str:
    """An ISO date, or its beginning, as Vietnamese readers write it: "09/06/2023", "06/2023", "2023", "22/04"."""
    if "-Q" in iso:
        year, quarter = iso.split("-Q")
        return f"quý {quarter}/{year}"
    return "/".join(reversed([part for part in iso.split("-") if part]))


def _date(match: re.Match[str]) -> DateMention | None:
    """The date of a match of `_DATE`; None when the calendar has no such day."""
    part = match.groupdict()
    year = next((value for key, value in part.items() if key[0] == "y" and value), None)
    if year and len(year) == 2:
        year = f"20{year}"
    if part["q8"]:
        return DateMention(f"{year}-Q{_QUARTERS[part['q8']]}", *match.span())
    day = next((int(value) for key, value in part.items() if key[0] == "d" and value), None)
    iso = _iso(year, _month(part), day)
    return DateMention(iso, *match.span()) if iso else None


# What stands before the English month: "in May 2022"; "thứ mấy 2022", without accents as well, asks for a rank.
_BEFORE_MAY = re.compile(
    r"\b(?:in|of|on|by|from|since|until|till|last|dated|published|early|mid|late|end|and|to|for)[\s-]+$", re.IGNORECASE
)


def _is_how_many(match: re.Match[str], text: str) -> bool:
    """Whether "may" before a year is "mấy" or "máy"."""
    if match["e7"] != "may":
        return False
    typed = text[slice(*match.span("e7"))]
    if typed == "May" or (typed == "MAY" and not text.isupper()):
        return False
    return not typed.isascii() or _BEFORE_MAY.search(text, 0, match.start("e7")) is None


def _month(part: dict[str, str | None]) -> int:
    name = part["e5"] or part["e6"] or part["e7"] or part["e10"]
    if name:
        return _MONTHS[name]
    month = next(value for key, value in part.items() if key[0] == "m" and value)
    return int(month) if month.isdigit() else _SPOKEN_MONTHS[month]


def _day(match: re.Match[str]) -> DateMention | None:
    """The date of a match of `_DAY`: behind a weak word or none, only what can be neither a rank nor a range."""
    day, month = int(match["d"]), int(match["m"])
    word = match["word"]
    if word is None and (day < 13 or match["sep"] == "-" or (day, month) == (24, 7)):
        return None
    if word in _WEAK and match["sep"] == "-" and day <= month:
        return None
    iso = _iso(None, month, day)
    return DateMention(iso, match.start("d"), match.end("m")) if iso else None


def _iso(year: str | None, month: int, day: int | None) -> str | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= _LAST_DAYS[month - 1]):
        return None
    head = year or "-"
    return f"{head}-{month:02}" if day is None else f"{head}-{month:02}-{day:02}"
