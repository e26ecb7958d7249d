"""Which of several a question means: the second session, phase 3, quarter II, next time; another one is no answer."""

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.vietnamese.normalize import REMEMBERED, fold
from corpus.vietnamese.spoken_number import SPELT_BARE

_NOUNS = r"giai doan|phien|phien hop|ky hop|dot|khoa|quy(?! vi\b)|hoc ky|vong|chang|phan he"  # "quý vị" is no quarter
_WORDS = {
    "nhat": "1", "dau": "1", "muoi mot": "11", "muoi hai": "12", "muoi ba": "13", "muoi bon": "14",
    "muoi lam": "15", "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8",
    "ix": "9", "x": "10", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16", "xvii": "17",
    "xviii": "18", "xix": "19", "xx": "20",
} | {word: str(value) for word, value in SPELT_BARE.items() if value > 1}  # fmt: skip
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_STAGE = re.compile(
    rf"\b({_NOUNS})(?: lan)?(?: thu)?"
    rf" (\d{{1,2}}(?![\d/%]|[.,-]\d| (?:nam|thang|tuan|ngay|nguoi)\b)|(?<=thu )(?:{_SPELT})|[ivx]{{1,5}})\b"
)


@lru_cache(maxsize=REMEMBERED)
def stages(text: str) -> frozenset[tuple[str, str]]:
    """The numbered parts that a text names: ("giai doan", "3"), ("phien", "2")."""
    found = ((noun.removesuffix(" hop"), which) for noun, which in _STAGE.findall(fold(text)))
    return frozenset((noun, _WORDS.get(which, which)) for noun, which in found)


def names_other_stage(question: str, texts: Iterable[str]) -> bool:
    """Whether the first of the texts that numbers parts as the question does has not the one that is asked about."""
    asked = stages(question)
    told = [stages(text) for text in texts] if asked else []
    for noun, which in asked:
        here = next((found for found in told if any(noun == other for other, _ in found)), None)
        if here is not None and (noun, which) not in here:
            return True
    return False


# A later time that something is held, in folded text: "lần 2", "kỳ tới", "năm sau".
_LATER = re.compile(
    r"\b(?:lan|ky|mua|dot|nam) (?:toi|sau|tiep theo|ke tiep)\b|\b(?:lan|ky|mua)(?: thu)? (?:[2-9]|hai|ba|ii|iii)\b"
    r"|\b(?:tiep theo|ke tiep)\W*$"
)
_TO_COME = re.compile(r"\b(?:toi|tiep theo|ke tiep|lan sau|nam sau|du kien|sap)\b")


def is_of_another_time(question: str, texts: Iterable[str]) -> bool:
    """Whether a question is on a later time that something is held, and no text on one: "bao giờ có kỳ 2"."""
    asked = {match.group().strip() for match in _LATER.finditer(fold(question))}
    told = [fold(text) for text in texts] if asked else []
    return bool(asked) and not any(_TO_COME.search(text) or any(words in text for words in asked) for text in told)
