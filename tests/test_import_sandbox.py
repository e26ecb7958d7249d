"""Hostile and unfit files are refused by name, within limits, with the way out."""

import io
import os
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from corpus.foreign import refusals
from corpus.foreign.refusals import Refused
from corpus.foreign.sandbox import Limits, read_foreign
from tests.foreign_files import BODY, PLAN, names, page, pdf, with_part, word

XML = b'<?xml version="1.0"?>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(9))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def bomb() -> bytes:
    """200 KB that unpack to 200 MB."""
    return with_part(word(), "word/document.xml", b"<w>" + b" " * 200_000_000 + b"</w>")


def lying_bomb() -> bytes:
    """The same, but the archive says that the part has 1,000 bytes."""
    data = bytearray(bomb())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(data)


def entities(declaration: bytes = b'<!DOCTYPE w [<!ENTITY a0 "ha">' + LAUGHS + b"]>") -> bytes:
    return with_part(word(), "word/document.xml", XML + declaration + b"<w>&a9;</w>")


def utf16_entities() -> bytes:
    part = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
    return with_part(word(), "word/header1.xml", part.encode("utf-16"))


def many_pages() -> bytes:
    """A page tree that names one page 5,000 times."""
    data = pdf([list(PLAN)])
    return data.replace(b"/Kids [6 0 R] /Count 1", b"/Kids [" + b"6 0 R " * 5000 + b"] /Count 5000")


def encrypted_pdf() -> bytes:
    data = pdf([list(PLAN)])
    entry = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <%s> /U <%s> >> /ID [<00> <00>] " % (
        b"41" * 32,
        b"42" * 32,
    )
    return data.replace(b"/Root 1 0 R", entry + b"/Root 1 0 R")


def unpacking_pdf() -> bytes:
    """A page of 60 KB that unpacks to 60 MB."""
    packed = zlib.compress(b"0 0 m " * 10_000_000)
    data = pdf([["x"]])
    start = data.index(b"7 0 obj")
    body = b"7 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n" % (len(packed), packed)
    return data[:start] + body + data[data.index(b"xref") :]


CASES = [
    ("kh.doc", OLE + "WordDocument".encode("utf-16-le"), "OldWord"),
    ("kh.doc", OLE, "OldWord"),
    ("kh.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "Encrypted"),
    ("kh.docx", b"%PDF-1.7 hello", "WrongMagic"),
    ("kh.pdf", word(), "WrongMagic"),
    ("kh.pdf", b"hello", "WrongMagic"),
    ("kh.pdf", b"\x89PNG\r\n\x1a\n" + b"x" * 99, "WrongMagic"),
    ("kh.html", word(), "WrongMagic"),
    ("kh.txt", word(), "WrongMagic"),
    ("kh.txt", b"MZ\x90\x00\x03\x00" * 20, "WrongMagic"),
    ("kh.xlsx", archive(xl__workbook_xml=b"<x/>"), "WrongType"),
    ("kh.docm", archive(word__document_xml=b"<x/>", **{"word/vbaProject.bin": b"x"}), "WrongType"),
    ("anh.jpg", b"\xff\xd8\xff\xe0 jpeg", "WrongType"),
    ("kh.rtf", b"{\\rtf1 hello}", "WrongType"),
    ("kh.csv", b"a,b,c", "WrongType"),
    ("kh.mht", b"MIME-Version: 1.0\nhello", "WrongType"),
    ("kh.zip", archive(a_xml=b"<x/>"), "WrongType"),
    ("kh.docx", b"PK\x03\x04 broken", "Damaged"),
    ("kh.docx", word()[:-400], "Damaged"),
    ("kh.docx", archive(word__document_xml=b"<x/>"), "Damaged"),
    ("kh.docx", with_part(word(), "word/document.xml", b"<unclosed"), "Damaged"),
    ("kh.docx", bomb(), "Bomb"),
    ("kh.docx", lying_bomb(), "Damaged"),
    ("kh.docx", entities(), "UnsafeXml"),
    ("kh.docx", utf16_entities(), "UnsafeXml"),
    ("kh.docx", word(()), "NoContent"),
    ("kh.pdf", many_pages(), "TooManyPages"),
    ("kh.pdf", encrypted_pdf(), "Encrypted"),
    ("kh.pdf", pdf([[""], [""], list(PLAN)], picture=True), "Scan"),
    ("kh.pdf", pdf([[""]]), "NoContent"),
    ("kh.pdf", pdf([list(PLAN)], unicode_table=False), "OldFont"),
    ("kh.pdf", b"%PDF-1.7\n" + b"x" * 500, "Damaged"),
    ("kh.pdf", unpacking_pdf(), "Damaged"),
    ("kh.txt", b"", "NoContent"),
    ("kh.txt", b" \n\t", "NoContent"),
    ("kh.txt", "‰§¶ ¤¥¦ §¨© «¬­ ®¯° ±²³ kh«ng ®äc ®­¬c".encode("utf-16"), "OldFont"),
    ("kh.txt", b"x" * 20_000_001, "TooLarge"),
    ("kh.txt", "Dài quá. ".encode() * 400_000, "TooLong"),
    ("kh.html", b"<html><body></body></html>", "NoContent"),
    ("kh.md", b"---\ntitle: [\n---\nx", "Damaged"),
]


@pytest.mark.parametrize(
    ("name", "data", "refusal"), CASES, ids=[f"{case[2]}-{number}" for number, case in enumerate(CASES)]
)
def test_an_unfit_file_is_refused_by_name_with_the_way_out(
    tmp_path: Path, name: str, data: bytes, refusal: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    started = time.monotonic()
    with pytest.raises(Refused) as caught:
        read_foreign(path)
    assert type(caught.value).__name__ == refusal
    assert name in caught.value.notice
    assert name in str(caught.value)
    assert "Xin " in caught.value.notice
    assert str(tmp_path) not in caught.value.notice
    assert names(tmp_path) == [name]
    assert time.monotonic() - started < 20


def test_a_bomb_is_small_before_it_unpacks() -> None:
    assert len(bomb()) < 300_000


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "a\\b.txt", "a\x00.txt", "a\n.txt", "..", ".", "", " ", "ă" * 120 + ".txt"]
)
def test_a_name_that_is_no_plain_name_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "upload"
    path.write_text(BODY[0], encoding="utf-8")
    with pytest.raises(refusals.BadName) as caught:
        read_foreign(path, name)
    assert caught.value.notice.isprintable()
    assert len(caught.value.notice) < 250


