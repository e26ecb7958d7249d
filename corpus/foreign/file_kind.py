"""What a file is, told by its bytes; its ending must agree."""

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from corpus.foreign.refusals import Damaged, Encrypted, NoContent, OldWord, WrongMagic, WrongType
from corpus.texts_vi import KIND_NAMES

FileKind = Literal["pdf", "docx", "html", "text"]

ENDINGS: dict[str, FileKind] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Office 97-2003, and of encrypted newer files
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_ZIP_PARTS = {"xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|div|title)\b", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page shows that it is HTML; PDF readers look for the mark in the first 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def file_kind(name: str, data: bytes) -> FileKind:
    """The kind of the file; a refusal when its bytes are of no kind that is read, or not what its ending says."""
    if not data.strip(b"\x00\t\r\n "):
        raise NoContent(name)
    ending = PurePath(name).suffix.lower()
    promised = ENDINGS.get(ending)
    found = _kind_of_bytes(name, data)
    if promised == "text" and found in ("text", "html"):  # a text may talk about HTML
        return "text"
    if found not in ("pdf", "docx", "html", "text") or (found == "text" and ending and promised is None):
        _refuse_type(name, ending, found, promised)
    if promised is not None and promised != found:
        raise WrongMagic(name, ending=ending, found=KIND_NAMES[found])
    return found  # type: ignore[return-value]  # narrowed two lines above


def _refuse_type(name: str, ending: str, found: str, promised: FileKind | None) -> None:
    if found == "doc" or (found == "ole" and ending == ".doc"):
        raise OldWord(name)
    if promised is not None:
        raise WrongMagic(name, ending=ending, found=KIND_NAMES[found])
    raise WrongType(name, found=KIND_NAMES[found] if found != "text" else ending)


def _kind_of_bytes(name: str, data: bytes) -> str:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _kind_of_zip(name, data)
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise Encrypted(name)
        return "doc" if _WORD_STREAM in data else "ole"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_IMAGES):
        return "image"
    return _kind_of_text(data)


def _kind_of_zip(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Damaged(name, reason=type(error).__name__) from error
    if "word/document.xml" in names:
        return "docm" if "word/vbaProject.bin" in names else "docx"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    return next((kind for part, kind in _ZIP_PARTS.items() if part in names), "zip")


def _kind_of_text(data: bytes) -> str:
    head = data[:_HEAD]
    if b"\x00" in data and not data.startswith(_UTF16):
        return "binary"
    if head.lstrip().lower().startswith((b"mime-version:", b"from: <saved by")):
        return "mhtml"
    return "html" if _HTML.search(head) else "text"
