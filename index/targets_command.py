"""The figures of a generation, chosen and told: what `index targets` prints."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import find_provinces
from index.spreadsheet import CSV, SpreadsheetsUnavailable, csv_file, xlsx_file
from index.target_indicators import OTHER, codes, indicators, label
from index.target_places import NATION
from index.target_row import TargetRow

__all__ = ["Choice", "SpreadsheetsUnavailable", "UnknownName", "choose", "told", "write"]

_SIGNS = {"=": "", "~": "~ ", "top": "top "}
_RENAMED = frozenset({"Huế", "Thừa Thiên Huế"})


class UnknownName(ValueError):
    """A province or an indicator that is not in the tables; the message says what is near."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which figures to show; None: all."""

    provinces: frozenset[str] | None = None
    codes: frozenset[str] | None = None
    year: int | None = None

    def holds(self, row: TargetRow) -> bool:
        """Whether a figure is among the chosen ones."""
        return (
            (self.provinces is None or row.province in self.provinces)
            and (self.codes is None or row.indicator in self.codes)
            and self.year in (None, row.year)
        )


def choose(province: str | None, indicator: str | None, year: int | None, rows: Iterable[TargetRow]) -> Choice:
    """A choice from what was typed: a province or region in any spelling, an indicator by code or name."""
    names = _provinces(province, rows) if province else None
    return Choice(names, _codes(indicator) if indicator else None, year)


def told(row: TargetRow) -> Iterator[str]:
    """Two lines for people: the figure, then where it stands."""
    sign = _SIGNS.get(row.relation, f"{row.relation} ")
    value = _number(row.value) + (f"-{_number(row.value_to)}" if row.value_to is not None else "")
    unit = "" if row.unit is None else row.unit if row.unit[0] in "%/" else f" {row.unit}"
    name = label(row.indicator) if row.indicator != OTHER else "(khác)"
    yield f"{row.province or '?'} · {name} · {row.year or '?'} · {sign}{value}{unit} · {row.kind}"
    yield f"     {row.document} {row.start}-{row.end}: {row.quote}"


def write(rows: Sequence[TargetRow], path: Path, ending: str) -> None:
    """Writes figures to a CSV or XLSX file, a column a field. Raises OSError and SpreadsheetsUnavailable."""
    fields = [row.as_json() for row in rows]
    head = list(fields[0]) if fields else ["province"]
    cells = [[row[name] for name in head] for row in fields]
    path.write_bytes(csv_file(head, cells) if ending == CSV else xlsx_file("targets", head, cells))


def _number(value: float) -> str:
    """Vietnamese notation: 1.830 and 22,87."""
    digits = f"{value:,.4f}".rstrip("0").rstrip(".")
    return digits.translate(str.maketrans(",.", ".,"))


def _provinces(typed: str, rows: Iterable[TargetRow]) -> frozenset[str]:
    known = {row.province for row in rows if row.province} | {NATION}
    if exact := {name for name in known if fold(name) == fold(typed)}:
        return frozenset(exact | (_RENAMED if exact & _RENAMED else set()))
    named = {mention.name for mention in find_provinces(typed, "loose", chat=True)}
    if not named:
        raise UnknownName(f"{typed!r} is no province. With figures: {', '.join(sorted(known - {NATION})) or 'none'}.")
    return frozenset(named | (_RENAMED if named & _RENAMED else set()))


def _codes(typed: str) -> frozenset[str]:
    wanted = fold(typed)
    if wanted in codes() or label(wanted) != wanted:
        return frozenset({wanted})
    named = {
        indicator.code for indicator in indicators() if wanted in indicator.names or wanted in fold(indicator.label)
    }
    if not named:
        near = difflib.get_close_matches(wanted, codes(), 5, 0.4)
        raise UnknownName(f"{typed!r} is no indicator. Near: {', '.join(near or codes())}.")
    return frozenset(named)
