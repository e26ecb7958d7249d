"""What people take back while they type: "Hà Giang, à nhầm, Lào Cai", "ngày 30/12, à hình như 31/12"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from index.mentions import Placed
from index.tokens import Token
from index.units import Unit

# Behind a comma or dots; "à" alone only right before what is named again.
_TAKES_BACK = re.compile(
    r"[,.;…(–-]\s*(?:"
    r"(?:(?:à|a|ờ|ủa|í|ý)\s+)?(?:(?:nhầm|nham|lộn|lon)(?:\s+(?:rồi|roi))?|(?:ý|y)\s+(?:em|mình|minh|tôi|toi|con|cháu|chau)\s+(?:là|la))"
    r"|(?:à|a|ờ|ủa)\s+(?:không|khong|quên|quen|hình\s+như|hinh\s+nhu)"
    r")\b[\s,.:…]*",
    re.IGNORECASE,
)
_OH = re.compile(r",\s*(?:à|a|ờ)\s+(?:(?:năm|nam|ngày|ngay|tỉnh|tinh)\s+)?", re.IGNORECASE)
_BORDER = re.compile(r"[.,;!?()\n]")
NEAR = 25  # characters behind the words of taking back within which the same is named again

M = TypeVar("M", bound=Placed)


@dataclass(frozen=True, slots=True)
class _Correction:
    """`start`, `end`: the words that take back; `clause`: where what they take back begins."""

    clause: int
    start: int
    end: int


def corrected(text: str, mentions: Sequence[M]) -> list[M]:
    """The mentions of one kind, in text order, without those that another one takes back."""
    found = _corrections(text)
    found += [_at(text, match) for match in _OH.finditer(text) if any(m.start == match.end() for m in mentions)]
    dropped = {
        id(mention)
        for one in found
        if any(one.end <= again.start <= one.end + NEAR for again in mentions)
        for mention in mentions
        if one.clause <= mention.start and mention.end <= one.start
    }
    return [mention for mention in mentions if id(mention) not in dropped]


def with_corrections(units: Iterable[Unit], tokens: Sequence[Token], text: str) -> tuple[Unit, ...]:
    """The units, those of what is taken back marked as asides, of which an answer need not speak."""
    spans = [(one.clause, one.start) for one in _corrections(text)]
    return tuple(
        replace(unit, aside=True)
        if unit.role in ("content", "light") and any(s <= tokens[unit.start].start < e for s, e in spans)
        else unit
        for unit in units
    )


def _corrections(text: str) -> list[_Correction]:
    return [_at(text, match) for match in _TAKES_BACK.finditer(text)]


def _at(text: str, match: re.Match[str]) -> _Correction:
    end = len(text[: match.start()].rstrip(" .,;…"))
    before = [border.end() for border in _BORDER.finditer(text, 0, end)]
    return _Correction(before[-1] if before else 0, match.start(), match.end())
