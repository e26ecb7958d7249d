"""A comparison, taken apart into one question for each side."""

import re
from dataclasses import replace

from bot.asked import Asked
from corpus.vietnamese.provinces import Mention, find_provinces, new_of

_MERGER = re.compile(
    r"(?:sáp nhập|hợp nhất|nhập|gộp|sap nhap|hop nhat|gop|nay thuộc|giờ thuộc|nay là|giờ là|thuộc về|nay thuoc|gio thuoc|nay la|cùng với|"
    r"trước đây|hồi còn|cũ)",
    re.IGNORECASE,
)
OTHER_SIDE = 0.25  # weight of the words that the other side brings along


def sides(asked: Asked) -> tuple[Asked, ...]:
    """One question a province, in the order asked; the question itself when it compares no provinces."""
    mentions = _first_mentions(asked)
    if len(mentions) < 2 or _is_merger(asked, mentions):
        return (asked,)
    tokens, text = asked.reading.tokens, asked.reading.text
    borders = [_border(text, a, b) for a, b in zip(mentions, mentions[1:], strict=False)]
    starts, ends = [mentions[0].start, *borders], [*borders, len(text) + 1]
    several = all(
        any(starts[at] <= tokens[u.start].start < ends[at] and u.role == "content" for u in asked.units) for at in range(len(mentions))
    )
    found = []
    for at, mention in enumerate(mentions):
        units = tuple(
            replace(u, weight=OTHER_SIDE * u.weight, role="light" if u.role == "content" else u.role)
            if several and tokens[u.start].start >= mentions[0].start and not starts[at] <= tokens[u.start].start < ends[at]
            else u
            for u in asked.units
        )
        found.append(replace(asked, provinces=(mention.name,), units=units))
    return tuple(found)


def main_provinces(asked: Asked) -> Asked:
    """`asked` about the provinces it is really about: those named as parts of a merger stand aside."""
    mentions = _first_mentions(asked)
    if len(mentions) < 2 or not _is_merger(asked, mentions):
        return asked
    text = asked.reading.text
    leading = [m for m in mentions if not _MERGER.search(text[max(0, m.start - 22) : m.start])]
    kept = tuple(m.name for m in leading) or tuple(m.name for m in mentions)
    return replace(asked, provinces=kept[:1])


def _first_mentions(asked: Asked) -> list[Mention]:
    seen: dict[str, Mention] = {}
    for mention in find_provinces(asked.reading.text, "loose"):
        if mention.name in asked.provinces:
            seen.setdefault(mention.name, mention)
    return list(seen.values())


def _is_merger(asked: Asked, mentions: list[Mention]) -> bool:
    """Whether the provinces named became one, and the question says so."""
    return len({new_of(m.name) for m in mentions}) < len(mentions) and bool(_MERGER.search(asked.reading.text))


_CONNECTOR = re.compile(r"so với|với|và|còn|hay|hoặc|so voi|voi|va|con|hay|,|;|\bvs\b")


def _border(text: str, a: Mention, b: Mention) -> int:
    """Where the first side's words end: at the last connector between the two names."""
    matches = list(_CONNECTOR.finditer(text, a.end, b.start))
    return matches[-1].start() if matches else a.end
