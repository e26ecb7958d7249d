"""Cues: whether a sentence holds the kind of answer asked for, and where."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from bot.asked import Kind
from bot.contacts import CONTACT
from bot.items import items
from corpus.vietnamese.dates import find_dates, find_years
from corpus.vietnamese.document_number import find_numbers
from corpus.vietnamese.provinces import find_places, find_provinces, find_regions
from index.mentions import CAPITALS, Figure, Placed, find_figures, find_names, find_ordinals, find_rank_words


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of a sentence that could be the answer: offsets in the sentence's text.

    `year` is the year that the sentence gives the cue (figures only), None when it gives none.
    """

    start: int
    end: int
    year: int | None = None
    figure: Figure | None = None


_REASON = re.compile(
    r"\b(?:vì|bởi|nhờ|nhằm|để(?! (?:đó|lại|yên|dành|không|mặc|trống|ý|mắt)\b)|"
    r"lý do|(?<!tìm hiểu )(?<!tìm )(?<!làm rõ )(?<!phân tích )nguyên nhân|là do|"
    r"qua đó|từ đó|do đó|vì vậy|because|due to|in order to|"
    r"với mong muốn|mục đích|(?:chủ yếu|phần lớn|một phần) do|"
    r"(?:khó khăn|trở ngại|vướng mắc|điểm yếu|rào cản)(?: lớn nhất| nhất| chính| chủ yếu)?(?: của [^,.;:]{1,30})? là)\b"
    r"|\bdo\s+(?=[^,.;:]{1,40}\s(?:khiến|nên)\b)|\bthì\s+(?=(?:không|chưa|chẳng|khó)\b)"
    r"|\bdo\s+(?=(?:thiếu|chưa|không|chậm|gửi|ảnh hưởng|vướng|khó|phải|việc|nhiều|quá|hạn chế|nhận thức|tác động|"
    r"để)\b)"
    # What "nên" draws from the words before it.
    r"|(?<!trở )(?<!tạo )(?<!làm )(?<!dựng )(?<!xây )\bnên\s+(?=(?:chưa|không|phải|đã|bị|còn|vẫn|rất|khó|mới|chỉ|nhiều|"
    r"việc|tỉnh|huyện|xã|thành phố|người)\b)",
    re.IGNORECASE,
)
# What somebody suffers, or how bad things are, "do" something that is no agent.
_SUFFERED = re.compile(
    r"\b(?:[Bb]ị [^,.;:]{1,50}|(?:chậm|thấp|yếu|kém|cuối|khó|trễ|muộn|ít|thiếu|giảm|tụt|không đạt|chưa đạt)"
    r"(?: [^,.;:]{1,30})?) (?P<cause>do\s+"
    r"(?!(?:tỉnh|bộ|sở|ban|ông|bà|cơ quan|đơn vị|lực lượng|công an)\b)(?=[^\W\dA-Z]))"
)
_OFFICE = re.compile(
    r"\b(?i:(?:phó\s+|nguyên\s+|quyền\s+)?(?:tổng\s+)?(?:bí thư|chủ tịch|chủ nhiệm|giám đốc|cục trưởng|"
    r"vụ trưởng|viện trưởng|thứ trưởng|bộ trưởng|tổng biên tập|tổng giám đốc|trưởng ban|trưởng phòng|ủy viên|"
    r"trưởng đoàn|thủ tướng|chánh văn phòng|hiệu trưởng|trưởng (?:xóm|thôn|bản|ấp|khoa|trạm)|trạm trưởng|hội trưởng|"
    r"tổ trưởng|già làng|chánh thanh tra|secretary|chairman|chairwoman|director|minister|president)|"
    r"tác giả)\b"
    rf"(?:\s+(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|tỉnh|thành phố|phụ trách|[{CAPITALS}][^\W\d_]*)\b)*",
)
_SAYS_LIST = re.compile(r"\b(?:bao gồm|gồm có|gồm|như:|là:|sau đây:|including)", re.IGNORECASE)
_LOOKS_LIST = re.compile(r":[^.]{0,120}?[,;]|(?:[^,.;]+,){3}|\b(?:là|gồm|như)\s+[^,.;]{3,60},\s[^,.;]{3,60}\s+và\s")
# A phrase in quotation marks, or what a text calls a theme.
_MOTTO = re.compile(
    r"[“\"‘«](?:[^\s”\"]+\s+){2,}[^\s”\"]+[”\"’»]"
    r"|\b(?:chủ đề|khẩu hiệu|thông điệp|phương châm|theme|slogan)\s*(?:là|:|of)?\s+"
    r"(?:[“\"‘«][^“”\"‘’«»]+[”\"’»]|\S+)",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?<![\d/.,-])(?:\d+(?:[.,]\d+)?|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|vài|\d+\s?[-–]\s?\d+)\s+"
    r"(?:giây|phút|giờ|tiếng|ngày|tuần|tháng|quý|năm|thập kỷ|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"
    r"(?!\s+(?:\d|một\b(?!\s+lần)))",
    re.IGNORECASE,
)
# Small words inside the names of departments: "Sở Nông nghiệp và Phát triển nông thôn".
_IN_NAMES = (
    "và|nghiệp|vụ|chính|tế|dục|đào|tạo|hóa|thể|thao|du|lịch|thông|tin|truyền|nghệ|phát|triển|nông|thôn|kế|hoạch|đầu|tư|"
    "nguyên|môi|trường|vận|tải|dựng|trị|bộ|pháp|động|thương|binh|xã|hội|học|cáo|tộc|giáo|nhân|dân|tỉnh|thành|phố|đạo|chuyển|đổi|số|đẳng"
)
# Units, indices, and short forms of what is no body.
_NO_BODIES = (
    "[IVX]+|TP|HCM|S?TT|[KMGT]B|[KMGT]bps|[KMG]Hz|[kKMG]Wh?|USD|VN[DĐ]|"
    "SMEs?|DTI|PCI|PAPI|PAR|ICT|BTS|IOC|VNeID|OCOP|GRDP|OTP|ATM|POS|PACS|QR"
)
FIRMS = "Viettel|VNPT|MobiFone|FPT|Vietnamobile|CMC"
LOCAL = (
    r"[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Xx]ã(?!\s+[Hh]ội\b)|[Pp]hường|[Tt]hị trấn"  # bodies where any unit is asked for
)
# How the names of bodies begin: of those that may be firms, and of those that are none. "Trường Sơn" is no school.
_MAY_BE_FIRMS = "Tập đoàn|Tổng công ty|Công ty|Hợp tác xã|Ngân hàng|Bệnh viện|Trung tâm|Bưu điện"
NO_FIRMS = (
    "BCH|Báo|Học viện|Hiệp hội|Hội|Sở|Ban|Bộ|Cục|Chi cục|Ủy ban|UBND|HĐND|Viện|Đại học|Đài|Tạp chí|Liên đoàn|Vụ|Phòng|"
    "Văn phòng|Thanh tra|Công an|Bảo hiểm xã hội|Kho bạc|Quỹ|Tỉnh đoàn|Mặt trận|Liên minh|Tỉnh ủy|Thành ủy|"
    "Trường(?! (?:Sơn|Sa|Chinh|Giang|Thành|Thọ|Thạnh|Tộ|Xuân|Yên|Thủy|Hải|Vũ)\\b)"
)
_BODY = re.compile(
    rf"\b(?:{_MAY_BE_FIRMS}|{NO_FIRMS})"
    rf"\s+(?:[{CAPITALS}][^\W\d_]*|tỉnh|thành phố)(?:\s+(?:[{CAPITALS}][^\W\d_]*|(?:{_IN_NAMES})\b)){{0,8}}"
    r"|\b(?:Tỉnh đoàn|Thành đoàn|Huyện đoàn|Đoàn Thanh niên|Hội Nông dân|Hội Phụ nữ|Công an tỉnh|Bưu điện tỉnh)\b"
    r"|\b(?:Thủ tướng Chính phủ|Chính phủ|Quốc hội|Ban Bí thư)\b(?! (?:số|điện tử))"
    # A name in capitals, no word of a title that is all in capitals.
    rf"|(?<![\w/-])(?<![{CAPITALS}]{{2}} )(?!(?:{_NO_BODIES})\b)[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b"
    rf"(?![/-]\w)(?! [{CAPITALS}]{{2}})"
    rf"|\b(?:{FIRMS})\b"
    rf"|\b(?:{LOCAL})\s+[{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*){{0,3}}"
)
# Behind "tại", "ở": an event, a document, a point in time, or something else that is no place.
_NOWHERE = (
    r"(?i:hội nghị|hội thảo|lễ|buổi|phiên|cuộc|diễn đàn|tuần lễ|sự kiện|tọa đàm|nghị quyết|quyết định|kế hoạch|"
    r"chiến lược|chương trình|đề án|luật|điều|công văn|văn bản|báo cáo|thời điểm|mức|và|hay|doanh nghiệp|từng|mỗi|"
    r"nhiều|lĩnh vực|khâu|mặt|góc độ|"
    r"(?:các|những)(?!\s+(?:xã|huyện|tỉnh|vùng|thôn|bản|địa phương|khu|nơi|điểm|trung tâm|bộ phận)))"
)
_PLACE = re.compile(
    rf"\b(?:(?:tại|ở)(?!\s+{_NOWHERE}\b)|"
    r"(?:[Tt]rung tâm|[Hh]ội trường|[Nn]hà văn hóa|[Kk]hách sạn|[Kk]hu vực|[Vv]ùng|[Đđ]iểm cầu)"
    r"(?!\s+(?:và|còn|trong|nêu|là|của|được|đã|cũng|để|với)\b))"
    rf"\s+[{CAPITALS}]?[^\W\d_]+|\b(?:[Cc]hợ|[Cc]ảng(?: cá)?|[Bb]ến(?: phà| xe| thuyền)?|[Cc]ửa khẩu(?: quốc tế)?|"
    rf"[Cc]hùa|[Vv]ịnh|[Ss]ân bay|[Bb]ảo tàng|[Ll]àng)(?:\s+[{CAPITALS}][^\W\d_]*){{1,3}}"
    rf"|\b(?:[Qq]uận|{LOCAL})\s+(?:[{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*){{0,2}}|\d+\b(?![.,]\d|%))"
)
_SENTENCES = 4096  # sentences remembered


