"""Texts cut into lines of a fixed width: which lines belong together."""

import re
from collections.abc import Iterator

from corpus.lines import Line, ends_sentence, in_capitals, join_lines

_MIN_WIDTH = 30  # characters; narrower texts are lists, not wrapped prose
_MAX_WIDTH = 120
_STARTS_ANEW = re.compile(
    r"(?:[-+*•–]\s+[A-ZÀ-ỸĐ]|[|#>]|(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s"
    r"|Căn cứ\s|Điều \d|Chương [IVX\d]|Phần [IVX\d]|Người ký|Nơi nhận|Số:|Xét đề nghị|Theo đề nghị)"
)
_ALWAYS_ANEW = re.compile(r"(?:[|#]|Căn cứ\s|Điều \d+\.|Người ký|Nơi nhận|Số:)")


def unwrap(text: str, lines: list[Line], alone: frozenset[int] = frozenset()) -> list[Line]:
    """`lines` with each paragraph of a hard-wrapped text as one line; other texts unchanged.

    Lines whose start is in `alone` are never joined, and do not count for the width.
    """
    width = wrap_width([line.text for line in lines if line.start not in alone])
    if width is None:
        return lines
    return [join_lines(text, group) for group in _groups(lines, width, alone)]


def wrap_width(lines: list[str]) -> int | None:
    """The width in characters that the text was wrapped at, None when it was not.

    A wrapped text has lines that break in mid-sentence just where the next word no longer fitted.
    """
    lengths = sorted({len(line) for line in lines if _MIN_WIDTH <= len(line) <= _MAX_WIDTH}, reverse=True)
    longer = sum(len(line) > _MAX_WIDTH for line in lines)
    for width in lengths:
        above = longer + sum(width < len(line) <= _MAX_WIDTH for line in lines)
        if above > 0.15 * len(lines):
            return None
        pairs = list(zip(lines, lines[1:], strict=False))
        cut = sum(_breaks_off(a, b) and _is_full(a, b, width) for a, b in pairs)
        loose = sum(_breaks_off(a, b) and not _is_full(a, b, width) and len(a) <= width for a, b in pairs)
        if cut >= 2 and cut > 2 * loose:
            return width
    return None


def _breaks_off(line: str, following: str) -> bool:
    return not ends_sentence(line) and following[:1].islower()


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) <= width < len(line) + 1 + len(following.split(maxsplit=1)[0])


def _groups(lines: list[Line], width: int, alone: frozenset[int]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and (line.start in alone or group[-1].start in alone or not continues(group[-1], line, width)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def continues(line: Line, following: Line, width: int) -> bool:
    """Whether `following` is the rest of the paragraph of `line`: the line was full, and nothing begins anew."""
    if following.number != line.number + 1 or not _is_full(line.text, following.text, width):
        return False
    if _ALWAYS_ANEW.match(following.text) or line.text.startswith(("|", "#")):
        return False
    if in_capitals(line.text) and not in_capitals(following.text) and following.text[:1].isupper():
        return False
    return not (ends_sentence(line.text) and _STARTS_ANEW.match(following.text))
