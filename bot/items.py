"""Items of a series: pillars, indices or levels of one sentence, each with its figure, and which one is asked for.

"Trụ cột nào xếp cao nhất?" is answered by "xã hội số xếp thứ 19/63" in a sentence that ranks all three.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from bot.siblings import INDICES, LEVELS, PILLARS, SOURCES, members
from corpus.vietnamese.normalize import REMEMBERED, fold
from corpus.vietnamese.spoken_number import SPELT_BARE
from index.mentions import Figure, find_figures
from index.reading import Reading

_GROUPS = (PILLARS, INDICES, LEVELS, SOURCES)
_LABELS = (LEVELS, SOURCES)  # what a figure is of, where a question names one of them
_WHICH = r"(?: \w+){0,3}? (?:nào|gì|mô)\b"
_NOUNS = (  # with accents: "mang tên gì" and "nhà mạng nào" ask for no "mảng"
    (PILLARS, re.compile(rf"\b(?:trụ cột|mảng|lĩnh vực|hợp phần|khía cạnh)\b{_WHICH}")),
    (INDICES, re.compile(rf"\b(?:chỉ số|index)\b{_WHICH}")),
    (LEVELS, re.compile(r"\bcấp nào\b")),
)
_RANKED = re.compile(r"\b(?:xep|hang|thu hang|thu may|dung thu|thu bac)\b")
_RISING = re.compile(r"\btang\b")
_MOST = r"(?:nhat|hon)\b"
_BEST = re.compile(
    rf"\b(?:cao|tot|kha|manh|nhieu|lon|nhanh|ngon|on|gioi|sang) {_MOST}|\b(?:dan|dung) dau\b|\bhang dau\b"
)
_WORST = re.compile(rf"\b(?:thap|kem|te|yeu|it|cham|nho|bet) {_MOST}|\b(?:cuoi|bet) bang\b")
_WORD_RANK = re.compile(r"\b(?:thu|hang|vi tri) (nhat|nhi|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)\b")
_WORDS = {"nhat": 1, "nhi": 2} | SPELT_BARE
# Several phrases to choose from: "kinh tế số hay xã hội số", "trong …, … hạng nào cao nhất".
_CHOICE = re.compile(r"\b(?:cai|hang|ben|thu) nao\b|\b(?:so|tinh|huyen|index|pci|papi) hay \w+|\bhay cap \w+")
_OF_VALUE = re.compile(r"\bla (?:thu hang|hang|muc tang|muc|chi so|con so|ti le|ty le)(?: cua)?(?: cai)? (?:nao|gi)\b")
_LABEL = re.compile(r",\s|\b(?:trong đó|năm 20\d\d)\b")
_LEAD = re.compile(r"\W*(?:và\s+)?")
_LABEL_LENGTH = 80  # characters before the phrase of a group
_BORDER = re.compile(r"[;|]|\.\s|:\s")
_CUT = re.compile(r"[,;:(|]|\.\s")


class Item(NamedTuple):
    """A phrase of a group with the figure behind it: offsets in the text from the one to the end of the other."""

    start: int
    end: int
    group: str
    name: str  # folded
    figure: Figure
    rising: bool  # the figure says by how much it has risen


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which item a question asks for: the one with a value that it names, else the best or the worst."""

    group: str
    names: frozenset[str]  # the only ones meant, folded; all of the group when empty
    values: frozenset[float]
    best: bool | None
    ranked: bool
    rising: bool


def wanted_item(reading: Reading) -> Wanted | None:
    """The item that a question asks for; None when it asks for none."""
    return _wanted(reading.text, " ".join(token.text for token in reading.tokens))


@lru_cache(maxsize=REMEMBERED)
def _wanted(question: str, words: str) -> Wanted | None:
    """`words`: those of the question, accents put back."""
    text = fold(words)
    group = next((group for group, noun in _NOUNS if noun.search(words)), None)
    among, names = _chosen_among(text) if _CHOICE.search(text) else (None, frozenset())
    group = among or group
    if group is None and _OF_VALUE.search(text):
        group = PILLARS
    values, best = _values(question), _direction(text)
    if group is None or (best is None and not values) or _goes_on_with_one(question, group):
        return None
    return Wanted(
        group,
        names,
        values,
        best,
        bool(_RANKED.search(text)),
        bool(_RISING.search(text)),
    )


def _chosen_among(text: str) -> tuple[str | None, frozenset[str]]:
    """The group of which a question names several phrases to choose from, and these; None when it names none."""
    named = {name: group for name, group in _names().items() if re.search(rf"\b{re.escape(name)}\b", text)}
    for group in (PILLARS, INDICES, LEVELS):
        names = frozenset(name for name, of in named.items() if of == group)
        if len(names) > 1:
            return group, names
    return None, frozenset()


def _goes_on_with_one(question: str, group: str) -> bool:
    """Whether the last of several turns names a phrase of the group and nothing to choose by: "kinh tế số thì sao?"."""
    *before, last = fold(question).split("; ")
    named = any(of == group and re.search(rf"\b{re.escape(name)}\b", last) for name, of in _names().items())
    return bool(before) and named and _direction(last) is None and not _CHOICE.search(last)