@lru_cache(maxsize=_SENTENCES)
def cues(kind: Kind, text: str) -> tuple[Cue, ...]:
    """The stretches of a sentence that are answers of this kind, left to right ("thing", "topic" … have none)."""
    finder = _FINDERS.get(kind)
    return tuple(finder(text)) if finder else ()


_PURPOSE = re.compile(r"\b(?:chống|phục vụ|giúp|tránh|phòng ngừa|thay cho|đỡ phải|khỏi phải)\b", re.IGNORECASE)


def purposes(text: str) -> list[Cue]:
    """Where a sentence tells what something is for without saying "để"."""
    return _matches(_PURPOSE)(text)


def has_cues(kind: Kind) -> bool:
    """Whether answers of this kind can be told by their form."""
    return kind in _FINDERS


_MARK = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s")


def _figures(*kinds: str) -> Callable[[str], list[Cue]]:
    def find(text: str) -> list[Cue]:
        mark = _MARK.match(text)
        opens = mark.end() if mark else 0  # the number of an item of a list counts nothing
        figures = [
            figure
            for figure in find_figures(text)
            if figure.kind in kinds and (figure.kind != "count" or figure.start >= opens)
        ]
        return [Cue(f.start, f.end, year_of(text, f.start, f.end), f) for f in figures]

    return find


