"""Answers from the rows of figures: who stands highest, above whom, beyond which value, and how two compare."""

from collections.abc import Sequence
from itertools import product

from bot import texts_vi as say
from bot.answer import Answer
from bot.asked import Asked, Kind
from bot.comparison import sides
from bot.compose import merger_notes, refused, source_lines, understood
from bot.figure_question import FigureQuestion, Form, figure_question, indicator_codes
from bot.figure_rows import Figures, Shelf, ends, figures, same_place
from bot.table import Table
from bot.table_names import table_of_code, table_of_indicator, table_of_province
from index.generation import Generation
from index.target_indicators import label
from index.target_row import FigureStatus, TargetRow
from index.target_table import TableCell

SHOWN = 5  # provinces shown, unless a number of them is asked for
MOST = 10
CHOICES = 6  # indicators asked back about

# Forms whose answer says how many provinces it leaves out.
_NOT_WHOLE: frozenset[Form] = frozenset({"threshold", "above", "below", "position", "list", "top"})

_NO_FIGURES: frozenset[Kind] = frozenset({"date", "number", "person", "office", "reason", "body"})

_LEADS: dict[Form, str] = {
    "highest": say.HIGHEST,
    "lowest": say.LOWEST,
    "top": say.HIGHEST,
    "position": say.POSITION,
    "threshold": say.BEYOND,
    "list": say.BEYOND,
}


def ranking(asked: Asked, generation: Generation) -> Answer | None:
    """The answer when the question is one to the rows and they hold it; None: it is answered as any other."""
    wanted = figure_question(asked) if asked.kind not in _NO_FIGURES else None
    if wanted is None or (wanted.form == "compare" and len(sides(asked)) < 2):
        return None
    known = figures(generation)
    if not wanted.codes:
        return _which(asked, wanted, known)
    for code, kind in product(wanted.codes, wanted.kinds):
        if wanted.form == "years":
            if (cells := _over_years(wanted, known, code, kind)) is not None:
                return _course(asked, wanted, cells, generation)
            continue
        for year in wanted.years or _years(wanted, known, code, kind):
            every = known.cells(code, year, kind)
            found = _picked(wanted, code, every) if len(every) > 1 else []
            if found:
                return _told(asked, wanted, found, every, generation)
    return _of_different_years(asked, wanted, known, generation) if wanted.form == "compare" else None


def _which(asked: Asked, wanted: FigureQuestion, known: Figures) -> Answer | None:
    """Asks back which indicator is meant, of those with figures of two provinces, one of them beyond the limit."""
    fitting = []
    for code in known.codes():
        tables = [
            known.cells(code, year, kind)
            for kind in wanted.kinds
            for year in wanted.years or _years(wanted, known, code, kind)
        ]
        cells = [cell for table in tables if len(table) > 1 for cell in table]
        if (cells and wanted.form != "threshold") or any(_beyond(c.row, wanted) and c.row.unit == "%" for c in cells):
            fitting.append(label(code))
    # A choice is a whole question, which must be read as the indicator it stands for.
    text = asked.reading.text.rstrip(" ?.")
    choices = {name: f"{text} về {name}?" for name in fitting if label(next(iter(indicator_codes(name)), "")) == name}
    labels = tuple(choices)[:CHOICES]
    if not labels:
        return None
    listing = "\n".join(f"{n}. {name}" for n, name in enumerate(labels, 1))
    message = f"{say.WHICH_INDICATOR}\n{listing}"
    return refused(asked, "clarify", message, tuple(choices[name] for name in labels), labels)


def _years(wanted: FigureQuestion, known: Figures, code: str, kind: FigureStatus) -> list[int]:
    """The years to look at when none is named: the latest results, the targets that most provinces set."""
    years = known.years(code, kind)
    if kind == "target" and wanted.form != "compare":
        years.sort(key=lambda year: -len(known.cells(code, year, kind)))  # stable
    return years


