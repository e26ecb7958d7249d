"""What a chat was about, and a follow-up question completed from it."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from threading import Lock

from bot.asked import Asked, Kind
from bot.emphasis import SPEAKER
from bot.siblings import INDICES, PILLARS, groups
from bot.wanted import named_codes
from index.phrases import Found, Phrases
from index.reading import Reading
from index.tokens import Token
from index.units import Unit

MEMORY = 30 * 60.0  # seconds a chat's last question is remembered
CHATS = 10_000  # chats remembered at once; the longest silent one is forgotten first
INHERITED = 0.5  # share of an inherited unit's weight beside new topic words

# How a follow-up opens, what it points back with, and how it closes.
_OPENERS = (
    "còn", "thế còn", "vậy còn", "thế", "vậy", "thế thì", "rồi", "và", "à nhầm", "nhầm", "ý là", "ý mình là",
    "ý tôi là", "tôi hỏi",
)  # fmt: skip
_POINTERS = (
    "ông này", "bà này", "ông đó", "bà đó", "ông ta", "bà ta", "đồng chí ấy", "đồng chí này", "đồng chí đó",
    "đó", "ấy", "nó", "ông ấy", "bà ấy", "anh ấy", "cô ấy", "ổng", "bả", "này", "họ", "vị đó", "vị này", "trên",
    "ngày đó", "cái đó", "cái này", "người đó", "người này", "tỉnh đó", "tỉnh này", "ở đó", "chỗ đó",
    "văn bản đó", "văn bản này",
)  # fmt: skip
_PERSONS = frozenset({
    "ông ấy", "bà ấy", "anh ấy", "cô ấy", "ổng", "bả", "ông này", "bà này", "ông đó",
    "bà đó", "ông ta", "bà ta", "vị đó", "vị này", "người đó", "người này",
    "đồng chí ấy", "đồng chí này", "đồng chí đó",
})  # fmt: skip
_CLOSERS = ("thì sao", "thì", "răng", "như nào", "thì răng", "nữa", "cơ")


class Conversations:
    """The last understood question of each chat; safe for several threads."""

    def __init__(self) -> None:
        self._turns: OrderedDict[str, tuple[float, Asked]] = OrderedDict()
        self._lock = Lock()

    def last(self, conversation: str | None, now: float) -> Asked | None:
        """The chat's last question, unless it is older than `MEMORY`; `now` in seconds since the epoch."""
        if conversation is None:
            return None
        with self._lock:
            at, asked = self._turns.get(conversation, (0.0, None))
            return asked if asked is not None and now - at <= MEMORY else None

    def remember(self, conversation: str | None, asked: Asked, now: float) -> None:
        """Keeps the chat's question for the next one."""
        if conversation is None:
            return
        with self._lock:
            self._turns[conversation] = (now, asked)
            self._turns.move_to_end(conversation)
            while len(self._turns) > CHATS:
                self._turns.popitem(last=False)

    def forget(self, conversation: str) -> None:
        """Starts the chat afresh."""
        with self._lock:
            self._turns.pop(conversation, None)


def complete(asked: Asked, before: Asked | None, *, points_back: bool = False) -> Asked:
    """`asked` with what it leaves out taken from the question before; itself when it stands alone.

    `points_back`: it is known to go on with the one before.
    """
    if before is None or asked.short_form:  # an abbreviation means the same everywhere
        return asked
    if asks_for_source(asked):
        # What an abbreviation stands for is read from what was typed.
        typed = before.reading.typed if before.short_form else asked.reading.typed
        return replace(before, reading=replace(before.reading, typed=typed))
    if points_back or _leans(asked, before):
        return _merged(asked, before)
    names_own = asked.provinces or asked.regions or asked.numbers or _speaks_of_nation(asked)
    return asked if names_own else replace(asked, about=before.provinces or before.about)


