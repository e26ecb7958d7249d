"""What answers "ở đâu", and what does not: a place of the question itself, a name that only looks like one."""

import re

from bot.asked import Asked
from bot.cues import LOCAL, Cue
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import CITIES, find_provinces, find_regions
from index.mentions import CAPITALS

# Where goods and services are to be had online or over a counter, which are places for those who buy, file or look up.
CHANNEL = re.compile(
    r"\b(?i:(?:lên|trên|qua|tại|ở|vào)\s+(?:các\s+|hệ thống\s+)?(?:sàn(?:\s+giao dịch)?|cổng|ứng dụng|app|nền tảng|"
    r"bộ phận\s+(?:một cửa|tiếp nhận)|trung tâm\s+(?:phục vụ\s+)?hành chính công|chợ|gian hàng|website|trang|mạng|"
    r"zalo|facebook|shopee|tiktok)"
    r"(?:\s+(?:thương mại điện tử|TMĐT|điện tử|trực tuyến|dịch vụ công|thông tin điện tử|một cửa|hành chính công|"
    r"xã hội|quốc gia|số|tỉnh|huyện|xã|của tỉnh)\b)*)"
    rf"(?:\s+[{CAPITALS}][\w-]*(?:\.\w+)*)*"
)
_OF_SERVICE = re.compile(
    r"\b(?:bán|mua|tiêu thụ|đăng ký|đăng kí|nộp|tra cứu|đặt (?:mua|hàng|lịch|phòng|vé)|"
    r"đưa .{2,40} lên (?:đâu|mô|chỗ nào)|phản ánh|góp ý|khai báo|kê khai|"
    r"dang ky|tra cuu|tieu thu|(?:ban|mua|nop)(?: hang| ho so)? o (?:dau|mo))\b"
)
_POINTS = re.compile(r"(?:(?:tại|ở|trong)\s+)?(?:(?:toàn|cả)\s+)?(?:(?:khu\s+vực|vùng|tỉnh)\s*)?", re.IGNORECASE)
_OF_PRODUCT = re.compile(r"-[A-Z\d]\b")  # "Hue-S" is an app
_NO_UNIT = re.compile(rf"(?i:tại|ở|khu vực|vùng|trung tâm)\s+(?!(?:{LOCAL}|quận|thôn|bản|ấp)\b)[^\W\d_{CAPITALS}]")
_COMMON = re.compile(rf"(?:trung tâm|khu)\s+(?!vực\b)[^\W\d_{CAPITALS}]")
_AT = re.compile(r"\b(?:tại|ở|in|at)\s+(?:các\s+|những\s+)?$", re.IGNORECASE)
_EVENT = re.compile(
    r"(?:tại|ở)\s+(?:các\s+|buổi\s+|lễ\s+)?(?:hội (?:thảo|nghị|thi|chợ)|tuần lễ|diễn đàn|"
    r"ngày hội|cuộc|phiên|buổi|lễ)\b",
    re.IGNORECASE,
)
LOWER_UNITS = frozenset({"xã", "huyện", "phường", "quận"})  # below the province


def channels(asked: Asked, text: str) -> list[Cue]:
    """Where something is sold, filed or looked up, of a sentence; none for a question on no such deed."""
    words = " ".join(token.text for token in asked.reading.tokens)
    if asked.kind != "place" or not _OF_SERVICE.search(words):
        return []
    return [Cue(m.start(), m.end()) for m in CHANNEL.finditer(text)]


_LEVELS = rf"(?P<unit>{LOCAL}|[Qq]uận|[Tt]ỉnh|T[PX](?=[.\s]))(?:\.\s*|\s+)"
_UNIT = re.compile(rf"(?:(?:tại|ở)\s+)?{_LEVELS}")
_UNIT_BEFORE = re.compile(rf"\b{_LEVELS}$")
_DISTRICTS = frozenset({"huyện", "quận", "thị xã", "thành phố", "tx", "tp"})
_COMMUNES = frozenset({"xã", "phường", "thị trấn"})


def _is_other_level(text: str, cue: Cue, wanted: str) -> bool:
    """Whether a name is that of a unit of another level: "thị xã Nghĩa Lộ" where a ward is asked for; a province.

    "Thành phố Sơn La" is of the level of a "huyện", though it bears the province's name.
    """
    told = _UNIT.match(text, cue.start) or _UNIT_BEFORE.search(text, 0, cue.start)
    named = find_provinces(text[cue.start : cue.end])
    if told is None or any(mention.name in CITIES for mention in named):
        return bool(named)
    return told["unit"].lower() not in (_COMMUNES if wanted in _COMMUNES else _DISTRICTS)


def is_no_place(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether a place is none that answers: one that the question names, a product, an event; no xã, huyện."""
    words = text[cue.start : cue.end]
    if _EVENT.match(text, cue.start):
        return True
    if _COMMON.match(words) and not _AT.search(text, 0, cue.start):
        return True  # "trở thành trung tâm chuyển đổi số" tells what, not where
    if f" {fold(words)} " in f" {fold(asked.reading.text)} " or _OF_PRODUCT.match(text, cue.end):
        return True
    if asked.wanted_noun in LOWER_UNITS and (_NO_UNIT.match(words) or _is_other_level(text, cue, asked.wanted_noun)):
        return True
    if len(asked.provinces) > 1:  # parts of a merged province are asked about as well, and may be where it is
        named = (*(mention.name for mention in find_provinces(asked.reading.text, "loose", chat=True)), *asked.regions)
    else:
        named = (*asked.provinces, *asked.regions)
    return any(
        mention.name in named and cue.start <= mention.end and _POINTS.fullmatch(text, cue.start, mention.start)
        for mention in (*find_provinces(text), *find_regions(text))
        if cue.start <= mention.start
    )
