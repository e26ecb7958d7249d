"""The amounts of a sentence that can be figures of a province: with relation and unit, without ages, levels and durations."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from index.mentions import Figure, find_figures

Relation = Literal["=", ">=", "<=", ">", "<", "~", "top"]
AmountKind = Literal["percent", "rank", "top", "score", "count", "money", "steps", "change"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A value read out of `text[start:end]`; `value_to` is the upper end of a range."""

    kind: AmountKind
    start: int
    end: int
    value: float
    value_to: float | None
    relation: Relation
    unit: str | None  # None: the text names none


_AT_LEAST = r"trên|hơn|tối thiểu|ít nhất|không dưới|không thấp hơn|lớn hơn|vượt mức|vượt|đạt từ|từ hơn|at least|over|more than|above|no less than|not less than|exceed(?:s|ing)?|≥|>="
_AT_MOST = r"dưới|không quá|tối đa|không vượt quá|at most|no more than|up to|under|less than|below|≤|<="
_ABOUT = r"khoảng|gần|xấp xỉ|ước đạt|ước|chừng|tầm|about|nearly|around|approximately|almost|some|roughly|~"
_LINK = r"(?:\s*(?:đạt|là|có|chiếm|mức|tới|đến|khoảng|được|thêm|of|to)\s*)?"
_RELATIONS: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (">=", re.compile(rf"(?:^|[^\w])(?:{_AT_LEAST}){_LINK}\s*$", re.IGNORECASE)),
    ("<=", re.compile(rf"(?:^|[^\w])(?:{_AT_MOST}){_LINK}\s*$", re.IGNORECASE)),
    ("<", re.compile(r"(?:(?:chưa đến|chưa tới|chưa đầy)|<)\s*$", re.IGNORECASE)),
    (">", re.compile(r">\s*$")),
    ("~", re.compile(rf"(?:^|[^\w])(?:{_ABOUT}){_LINK}\s*$", re.IGNORECASE)),
)
_OR_MORE = re.compile(r"\s*(?:trở lên|or more|or higher|and above)\b", re.IGNORECASE)
_OR_LESS = re.compile(r"\s*(?:trở xuống|or less|or lower)\b", re.IGNORECASE)
_TOP = re.compile(r"\b(?:top|tốp|nhóm)\s*(?:thứ\s+|hạng\s+)?\d", re.IGNORECASE)
# "nhóm 15 tỉnh dẫn đầu", not "nhóm 4 (nhóm thấp nhất)".
_AMONG_FIRST = re.compile(
    r"\s*(?:(?:tỉnh|thành|địa phương|đơn vị)\b(?![^;.]{0,60}(?:thấp nhất|cuối bảng))|dẫn đầu|đứng đầu|hàng đầu|cả nước|"
    r"toàn quốc)",
    re.IGNORECASE,
)
# What follows a number that is no figure: durations, ages, kinds of things that are merely counted off.
_NO_FIGURE_AFTER = re.compile(
    r"\s*(?:năm|ngày|tháng|tuần|giờ|phút|giây|tuổi|quý|buổi|years?|days?|months?|weeks?|hours?|minutes?|"
    r"cấp|trụ cột|bước|khâu|đột phá|nhiệm vụ|giải pháp|nội dung|lần|pillars?|levels?|tasks?)\b|\s*[-/]?\s*7\b|h\d|:\d|\s*(?:tháng|giờ)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"\s*(?:dân|người|hộ|people|inhabitants|residents|population|thuê bao)\b", re.IGNORECASE)
_NO_FIGURE_BEFORE = re.compile(
    r"(?:\b(?:điều|khoản|chương|mục|phần|phụ lục|(?:văn bản|công văn|định|nghị quyết|kế hoạch|chỉ thị|tờ trình|thông tư|nhà|quốc lộ|điện thoại) số|khóa|lần thứ|nhiệm kỳ|công nghiệp|cách mạng|phiên bản|version|wifi|wi-fi|windows|"
    r"tuổi|aged|age|grade|lớp|kỳ|kỳ họp thứ|họp thứ|tháng|ngày|ngã|quốc lộ|trang|bảng|biểu|hình|đề án|nghị quyết|"
    r"quyết định|resolution|decision|project|điện thoại|fax|tel|quận|phường|covid|quý)[\s.:]*|[:./–-])$",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"\b(?:một|1|one)\s+(?:trong|of)(?:\s+(?:số|những|các|the))?\s+$|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+$",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"(?<!cung )\b(?:mức độ|mức|cấp độ|cấp|level)[\s-]+(?:\d\s*(?:,|và|-|/|and)\s*)?$", re.IGNORECASE)
_ITEM = re.compile(r"\s*[-•*+]?\s*$")
_DENOMINATOR = re.compile(r"\s?/\s?$|\bper\s+$", re.IGNORECASE)
_PER = re.compile(r"(?:/|\btrên|\bper|\bmỗi)\s*$", re.IGNORECASE)
_STEPS = re.compile(r"\s*(?:bậc|hạng|places?|notches|positions?|steps?)\b", re.IGNORECASE)
_GAIN = re.compile(
    r"(?:\b(?:tăng|tăng thêm|giảm|nhích|tăng được|rose by|up by|increased by|increase of|grew by|grow by|growth of|tăng trưởng|down by)"
    r"(?:\s+(?:thêm|khoảng|trên|hơn|gần|bình quân|trung bình|ít nhất|tối thiểu|từ))*\s*"
    r"|\b(?:hơn|so với|kém)\s+(?:cùng kỳ\s+)?(?:năm\s+)?20\d\d\s+(?:là\s+|khoảng\s+)?)$",
    re.IGNORECASE,
)
_ABOVE_AVERAGE = re.compile(
    r"\b(?:cao hơn|thấp hơn|vượt|hơn|kém|higher than|lower than|above)\b[^,;:]*(?:trung bình|bình quân|average)[^,;:]*$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"\s*(?:/|trong(?:\s+(?:số|tổng số))?|trên|of|out of|among)\s*(?:tổng số\s*)?(63|34)\b", re.IGNORECASE
)
_SMALL_NOUNS = frozenset(
    "tổ trạm xã người hộ km km2 ha usd đồng bậc thôn huyện phường bản điểm cơ lượt máy trường cổng".split()
)
_RANK_WORDS = {
    "nhất": 1,
    "nhì": 2,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_WORD_RANK = re.compile(
    rf"(?:(?P<verb>xếp|đứng|giữ|ở|vị trí|hạng|xếp vị trí|xếp hạng|về)\s+(?:vị trí\s+)?)?thứ\s+(?P<word>{'|'.join(_RANK_WORDS)})\b(?!\s+(?:trưởng|ngày|hai\b|bộ|[-(]?\d))",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:tỉnh|thành phố|địa phương|đơn vị)\s+(đầu tiên)\s+(?:(?:trên|của|trong)\s+)?(?:cả nước|toàn quốc)",
    re.IGNORECASE,
)
_BEFORE_WORD_RANK = re.compile(r"\b(?:lần|sáng|chiều|tối|ngày|người|công nghiệp|cuộc)\s+$", re.IGNORECASE)


def find_amounts(text: str) -> list[Amount]:
    """The amounts of a sentence, left to right, without overlaps."""
    figures = _joined(text, [_spelled(text, figure) for figure in find_figures(text) if not _is_item(text, figure)])
    found: list[Amount] = []
    for figure in figures:
        if not _counts(text, figure, figures):
            continue
        found.append(_amount(text, figure, found))
    for match in _WORD_RANK.finditer(text):
        if _is_word_rank(text, match) and not any(a.start < match.end() and match.start("word") < a.end for a in found):
            value = float(_RANK_WORDS[match["word"].lower()])
            found.append(
                Amount("rank", match.end("word") - len("thứ " + match["word"]), match.end(), value, None, "=", None)
            )
    for match in _FIRST.finditer(text):
        found.append(Amount("count", match.start(1), match.end(1), 1.0, None, "=", "thứ tự"))
    return sorted(found, key=lambda amount: amount.start)


def _is_word_rank(text: str, match: re.Match[str]) -> bool:
    if _BEFORE_WORD_RANK.search(text[: match.start()]):
        return False
    return bool(match["verb"]) or match["word"].lower() in ("nhất", "nhì")


def _joined(text: str, figures: list[Figure]) -> list[Figure]:
    """Two figures that are the ends of a range become one: "15% - 20%", "từ 15% đến 20%"."""
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        if last and last.value_to is None and figure.value_to is None and last.value < figure.value:
            between, before = text[last.end : figure.start], text[: last.start]
            a_range = re.fullmatch(r"\s*[-–]\s*", between) or (
                re.fullmatch(r"\s+(?:đến|tới|to)\s+", between)
                and re.search(r"\b(?:từ|from|between|khoảng)\s+$", before, re.IGNORECASE)
                and not re.search(r"(?:tăng|nâng|giảm|increas\w+|rose|lên)\s+(?:từ|from)\s+$", before, re.IGNORECASE)
            )
            if a_range and last.kind in (figure.kind, "count"):
                joined[-1] = replace(figure, start=last.start, value=last.value, value_to=figure.value)
                continue
        joined.append(figure)
    return joined


def _spelled(text: str, figure: Figure) -> Figure:
    """English spells the unit: "20 percent"."""
    unit = re.match(r"\s?(?:percent|per cent|pct)\b", text[figure.end :], re.IGNORECASE)
    return replace(figure, kind="percent", end=figure.end + unit.end()) if unit and figure.kind == "count" else figure


def _is_item(text: str, figure: Figure) -> bool:
    """Whether the number only numbers a heading or an item: "2. Kinh tế số", "1) …"."""
    after = text[figure.end : figure.end + 2]
    return figure.kind == "count" and bool(_ITEM.fullmatch(text[: figure.start])) and after[:1] in (".", ")")


def _counts(text: str, figure: Figure, figures: list[Figure]) -> bool:
    before, after = text[: figure.start], text[figure.end :]
    if figure.kind == "rank" and text[figure.start].lower() == "n" and not _AMONG_FIRST.match(after):
        return False
    if figure.kind not in ("count", "score") and not _DENOMINATOR.search(before):
        return True
    if _DENOMINATOR.search(before) and any(other.end <= figure.start <= other.end + 4 for other in figures):
        return False
    if figure.value in (100, 1000, 10000, 100000, 1000000) and _PER.search(before) and _PEOPLE.match(after):
        return False
    if figure.kind == "score":
        return True
    if figure.value <= 5 and _LEVEL.search(before):
        return False
    if figure.value in (63, 34) and re.match(r"\s*(?:/63|/34)?\s*(?:tỉnh|provinces|địa phương)", after):
        return False
    if _ONE_OF.search(before) or (figure.value == 1 and re.match(r"\s*(?:trong (?:những|các|số)|cửa)\b", after)):
        return False
    if 2000 <= figure.value < 2050 and figure.value == int(figure.value) and not _noun(after):
        return False
    return not (_NO_FIGURE_AFTER.match(after) or _NO_FIGURE_BEFORE.search(before[-24:]))


def _amount(text: str, figure: Figure, found: list[Amount]) -> Amount:
    before, after = text[: figure.start], text[figure.end :]
    kind: AmountKind = figure.kind
    unit: str | None = None
    relation = _relation(before, after)
    out_of = re.match(r"\s?/\s?(\d[\d.,]*)(\s*điểm|\s*points)?", after)
    if figure.kind == "rank":
        if _TOP.match(text[figure.start :]):
            kind, relation = "top", "top"
        total = _OUT_OF.match(after) or re.search(r"/\s?(63|34)$|of\s+(63|34)$", text[figure.start : figure.end])
        unit = f"/{next(filter(None, total.groups()))}" if total else "hạng"
        if _STEPS.match(after) and not total:
            kind, unit = "steps", "bậc"
    elif figure.kind == "percent":
        unit = "%"
    elif figure.kind == "score" or (out_of and (out_of[2] or out_of[1] in ("1.000", "1000", "100"))):
        kind, unit = "score", f"/{out_of[1].replace('.', '')}" if out_of else "điểm"
        if re.match(r"\s+phần trăm", after):
            kind, unit = "change", "điểm phần trăm"
    elif figure.kind == "money":
        unit = (re.search(r"(đồng|usd|vnd|đô)\s*$", text[figure.start : figure.end], re.IGNORECASE) or [None])[0]
        unit = unit or _noun(after)
        kind = (
            "money" if unit and unit.lower() in ("đồng", "usd", "vnd", "đô", "tỷ đồng", "dollars", "dong") else "count"
        )
    elif _STEPS.match(after):
        kind, unit = "steps", "bậc"
        if found and not figure.value_to and relation == "=" and re.search(r"(?:xếp|ở|đạt)\s+$", before):
            kind = "rank"
    elif (
        relation in ("=", "~")
        and _OUT_OF.match(after)
        and re.search(r"(?:xếp|đứng|hạng|ranked|ranks|rank|vị trí|number)\s+(?:thứ\s+)?$", before, re.IGNORECASE)
    ):
        kind, unit = "rank", "/63" if "63" in after[:20] else "/34"
    else:
        unit = _noun(after)
        if unit is None and figure.value != int(figure.value):
            kind = "score"
    if kind in ("percent", "score", "count") and (
        _GAIN.search(before) or _ABOVE_AVERAGE.search(before) or _goes_on(text, figure, found)
    ):
        if not (kind == "percent" and re.match(r"\s*(?:grdp|gdp)\b", after, re.IGNORECASE)) and (
            kind != "count" or unit is None
        ):
            kind = "change"
    return Amount(kind, figure.start, figure.end, figure.value, figure.value_to, relation, unit)


def _goes_on(text: str, figure: Figure, found: list[Amount]) -> bool:
    """Whether the figure goes on with a gain: "tăng 5% và 7%", "cao hơn … là 0,016 và năm 2021 là 0,0069"."""
    if not found or found[-1].kind != "change":
        return False
    between = text[found[-1].end : figure.start]
    return bool(re.fullmatch(r"\s*(?:,|và|,\s*và|and)\s*(?:năm\s+20\d\d\s*)?(?:là|in 20\d\d)?\s*", between))


def _relation(before: str, after: str) -> Relation:
    if _OR_MORE.match(after):
        return ">="
    if _OR_LESS.match(after):
        return "<="
    near = before[-40:]
    return next((relation for relation, pattern in _RELATIONS if pattern.search(near)), "=")


def _noun(after: str) -> str | None:
    """What is counted: the one or two words behind the number."""
    match = re.match(r"\s*([^\W\d_][\w]*)(?:\s+([^\W\d_][\w]*))?", after)
    if not match or match[1].lower() in (
        "và",
        "với",
        "của",
        "so",
        "đối",
        "thuộc",
        "with",
        "for",
        "by",
        "at",
        "đến",
        "tới",
        "trên",
        "trong",
        "and",
        "in",
        "of",
        "to",
        "so",
        "hơn",
        "là",
        "ở",
        "tại",
    ):
        return None
    first = match[1].lower()
    if first in _SMALL_NOUNS and not (first, (match[2] or "").lower()) in {
        ("điểm", "cầu"),
        ("lượt", "tải"),
        ("cơ", "quan"),
        ("cơ", "sở"),
        ("người", "dân"),
    }:
        return match[1]
    if first.isascii() and first not in _SMALL_NOUNS and (not match[2] or match[2].isascii()):
        return match[1]
    return (
        match[1]
        if not match[2] or match[2].lower() in ("và", "có", "của", "trong", "được", "and", "in", "of", "at")
        else f"{match[1]} {match[2]}"
    )
