"""Figures that have been reached, and figures that are aimed at."""

import re

_AIM = re.compile(
    r"\b(?:mục tiêu|phấn đấu|đến năm 20\d\d|đến 20\d\d|sẽ|dự kiến|hướng tới|chỉ tiêu|by 20\d\d|targets?|aims?|wants)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:đã|hiện|hiện nay|đến nay|tính đến|thực hiện được|có được|reached|so far)\b", re.IGNORECASE)


def is_aim(text: str) -> bool:
    """Whether a sentence tells what is aimed at, and nothing that has been reached."""
    return bool(_AIM.search(text)) and not _DONE.search(text)
