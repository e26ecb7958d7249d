"""Abbreviations whose full form is asked for, and where a text gives it: "Chỉ số chuyển đổi số (DTI)"."""

import re

from corpus.vietnamese.normalize import fold
from corpus.vietnamese.syllables import is_folded_syllable

# "DTI là gì", "VINASA nghĩa là gì", "PAPI viết tắt của chữ gì".
_ASKED = re.compile(
    r"\b([A-Za-zĐđ][A-Za-zĐđ&-]{1,11})\s+(?:(?:nghĩa|nghia|là|la)\s+)?"
    r"(?:là|la|viết (?:tắt|đầy đủ)|viet (?:tat|day du)|tên đầy đủ|ten day du)"
    r"(?:\s+(?:là|la|cái|cai|của|cua|chữ|chu|từ|tu|chỉ số|chi so|viết tắt|viet tat|tổ chức|to chuc|tập đoàn|tap doan"
    r"|hội|hoi|hiệp hội|hiep hoi|tên|ten))*\s+"
    r"(?:gì|gi|j|chi|nào|nao)\b",
    re.IGNORECASE,
)


def short_form_asked(typed: str) -> str | None:
    """The abbreviation whose full form a question asks for, as typed; None when it asks for no such thing."""
    found = _ASKED.search(typed)
    return found.group(1) if found and not is_folded_syllable(fold(found.group(1))) else None


def spelt_out(short: str, text: str) -> tuple[int, int] | None:
    """Where a text gives the full form of an abbreviation, which stands in brackets behind it; None where it does not.

    The place begins behind the last mark before it, since nothing tells how many words the full form has.
    """
    name = re.escape(short)
    said = re.search(rf"(?<=\b{name} )(?:là )?(?:chữ |từ |tên )?viết tắt của [^,.;:()\n]+", text, re.IGNORECASE)
    found = said or re.search(rf"[^\W\d_][^,.;:()\n]*\({name}\)", text, re.IGNORECASE)
    return found.span() if found else None
