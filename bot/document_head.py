"""The head of an official document as its own text has it: issuer, date, kind, subject, who signed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.document_fields import read_fields
from corpus.passage import Passage
from corpus.vietnamese.dates import find_dates
from corpus.vietnamese.document_number import find_numbers

_ISSUER = re.compile(r"\s*(?P<it>[^\n|]+(?:\n[^\n|-][^\n|]*?)?)\s*\n\s*(?:-{3,}|_{3,}|\||CỘNG H[ÒO]A)")
_KIND = re.compile(
    r"\s*(?P<it>NGHỊ QUYẾT|QUYẾT ĐỊNH|KẾ HOẠCH|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|CHỈ THỊ|TỜ TRÌNH|CÔNG VĂN|THÔNG BÁO|BÁO CÁO|"
    r"HƯỚNG DẪN|KẾT LUẬN|NGHỊ ĐỊNH|THÔNG TƯ|ĐỀ ÁN)\s*(?:\n|$)"
)
_ROWS = {
    "issuer": re.compile(r"(?:Cơ quan|Nơi) ban hành\s*\|\s*(?P<it>[^|\n]+?)\s*(?:\||$)", re.MULTILINE),
    "dated": re.compile(r"Ngày ban hành\s*\|\s*(?P<it>[\d/.-]+)"),
    "kind": re.compile(r"Loại văn bản\s*\|\s*(?P<it>[^|\n]+?)\s*(?:\||$)", re.MULTILINE),
}
_SIGNER = re.compile(r"(?:Người ký|Signed by)\s*[:|]\s*(?P<it>[^.|\n]{3,60})")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a passage; offsets in its text, end-exclusive."""

    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words, white space folded."""
        return " ".join(self.passage.text[self.start : self.end].split())


def read_head(passages: Sequence[Passage]) -> dict[str, Place]:
    """The places of issuer, dated, kind, subject and signer, as far as the document tells them."""
    found: dict[str, Place] = {}
    for name, place in (*_letterhead(passages), *_titles(passages), *_table(passages), *_signature(passages)):
        found.setdefault(name, place)
    return found


def _letterhead(passages: Sequence[Passage]) -> Iterator[tuple[str, Place]]:
    for passage in passages:
        if passage.kind != "letterhead":
            continue
        if issuer := _ISSUER.match(passage.text):
            yield "issuer", _place(passage, issuer)
        if dates := find_dates(passage.text):
            yield "dated", Place(passage, dates[-1].start, dates[-1].end)


def _titles(passages: Sequence[Passage]) -> Iterator[tuple[str, Place]]:
    """Kind and subject: of a title with the number what stands behind it, else the lines below the kind."""
    titles = [passage for passage in passages if passage.kind == "title"]
    for at, passage in enumerate(titles):
        if kind := _KIND.match(passage.text):
            yield "kind", _place(passage, kind)
            below = passage if kind.end() < len(passage.text.rstrip()) else next(iter(titles[at + 1 :]), None)
            if below is not None:
                start = kind.end() if below is passage else 0
                yield "subject", Place(below, start, len(below.text.rstrip()))
    for passage in titles:
        for number in find_numbers(passage.text)[:1]:
            fields = read_fields(passage.text, number)
            if fields.subject:
                yield "subject", Place(passage, *fields.subject)
            if fields.kind:
                yield "kind", Place(passage, *fields.kind)


def _table(passages: Sequence[Passage]) -> Iterator[tuple[str, Place]]:
    for passage in passages:
        if passage.kind == "table":
            yield from ((name, _place(passage, row)) for name, p in _ROWS.items() if (row := p.search(passage.text)))


def _signature(passages: Sequence[Passage]) -> Iterator[tuple[str, Place]]:
    for passage in passages:
        if signer := _SIGNER.search(passage.text):
            yield "signer", _place(passage, signer)


def _place(passage: Passage, match: re.Match[str]) -> Place:
    return Place(passage, *match.span("it"))
