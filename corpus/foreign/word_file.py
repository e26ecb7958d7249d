"""The text of a DOCX file. The only door to python-docx."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat  # declarations are refused before anything is expanded

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from corpus.foreign.extract import Extract
from corpus.foreign.old_fonts import from_tcvn3, from_vni, upper_font
from corpus.foreign.refusals import Bomb, Damaged, UnsafeXml
from corpus.texts_vi import CONVERTED

UNPACKED_MEGABYTES = 100  # all parts together, pictures included
XML_MEGABYTES = 20  # of all XML parts; a plan of 200 pages has 3. In memory they take fifteen times that.
_PARTS = 2000
_NO_MEMORY = 2  # libxml2's XML_ERR_NO_MEMORY, which lxml reports as a syntax error
_MEGABYTE = 1_000_000
_LETTERHEAD_ROWS = 6
_LETTERHEAD = ("cộng hòa xã hội", "cộng hoà xã hội", "đảng cộng sản việt nam")
# What may stand around runs and paragraphs without changing their text: links, fields, tracked insertions, and the
# smart tags that Word 2003 put around names of places. Deleted text has tags of its own.
_AROUND = {
    qn(f"w:{name}")
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
}
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_docx(name: str, data: bytes) -> Extract:
    """The paragraphs and tables in their order; refused: bombs and entities."""
    _check_archive(name, data)
    reader = _Reader()
    try:
        document = docx.Document(io.BytesIO(data))
        lines = [line for block in _blocks(document.element.body, document) for line in reader.lines(block)]
        title = document.core_properties.title or None
    except SyntaxError as error:
        if getattr(error, "code", None) == _NO_MEMORY:
            raise MemoryError from error
        raise
    remarks = tuple(CONVERTED.format(encoding=encoding) for encoding in sorted(reader.old_encodings))
    return Extract(text="\n\n".join(lines), title=title, remarks=remarks)


def _check_archive(name: str, data: bytes) -> None:
    """Refuses by the sizes the archive declares: the reader unpacks no byte beyond them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        _check_sizes(name, parts)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                _check_xml(name, part.filename, archive.read(part))


def _check_sizes(name: str, parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > _PARTS or len({part.filename for part in parts}) < len(parts):
        raise Damaged(name, reason=f"{len(parts)} parts")
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    for size, limit in ((sum(part.file_size for part in parts), UNPACKED_MEGABYTES), (xml, XML_MEGABYTES)):
        if size > limit * _MEGABYTE:
            raise Bomb(name, megabytes=size // _MEGABYTE, limit=limit)


def _check_xml(name: str, part: str, data: bytes) -> None:
    """Refuses a document type, in whatever encoding: it stands before the first element, where parsing ends here."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _stop(_Declared())
    parser.StartElementHandler = lambda *_: _stop(_Begun())
    try:
        parser.Parse(data, True)
    except _Begun:
        return
    except _Declared as error:
        raise UnsafeXml(name, part=part) from error
    except expat.ExpatError as error:
        raise Damaged(name, reason=f"XML in {part}") from error


class _Declared(Exception):
    """The XML declares a document type."""


class _Begun(Exception):
    """The first element is reached."""


def _stop(reason: Exception) -> None:
    raise reason


def _blocks(element: BaseOxmlElement, parent: Any) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables of a body or cell in their order."""
    for child in element:
        if child.tag == qn("w:p"):
            yield Paragraph(child, parent)
        elif child.tag == qn("w:tbl"):
            yield Table(child, parent)
        elif child.tag in _AROUND:
            yield from _blocks(child, parent)


def _runs(element: BaseOxmlElement, paragraph: Paragraph) -> Iterator[Run]:
    for child in element:
        if child.tag == qn("w:r"):
            yield Run(child, paragraph)
        elif child.tag in _AROUND:
            yield from _runs(child, paragraph)


class _Reader:
    """Makes lines of blocks, and remembers the old encodings it met."""

    def __init__(self) -> None:
        self.old_encodings: set[str] = set()
        self._fonts: dict[str | None, str] = {}

    def lines(self, block: Paragraph | Table) -> Iterator[str]:
        """A paragraph as its lines; a table as one block of rows with `|`, a letterhead as the lines of its cells."""
        if isinstance(block, Paragraph):
            yield from self._paragraph_lines(block)
        elif self._is_letterhead(block):
            for cell in _cells(block):
                yield from (line for inner in _blocks(cell._tc, cell) for line in self.lines(inner))
        else:
            rows = [" | ".join(self._cell_text(cell) for cell in _row_cells(row.cells)) for row in block.rows]
            yield "\n".join(f"| {row} |" for row in rows if row.strip(" |"))

    def _paragraph_lines(self, paragraph: Paragraph) -> Iterator[str]:
        inherited = self._style_font(paragraph)
        runs = _runs(paragraph._p, paragraph)
        text = "".join(self._run_text(run, run.font.name or inherited) for run in runs)
        yield from (squeezed for line in text.split("\n") if (squeezed := " ".join(line.split())))

    def _style_font(self, paragraph: Paragraph) -> str:
        """The font of the paragraph's style, looked up once a style: python-docx searches for it anew each time."""
        style = paragraph._p.style
        if style not in self._fonts:
            found = paragraph.style
            self._fonts[style] = (found.font.name if found is not None else None) or ""
        return self._fonts[style]

    def _run_text(self, run: Run, font: str) -> str:
        """The run's characters, converted when the font's name tells that it is an old one."""
        if font.startswith(".Vn"):
            self.old_encodings.add("TCVN3 (ABC)")
            text = _characters(run, soft_hyphen="\xad")
            return upper_font(text) if font.endswith("H") else from_tcvn3(text)
        if font.startswith("VNI"):
            self.old_encodings.add("VNI")
            return from_vni(_characters(run))
        return _characters(run)

    def _cell_text(self, cell: _Cell) -> str:
        lines = (line for block in _blocks(cell._tc, cell) for line in self.lines(block))
        return " ".join(" ".join(lines).replace("|", " / ").split()).strip("/ ")

    def _is_letterhead(self, table: Table) -> bool:
        if len(table.rows) > _LETTERHEAD_ROWS:
            return False
        text = " ".join(self._cell_text(cell) for row in table.rows for cell in row.cells).lower()
        return any(motto in text for motto in _LETTERHEAD)


def _characters(run: Run, soft_hyphen: str = "") -> str:
    """The text of a run; python-docx drops the soft hyphen, which is TCVN3's letter ư."""
    pieces = []
    for child in run._r:
        if child.tag == qn("w:t"):
            pieces.append(child.text or "")
        elif child.tag == qn("w:softHyphen"):
            pieces.append(soft_hyphen)
        else:
            pieces.append(_BREAKS.get(child.tag, ""))
    return "".join(pieces)


def _cells(table: Table) -> Iterator[_Cell]:
    """Each cell once, column by column, as a letterhead is read."""
    seen = set()
    for column in table.columns:
        for cell in column.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield cell


def _row_cells(cells: tuple[_Cell, ...]) -> Iterator[_Cell]:
    """The cells of a row; python-docx repeats a merged one for each column it covers."""
    last = None
    for cell in cells:
        if cell._tc is not last:
            yield cell
        last = cell._tc
