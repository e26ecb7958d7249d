"""Provinces side by side: a bar for each figure of a table, its words above it."""

from collections.abc import Sequence

from bot import texts_vi as say
from bot.render.drawing import LINE, TEXT, WIDTH, Box, Drawing, Shape, Stroke, Words, breadth, heading, wrapped
from bot.table import TableFigure

_BAR = 11.0  # height of a bar
_ROW = 40.0  # of a bar with its line above
_ALL_PROVINCES = 63.0  # of a rank whose text does not tell of how many


def bars(title: str, figures: Sequence[TableFigure]) -> Drawing:
    """The figures, which are of one indicator, in their order; of ranks the best has the longest bar."""
    ranked = figures[0].ranked
    shapes, top = heading(title, [say.CHART_RANKS] if ranked else [])
    most = _last_place(figures) if ranked else max(1e-9, *(figure.ends[1] for figure in figures))
    named = ""
    for figure in figures:
        label = figure.province if figure.province != named else ""
        words = f"{figure.words} [{figure.n}]"
        if label and breadth(f"{label}  {words}") > WIDTH:
            top += LINE
            shapes.append(Words(0, top, label))
            label = ""
        for line in wrapped(words, TEXT):
            top += LINE
            shapes.append(Words(WIDTH, top, line, anchor="end", bold=True))
        shapes += [Words(0, top, label)] if label else []
        shapes += _bar(figure, most, top + 5)
        top += _ROW - LINE
        named = figure.province
    told = "; ".join(f"{figure.province}: {figure.words}" for figure in figures)
    return Drawing(top, f"{title}. {told}", tuple(shapes))


def _bar(figure: TableFigure, most: float, top: float) -> list[Shape]:
    """A bar on its track; of a range the lower end is filled and the rest up to the upper end is outlined."""
    low, high = figure.ends
    if figure.ranked:
        low, high = most + 1 - high, most + 1 - low
    low, high = (max(0.0, min(1.0, end / most)) * (WIDTH - 2) for end in (low, high))
    track = Stroke(1, top + _BAR, WIDTH - 1, top + _BAR, quiet=True)
    further = [Box(1 + low, top, high - low, _BAR, "open")] if high > low else []
    return [track, Box(1, top, max(low, 1), _BAR, "full"), *further]


def _last_place(figures: Sequence[TableFigure]) -> float:
    """The last place that a rank can have."""
    return max(_ALL_PROVINCES, *(figure.ends[1] for figure in figures))
