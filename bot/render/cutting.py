"""Cutting text for channels that count UTF-16 units, at a sentence or a word, never inside a character."""

import re
import unicodedata

ELLIPSIS = "…"
# A cut back to a word or sentence gives up at most this share of what would fit.
_GIVE_UP = 0.4
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.!?;…](?=\s)|\n")


def clean(text: str) -> str:
    """`text` without what no channel can carry: control characters, lone surrogates; tabs become spaces."""
    return _CONTROL.sub("", text.replace("\t", " "))


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units of `text`; what is left out is told by an ellipsis."""
    if units(text) <= limit:
        return text
    if limit <= 0:
        return ""
    head = _first_units(text, limit - 1)
    return _at_a_boundary(head, text[len(head) :]).rstrip() + ELLIPSIS


def _first_units(text: str, limit: int) -> str:
    head = text[:limit]
    while units(head) > limit:
        # Each step drops at least one character and never more than are too many.
        head = head[: len(head) - max(1, (units(head) - limit) // 2)]
    whole = head
    while head and unicodedata.combining(text[len(head) : len(head) + 1] or " "):
        head = head[:-1]
    # A heap of nothing but accents is cut where it has to be.
    return head or whole


def _at_a_boundary(head: str, rest: str) -> str:
    least = int(len(head) * (1 - _GIVE_UP))
    ends = (found.end() for found in _SENTENCE_END.finditer(head + rest[:1]))
    sentence = max((end for end in ends if end <= len(head)), default=0)
    if sentence >= least:
        return head[:sentence]
    if rest[:1].isspace():
        return head
    space = head.rfind(" ")
    return head[:space] if space >= least else head


Marks = tuple[tuple[int, int], ...]


def window(text: str, marks: Marks, limit: int) -> tuple[str, Marks]:
    """At most `limit` units of `text` that show the first mark, with the marks that are left.

    Marks are offsets in code points of `text`, and of the text that comes back.
    """
    sound = tuple((start, end) for start, end in _ordered(marks) if 0 <= start < end <= len(text))
    if units(text) <= limit:
        return text, sound
    start = _window_start(text, sound, limit)
    lead = ELLIPSIS + " " if start else ""
    shown = lead + cut(text[start:], limit - len(lead))
    shift = len(lead) - start
    last = len(shown) - len(ELLIPSIS)
    moved = ((a + shift, b + shift) for a, b in sound)
    return shown, tuple((a, min(b, last)) for a, b in moved if len(lead) <= a < last)


def _window_start(text: str, marks: Marks, limit: int) -> int:
    if not marks or marks[0][1] <= limit // 2:
        return 0
    # A third of the window stands before the first mark, from the beginning of a word on.
    start = max(0, marks[0][0] - limit // 3)
    space = text.find(" ", start, marks[0][0])
    return space + 1 if space >= 0 else start


def _ordered(marks: Marks) -> Marks:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def pages(text: str, limit: int) -> list[str]:
    """`text` in pages of at most `limit` units, parted at sentences or words; nothing is left out."""
    parts: list[str] = []
    rest = text.strip()
    while units(rest) > limit:
        head = _first_units(rest, limit)
        page = _at_a_boundary(head, rest[len(head) :]) or head
        parts.append(page.rstrip())
        rest = rest[len(page) :].lstrip()
    return [*parts, rest] if rest or not parts else parts
