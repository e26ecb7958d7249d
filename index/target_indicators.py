"""The indicator of a figure, by the reviewed table of their names (indicators.tsv)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.vietnamese.normalize import fold
from index.tables import rows
from index.target_clauses import Clause, has_verb
from index.target_figures import Amount
from index.target_places import Place
from index.target_relations import is_loss

OTHER = "khac"
_LEVELS = {"huyen": ", cấp huyện", "xa": ", cấp xã"}


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the table; `near` and `anywhere` are patterns that must be met beside the figure and in its sentence."""

    code: str
    kinds: frozenset[str]
    unit: str
    label: str
    names: tuple[str, ...]
    near: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    without: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Name:
    """A name of indicators in a text; offsets in the text."""

    start: int
    end: int
    name: str


@cache
def indicators() -> tuple[Indicator, ...]:
    """The rows of the table, in its order."""
    found = []
    for cells in rows("indicators")[1:]:
        code, kinds, unit, label, names, near, without = (*cells, "", "", "")[:7]
        near, _, anywhere = near.partition("&")
        found.append(
            Indicator(
                code,
                frozenset(kinds.split(",")),
                unit,
                label,
                tuple(fold(name) for name in _listed(names)),
                _pattern(_listed(near)),
                _pattern(_listed(anywhere)),
                _pattern(_listed(without)),
            )
        )
    return tuple(found)


@cache
def label(code: str) -> str:
    """What people read for a row's code; the code itself for one that is not in the table."""
    base, level = re.fullmatch(r"(.+?)(?:_cap_(huyen|xa))?", code).groups()  # type: ignore[union-attr]  # fits every text
    for name, ending in ((code, ""), (f"{code.removesuffix('_giam')}_tang", " (giảm)"), (base, _LEVELS.get(level, ""))):
        if found := next((indicator.label for indicator in indicators() if indicator.code == name), None):
            return found + ending
    return code


