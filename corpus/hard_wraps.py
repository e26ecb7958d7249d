"""Texts cut into lines of a fixed width: which lines belong together."""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.letterhead import is_subject
from corpus.line_kinds import is_byline
from corpus.lines import Line, ends_sentence, in_capitals, join_lines

_MIN_WIDTH = 30  # characters; narrower texts are lists, not wrapped prose
_MAX_WIDTH = 120
_LEADS_ON = frozenset(  # words that end no sentence and no headline
    [
        "là",
        "của",
        "và",
        "với",
        "đến",
        "tại",
        "trong",
        "trên",
        "cho",
        "do",
        "theo",
        "các",
        "những",
        "một",
        "bị",
        "để",
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "with",
        "a",
        "an",
        "by",
        "at",
        "on",
        "from",
    ]
)
_RAGGED = 0.8  # of the width: where lines wrapped by hand break in mid-sentence, in the bulletins and reports seen
_SLACK = 3  # characters that such lines may leave free before a capital
_SURE = 38  # characters; one break in mid-sentence after so long a line is enough, as in a page of one short paragraph
_UNWRAPPED = re.compile(r"URL:|https?://|\||.*\s\|\s.*\s\|\s")  # addresses and table rows stay long in wrapped texts
_STARTS_ANEW = re.compile(
    r"(?:[-+*•–]\s+[A-ZÀ-ỸĐ]|[#>]|\|.*\|$|(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s"
    r"|Căn cứ\s|Điều \d|Chương [IVX\d]|Phần [IVX\d]|Người ký|Nơi nhận|Số:|Xét đề nghị|Theo đề nghị)"
)
_FRAMED = re.compile(r"\|(?:.*\|)?$")
_ALWAYS_ANEW = re.compile(r"(?:\|.*\|$|\|$|#|Căn cứ\s|Điều \d+\.|Người ký|Nơi nhận|Số:)")


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
    pairs = list(pairwise(lines))
    running = [line for line in lines if not _UNWRAPPED.match(line)]
    for width in sorted({len(line) for line in running if _MIN_WIDTH <= len(line) <= _MAX_WIDTH}, reverse=True):
        if sum(len(line) > width for line in running) > 0.15 * len(running):
            return None
        broken = [a for a, b in pairs if len(a) <= width and _breaks_off(a, b) and _is_full(a, b, width)]
        loose = sum(_breaks_off(a, b) and not _is_full(a, b, width) for a, b in pairs if len(a) <= width)
        if len(broken) > 2 * loose and (len(broken) >= 2 or len(broken[0]) >= _SURE):
            return width
    return None


def _breaks_off(line: str, following: str) -> bool:
    """Whether a sentence seems to run on from one line to the next."""
    if ends_sentence(line) or line.startswith("|") or is_byline(following) or is_byline(line):
        return False
    if following[:1].islower() or line.rsplit(maxsplit=1)[-1] in _LEADS_ON:
        return True
    return following[:1].isdigit() and not _STARTS_ANEW.match(following)


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) <= width < len(line) + 1 + len(following.split(maxsplit=1)[0])


def _is_nearly_full(line: str, following: str, width: int) -> bool:
    """Whether the line was broken by hand about there: people break before a unit, or a word early."""
    if _breaks_off(line, following) and _RAGGED * width <= len(line) <= width:
        return True
    slack = 0 if ends_sentence(line) else _SLACK
    return _is_full(line, following, width - slack) or _is_full(line, following, width)


def _groups(lines: list[Line], width: int, alone: frozenset[int]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and (
            line.start in alone
            or group[-1].start in alone
            or not continues(group[-1], line, width)
            or _ends_subject(group[0], line)
        ):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _ends_subject(first: Line, following: Line) -> bool:
    """Whether the text begins behind the subject of a document ("Về việc …"), which no full stop ends."""
    return is_subject(first.text) and following.text[:1].isupper()


def continues(line: Line, following: Line, width: int) -> bool:
    """Whether `following` is the rest of the paragraph of `line`: the line was full, and nothing begins anew."""
    if following.number != line.number + 1 or not _is_nearly_full(line.text, following.text, width):
        return False
    if is_byline(following.text) or is_byline(line.text):
        return False
    if _ALWAYS_ANEW.match(following.text) or line.text.startswith("#") or _FRAMED.match(line.text):
        return False
    if in_capitals(line.text) and not in_capitals(following.text) and following.text[:1].isupper():
        return False
    return not (ends_sentence(line.text) and _STARTS_ANEW.match(following.text))