def _picked(wanted: FigureQuestion, code: str, cells: Sequence[TableCell]) -> list[TableCell]:
    """The cells that answer, the leading one first; none when the rows cannot tell."""
    ordered = code.endswith("_rank")
    placed = ordered or code.endswith("_nhom")
    match wanted.form:
        case "list":
            return [*cells]
        case "highest":
            return [] if placed and wanted.of_all and cells[0].row.value != 1 else [*cells]
        case "lowest":
            # Who comes last is only known of a table that is as good as whole.
            whole = not ordered or len(cells) >= 0.9 * max(cell.row.value for cell in cells)
            return [*reversed(cells)] if whole else []
        case "top":
            count = int(wanted.number)
            whole = not ordered or (0 < count <= len(cells) and cells[count - 1].row.value <= count)
            return [*cells[:count]] if whole else []
        case "position":
            return [cell for cell in cells if ordered and any(r.value == wanted.number for r in cell.rows)]
        case "threshold":
            return [cell for cell in cells if _beyond(cell.row, wanted)]
        case "compare":
            found = [_cell_of(name, cells) for name in wanted.provinces]
            return [cell for cell in found if cell] if all(found) else []
        case _:
            return _measured(wanted, cells)


def _measured(wanted: FigureQuestion, cells: Sequence[TableCell]) -> list[TableCell]:
    """The cell of the province named, then those above or below it, the nearest first."""
    own = _cell_of(wanted.provinces[0], cells)
    if own is None:
        return []
    at = cells.index(own)
    others = cells[:at][::-1] if wanted.form == "above" else cells[at + 1 :]
    others = [cell for cell in others if ends(cell.row) != ends(own.row)]
    return [own, *others] if others else []


def _cell_of(name: str, cells: Sequence[TableCell]) -> TableCell | None:
    return next((cell for cell in cells if same_place(cell.province, name)), None)


def _beyond(row: TargetRow, wanted: FigureQuestion) -> bool:
    (high, low), limit = ends(row), wanted.number
    if high > wanted.up_to:
        return False
    match wanted.limit:
        case ">":
            return low >= limit and (high > limit or row.relation == ">")
        case ">=":
            return low >= limit
        case "<":
            return high <= limit and (low < limit or row.relation == "<")
        case "<=":
            return high <= limit


def _over_years(wanted: FigureQuestion, known: Figures, code: str, kind: FigureStatus) -> list[TableCell] | None:
    """The province's cells of the years named, or None when one is missing; of all years when none is named."""
    years = wanted.years or known.years(code, kind)[::-1]
    found = [_cell_of(wanted.provinces[0], known.cells(code, year, kind)) for year in years]
    cells = [cell for cell in found if cell]
    return cells if len(cells) > 1 and (all(found) or not wanted.years) else None


def _of_different_years(asked: Asked, wanted: FigureQuestion, known: Figures, generation: Generation) -> Answer | None:
    """Each side's figures with their years, when there is no year that all have; nobody is called the higher one."""
    if wanted.years:
        return None
    for code, kind in product(wanted.codes, wanted.kinds):
        years = known.years(code, kind)[::-1]
        found = [
            [cell for year in years if (cell := _cell_of(name, known.cells(code, year, kind)))]
            for name in wanted.provinces
        ]
        if all(found):
            return _apart(asked, found, generation)
    return None


# -- telling


def _apart(asked: Asked, found: Sequence[Sequence[TableCell]], generation: Generation) -> Answer:
    shelf = Shelf(generation)
    told = [
        f"{cells[0].province}: "
        + ", ".join(say.OF_YEAR.format(year=cell.year, figures=_figures(shelf, cell)) for cell in cells)
        for cells in found
    ]
    first = found[0][0].row
    scope = say.SCOPE_YEARS.format(label=label(first.indicator), kind=say.FIGURE_KINDS[first.kind])
    rows = shelf.figures(row for cells in found for cell in cells for row in cell.rows)
    table = Table(table_of_code(first.indicator), label(first.indicator), rows)
    named = [cells[0].province for cells in found]
    said = (scope, say.OF_DIFFERENT_YEARS)
    return _answer(asked.reading.typed, "; ".join(told), said, shelf, named, understood(asked), table)


def _course(asked: Asked, wanted: FigureQuestion, cells: Sequence[TableCell], generation: Generation) -> Answer:
    shelf = Shelf(generation)
    told = [say.OF_YEAR.format(year=cell.year, figures=_figures(shelf, cell)) for cell in cells]
    line = f"{cells[0].province}: {'; '.join(told)}"
    code, kind, province = cells[0].row.indicator, cells[0].kind, cells[0].province
    scope = say.SCOPE_YEARS.format(label=label(code), kind=say.FIGURE_KINDS[kind])
    rows = shelf.figures(row for cell in cells for row in cell.rows)
    table = Table(table_of_province(province, code), say.TITLE_YEARS.format(label=label(code), province=province), rows)
    return _answer(asked.reading.typed, line, (scope,), shelf, [province], understood(asked), table)