@pytest.mark.parametrize(
    ("path", "refusal"), [("none.txt", refusals.Missing), (".", refusals.Unreadable), ("a\x00b", refusals.BadName)]
)
def test_what_is_no_file_is_refused(tmp_path: Path, path: str, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        read_foreign(tmp_path / path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(refusals.Unreadable):
        read_foreign(tmp_path / "a.txt")


def test_a_chat_names_a_file_that_lies_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "file_17"
    path.write_bytes(word())
    imported = read_foreign(path, "Kế hoạch 77.docx")
    assert (imported.source, imported.number) == ("Kế hoạch 77.docx", "77/KH-UBND")


def test_a_name_without_an_ending_is_read_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "document"
    path.write_bytes(pdf([list(PLAN)]))
    assert read_foreign(path).number == "77/KH-UBND"


def test_time_is_limited(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page("Dài", BODY * 8000), encoding="utf-8")
    with pytest.raises(refusals.TooSlow) as caught:
        read_foreign(path, limits=Limits(seconds=1))
    assert "1 giây" in caught.value.notice


def test_memory_is_limited(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        with_part(
            word(), "word/document.xml", f"<w:document {W}><w:body>{'<w:p/>' * 600_000}</w:body></w:document>".encode()
        )
    )
    with pytest.raises(refusals.TooMuchMemory) as caught:
        read_foreign(path, limits=Limits(memory_megabytes=80))
    assert "bộ nhớ" in caught.value.notice


def test_the_child_sees_no_secret_of_the_parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}

    class Child:
        def __init__(self, _arguments: object, *, env: dict[str, str], **_options: object) -> None:
            seen.update(env)
            raise InterruptedError

    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    monkeypatch.setattr("corpus.foreign.sandbox.subprocess.Popen", Child)
    path = tmp_path / "a.txt"
    path.write_text(BODY[0], encoding="utf-8")
    with pytest.raises(InterruptedError):
        read_foreign(path)
    assert seen.keys() == {"PATH", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE"}


def test_every_refusal_has_its_own_words() -> None:
    kinds = Refused.kinds.values()
    assert len({kind.log for kind in kinds}) == len({kind.said for kind in kinds}) == len(kinds)


def test_links_and_pictures_outside_the_file_are_not_fetched(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://x/image" Target="http://192.0.2.1/a.png"'
        b' TargetMode="External"/></Relationships>'
    )
    path.write_bytes(with_part(word(), "word/_rels/document.xml.rels", relations))
    assert read_foreign(path).number == "77/KH-UBND"


def test_processor_time_is_limited(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page("Dài", BODY * 8000), encoding="utf-8")
    with pytest.raises(refusals.TooSlow):
        read_foreign(path, limits=Limits(cpu_seconds=1))
