"""What a number counts: the noun behind it, and the nouns that make it no figure."""

import re

# Durations, ages, levels and things merely counted off.
_NOT_COUNTED = re.compile(
    r"\s*(?:năm|ngày|tháng|tuần|giờ|phút|giây|tuổi|quý|buổi|years?|days?|months?|weeks?|hours?|minutes?|"
    r"cấp|chỉ số (?:chính|thành phần|con)|tiêu chí thành phần|"
    r"trụ cột|bước|khâu|đột phá|nhiệm vụ|giải pháp|nội dung|lần|pillars?|levels?|tasks?)\b|\s*[-/]\s*7\b|h\d|:\d",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\b(?:điều|khoản|chương|mục|phần|phụ lục|khóa|lần thứ|nhiệm kỳ|công nghiệp|cách mạng|phiên bản|version|"
    r"(?:văn bản|công văn|định|nghị quyết|kế hoạch|chỉ thị|tờ trình|thông tư|nhà|quốc lộ|điện thoại) số|"
    r"wifi|wi-fi|windows|tuổi|aged|age|grade|lớp|kỳ|kỳ họp thứ|họp thứ|tháng|ngày|ngã|quốc lộ|trang|bảng|biểu|hình|"
    r"đề án|nghị quyết|quyết định|resolution|decision|project|điện thoại|fax|tel|quận|phường|covid|quý)[\s.:]*|"
    r"[:./–-])$",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"(?<!cung )\b(?:mức độ|mức|cấp độ|cấp|level)[\s-]+(?:\d\s*(?:,|và|-|/|and)\s*)?$", re.IGNORECASE)
_ONE_OF = re.compile(r"\b(?:một|1|one)\s+(?:trong|of)(?:\s+(?:số|những|các|the))?\s+$", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+$", re.IGNORECASE
)
# What an index is made of: "DTI có tổng 1.000 điểm: chính quyền số 400 điểm, …".
_SCALE = re.compile(r"có tổng (?:số |cộng )?[\d.,]+ điểm|thang điểm của", re.IGNORECASE)
_PER = re.compile(r"(?:/|\btrên|\bper|\bmỗi)\s*$", re.IGNORECASE)
_PEOPLE = re.compile(r"\s*(?:dân|người|hộ|people|inhabitants|residents|population|thuê bao)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\s*(?:/63|/34)?\s*(?:tỉnh|provinces|địa phương)", re.IGNORECASE)
_NO_NOUNS = frozenset(
    {"và", "đến", "tới", "trên", "trong", "với", "của", "so", "đối", "thuộc", "hơn", "là", "ở", "tại"}
    | {"and", "in", "of", "to", "with", "for", "by", "at", "percent"}
)
_ONE_WORD = frozenset(
    {"tổ", "trạm", "xã", "người", "hộ", "km", "km2", "ha", "usd", "đồng", "bậc", "thôn", "huyện", "phường", "bản"}
    | {"điểm", "cơ", "lượt", "máy", "trường", "cổng", "khu"}
)
_PAIRS = frozenset({"điểm cầu", "lượt tải", "cơ quan", "cơ sở", "người dân", "hộ gia", "máy tính", "trường học"})
_ENDS = frozenset({"và", "có", "của", "trong", "được", "and", "in", "of", "at", "với", "để", "đã"})
_NOUN = re.compile(r"\s*([^\W\d_]\w*)(?:\s+([^\W\d_]\w*))?")


def counted(after: str) -> str | None:
    """What is counted: the one or two words behind a number; None when no noun stands there."""
    match = _NOUN.match(after)
    if not match or match[1].lower() in _NO_NOUNS:
        return None
    first, second = match[1], match[2] or ""
    pair = f"{first} {second}"
    alone = not second or second.lower() in _ENDS
    small = first.lower() in _ONE_WORD and pair.lower() not in _PAIRS
    plural = first.isascii() and second.isascii() and first.endswith("s")  # "26 members headed by …"
    return first if alone or small or plural else pair


def tells_scale(text: str) -> bool:
    """Whether a sentence tells how many points an index has; its points are reached by nobody."""
    return bool(_SCALE.search(text))


def is_no_figure(value: float, before: str, after: str) -> bool:
    """Whether a bare number is an age, a duration, a level, a year, a number of a thing or "one of N"."""
    if value in (100, 1000, 10000, 100000, 1000000) and _PER.search(before) and _PEOPLE.match(after):
        return True  # "0,7 doanh nghiệp trên 1.000 dân" has one figure
    if value <= 5 and _LEVEL.search(before):
        return True
    if value in (63, 34) and (_OF_ALL.match(after) or re.search(r"\b(?:of|among|trong)\s+$", before)):
        return True
    if _ONE_OF.search(before) or _MONTH.search(before):
        return True
    if value == 1 and re.match(r"\s*(?:trong (?:những|các|số)|cửa)\b", after):
        return True
    if 2000 <= value < 2050 and value == int(value) and not counted(after):
        return True
    return bool(_NOT_COUNTED.match(after) or _NUMBERED.search(before[-24:]))
