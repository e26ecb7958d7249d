"""Which body answers "cơ quan nào": the one that issues, and none of a dateline, of a venue or of the question."""

import re

from bot.asked import Asked
from bot.cues import LOCAL, NO_FIRMS, Cue
from bot.sentence import words_of
from bot.when import NO_ANSWER
from corpus.vietnamese.document_number import DocumentNumber, find_numbers, same_number
from corpus.vietnamese.normalize import fold

ISSUER = 2.0  # the body whose document it is
NAMED_BODY = 0.5  # one that the question names itself

_AT = re.compile(r"\b(?:tại|ở)\s+$", re.IGNORECASE)
_DATELINE = re.compile(r"\s*(?:\([^()]{2,30}\)\s*[-–:]|[A-ZĐ]{2,6}\s+[-–]\s)")
_OF_PRESS = re.compile(r"\b(?:báo(?! cáo)|trang|tạp chí|hãng tin|đăng|đưa tin|nguồn)\b")
_IS_LOCAL = re.compile(rf"(?:{LOCAL})\b")
_OF_ANY = re.compile(r"\b(?:don vi|dia phuong|ben) nao\b")
_OF_FIRMS = re.compile(r"\b(?:doanh nghiep|cong ty|cty|tap doan|hang) nao\b")
_NO_FIRM = re.compile(rf"(?:{NO_FIRMS}|Trung tâm|Thành đoàn|Huyện đoàn|Đoàn Thanh niên|Chính phủ|Thủ tướng|Quốc hội)\b")
_CHOICE = re.compile(r"\b(?:hay|hoặc|hoac)\b")
_ISSUES = re.compile(r"[,\s]*(?:ngày\s*[\d/-]+\s*)?của\s+")


def fits_body(asked: Asked, cue: Cue, text: str) -> float:
    """How well a body fits the question: `NO_ANSWER`, 1.0 for any other, `ISSUER` for the one that issues."""
    if _AT.search(text, 0, cue.start) or _is_of_press(asked, cue, text):
        return NO_ANSWER
    words, question = text[cue.start : cue.end], fold(asked.reading.text)
    if asked.wanted_noun and not words.lower().startswith(asked.wanted_noun):
        return NO_ANSWER
    if _IS_LOCAL.match(words) and not _OF_ANY.search(question):
        return NO_ANSWER
    if _OF_FIRMS.search(question) and _NO_FIRM.match(words):
        return NO_ANSWER
    if _is_named(asked, words):
        return NAMED_BODY if _CHOICE.search(asked.reading.text) or "truth" in asked.kinds else NO_ANSWER
    return ISSUER if any(_issues(number, cue, text) for number in numbers_asked(asked, text)) else 1.0


def numbers_asked(asked: Asked, text: str) -> list[DocumentNumber]:
    """The numbers in a text that are those of the question."""
    numbers = find_numbers(text) if asked.numbers else ()
    return [number for number in numbers if any(same_number(number, wanted) for wanted in asked.numbers)]


def _is_of_press(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether a body is the paper in a dateline, "(QNO) - Sáng nay …", which the question does not ask for."""
    dateline = _DATELINE.match(text)
    words = " ".join(token.text for token in asked.reading.tokens)
    return dateline is not None and cue.start < dateline.end() and not _OF_PRESS.search(words)


def _is_named(asked: Asked, words: str) -> bool:
    """Whether the question itself has the words of a cue, spelt out or shortened."""
    return words_of(words).folded in words_of(asked.reading.text).folded


def _issues(number: DocumentNumber, cue: Cue, text: str) -> bool:
    """Whether a body is the one whose document bears a number: "số 55/KH-UBND, ngày 12-4-2022 của UBND tỉnh"."""
    return _ISSUES.fullmatch(text, number.end, cue.start) is not None
