"""The cues of a row of a table whose head names its columns: of which column, of which year, and of which kind."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.asked import Asked, Kind
from bot.columns import column, year_of_column
from bot.cues import Cue, cues
from bot.sentence import Sentence, meet, words_of
from bot.siblings import INDICES, groups

# What the head of a row or of a column says of numbers without a unit.
_UNITS: dict[Kind, re.Pattern[str]] = {
    "rank": re.compile(r"\b(?:hạng|thứ|rank)\b", re.IGNORECASE),
    "percent": re.compile(r"%|\b(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng)\b", re.IGNORECASE),
    "money": re.compile(r"\b(?:đồng|kinh phí|doanh thu|vốn)\b", re.IGNORECASE),
    "score": re.compile(r"\b(?:điểm|score)\b", re.IGNORECASE),
}
# A rank with its score: "7 (68,09)".
_SCORE_BEHIND = re.compile(r"\s*\(\d+[.,]\d+\)")


def cues_in_row(asked: Asked, sentence: Sentence) -> list[Cue]:
    """The cues of a row, each of the year of its column; of the columns that the question names, if it names any."""
    found = list(cues(asked.kind, sentence.text))
    if not found or asked.kind == "rank":
        found += [cue for cue in _by_heads(asked, sentence) if all(cue.start != other.start for other in found)]
    years = [cue.year or year_of_column(sentence.heading, sentence.text, cue.start) for cue in found]
    dated = [replace(cue, year=year) for cue, year in zip(found, years, strict=True)]
    return [cue for cue in dated if _is_named(asked, _head(sentence, cue))] or dated


def _by_heads(asked: Asked, sentence: Sentence) -> list[Cue]:
    """Of ranks, shares, sums and scores the numbers headed so; a rank is also what stands before its score."""
    unit, numbers = _UNITS.get(asked.kind), cues("amount", sentence.text)
    if unit is None or not numbers:
        return []
    if asked.kind == "rank" and (ranks := _scored(numbers, sentence.text)):
        return ranks
    label = sentence.text[: numbers[0].start]
    return [cue for cue in numbers if unit.search(f"{label} {_head(sentence, cue)}")]


def _scored(numbers: Sequence[Cue], text: str) -> list[Cue]:
    return [cue for cue in numbers if _SCORE_BEHIND.match(text, cue.end)]


def _head(sentence: Sentence, cue: Cue) -> str:
    return column(sentence.heading, sentence.text, cue.start)


def _is_named(asked: Asked, head: str) -> bool:
    """Whether the head of a column is what the question speaks of."""
    words = words_of(head)
    return any(
        meet(unit, words).credit > 0 for unit in asked.units if unit.role == "content" or INDICES in groups(unit)
    )
