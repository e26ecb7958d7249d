"""Which words of a question weigh more or less than they are rare: what is excluded, who speaks, what is spoken of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.asked import SAID_KINDS, Kind
from bot.siblings import groups, is_pillar
from bot.speech import is_office, says
from corpus.vietnamese.normalize import fold
from index.phrases import Found
from index.tokens import Token, tokenize
from index.units import Rarity, Unit, units

TOPIC = 1.6  # "X nói gì về Y", "X bàn bạc những gì": how much more weighs what the answer must be about


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


CHOICE = 3.0  # weight at least of what is chosen between: "dễ hay khó" asks for nothing else
_OR = frozenset({"hay", "hoặc", "hoac"})
_BETWEEN = frozenset({"là", "thì", "việc", "cái", "chuyện", "la", "thi", "viec", "cai", "chuyen"})


def with_choice(found: tuple[Unit, ...], tokens: Sequence[Token]) -> tuple[Unit, ...]:
    """The units, two between which the question leaves the choice as one that weighs: "việc dễ hay việc khó"."""
    for at, unit in enumerate(found):
        if unit.text not in _OR or at == 0:
            continue
        behind = next((there for there in found[at + 1 :] if there.text not in _BETWEEN), None)
        left = found[at - 1]
        if behind is None or not (_may_be_chosen(left) and _may_be_chosen(behind)) or left.folded == behind.folded:
            continue
        if (
            behind.end < len(tokens)
            and not _comma_before(tokens, behind.end)
            and tokens[behind.end].text not in _CLOSES
        ):
            continue
        spellings = (*left.others, *((behind.text, behind.folded), *behind.others))
        both = replace(left, role="content", weight=max(CHOICE, left.weight), others=spellings, known=True)
        return tuple(both if u is left else replace(u, role="function") if u in (unit, behind) else u for u in found)
    return found


_CLOSES = frozenset({"vậy", "thế", "ạ", "nhỉ", "hả", "á", "ta", "hè", "rứa", "ha", "z", "v", "đây", "ad", "em", "con"})


def _may_be_chosen(unit: Unit) -> bool:
    """Whether a unit is what something may be like: no name, no number, no pillar."""
    return unit.role in ("content", "light") and not unit.name and not unit.text[:1].isdigit() and not groups(unit)


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


def led_by_predicate(
    found: tuple[Unit, ...], tokens: Sequence[Token], asking: Sequence[Found[str]], kinds: Sequence[Kind]
) -> tuple[Unit, ...]:
    """The units with what governs the question word weighing more: "bàn bạc" of "hội nghị bàn bạc những gì".

    Of "… những gì về Y" it is Y that weighs more.
    """
    word = next((word for word in reversed(asking) if word.value.startswith(("thing", "list"))), None)
    if word is None or kinds[0] not in ("thing", "list"):
        return found
    if any(token.text == "về" for token in tokens[word.end :]):
        return found
    return tuple(
        replace(unit, weight=TOPIC * unit.weight)
        if unit.end == word.start and unit.role == "content" and not _is_no_predicate(unit)
        else unit
        for unit in found
    )


def _is_no_predicate(unit: Unit) -> bool:
    """Whether a unit is no predicate: a name, an office, a pillar; or a verb of saying, which tells who is quoted."""
    return unit.name or says(unit) or is_office(unit) or is_pillar(unit)


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
    if kinds[0] == "manner" and (judged := _judged(found)) is not None and judged.start > about:
        return tuple(replace(unit, weight=TOPIC * unit.weight) if unit is judged else unit for unit in found)
    return tuple(
        replace(unit, weight=TOPIC * unit.weight) if unit.start > about and unit.role == "content" else unit
        for unit in found
    )


def _judged(found: tuple[Unit, ...]) -> Unit | None:
    """What stands right before the question word of "… đánh giá kỹ năng số ra sao"; None where nothing does."""
    last = next((at for at in range(len(found) - 1, -1, -1) if found[at].role != "filler"), 0)
    before = found[last - 1] if last else None
    return before if before is not None and before.role == "content" and found[last].role == "function" else None
