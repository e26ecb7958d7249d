"""Figures that have been reached, those that are aimed at, and those that have changed since."""

import re

from bot.asked import FIGURE_KINDS, Asked
from corpus.vietnamese.normalize import accents_optional, evenly_spelt, fold, fold_text, small

# Both over small letters.
_AIM = re.compile(
    r"\b(?:mục tiêu|phấn đấu|(?:đến|tới)\s+(?:(?:hết|cuối)\s+)?(?:năm\s+)?20\d\d|sẽ|dự kiến|hướng tới|nhắm|đề ra|"
    r"chỉ tiêu|by (?:the end of )?20\d\d|targets?|aims?|wants|should)\b"
)
# How a plan gives a task: "1. Đưa tỷ lệ … lên 90%".
_TASK = re.compile(r"(?:[-+•]|\w{1,3}[.)])?\s*(?:Đưa|Nâng|Bảo đảm|Đảm bảo|Phấn đấu|Hoàn thành|Tăng)\s")
# "đã đề ra mục tiêu" has reached nothing, "vượt chỉ tiêu" has.
_DONE = re.compile(
    r"\bđã\b(?!\s+(?:đề ra|đặt|ban hành|xác định|có kế hoạch))|\b(?:hiện (?:nay|có|đạt|chiếm|tại)|đến nay|"
    r"mới (?:chỉ )?(?:đạt|chiếm|có|là)|ước (?:đạt|chiếm)|tính đến|vượt|so với (?:cùng kỳ|năm)|reached|so far)\b"
)


_CONTRAST = re.compile(r",?\s(?:trong khi|while|whereas)\s", re.IGNORECASE)


def is_aim(text: str, at: int | None = None, heading: str = "") -> bool:
    """Whether a sentence, or the heading that it stands below, tells what is aimed at, and nothing has been reached.

    `at`: the offset of a figure; only its side counts of what is set against each other, "mới đạt 6%, trong khi …".
    """
    if at is not None:
        behind = _CONTRAST.search(text, at)
        ahead = [match.end() for match in _CONTRAST.finditer(text, 0, at)]
        text = text[ahead[-1] if ahead else 0 : behind.start() if behind else len(text)]
    told = small(f"{heading}\n{text}")
    aimed = _AIM.search(told) or _TASK.match(text)
    return bool(aimed) and not _DONE.search(told)


NO_AIM = 0.75  # what has been reached, for a question on what is aimed at
UNASKED_AIM = 0.75  # what is aimed at, for a question that names no year and no aim, or months that are over
_MONTHS = re.compile(r"\b\d+ thang (?:dau nam|nam nay|qua|20\d\d)\b")  # folded


def aim_factor(asked: Asked, text: str, at: int | None) -> float:
    """The factor of a sentence's score by whether it tells what the question asks for: an aim or what is so.

    `at`: the offset of its figure.
    """
    if asked.of_aim:
        return 1.0 if is_aim(text) else NO_AIM
    timed = (asked.years or asked.periods) and not _MONTHS.search(fold_text(asked.reading.text))
    asks_now = asked.kind in FIGURE_KINDS and not (timed or asked.may_be_aimed)
    return UNASKED_AIM if asks_now and is_aim(text, at) else 1.0


_BEFORE = re.compile(r"\b(?:trước (?:đây|kia|đó)|ban đầu)\b[^,;.]*$", re.IGNORECASE)
_FROM = re.compile(r"\btừ (?:mức |khoảng |gần |hơn )?$", re.IGNORECASE)
_FROM_LONG = len("từ khoảng ")
_TO_NOW = re.compile(
    r"[^,;.]{0,40}?\b(?:lên|xuống|còn|thành)\s+(?:(?:mức|khoảng|gần|hơn|còn|tới|đến|chỉ)\s+)*\d", re.IGNORECASE
)
_AT_FIRST = re.compile(r"\b(?:đầu (?:nhiệm kỳ|năm|kỳ)|lúc đầu|khi mới bắt đầu)\b[^,;.]*$", re.IGNORECASE)
_NOW = re.compile(r"[^.]{0,60}?\b(?:nay|hiện|bây giờ)\b[^.;]{0,30}?\d", re.IGNORECASE)
_ASKS_FOR_BEFORE = re.compile(
    r"\b(?:trước (?:đây|kia|đó)|hồi trước|lúc trước|ban đầu|hồi đầu|đầu (?:nhiệm kỳ|năm|kỳ)|từ (?:bao nhiêu|mấy|mức)|"
    r"truoc (?:day|kia|do)|hoi truoc|luc truoc|ban dau|hoi dau|dau (?:nhiem ky|nam|ky)|tu (?:bao nhieu|may|muc))\b",
    re.IGNORECASE,
)


def has_changed_since(text: str, start: int, end: int) -> bool:
    """Whether the figure at these offsets is of before: "trước đây 5 giờ, nay 35 phút", "từ 48% lên 86%"."""
    clause = 1 + max(text.rfind(mark, 0, start) for mark in ",;.")  # nothing before it tells of the figure
    if _BEFORE.search(text, clause, start):
        return True
    return bool(
        (_FROM.search(text, max(0, start - _FROM_LONG), start) and _TO_NOW.match(text, end))
        or (_AT_FIRST.search(text, clause, start) and _NOW.match(text, end))
    )


_OPENS_BEFORE = re.compile(
    r"\W*(?:Trước (?:đây|kia|khi (?:sáp nhập|hợp nhất|nhập tỉnh))|(?:Hồi|Ngày|Lúc) trước)\b(?!.*\b(?:nay|hiện)\b)"
)
_HOURS = "nào|làm|hành|mở|đóng|học|cao điểm|vàng"  # behind "giờ", which is no "now" then
# "Gio" typed bare may be "gió": it is "now" where a clause begins with it, or "co", "con" stand behind.
_ASKS_NOW = re.compile(
    rf"(?<!bao )(?<!bấy )(?<!mấy )(?<!nhiêu )(?<!ngoài )(?<!trong )(?<!theo )(?<!số )(?<!\d )\bgiờ\b(?! (?:{_HOURS}))|"
    r"(?<!dien )(?<!suc )(?<!bao )(?<!bay )(?<!may )(?<!nhieu )(?<!\d )\bgio (?:co|con)\b|"
    rf"(?:^|[,;.?!] )gio\b(?! (?:{fold(_HOURS)}))|"
    + accents_optional(r"\b(?:hiện nay|hiện tại|bây giờ|sau (?:khi )?(?:sáp nhập|hợp nhất|nhập tỉnh))\b").pattern
)


def is_of_before(question: str, text: str) -> bool:
    """Whether a sentence tells how things were, "Trước khi hợp nhất, …", and the question asks how they are now."""
    return _OPENS_BEFORE.match(text) is not None and _ASKS_NOW.search(evenly_spelt(question)) is not None


def asks_for_before(question: str) -> bool:
    """Whether a question asks how things were before they changed."""
    return _ASKS_FOR_BEFORE.search(question) is not None
