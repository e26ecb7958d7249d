"""Figures, names and bodies that a text mentions, with their places; provinces, numbers and dates come from corpus."""

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, Protocol

from corpus.vietnamese.dates import find_dates, find_years
from corpus.vietnamese.document_number import find_numbers
from corpus.vietnamese.normalize import REMEMBERED, fold, small
from corpus.vietnamese.provinces import find_places, find_provinces
from index.tables import rows

FigureKind = Literal["percent", "rank", "count", "money", "score"]

_DIGIT = re.compile(r"\d")
_NUMBER = r"\d+(?:[.,]\d+)*"
_FIGURE = re.compile(  # over small letters
    r"(?=[xthvnr\d])"  # what a head or a number begins with: spares most places of a text the rest
    rf"(?P<head>(?:xếp\s+)?(?:thứ|hạng|top|tốp|nhóm|vị\s+trí|ranked|ranks|rank|no\.)\s+(?:thứ\s+|hạng\s+)?)?"
    rf"(?P<number>{_NUMBER}(?:\s?[-–]\s?{_NUMBER})?)"
    rf"(?P<of>\s?/\s?(?:63|34)\b|\s+of\s+(?:63|34)\b)?"
    rf"(?P<scale>(?:\s?(?:nghìn|ngàn|vạn|triệu|trăm))?\s(?:tỷ|tỉ|triệu)\b"
    rf"|\s?(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|billion|million|thousand)\b)?"
    rf"(?P<unit>\s?%|\s?phần\s+trăm\b|\s?per\s?cent\b|\s+(?:điểm|points?)(?!\s+(?:cầu|đến|nhấn|mới))\b|\s?(?:đồng|usd|vnd|đô)\b)?"
)
_NUMBERS = re.compile(_NUMBER)
_TABLE_RANK = re.compile(r"(?:^|\|\s*)(\d{1,2})\s+(?:\|\s*)?(?=(?:TP\.?\s+)?[A-ZĐ])")
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# "one" is too common to be an amount, "ten" is "tên" (name) typed without its accent.
_ENGLISH_NUMBER = re.compile(rf"\b(?:{'|'.join(w for w in _ENGLISH if w not in ('one', 'ten'))})\b(?=\s+[a-z])")
_WORD_NUMBERS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_WORD_RANK = re.compile(
    rf"(?<!lần )\bthứ\s+(?:nhất|nhì|{'|'.join(_WORD_NUMBERS)})\b"
    r"|(?<!người )\bđứng\s+đầu\b|\bdẫn\s+đầu\b|\bkhá\b|\bnhóm\s+dẫn\s+đầu\b",
    re.IGNORECASE,
)


