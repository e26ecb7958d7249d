"""One province's figures of one indicator over the years: a mark for each with its number, joined by a line."""

from collections import Counter
from collections.abc import Callable, Sequence

from bot import texts_vi as say
from bot.render.drawing import LINE, WIDTH, Dot, Drawing, Look, Shape, Stroke, Words, breadth, heading
from bot.table import TableFigure
from index.target_row import FigureStatus

_PLOT = 150.0  # height from the lowest mark to the highest
_ABOVE = 34.0  # kept free above it for the numbers of the highest marks
_BELOW = 16.0
_SIDE = 4.0  # kept free at both sides
_MOST = 6  # years; more would stand too close
_APART = 16.0  # from one number down to the next
_OVER = 10.0  # from a mark up to its number
_CLOSE = _OVER + _APART + 6  # nearer marks leave no room for a number between them

Down = Callable[[float], float]


def course(figures: Sequence[TableFigure]) -> Drawing | None:
    """The figures of the province and indicator with the most years; None when none has two."""
    figures = _of_most_years(figures)
    if not figures:
        return None
    years = sorted({figure.year or 0 for figure in figures})[-_columns(figures) :]
    figures = [figure for figure in figures if figure.year in years]
    first, kinds = figures[0], dict.fromkeys(figure.kind for figure in figures)
    title = say.TITLE_YEARS.format(label=first.label, province=first.province)
    shapes, top = heading(title, _remarks(first))
    for kind in kinds:
        top += LINE
        shapes += [Dot(8, top - 5, _look(kind)), Words(20, top, say.CHART_KINDS[kind])]
    slot = (WIDTH - 2 * _SIDE) / len(years)
    across = {year: _SIDE + slot * (at + 0.5) for at, year in enumerate(years)}
    top += _ABOVE + _APART * (max(Counter(figure.year for figure in figures).values()) - 1)
    down, bottom = _scale(figures, top, top + _PLOT), top + _PLOT + _BELOW
    shapes.append(Stroke(0, bottom, WIDTH, bottom, quiet=True))
    for kind in kinds:
        line = [(across[f.year or 0], down(f.ends[1])) for f in figures if f.kind == kind]
        shapes += [
            Stroke(*a, *b, dashed=kind == "target") for a, b in zip(line, line[1:], strict=False) if a[0] != b[0]
        ]
    for year in years:
        of_year = sorted((figure for figure in figures if figure.year == year), key=lambda f: down(f.ends[1]))
        shapes += _marks(of_year, across[year], down)
        cited = " ".join(f"[{n}]" for n in sorted({figure.n for figure in of_year}))
        shapes.append(Words(across[year], bottom + LINE, str(year), anchor="middle", bold=True))
        shapes.append(Words(across[year], bottom + 2 * LINE, cited, anchor="middle", quiet=True))
    told = "; ".join(f"{figure.year}: {figure.words} ({say.FIGURE_KINDS[figure.kind]})" for figure in figures)
    return Drawing(bottom + 2 * LINE + 6, f"{title}. {told}", tuple(shapes))


def _of_most_years(figures: Sequence[TableFigure]) -> list[TableFigure]:
    """The figures of the province, indicator and unit with the most years, by year."""
    groups: dict[tuple[str, str, str], list[TableFigure]] = {}
    for figure in figures:
        if figure.year:
            unit = "" if figure.ranked else figure.unit or ""
            groups.setdefault((figure.province, figure.indicator, unit), []).append(figure)
    best = max(groups.values(), key=lambda group: len({figure.year for figure in group}), default=[])
    several = len({figure.year for figure in best}) > 1
    return sorted(best, key=lambda figure: figure.year or 0) if several else []


def _columns(figures: Sequence[TableFigure]) -> int:
    """How many years have room for their numbers side by side."""
    room = max(breadth(_number(figure)) for figure in figures) + 6
    return max(2, min(_MOST, int((WIDTH - 2 * _SIDE) / room)))


def _remarks(figure: TableFigure) -> list[str]:
    if figure.ranked:
        return [say.CHART_RANK_UP]
    return [say.CHART_UNIT.format(unit=figure.unit)] if figure.unit and figure.unit != "%" else []


def _scale(figures: Sequence[TableFigure], top: float, bottom: float) -> Down:
    """Where a value stands: the highest at `top`, the lowest at `bottom`; the other way round for ranks."""
    values = [end for figure in figures for end in figure.ends]
    low, high = min(values), max(values)
    best, worst = (low, high) if figures[0].ranked else (high, low)
    if best == worst:
        return lambda _: (top + bottom) / 2
    return lambda value: top + (best - value) / (best - worst) * (bottom - top)


def _marks(figures: Sequence[TableFigure], x: float, down: Down) -> list[Shape]:
    """The marks of one year, from above, each with its number; of close marks the numbers stand above them all."""
    groups: list[list[TableFigure]] = []
    for figure in figures:
        if groups and down(figure.ends[1]) - down(groups[-1][-1].ends[1]) < _CLOSE:
            groups[-1].append(figure)
        else:
            groups.append([figure])
    shapes: list[Shape] = []
    for group in groups:
        above = down(group[0].ends[1]) - _OVER - _APART * (len(group) - 1)
        for at, figure in enumerate(group):
            low, high = (down(end) for end in figure.ends)
            shapes += [Stroke(x, low, x, high)] if low != high else []
            shapes.append(Dot(x, high, _look(figure.kind)))
            shapes.append(Words(x, above + at * _APART, _number(figure), anchor="middle", bold=True))
    return shapes


def _look(kind: FigureStatus) -> Look:
    return "full" if kind == "result" else "open"


def _number(figure: TableFigure) -> str:
    """The number alone, the Vietnamese way: "22,87%", "48/63", "15–20%", "≈20%"."""
    sign = "" if figure.relation in ("=", "top") else say.RELATIONS[figure.relation]
    told = sign + "–".join(_told(end) for end in dict.fromkeys(figure.ends))
    unit = figure.unit or ""
    return told + (unit if unit == "%" or (figure.ranked and unit.startswith("/")) else "")


def _told(value: float) -> str:
    digits = f"{value:,.4f}".rstrip("0").rstrip(".")
    return digits.translate(str.maketrans(",.", ".,"))
