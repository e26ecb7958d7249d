"""The amounts of a sentence that can be figures of a province, with relation and unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from corpus.vietnamese.provinces import find_provinces
from corpus.vietnamese.spoken_number import SPELT
from index.mentions import Figure, find_figures
from index.target_relations import Relation, is_gain, relation_of
from index.target_units import counted, is_no_figure, tells_scale

AmountKind = Literal["percent", "rank", "top", "score", "count", "money", "steps", "change"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A value read out of `text[start:end]`; `value_to` is the upper end of a range.

    `steps` are places gained in a ranking, a `change` any other gain, loss or difference, `top` a "top 10".
    """

    kind: AmountKind
    start: int
    end: int
    value: float
    value_to: float | None
    relation: Relation
    unit: str | None  # None: the text names none


_NEAR = 200  # characters around a figure that can tell what it is
_TOP = re.compile(r"\b(?:top|tốp|nhóm)\s*(?:thứ\s+|hạng\s+)?\d", re.IGNORECASE)
# "nhóm 15 tỉnh dẫn đầu", not "nhóm 4 (nhóm thấp nhất)".
_AMONG_FIRST = re.compile(
    r"\s*(?:(?:tỉnh|thành|địa phương|đơn vị)\b(?![^;.]{0,60}(?:thấp nhất|cuối bảng))|dẫn đầu|đứng đầu|hàng đầu|cả nước|"
    r"toàn quốc)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*[-•*+]?\s*")
_DENOMINATOR = re.compile(r"\s?/\s?$|\bper\s+$", re.IGNORECASE)
_STEPS = re.compile(r"\s*(?:bậc|hạng|places?|notches|positions?|steps?)\b", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\s*(?:/|trong(?:\s+(?:số|tổng số))?|trên|of|out of|among)\s*(?:tổng số\s*)?(63|34)\b", re.IGNORECASE
)
_WITHIN = re.compile(r"(?:/|of)\s?(63|34)$")
_RANKED = re.compile(r"(?:xếp|đứng|hạng|ranked|ranks|rank|vị trí|number)\s+(?:thứ\s+)?$", re.IGNORECASE)
# "thuộc Top 20 (khoảng 17-19)": the places aimed at within it.
_WITHIN_TOP = re.compile(r"\b(?:top|tốp|nhóm)\s*\d+\s*\((?:(?:khoảng|từ|hạng|thứ|vị trí)\s+)*$", re.IGNORECASE)
_POINTS = re.compile(r"\s?/\s?(\d[\d.,]*)(\s*điểm|\s*points)?")
_CURRENCY = re.compile(r"(đồng|usd|vnd|đô)\s*$", re.IGNORECASE)
_CURRENCIES = frozenset({"đồng", "usd", "vnd", "đô", "dollars", "dong"})
_PERCENT_WORD = re.compile(r"\s?(?:percent|per cent|pct)\b", re.IGNORECASE)
_PERCENT_POINTS = re.compile(r"\s+phần\s+trăm\b", re.IGNORECASE)
_RANK_WORDS = {"nhất": 1, "nhì": 2} | {word: value for word, value in SPELT.items() if value > 1}
_WORD_RANK = re.compile(
    r"(?:(?P<verb>xếp|đứng|giữ|ở|vị trí|hạng|xếp vị trí|xếp hạng|về)\s+(?:vị trí\s+)?)?"
    rf"(?P<rank>thứ\s+(?P<word>{'|'.join(_RANK_WORDS)}))\b(?!\s+(?:trưởng|ngày|hai\b|bộ|[-(]?\d))",
    re.IGNORECASE,
)
_ENGLISH_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ENGLISH_RANK = re.compile(
    rf"\b(?:ranked|ranks|ranking|rank|placed|came|stood|stands)\s+(?:the\s+)?"
    rf"({'|'.join(_ENGLISH_ORDINALS)}|(\d{{1,2}})(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_NO_RANK_BEFORE = re.compile(
    r"\b(?:lần|kỳ họp|phiên họp|khóa|sáng|chiều|tối|ngày|từ|đến|người|công nghiệp|cuộc)\s+$", re.IGNORECASE
)
_FIRST = re.compile(
    r"\b(?:tỉnh|thành phố|địa phương|đơn vị)\s+(đầu tiên)\s+(?:(?:trên|của|trong)\s+)?(?:cả nước|toàn quốc)",
    re.IGNORECASE,
)
_GOING_ON = re.compile(r"\s*(?:,|và|,\s*và|and)\s*(?:năm\s+20\d\d\s*)?(?:là|in 20\d\d)?\s*")
_RISE = re.compile(r"(?:tăng|nâng|giảm|increas\w+|rose|lên)\s+(?:từ|from)\s+$", re.IGNORECASE)