class Placed(Protocol):
    """Anything found in a text: `start`, `end` are its place."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what makes it an amount. `value` is the first number, scaled ("800 nghìn" -> 800000)."""

    kind: FigureKind
    start: int
    end: int
    value: float
    value_to: float | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A name or a body at its place."""

    start: int
    end: int
    text: str


_SCALES = {
    "trăm": 1e2,
    "nghìn": 1e3,
    "ngàn": 1e3,
    "thousand": 1e3,
    "vạn": 1e4,
    "triệu": 1e6,
    "million": 1e6,
    "tỷ": 1e9,
    "tỉ": 1e9,
    "billion": 1e9,
}


def find_figures(text: str) -> list[Figure]:
    """The amounts of `text`, left to right: no dates, years or document numbers."""
    return list(_figures(text))


@lru_cache(maxsize=REMEMBERED)
def _figures(text: str) -> tuple[Figure, ...]:
    digits = _DIGIT.search(text) is not None  # two texts of three have one
    found = _FIGURE.finditer(small(text)) if digits else ()
    matches = [match for match in found if match["scale"] or not _inside_word(text, *match.span("number"))]
    named: tuple[Placed, ...] = (*find_numbers(text), *find_dates(text)) if matches else ()
    taken = [(mention.start, mention.end) for mention in named]
    years = [(year.start, year.end) for year in find_years(text)] if matches else []
    figures = []
    for match in matches:
        start, end = match.span("number")
        if any(start < e and s < end for s, e in taken):
            continue
        amount = any(match.group(name) for name in ("of", "scale", "unit"))
        if not amount and any(start < e and s < end for s, e in years):
            continue  # "Hạng 2022" heads a column
        if not amount and not match.group("head") and _numbers(text, start, end):
            continue
        figures.append(_figure(match))
    figures += [Figure("count", *m.span(), _ENGLISH.index(m.group()) + 1.0) for m in _ENGLISH_NUMBER.finditer(text)]
    ranks = _TABLE_RANK.finditer(text) if digits else ()
    figures += [Figure("rank", *m.span(1), float(m.group(1))) for m in ranks]
    return tuple(sorted(figures, key=lambda figure: figure.start))


_ORDINAL = re.compile(r"\b(?:khóa|lần\s+thứ|nhiệm\s+kỳ)\s+(?:[IVXL]+\b|\d+(?:\s?[-–]\s?\d+)?)", re.IGNORECASE)


def find_ordinals(text: str) -> list[Span]:
    """Terms and sessions: "khóa XVII", "lần thứ XIII", "nhiệm kỳ 2020 - 2025"."""
    return [Span(m.start(), m.end(), m.group()) for m in _ORDINAL.finditer(text)]


def find_rank_words(text: str) -> list[Span]:
    """Ranks told in words: "thứ nhất", "đứng đầu", "nhóm dẫn đầu"."""
    return [Span(m.start(), m.end(), m.group()) for m in _WORD_RANK.finditer(text)]


# What a number behind them numbers is not counted: "tháng 9", "quý 3", "Điều 5"; but "mỗi ngày 350 hồ sơ" counts.
_NUMBERED = re.compile(
    r"(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<!quân )(?<!trong )"
    r"\b(?:tháng|quý|điều|khoản|quận|phường|phụ lục|ngày|cấp độ|mức độ|phiên bản|thế hệ)\s+$",
    re.IGNORECASE,
)
_MOST_NUMBERED = 31  # days of a month; larger numbers count


def _numbers(text: str, start: int, end: int) -> bool:
    """Whether a bare number numbers what stands before it."""
    if not text[start:end].isdecimal() or int(text[start:end]) > _MOST_NUMBERED:
        return False
    return _NUMBERED.search(text, max(0, start - 20), start) is not None


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether the digits belong to a word such as "5G", "COVID-19" or "VNPT-iGate2"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalpha() or after.isalpha() or (before == "-" and text[start - 2 : start - 1].isalpha())


# "2,6 triệu lượt", "2.6 million users": large numbers of something are no money, whatever stands before the number is.
_COUNTED = re.compile(
    r"\s+(?:lượt|người|tài khoản|vé|thẻ|mã|trang|sản phẩm|sổ|phiếu|chứng thư|chữ ký|"
    r"hồ sơ|giao dịch|thuê bao|khách|dân|hộ|cây|con|tấn|ha|km|kwh|bản ghi|dữ liệu|văn bản|"
    r"(?:\w+\s+)?(?:users?|accounts?|people|transactions?|files|visits|downloads|subscribers|tonnes|residents|records))\b",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"(?:VND|USD|\$|EUR)\s?$", re.IGNORECASE)


def _figure(match: re.Match[str]) -> Figure:
    numbers = [number_value(number) for number in _NUMBERS.findall(match.group("number"))]
    scale = math.prod(_SCALES[word] for word in (match.group("scale") or "").split())
    unit = (match.group("unit") or "").strip().lower()
    kind: FigureKind = "count"
    if match.group("head") or match.group("of"):
        kind = "rank"
    elif unit.startswith(("%", "phần", "per")):
        kind = "percent"
    elif unit.startswith(("điểm", "point")):
        kind = "score"
    elif (
        unit
        or (scale >= 1e6 and not _COUNTED.match(match.string, match.end()))
        or _CURRENCY.search(match.string, max(0, match.start() - 5), match.start())
    ):
        kind = "money"
    start = match.start("head") if match.group("head") else match.start("number")
    return Figure(kind, start, match.end(), numbers[0] * scale, numbers[1] * scale if len(numbers) > 1 else None)


def number_value(number: str) -> float:
    """Vietnamese notation: "." between thousands, "," before decimals; "0.5", "12.75", "1,204.5" are decimals too."""
    if "," in number and number.rfind(".") > number.rfind(","):
        whole, _, decimals = number.rpartition(".")
        return float(whole.replace(".", "").replace(",", "") + "." + decimals)
    if "," in number:
        whole, _, decimals = number.rpartition(",")
        if len(decimals) == 3 and whole and "." not in number and not whole.startswith("0"):
            return float(whole.replace(",", "") + decimals)
        return float(whole.replace(".", "").replace(",", "") + "." + decimals)
    groups = number.split(".")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and groups[0] != "0":
        return float("".join(groups))
    return float(groups[0] + "." + "".join(groups[1:])) if len(groups) > 1 else float(number)


@cache
def _surnames() -> str:
    return "|".join(sorted((name for (name, *_) in rows("surnames")), key=len, reverse=True))


# Capitals up to the last Vietnamese one, "Ỹ": `re` has no class for them.
CAPITALS = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper() and chr(code).isalpha())


_OFFICE = r"(?:Chủ tịch|Phó|Bí thư|Giám đốc|Thứ trưởng|Bộ trưởng|Trưởng)\b"  # ends the name before it


@cache
def _name_pattern() -> re.Pattern[str]:
    # The capital ahead spares most words the whole list: a third of the cost.
    return re.compile(
        rf"\b(?=[{CAPITALS}])(?:{_surnames()})(?:\s+(?!{_OFFICE})[{CAPITALS}][^\W\d_]*){{1,3}}(?![^\W\d_])"
    )


# Behind a form of address any words with capitals are a name: those of the minorities have surnames of their own.
_TITLED = re.compile(
    rf"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Đđ]ồng chí|[Bb]ác sĩ|[Tt]hầy|[Cc]ụ|[Gg]ià làng|[Tt]hượng tọa)\s+"
    rf"(?P<name>(?!(?:Chủ|Phó|Bí|Giám|Thứ|Bộ|Trưởng|Huyện|Thuốc|Mỹ)\b)[{CAPITALS}][^\W\d_]*'?[^\W\d_]*"
    rf"(?:\s+(?!{_OFFICE})[{CAPITALS}][^\W\d_]*){{1,3}})(?![^\W\d_])"
)

_OF_PLACES = re.compile(  # "đường Trần Phú", "các huyện Sông Mã, Mai Sơn"
    r"\b(?i:đường|(?<!thành )phố|quảng trường|công viên)\s+$"
    r"|\b(?i:các|những)\s+(?:(?:huyện|xã|phường|thị xã|quận),?\s+)+"
    rf"(?:[{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*){{0,2}}(?:,\s+|\s+và\s+))+$"
)
_LIST = 200  # characters before a name in which the list that it stands in may begin; in all of a text it took for ever
_ACRONYM = re.compile(rf"[{CAPITALS}]{{2}}")  # "anh Bình FPT"


def opens_with_surname(words: str) -> bool:
    """Whether the first of some words is a surname, with all its accents or with none: "phan ngọc thọ"."""
    return words.lower().partition(" ")[0] in _typed_surnames()


@cache
def _typed_surnames() -> frozenset[str]:
    names = [name.lower() for (name, *_) in rows("surnames")]
    return frozenset([*names, *map(fold, names)])


def surname_meant(word: str) -> str | None:
    """The surname that a word typed without accents stands for, in small letters: "nguyen" is "nguyễn"; or None.

    Of two that lose their accents alike the table has the commoner one first: "phan" is no "phàn".
    """
    return next((name.lower() for (name, *_) in rows("surnames") if fold(name) == word), None)


def find_names(text: str) -> list[Span]:
    """Names of persons, no names of places: two to four capitalised words behind a surname or a form of address."""
    return list(_names(text))


@lru_cache(maxsize=REMEMBERED)
def _names(text: str) -> tuple[Span, ...]:
    patterns = ((_name_pattern(), 0), (_TITLED, "name"))
    named = [
        (*match.span(group), match.group(group)) for pattern, group in patterns for match in pattern.finditer(text)
    ]
    if not named:
        return ()  # as four texts of five: looking for places costs more than for names
    places: tuple[Placed, ...] = (*find_provinces(text), *find_places(text))
    taken = [(place.start, place.end) for place in places]
    found: list[Span] = []
    for start, end, name in named:
        if not (
            _ACRONYM.search(text, start, end)
            or _OF_PLACES.search(text, max(0, start - _LIST), start)
            or any(low < end and start < high for low, high in taken)
        ):
            found.append(Span(start, end, name))
            taken.append((start, end))
    return tuple(sorted(found, key=lambda span: span.start))
