"""Lines that open with a label and tell what it says: "Chủ trì: …", "Thời hạn: …", "Đối tượng: …"."""

import re
from collections.abc import Sequence

from bot.asked import Asked, Kind
from corpus.vietnamese.normalize import fold

_MARK = r"(?:[-+•*▪]|\w{1,2}[.)]|\W{1,3}(?=\w))?\s*"
# A label, the kinds of answer that it gives, and what the question says then (folded).
_ROWS: Sequence[tuple[str, tuple[Kind, ...], str]] = (
    (
        r"(?:Cơ quan |Đơn vị )?[Cc]hủ trì(?: thực hiện)?",
        ("body", "person"),
        r"chu tri|dung ra|chiu|phu trach|giao|lam|lo|thuc hien|dau moi",
    ),
    (r"(?:Cơ quan |Đơn vị )?[Pp]hối hợp(?: thực hiện)?", ("body", "person"), r"phoi hop|cung|chung|ho tro|giup"),
    (
        r"(?:Thời hạn|Thời gian|Hạn|Tiến độ|Lộ trình)(?: (?:thực hiện|hoàn thành))?",
        ("date", "year", "duration"),
        r"\w+",
    ),
    (
        r"(?:Tổng )?[Kk]inh phí(?: thực hiện)?",
        ("money",),
        r"kinh phi|ngan sach|chi phi|ton|het|(?:bao nhieu|may|nhieu) (?:tien|ty|trieu)",
    ),
    (r"[Mm]ức (?:hỗ trợ|thu|chi|phí)", ("money", "percent"), r"muc|ho tro|phi|thu"),
    (r"Nơi nhận", ("place", "body", "list", "thing", "person"), r"gui|noi nhan"),
    (r"(?:Địa điểm|Nơi tổ chức)", ("place",), r"\w+"),
    (
        r"(?:Đối tượng|Điều kiện)(?: (?:áp dụng|hỗ trợ|thụ hưởng|được hưởng|được hỗ trợ|tham gia))?",
        ("thing", "list", "manner", "person", "body"),
        r"dieu kien|doi tuong|(?:ai|nao|gi|sao)\b.*\b(?:duoc|huong)",
    ),
    (r"(?:Thành phần )?[Hh]ồ sơ(?: (?:gồm|cần có))?", ("thing", "list"), r"ho so|giay to"),
)
_LABELS = [
    (re.compile(rf"{_MARK}(?:{label})\s*:"), kinds, re.compile(rf"\b(?:{said})\b")) for label, kinds, said in _ROWS
]


def labelled(asked: Asked, text: str) -> bool:
    """Whether a line's label names what is asked for."""
    return any(
        asked.kind in kinds and label.match(text) is not None and said.search(fold(asked.reading.text)) is not None
        for label, kinds, said in _LABELS
    )
