"""The cells of tables: ranks ("6 Lạng Sơn | 7 Bắc Ninh") and sheets of goals ("… | đề ra 30% | kết quả 75%")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.vietnamese.dates import find_years
from corpus.vietnamese.provinces import find_provinces
from index.target_figures import find_amounts
from index.target_row import FigureStatus

_RANK_CELL = re.compile(r"\s*(\d{1,2})\s+(?=(?:TP\.?\s+|Tp\.?\s+|tỉnh\s+|thành phố\s+)?[^\W\d_])")
_VERDICT = re.compile(r"\s*(?:không đạt|chưa đạt|đạt|vượt|hoàn thành|chưa hoàn thành)\s*", re.IGNORECASE)
_AIMED = re.compile(r"đề ra|mục tiêu|chỉ tiêu|kế hoạch|target|plan", re.IGNORECASE)
_REACHED = re.compile(r"kết quả|thực hiện|đạt được|result|achieved|hiện trạng", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that gives a province its rank. `start`, `end`: of the rank's digits, code points of the row."""

    text: str
    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class Column:
    """A cell with a figure, at `start` to `end` of its row, with the year and status that it or its head tells."""

    start: int
    end: int
    year: int | None
    status: FigureStatus | None


def rank_cells(row: str) -> list[Cell]:
    """The cells of a rank row: each a number and a province; empty for any other row."""
    found = []
    for start, end in _cells(row):
        cell = row[start:end]
        match = _RANK_CELL.match(cell)
        if match and len(cell) < 60 and len(find_provinces(cell[match.end() :])) == 1:
            found.append(Cell(cell, start + match.start(1), start + match.end(1), float(match[1])))
    return found if len(found) * 2 > len(_cells(row)) else []


def sheet_rows(rows: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str, list[Column]]]:
    """Rows of a sheet with the cells that hold figures; year and status as a head row or the cells themselves say."""
    head: list[tuple[int | None, FigureStatus | None]] = []
    for start, row in rows:
        cells = _cells(row)
        said = [_said(row[s:e]) for s, e in cells]
        figures = [i for i, (s, e) in enumerate(cells) if i and find_amounts(row[s:e])]
        if not figures:
            if sum(1 for year, status in said if year or status) >= 2:
                head = said
            continue
        columns = []
        for i in figures:
            above = head[i] if len(head) == len(cells) else (None, None)
            columns.append(Column(*cells[i], said[i][0] or above[0], said[i][1] or above[1]))
        yield start, row, _paired(row, cells, figures, columns)


def _paired(row: str, cells: list[tuple[int, int]], figures: list[int], columns: list[Column]) -> list[Column]:
    """Two figures and a verdict ("97% | 97% | Đạt") are a goal and what became of it."""
    start, end = cells[-1]
    said = any(column.status for column in columns)
    if len(figures) == 2 and not said and _VERDICT.fullmatch(row[start:end]):
        goal, reached = columns
        return [replace(goal, status="target"), replace(reached, status="result")]
    return columns


def _said(cell: str) -> tuple[int | None, FigureStatus | None]:
    years = find_years(cell)
    status: FigureStatus | None = "result" if _REACHED.search(cell) else "target" if _AIMED.search(cell) else None
    return (years[-1].year if years else None), status


def _cells(row: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in re.finditer(r"\|", row):
        found.append((start, match.start()))
        start = match.end()
    return [(s, e) for s, e in [*found, (start, len(row))] if row[s:e].strip()]
