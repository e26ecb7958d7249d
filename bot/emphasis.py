"""Which words of a question weigh more or less than they are rare: what is excluded, who speaks, what is spoken of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.asked import SAID_KINDS, Kind
from bot.siblings import is_pillar
from bot.speech import is_office, says
from corpus.vietnamese.normalize import fold
from index.tokens import Token, tokenize
from index.units import Rarity, Unit, units

TOPIC = 1.6  # "X nói gì về Y": how much more Y weighs, which the answer must be about


def without_excluded(found: tuple[Unit, ...], tokens: Sequence[Token]) -> tuple[Unit, ...]:
    """ "Ngoài A và B, …": what is named after a leading "ngoài" is what the answer should not be."""
    if not tokens or (tokens[0].text != "ngoài" and tokens[0].folded != "ngoai"):
        return found
    end = next(
        (at for at, t in enumerate(tokens) if at > 1 and (t.folded in ("thi", "con") or _comma_before(tokens, at))), 0
    )
    return tuple(replace(unit, role="function") if unit.start < end else unit for unit in found)


def _comma_before(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].start - tokens[at - 1].end > 1


# "Chọn lĩnh vực nào để làm trước": what is put first, and no time before.
_PUT_FIRST = re.compile(
    r"\b(?:chon|dat|lo|tap trung|dau tu|lam)\b(?:(?!\buu tien\b).)*"
    r"\b(?:linh vuc|nganh|mang|viec|khau|nhom|noi dung|nhiem vu)\b(?:(?!\buu tien\b).)*"
    r"\b(?:lam|len|di|nao|gi|doi so|so hoa|trien khai|thuc hien) truoc(?: (?:vay|z|v|a|ha|ad|nhi|the|het|tien))*\W*$"
)
_CHOSEN: tuple[Kind, ...] = ("thing", "list", "amount", "topic", "place", "body")


def with_priority(
    found: tuple[Unit, ...], tokens: Sequence[Token], text: str, kinds: Sequence[Kind], rarity: Rarity
) -> tuple[Unit, ...]:
    """The units, a "trước" that ends a question for fields or tasks read as "ưu tiên"."""
    if kinds[0] not in _CHOSEN or not _PUT_FIRST.search(fold(text)):
        return found
    at = max(place for place, token in enumerate(tokens) if token.folded == "truoc")
    (priority,) = units(tokenize("ưu tiên"), frozenset(), rarity)
    meant = replace(priority, start=at, end=at + 1, role="content")
    return tuple(meant if unit.end == at + 1 else unit for unit in found)


SPEAKER = 0.5  # "X nói gì về Y": the sentence with Y need not name X again


def behind_speaker(found: tuple[Unit, ...], kinds: Sequence[Kind]) -> tuple[Unit, ...]:
    """The units, who speaks and that he speaks weighing less, when the question asks what is said."""
    if kinds[0] not in SAID_KINDS or not any(map(says, found)):
        return found
    return tuple(
        replace(unit, weight=SPEAKER * unit.weight) if says(unit) or is_office(unit) or unit.name else unit
        for unit in found
    )


def led_by_pillar(found: tuple[Unit, ...], tokens: Sequence[Token], kinds: Sequence[Kind]) -> tuple[Unit, ...]:
    """The units with a pillar weighing more, of which somebody said something: "yêu cầu gì ở mảng xã hội số"."""
    if kinds[0] not in SAID_KINDS or not any(map(says, found)) or any(token.text == "về" for token in tokens):
        return found
    return tuple(replace(unit, weight=TOPIC * unit.weight) if is_pillar(unit) else unit for unit in found)


def led_by_topic(found: tuple[Unit, ...], tokens: Sequence[Token], kinds: Sequence[Kind]) -> tuple[Unit, ...]:
    """The units with those behind a last "về" weighing more, when the question asks what is said of them."""
    if kinds[0] not in ("thing", "manner", "list", "topic"):
        return found
    about = max((at for at, token in enumerate(tokens) if token.text == "về"), default=-1)
    if about == 0:  # "Về X thì bí thư nói gì"
        first = next((unit.start for unit in found if unit.role == "content"), -1)
        return tuple(replace(unit, weight=TOPIC * unit.weight) if unit.start == first else unit for unit in found)
    if about < 2:
        return found
    return tuple(
        replace(unit, weight=TOPIC * unit.weight) if unit.start > about and unit.role == "content" else unit
        for unit in found
    )
