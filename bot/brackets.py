"""Figures of another time in brackets: "đạt 62% (năm 2025: 75%)" tells both of the same thing."""

import re
from collections.abc import Sequence

from bot.cues import Cue

_BRACKET = re.compile(r"\((?P<within>[^()]*)\)")
_BORDER = re.compile(r"[;,.:](?=\s)")


def host(cue: Cue, found: Sequence[Cue], text: str) -> Cue | None:
    """The cue before the bracket in which a cue with a year of its own stands; None when it stands in none."""
    if cue.year is None:
        return None
    within = next((m for m in _BRACKET.finditer(text) if m.start() < cue.start < m.end()), None)
    if within is None:
        return None
    before = [other for other in found if other.end <= within.start()]
    if not before or before[-1].year == cue.year or _BORDER.search(text, before[-1].end, within.start()):
        return None
    return before[-1]
