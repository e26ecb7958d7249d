"""Who or what comes first or last in something, asked and told in different words: "ít nhất" is told by "thấp nhất"."""

import re
from functools import lru_cache

from bot.asked import Asked, Kind
from bot.sentence import Sentence
from corpus.vietnamese.normalize import REMEMBERED, fold

TELLS_MOST, TELLS_NONE = 1.4, 0.7

# Of what is asked for by name; a figure is told by its value.
_KINDS: frozenset[Kind] = frozenset({"place", "body", "province", "thing", "list", "topic"})
_MOST = (
    r"\b(?:nhieu|cao|lon|dong|manh|nhanh|tot|kha|chay|som|dau|giau) nhat\b|\b(?:dan|dung) dau\b|\bquan quan\b"
    r"|\bnhat bang\b"
)
_LEAST = (
    r"\b(?:it|thap|nho|yeu|kem|cham|cuoi|bet|muon|te|ngheo) nhat\b|\b(?:cuoi|chot|bet) bang\b"
    r"|\b(?:dung|xep) (?:cuoi|chot|bet)\b"
)
_ASKED = tuple(re.compile(pattern) for pattern in (_MOST, _LEAST))


def most_factor(asked: Asked, sentence: Sentence) -> float:
    """What a sentence is worth for telling the superlative that is asked for, or for telling none.

    1 where none is asked for; a row of a table tells it by its figures.
    """
    if asked.kind not in _KINDS or sentence.passage.kind == "table":
        return 1.0
    wanted = [pattern for pattern in _ASKED if pattern.search(_told(asked.reading.text))]
    if len(wanted) != 1:
        return 1.0
    return TELLS_MOST if wanted[0].search(_told(sentence.text)) else TELLS_NONE


def tells_same(words: str, text: str) -> bool:
    """Whether words are a superlative that a text tells, in the same words or in others: "ít nhất", "thấp nhất"."""
    return any(pattern.search(_told(words)) and pattern.search(_told(text)) for pattern in _ASKED)


# What sets a least or most amount ranks nothing: "ít nhất 20 sản phẩm", "mỗi xã ít nhất một tổ".
_LIMIT = re.compile(
    r"\b(?:it|nhieu|cham|som|toi) nhat (?:la )?(?=\d|mot\b|hai\b|ba\b|vao\b|truoc\b|cung\b)"
    r"|\bthong nhat\b|\b(?:nguoi|ong|ba|vi|sep) (?:dan|dung) dau\b"
)


@lru_cache(maxsize=REMEMBERED)
def _told(text: str) -> str:
    return _LIMIT.sub(" ", fold(text))