def find_amounts(text: str) -> list[Amount]:
    """The amounts of a sentence, left to right, without overlaps."""
    figures = _joined(text, [_spelled(text, figure) for figure in find_figures(text) if not _is_item(text, figure)])
    found: list[Amount] = []
    for i, figure in enumerate(figures):
        if _is_figure(text, figure, figures[i - 1] if i else None):
            found.append(_amount(text, figure, found[-1] if found else None))
    taken = [(amount.start, amount.end) for amount in found]
    found += [word for word in _in_words(text) if not any(s < word.end and word.start < e for s, e in taken)]
    return sorted(found, key=lambda amount: amount.start)


def _in_words(text: str) -> Iterator[Amount]:
    """Ranks told in words: "đứng thứ chín", "Hà Nội thứ nhất", "tỉnh đầu tiên cả nước"."""
    for match in _WORD_RANK.finditer(text):
        told = match["verb"] or any(0 <= match.start() - place.end <= 1 for place in find_provinces(text))
        if told and not _NO_RANK_BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()]):
            yield Amount("rank", *match.span("rank"), float(_RANK_WORDS[match["word"].lower()]), None, "=", "hạng")
    for match in _ENGLISH_RANK.finditer(text):
        value = int(match[2]) if match[2] else _ENGLISH_ORDINALS.index(match[1].lower()) + 1
        total = _OUT_OF.match(text, match.end())
        yield Amount("rank", *match.span(1), float(value), None, "=", f"/{total[1]}" if total else "hạng")
    for match in _FIRST.finditer(text):
        yield Amount("count", *match.span(1), 1.0, None, "=", "thứ tự")


def _spelled(text: str, figure: Figure) -> Figure:
    """Units of two words: "20 percent", "1,2 điểm phần trăm"."""
    if figure.kind == "score" and (points := _PERCENT_POINTS.match(text, figure.end)):
        return replace(figure, end=points.end())
    unit = _PERCENT_WORD.match(text, figure.end)
    return replace(figure, kind="percent", end=unit.end()) if unit and figure.kind == "count" else figure


def _joined(text: str, figures: list[Figure]) -> list[Figure]:
    """The ends of a range become one figure ("15% - 20%", "từ 15% đến 20%"), and so does "800 nghìn (800.000)"."""
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        if last and last.value == figure.value and re.fullmatch(r"\s*\(", text[last.end : figure.start]):
            joined[-1] = replace(last, end=figure.end + text[figure.end : figure.end + 1].count(")"))
        elif last and _is_range(text, last, figure):
            joined[-1] = replace(figure, start=last.start, value=last.value, value_to=figure.value)
        else:
            joined.append(figure)
    return joined


def _is_range(text: str, low: Figure, high: Figure) -> bool:
    if low.value_to is not None or high.value_to is not None or low.value >= high.value:
        return False
    if low.kind not in (high.kind, "count"):
        return False
    between, before = text[low.end : high.start], text[max(0, low.start - _NEAR) : low.start]
    if re.fullmatch(r"\s*[-–]\s*", between):
        return True
    worded = re.fullmatch(r"\s+(?:đến|tới|to)\s+", between)
    opened = re.search(r"\b(?:từ|from|between|khoảng)\s+$", before, re.IGNORECASE)
    return bool(worded and opened and not _RISE.search(before))