def _leans(asked: Asked, before: Asked) -> bool:
    """Whether the question needs the one before: it opens, points or closes like a follow-up, or names no topic."""
    tokens = asked.reading.tokens
    if not tokens:
        return False
    opener, closer = _openers().at(tokens, 0), _closers().find(tokens)
    pointer = any(found.start > 0 or len(tokens) < 8 or found.value.person for found in _found_pointers(tokens))
    content = asked.content
    named = bool(asked.provinces or asked.numbers)
    if not content and not asked.numbers:
        return not (named and opener is None and not pointer and _names_index(asked))
    if opener is not None or pointer:
        return not (named and len(content) >= 3)
    if closer and any(found.end >= len(tokens) - 1 for found in closer) and len(content) <= 2:
        return True
    return not named and len(content) <= 1 and len(tokens) <= 8 and bool(before.provinces or before.numbers)


# A turn that asks where the answer before was taken from: the same answer shows it, with its source.
_SOURCE = re.compile(
    r"(?:the |vay |ua |ma )?(?:cho (?:minh |em |toi )?(?:xin |hoi )?)?"
    r"(?:(?:xin |dan )?(?:nguon|dan chung|trich dan)(?: tin| dan| thong tin)?(?: (?:la |o |tu )?dau)?(?: ra)?(?: voi)?"
    r"|(?:ban )?(?:lay|trich)(?: (?:so|tin|cai|cau) (?:nay|do))? (?:o|tu) dau(?: ra)?|o dau ra|can cu (?:vao )?dau"
    r"|bai (?:bao )?nao (?:noi|viet|ghi)(?: the| vay)?)"
    r"(?: (?:vay|the|ha|a|ad|z|v|day|nhi|ban|em|do))*"
)


def asks_for_source(asked: Asked) -> bool:
    """Whether a turn only asks where the answer before was taken from."""
    return _SOURCE.fullmatch(" ".join(token.folded for token in asked.reading.tokens)) is not None


def _found_pointers(tokens: Sequence[Token]) -> "list[Found[_Mark]]":
    """The words that point back; no lone "ba" or "no" whose accents nothing tells."""
    return [
        found
        for found in _pointers().find(tokens)
        if found.end - found.start > 1 or tokens[found.start].text != tokens[found.start].folded
    ]


def names_person(asked: Asked) -> tuple[int, int] | None:
    """Where a follow-up points at somebody ("ông ấy"): offsets in its text; None where it does not."""
    tokens = asked.reading.tokens
    found = next((found for found in _found_pointers(tokens) if found.value.person), None)
    return (tokens[found.start].start, tokens[found.end - 1].end) if found else None


_NATION = re.compile(r"\b(?:quoc gia|ca nuoc|toan quoc|trung uong)\b")


def _speaks_of_nation(asked: Asked) -> bool:
    """Whether the question is about the whole country: "DTI quốc gia", and not about the province before."""
    own = asked.kind != "rank" and _NATION.search(" ".join(token.folded for token in asked.reading.tokens))
    return bool(own)


def _names_index(asked: Asked) -> bool:
    """Whether the question names a pillar or an index, though such words are too common to carry a topic elsewhere."""
    return any(not groups(unit).isdisjoint((PILLARS, INDICES)) for unit in asked.units)


