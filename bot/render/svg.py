"""Drawings as a part of the page. Looks are classes of the style sheet: the page's policy allows no styles in place."""

from bot.render.drawing import WIDTH, Box, Dot, Drawing, Shape, Stroke, Words
from bot.render.html import Html, element

_RADIUS = 5.0
_CORNER = 6.5


def svg(drawing: Drawing) -> Html:
    """The drawing, as wide as its place allows; read out as one picture."""
    return element(
        "svg",
        *map(_shape, drawing.shapes),
        viewBox=f"0 0 {WIDTH:g} {drawing.height:g}",
        role="img",
        aria_label=drawing.told,
        class_="chart",
    )


def _shape(shape: Shape) -> Html:
    match shape:
        case Words():
            look = " ".join(name for name, on in (("bold", shape.bold), ("quiet", shape.quiet)) if on) or None
            anchor = None if shape.anchor == "start" else shape.anchor
            return element(
                "text",
                shape.text,
                x=_n(shape.x),
                y=_n(shape.y),
                font_size=_n(shape.size),
                text_anchor=anchor,
                class_=look,
            )
        case Box():
            size = {"width": _n(shape.width), "height": _n(shape.height)}
            return element("rect", x=_n(shape.x), y=_n(shape.y), **size, class_=shape.look)
        case Dot(look="full"):
            return element("circle", cx=_n(shape.x), cy=_n(shape.y), r=_n(_RADIUS), class_=shape.look)
        case Dot():
            x, y, c = shape.x, shape.y, _CORNER
            corners = " ".join(f"{_n(a)},{_n(b)}" for a, b in ((x, y - c), (x + c, y), (x, y + c), (x - c, y)))
            return element("polygon", points=corners, class_=shape.look)
        case Stroke():
            ends = {"x1": _n(shape.x1), "y1": _n(shape.y1), "x2": _n(shape.x2), "y2": _n(shape.y2)}
            dashes = "4 4" if shape.dashed else None
            return element("line", **ends, stroke_dasharray=dashes, class_="quiet" if shape.quiet else None)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
