"""Phrases that stand in each other's place: kinh tế số and xã hội số, PCI and PAPI, bí thư and chủ tịch."""

import re
from collections.abc import Iterable
from functools import cache

from bot.sentence import Words, meet
from index.tables import read_rows
from index.tokens import tokenize
from index.units import Unit


def groups(unit: Unit) -> frozenset[int]:
    """The groups that a unit belongs to."""
    return _groups().get(unit.folded, frozenset())


def is_pillar(unit: Unit) -> bool:
    """Whether a unit is a pillar of digital transformation or a generation of networks: figures are of one of them."""
    return any(group < WHOLES or group == NETWORKS for group in groups(unit))


def is_event(unit: Unit) -> bool:
    """Whether a unit is a kind of event: hội nghị, hội thảo, tuần lễ, diễn đàn."""
    return EVENTS in groups(unit)


def replaced_by_sibling(units: Iterable[Unit], words: Words) -> bool:
    """Whether a text speaks of siblings of a unit and of none of the units themselves."""
    met: set[int] = set()
    missed: set[int] = set()
    for unit in units:
        strict = {group for group in groups(unit) if group < STRICT}
        if strict:
            (met if meet(unit, words).credit else missed).update(strict)
    return any(_names_one_of(group, words) for group in missed - met)


def sibling_before(units: Iterable[Unit], text: str) -> bool:
    """Whether the clause that `text` ends with, or its leading "Về …,", names a pillar that is none of the units."""
    asked = {group for unit in units for group in groups(unit)}
    clauses = _CLAUSE.split(text)
    here = Words(clauses[-1] if not _LEAD.match(text) else f"{clauses[0]} {clauses[-1]}")
    return any(_names_one_of(group, here) for group in range(WHOLES) if group not in asked)


def _names_one_of(group: int, words: Words) -> bool:
    return any(words.at(phrase, accented=True) >= 0 for phrase in _phrases()[group])


_LEAD = re.compile(r"(?:Về|Riêng|Đối với|Với)\s")  # what the whole sentence is about
_CLAUSE = re.compile(r"[;,(]\s*|\.\s")
WHOLES = 1  # the first group of the table: the pillars, of which none is the whole
INDICES = 2  # the first groups of the table: pillars and indices
NETWORKS = 3  # the fourth group: 4G, 5G
EVENTS = 4  # the fifth group: hội nghị, hội thảo
STRICT = 4  # the first groups of the table, of which one never answers for another


@cache
def _phrases() -> list[tuple[str, ...]]:
    lines = [line for (line,) in read_rows("bot", "siblings")]
    return [tuple(" ".join(t.text for t in tokenize(phrase)) for phrase in line.split("|")) for line in lines]


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (line,) in enumerate(read_rows("bot", "siblings")):
        for phrase in line.split("|"):
            found.setdefault(" ".join(token.folded for token in tokenize(phrase)), set()).add(number)
    return {phrase: frozenset(numbers) for phrase, numbers in found.items()}
