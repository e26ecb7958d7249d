"""The chart of a table: provinces side by side, or one province over the years."""

from bot.render.bar_chart import bars
from bot.render.drawing import Drawing
from bot.render.year_chart import course
from bot.table import Table


def chart_of(table: Table) -> Drawing | None:
    """The chart; None where a table has nothing to compare."""
    figures = table.figures
    kinds = {(figure.indicator, figure.year, figure.kind) for figure in figures}
    if len(kinds) == 1 and len({figure.province for figure in figures}) > 1:
        return bars(table.title, figures)
    return course(figures)
