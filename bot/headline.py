"""The line a person reads first: the figure, name or clause that answers, in the quote's own words."""

import re

from bot.asked import Asked
from bot.evidence import Evidence
from bot.quote import Quote
from corpus.vietnamese.normalize import squeeze

CLAUSE = 140  # characters of a headline at most; a longer clause is cut at a word

_BEFORE = re.compile(
    r"(?:khoảng|hơn|trên|dưới|gần|tối thiểu|tối đa|ít nhất|không quá|đạt|đến|tới|chỉ|"
    r"nearly|over|about|more than|at least)\s+$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^(?:\s+[^\W\d_][\w&-]*){1,4}")
_OFFICE_BEFORE = re.compile(
    r"(?:(?:[Pp]hó |[Nn]guyên |[Qq]uyền )?"
    r"(?:Bí thư|Chủ tịch|Giám đốc|Cục trưởng|Thứ trưởng|Bộ trưởng|Tổng Biên tập|bí thư|chủ tịch|giám đốc)"
    r"[^,.;:()]{0,60}\s)$"
)
_BORDER = re.compile(r"[;:()]|[.,](?!\d)|\s[–-]\s|\n")


def headline(asked: Asked, evidence: Evidence, quoted: Quote) -> str:
    """The answering words; every character of them stands in the quote."""
    sentence = evidence.sentence
    low, high = quoted.start - sentence.start, quoted.end - sentence.start
    if evidence.cue is not None and low <= evidence.cue.start and evidence.cue.end <= high:
        start, end = _grown(asked, sentence.text[:high], evidence.cue.start, evidence.cue.end, low)
        return squeeze(sentence.text[start:end])
    return _clause(evidence, low, high)


def _grown(asked: Asked, text: str, start: int, end: int, low: int) -> tuple[int, int]:
    """A figure with its "khoảng" and what it counts; a name with the office before it."""
    if asked.kind in ("amount", "percent", "money", "rank"):
        before = _BEFORE.search(text[low:start])
        if before:
            start = low + before.start()
        after = _AFTER.match(text[end:])
        if asked.kind == "amount" and after and not text[start:end].rstrip().endswith("%"):
            stretch = after.group()
            border = _BORDER.search(stretch)
            end += border.start() if border else len(stretch)
    elif asked.kind == "person":
        office = _OFFICE_BEFORE.search(text[low:start])
        if office:
            start = low + office.start()
    elif asked.kind == "office":
        after_office = _BORDER.search(text, end)
        end = min(after_office.start() if after_office else len(text), end + 80)
    return start, end


def _clause(evidence: Evidence, low: int, high: int) -> str:
    """The clause of the quote in which most of the question's words stand, whole words only."""
    text = evidence.sentence.text
    tokens = evidence.sentence.words.tokens
    spots = [tokens[p].start for p, _ in evidence.places if p < len(tokens)]
    borders = [low, *(low + m.end() for m in _BORDER.finditer(text[low:high])), high]
    best, best_worth = (low, high), -1.0
    for start, end in zip(borders, borders[1:], strict=False):
        worth = sum(1 for spot in spots if start <= spot < end) + min(end - start, 60) / 100
        if worth > best_worth:
            best, best_worth = (start, end), worth
    clause = squeeze(text[best[0] : best[1]]).rstrip(" ,;:(")
    if len(clause) <= CLAUSE:
        return clause
    return clause[:CLAUSE].rsplit(" ", 1)[0] + "…"
