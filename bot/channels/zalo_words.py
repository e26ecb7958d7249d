"""Commands typed as words: with or without accents, with or without a slash."""

import re
import unicodedata
from dataclasses import dataclass

from corpus.vietnamese.normalize import fold

# Command: what people type for it, folded. Only a whole message is a command, for "nguồn nhân lực số" is a question.
_SPELLINGS = {
    "start": ("start", "bat dau", "batdau"),
    "trogiup": ("tro giup", "trogiup", "help", "huong dan", "huong dan su dung", "cach hoi", "menu"),
    "nguon": ("nguon", "nguon tai lieu", "danh sach nguon"),
    "moi": ("moi", "chu de moi", "bat dau lai", "cau hoi moi"),
    "quyenriengtu": ("quyen rieng tu", "quyenriengtu"),
    "dulieucuatoi": ("du lieu cua toi", "dulieucuatoi", "xem du lieu", "xem du lieu cua toi"),
    "xoadulieu": ("xoa du lieu", "xoadulieu", "xoa du lieu cua toi", "xoa het du lieu", "xoa tat ca du lieu"),
    "vanban": ("van ban", "vanban"),
    "tinh": ("tinh",),
    "hoi": ("hoi",),
    "macuatoi": ("ma cua toi", "macuatoi", "ma tai khoan"),
}
_COMMANDS = {spelling: name for name, spellings in _SPELLINGS.items() for spelling in spellings}
_SLASHED = re.compile(r"/\s*([^\W\d_]+)(?:@\S+)?\s*(.*)", re.DOTALL)
_SOURCES_PAGE = re.compile(r"(?:danh sach )?nguon (?:tai lieu )?(?:trang )?(\d{1,3})")
_SOURCES_PASSAGE = re.compile(r"nguon ((?:p_)?(?=[a-z]*\d)[a-z0-9]{10})")
_NUMBER = re.compile(r"(?:(?:chon|so|cau|cau so|chon so|chon cau) )?(\d{1,2}) ?[.)]?")
_PASSAGE = re.compile(r"(?:xem|mo|doc)(?: ca| toan bo)? doan(?: so)? ?\[?(\d{1,2})?\]?")
_COPY = re.compile(r"(?:sao )?chep(?: trich dan| trich| doan)?(?: so)? ?\[?(\d{1,2})?\]?")
_PASSAGE_ID = re.compile(r"(?:p_)?([a-z0-9]{10})")
_THUMBS = {"👍": True, "👎": False}


@dataclass(frozen=True, slots=True)
class Command:
    """A command and what stands behind it."""

    name: str
    argument: str = ""


def command_in(text: str) -> Command | None:
    """The command that a message is; None for a question, and for slash commands that the core knows."""
    slashed = _SLASHED.fullmatch(unicodedata.normalize("NFC", text).strip())
    if slashed:
        name = _COMMANDS.get(fold(slashed[1]))
        if name is not None:
            return Command(name, slashed[2].strip())
    words = folded_words(text)
    if name := _COMMANDS.get(words):
        return Command(name)
    source = _SOURCES_PAGE.fullmatch(words) or _SOURCES_PASSAGE.fullmatch(words)
    return Command("nguon", source[1]) if source else None


def folded_words(text: str) -> str:
    """`text` as commands are compared: no accents, no slash, no full stop at its end, single spaces."""
    composed = unicodedata.normalize("NFKC", text)
    return " ".join(fold(composed).replace("/", " ").split()).strip(" .!?")


def picked_number(text: str) -> int | None:
    """The number that a message is: "2", "2.", "số 2", "câu 2"; "câu 2?" asks something."""
    found = _NUMBER.fullmatch(folded_words(text))
    return int(found[1]) if found and "?" not in text else None


def wanted_passage(text: str) -> int | None:
    """The number of the citation in "xem đoạn 2"; 1 where none is given; None for other messages."""
    found = _PASSAGE.fullmatch(folded_words(text))
    return int(found[1] or 1) if found else None


def copied_quote(text: str) -> int | None:
    """The number of the citation in "chép 2"; 1 where none is given; None for other messages."""
    found = _COPY.fullmatch(folded_words(text))
    return int(found[1] or 1) if found else None


def passage_id(argument: str) -> str | None:
    """The id in "/nguon k3v9x0q2ab"."""
    found = _PASSAGE_ID.fullmatch(argument.strip().lower())
    return found[1] if found and not argument.strip().isdecimal() else None


def thumb(text: str) -> bool | None:
    """Whether a message is a thumb, and which way it points; the colour of the hand does not matter."""
    return _THUMBS.get(text.strip()[:1]) if 0 < len(text.strip()) <= 2 else None
