"""Answers as Telegram messages: cut first, counted in UTF-16 units, escaped last."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from telegram.constants import MessageLimit

from bot import texts_channels_vi as texts
from bot.answer import Answer, Citation
from bot.render import answer_parts
from bot.render.answer_parts import quote_shares, source_facts
from bot.render.cutting import clean, cut, units, window

TEXT_LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)  # UTF-16 units after parsing

Style = Literal["", "b", "i"]

# Shares of one message, in UTF-16 units; what they leave free belongs to the quotes.
_HEAD = 320
_ASKED = 240
_UNDERSTOOD = 240
_SOURCE = 330
_NOTES = 700
_CITATIONS = 6
# Longer quotes are folded by the app until they are tapped: about seven lines on a phone.
_LONG_QUOTE = 280
# Telegram drops entities beyond 100 in a message without a word.
_MARKS = 8


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
    head = cut(answer_parts.head(answer), _HEAD)
    closing = _closing(answer)
    citations = answer.citations[:_CITATIONS]
    sources = [_source(citation) for citation in citations]
    # Three line feeds around each quote and its source, and the two after the head.
    taken = _length((*opening, *closing)) + units(head) + sum(map(_length, sources)) + 3 * len(citations) + 2
    quotes = _quotes(citations, TEXT_LIMIT - taken)
    runs: list[Run] = [*opening, Run(head, "b"), Run("\n\n")]
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


def _closing(answer: Answer) -> tuple[Run, ...]:
    notes = cut("\n".join(clean(note) for note in answer.notes), _NOTES)
    return (Run(notes, "i"),) if notes else ()


def _source(citation: Citation) -> tuple[Run, ...]:
    lead = f"{texts.SOURCE} [{citation.n}] "
    facts = source_facts(citation)
    title = cut(clean(citation.title) or citation.document, 180)
    rest = cut("".join(f" · {fact}" for fact in facts), _SOURCE - units(lead) - units(title))
    return (Run(lead), Run(title, href=_link(citation.url)), Run(rest))


def _link(url: str | None) -> str | None:
    return url if url and re.fullmatch(r"https?://[^\s<>\"]{3,1800}", url) else None


def _quotes(citations: Iterable[Citation], room: int) -> list[tuple[Run, ...]]:
    """The quotes within `room` units: short ones whole, the long ones share what is left."""
    cited = list(citations)
    shares = quote_shares([units(citation.quote) for citation in cited], room)
    return [
        _quote(number, citation, share) for number, (citation, share) in enumerate(zip(cited, shares, strict=True), 1)
    ]


def _quote(number: int, citation: Citation, limit: int) -> tuple[Run, ...]:
    text, marks = window(citation.quote, citation.marks[:_MARKS], limit)
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