def _amounts(text: str) -> list[Cue]:
    return _figures("percent", "rank", "count", "money", "score")(text)


def _scores(text: str) -> list[Cue]:
    """Points, or numbers with decimals that are no share of something."""
    return [
        cue
        for cue in _amounts(text)
        if cue.figure is not None
        and (cue.figure.kind == "score" or (cue.figure.kind == "count" and not cue.figure.value.is_integer()))
    ]


def _items(text: str) -> list[Cue]:
    return [Cue(i.start, i.end, year_of(text, i.figure.start, i.figure.end), i.figure) for i in items(text)]


def _ranks(text: str) -> list[Cue]:
    found = _figures("rank")(text)
    words = [Cue(span.start, span.end, year_of(text, span.start, span.end)) for span in find_rank_words(text)]
    return sorted(found + words, key=lambda cue: cue.start)


def _dates(text: str) -> list[Cue]:
    found = [Cue(m.start, m.end) for m in find_dates(text)]
    periods = {m.start for m in find_years(text) if m.period}
    years = [
        Cue(start, end)
        for _, start, end in own_years(text)
        if start not in periods and not any(c.start <= start < c.end for c in found)
    ]
    hours = [Cue(m.start(), m.end()) for m in chain(*(form.finditer(text) for form in (_HOUR, _FROM_SIGNING, _EACH)))]
    return sorted(found + years + hours, key=lambda cue: cue.start)


# From when a document is in force that does not say it by a date.
_FROM_SIGNING = re.compile(
    r"(?<=hiệu lực )(?:(?:thi hành |thực hiện )?(?:kể )?từ ngày|ngay (?:sau|từ) khi) "
    r"(?:được )?(?:ký|ban hành|công bố|thông qua)\b(?: ban hành)?"
)


