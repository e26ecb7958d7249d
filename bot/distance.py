"""How far apart a cue and other words of its sentence stand."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.cues import Cue
from bot.sentence import ROLE, Meeting, Sentence
from corpus.vietnamese.normalize import REMEMBERED
from index.units import Unit

HALF_WAY = 6  # tokens at which closeness is one half
BEYOND = 0.2  # share of closeness that is left beyond a ";" in a list
CLAUSE = 5  # tokens that a border between clauses counts as
_CLOSES = re.compile(r"[^()]*\)")
# In a fixed row of such words a comma parts no clauses: "22 thôn, bản lõm sóng".
_OF_ROW = (
    "xã|phường|thị trấn|thôn|bản|xóm|ấp|khóm|buôn|làng|bon|khu phố|tổ dân phố|huyện|thị xã|thành phố|sở|ban|ngành|"
    "cơ quan|đơn vị|tổ chức|cá nhân|cán bộ|công chức|viên chức"
)
_ONE_NOUN = re.compile(rf"(?<= )(?:{_OF_ROW}), (?=(?:{_OF_ROW})\b)")
_MARKS = (";", ", ", ": ", "(", ". ", "|", " và ", " and ")


def apart(cue: Cue, start: int, end: int, sentence: Sentence) -> float:
    """1 / (1 + distance / `HALF_WAY`); distances in words, a border between clauses counts as `CLAUSE` of them."""
    left, right = (end, cue.start) if end <= cue.start else (cue.end, start)
    if left >= right:
        return 1.0
    between = sentence.text[left:right]
    if ", " in between and _has_row(sentence.text):
        between = _ONE_NOUN.sub(" ", between)
    distance = between.count(" ") + CLAUSE * sum(map(between.count, _marks(sentence.text)))
    if right == cue.start and between.endswith(": "):
        distance -= CLAUSE  # "Trạm 5G: 57": a label is of what follows at once
    if left == cue.end and ")" in between and _CLOSES.match(between):
        alone = between[0] == ")" and sentence.text.endswith("(", 0, cue.start)  # "800 nghìn (800.000) lượt tải"
        distance += 0 if alone else CLAUSE  # what stands in brackets is of the words before them
    return 1.0 / (1.0 + max(0, distance - 1) / HALF_WAY)


@lru_cache(maxsize=REMEMBERED)
def _has_row(text: str) -> bool:
    """Whether a text has such a row at all: hardly any has."""
    return _ONE_NOUN.search(text) is not None


@lru_cache(maxsize=REMEMBERED)
def _marks(text: str) -> tuple[str, ...]:
    """The borders that a text has at all: few of them have more than three kinds."""
    return tuple(mark for mark in _MARKS if mark in text)


_TO = frozenset({"để", "nhằm", "in order to", "mục đích"})


def spans_of(meeting: Meeting, sentence: Sentence) -> list[tuple[int, int]]:
    """Where a sentence meets a unit, as offsets in its text; asked once for all of its cues."""
    spans = sentence.words.spans
    return [(spans[at][0], spans[min(at + meeting.length, len(spans)) - 1][1]) for at in meeting.places]


def closeness(cue: Cue, span: tuple[int, int], sentence: Sentence, *, wall: bool = False) -> float:
    """How near a cue stands to a stretch of its sentence's text; `wall`: little of it is left beyond a ";"."""
    start, end = span
    near = apart(cue, start, end, sentence)
    if cue.figure is None and start >= cue.end and sentence.text[cue.start : cue.end].lower() in _TO:
        near *= 0.5
    between = (end, cue.start) if end <= cue.start else (cue.end, start)
    return BEYOND * near if wall and ";" in sentence.text[slice(*between)] else near


class Anchor(NamedTuple):
    """A province or document number asked about, at its place in the sentence: a cue belongs to the nearest."""

    start: int
    end: int
    weight: float


class Placed(NamedTuple):
    """Where a sentence meets a unit that counts: `spans` are offsets in its text."""

    weight: float
    told: float  # the unit's own weight if it carries the topic, else 0
    heaviest: float  # of all units met
    spans: Sequence[tuple[int, int]]


def placed(sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> list[Placed]:
    """The units that a sentence meets; asked once for all of its cues."""
    heaviest = max((unit.weight for unit, here in meetings if here.places), default=1.0)
    return [
        Placed(
            unit.weight * ROLE[unit.role],
            unit.weight if unit.role == "content" else 0.0,
            heaviest,
            spans_of(here, sentence),
        )
        for unit, here in meetings
        if here.places and unit.role in ("content", "light")
    ]


def how_near(
    cue: Cue, sentence: Sentence, met: Sequence[Placed], anchors: Sequence[Anchor], *, wall: bool = False
) -> float:
    """Half the weighted mean of closeness over the met units and the best anchor, half that of what tells most.

    One half when there is nothing to be near to. `wall` as for `closeness`.
    """
    total = near = closest = 0.0
    if anchors:
        total = max([anchor.weight for anchor in anchors])
        near = max([anchor.weight * apart(cue, anchor.start, anchor.end, sentence) for anchor in anchors])
    for weight, told, heaviest, spans in met:
        total += weight
        here = max([closeness(cue, span, sentence, wall=wall) for span in spans])
        near += weight * here
        closest = max(closest, here * told / heaviest)
    return 0.5 * (near / total + (closest or near / total)) if total else 0.5
