"""The files beside the pages: style, script, icon, widget. Read once, addressed by what is in them."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import texts_web_vi as say
from bot.render.links import Links

DEFAULT_COLOUR = "#0b5c8a"
_FOLDER = Path(__file__).parent.parent / "web"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FOREVER = "public, max-age=31536000, immutable"  # the address changes with the content
_AN_HOUR = "public, max-age=3600"
_ROBOTS = "User-agent: *\nDisallow: /api/\nDisallow: /nhung\n"


@dataclass(frozen=True, slots=True)
class _File:
    body: bytes
    media_type: str


class Assets:
    """The files, in the organisation's colour ("#rrggbb")."""

    def __init__(self, links: Links, colour: str = DEFAULT_COLOUR) -> None:
        self._links = links
        style = _read("style.css") + theme(colour)
        icon = _read("icon.svg").replace(DEFAULT_COLOUR, colour)
        self._files: dict[str, _File] = {}
        self.style = self._add("style.css", style)
        self.script = self._add("page.js", _read("page.js"))
        self.icon = self._add("icon.svg", icon)
        self._widget = _widget(colour).encode()

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/static/{name}", self._static, methods=["GET"]),
            Route("/widget.js", self._serve_widget, methods=["GET"]),
            Route("/robots.txt", self._robots, methods=["GET"]),
        ]

    def _add(self, name: str, content: str) -> str:
        """Takes a file in and gives its address."""
        file = _File(content.encode(), _TYPES[Path(name).suffix])
        digest = hashlib.sha256(file.body).hexdigest()[:12]
        path = Path(name)
        known = f"{path.stem}.{digest}{path.suffix}"
        self._files[known] = file
        return self._links.to(f"/static/{known}")

    async def _static(self, request: Request) -> Response:
        file = self._files.get(request.path_params["name"])
        if file is None:
            return PlainTextResponse(say.NOT_FOUND, 404)
        return Response(file.body, media_type=file.media_type, headers={"Cache-Control": _FOREVER})

    async def _serve_widget(self, _: Request) -> Response:
        # Other sites load it: they may, and its address stays the same.
        headers = {"Cache-Control": _AN_HOUR, "Cross-Origin-Resource-Policy": "cross-origin"}
        return Response(self._widget, media_type="text/javascript", headers=headers)

    async def _robots(self, _: Request) -> Response:
        return PlainTextResponse(_ROBOTS, headers={"Cache-Control": _AN_HOUR})


def theme(colour: str) -> str:
    """The style's variables for a colour of the organisation; the writing on it is black or white, as reads better."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"{colour!r} is no colour; expected #rrggbb")
    writing = "#000" if _luminance(colour) > 0.179 else "#fff"  # where contrast with black and with white is equal
    return f":root{{--accent:{colour};--on-accent:{writing}}}\n"


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _widget(colour: str) -> str:
    told = {"opens": say.WIDGET_OPEN, "closes": say.WIDGET_CLOSE, "title": say.NAME, "accent": colour}
    return Template(_read("widget.js")).substitute({name: json.dumps(value) for name, value in told.items()})


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
