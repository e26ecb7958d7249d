"""Figures side by side: one indicator over all provinces, and who stands highest. Conflicting sources are kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.target_row import FigureStatus, TargetRow

_BETTER_LOW = ("_rank", "_nhom")  # rank 1 stands above rank 2


@dataclass(frozen=True, slots=True)
class TableCell:
    """What the texts tell of one province, one year and one kind of figure.

    `rows`: the figures that differ, each once; the first is the one told most precisely. More than one: the sources
    contradict each other, and all are to be shown.
    """

    province: str
    year: int | None
    kind: FigureStatus
    rows: tuple[TargetRow, ...]

    @property
    def row(self) -> TargetRow:
        """The figure to show first."""
        return self.rows[0]


def side_by_side(
    rows: Iterable[TargetRow], indicator: str, year: int | None = None, kind: FigureStatus | None = None
) -> list[TableCell]:
    """The cells of an indicator, best value first, ties by province; of all years when `year` is None."""
    groups: dict[tuple[str, int | None, FigureStatus], list[TargetRow]] = {}
    for row in rows:
        asked = row.indicator == indicator and year in (None, row.year) and kind in (None, row.kind)
        if asked and row.province:
            groups.setdefault((row.province, row.year, row.kind), []).append(row)
    cells = [TableCell(*key, _differing(group)) for key, group in groups.items()]
    return sorted(cells, key=lambda cell: (-_merit(cell.row), cell.province, -(cell.year or 0), cell.kind))


def highest(
    rows: Iterable[TargetRow], indicator: str, year: int | None = None, kind: FigureStatus | None = None
) -> list[TableCell]:
    """The cells that stand highest: all that share the best value; of ranks the lowest number is the best."""
    cells = side_by_side(rows, indicator, year, kind)
    return [cell for cell in cells if _merit(cell.row) == _merit(cells[0].row)]


def _differing(rows: Sequence[TargetRow]) -> tuple[TargetRow, ...]:
    first: dict[tuple[float, float | None, str], TargetRow] = {}
    # A stated year says more than an inferred one, and a sentence more than a headline.
    for row in sorted(rows, key=lambda row: (not row.year_stated, -len(row.quote))):
        first.setdefault((row.value, row.value_to, row.relation), row)
    return tuple(first.values())


def _merit(row: TargetRow) -> float:
    """How high a figure stands; the upper end of a range counts."""
    value = row.value if row.value_to is None else row.value_to
    return -value if row.indicator.endswith(_BETTER_LOW) else value
