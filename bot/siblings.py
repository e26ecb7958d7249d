"""Phrases that stand in each other's place: kinh tế số and xã hội số, PCI and PAPI, bí thư and chủ tịch."""

import re
from collections.abc import Iterable
from functools import cache

from bot.sentence import Words, meet, words_of
from index.tables import read_rows
from index.tokens import tokenize
from index.units import Unit

PILLARS, INDICES, DIRECTIONS, NETWORKS = "pillars", "indices", "directions", "networks"
EVENTS, LEVELS, SOURCES = "events", "levels", "sources"
STRICT = (PILLARS, INDICES, DIRECTIONS, NETWORKS)  # groups of which one phrase never answers for another


def groups(unit: Unit) -> frozenset[str]:
    """The names of the groups that a unit belongs to."""
    return _groups().get(unit.folded, frozenset())


def is_pillar(unit: Unit) -> bool:
    """Whether a unit is a pillar of digital transformation or a generation of networks: figures are of one of them."""
    return unit.folded in _folded(PILLARS, NETWORKS)


def is_event(unit: Unit) -> bool:
    """Whether a unit is a kind of event: hội nghị, hội thảo, tuần lễ, diễn đàn."""
    return EVENTS in groups(unit)


def replaced_by_sibling(units: Iterable[Unit], words: Words) -> bool:
    """Whether a text speaks of siblings of a unit and of none of the units themselves."""
    met: set[str] = set()
    missed: set[str] = set()
    strict = _folded(*STRICT)
    for unit in units:
        if unit.folded in strict:
            (met if meet(unit, words).credit else missed).update(groups(unit).intersection(STRICT))
    return any(_names_one_of(group, words) for group in missed - met)


def names_pillar(words: Words) -> bool:
    """Whether a text names any pillar: spares looking at the clauses before its figures, which most have no use for."""
    return _names_one_of(PILLARS, words)


def sibling_before(units: Iterable[Unit], text: str) -> bool:
    """Whether the clause that `text` ends with, or its leading "Về …,", names a pillar that is none of the units."""
    clauses = _CLAUSE.split(text)
    here = words_of(clauses[-1] if not _LEAD.match(text) else f"{clauses[0]} {clauses[-1]}")
    own = [unit for unit in units if PILLARS in groups(unit)]
    return _names_one_of(PILLARS, here) and not any(meet(unit, here).credit for unit in own)


def of_other_index(units: Iterable[Unit], text: str) -> bool:
    """Whether the last index named in `text`, the words before a figure, is none of those that the units name.

    Units that name none ask for any.
    """
    wanted = [unit for unit in units if unit.folded in _DIGITAL or not groups(unit).isdisjoint((INDICES, PILLARS))]
    named = _INDEX.findall(text.rpartition(";")[2])
    return bool(wanted and named) and not any(meet(unit, words_of(named[-1])).credit for unit in wanted)


_DIGITAL = frozenset({"chuyen doi so", "so hoa"})
_INDEX = re.compile(
    r"\b[Cc]hỉ số((?: (?!đạt|xếp|đứng|là|của|năm|tăng|giảm|được|thuộc|nằm|cao|thấp|trong)[^\W\d_]+)+(?: \([^)]+\))?)"
)


def _names_one_of(group: str, words: Words) -> bool:
    return any(map(words.accented.__contains__, _padded(group)))


_LEAD = re.compile(r"(?:Về|Riêng|Đối với|Với)\s")  # what the whole sentence is about
_CLAUSE = re.compile(r"[;,(]\s*|\.\s")


def members(group: str) -> tuple[str, ...]:
    """The phrases of a group."""
    return _table()[group]


@cache
def _padded(group: str) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in members(group))


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(" ".join(token.text for token in tokenize(phrase)) for phrase in line.split("|"))
        for name, line in read_rows("bot", "siblings")
    }


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, line in read_rows("bot", "siblings"):
        for phrase in line.split("|"):
            found.setdefault(" ".join(token.folded for token in tokenize(phrase)), set()).add(name)
    return {phrase: frozenset(names) for phrase, names in found.items()}


@cache
def _folded(*names: str) -> frozenset[str]:
    """The phrases of some groups, without accents."""
    return frozenset(phrase for phrase, groups in _groups().items() if not groups.isdisjoint(names))
