"""The line a person reads first: the figure, name or clause that answers, in the quote's own words."""

import re

from bot.asked import Asked, Kind
from bot.cues import Cue
from bot.evidence import Evidence
from bot.found import provinces_in
from bot.quote import Quote
from bot.sentence import ITEM
from bot.short_forms import spelt_out
from corpus.vietnamese.normalize import squeeze
from corpus.vietnamese.provinces import find_places, find_regions

CLAUSE = 140  # characters of a headline at most; a longer clause is cut at a word
NAME = 80  # characters after the first word of an office, a body or a place

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
_STOP = re.compile(r"[;\n]|\.(?!\d)")
_BORDER = re.compile(r"[;:()]|[.,](?!\d)|\s[–-]\s|\n")


def headline(asked: Asked, evidence: Evidence, quoted: Quote) -> str:
    """The answering words; every character of them stands in the quote, but for a "…" where a long one is cut."""
    sentence, cue = evidence.sentence, evidence.cue
    low, high = max(0, quoted.start - sentence.start), min(len(sentence.text), quoted.end - sentence.start)
    if asked.short_form and (place := spelt_out(asked.short_form, sentence.text[:high])) and place[0] >= low:
        return squeeze(sentence.text[slice(*place)])
    if cue is None or cue.start < low or cue.end > high:
        return _clause(evidence, low, high)
    start, end = _grown(asked.kind, sentence.text[:high], cue, low)
    return _cut(squeeze(sentence.text[start:end]).rstrip(" ,;:("))


def _grown(kind: Kind, text: str, cue: Cue, low: int) -> tuple[int, int]:
    """The cue with what belongs to it, from `low` to the end of `text`."""
    match kind:
        case "percent" | "money" | "rank":
            return _with_bound(text, cue, low), cue.end
        case "amount":
            return _with_bound(text, cue, low), _with_noun(text, cue)
        case "person":
            office = _OFFICE_BEFORE.search(text[low : cue.start])
            return (low + office.start() if office else cue.start), cue.end
        case "office":
            return cue.start, _to(_BORDER, text, cue.end, NAME)
        case "place" | "body" if not _is_whole_name(text[cue.start : cue.end]):
            return cue.start, _to(_BORDER, text, cue.end, NAME)
        case "list" if cue.end - cue.start == 1:  # only the marks of an enumeration
            return low, len(text)
        case "list" | "reason":
            return cue.start, _to(_STOP, text, cue.end, len(text))
        case _:
            return cue.start, cue.end


def _with_bound(text: str, cue: Cue, low: int) -> int:
    """Where "khoảng", "hơn" before a figure begins."""
    before = _BEFORE.search(text[low : cue.start])
    return low + before.start() if before else cue.start


def _with_noun(text: str, cue: Cue) -> int:
    """Where the noun that a figure counts ends."""
    after = _AFTER.match(text[cue.end :])
    if after is None or text[cue.start : cue.end].rstrip().endswith("%"):
        return cue.end
    return _to(_BORDER, text[: cue.end + after.end()], cue.end, len(text))


def _to(border: re.Pattern[str], text: str, start: int, longest: int) -> int:
    """Where the words from `start` end: at a border, and after `longest` characters, never inside a word."""
    found = border.search(text, start)
    end = found.start() if found else len(text)
    if end - start <= longest:
        return end
    return max(start, text.rfind(" ", start, start + longest + 1))


def _is_whole_name(words: str) -> bool:
    """Whether a cue is the full name of a province, a place or a region, or ends in a short name ("Tập đoàn FPT")."""
    if " " not in words or (len(words.split()[-1]) > 2 and words.split()[-1].isupper()):
        return True
    return bool(provinces_in(words) or find_places(words) or find_regions(words))


def _clause(evidence: Evidence, low: int, high: int) -> str:
    """The clause of the quote in which most of the question's words stand, whole words only."""
    text = evidence.sentence.text
    marker = ITEM.match(text, low)
    low = marker.end() if marker and marker.end() < high else low
    spans = evidence.sentence.words.spans
    spots = [spans[p][0] for p, _ in evidence.places if p < len(spans)]
    borders = [low, *(low + m.end() for m in _BORDER.finditer(text[low:high])), high]
    best, best_worth = (low, high), -1.0
    for start, end in zip(borders, borders[1:], strict=False):
        worth = sum(1 for spot in spots if start <= spot < end) + min(end - start, 60) / 100
        if worth > best_worth:
            best, best_worth = (start, end), worth
    return _cut(squeeze(text[best[0] : best[1]]).rstrip(" ,;:("))


def _cut(words: str) -> str:
    return words if len(words) <= CLAUSE else words[:CLAUSE].rsplit(" ", 1)[0] + "…"