@cache
def codes() -> tuple[str, ...]:
    """The codes of the table, and "khac", in its order."""
    return (OTHER, *dict.fromkeys(indicator.code for indicator in indicators()))


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    spelled = sorted((re.escape(fold(word)).replace(r"\ ", r"\s+") for word in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)")


def rank_of(indicator: Indicator) -> Indicator | None:
    """The rank of a share: "chiếm 22% GRDP, đứng thứ 5 cả nước"."""
    return next((other for other in indicators() if other.code == f"{indicator.code}_rank"), None)


@cache
def _names() -> re.Pattern[str]:
    found = _pattern([name for indicator in indicators() for name in indicator.names] + ["chỉ số", "index"])
    assert found, "the table has rows"
    return found


@cache
def _named(name: str) -> tuple[tuple[int, Indicator], ...]:
    """Indicators that have this name or a shorter one that begins it, with their place in the table."""
    return tuple(
        (i, indicator)
        for i, indicator in enumerate(indicators())
        if any(_begins(name, other) for other in indicator.names)
    )


def _begins(name: str, other: str) -> bool:
    return name == other or f" {other} " in f" {name} "


def find_names(text: str) -> list[Name]:
    """Names of indicators in a text, the longest at each place."""
    folded = fold(text)
    return [Name(m.start(), m.end(), " ".join(m.group().split())) for m in _names().finditer(folded)]


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return fold(text)


def indicator_of(
    text: str, amount: Amount, clause: Clause, names: Sequence[Name], before: Sequence[str] = ()
) -> Indicator | None:
    """What a figure of a sentence is of; None for what the table does not know.

    `before`: what a plain clause goes on with when its own sentence names nothing (the sentence before, the title).
    """
    own = [name for name in names if clause.start <= name.start and name.end <= clause.end]
    ahead = [name for name in own if name.end <= amount.start]
    behind = [name for name in own if name.start >= amount.end]
    whole = _folded(text)
    local = whole[clause.start : clause.end]
    verb = has_verb(text, amount)
    order = [*reversed(ahead), *behind] if verb or not clause.after_form else [*behind, *reversed(ahead)]
    told_behind = whole[amount.end : clause.end]
    for name in order:
        found = _fitting(name, amount, local, whole)
        if found and clause.after_form and not verb and name.end <= amount.start:
            # "e-commerce over 15% of retail sales": what stands behind the figure is only what it is a share of.
            found = found if found.near and found.near.search(told_behind) else None
        if found:
            return found
    if not clause.plain or clause.after_form:
        return None
    found = _carried(whole, amount, clause, names, local)
    return found or next(filter(None, (_from_before(words, amount, local) for words in before)), None)


_LEVEL = re.compile(r"\s(?:cap|o|tai|at)\s")


def _carried(whole: str, amount: Amount, clause: Clause, names: Sequence[Name], local: str) -> Indicator | None:
    earlier = [name for name in names if name.end <= clause.start]
    later = [name for name in names if name.start >= clause.end]
    for name in reversed(earlier):
        # What the name says of itself ("kinh tế số chiếm"), without the level that it was told for ("ở cấp tỉnh").
        told = _LEVEL.split(whole[name.start : name.end + 16])[0]
        found = _fitting(name, amount, f"{told} {local}", whole)
        if found and not (found.without and found.without.search(whole[max(0, name.start - 40) : name.end])):
            return found
        if name.name in ("chi so", "index"):
            return None
    if amount.kind == "top":
        for name in later:
            if found := _fitting(name, amount, local, whole):
                return found
    return None


def _from_before(before: str, amount: Amount, local: str) -> Indicator | None:
    if amount.kind not in ("rank", "top", "score", "steps"):
        return None
    whole = _folded(before)
    found = [fits for name in find_names(before) if (fits := _fitting(name, amount, local, whole))]
    codes = {indicator.code for indicator in found}
    # Several pillars named together are no subject; the index that they belong to is.
    return next((fits for fits in found if len(codes) == 1 or fits.code.startswith("dti")), None)


def _fitting(name: Name, amount: Amount, local: str, whole: str) -> Indicator | None:
    fits = [
        (-len(max((n for n in indicator.names if _begins(name.name, n)), key=len)), i, indicator)
        for i, indicator in _named(name.name)
        if amount.kind in indicator.kinds and _meets(indicator, local, whole) and _counts_right(indicator, amount)
    ]
    return min(fits, key=lambda fit: fit[:2])[2] if fits else None


def _meets(indicator: Indicator, local: str, whole: str) -> bool:
    return (
        (indicator.near is None or bool(indicator.near.search(local)))
        and (indicator.anywhere is None or bool(indicator.anywhere.search(whole)))
        and not (indicator.without and indicator.without.search(local))
    )


def _counts_right(indicator: Indicator, amount: Amount) -> bool:
    """Whether what is counted is what the indicator counts: "300 doanh nghiệp", not "300 việc làm"."""
    if amount.kind not in ("count", "score") or amount.unit is None or "count" not in indicator.kinds:
        return True
    counted, unit = fold(amount.unit), fold(indicator.unit)
    return (
        unit.split()[0] in counted.split()
        or counted.split()[0] in unit.split()
        or any(name.split()[0] == counted.split()[0] for name in indicator.names)
    )


# What an index is made of, and rankings of countries, are no figures of a province.
_MADE_OF = re.compile(r"có tổng|thang điểm|tổng điểm|tổng số điểm|trọng số|điểm tối đa", re.IGNORECASE)
_OF_NATIONS = re.compile(r"\s*(?:/\s?\d{3}\b|(?:/\d+\s+)?(?:quốc gia|nước|countries|nations)\b)", re.IGNORECASE)


def code_of(sentence: str, amount: Amount, clause: Clause, indicator: Indicator | None, place: Place | None) -> str:
    """The indicator's code for a row; "khac" for what the table does not know and for single districts and communes.

    A loss has the ending "_giam" for "_tang"; a share of all districts or communes "_cap_huyen", "_cap_xa".
    """
    if indicator is None or (place and place.local):
        return OTHER
    if (amount.kind == "score" and _MADE_OF.search(sentence)) or _OF_NATIONS.match(sentence, amount.end):
        return OTHER
    level = re.search(r"(?<!từ )cấp (huyện|xã)(?! đến)", sentence[clause.start : clause.end], re.IGNORECASE)
    if level and amount.kind == "percent" and "_cap_" not in indicator.code:
        return f"{indicator.code}_cap_{fold(level[1])}"  # what the districts reach is not the province's figure
    lost = indicator.code.endswith("_tang") and is_loss(sentence[max(0, amount.start - 200) : amount.start])
    return f"{indicator.code.removesuffix('_tang')}_giam" if lost else indicator.code


def unit_of(amount: Amount, indicator: Indicator | None) -> str | None:
    """The unit of a row: what the text names, or what the indicator counts."""
    return indicator.unit if indicator and (amount.kind == "count" or not amount.unit) else amount.unit
