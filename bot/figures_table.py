"""The tables of figures behind two commands: one indicator over all provinces, one province over all indicators."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from bot import texts_vi as say
from bot.answer import Answer
from bot.compose import merger_notes, source_lines
from bot.figure_question import codes_by_label, figure_kinds, indicator_codes
from bot.figure_rows import Figures, Shelf, Shown, figures, same_place
from bot.rankings import scope, table_over
from bot.slash import slash
from bot.table import Table
from bot.table_names import OfCode, OfProvince, read_table_id, table_of_code, table_of_province
from corpus.vietnamese.dates import find_years
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import find_provinces, find_regions, old_parts, province, provinces
from index.generation import Generation
from index.target_indicators import codes, find_names, label
from index.target_row import TargetRow
from index.target_table import TableCell

LINES = 10  # provinces of a table
FIGURES = 12  # figures of a province
_EVERYTHING = frozenset({"chuyen doi so", "cds"})


def side_by_side_table(typed: str, argument: str, generation: Generation) -> Answer | None:
    """`/sosanh kinh tế số 2025`: every province's figure, best first; of a region when one is named.

    None when the rows know no such indicator; a sentence with the years that there are when they have none of this one.
    """
    if find_provinces(argument, "loose", chat=True):
        return None
    known = figures(generation)
    region = next((found.name for found in find_regions(argument, "loose", chat=True)), None)
    cells = _cells(argument, known, region)
    if len(cells) > 1:
        return _side_by_side(typed, cells, generation, LINES, region)
    code = cells[0].row.indicator if cells else next(iter(_codes(argument)), None)
    if code is None:
        return None
    there = [row for row in known.of_code(code) if region is None or _lies_in(row.province or "", region)]
    rows = _sorted(there, {year.year for year in find_years(argument)})
    return _of_code(typed, rows, generation, LINES, region) if rows else _no_figures(typed, code, there)


def _no_figures(typed: str, code: str, there: Sequence[TargetRow]) -> Answer:
    years = sorted({row.year for row in there if row.year})
    told = say.OTHER_YEARS.format(years=", ".join(map(str, years))) if years else ""
    return Answer(typed, "not_found", "", say.NO_FIGURES.format(label=label(code), years=told).strip())


def province_table(typed: str, argument: str, generation: Generation) -> Answer | None:
    """`/tinh Tuyên Quang`: the province's figures, by indicator and year; None when there are none.

    `/tinh Tuyên Quang kinh tế số 2025` shows those of one indicator, of one year. No province: a sentence says so.
    Of several provinces there is no table: the texts are asked.
    """
    named = [mention.name for mention in find_provinces(argument, "loose", chat=True)] or _by_initials(argument)
    if not named:
        command = slash(typed)
        words = command.argument if command else argument
        return Answer(typed, "not_found", "", say.NO_PROVINCE.format(words=words))
    if any(not same_place(name, named[0]) for name in named):
        return None
    known = figures(generation)
    rows = _rows_of(named[0], known)
    if codes_named := _codes_named(argument):
        rows = [row for row in rows if row.indicator in codes_named]
    if years := [year.year for year in find_years(argument)]:
        rows = [row for row in rows if row.year in years]
    one = {row.indicator for row in rows}.pop() if codes_named and len({row.indicator for row in rows}) == 1 else None
    return _of_province(typed, named[0], one, rows, generation, FIGURES) if rows else None


def whole_table(table_id: str, generation: Generation) -> Answer | None:
    """The table with this id, with all its figures; None when there is none now."""
    known, wanted = figures(generation), read_table_id(table_id)
    if wanted is None:
        return None
    if isinstance(wanted, OfCode):
        rows = _sorted(known.of_code(wanted.code), set())
        return _of_code(table_id, rows, generation, len(rows)) if rows else None
    if isinstance(wanted, OfProvince):
        rows = [row for row in _rows_of(wanted.province, known) if wanted.code in (None, row.indicator)]
        return _of_province(table_id, wanted.province, wanted.code, rows, generation, len(rows)) if rows else None
    cells = known.cells(wanted.code, wanted.year, wanted.kind)
    return _side_by_side(table_id, cells, generation, len(cells)) if cells else None


def _side_by_side(
    typed: str, cells: Sequence[TableCell], generation: Generation, most: int, region: str | None = None
) -> Answer:
    shelf = Shelf(generation)
    lines = [_line(shelf, cell) for cell in cells[:most]]
    more = len(cells) - most
    lines += [say.MORE_PROVINCES.format(count=more)] if more > 0 else []
    best = cells[0]
    shown = say.OR.join(dict.fromkeys(shelf.show(row).words for row in best.rows))
    headline = say.HIGHEST.format(provinces=f"{best.province} ({shown})")
    told, table = scope(best.row), table_over(cells[:most], shelf)
    if region:
        told = f"{told} {say.OF_REGION.format(region=region)}"
        table = replace(table, title=f"{table.title}, {region}")
    return _answer(typed, headline, (told, *lines), shelf, table)


def _of_code(
    typed: str, rows: Sequence[TargetRow], generation: Generation, most: int, region: str | None = None
) -> Answer:
    """An indicator's figures that are of different years or kinds, so that none is the highest."""
    shelf = Shelf(generation)
    lines = [_figure_line(shelf.show(row), "") for row in rows[:most]]
    more = len(rows) - most
    lines += [say.MORE_FIGURES.format(count=more)] if more > 0 else []
    lines += [say.OF_REGION.format(region=region)] if region else []
    code = rows[0].indicator
    headline = say.FIGURES_ON.format(label=label(code))
    table = Table(table_of_code(code), label(code), shelf.figures(rows[:most]))
    return _answer(typed, headline, lines, shelf, table)


