"""A table of figures, as an answer shows it: told in lines, drawn as a chart, given as a file."""

from dataclasses import dataclass

from index.target_relations import Relation
from index.target_row import FigureStatus


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A province's figure. `indicator` is its code, `label` its name; `words` are the text's own ("khoảng 20%").

    `n` numbers the answer's citation that holds it.
    """

    province: str
    indicator: str
    label: str
    year: int | None
    kind: FigureStatus
    relation: Relation
    value: float
    value_to: float | None
    unit: str | None
    words: str
    n: int

    @property
    def ends(self) -> tuple[float, float]:
        """The lower and the upper end; the same twice when it is no range."""
        return self.value, self.value if self.value_to is None else self.value_to

    @property
    def ranked(self) -> bool:
        """Whether a lower number stands above a higher one."""
        return self.indicator.endswith(("_rank", "_nhom"))


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in the order in which they are shown.

    `id` names the whole table, of which `figures` may be the first lines: `Assistant.table` gives all of it. `title` is
    one line that says what the figures are of.
    """

    id: str
    title: str
    figures: tuple[TableFigure, ...]
