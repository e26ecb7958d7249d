"""What each word of a question counts: how rare it is among the candidates, and how surely it is part of the topic."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.sentence import ROLE, Meeting
from corpus.vietnamese.syllables import is_folded_syllable
from index.units import Role, Unit

AMONG_CANDIDATES = 0.8  # share of the rarity among candidates, which are alike already
FREQUENT = 0.8  # credit from which a candidate counts as holding a unit
# In coverage, which tells whether a sentence is about the question's topic at all:
ROLE_IN_COVERAGE: dict[Role, float] = {"content": 1.0, "light": 0.3, "function": 0.0, "filler": 0.0}
SINGLE = 0.4  # a single syllable is as often a verb or an adverb as a topic: its share
UNKNOWN_SINGLE = 0.15  # one that the corpus never uses is mostly chat, as are "hk", "tr" …
SHORTEST = 3  # letters of an abbreviation that may be a name


def weighed(spoken: Sequence[Unit], met: Sequence[Sequence[Meeting]]) -> list[Unit]:
    """The units, each weighing at least what its rarity among the candidates says (the idf of `index.units.Rarity`).

    Words of a title are in every passage of its article, which makes them look common; among sentences they are not.
    """
    total = len(met)
    found = [sum(meetings[at].credit >= FREQUENT for meetings in met) for at in range(len(spoken))]
    return [
        replace(unit, weight=max(unit.weight, AMONG_CANDIDATES * math.log(1 + (total - n + 0.5) / (n + 0.5))))
        if unit.role == "content" and n
        else unit
        for unit, n in zip(spoken, found, strict=True)
    ]


class Counted(NamedTuple):
    """A unit with what it counts: `weight` in the score, `share` in coverage; `untranslated`: it has no English."""

    unit: Unit
    weight: float
    share: float
    untranslated: bool


def counted(unit: Unit) -> Counted:
    """What a unit counts."""
    share = ROLE_IN_COVERAGE[unit.role] * unit.weight * _topicality(unit)
    return Counted(unit, ROLE[unit.role] * unit.weight, share, not _has_english(unit))


def _has_english(unit: Unit) -> bool:
    """Whether an English text could meet the unit: a name, or what is Latin as it stands or in the tables."""
    return unit.name or any(text.isascii() for text in (unit.text, *(text for text, _ in unit.others)))


def _topicality(unit: Unit) -> float:
    """How surely a unit is part of the topic: single syllables that the corpus never uses are mostly chat."""
    if unit.syllables > 1 or not unit.text.isalpha():
        return 1.0
    spoken = is_folded_syllable(unit.folded) or len(unit.folded) < SHORTEST
    return SINGLE if unit.known or not spoken else UNKNOWN_SINGLE
