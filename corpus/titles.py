"""Titles fit for people: from the capitals of an official document, or from the beginning of a text without one."""

import re

from corpus import letterhead
from corpus.document import Block
from corpus.lines import in_capitals
from corpus.vietnamese.provinces import find_places, find_provinces

_MAX = 120  # characters of a title made from the text's first sentence
_NUMBERED = re.compile(
    r"^(?P<kind>[A-ZÀ-ỸĐ][a-zà-ỹ]+(?:"
    r" [a-zà-ỹ]+){0,3}?)\s+(?:số\s+)?[\d.]+(?:/\d{4})?[-/][^\s]*[A-ZĐ]\S*\s+(?:năm\s+\d{4}\s+)?(?=\S)"
)
_EMBLEM = re.compile(r"^[^\w\s\"'“”‘’«(\[.…-]+\s+")  # "📣 Thông báo", "▪ Hòa An"
_NAMED = re.compile(r"^(?:Đề tài|Tiêu đề|Tên bài|Title)\s*:\s*(?=\S)", re.IGNORECASE)  # the field that holds the title
_WORD = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)?")
_FIRST_SENTENCE = re.compile(r"\S.{20,}?[.!?…](?=\s|$)|\S.*$", re.DOTALL)  # "TP." ends no sentence
_KINDS = (
    "nghị quyết|quyết định|kế hoạch|chương trình hành động|chương trình|đề án|chiến lược|chỉ thị|nghị định|thông"
    " tư|kết luận|luật|công văn|dự án|hướng dẫn"
)
_SPACED = _KINDS.replace(" ", r"\ ")
# Phrases that keep capitals inside a title in small letters. Source: Nghị định 30/2020/NĐ-CP, annex II.
_MINISTRIES = r"thông\ tin|khoa\ học|nội\ vụ|tài\ chính|công\ thương|y\ tế|giáo\ dục|tư\ pháp|công\ an"
_COMMITTEES = r"thường\ vụ|chấp\ hành|chỉ\ đạo|bí\ thư|cán\ sự"
_PROPER = re.compile(
    rf"""\b(?:
    (?:(?<=ban\ hành\ )|(?<=phê\ duyệt\ )|(?<=thực\ hiện\ )|(?<=triển\ khai\ )|(?<=tổng\ kết\ )
      |(?<=sơ\ kết\ ))(?:{_SPACED})
  | (?:{_SPACED})(?=\ số\ \d)
  | ban\ (?={_COMMITTEES})|(?<=ban\ )(?:{_COMMITTEES})
  | bộ\ chính\ trị|tỉnh\ ủy|thành\ ủy|huyện\ ủy|đảng\ ủy|đảng\ bộ|đảng
  | ủy\ ban\ nhân\ dân|hội\ đồng\ nhân\ dân|mặt\ trận\ tổ\ quốc
  | chính\ phủ(?!\ (?:số|điện\ tử))|thủ\ tướng|quốc\ hội|trung\ ương|việt\ nam|nhà\ nước
  | (?:bộ|sở)\ (?={_MINISTRIES})
    )\b""",
    re.VERBOSE,
)
_BOTH_CAPITALS = frozenset({"việt nam"})
_ACRONYM = re.compile(
    r"(?:DTI|GRDP|GDP|CNTT|UBND|HĐND|HĐQT|ICT|IT|IOT|AI|PAR|PAPI|PCI|SIPAS|CĐS|CCHC|KHCN|KH&CN|TT&TT|VNEID|ASEAN|OCOP"
    r"|TP|LGSP|IOC|BCĐ|BCH|QCVN|TCVN|VNPT|FPT|ĐMST|KT|XH|TW|TU|[^AEIOUYÀ-Ỹ\W\d_]+|[IVX]+)$"
)
_ROMAN = re.compile(r"[IVX]+$")
_ROMAN_CUE = re.compile(r"(?:khóa|thứ|quý|loại|phần|chương|kỳ|vùng)\s+$", re.IGNORECASE)