def _values(question: str) -> frozenset[float]:
    """The values that a question names, of a chat's last turn when that names some."""
    turns = question.split("; ")
    for turn in (turns[-1], question):
        found = {figure.value for figure in find_figures(turn) if figure.kind != "count" or not _is_small(figure)}
        found |= {float(_WORDS[match.group(1)]) for match in _WORD_RANK.finditer(fold(turn))}
        if found:
            return frozenset(found)
    return frozenset()


def _is_small(figure: Figure) -> bool:
    """Whether a count only says how many there are: "3 trụ cột"."""
    return figure.value.is_integer() and figure.value <= 10


def _direction(text: str) -> bool | None:
    """True for the best, False for the worst, None when a question asks for neither; the last one told counts."""
    found = [(m.end(), True) for m in _BEST.finditer(text)] + [(m.end(), False) for m in _WORST.finditer(text)]
    return max(found)[1] if found else None


@lru_cache(maxsize=REMEMBERED)
def items(text: str) -> tuple[Item, ...]:
    """The items of a sentence, left to right: each figure with the last phrase of each group before it.

    Where nothing stands before the first figure, with the first phrase behind it: "90% ở cấp tỉnh, 80% ở cấp huyện".
    """
    before, behind = _named_before(text), _named_behind(text)
    first = next(iter(find_figures(text)), None)
    led = any(item.figure == first for item in behind) and all(item.figure != first for item in before)
    return tuple(behind if led else before)


def _named_before(text: str) -> list[Item]:
    found: list[Item] = []
    after = 0
    for figure in find_figures(text):
        low = max((m.end() for m in _BORDER.finditer(text, after, figure.start)), default=after)
        rising = re.search(r"\btăng\W*$", text[low : figure.start], re.IGNORECASE) is not None
        last = {_group(match): match for match in _phrases().finditer(text, low, figure.start)}
        after = figure.end
        found += [
            Item(_label(text, low, m.start()), figure.end, group, fold(m.group()), figure, rising)
            for group, m in last.items()
        ]
    return found


def _label(text: str, low: int, phrase: int) -> int:
    """Where the words begin that name an item: "Chỉ số sẵn sàng (ICT index)" before "ICT index"."""
    start = max((m.end() for m in _LABEL.finditer(text, low, phrase)), default=low)
    lead = _LEAD.match(text, start, phrase)
    start = lead.end() if lead else start
    return start if phrase - start <= _LABEL_LENGTH else phrase


def _named_behind(text: str) -> list[Item]:
    found: list[Item] = []
    figures = find_figures(text)
    for figure, following in zip_longest(figures, figures[1:]):
        high = following.start if following else len(text)
        border = _CUT.search(text, figure.end, high)
        match = _phrases().search(text, figure.end, border.start() if border else high)
        if match:
            found.append(Item(figure.start, match.end(), _group(match), fold(match.group()), figure, False))
    return found


def _group(match: re.Match[str]) -> str:
    return _names()[fold(match.group())]


def chosen(wanted: Wanted, text: str) -> Item | None:
    """The item of a sentence that is asked for; None when the sentence has no such item, or nothing to choose from."""
    there = [item for item in items(text) if item.group == wanted.group]
    if wanted.names:
        there = [item for item in there if item.name in wanted.names]
    equal = [item for item in there if item.figure.value in wanted.values]
    if equal or wanted.best is None:
        return equal[0] if equal else None
    there = [item for item in there if item.rising == wanted.rising or wanted.ranked]
    for kind in ("rank",) if wanted.ranked else ("rank", "score", "percent", "count"):
        of_kind = [item for item in there if item.figure.kind == kind]
        if len({item.name for item in of_kind}) > 1:
            return _extreme(of_kind, least=(kind == "rank") == wanted.best)
    return None


def labelled(question: str, text: str) -> frozenset[int]:
    """Where the figures begin that a text gives for the level or the source of money that the question names."""
    names = _labels_named(question)
    return frozenset(item.figure.start for item in items(text) if item.name in names) if names else frozenset()


@lru_cache(maxsize=4)  # asked of every sentence
def _labels_named(question: str) -> frozenset[str]:
    """The levels and the sources of money that a question names; none when it names several of one group."""
    folded = fold(question)
    names = {name for name, group in _names().items() if group in _LABELS and re.search(rf"\b{name}\b", folded)}
    return frozenset(names if len({_names()[name] for name in names}) == len(names) else ())


def _extreme(found: Sequence[Item], *, least: bool) -> Item:
    pick = min if least else max
    return pick(found, key=lambda item: item.figure.value)


@cache
def _names() -> dict[str, str]:
    """The folded phrases and their groups."""
    return {fold(phrase): group for group in _GROUPS for phrase in members(group)}


@cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted((phrase for group in _GROUPS for phrase in members(group)), key=len)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, reversed(phrases)))})\b", re.IGNORECASE)
