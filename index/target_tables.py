"""Figures of tables: a row of ranks is a figure a cell, a sheet's row a figure a column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.normalize import squeeze
from index.figure_year import own_years
from index.target_clauses import Clause
from index.target_figures import Amount, find_amounts
from index.target_indicators import code_of, find_names, indicator_of, unit_of
from index.target_kind import status_of
from index.target_places import Place, find_subjects, subject_of
from index.target_row import TargetRow
from index.target_sheets import Cell, Column, rank_cells, sheet_rows

_PERCENT_CELL = re.compile(r"\|\s*%\s*\|?\s*$")  # a column for the unit
_COLUMNS = 24  # of a wider row the rest is no sheet that anyone reads
_RANK = Amount("rank", 0, 1, 1.0, None, "=", None)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document and the lines above a table say of it. `now`: the year of the text."""

    document: Document
    now: int | None
    result_year: int | None
    plan_year: int | None  # of targets that state none
    date: str | None
    home: Place | None
    above: str = ""  # the sentence and the heading above
    lead_year: int | None = None


def table_rows(passage: Passage, setting: Setting) -> Iterator[TargetRow]:
    """The figures of a table."""
    lines = [(start, setting.document.text[start:end]) for start, end in passage.sentences]
    for start, line in lines:
        yield from _ranks(passage, rank_cells(line), start, setting)
    for start, line, columns in sheet_rows([line for line in lines if not rank_cells(line[1])]):
        yield from _sheet_row(passage, start, line, columns, setting)


def _ranks(passage: Passage, cells: Sequence[Cell], base: int, setting: Setting) -> Iterator[TargetRow]:
    above = f"{setting.above} {setting.document.title}"
    clause = Clause(0, 1, 0, after_form=False, plain=True)
    indicator = indicator_of("", _RANK, clause, (), (above,))
    years = [own.year for own in own_years(above) if not own.weak]
    for cell in cells:
        for place in find_subjects(cell.text, setting.date)[:1]:
            yield TargetRow(
                province=place.name,
                indicator=code_of("", _RANK, clause, indicator, place),
                year=years[0] if years else setting.result_year,
                relation="=",
                value=cell.value,
                value_to=None,
                unit="hạng",
                kind="result",
                document=setting.document.id,
                start=base + cell.start,
                end=base + cell.end,
                quote=squeeze(cell.text).strip(),
                passage=passage.id,
                year_stated=bool(years),
            )


def _sheet_row(
    passage: Passage, base: int, row: str, columns: Sequence[Column], setting: Setting
) -> Iterator[TargetRow]:
    head = row[: columns[0].start]
    places = find_subjects(row, setting.date)
    for column in columns[:_COLUMNS]:
        cell = row[column.start : column.end]
        line = head.ljust(column.start) + cell  # the cell read as if it stood right behind the row's name
        amount = next((amount for amount in find_amounts(line) if amount.start >= column.start), None)
        if amount is None:
            continue
        if amount.kind in ("count", "score") and amount.unit is None and _PERCENT_CELL.search(head):
            amount = replace(amount, kind="percent", unit="%")
        clause = Clause(0, len(line), 0, after_form=False, plain=True)
        indicator = indicator_of(line, amount, clause, find_names(line))
        place = subject_of(row, amount, clause, places, setting.home)
        status = column.status or status_of(
            line, amount.start, amount.end, column.year, setting.now, None, setting.document
        )
        yield TargetRow(
            province=place.name if place else None,
            indicator=code_of(line, amount, clause, indicator, place),
            year=column.year or setting.lead_year or setting.result_year,
            relation=amount.relation,
            value=amount.value,
            value_to=amount.value_to,
            unit=unit_of(amount, indicator),
            kind=status,
            document=setting.document.id,
            start=base + amount.start,
            end=base + amount.end,
            quote=squeeze(row).strip(" |"),
            passage=passage.id,
            year_stated=bool(column.year),
        )
