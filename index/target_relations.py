"""How a text relates a figure to its value: exactly, at least, at most, about; and whether the figure is a gain."""

import re
from typing import Literal

Relation = Literal["=", ">=", "<=", ">", "<", "~", "top"]

_AT_LEAST = (
    r"trên|hơn|tối thiểu|ít nhất|không dưới|không thấp hơn|lớn hơn|vượt mức|vượt|đạt từ|từ hơn|"
    r"at least|over|more than|above|no less than|not less than|exceed(?:s|ing)?|≥|>="
)
_AT_MOST = r"dưới|không quá|tối đa|không vượt quá|at most|no more than|not more than|up to|under|less than|below|≤|<="
_ABOUT = r"khoảng|gần|xấp xỉ|ước đạt|ước|chừng|tầm|about|nearly|around|approximately|almost|some|roughly|~"
_LINK = r"(?:\s*(?:đạt|là|có|chiếm|mức|tới|đến|khoảng|được|thêm|of|to)\s*)?\s*$"
# The first that stands right before the number holds; "không quá" must be seen before "quá".
_BEFORE: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("<=", re.compile(rf"(?:^|\W)(?:{_AT_MOST}){_LINK}", re.IGNORECASE)),
    (">=", re.compile(rf"(?:^|\W)(?:{_AT_LEAST}){_LINK}", re.IGNORECASE)),
    ("<", re.compile(r"(?:chưa đến|chưa tới|chưa đầy|<)\s*$", re.IGNORECASE)),
    (">", re.compile(r">\s*$")),
    ("~", re.compile(rf"(?:^|\W)(?:{_ABOUT}){_LINK}", re.IGNORECASE)),
)
_OR_MORE = re.compile(r"\s*(?:GRDP\s+)?(?:trở lên|or more|or higher|and above)\b", re.IGNORECASE)
_OR_LESS = re.compile(r"\s*(?:trở xuống|or less|or lower)\b", re.IGNORECASE)
_NEAR = 40  # characters before a number that can hold its relation
_GAIN = re.compile(
    r"(?:\b(?:tăng|tăng thêm|giảm|nhích|tăng được|tăng trưởng|rose by|up by|down by|increased by|increase of|"
    r"grew by|grow by|growth of)"
    r"(?:\s+(?:thêm|khoảng|trên|hơn|gần|bình quân|trung bình|ít nhất|tối thiểu|từ))*\s*"
    r"|\b(?:hơn|so với|kém)\s+(?:cùng kỳ\s+)?(?:năm\s+)?20\d\d\s+(?:là\s+|khoảng\s+)?)$",
    re.IGNORECASE,
)
_FROM_AVERAGE = re.compile(
    r"\b(?:cao hơn|thấp hơn|vượt|hơn|kém|higher than|lower than|above)\b[^,;:]*"
    r"(?:trung bình|bình quân|average)[^,;:]*$",
    re.IGNORECASE,
)
_AHEAD_OF = re.compile(r"\b(?:vượt|hơn|kém|thiếu)\s+$", re.IGNORECASE)
_AGAINST = re.compile(r"\s*so với\b", re.IGNORECASE)
_LOSS = re.compile(
    r"\b(?:giảm|tụt|xuống|down|fell|dropped|lost|thấp hơn|kém)\b[^,;]{0,20}$|thấp hơn[^,;]*trung bình[^,;]*$",
    re.IGNORECASE,
)


def relation_of(before: str, after: str) -> Relation:
    """The relation that the words around a number give it."""
    if _OR_MORE.match(after):
        return ">="
    if _OR_LESS.match(after):
        return "<="
    near = before[-_NEAR:]
    return next((relation for relation, pattern in _BEFORE if pattern.search(near)), "=")


def is_gain(before: str, after: str) -> bool:
    """Whether the number between these words is a gain, a loss or a difference, not a level."""
    against = _AHEAD_OF.search(before) and _AGAINST.match(after)  # "vượt 8,7% so với kế hoạch"
    return bool(against or _GAIN.search(before) or _FROM_AVERAGE.search(before))


def is_loss(before: str) -> bool:
    """Whether a gain or loss behind these words is a loss."""
    return bool(_LOSS.search(before))