def _merged(asked: Asked, before: Asked) -> Asked:
    shift = len(before.reading.tokens)
    own = tuple(
        replace(unit, start=unit.start + shift, end=unit.end + shift, weight=_weight_of(unit, before.units))
        for unit in asked.units
        if not _is_turn(unit)
    )
    topic = tuple(unit for unit in own if unit.role == "content")
    inherited = _without_siblings(before.units, own)
    turned = [replace(u, start=u.start + shift, end=u.end + shift) for u in asked.units if _is_turn(u)]
    left = [*(unit for unit in before.units if unit not in inherited), *turned]
    if topic and not _replaces(before.units, own):
        # New words lead, the old ones only say where; a new figure or person is asked of the same matter.
        # "Ông ấy" is whom the question before named.
        points = names_person(asked) is not None
        speaker = SPEAKER if asked.of_speech else 1.0
        inherited = tuple(
            replace(unit, weight=speaker * unit.weight) if points and unit.name else _lighter(unit)
            for unit in inherited
        )
    own_matter = bool(topic) and not _replaces(before.units, own)
    own_kind = (
        asked.kind not in ("topic", "manner", "truth", "thing")
        or (asked.kind == "thing" and (bool(topic) or _names_matter(own, before.units)))
        or (asked.kind == "truth" and own_matter)
    )
    kinds: tuple[Kind, ...] = asked.kinds if own_kind else before.kinds
    counted = tuple(replace(u, start=u.start + shift, end=u.end + shift) for u in asked.counted)
    of_years = not asked.of_actual  # "giờ đang có bao nhiêu" after a target is of no year of the target
    return replace(
        asked,
        reading=_joined(before.reading, asked.reading),
        kinds=kinds,
        inherited_kind=not own_kind and (own_matter or _names_matter(own, before.units)),
        units=inherited + own,
        silenced=(*before.silenced, *(replace(unit, role="filler") for unit in left)),
        provinces=asked.provinces or (() if _speaks_of_nation(asked) else before.provinces or before.about),
        venues=asked.venues or before.venues,
        numbers=asked.numbers or (before.numbers if _is_of_number(asked, before) else ()),
        basis=asked.basis or (before.basis if not asked.numbers and _is_of_number(asked, before) else ()),
        years=asked.years or (before.years if of_years else ()),
        periods=asked.periods or (before.periods if of_years and not asked.years else ()),
        dates=asked.dates or before.dates,
        counted=counted if own_kind else () if own_matter or _replaces(before.units, own) else before.counted,
    )


def _is_of_number(asked: Asked, before: Asked) -> bool:
    """Whether a follow-up is on the document of the question before: it names no other province or kind of document.

    A number that alone tells the province is kept.
    """
    codes = named_codes(asked.reading.tokens) if before.provinces else set()
    other = bool(codes) and codes.isdisjoint(number.kind_code for number in before.numbers)
    return not other and (not asked.provinces or asked.provinces == before.provinces)


def _weight_of(unit: Unit, old: tuple[Unit, ...]) -> float:
    """The weight of a unit of a follow-up: at least that of what it takes the place of."""
    return max([unit.weight, *(other.weight for other in old if groups(other) & groups(unit))])


def _lighter(unit: Unit) -> Unit:
    return replace(unit, weight=INHERITED * unit.weight, role="light" if unit.role == "content" else unit.role)


# Light words that only say where or when.
_SAYS_WHERE = frozenset({"nam", "tinh", "thanh pho", "dia phuong", "ca nuoc", "rieng", "tinh rieng"})


def _names_matter(own: tuple[Unit, ...], old: tuple[Unit, ...]) -> bool:
    """Whether a follow-up for a thing names what it asks for, if only in light words: "nội dung là gì"."""
    return any(unit.role == "light" and unit.folded not in _SAYS_WHERE for unit in own) and not _replaces(old, own)


def _is_turn(unit: Unit) -> bool:
    return unit.role in ("function", "filler")


def _joined(before: Reading, after: Reading) -> Reading:
    gap = len(before.text) + 2
    moved = tuple(Token(t.text, t.folded, t.start + gap, t.end + gap) for t in after.tokens)
    bare = before.bare | {at + len(before.tokens) for at in after.bare}
    return Reading(after.typed, f"{before.text}; {after.text}", before.tokens + moved, bare, after.changes)


def _without_siblings(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> tuple[Unit, ...]:
    taken = {group for unit in new for group in groups(unit)}
    return tuple(unit for unit in old if unit.role != "function" and not (groups(unit) & taken))


def _replaces(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> bool:
    """Whether a new unit takes the place of an old one."""
    taken = {group for unit in new for group in groups(unit)}
    return any(groups(unit) & taken for unit in old)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A phrase of the lists above; `person`: it points at somebody."""

    person: bool = False


@cache
def _openers() -> Phrases[_Mark]:
    return Phrases((phrase, _Mark()) for phrase in _OPENERS)


@cache
def _pointers() -> Phrases[_Mark]:
    return Phrases((phrase, _Mark(person=phrase in _PERSONS)) for phrase in _POINTERS)


@cache
def _closers() -> Phrases[_Mark]:
    return Phrases((phrase, _Mark()) for phrase in _CLOSERS)
