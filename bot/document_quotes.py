"""The quotes of one card: each place of a text is cited once, numbered from 1, with the words that it was cited for."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.answer import Citation
from bot.citing import citation_of
from bot.document_head import Place
from corpus.document import Document
from corpus.vietnamese.normalize import squeeze

LONG = 300  # characters of a quote; longer sentences are cut to the clauses around what they are cited for
_WHOLE = frozenset({"title", "letterhead", "heading"})
_BORDER = re.compile(r"[;|]\s*|,\s+|:\s+|\.\s+|\s[–-]\s")


class Quotes:
    """Citations in the order in which they are first asked for."""

    def __init__(self, document: Callable[[str], Document | None]) -> None:
        self._document = document
        self._cited: dict[tuple[str, int, int], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What was cited, in order."""
        return tuple(self._cited.values())

    def cite(self, place: Place) -> int:
        """The number of the quote that holds the place; the words there are marked."""
        passage = place.passage
        start, end = passage.start + place.start, passage.start + place.end
        held = (key for key in self._cited if key[0] == passage.document_id and key[1] <= start < end <= key[2])
        key = next(held, None)
        if key is None:
            low, high = _around(place)
            key = (passage.document_id, passage.start + low, passage.start + high)
            document = self._document(passage.document_id)
            assert document is not None
            self._add(key, citation_of(document, passage.id, key[1], key[2], squeeze(passage.text[low:high])))
        if key[1] < passage.start:  # a quote made elsewhere, over several passages
            return self._cited[key].n
        return self._mark(key, squeeze(passage.text[key[1] - passage.start : place.start] + "|"), place.words)

    def _mark(self, key: tuple[str, int, int], before: str, words: str) -> int:
        cited = self._cited[key]
        start = len(before) - 1
        self._cited[key] = replace(cited, marks=_joined((*cited.marks, (start, start + len(words)))))
        return cited.n

    def add(self, made: Citation) -> int:
        """The number under which a citation made elsewhere is shown here."""
        key = (made.document, made.start, made.end)
        known = self._cited.get(key)
        if known is None:
            return self._add(key, made)
        self._cited[key] = replace(known, marks=_joined((*known.marks, *made.marks)))
        return known.n

    def _add(self, key: tuple[str, int, int], made: Citation) -> int:
        self._cited[key] = replace(made, n=len(self._cited) + 1)
        return len(self._cited)


def _joined(marks: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The marks without those that lie in others, left to right."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(marks), key=lambda mark: (mark[0], -mark[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _around(place: Place) -> tuple[int, int]:
    """Where the quote of a place stands in its passage: a head as a whole, else the sentence, cut when it is long."""
    passage = place.passage
    text = passage.text
    low, high = 0, len(text)
    if passage.kind not in _WHOLE:
        spans = [(start - passage.start, end - passage.start) for start, end in passage.sentences]
        low = max((start for start, _ in spans if start <= place.start), default=0)
        high = min((end for _, end in spans if end >= place.end), default=len(text))
        if passage.kind == "legal_basis" or high - low > LONG:
            low, high = _part(text, low, high, place, re.compile(r";\s*"))
    if high - low > LONG and passage.kind not in _WHOLE:
        low, high = _clauses(text, low, high, place)
    part = text[low:high]
    return low + len(part) - len(part.lstrip(" \n|")), low + len(part.rstrip(" \n,;|"))


def _part(text: str, low: int, high: int, place: Place, border: re.Pattern[str]) -> tuple[int, int]:
    borders = [match.end() for match in border.finditer(text, low, high)]
    start = max((border for border in borders if border <= place.start), default=low)
    return start, min((border for border in borders if border >= place.end), default=high)


def _clauses(text: str, low: int, high: int, place: Place) -> tuple[int, int]:
    """The clauses around a place that fit into a quote, those behind it before those ahead of it."""
    borders = [match.end() for match in _BORDER.finditer(text, low, high)]
    start, end = _part(text, low, high, place, _BORDER)
    for border in [*(border for border in borders if border > end), high]:
        end = border if border - start <= LONG else end
    for border in [*reversed([border for border in borders if border < start]), low]:
        start = border if end - border <= LONG else start
    return start, end