def _is_item(text: str, figure: Figure) -> bool:
    """Whether the number only numbers a heading or an item: "2. Kinh tế số", "1) …"."""
    after = text[figure.end : figure.end + 1]
    return figure.kind == "count" and bool(_ITEM.fullmatch(text[: figure.start])) and after in (".", ")")


def _around(text: str, figure: Figure) -> tuple[str, str]:
    """What stands near before and behind a figure."""
    return text[max(0, figure.start - _NEAR) : figure.start], text[figure.end : figure.end + _NEAR]


def _is_figure(text: str, figure: Figure, last: Figure | None) -> bool:
    before, after = _around(text, figure)
    if figure.kind == "rank" and text[figure.start].lower() == "n" and _TOP.match(text, figure.start):
        return bool(_AMONG_FIRST.match(after))
    if figure.kind == "score" and tells_scale(text):
        return False
    if figure.kind == "count" and text[figure.start].isalpha():
        return False  # "eight areas": small numbers in words only count off
    if figure.kind == "rank" and _NO_RANK_BEFORE.search(before):
        return False
    if last is not None and _DENOMINATOR.search(before) and last.end <= figure.start <= last.end + 4:
        return False
    return figure.kind != "count" or not is_no_figure(figure.value, before, after)


def _amount(text: str, figure: Figure, last: Amount | None) -> Amount:
    before, after = _around(text, figure)
    kind, unit = _kind(text, figure)
    relation: Relation = "top" if kind == "top" else relation_of(before, after)
    if figure.value_to is not None and before.endswith("từ "):
        relation = "="  # "đạt từ 15% đến 20%"
    if kind in ("percent", "score", "count") and _is_change(text, figure, kind, unit, last):
        kind = "change"
    return Amount(kind, figure.start, figure.end, figure.value, figure.value_to, relation, unit)


def _kind(text: str, figure: Figure) -> tuple[AmountKind, str | None]:
    """What an amount is and what it counts."""
    (before, after), itself = _around(text, figure), text[figure.start : figure.end]
    points = _POINTS.match(after)
    if figure.kind == "rank":
        total = _OUT_OF.match(after) or _WITHIN.search(itself)
        if _TOP.match(text, figure.start):
            return "top", "hạng"
        if _STEPS.match(after) and not total:
            return "steps", "bậc"
        return "rank", f"/{total[1]}" if total else "hạng"
    if figure.kind == "percent":
        return "percent", "%"
    if figure.kind == "score" or (points and (points[2] or points[1] in ("1.000", "1000", "100"))):
        if itself.lower().endswith("trăm"):
            return "change", "điểm phần trăm"
        return "score", f"/{points[1].replace('.', '')}" if points else "điểm"
    if figure.kind == "money":
        named = _CURRENCY.search(itself)
        unit = named[1] if named else counted(after)
        return "money" if unit and unit.lower() in _CURRENCIES else "count", unit
    if _STEPS.match(after):
        return "steps", "bậc"
    total = _OUT_OF.match(after)
    if total and _RANKED.search(before):
        return "rank", f"/{total[1]}"
    unit = counted(after)
    if unit is None and (_RANKED.search(before) or _WITHIN_TOP.search(before)):
        return "rank", "hạng"  # "(xếp 45)"
    return "score" if unit is None and figure.value != int(figure.value) else "count", unit


def _is_change(text: str, figure: Figure, kind: AmountKind, unit: str | None, last: Amount | None) -> bool:
    if kind == "count" and unit is not None:
        return False  # "tăng 120 doanh nghiệp" counts them
    goes_on = last and last.kind == "change" and _GOING_ON.fullmatch(text[last.end : figure.start])
    return bool(goes_on) or is_gain(*_around(text, figure))
