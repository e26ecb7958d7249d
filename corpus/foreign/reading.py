"""From a foreign file's bytes to an article: text in Unicode, fields stated by the format or guessed from the text."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath

from corpus.article_file import split_head
from corpus.cleaning import mark_blocks
from corpus.errors import BrokenFrontMatter
from corpus.foreign.extract import Extract
from corpus.foreign.file_kind import FileKind, file_kind
from corpus.foreign.imported import Imported
from corpus.foreign.issuer import find_issuer
from corpus.foreign.old_fonts import ENCODINGS, Undecodable, Unified, to_unicode
from corpus.foreign.refusals import Damaged, NoContent, NoReader, OldFont, Refused, TooLong
from corpus.metadata import Stated, describe
from corpus.texts_vi import CONVERTED, DOUBTFUL_WORDS, KIND_NAMES, LOST_CHARACTERS, NO_TITLE
from corpus.vietnamese.normalize import nfc

CHARACTERS = 3_000_000  # of an article's text; the longest plan with annexes seen has 0.6 million
_DOUBTFUL = 0.1  # share of marked words that are no Vietnamese syllables; names and loan words make some 0.03
_MACHINE_TITLE = re.compile(r"Microsoft Word\b|\.(?:docx?|pdf|html?)\s*$|untitled|document\d*$", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b\xad\ud800-\udfff]")


def read_bytes(name: str, data: bytes) -> Imported:
    """The article that the file holds. Raises a `Refused` that says why there is none."""
    kind = file_kind(name, data)
    extract = _extract(name, kind, data)
    if len(extract.text) > CHARACTERS:
        raise TooLong(name, characters=len(extract.text), limit=CHARACTERS)
    stated, extract = _split_stated(name, kind, extract)
    try:
        unified = to_unicode(extract.text)
    except Undecodable as error:
        raise OldFont(name, words=error.words) from error
    text = _CONTROLS.sub("", unified.text).strip()
    if not any(char.isalpha() for char in text):
        raise NoContent(name)
    return _imported(name, text, _stated(kind, extract, stated, unified), extract, unified)


def _extract(name: str, kind: FileKind, data: bytes) -> Extract:
    try:
        reader = _reader(kind)
    except ModuleNotFoundError as error:
        raise NoReader(name, kind=KIND_NAMES[kind]) from error
    try:
        return reader(name, data)
    except (Refused, MemoryError, RecursionError):
        raise
    except Exception as error:  # a broken file makes parsers stumble in a hundred ways, all of which mean this
        raise Damaged(name, reason=type(error).__name__) from error


def _reader(kind: FileKind) -> Callable[[str, bytes], Extract]:
    """The reader of a kind; its package is loaded only when a file needs it."""
    if kind == "pdf":
        from corpus.foreign.pdf_file import read_pdf

        return read_pdf
    if kind == "docx":
        from corpus.foreign.word_file import read_docx

        return read_docx
    if kind == "html":
        from corpus.foreign.web_page import read_html

        return read_html
    from corpus.foreign.text_file import read_text

    return read_text


def _split_stated(name: str, kind: FileKind, extract: Extract) -> tuple[Stated, Extract]:
    """What the head of a Markdown article states; other kinds have none."""
    if kind != "text" or PurePath(name).suffix.lower() not in (".md", ".markdown"):
        return Stated(), extract
    try:
        stated, text = split_head(Path(name), extract.text)
    except BrokenFrontMatter as error:
        raise Damaged(name, reason=f"front matter, line {error.line}: expected {error.expected}") from error
    return stated, replace(extract, text=text)


def _stated(kind: FileKind, extract: Extract, head: Stated, unified: Unified) -> Stated:
    """The fields that are known without guessing. A page's title is written for readers, that of a PDF by a program."""
    if kind != "html":
        return head
    convert = ENCODINGS[unified.encoding] if unified.encoding else nfc
    title = convert(extract.title) if extract.title else None
    return replace(head, title=title, publisher=extract.publisher, published_on=extract.published_on, url=extract.url)


def _imported(name: str, text: str, stated: Stated, extract: Extract, unified: Unified) -> Imported:
    blocks = mark_blocks(text, stated.title)
    document = describe(PurePath(name).stem, text, blocks, stated)
    titled = stated.title is not None or any(block.kind == "title" for block in blocks)
    if not titled and extract.title and not _MACHINE_TITLE.search(extract.title) and len(extract.title.split()) > 3:
        document, titled = replace(document, title=" ".join(extract.title.split())), True
    return Imported(
        source=name,
        text=text,
        title=document.title,
        publisher=document.publisher,
        published_on=document.published_on,
        url=document.url,
        provinces=document.provinces,
        number=document.number,
        issuer=find_issuer(text) if document.number else None,
        issued_on=document.issued_on,
        numbers=document.numbers,
        kind=document.kind,
        remarks=(*extract.remarks, *_remarks(unified, titled)),
    )


def _remarks(unified: Unified, titled: bool) -> list[str]:
    remarks = []
    if lost := unified.text.count("\ufffd"):
        remarks.append(LOST_CHARACTERS.format(count=lost))
    if unified.encoding is not None:
        remarks.append(CONVERTED.format(encoding=unified.encoding))
    if unified.doubtful > _DOUBTFUL:
        remarks.append(DOUBTFUL_WORDS.format(percent=round(100 * unified.doubtful)))
    if not titled:
        remarks.append(NO_TITLE)
    return remarks