def is_from_signing(words: str) -> bool:
    """Whether a cue is no date but "kể từ ngày ký"."""
    return words.endswith(("ký", "ban hành", "công bố", "thông qua"))


# Days of each month or quarter: "các ngày 8, 15 và 23 âm lịch", "trước ngày 15 của tháng cuối quý", "vào ngày 20.".
_DAYS = r"ngày \d{1,2}(?:(?:,| và| hoặc|, ngày| và ngày) \d{1,2})*"
_EACH = re.compile(
    rf"\b{_DAYS}(?= (?:âm lịch|(?:hằng|hàng|mỗi|của|đầu|cuối) (?:tháng|quý|năm)|tháng (?:đầu|cuối)))"
    rf"|(?<=vào ){_DAYS}(?=[.;]|$)"
)

# Hours, days of the week and what is said of them.
_HOUR = re.compile(
    r"\b\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?(?:\s+phút)?\b(?!\s*(?:làm việc|đồng hồ|/))"
    r"|\b(?:thứ\s+(?:Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ\s+nhật)\b"
    r"|\bngày\s+(?:làm việc\s+)?(?:kế tiếp|tiếp theo|hôm sau)\b",
)


def is_hour(words: str) -> bool:
    """Whether a cue is an hour or a day of the week, not a date."""
    return _HOUR.match(words) is not None


def _years(text: str) -> list[Cue]:
    return [Cue(m.start, m.end) for m in find_years(text)]


def _places(text: str) -> list[Cue]:
    named: tuple[Placed, ...] = (*find_provinces(text), *find_places(text), *find_regions(text))
    found = [Cue(m.start, m.end) for m in named]
    found += [Cue(m.start(), m.end()) for m in _PLACE.finditer(text)]
    return sorted(found, key=lambda cue: cue.start)


def _spans(finder: Callable[[str], Sequence[Placed]]) -> Callable[[str], list[Cue]]:
    return lambda text: [Cue(span.start, span.end) for span in finder(text)]


def _lists(text: str) -> list[Cue]:
    """ "bao gồm …" if the sentence says so, else what looks like an enumeration."""
    said = [Cue(m.start(), m.end()) for m in _SAYS_LIST.finditer(text)]
    return said or [Cue(m.start(), m.start() + 1) for m in _LOOKS_LIST.finditer(text)]


def says_parts(cue: Cue) -> bool:
    """Whether a cue of a list says that it is one, and is no mere row of commas."""
    return cue.end - cue.start > 1


def _matches(pattern: re.Pattern[str]) -> Callable[[str], list[Cue]]:
    return lambda text: [Cue(m.start(), m.end()) for m in pattern.finditer(text)]


def _durations(text: str) -> list[Cue]:
    return [Cue(m.start(), m.end(), year_of(text, m.start(), m.end())) for m in _DURATION.finditer(text)]


def _reasons(text: str) -> list[Cue]:
    found = _matches(_REASON)(text)
    suffered = [Cue(*m.span("cause")) for m in _SUFFERED.finditer(text)]
    return sorted({*found, *suffered}, key=lambda cue: cue.start)


_FINDERS: dict[Kind, Callable[[str], list[Cue]]] = {
    "amount": _amounts,
    "percent": _figures("percent"),
    "money": _figures("money"),
    "score": _scores,
    "rank": _ranks,
    "date": _dates,
    "year": _years,
    "person": _spans(find_names),
    "office": _matches(_OFFICE),
    "place": _places,
    "province": _spans(find_provinces),
    "body": _matches(_BODY),
    "number": _spans(find_numbers),
    "reason": _reasons,
    "list": _lists,
    "item": _items,
    "ordinal": _spans(find_ordinals),
    "motto": _matches(_MOTTO),
    "contact": _matches(CONTACT),
    "duration": _durations,
}

