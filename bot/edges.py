"""Who comes first or last in a table of ranks: the rows of such a table tell it by their ranks, not in words."""

import re
from collections.abc import Sequence

from bot.asked import Asked, Kind
from bot.columns import cells, column
from bot.sentence import Sentence
from corpus.vietnamese.dates import find_years
from corpus.vietnamese.normalize import accents_optional, evenly_spelt

AT_EDGE = 3.0  # factor of the score of the first or last row where that is asked for: all its rows have the same words
_KINDS: frozenset[Kind] = frozenset({"place", "body", "province"})
_OF_RANKS = r"(?:điểm|hạng|xếp hạng|dti|chuyển đổi số)(?: (?:thì|có))?"
_FIRST = accents_optional(
    rf"\b(?:đứng đầu|dẫn đầu|đầu bảng|quán quân|(?:đứng|xếp) (?:thứ )?nhất|hạng nhất|{_OF_RANKS} cao nhất)\b"
)
_LAST = accents_optional(
    r"\b(?:(?:đứng|xếp|hạng) (?:cuối|bét|chót)|(?:cuối|bét|chót) bảng|(?<!chuyển )đội sổ|"
    rf"{_OF_RANKS} thấp nhất)\b"
)
_HEAD = re.compile(r"(?:thứ |xếp |vị )?(?:hạng|thứ)\b|rank\b", re.IGNORECASE)


def at_edge(asked: Asked, sentence: Sentence) -> bool | None:
    """Whether a row is the first or last of its table, as asked; None where no such row is, or it is of no ranks."""
    if asked.kind not in _KINDS or not sentence.in_columns:
        return None
    typed = evenly_spelt(asked.reading.text)
    first, last = _FIRST.search(typed) is not None, _LAST.search(typed) is not None
    at = _column(asked, sentence.heading) if first != last else None
    own = _ranks([sentence.text], at) if at is not None else []
    if at is None or not own:
        return None
    if first:
        return own[0] == 1
    start = sentence.passage.start
    rows = [sentence.passage.text[low - start : high - start] for low, high in sentence.passage.sentences]
    goes_on = rows[-1] == sentence.text and bool(column(sentence.heading, sentence.after, 0))
    return own[0] == max(_ranks(rows, at), default=0) and not goes_on


def _column(asked: Asked, heading: str) -> int | None:
    """Which column has the ranks: of a year asked about, else of no year."""
    found = [
        ({mention.year for mention in find_years(head)}, at)
        for at, head in enumerate(cells(heading))
        if _HEAD.match(head)
    ]
    of_year = [at for years, at in found if years.intersection(asked.years)]
    return next(iter([*of_year, *(at for years, at in found if not years)]), None)


def _ranks(rows: Sequence[str], at: int) -> list[int]:
    parts = [cells(row) for row in rows]
    return [int(row[at]) for row in parts if at < len(row) and row[at].isdecimal()]
