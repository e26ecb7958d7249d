"""Phrases that stand in each other's place: kinh tế số and xã hội số, PCI and PAPI, bí thư and chủ tịch."""

from collections.abc import Iterable
from functools import cache

from bot.sentence import Words, meet
from index.tables import read_rows
from index.tokens import tokenize
from index.units import Unit


def groups(unit: Unit) -> frozenset[int]:
    """The groups that a unit belongs to."""
    return _groups().get(unit.folded, frozenset())


def replaced_by_sibling(units: Iterable[Unit], words: Words) -> bool:
    """Whether a text speaks of siblings of a unit and of none of the units themselves."""
    for unit in units:
        strict = [group for group in groups(unit) if group < STRICT]
        if strict and not meet(unit, words).credit:
            for group in strict:
                if any(words.at(phrase, accented=True) >= 0 for phrase in _phrases()[group]):
                    return True
    return False


STRICT = 3  # the first groups of the table: pillars and indices, of which one never answers for another


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