# A year that a figure is compared with is not the figure's own: "tăng 10 bậc so với năm 2021", "hơn năm 2021 13 bậc".
_COMPARED = re.compile(r"(?:so với|hơn|than|from)\s+(?:cùng kỳ\s+)?(?:năm\s+)?$", re.IGNORECASE)
# Years of a plan's title say what the plan is for, not when a figure holds: "đến năm 2025, định hướng đến năm 2030".
_PLAN_YEARS = re.compile(
    r"(?:đến|tới)\s+(?:năm\s+)?(20\d\d)\s*,?\s*(?:và\s+)?"
    r"(?:định hướng|tầm nhìn)(?:\s+(?:đến|tới))?\s*(?:năm\s+)?(20\d\d)"
    r"|giai\s+đoạn\s+(20\d\d)\s*[-–]\s*(20\d\d)"
    r"(?:\s*,?\s*(?:định hướng|tầm nhìn)\s+(?:đến|tới)\s+(?:năm\s+)?(20\d\d))",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(r"^\s*(?:GRDP\s+)?(?:vào|trong|của|đến|tới|in|of|by)?\s*(?:năm\s+)?$", re.IGNORECASE)
_LED = re.compile(r"\s*:")  # "Đến năm 2025: …" is of all that comes
_CLAUSE = re.compile(r"[;:(]|,\s|\.\s|\bvà\s+(?:đến|tới|năm|vào)\b")


@lru_cache(maxsize=_SENTENCES)
def own_years(text: str) -> tuple[tuple[int, int, int], ...]:
    """Years that figures of a text can be of: (year, start, end); no years of plan titles or of comparisons."""
    titles = plan_years(text)
    return tuple(
        (m.year, m.start, m.end)
        for m in find_years(text)
        if not m.dated
        and not any(s <= m.start < e for s, e in titles)
        and not _COMPARED.search(text[max(0, m.start - 25) : m.start])
    )


def plan_years(text: str) -> list[tuple[int, int]]:
    """Where a text gives the years that a plan is for."""
    return [match.span() for match in _PLAN_YEARS.finditer(text)] if text.count("20") > 1 else []


_BRACKET = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=_SENTENCES)
def _asides(text: str) -> tuple[tuple[int, int], ...]:
    """Where brackets tell figures."""
    return tuple(m.span() for m in _BRACKET.finditer(text) if find_figures(m.group()))


def _years_of(text: str, start: int) -> Sequence[tuple[int, int, int]]:
    """The years that the figure at `start` can be of.

    None that an aside gives a figure of its own: "đạt từ 65% (năm 2023 là 48,3%)".
    """
    years, asides = own_years(text), _asides(text)
    if not years or not asides:
        return years
    return [year for year in years if not any(low <= year[1] < high for low, high in asides if not low <= start < high)]


# "So với năm 2022, X tăng 3 bậc (từ hạng 9)": that was in 2022.
_BASE = re.compile(r"so với (?:cùng kỳ )?(?:năm )?(20\d\d)", re.IGNORECASE)
_WAS = re.compile(r"\(từ (?:mức )?$")
_AGAINST = re.compile(r"\b(?:trong khi|while|whereas)\b")
_NOW = re.compile(r"\b(?:năm nay|đến nay|hiện nay|nay)\b")


def year_of(text: str, start: int, end: int) -> int | None:
    """The year of a figure: right behind it; else in its clause, before it or behind; else the nearest before; any.

    None behind "nay" ("năm 2022 mới có 31%, còn năm nay là 71%") and before "trong khi … năm 2025".
    """
    if "(từ " in text and _WAS.search(text, 0, start) and (base := _BASE.search(text, 0, start)):
        return int(base.group(1))
    years = _years_of(text, start)
    if not years:
        return None
    before = [(year, e) for year, _, e in years if e <= start]
    after = [(year, s) for year, s, _ in years if s >= end]
    beside = year_beside(text, start, end)
    if beside is None and before and _NOW.search(text, before[-1][1], start):
        return None
    if beside is None and not before and after and _AGAINST.search(text, end, after[0][1]):
        return None
    return beside or (before[-1][0] if before else after[0][0] if after else None)


_YEAR_LEAD = re.compile(r"[^:;.]*\b20\d\d\s*:")


def years_led(text: str) -> set[int]:
    """The years of the lead of a sentence: "2. Định hướng đến năm 2030: …"."""
    mark = _MARK.match(text)
    lead = _YEAR_LEAD.match(text, mark.end() if mark else 0)
    return {mention.year for mention in find_years(lead.group())} if lead else set()


def year_beside(text: str, start: int, end: int) -> int | None:
    """The year of a figure right behind it, or in its clause; None when only other clauses have years."""
    years = _years_of(text, start)
    before = [(year, e) for year, _, e in years if e <= start]
    after = [(year, s) for year, s, _ in years if s >= end]
    if after and _AT_ONCE.match(text[end : after[0][1]]):
        return after[0][0]  # "7,02% năm 2022"
    if before and (_LED.match(text, before[-1][1]) or not _CLAUSE.search(text[before[-1][1] : start])):
        return before[-1][0]
    if after and not _CLAUSE.search(text[end : after[0][1]]):
        return after[0][0]
    return None