def guess_title(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The page's headline, else the document's kind and subject, else the first sentence."""
    shown = [_words(text, block) for block in blocks if block.kind == "title"]
    official = any(block.kind == "letterhead" for block in blocks)
    cased = [words for words in shown if not in_capitals(words)]
    if official and shown and letterhead.is_subject(shown[0]):
        return _of_letter(shown[0])
    if official and cased and (letterhead.starts_with_kind(cased[0]) or len(cased) == len(shown)):
        return without_number(in_small_letters(" ".join(shown) if letterhead.is_kind_line(shown[0]) else cased[0]))
    if shown and (official or letterhead.is_kind_line(shown[0])):
        return in_small_letters(" ".join(shown))
    if shown:
        return in_small_letters(shown[0]) if letterhead.starts_with_kind(shown[0]) else shown[0]
    for kinds in (("paragraph",), ("heading", "table", "legal_basis", "caption", "letterhead")):
        for block in blocks:
            if block.kind in kinds:
                return shortened(_words(text, block))
    return None


def _of_letter(subject: str) -> str:
    """The title of an official letter, from its line "V/v …"."""
    return "Công văn về việc " + subject.removeprefix("V/v").removeprefix("Về việc").strip(" :")


def without_number(title: str) -> str:
    """Without its number: "Kế hoạch 12/KH-UBND phát triển …" is "Kế hoạch phát triển …"."""
    return _NUMBERED.sub(lambda match: match["kind"] + " ", title)


def in_small_letters(title: str) -> str:
    """A title in capitals as a sentence: names and abbreviations keep their capitals."""
    if not in_capitals(title):
        return _with_small_beginning(title)
    small = _WORD.sub(lambda match: _small(title, match), title)
    keep = _names(title)
    for start, end in keep:
        small = small[:start] + _WORD.sub(_capitalised, small[start:end]) + small[end:]
    for match in _PROPER.finditer(small):
        words = match.group()
        new = _WORD.sub(_capitalised, words) if words in _BOTH_CAPITALS else words[:1].upper() + words[1:]
        small = small[: match.start()] + new + small[match.end() :]
    return small[:1].upper() + small[1:]


def _with_small_beginning(title: str) -> str:
    """With a kind in small letters: "QUYẾT ĐỊNH Về việc ban hành …" is "Quyết định về việc ban hành …"."""
    words = title.split()
    capitals = next((i for i, word in enumerate(words) if not in_capitals(word)), len(words))
    if capitals < 2 or not letterhead.starts_with_kind(title):
        return title
    rest = " ".join(words[capitals:])
    if letterhead.is_kind_line(" ".join(words[:capitals])):
        rest = _with_small_letter(rest)
    return f"{in_small_letters(' '.join(words[:capitals]))} {rest}"


def _with_small_letter(subject: str) -> str:
    """What a document is about, to stand behind its kind; the name of a place keeps its capital."""
    if in_capitals(subject) or 0 in [start for start, _ in _names(subject)]:
        return subject
    return subject[:1].lower() + subject[1:]


def shortened(words: str) -> str:
    """The first sentence, cut between words when it is long."""
    match = _FIRST_SENTENCE.match(words)
    sentence = match.group().rstrip(". |") if match else words
    if len(sentence) <= _MAX:
        return sentence
    return sentence[: _MAX - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"


def _words(text: str, block: Block) -> str:
    kind, *rest = text[block.start : block.end].split("\n", 1)
    if rest and letterhead.is_kind_line(kind) and not in_capitals(kind):
        rest = [_with_small_letter(rest[0].lstrip())]
    words = " ".join(" ".join([kind, *rest]).split()).lstrip("#* ").rstrip("* ")
    return _NAMED.sub("", _EMBLEM.sub("", words)) or words


def _names(title: str) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in find_provinces(title)] + [(m.start, m.end) for m in find_places(title)]


def _small(title: str, match: re.Match[str]) -> str:
    word = match.group()
    before, after = title[: match.start()], title[match.end() : match.end() + 1]
    in_number = (after in ("/", "-") and before[-1:].isdigit()) or bool(re.search(r"\d[-/]\S*$", before))
    if _ROMAN.match(word):
        return word if _ROMAN_CUE.search(before) else word.lower()
    if (in_number and len(word) <= 6) or _ACRONYM.match(word):
        return word
    return word.lower()


def _capitalised(match: re.Match[str]) -> str:
    word = match.group()
    return word if len(word) > 1 and word.isupper() else word[:1].upper() + word[1:]
