"""Figures of other times: "đạt 62% (năm 2025: 75%)", "150 thẻ: năm 2024 cấp 55, …" tell of the same thing."""

import re
from collections.abc import Sequence

from bot.cues import Cue

# A bracket, or what stands behind a colon and gives each figure its year.
_BRACKET = re.compile(r"\((?P<within>[^()]*)\)|:(?=\s+(?:năm\s+)?20\d\d\b)(?P<parts>[^;:]*)")
_BORDER = re.compile(r"[;,.:](?=\s)")


def host(cue: Cue, found: Sequence[Cue], text: str) -> Cue | None:
    """The cue before the bracket or colon behind which a cue with a year of its own stands; None for any other."""
    if cue.year is None:
        return None
    within = next((m for m in _BRACKET.finditer(text) if m.start() < cue.start < m.end()), None)
    if within is None:
        return None
    before = [other for other in found if other.end <= within.start()]
    if not before or before[-1].year == cue.year or _BORDER.search(text, before[-1].end, within.start()):
        return None
    return before[-1]
