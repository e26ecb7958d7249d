"""Answers as Zalo messages: one bubble of plain text, at most 2,000 characters, quotes cut at a sentence."""

from collections.abc import Sequence

from bot import texts_channels_vi as texts
from bot import texts_zalo_vi as said
from bot.answer import Answer, Citation
from bot.render import answer_parts
from bot.render.cutting import clean, cut, units, window

TEXT_LIMIT = 2000  # of both Zalo products; counted in UTF-16 units, the strictest way to read "characters"

# Shares of one bubble; what they leave free belongs to the quotes.
_HEAD = 260
_ASKED = 160
_UNDERSTOOD = 160
_SOURCES = 640
_NOTES = 260
_LINK = 160
_SUGGESTION = 110
_CITATIONS = 6
SUGGESTIONS_SHOWN = 3
CHOICES_SHOWN = 30


def plain_text(text: str) -> str:
    """`text` as one bubble; never empty."""
    return cut(clean(text).strip(), TEXT_LIMIT) or texts.NOTHING_TO_SHOW


def answer_text(answer: Answer, *, site: str | None = None, asked: str | None = None, buttons: bool = False) -> str:
    """One bubble for an answer.

    `site` is the public address whose /p/<passage> opens a passage; `asked` is shown above the answer where the
    question stands in no message of the chat; with `buttons` what may be asked next is not listed in words.
    """
    opening = _opening(answer, asked)
    closing = [] if buttons else _offers(answer)
    if answer.status in ("answered", "unsure") and answer.citations:
        middle = _quoted(answer, site, [*opening, *closing])
    else:
        body = clean(answer.text or answer.answer).strip()
        middle = [cut(body, _room([*opening, *closing])) or texts.NOTHING_TO_SHOW]
    return plain_text("\n\n".join(part for part in (*opening, *middle, *closing) if part))


def numbered_questions(title: str, questions: Sequence[str], how: str = "") -> str:
    """Questions with the numbers that pick them."""
    lines = [f"{number}. {cut(clean(text), _SUGGESTION)}" for number, text in enumerate(questions, 1)]
    return "\n".join(line for line in (title, *lines, how) if line)


def link_to(site: str | None, citation: Citation) -> str:
    """Where the citation is read: its passage on our own page, else the article's own address."""
    link = f"{site}/p/{citation.passage}" if site else citation.url or ""
    usable = link.startswith(("http://", "https://")) and not any(map(str.isspace, link))
    return link if usable and units(link) <= _LINK else ""


def _opening(answer: Answer, asked: str | None) -> list[str]:
    shown = f"{texts.ASKED} {cut(clean(asked), _ASKED)}" if asked else ""
    return [part for part in (shown, cut(answer_parts.understood(answer), _UNDERSTOOD)) if part]


def _offers(answer: Answer) -> list[str]:
    """Choices with their numbers where the core has not listed them, or what may be asked next."""
    if answer.choices:
        labels = (answer.labels if len(answer.labels) == len(answer.choices) else answer.choices)[:CHOICES_SHOWN]
        listed = all(f"{number}. {label}" in answer.text for number, label in enumerate(labels, 1))
        return [said.CHOICES_HOW if listed else numbered_questions("", labels, said.CHOICES_HOW)]
    suggestions = answer.suggestions[:SUGGESTIONS_SHOWN]
    return [numbered_questions(said.SUGGESTIONS, suggestions, said.SUGGESTIONS_HOW)] if suggestions else []


def _quoted(answer: Answer, site: str | None, around: Sequence[str]) -> list[str]:
    """The first line, the quotes with their numbers, their sources, the notes."""
    citations = answer.citations[:_CITATIONS]
    head = cut(answer_parts.head(answer), _HEAD)
    sources = "\n".join([said.SOURCES_TITLE, *(_source(c, site, _SOURCES // len(citations)) for c in citations)])
    notes = cut("\n".join(clean(note) for note in answer.notes), _NOTES)
    # Around a quote stand its marks, its number and an empty line.
    room = _room([*around, head, sources, notes]) - len(citations) * 10
    shares = answer_parts.quote_shares([units(citation.quote) for citation in citations], room)
    quotes = [
        f"“{clean(window(citation.quote, citation.marks, share)[0])}” [{citation.n}]"
        for citation, share in zip(citations, shares, strict=True)
        if share
    ]
    return [head, *quotes, sources, notes]


def _source(citation: Citation, site: str | None, limit: int) -> str:
    lead = f"[{citation.n}] "
    link = link_to(site, citation)
    rest = "".join(f" · {fact}" for fact in answer_parts.source_facts(citation))
    room = max(40, limit - units(lead) - units(link) - 1)
    rest = cut(rest, room * 2 // 3)
    title = cut(clean(citation.title) or citation.document, max(20, room - units(rest)))
    return f"{lead}{title}{rest}" + (f"\n{link}" if link else "")


def _room(parts: Sequence[str]) -> int:
    """What the parts, each with an empty line after it, leave of a bubble."""
    return TEXT_LIMIT - sum(units(part) + 2 for part in parts if part)