def _sorted(rows: Sequence[TargetRow], years: set[int]) -> list[TargetRow]:
    """One row a value, the latest years first; of some years only, or of all when none is given."""
    first: dict[tuple[object, ...], TargetRow] = {}
    for row in (row for row in rows if not years or row.year in years):
        first.setdefault((row.province, row.year, row.kind, row.value, row.value_to), row)
    return sorted(first.values(), key=lambda row: (-(row.year or 0), row.kind, row.province or ""))


def _of_province(
    typed: str, name: str, code: str | None, rows: Sequence[TargetRow], generation: Generation, most: int
) -> Answer:
    shelf = Shelf(generation)
    lines = [_figure_line(shelf.show(row), name) for row in rows[:most]]
    more = len(rows) - most
    lines += [say.MORE_FIGURES.format(count=more)] if more > 0 else []
    notes = merger_notes(row.province for row in rows[:most] if row.province)
    title = (
        say.TITLE_YEARS.format(label=label(code), province=name) if code else say.TITLE_PROVINCE.format(province=name)
    )
    table = Table(table_of_province(name, code), title, shelf.figures(rows[:most]))
    return _answer(typed, say.FIGURES_OF.format(province=name), (*lines, *notes), shelf, table)


def _codes_named(argument: str) -> tuple[str, ...]:
    """The indicators that are named beside the province; "chuyển đổi số" alone stands for all of them."""
    if all(name.name in _EVERYTHING for name in find_names(argument)):
        return ()
    return indicator_codes(argument)


def _cells(argument: str, known: Figures, region: str | None) -> list[TableCell]:
    """The table with the most provinces among the indicators, kinds and years that may be meant."""
    asked = [year.year for year in find_years(argument)][-1:]
    for code in _codes(argument):
        tables = [
            [cell for cell in known.cells(code, year, kind) if region is None or _lies_in(cell.province, region)]
            for kind, year in product(figure_kinds(argument), asked or sorted(_years(known, code), reverse=True))
        ]
        if best := max(tables, key=len, default=[]):
            return best
    return []


def _codes(argument: str) -> tuple[str, ...]:
    return indicator_codes(argument) or codes_by_label(_without_years(argument))


def _without_years(argument: str) -> str:
    for year in reversed(find_years(argument)):
        argument = argument[: year.start] + argument[year.end :]
    return argument.removesuffix(" năm ").strip()


def _by_initials(argument: str) -> list[str]:
    """The one province with these initials: "hp" is Hải Phòng; none where several have them."""
    found = [name for name in provinces() if "".join(word[0] for word in fold(name).split()) == fold(argument).strip()]
    return found if len(found) == 1 else []


def _lies_in(name: str, region: str) -> bool:
    found = province(name)
    return found is not None and found.region == region


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


def _answer(typed: str, headline: str, notes: Sequence[str], shelf: Shelf, table: Table) -> Answer:
    sources = "\n".join([say.ANSWERED_SOURCE, *source_lines(shelf.citations)])
    text = "\n\n".join([headline, "\n".join(notes), sources])
    return Answer(typed, "answered", headline, text, shelf.citations, notes=tuple(notes), table=table)
