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
_LONG_HEAD = 420  # of an answer that names many
_MANY = 6  # more quotes than these are shown whole or not at all
_CITATIONS = 10
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
    """The first line, a table's lines, the quotes with their numbers, their sources, the notes."""
    citations = answer.citations[:_CITATIONS]
    above, below = answer_parts.notes(answer)
    many = bool(above) or len(citations) > _MANY
    head = cut(answer_parts.head(answer), _LONG_HEAD if many else _HEAD)
    groups = answer_parts.by_source(citations)
    links = [_links(group, site) for group in groups]
    share = (_SOURCES - sum(map(units, links))) // len(groups)
    told = [_source(group, share) + link for group, link in zip(groups, links, strict=True)]
    sources = "\n".join([said.SOURCES_TITLE, *told])
    notes = cut("\n".join(below), _NOTES)
    taken = [*around, head, sources, notes]
    table = cut("\n".join(above), _room(taken) - 2)
    quotes = _quotes(citations, _room([*taken, table]), whole=many)
    return [head, table, *quotes, sources, notes]


def _quotes(citations: Sequence[Citation], room: int, *, whole: bool) -> list[str]:
    """The quotes within `room`: the long ones cut, or with `whole` the first ones that fit as they are."""
    # Around a quote stand its marks, its number and an empty line.
    lengths = [units(citation.quote) + 10 for citation in citations]
    if not whole or sum(lengths) <= room:
        shares = answer_parts.quote_shares([length - 10 for length in lengths], room - len(lengths) * 10)
        return [_quote(citation, share) for citation, share in zip(citations, shares, strict=True) if share]
    room -= units(said.MORE_QUOTES) + 4
    shown: list[str] = []
    for citation, length in zip(citations, lengths, strict=True):
        room -= length
        if room < 0:
            return [*shown, said.MORE_QUOTES.format(n=citation.n)]
        shown.append(_quote(citation, length))
    return shown


def _quote(citation: Citation, limit: int) -> str:
    return f"“{clean(window(citation.quote, citation.marks, limit)[0])}” [{citation.n}]"


def _source(group: Sequence[Citation], limit: int) -> str:
    """One source: the numbers of its quotes, its title and facts."""
    first = group[0]
    lead = "".join(f"[{citation.n}] " for citation in group)
    rest = "".join(f" · {fact}" for fact in answer_parts.source_facts(first))
    room = max(40, limit - units(lead))
    rest = cut(rest, room * 2 // 3)
    title = cut(clean(first.title) or first.document, max(20, room - units(rest)))
    return f"{lead}{title}{rest}"


def _links(group: Sequence[Citation], site: str | None) -> str:
    """A line for each address that a source's citations are read at, with their numbers where there are several."""
    numbers: dict[str, list[str]] = {}
    for citation in group:
        if link := link_to(site, citation):
            numbers.setdefault(link, []).append(f"[{citation.n}]")
    if len(numbers) == 1:
        return f"\n{next(iter(numbers))}"
    return "".join(f"\n{' '.join(cited)} {link}" for link, cited in numbers.items())


def _room(parts: Sequence[str]) -> int:
    """What the parts, each with an empty line after it, leave of a bubble."""
    return TEXT_LIMIT - sum(units(part) + 2 for part in parts if part)
