"""Files of other programs, made by hand: PDF with and without letters, DOCX, archives that lie."""

import io
import zipfile
import zlib
from pathlib import Path

import docx

LETTERHEAD = (
    "ỦY BAN NHÂN DÂN",
    "TỈNH TUYÊN QUANG",
    "Số: 77/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Tuyên Quang, ngày 12 tháng 5 năm 2023",
)
SUBJECT = ("KẾ HOẠCH", "Phổ cập kỹ năng số cho người dân tỉnh Tuyên Quang năm 2023")
BODY = (
    "Căn cứ Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành kế hoạch.",
    "Đến hết năm 2023, tối thiểu 65% người dân trưởng thành ở Tuyên Quang có tài khoản định danh điện tử.",
    "Mỗi thôn, tổ dân phố có một tổ công nghệ số cộng đồng gồm ít nhất 5 thành viên.",
)
PLAN = (*LETTERHEAD, *SUBJECT, *BODY)


def pdf(pages: list[list[str]], *, unicode_table: bool = True, picture: bool = False) -> bytes:
    """A PDF with one text line for each string. Without `unicode_table` nobody can tell which letter a code is."""
    letters = sorted({char for page in pages for line in page for char in line})
    codes = {char: number for number, char in enumerate(letters, 1)}
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    table = b" /ToUnicode 5 0 R" if unicode_table else b""
    image = b" /XObject << /Im0 << /Type /XObject /Subtype /Image >> >>" if picture else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [4 0 R]"
        + table
        + b" >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /DW 500 >>",
        _stream(_unicode_table(codes)),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >>".encode()
            + image
            + b" >> >>"
        )
        objects.append(_stream(_drawn(page, codes)))
    return _assembled(objects)


def latin_pdf(lines: list[str]) -> bytes:
    """A PDF in a font on the Western code page, as old fonts have it: no table to Unicode."""
    text = b" ".join(b"1 0 0 1 50 %d Tm (%s) Tj" % (780 - 18 * i, _escaped(line)) for i, line in enumerate(lines))
    return _assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /TrueType /BaseFont /.VnTime /Encoding /WinAnsiEncoding >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>",
            _stream(b"BT /F1 12 Tf " + text + b" ET"),
        ]
    )


def word(lines: tuple[str, ...] = PLAN, *, font: str | None = None, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A DOCX with a paragraph for each string and a table of the rows."""
    document = docx.Document()
    for line in lines:
        run = document.add_paragraph().add_run(line)
        run.font.name = font
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_part(package: bytes, part: str, content: bytes) -> bytes:
    """The same archive with one part replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != part:
                new.writestr(info, old.read(info))
        new.writestr(part, content)
    return file.getvalue()


def page(title: str, paragraphs: tuple[str, ...]) -> str:
    """A news page with a menu, a headline and paragraphs."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta property="og:site_name" content="Báo Thử Nghiệm">'
        f'<meta property="og:title" content="{title}">'
        '<meta property="article:published_time" content="2023-05-14T08:00:00+07:00">'
        '<link rel="canonical" href="https://bao.example.vn/ky-nang-so"></head><body>'
        '<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/video">Video</a></li></ul></nav>'
        f"<article><h1>{title}</h1>{body}</article><footer>Bản quyền thuộc tòa soạn</footer></body></html>"
    )


def names(folder: Path) -> list[str]:
    """The names of all that stands in a folder, hidden files too."""
    return sorted(entry.name for entry in folder.iterdir())


def _assembled(objects: list[bytes]) -> bytes:
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _drawn(lines: list[str], codes: dict[str, int]) -> bytes:
    drawn = [
        f"1 0 0 1 50 {800 - 16 * number} Tm <{''.join(f'{codes[char]:04x}' for char in line)}> Tj"
        for number, line in enumerate(lines)
    ]
    return f"BT /F1 12 Tf {' '.join(drawn)} ET".encode()


def _unicode_table(codes: dict[str, int]) -> bytes:
    rows = [f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    listed = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Any def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{listed}\nendcmap end end"
    ).encode()


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
