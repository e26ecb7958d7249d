"""Where an event was held: a province that says which event is meant, and is none of those asked about."""

import re
from collections.abc import Sequence
from functools import cache

from bot.siblings import EVENTS, members
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import Mention

_HELD = ("ngay hoi", "hoi cho", "ngay chuyen doi so", "buoi le", "le (?:hoi|khai mac|phat dong|cong bo|ky ket|ra mat)")
# Between an event and its place: its theme, its year; words that tell or ask something end it.
_THEME = r"(?: (?:chuyen doi so|so|vung|khu vuc|nam|quoc gia|\d[\d/-]*))*"
_WORDS = r"(?:(?!(?:gi|nao|may|nhieu|co|la|noi|neu|ke|biet|thi|ma)\b)[\w/-]+ ){0,8}"
_AT = rf"(?: cua| {_WORDS}(?:o|tai|do|ben|tren|duoi))?(?: (?:ben|tren|duoi|tinh|thanh pho|tp|ubnd))*[. ]+$"
# What joins two sides of a comparison, right before the event and anywhere behind its place.
_JOINS_BEFORE = re.compile(r"(?:\b(?:con|va|hay|hoac|voi|vs)|;)(?: (?:thi|cai|o|tai|trong|hom|dip))* $")
_JOINS = re.compile(r"\b(?:con|va|hay|hoac|voi|vs|khac|bang|hon)\b")


def venues(mentions: Sequence[Mention], text: str) -> tuple[str, ...]:
    """The provinces that only tell where an event was held: Yên Bái of "ở hội thảo Yên Bái, Phú Thọ kể gì".

    None where no other province is left, and none that is compared: "hội thảo Yên Bái và nghị quyết Lào Cai".
    """
    folded = fold(text)
    places = [at for at in range(len(mentions)) if _is_venue(folded, mentions, at)]
    found = tuple(dict.fromkeys(mentions[at].name for at in places))
    return found if any(mention.name not in found for mention in mentions) else ()


def _is_venue(folded: str, mentions: Sequence[Mention], at: int) -> bool:
    here = mentions[at]
    before = folded[mentions[at - 1].end if at else 0 : here.start]
    event = _event().search(before)
    if event is None or (at and _JOINS_BEFORE.search(before, 0, event.start())):
        return False
    return at + 1 == len(mentions) or not _JOINS.search(folded, here.end, mentions[at + 1].start)


@cache
def _event() -> re.Pattern[str]:
    names = "|".join([*map(fold, members(EVENTS)), *_HELD])
    return re.compile(rf"\b(?:{names})\b{_THEME}{_AT}")
