"""A document: one article, its text as stored, and what is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal[
    "title",  # the headline, or the subject line of an official document
    "byline",  # publisher, author, date of publication; never quoted
    "letterhead",  # issuing body, motto, number, place and date of an official document
    "heading",
    "paragraph",
    "caption",  # of a photo
    "table",  # rows with `|` cells; one block a table
    "legal_basis",  # "Căn cứ …"
    "signature",  # "Người ký: …"
    "address",  # the "URL: …" line of a crawled page
    "menu",
    "related",  # links to other articles
    "comments",  # comment forms, counters, footers
    "machine",  # lines that address a machine reader
    "markup",  # HTML left-overs, warnings of a web server
]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the document's text of one kind.

    `start` and `end` are 0-based, end-exclusive offsets in code points of `Document.text`. A block may span
    several lines of a hard-wrapped text; it never contains a line of another block. Blocks come in text order,
    do not overlap, and together cover every line that is not blank.
    """

    kind: BlockKind
    start: int
    end: int
    kept: bool  # False: never indexed, never quoted


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `text` is what every offset of this project points into."""

    id: str
    title: str
    text: str
    publisher: str | None = None
    published_on: str | None = None  # ISO date, or its beginning: "2023-06-09", "2025-02", "2023"
    url: str | None = None
    provinces: tuple[str, ...] = ()  # names as in the text's time, the province table's spelling
    number: str | None = None  # the document's own number, if it is an official document: "144/KH-UBND"
    issued_on: str | None = None  # ISO date of an official document
    numbers: tuple[str, ...] = ()  # every document number it mentions, in canonical spelling, in text order
    kind: str | None = None  # "news", "plan", "resolution", "decision", "ranking" …
    blocks: Sequence[Block] = ()
