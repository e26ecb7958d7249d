"""Charts as PNG pictures, made to be read on a phone; the only door to matplotlib."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from textwrap import fill
from typing import Any

_WIDTH, _HEIGHT, _DPI = 7.2, 5.4, 150  # inches, inches, dots an inch: 1080 x 810 pixels
_FONT = 15  # points: about 3 mm high on a phone's width
_LABELS = 7  # dates along the axis; more would run into each other
_ROW = 0.55  # inches for each bar of a ranking
_CHARACTERS = 28  # of a bar's label before it is cut
_TITLE = 46  # characters a line
_INK, _GRID = "#1b1b1b", "#d5d5d5"


class ChartsUnavailable(Exception):
    """matplotlib is not installed: numbers are told without a picture."""

    def __init__(self) -> None:
        super().__init__("Charts need matplotlib: install the extra `charts`.")


@dataclass(frozen=True, slots=True)
class Part:
    """One colour of stacked bars; `values` has a number for each bar. `colour` is "#rrggbb"."""

    label: str
    colour: str
    values: Sequence[float]


def stacked_bars(title: str, bars: Sequence[str], parts: Sequence[Part]) -> bytes:
    """A bar for each name in `bars`, its parts on top of each other, with a legend. Raises ChartsUnavailable."""
    figure, axes = _paper(_HEIGHT)
    places = range(len(bars))
    below = [0.0] * len(bars)
    for part in parts:
        axes.bar(places, part.values, bottom=below, color=part.colour, label=part.label, width=0.8)
        below = [low + value for low, value in zip(below, part.values, strict=True)]
    step = max(1, -(-len(bars) // _LABELS))
    shown = list(places)[::-1][::step][::-1]  # the newest is always named
    axes.set_xticks(shown, [bars[place] for place in shown])
    axes.set_ylim(0, max([*below, 1]) * 1.15)
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.grid(axis="y", color=_GRID)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=3, frameon=False, fontsize=_FONT)
    return _png(figure, title)


def ranked_bars(title: str, rows: Sequence[tuple[str, float]], unit: str = "", colour: str = "#1f5fa8") -> bytes:
    """A lying bar for each (label, value), the first on top, the value written beside it. Raises ChartsUnavailable."""
    figure, axes = _paper(max(2.4, 1.2 + _ROW * len(rows)))
    places = range(len(rows), 0, -1)
    values = [value for _, value in rows]
    bars = axes.barh(places, values, color=colour, height=0.7)
    axes.bar_label(bars, [f"{_number(value)}{unit}" for value in values], padding=4, fontsize=_FONT)
    axes.set_yticks(list(places), [_cut(label) for label, _ in rows])
    axes.set_xlim(min([0, *values]), max([*values, 0.001]) * 1.2)
    axes.set_xticks([])
    return _png(figure, title)


def _paper(height: float) -> tuple[Any, Any]:
    """A figure of its own: matplotlib's pyplot keeps all figures in one place, which several threads must not share."""
    if find_spec("matplotlib") is None:
        raise ChartsUnavailable
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, height), dpi=_DPI, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.tick_params(labelsize=_FONT, colors=_INK, length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.set_axisbelow(True)
    return figure, axes


def _png(figure: Any, title: str) -> bytes:
    # "$" would begin a formula.
    told = fill(title, _TITLE).replace("$", r"\$")
    figure.suptitle(told, x=0.01, ha="left", fontsize=_FONT + 3, color=_INK)
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _cut(label: str) -> str:
    return (label if len(label) <= _CHARACTERS else label[: _CHARACTERS - 1] + "…").replace("$", r"\$")


def _number(value: float) -> str:
    """Written the Vietnamese way: 1.234,5."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
