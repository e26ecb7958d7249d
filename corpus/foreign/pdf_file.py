"""The text of a PDF file. The only door to pypdf."""

import io
import logging

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError

from corpus.foreign.extract import Extract
from corpus.foreign.printed_pages import paragraphs
from corpus.foreign.refusals import Encrypted, NoContent, Scan, TooManyPages
from corpus.texts_vi import PAGES_WITHOUT_TEXT

PAGES = 500  # the longest plans with annexes have some 300; 500 dense pages take 9 s of CPU time
_LETTERS = 20  # a page with fewer letters has no text: a page number, a stamp
_SHOWN_PAGES = 10
_STREAM_BYTES = 20_000_000  # of one unpacked content stream; a dense page has 100,000


def read_pdf(name: str, data: bytes) -> Extract:
    """The text of the pages; refused: passwords, scans, more than `PAGES` pages."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it remarks on every small fault of a file
    with apply_configuration(
        zlib_maximum_output_length=_STREAM_BYTES,
        lzw_maximum_output_length=_STREAM_BYTES,
        run_length_maximum_output_length=_STREAM_BYTES,
        array_based_stream_maximum_output_length=_STREAM_BYTES,
    ):
        try:
            return _extract(name, data)
        except DependencyError as error:  # AES, for which a further package would be needed
            raise Encrypted(name) from error


def _extract(name: str, data: bytes) -> Extract:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):  # an owner's password alone leaves the text readable
        raise Encrypted(name)
    count = reader.get_num_pages()
    if count > PAGES:
        raise TooManyPages(name, pages=count, limit=PAGES)
    pages = [page.extract_text() for page in reader.pages]
    blank = [number for number, text in enumerate(pages, 1) if sum(map(str.isalpha, text)) < _LETTERS]
    if len(blank) * 2 > len(pages) or not pages:
        if not any(map(_has_picture, reader.pages)):
            _refuse_unless_short(name, pages)
        else:
            raise Scan(name, blank=len(blank), pages=len(pages))
        blank = []
    title = reader.metadata.title if reader.metadata else None
    return Extract(text=paragraphs(pages), title=title, remarks=_remarks(blank))


def _refuse_unless_short(name: str, pages: list[str]) -> None:
    """A PDF without pictures and with few letters is a short text, or empty."""
    if not any(char.isalpha() for text in pages for char in text):
        raise NoContent(name)


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources")
    pictures = resources.get_object().get("/XObject") if resources is not None else None
    return bool(pictures) or "/Im" in page


def _remarks(blank: list[int]) -> tuple[str, ...]:
    if not blank:
        return ()
    shown = ", ".join(map(str, blank[:_SHOWN_PAGES])) + (", …" if len(blank) > _SHOWN_PAGES else "")
    return (PAGES_WITHOUT_TEXT.format(pages=shown),)
