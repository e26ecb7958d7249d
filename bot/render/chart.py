"""Charts as PNG pictures, made to be read on a phone; the only door to matplotlib."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from textwrap import fill
from threading import Lock
from typing import Any

from bot.render.drawing import WIDTH, Box, Dot, Drawing, Shape, Stroke, Words

_WIDTH, _HEIGHT, _DPI = 7.2, 5.4, 150  # inches, inches, dots an inch: 1080 x 810 pixels
_FONT = 15  # points: about 3 mm high on a phone's width
_LABELS = 7  # dates along the axis; more would run into each other
_TITLE = 46  # characters a line
_INK, _GRID, _SOFT, _FILL = "#1b1b1b", "#d5d5d5", "#55616b", "#0a5687"
_MARGIN = 12.0  # units around a drawing
_DOTS = 3  # for each unit of a drawing
_POINTS = 72  # an inch; a unit of a drawing is drawn as a point
_LONGEST = 3000.0  # units; Telegram takes pictures whose sides add up to 10,000 dots

# Fonts are kept in one place for all threads.
_drawing = Lock()


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
    figure, axes = _paper()
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
    figure.suptitle(_plain(fill(title, _TITLE)), x=0.01, ha="left", fontsize=_FONT + 3, color=_INK)
    return _png(figure)


def picture(drawing: Drawing) -> bytes:
    """A drawing with three dots for each of its units: 1032 pixels wide. Raises ChartsUnavailable."""
    width, height = WIDTH + 2 * _MARGIN, min(_LONGEST, drawing.height + 2 * _MARGIN)
    figure = _figure(width / _POINTS, height / _POINTS, _POINTS * _DOTS)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(-_MARGIN, width - _MARGIN)
    axes.set_ylim(height - _MARGIN, -_MARGIN)
    axes.set_axis_off()
    for layer, shape in enumerate(drawing.shapes):
        _put(axes, shape, layer + 1)
    return _png(figure)


def _put(axes: Any, shape: Shape, layer: int) -> None:
    from matplotlib.patches import Rectangle
    from matplotlib.patheffects import withStroke

    match shape:
        case Words():
            axes.text(
                shape.x,
                shape.y,
                _plain(shape.text),
                fontsize=shape.size,
                ha={"start": "left", "middle": "center", "end": "right"}[shape.anchor],
                va="baseline",
                color=_SOFT if shape.quiet else _INK,
                weight="bold" if shape.bold else "normal",
                path_effects=[withStroke(linewidth=3, foreground="white")],
                zorder=layer,
            )
        case Box():
            size = (shape.width, shape.height)
            axes.add_patch(Rectangle((shape.x, shape.y), *size, linewidth=2, zorder=layer, **_look(shape.look)))
        case Dot():
            form = {"marker": "o", "s": 100} if shape.look == "full" else {"marker": "D", "s": 75}
            axes.scatter(shape.x, shape.y, linewidth=2, zorder=layer, **form, **_look(shape.look))
        case Stroke():
            colour, style = _GRID if shape.quiet else _INK, (0, (2, 2)) if shape.dashed else "-"
            ends = ((shape.x1, shape.x2), (shape.y1, shape.y2))
            axes.plot(*ends, color=colour, linestyle=style, linewidth=2, zorder=layer)


def _look(look: str) -> dict[str, Any]:
    return {"facecolor": _FILL if look == "full" else "white", "edgecolor": _FILL}


def _paper() -> tuple[Any, Any]:
    figure = _figure(_WIDTH, _HEIGHT, _DPI, layout="constrained")
    axes = figure.add_subplot()
    axes.tick_params(labelsize=_FONT, colors=_INK, length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.set_axisbelow(True)
    return figure, axes


def _figure(width: float, height: float, dpi: int, layout: Any = None) -> Any:
    """A figure of its own: matplotlib's pyplot keeps all figures in one place, which several threads must not share."""
    if find_spec("matplotlib") is None:
        raise ChartsUnavailable
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), dpi=dpi, layout=layout, facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def _png(figure: Any) -> bytes:
    file = io.BytesIO()
    with _drawing:
        figure.savefig(file, format="png")
    return file.getvalue()


def _plain(text: str) -> str:
    """Words as they are: "$" would begin a formula."""
    return text.replace("$", r"\$")
