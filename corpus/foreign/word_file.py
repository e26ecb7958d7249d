"""The text of a DOCX file. The only door to python-docx."""

import io
import zipfile
from collections.abc import Iterator
from xml.parsers import expat  # declarations are refused before anything is expanded

import docx
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from corpus.foreign.extract import Extract
from corpus.foreign.old_fonts import from_tcvn3, from_vni, upper_font
from corpus.foreign.refusals import Bomb, Damaged, UnsafeXml

UNPACKED_MEGABYTES = 100  # all parts together, pictures included
XML_MEGABYTES = 20  # of all XML parts; a plan of 200 pages has 3. In memory they take fifteen times that.
_PARTS = 2000
_NO_MEMORY = 2  # libxml2's XML_ERR_NO_MEMORY, which lxml reports as a syntax error
_MEGABYTE = 1_000_000
_LETTERHEAD = ("cộng hòa xã hội", "cộng hoà xã hội", "đảng cộng sản việt nam")
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_docx(name: str, data: bytes) -> Extract:
    """The paragraphs and tables in their order; refused: bombs, entities, damaged files."""
    _check_archive(name, data)
    try:
        document = docx.Document(io.BytesIO(data))
        lines = [line for block in document.iter_inner_content() for line in _lines(block)]
        title = document.core_properties.title or None
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, zipfile.BadZipFile, OSError) as error:
        if getattr(error, "code", None) == _NO_MEMORY:
            raise MemoryError from error
        raise Damaged(name, reason=type(error).__name__) from error
    return Extract(text="\n\n".join(lines), title=title)


def _check_archive(name: str, data: bytes) -> None:
    """Refuses by the sizes the archive declares: the reader unpacks no byte beyond them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_sizes(name, parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_xml(name, part.filename, archive.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise Damaged(name, reason=type(error).__name__) from error


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


def _lines(block: Paragraph | Table) -> Iterator[str]:
    """A paragraph as its lines; a table as one block of rows with `|`, the letterhead's as the lines of its cells."""
    if isinstance(block, Paragraph):
        yield from _paragraph_lines(block)
    elif _is_letterhead(block):
        for cell in _cells(block):
            yield from (line for paragraph in cell.paragraphs for line in _paragraph_lines(paragraph))
    else:
        rows = [" | ".join(_cell_text(cell) for cell in _row_cells(row.cells)) for row in block.rows]
        yield "\n".join(f"| {row} |" for row in rows if row.strip(" |"))


def _paragraph_lines(paragraph: Paragraph) -> Iterator[str]:
    inherited = paragraph.style.font.name if paragraph.style is not None else None
    text = "".join(_run_text(run, run.font.name or inherited or "") for run in _runs(paragraph))
    yield from (squeezed for line in text.split("\n") if (squeezed := " ".join(line.split())))


def _runs(paragraph: Paragraph) -> Iterator[Run]:
    for part in paragraph.iter_inner_content():
        yield from getattr(part, "runs", [part])  # a link has runs of its own


def _run_text(run: Run, font: str) -> str:
    """The run's characters, of an old font's name converted; python-docx drops the soft hyphen, TCVN3's letter ư."""
    pieces = []
    for child in run._r:
        if child.tag == qn("w:t"):
            pieces.append(child.text or "")
        elif child.tag == qn("w:softHyphen"):
            pieces.append("\xad" if font.startswith(".Vn") else "")
        else:
            pieces.append(_BREAKS.get(child.tag, ""))
    text = "".join(pieces)
    if font.startswith(".Vn"):
        return upper_font(text) if font.endswith("H") else from_tcvn3(text)
    return from_vni(text) if font.startswith("VNI") else text


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


def _cell_text(cell: _Cell) -> str:
    return " ".join(line for paragraph in cell.paragraphs for line in _paragraph_lines(paragraph)).replace("|", "/")


def _is_letterhead(table: Table) -> bool:
    text = " ".join(_cell_text(cell) for row in table.rows[:3] for cell in row.cells).lower()
    return len(table.rows) <= 6 and any(motto in text for motto in _LETTERHEAD)
