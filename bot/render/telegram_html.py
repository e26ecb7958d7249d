"""Answers as Telegram messages: cut first, counted in UTF-16 units, escaped last."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from telegram.constants import MessageLimit

from bot import texts_channels_vi as texts
from bot.answer import Answer, Citation
from bot.render import answer_parts
from bot.render.answer_parts import by_source, quote_shares, source_facts
from bot.render.cutting import clean, cut, units, window

TEXT_LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)  # UTF-16 units after parsing

Style = Literal["", "b", "i"]

# Shares of one message, in UTF-16 units; what they leave free belongs to the quotes.
_HEAD = 480
_ASKED = 240
_UNDERSTOOD = 240
_SOURCE = 330
_SOURCES = 1980
_NOTES = 1500
_QUOTES = 600  # kept free of notes
_CITATIONS = 10
# Longer quotes are folded by the app until they are tapped: about seven lines on a phone.
_LONG_QUOTE = 280
# Telegram drops entities beyond 100 in a message without a word; each quote and its source are two more.
_MARKS = 70
_MARKS_OF_A_QUOTE = 8


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look. `quote` numbers the block quote they stand in (0: none)."""

    text: str
    style: Style = ""
    href: str | None = None
    quote: int = 0


@dataclass(frozen=True, slots=True)
class RichText:
    """A message before it is escaped."""

    runs: tuple[Run, ...]

    @property
    def plain(self) -> str:
        """The characters a person sees."""
        return "".join(run.text for run in self.runs)

    @property
    def html(self) -> str:
        """Telegram's HTML for it: tags closed, nothing nested that must not be."""
        return "".join(_block(number, list(runs)) for number, runs in groupby(self.runs, key=lambda run: run.quote))


def _block(number: int, runs: list[Run]) -> str:
    inside = "".join(map(_run_html, runs))
    if not number:
        return inside
    long = sum(units(run.text) for run in runs) > _LONG_QUOTE
    return f"<blockquote{' expandable' if long else ''}>{inside}</blockquote>"


def _run_html(run: Run) -> str:
    text = escape(run.text)
    if run.style:
        text = f"<{run.style}>{text}</{run.style}>"
    if run.href:
        text = f'<a href="{escape(run.href)}">{text}</a>'
    return text


def escape(text: str) -> str:
    """`text` with the characters that Telegram's HTML mode reads as markup written as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def plain_message(text: str) -> RichText:
    """A message without any look, cut to what Telegram takes; never empty."""
    return RichText((Run(cut(clean(text).strip(), TEXT_LIMIT) or texts.NOTHING_TO_SHOW),))


def answer_message(answer: Answer, *, asked: str | None = None) -> RichText:
    """One message for an answer. `asked` is shown above it where the question stands in no message of the chat."""
    opening = _opening(answer, asked)
    if answer.status not in ("answered", "unsure") or not answer.citations:
        rest = TEXT_LIMIT - _length(opening)
        body = cut(clean(answer.text or answer.answer), rest) or texts.NOTHING_TO_SHOW
        return RichText((*opening, Run(body)))
    citations = answer.citations[:_CITATIONS]
    sources = _sources(citations)
    first = (*opening, Run(cut(answer_parts.head(answer), _HEAD), "b"), Run("\n\n"))
    # Three line feeds around each quote and its source.
    room = TEXT_LIMIT - _length(first) - sum(map(_length, sources)) - 3 * len(citations)
    table, closing = _notes(answer, min(_NOTES, room - _QUOTES))
    runs: list[Run] = [*first, *table]
    quotes = _quotes(citations, room - _length((*table, *closing)))
    for quote, source in zip(quotes, sources, strict=True):
        runs += [*quote, Run("\n"), *source, Run("\n\n")]
    runs += closing
    return RichText(_without_end_space(runs))


def _opening(answer: Answer, asked: str | None) -> tuple[Run, ...]:
    runs: list[Run] = []
    if asked:
        runs += [Run(f"{texts.ASKED} ", ""), Run(cut(clean(asked), _ASKED), "i"), Run("\n\n")]
    if reading := answer_parts.understood(answer):
        runs += [Run(cut(reading, _UNDERSTOOD), "i"), Run("\n\n")]
    return tuple(runs)


def _notes(answer: Answer, room: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The table above the quotes and the notes below them, within `room` units together."""
    above, below = answer_parts.notes(answer)
    table = cut("\n".join(above), room)
    closing = cut("\n".join(below), room - units(table))
    return ((Run(table), Run("\n\n")) if table else ()), ((Run(closing, "i"),) if closing else ())


def _sources(citations: Sequence[Citation]) -> list[tuple[Run, ...]]:
    """A source for each citation; one that is told already is only named by its number."""
    groups = by_source(citations)
    firsts = {citation.n: group[0] for group in groups for citation in group}
    limit = min(_SOURCE, _SOURCES // len(groups))
    return [_source(citation, firsts[citation.n], limit) for citation in citations]


def _source(citation: Citation, first: Citation, limit: int) -> tuple[Run, ...]:
    lead = f"{texts.SOURCE} [{citation.n}] "
    if citation.n != first.n:
        return (Run(lead), Run(texts.SAME_SOURCE.format(n=first.n), href=_link(citation.url)))
    title = cut(clean(citation.title) or citation.document, min(180, limit * 2 // 3 - units(lead)))
    rest = cut("".join(f" · {fact}" for fact in source_facts(citation)), limit - units(lead) - units(title))
    return (Run(lead), Run(title, href=_link(citation.url)), Run(rest))


def _link(url: str | None) -> str | None:
    return url if url and re.fullmatch(r"https?://[^\s<>\"]{3,1800}", url) else None


def _quotes(citations: Iterable[Citation], room: int) -> list[tuple[Run, ...]]:
    """The quotes within `room` units: short ones whole, the long ones share what is left."""
    cited = list(citations)
    shares = quote_shares([units(citation.quote) for citation in cited], room)
    most = min(_MARKS_OF_A_QUOTE, _MARKS // max(1, len(cited)))
    return [
        _quote(number, replace(citation, marks=citation.marks[:most]), share)
        for number, (citation, share) in enumerate(zip(cited, shares, strict=True), 1)
    ]


def _quote(number: int, citation: Citation, limit: int) -> tuple[Run, ...]:
    text, marks = window(citation.quote, citation.marks, limit)
    runs: list[Run] = []
    position = 0
    for start, end in marks:
        runs += [Run(text[position:start], quote=number), Run(text[start:end], "b", quote=number)]
        position = end
    runs.append(Run(text[position:], quote=number))
    cleaned = (replace(run, text=clean(run.text)) for run in runs)
    return tuple(run for run in cleaned if run.text)


def _without_end_space(runs: list[Run]) -> tuple[Run, ...]:
    while runs and not runs[-1].text.strip():
        runs.pop()
    return tuple(runs)


def _length(runs: Iterable[Run]) -> int:
    return sum(units(run.text) for run in runs)
