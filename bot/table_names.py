"""The ids of tables: "kinh_te_so_grdp.2025.target" over all provinces, "tinh.tuyen-quang" over all indicators.

"moi.kinh_te_so_grdp" is over all provinces, years and kinds.
"""

import re
from dataclasses import dataclass
from functools import cache

from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import provinces
from index.target_row import FigureStatus, TargetRow

_OF_INDICATOR = re.compile(r"([a-z0-9_]{1,40})\.(20[0-9]{2})\.(target|result)")
_OF_CODE = re.compile(r"moi\.([a-z0-9_]{1,40})")
_OF_PROVINCE = re.compile(r"tinh\.([a-z-]{1,40})(?:\.([a-z0-9_]{1,40}))?")


@dataclass(frozen=True, slots=True)
class OfIndicator:
    """One indicator, year and kind of figure over all provinces."""

    code: str
    year: int
    kind: FigureStatus


@dataclass(frozen=True, slots=True)
class OfCode:
    """One indicator, of whatever year and kind, over all provinces."""

    code: str


@dataclass(frozen=True, slots=True)
class OfProvince:
    """One province over all its years; `code`: of one indicator, None: of all."""

    province: str
    code: str | None


def table_of_indicator(row: TargetRow) -> str:
    """The id of the table over provinces that a row stands in."""
    return f"{row.indicator}.{row.year}.{row.kind}"


def table_of_code(code: str) -> str:
    """The id of an indicator's table over all years and kinds."""
    return f"moi.{code}"


def table_of_province(province: str, code: str | None = None) -> str:
    """The id of a province's table."""
    return ".".join(filter(None, ("tinh", _slug(province), code)))


def read_table_id(table: str) -> OfIndicator | OfCode | OfProvince | None:
    """What an id stands for; None for what is none."""
    if match := _OF_INDICATOR.fullmatch(table):
        return OfIndicator(match[1], int(match[2]), "target" if match[3] == "target" else "result")
    if match := _OF_CODE.fullmatch(table):
        return OfCode(match[1])
    match = _OF_PROVINCE.fullmatch(table)
    name = _by_slug().get(match[1]) if match else None
    return OfProvince(name, match[2]) if match and name else None


@cache
def _by_slug() -> dict[str, str]:
    return {_slug(name): name for name in (*provinces(), "Huế")}


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[a-z]+", fold(name)))
