"""The tables of figures behind two commands: one indicator over all provinces, one province over all indicators."""

from collections.abc import Sequence
from itertools import product

from bot import texts_vi as say
from bot.answer import Answer
from bot.compose import merger_notes, source_lines
from bot.figure_question import figure_kinds, indicator_codes
from bot.figure_rows import Figures, Shelf, Shown, figures, same_place
from corpus.vietnamese.dates import find_years
from corpus.vietnamese.provinces import find_provinces, old_parts
from index.generation import Generation
from index.target_indicators import codes, label
from index.target_row import TargetRow
from index.target_table import TableCell

LINES = 10  # provinces of a table
FIGURES = 12  # figures of a province


def side_by_side_table(typed: str, argument: str, generation: Generation) -> Answer | None:
    """`/sosanh kinh tế số 2025`: every province's figure, best first; None when the rows hold no such indicator."""
    if find_provinces(argument, "loose", chat=True):
        return None
    cells = _cells(argument, figures(generation))
    if not cells:
        return None
    shelf = Shelf(generation)
    lines = [_line(shelf, cell) for cell in cells[:LINES]]
    more = len(cells) - LINES
    lines += [say.MORE_PROVINCES.format(count=more)] if more > 0 else []
    best = cells[0]
    shown = say.OR.join(dict.fromkeys(shelf.show(row).words for row in best.rows))
    headline = say.HIGHEST.format(provinces=f"{best.province} ({shown})")
    scope = say.SCOPE.format(label=label(best.row.indicator), kind=say.FIGURE_KINDS[best.kind], year=best.year)
    return _answer(typed, headline, (scope, *lines), shelf)


def province_table(typed: str, argument: str, generation: Generation) -> Answer | None:
    """`/tinh Tuyên Quang`: the province's figures, by indicator and year; None when there are none."""
    named = [mention.name for mention in find_provinces(argument, "loose", chat=True)]
    if not named:
        return None
    rows = _rows_of(named[0], figures(generation))
    if not rows:
        return None
    shelf = Shelf(generation)
    lines = [_figure_line(shelf.show(row), named[0]) for row in rows[:FIGURES]]
    more = len(rows) - FIGURES
    lines += [say.MORE_FIGURES.format(count=more)] if more > 0 else []
    notes = merger_notes(row.province for row in rows[:FIGURES] if row.province)
    return _answer(typed, say.FIGURES_OF.format(province=named[0]), (*lines, *notes), shelf)


def _cells(argument: str, known: Figures) -> list[TableCell]:
    """The table with the most provinces among the indicators, kinds and years that may be meant."""
    asked = [year.year for year in find_years(argument)][-1:]
    for code in indicator_codes(argument):
        tables = [
            known.cells(code, year, kind)
            for kind, year in product(figure_kinds(argument), asked or sorted(_years(known, code), reverse=True))
        ]
        if best := max(tables, key=len, default=[]):
            return best
    return []


def _years(known: Figures, code: str) -> set[int]:
    return {*known.years(code, "target"), *known.years(code, "result")}


def _rows_of(name: str, known: Figures) -> list[TargetRow]:
    """The figures of a province and of those it was made of, one a value, in the order of the table of indicators."""
    names = [name, *(other for other in ("Huế", "Thừa Thiên Huế") if same_place(other, name)), *old_parts(name)]
    order = {code: at for at, code in enumerate(codes())}
    first: dict[tuple[object, ...], TargetRow] = {}
    for row in (row for each in dict.fromkeys(names) for row in known.of(each)):
        first.setdefault((row.province, row.indicator, row.year, row.kind, row.value, row.value_to), row)
    return sorted(
        first.values(),
        key=lambda row: (
            names.index(row.province or ""),
            order.get(row.indicator, len(order)),
            row.indicator,
            row.year or 0,
            row.kind,
        ),
    )


def _line(shelf: Shelf, cell: TableCell) -> str:
    shown = [shelf.show(row) for row in cell.rows]
    return say.TABLE_LINE.format(
        name=cell.province, figures=say.OR.join(f"{one.words} [{one.citation.n}]" for one in shown)
    )


def _figure_line(shown: Shown, asked: str) -> str:
    """A figure's line; the province's name stands there when it is not the one asked for."""
    row = shown.row
    other = "" if same_place(row.province or "", asked) else row.province
    told = [other, label(row.indicator), str(row.year) if row.year else "", say.FIGURE_KINDS[row.kind]]
    name = " · ".join(part for part in told if part)
    return say.TABLE_LINE.format(name=name, figures=f"{shown.words} [{shown.citation.n}]")


def _answer(typed: str, headline: str, notes: Sequence[str], shelf: Shelf) -> Answer:
    sources = "\n".join([say.ANSWERED_SOURCE, *source_lines(shelf.citations)])
    text = "\n\n".join([headline, "\n".join(notes), sources])
    return Answer(typed, "answered", headline, text, shelf.citations, notes=tuple(notes))
