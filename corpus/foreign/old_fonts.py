"""Text of the fonts from before Unicode (TCVN3, also called ABC, and VNI), and UTF-8 taken for Latin, made Unicode.

The tables are TCVN 5712:1993 (VN3) and VNI for Windows, as their fonts show them on a Western code page.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from corpus.vietnamese.syllables import is_folded_syllable, is_syllable

_TCVN3_CODES = (
    "A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE B5 B6 B7 B8 B9 BB BC BD BE C6 C7 C8 C9 CA CB CC CE CF D0 D1 D2 D3 D4 "
    "D5 D6 D7 D8 DC DD DE DF E1 E2 E3 E4 E5 E6 E7 E8 E9 EA EB EC ED EE EF F1 F2 F3 F4 F5 F6 F7 F8 F9 FA FB FC FD FE"
)
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = {int(code, 16): letter for code, letter in zip(_TCVN3_CODES.split(), _TCVN3_LETTERS, strict=True)}
_TCVN3 |= {0x3BC: "à"}  # PDF readers name the sign at B5 either micro or mu

_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "á": _CIRCUMFLEX + _ACUTE, "à": _CIRCUMFLEX + _GRAVE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_LETTERS |= {old.upper(): new.upper() for old, new in _VNI_LETTERS.items()}
_VNI = re.compile(f"(?P<base>[aeouyôö])(?P<mark>[{''.join(_VNI_MARKS)}])|[{''.join(_VNI_LETTERS)}]", re.IGNORECASE)

_ETH = {ord("Ð"): "Đ", ord("ð"): "đ"}  # fonts show the Icelandic letters alike, and some keyboards typed them

# Letters that only Unicode Vietnamese has: a line with one of them was typed in Unicode.
_UNICODE_ONLY = re.compile("[ăĂđĐơƠưƯĩĨũŨ\u1ea0-\u1ef9]")
_PUNCTUATION = ".,;:!?()[]{}\"'/“”‘’–—…-«»•*+=<>|%&\u00a0"
_PARTS = re.compile(r"[^\s\d/.,;:()–-]+")
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\u0001-\u0008\u000e-\u001f]|\\(cid:\\d+\\)")

_ENOUGH = 3  # words with marks below which a text tells nothing about its encoding
_CLEAR = 0.85  # share of marked words that are Vietnamese syllables once the right table was used
_WRONG = 0.5  # share below which marked words are not Vietnamese as they stand


@dataclass(frozen=True, slots=True)
class Unified:
    """Text in Unicode. `encoding` is what it was typed in, None for Unicode; `doubtful` a share of its marked words."""

    text: str
    encoding: str | None
    doubtful: float


class Undecodable(Exception):
    """Marked words that no table makes Vietnamese. `words` is how many."""

    def __init__(self, words: int) -> None:
        super().__init__(f"{words} words of an unknown encoding")
        self.words = words


def to_unicode(text: str) -> Unified:
    """The text in Unicode NFC, converted line by line where the evidence for an old encoding is clear.

    `to_unicode("Céng hoµ x· héi chñ nghÜa ViÖt Nam").text == "Cộng hoà xã hội chủ nghĩa Việt Nam"`
    """
    unified = _unified(unicodedata.normalize("NFC", text))
    return replace(unified, text=unified.text.translate(_ETH))


def _unified(text: str) -> Unified:
    if _unreadable(text):
        raise Undecodable(len(text.split()))
    suspect = [line for line in text.split("\n") if not _UNICODE_ONLY.search(line)]
    words = _marked_words(suspect)
    if len(words) < _ENOUGH or _vietnamese_share(words) >= _WRONG:
        return Unified(text, None, _doubt(text))
    share, encoding = max((_share_after(suspect, convert), name) for name, convert in ENCODINGS.items())
    if share >= _CLEAR:
        convert = ENCODINGS[encoding]
        lines = (line if _UNICODE_ONLY.search(line) else convert(line) for line in text.split("\n"))
        unified = unicodedata.normalize("NFC", "\n".join(lines))
        return Unified(unified, encoding, _doubt(unified))
    if _mostly_vietnamese(text):  # a foreign name or formula in a good text, or words of another language
        return Unified(text, None, _doubt(text))
    raise Undecodable(len(words))


def from_tcvn3(text: str) -> str:
    """The text with each TCVN3 code as its letter."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """The text with each VNI letter, and each vowel with the mark behind it, as one letter."""
    return _VNI.sub(_vni_letter, text)


def from_double_utf8(text: str) -> str:
    """The text whose UTF-8 bytes were taken for a Western code page; unchanged when they were not."""
    try:
        return b"".join(map(_western_byte, text)).decode("utf-8")
    except UnicodeError:
        return text


def from_cp1258(text: str) -> str:
    """Text of Windows' Vietnamese code page, whose tones are characters of their own, taken for the Western one."""
    try:
        return unicodedata.normalize("NFC", b"".join(map(_western_byte, text)).decode("cp1258"))
    except UnicodeError:
        return text


def _western_byte(char: str) -> bytes:
    """The byte behind a character; the five codes that the code page leaves open stand for themselves."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def upper_font(text: str) -> str:
    """Text of a TCVN3 font whose name ends in H: such fonts show small letters as capitals."""
    return from_tcvn3(text).upper()


ENCODINGS: dict[str, Callable[[str], str]] = {
    "TCVN3 (ABC)": from_tcvn3,
    "VNI": from_vni,
    "UTF-8 đọc sai": from_double_utf8,
    "Windows-1258": from_cp1258,
}


def _vni_letter(match: re.Match[str]) -> str:
    base = match.group("base")
    if base is None:
        return _VNI_LETTERS[match.group()]
    mark = _VNI_MARKS[match.group("mark").lower()]
    return unicodedata.normalize("NFC", _VNI_LETTERS.get(base, base) + mark)


def _marked_words(lines: Iterable[str]) -> list[str]:
    """The words with a character beyond ASCII, at most 2,000 of them: enough to judge, and quick."""
    words: list[str] = []
    for line in lines:
        words += [word for raw in line.split() if not (word := raw.strip(_PUNCTUATION)).isascii()]
        if len(words) > 2000:
            break
    return words[:2000]


def _share_after(lines: list[str], convert: Callable[[str], str]) -> float:
    """The Vietnamese share of the marked words that the lines have once converted."""
    words = _marked_words(unicodedata.normalize("NFC", convert(line)) for line in lines)
    return _vietnamese_share(words) if len(words) >= _ENOUGH else 0.0


def _vietnamese_share(words: list[str]) -> float:
    if not words:
        return 1.0
    return sum(all(map(is_syllable, _PARTS.findall(word.lower()))) for word in words) / len(words)


def _unreadable(text: str) -> bool:
    """Whether more than one character in fifty has no meaning: fonts without a table to Unicode leave such text."""
    return len(_UNREADABLE.findall(text)) * 50 > len(text)


def _mostly_vietnamese(text: str) -> bool:
    """Whether the whole text reads as it stands: its marked words are Vietnamese, or it is in another language."""
    words = _marked_words(text.split("\n"))
    if _vietnamese_share(words) >= _CLEAR:
        return True
    plain = [word.lower() for word in re.findall(r"[A-Za-z]+", text)]
    return sum(map(is_folded_syllable, plain)) < _WRONG * len(plain) and len(words) * 5 < len(plain)


def _doubt(text: str) -> float:
    return 1.0 - _vietnamese_share(_marked_words(text.split("\n")))
