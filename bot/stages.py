"""Which of several a question means: the second session, phase 3, quarter II, next time; another one is no answer."""

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.vietnamese.normalize import REMEMBERED, evenly_spelt, fold
from corpus.vietnamese.spoken_number import ROMAN, SPELT

# "Quý vị" is no quarter, "2 lần" tells how often and "mỗi đợt" how much at a time.
_NOUNS = (
    r"(?<!mỗi )(?<!từng )"
    r"(?:giai đoạn|phiên|phiên họp|kỳ họp|đợt|khóa|quý(?! vị\b)|học kỳ|vòng|chặng|phân hệ|kỳ|mùa|(?<!\d )lần|"
    r"xóm|thôn|ấp|khóm|buôn|khu phố|tổ dân phố|quận|phường)"
)
_PLACES = frozenset({"xom", "thon", "ap", "khom", "buon", "khu pho", "to dan pho", "quan", "phuong"})
_WORDS = {
    "nhất": "1", "mười một": "11", "mười hai": "12", "mười ba": "13", "mười bốn": "14", "mười lăm": "15",
} | {word: str(value) for word, value in SPELT.items() if value > 1}  # fmt: skip
_VALUES = {fold(word): value for word, value in _WORDS.items()} | {word: str(value) for word, value in ROMAN.items()}
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
# Words that make a number before them tell how long or how much.
_UNITS = (
    r"giờ|tuần|người|lần|đồng|nghìn|ngàn|triệu|tr|tỷ|tỉ|(?:ngày|tháng)(?! \d)"
    r"|năm(?! \d{4}(?!\s?[-–]))"  # "lần 2 năm 2024" tells when, "giai đoạn 5 năm 2021-2025" how long
)
_LATER = r"(?:(?<=lần )|(?<=kỳ )|(?<=mùa ))(?:hai|ba|tư|bốn|sáu|bảy|tám|chín)"  # "năm" may be a year
_STAGE = re.compile(
    rf"\b({_NOUNS})(?: lần)?(?: thứ)?"
    rf" (\d{{1,2}}(?![\d/%]|[.,-]\d| (?:{_UNITS})\b)|(?<=thứ )(?:{_SPELT})"
    rf"|{_LATER}(?! (?:{_UNITS})\b)|[ivx]{{1,5}})\b"
)
_AGAIN = frozenset({"lan", "ky", "mua"})  # what is held again and again
_COMPARED = re.compile(rf"\b(?:so với|hơn|kém|bằng|sau|trước) (?:{_NOUNS}) \w+", re.IGNORECASE)  # "so với vòng 1"


@lru_cache(maxsize=REMEMBERED)
def stages(text: str) -> frozenset[tuple[str, str]]:
    """The numbered parts that a text names: ("giai doan", "3"), ("phien", "2")."""
    return frozenset(_in_order(text))


def _in_order(text: str) -> list[tuple[str, str]]:
    found = (
        (fold(match[1]), fold(match[2]))
        for match in _STAGE.finditer(evenly_spelt(text))
        if text[match.start(2) : match.end(2)] != "vi"  # "lần vi phạm" is no sixth one
    )
    return [(noun.replace("phien hop", "phien"), _VALUES.get(which, which.lstrip("0"))) for noun, which in found]


def names_other_stage(question: str, texts: Iterable[str]) -> bool:
    """Whether the first of the texts that numbers parts as the question does has not the one that is asked about.

    What is held again and again is none: the jury of the twelfth contest meets "lần thứ 2"; "sau xóm 3" only compares.
    """
    asked = [stage for stage in stages(question) if stage[0] not in _AGAIN | _PLACES]
    told = [stages(text) for text in texts] if asked else []
    for noun, which in asked:
        here = next((found for found in told if any(noun == other for other, _ in found)), None)
        if here is not None and (noun, which) not in here:
            return True
    return False


def is_of_no_time(question: str, texts: Iterable[str]) -> bool:
    """Whether a question is on the second or a later time that something is held, and no text tells of that one."""
    asked = {stage for stage in stages(question) if stage[0] in _AGAIN and stage[1] != "1"}
    return bool(asked) and not any(asked <= stages(text) for text in texts)


def is_of_no_place(question: str, texts: Iterable[str]) -> bool:
    """Whether a question is on a place that has a number for a name, of which no text tells."""
    asked = {stage for stage in stages(question) if stage[0] in _PLACES}
    return bool(asked) and not any(asked <= stages(text) for text in texts)


def is_behind_other_stage(question: str, before: str) -> bool:
    """Whether the last part of its kind that stands before a figure is another one than that of the question."""
    asked = stages(question)
    if not asked:  # as nearly all
        return False
    told = {stage[0]: stage for stage in _in_order(_COMPARED.sub(" ", before)) if stage[0] not in _AGAIN}
    return any(noun in told and told[noun] not in asked for noun, _ in asked)


# "Việt Nam sau …", "chị Lan tới …", "tối 20/9" and "sắp xếp" tell no time to come.
_NEXT = re.compile(r"\b(?:lần|kỳ|mùa|đợt|năm) (?:tới|sau|tiếp theo|kế tiếp)\b|\b(?:tiếp theo|kế tiếp)\W*$")
_TO_COME = re.compile(
    r"\b(?:lần|kỳ|mùa|đợt|năm) tới\b|\b(?:tiếp theo|kế tiếp|dự kiến|sẽ|sắp (?:tới|diễn ra|tổ chức|mở|khai mạc))\b"
)


def is_of_the_past(question: str, texts: Iterable[str]) -> bool:
    """Whether a question is on the next time that something is held, and no text on one to come."""
    return _NEXT.search(evenly_spelt(question)) is not None and not any(
        _TO_COME.search(evenly_spelt(text)) for text in texts
    )
