"""A drawing for a phone's width, in plain shapes: the page shows it as SVG, other channels as a PNG picture.

Lengths are in units that are one CSS pixel on a screen as wide as the drawing; y grows downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

WIDTH = 320.0  # of every drawing
TEXT = 13.0  # height of labels; the smallest
TITLE = 15.0
LINE = 18.0  # from one line of text to the next
_ADVANCE = 0.62  # of a letter, as part of its height: a wide font's average over Vietnamese words; digits .64, "m" .97

Anchor = Literal["start", "middle", "end"]
Look = Literal["full", "open"]  # filled, outlined: told apart without colour


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `y` is its base line."""

    x: float
    y: float
    text: str
    size: float = TEXT
    anchor: Anchor = "start"
    bold: bool = False
    quiet: bool = False  # said beside the matter


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    look: Look


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark at a place: "full" a disc, "open" a square on its corner."""

    x: float
    y: float
    look: Look


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    dashed: bool = False
    quiet: bool = False


Shape = Words | Box | Dot | Stroke


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are drawn; `told` says in words what they show, to those who do not see."""

    height: float
    told: str
    shapes: tuple[Shape, ...]


def breadth(text: str, size: float = TEXT) -> float:
    """About how wide a text is, rather too wide than too narrow."""
    return len(text) * size * _ADVANCE


def wrapped(text: str, size: float, width: float = WIDTH) -> list[str]:
    """The lines of a text that fit into a width; a word that is too long alone stands on its own line."""
    lines: list[str] = []
    for word in text.split():
        if lines and breadth(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def heading(title: str, remarks: Sequence[str]) -> tuple[list[Shape], float]:
    """The title and what is to be known beside it, and where they end."""
    shapes: list[Shape] = []
    top = 0.0
    for line in wrapped(title, TITLE):
        top += LINE + 1
        shapes.append(Words(0, top, line, TITLE, bold=True))
    for line in (line for remark in remarks for line in wrapped(remark, TEXT)):
        top += LINE
        shapes.append(Words(0, top, line, quiet=True))
    return shapes, top + 8
