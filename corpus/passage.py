"""A passage: what the index ranks, with the sentences an answer may quote."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from corpus.document import Block, BlockKind, Document
from corpus.vietnamese.sentences import split_sentences

_LONG = 1500  # characters; a longer paragraph is cut between sentences
_WHOLE: frozenset[BlockKind] = frozenset({"title", "letterhead", "heading"})  # one thought, whatever marks it holds
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ROW = re.compile(r"[^\n\r|]*:[ \t]*\r?\n[^\n\r]+|[^\n\r]+")  # a name with ":" has its value on the next line
_FRAME = " \t|"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a document, or a part of a long one.

    Offsets are 0-based, end-exclusive, in code points of the document's text, so that
    `document.text[passage.start:passage.end] == passage.text`. `sentences` are offsets of the same kind, in text
    order, each inside the passage; a table has one sentence a row.
    """

    id: str
    document_id: str
    start: int
    end: int
    text: str
    kind: BlockKind
    sentences: tuple[tuple[int, int], ...]


def passage_id(document_id: str, text: str) -> str:
    """Ten characters of `[a-z0-9]` that stay the same as long as the text does."""
    value = int.from_bytes(sha256(f"{document_id}\n{text}".encode("utf-8", "surrogatepass")).digest()[:8])
    digits = ""
    for _ in range(10):
        value, digit = divmod(value, 36)
        digits += _DIGITS[digit]
    return digits


def split_passages(document: Document) -> list[Passage]:
    """The passages of the kept blocks in text order; a text that stands there twice is one passage, the first."""
    passages: dict[str, Passage] = {}
    for block in document.blocks:
        if block.kept:
            for sentences in _parts(_sentences(document.text, block)):
                passage = _passage(document, block, sentences)
                passages.setdefault(passage.id, passage)
    return list(passages.values())


def _passage(document: Document, block: Block, sentences: list[tuple[int, int]]) -> Passage:
    start, end = sentences[0][0], sentences[-1][1]
    text = document.text[start:end]
    return Passage(passage_id(document.id, text), document.id, start, end, text, block.kind, tuple(sentences))


def _sentences(text: str, block: Block) -> list[tuple[int, int]]:
    if block.kind in _WHOLE:
        return [_trim(text, block.start, block.end, "# \t")]
    if block.kind == "table":
        return _rows(text, block)
    return split_sentences(text, block.start, block.end) or [(block.start, block.end)]


def _rows(text: str, block: Block) -> list[tuple[int, int]]:
    rows = [
        _trim(text, block.start + m.start(), block.start + m.end(), _FRAME)
        for m in _ROW.finditer(text[block.start : block.end])
    ]
    rows = [(start, end) for start, end in rows if any(c.isalnum() for c in text[start:end])]
    return rows or [(block.start, block.end)]


def _trim(text: str, start: int, end: int, marks: str) -> tuple[int, int]:
    """The span without `marks` and white space around it; as it was when nothing else is in it."""
    words = text[start:end]
    inner = words.strip(marks + " \n\r\t\xa0")
    if not inner:
        return start, end
    at = start + words.index(inner)
    return at, at + len(inner)


def _parts(sentences: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Runs of sentences of at most `_LONG` characters, or one longer sentence."""
    part: list[tuple[int, int]] = []
    for sentence in sentences:
        if part and sentence[1] - part[0][0] > _LONG:
            yield part
            part = []
        part.append(sentence)
    if part:
        yield part
