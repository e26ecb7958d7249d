"""What is known of a document: as its file states it, else guessed from its text."""

from dataclasses import dataclass

from corpus.document import Block, Document


@dataclass(frozen=True, slots=True)
class Stated:
    """What the head of an article file says; None where it says nothing. Fields as in `Document`."""

    title: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    url: str | None = None
    provinces: tuple[str, ...] | None = None
    number: str | None = None
    issued_on: str | None = None
    numbers: tuple[str, ...] | None = None
    kind: str | None = None


def describe(document_id: str, text: str, blocks: tuple[Block, ...], stated: Stated) -> Document:
    """The document: what its file states goes before what its text lets us guess."""
    title = stated.title or _title(text, blocks) or document_id
    return Document(
        id=document_id,
        title=title,
        text=text,
        publisher=stated.publisher,
        published_on=stated.published_on,
        url=stated.url or _url(text, blocks),
        provinces=stated.provinces or (),
        number=stated.number,
        issued_on=stated.issued_on,
        numbers=stated.numbers or (),
        kind=stated.kind,
        blocks=blocks,
    )


def _title(text: str, blocks: tuple[Block, ...]) -> str | None:
    for block in blocks:
        if block.kind in ("title", "heading", "paragraph"):
            return " ".join(text[block.start : block.end].split())[:120]
    return None


def _url(text: str, blocks: tuple[Block, ...]) -> str | None:
    for block in blocks:
        if block.kind == "address":
            return text[block.start : block.end].split()[-1]
    return None
