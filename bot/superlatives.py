"""Who or what comes first or last in something, asked and told in different words: "ít nhất" is told by "thấp nhất"."""

from functools import lru_cache

from bot.asked import Asked, Kind
from bot.sentence import Sentence
from corpus.vietnamese.normalize import REMEMBERED, accents_optional, evenly_spelt

TELLS_MOST, TELLS_NONE = 1.4, 0.7

# Of what is asked for by name; a figure is told by its value.
_KINDS: frozenset[Kind] = frozenset({"place", "body", "province", "thing", "list", "topic"})
_MOST = (
    r"\b(?:nhiều|cao|lớn|đông|mạnh|nhanh|tốt|khá|chạy|sớm|giàu) nhất\b|\b(?:dẫn|đứng) đầu\b|\bquán quân\b"
    r"|\bnhất bảng\b"
)
_LEAST = (
    r"\b(?:ít|thấp|nhỏ|yếu|kém|chậm|cuối|bét|muộn|tệ|nghèo) nhất\b|\b(?:cuối|chót|bét) bảng\b"
    r"|\b(?:đứng|xếp) (?:cuối|chót|bét)\b"
)
_FORMS = (accents_optional(_MOST), accents_optional(_LEAST))


def most_factor(asked: Asked, sentence: Sentence) -> float:
    """What a sentence is worth for telling the superlative that is asked for, or for telling none.

    1 where none is asked for; a row of a table tells it by its figures.
    """
    if asked.kind not in _KINDS or sentence.passage.kind == "table":
        return 1.0
    wanted = _superlatives(asked.reading.text)
    if len(wanted) != 1:
        return 1.0
    return TELLS_MOST if wanted & _superlatives(sentence.text) else TELLS_NONE


def tells_same(words: str, text: str) -> bool:
    """Whether words are a superlative that a text tells, in the same words or in others: "ít nhất", "thấp nhất"."""
    wanted = _superlatives(words)
    return bool(wanted) and bool(wanted & _superlatives(text))


# What sets a least amount or a last day ranks nothing, nor does who leads: "ít nhất 20 tổ", "chậm nhất là ngày 30/6".
# A time behind "nhiều nhất" sets neither: "nhiều nhất năm 2024", "nhiều nhất trong tháng".
_NO_RANK = accents_optional(
    r"\b(?:ít|nhiều) nhất (?:là )?(?=\d|(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười|mỗi|cũng)\b)"
    r"|\b(?:chậm|sớm|muộn) nhất (?:là )?(?=\d|(?:trong )?(?:ngày|tuần|tháng|quý|năm)\b"
    r"|(?:vào|trước|đến|hết|cuối|cũng|trong vòng)\b|trong \d)"
    r"|\b(?:người|ông|bà|(?<!đơn )vị|sếp) (?:dẫn|đứng) đầu\b"
)


@lru_cache(maxsize=REMEMBERED)
def _superlatives(text: str) -> frozenset[str]:
    """The forms of superlatives in a text: of the most, of the least."""
    told = _NO_RANK.sub(" ", evenly_spelt(text))
    return frozenset(form.pattern for form in _FORMS if form.search(told))
