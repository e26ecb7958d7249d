"""Figures that have been reached, and figures that are aimed at."""

import re

_AIM = re.compile(
    r"\b(?:mục tiêu|phấn đấu|(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?20\d\d|sẽ|dự kiến|hướng tới|nhắm|đề ra|chỉ tiêu|"
    r"by (?:the end of )?20\d\d|targets?|aims?|wants|should)\b",
    re.IGNORECASE,
)
# "đã đề ra mục tiêu" has reached nothing, "vượt chỉ tiêu" has.
_DONE = re.compile(
    r"\bđã\b(?!\s+(?:đề ra|đặt|ban hành|xác định|có kế hoạch))|\b(?:hiện (?:nay|có|đạt|chiếm|tại)|đến nay|"
    r"tính đến|vượt|so với (?:cùng kỳ|năm)|reached|so far)\b",
    re.IGNORECASE,
)


def is_aim(text: str) -> bool:
    """Whether a sentence tells what is aimed at, and nothing that has been reached."""
    return bool(_AIM.search(text)) and not _DONE.search(text)
