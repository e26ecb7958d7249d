"""Which of several a question means: the second session, phase 3, quarter II, next time; another one is no answer."""

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.vietnamese.normalize import REMEMBERED, evenly_spelt, fold
from corpus.vietnamese.spoken_number import SPELT

# "Quý vị" is no quarter, and "2 lần" tells how often.
_NOUNS = r"giai đoạn|phiên|phiên họp|kỳ họp|đợt|khóa|quý(?! vị\b)|học kỳ|vòng|chặng|phân hệ|kỳ|mùa|(?<!\d )lần"
_WORDS = {
    "nhất": "1", "mười một": "11", "mười hai": "12", "mười ba": "13", "mười bốn": "14", "mười lăm": "15",
} | {word: str(value) for word, value in SPELT.items() if value > 1}  # fmt: skip
_ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
    "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16", "xvii": "17", "xviii": "18",
    "xix": "19", "xx": "20",
}  # fmt: skip
_VALUES = {fold(word): value for word, value in _WORDS.items()} | _ROMAN
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_STAGE = re.compile(
    rf"\b({_NOUNS})(?: lần)?(?: thứ)?"
    rf" (\d{{1,2}}(?![\d/%]|[.,-]\d| (?:năm|tháng|tuần|ngày|người|lần)\b)|(?<=thứ )(?:{_SPELT})|[ivx]{{1,5}})\b"
)


@lru_cache(maxsize=REMEMBERED)
def stages(text: str) -> frozenset[tuple[str, str]]:
    """The numbered parts that a text names: ("giai doan", "3"), ("phien", "2")."""
    found = ((fold(noun), fold(which)) for noun, which in _STAGE.findall(evenly_spelt(text)))
    return frozenset(
        (noun.replace("phien hop", "phien"), _VALUES.get(which, which.lstrip("0"))) for noun, which in found
    )


def names_other_stage(question: str, texts: Iterable[str]) -> bool:
    """Whether the first of the texts that numbers parts as the question does has not the one that is asked about."""
    asked = stages(question)
    told = [stages(text) for text in texts] if asked else []
    for noun, which in asked:
        here = next((found for found in told if any(noun == other for other, _ in found)), None)
        if here is not None and (noun, which) not in here:
            return True
    return False


_AGAIN = frozenset({"lan", "ky", "mua"})  # what is held again and again


def is_of_no_time(question: str, texts: Iterable[str]) -> bool:
    """Whether a question is on the second or a later time that something is held, and no text tells of that one."""
    asked = {stage for stage in stages(question) if stage[0] in _AGAIN and stage[1] != "1"}
    return bool(asked) and not any(asked <= stages(text) for text in texts)


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