def _told(
    asked: Asked, wanted: FigureQuestion, found: Sequence[TableCell], every: Sequence[TableCell], generation: Generation
) -> Answer:
    shelf = Shelf(generation)
    limit = min(MOST, int(wanted.number)) if wanted.form == "top" else SHOWN
    shown = found[:limit]
    line = _line(wanted, shown, shelf)
    more = len(found) - len(shown) if wanted.form in _NOT_WHOLE else 0
    said = [scope(found[0].row)]
    said += [say.MORE_PROVINCES.format(count=more)] if more > 0 else []
    named = [cell.province for cell in shown] if wanted.form == "compare" else [shown[0].province]
    return _answer(asked.reading.typed, line, said, shelf, named, understood(asked), table_over(shown, shelf))


def _line(wanted: FigureQuestion, shown: Sequence[TableCell], shelf: Shelf) -> str:
    match wanted.form:
        case "compare":
            return _compared(wanted, shown, shelf)
        case "above" | "below":
            template = say.ABOVE if wanted.form == "above" else say.BELOW
            own = _named(shelf, shown[0])
            return template.format(own=own, others="; ".join(_named(shelf, cell) for cell in shown[1:]))
        case "highest" | "lowest":
            best = [cell for cell in shown if ends(cell.row) == ends(shown[0].row)]
            line = _LEADS[wanted.form].format(provinces="; ".join(_named(shelf, cell) for cell in best))
            rest = [_named(shelf, cell) for cell in shown[len(best) :]]
            return say.NEXT.format(line=line, provinces="; ".join(rest)) if rest else line
        case _:
            return _LEADS[wanted.form].format(provinces="; ".join(_named(shelf, cell) for cell in shown))


def _compared(wanted: FigureQuestion, cells: Sequence[TableCell], shelf: Shelf) -> str:
    """Each side's figure in the order asked, and who stands higher where that is plain."""
    line = "; ".join(f"{cell.province}: {_figures(shelf, cell)}" for cell in cells)
    ranked = cells[0].row.indicator.endswith(("_rank", "_nhom"))
    lead = next((cell for cell in cells if _leads(cell, cells, lower=wanted.worse != ranked)), None)
    if lead is None:
        return line
    templates = (say.HIGHER_RANK, say.LOWER_RANK) if ranked else (say.HIGHER, say.LOWER)
    return templates[wanted.worse].format(province=lead.province, line=line)


def _leads(cell: TableCell, cells: Sequence[TableCell], *, lower: bool) -> bool:
    """Whether a cell stands beyond all others, at both ends of its range; never where sources contradict each other."""
    if any(len(other.rows) > 1 for other in cells):
        return False
    high, low = ends(cell.row)
    others = [ends(other.row) for other in cells if other is not cell]
    if lower:
        return all(high <= h and low <= b and (high, low) != (h, b) for h, b in others)
    return all(high >= h and low >= b and (high, low) != (h, b) for h, b in others)


def _named(shelf: Shelf, cell: TableCell) -> str:
    return f"{cell.province} ({_figures(shelf, cell)})"


def _figures(shelf: Shelf, cell: TableCell) -> str:
    """A cell's figures in their texts' words; all of them when sources contradict each other."""
    return say.OR.join(dict.fromkeys(shelf.show(row).words for row in cell.rows))


def table_over(cells: Sequence[TableCell], shelf: Shelf) -> Table:
    """The table of one indicator, year and kind over provinces."""
    first = cells[0].row
    title = say.TITLE.format(label=label(first.indicator), kind=say.FIGURE_KINDS[first.kind], year=first.year)
    return Table(table_of_indicator(first), title, shelf.figures(row for cell in cells for row in cell.rows))


def scope(row: TargetRow) -> str:
    """Which indicator, year and kind of figure is shown, and over which provinces."""
    return say.SCOPE.format(label=label(row.indicator), kind=say.FIGURE_KINDS[row.kind], year=row.year)


def _answer(
    typed: str, line: str, said: Sequence[str], shelf: Shelf, named: Sequence[str], reading: str | None, table: Table
) -> Answer:
    notes = (*said, *merger_notes(named))
    parts = [reading] if reading else []
    parts += [line, *(f"“{citation.quote}” [{citation.n}]" for citation in shelf.citations)]
    parts.append("\n".join([say.ANSWERED_SOURCE, *source_lines(shelf.citations)]))
    text = "\n\n".join([*parts, *notes])
    return Answer(typed, "answered", line, text, shelf.citations, notes=notes, understood=reading, table=table)
