"""The text of a plain file, in whatever encoding it was saved."""

import codecs

from corpus.foreign.extract import Extract

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# The Western code page in the places where it differs from Latin-1; the five codes it leaves open stand for themselves.
_WESTERN = {byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_LOST = 50  # letters beyond ASCII for each broken byte; a text in another encoding has fewer than one


def read_text(_name: str, data: bytes) -> Extract:
    """The characters of the file as they are."""
    return Extract(text=decoded(data, None))


def decoded(data: bytes, declared: str | None) -> str:
    """The characters: by byte order mark, as UTF-8, as declared, else as the Western code page the old fonts used."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", declared or "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") * _LOST < sum(not char.isascii() for char in text):
        return text  # UTF-8 with a few broken bytes
    return data.decode("latin-1").translate(_WESTERN)
