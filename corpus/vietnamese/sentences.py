"""Cuts text into sentences; the only door to underthesea.

underthesea proposes the boundaries; the rules here take back those inside abbreviations, numbers, addresses and
quotes, and add those it misses behind words that are abbreviations elsewhere.
"""

import re
from collections.abc import Iterator

# Abbreviations that a full stop does not end a sentence behind: Thành phố, Tiến sĩ, Phó Giáo sư, Thạc sĩ, Trung tâm …
_ABBREVIATIONS = frozenset(
    {"tp", "tx", "tt", "tr", "th", "ts", "ths", "pgs", "gs", "bs", "ks", "kts", "cn", "ncs", "nxb", "cty", "đ", "vd"}
    | {"st", "dr", "mr", "mrs", "ms", "prof", "vs", "jr", "gov", "dept"}
)
# The same where a figure follows: "No. 48", "Tr. 5".
_BEFORE_FIGURES = frozenset({"no", "nr", "vol", "fig", "pp", "số", "sđt", "đt"})
_LAST_WORD = re.compile(r"([^\W_]+)\.$")
# A line's number, which belongs to what follows: "1.", "2.3.", "II.", "a.", "Điều 5."
_NUMBERING = re.compile(
    r"(?:(?:Điều|Mục|Chương|Phần|Khoản|Bảng|Hình|Bước)\s+)?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-Za-zđĐ])\."
)
_CLOSING = '”"»’)]}'
_SPACED_CLOSING = re.compile(r"\s*[”»’)\]}]+")
_OPENING = '“„"«‘([{-–—•*+ \t\r\n\u00a0'
_STOP = re.compile(r"(?:[.!?]+|…+)(?=\s|[”\"»’)\]}]+\s)")
_LONGEST_ASIDE = 300  # characters in parentheses; an opening one without its end holds back no more than this


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences in `text[start:end]`: spans into `text`, in order, disjoint, trimmed, covering all but white space.

    A line's end inside is a blank, so a hard-wrapped sentence is one; so is a quote with its quotation marks.
    """
    end = len(text) if end is None else end
    part = text[start:end]
    cuts = sorted({0, *_proposed(part), *(match.end() for match in _STOP.finditer(part)), len(part)})
    spans: list[tuple[int, int]] = []
    begin = 0
    for proposed in cuts[1:]:
        cut = _behind_closing(part, proposed)
        if cut <= begin or (cut < len(part) and not _is_boundary(part, begin, cut)):
            continue
        spans += _trimmed(part, begin, cut)
        begin = cut
    return [(start + first, start + last) for first, last in spans]


def _proposed(part: str) -> Iterator[int]:
    """Where underthesea ends a sentence."""
    if not any(mark in part for mark in ".?!"):
        return  # headings and table cells spare the import of underthesea, 0.6 s
    from underthesea import sent_tokenize

    lines_joined = part.replace("\n", " ").replace("\r", " ")
    at = 0
    for sentence in sent_tokenize(lines_joined):
        at = lines_joined.index(sentence, at) + len(sentence)
        yield at


def _behind_closing(part: str, cut: int) -> int:
    """The cut, moved behind the quotation marks and brackets that close there."""
    while cut < len(part) and part[cut] in _CLOSING:
        cut += 1
    spaced = _SPACED_CLOSING.match(part, cut)
    return spaced.end() if spaced else cut


def _is_boundary(part: str, begin: int, cut: int) -> bool:
    """Does a sentence that begins at `begin` end at `cut`, behind a stop?"""
    left = part[begin:cut].strip()
    following = part[cut : cut + 40].lstrip(_OPENING)
    if not any(char.isalnum() for char in left) or _NUMBERING.fullmatch(left):
        return False
    if following[:1].islower() or _is_open(part, begin, cut):
        return False
    word = _LAST_WORD.search(left)
    if word and _is_abbreviation(word.group(1), following):
        return False
    return part[cut].isspace() or _lacks_blank(left, part[cut])


def _is_abbreviation(word: str, following: str) -> bool:
    initial = len(word) == 1 and word in "ABCDEGHIKLMNOPQRSTUVXYĐ"
    low = word.lower()
    return initial or low in _ABBREVIATIONS or (low in _BEFORE_FIGURES and following[:1].isdigit())


def _is_open(part: str, begin: int, cut: int) -> bool:
    """Is a parenthesis open at the cut that closes soon?"""
    if part.count("(", begin, cut) <= part.count(")", begin, cut):
        return False
    return part.find(")", cut, part.rindex("(", begin, cut) + _LONGEST_ASIDE) >= 0


def _lacks_blank(left: str, following: str) -> bool:
    """Is it two sentences typed without the blank between them ("… hội nghị.Theo …"), not "TT.TT" or an address?"""
    last = left.rsplit(maxsplit=1)[-1].rstrip(".!?…" + _CLOSING)
    return following.isupper() and last.isalpha() and last.islower() and not last.isascii()


def _trimmed(part: str, begin: int, end: int) -> list[tuple[int, int]]:
    piece = part[begin:end]
    if not piece.strip():
        return []
    return [(begin + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))]
