"""Which words of a sentence belong to which figure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index.tables import rows
from index.target_figures import Amount

Span = tuple[int, int]  # start, end in code points of the sentence

_STRONG = re.compile(r"[;|]|\.\s")
_SOFT = re.compile(r",(?=\s)|[():]|\s(?:và|and|còn|while|whereas|trong đó|song|nhưng)(?=\s)|…")
# A figure in brackets belongs to the words around them: "toàn bộ doanh nghiệp (100%) dùng …".
_ASIDE = re.compile(r"\(\s*\d[\d.,]*\s*%\s*\)")
_COUNTED = frozenset({"xã", "huyện", "tỉnh", "thành"})  # plain words, but for "100% xã"
_WORD = re.compile(r"[^\W\d_]+")
_VERB = re.compile(
    r"\b(?:đạt|chiếm|phủ|là|lên|tới|đến|đứng|xếp|có|thứ|hạng|reach|reached|account(?:s|ed|ing)? for|is|was|at|to)\s+"
    r"(?:(?:trên|hơn|khoảng|tối thiểu|ít nhất|gần|dưới|mức|tới|đến|tỷ lệ|about|over|nearly|at least|more than|around)"
    r"\s+)*$",
    re.IGNORECASE,
)


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(word for kind, words in rows("plain_words") if kind != "behind" for word in words.split())


@cache
def _silent_words() -> frozenset[str]:
    return frozenset(word for _, words in rows("plain_words") for word in words.split())


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch of a sentence that is about one figure, and whether that stretch speaks of anything else.

    `part_start`: where the part between semicolons begins. `after_form`: the figure stands before what it is of
    ("90% hộ gia đình"). `plain`: nothing but words of amount, time and place stands there.
    """

    start: int
    end: int
    part_start: int
    after_form: bool
    plain: bool


def clauses(text: str, amounts: Sequence[Amount], protected: Sequence[Span], names: Sequence[Span]) -> list[Clause]:
    """One clause a figure.

    `protected` spans are never cut (names, provinces, set phrases); words in those of `names` are subjects.
    """
    subjects = set(names)
    others = [span for span in protected if span not in subjects]
    forms = [_after_form(text, amount, names, others) for amount in amounts]
    strong = _cuts(_STRONG, text, protected, amounts)
    soft = _cuts(_SOFT, text, protected, amounts)
    found = []
    for i, amount in enumerate(amounts):
        part = max((end for _, end in strong if end <= amount.start), default=0)
        part_end = min((start for start, _ in strong if start >= amount.end), default=len(text))
        left = max(part, amounts[i - 1].end if i else 0)
        has_next = i + 1 < len(amounts) and amounts[i + 1].start < part_end
        right = amounts[i + 1].start if has_next else part_end
        start = max((end for begin, end in soft if left <= begin and end <= amount.start), default=left)
        end = _end(soft, amount.end, right, whole=forms[i] and has_next and forms[i + 1])
        found.append(Clause(start, end, part, forms[i], _is_plain(text, start, end, amounts, others)))
    return found


def _end(soft: Sequence[Span], after: int, right: int, *, whole: bool) -> int:
    """Where a clause ends: at the first cut, or (`whole`: two figures with their subjects behind them) at the last."""
    inside = [start for start, end in soft if after <= start and end <= right]
    return (inside[-1] if whole else inside[0]) if inside else right


def _cuts(pattern: re.Pattern[str], text: str, protected: Sequence[Span], amounts: Sequence[Amount]) -> list[Span]:
    kept = [*protected, *((amount.start, amount.end) for amount in amounts)]
    kept += [m.span() for m in _ASIDE.finditer(text)]
    return [m.span() for m in pattern.finditer(text) if not any(s < m.end() and m.start() < e for s, e in kept)]


def _after_form(text: str, amount: Amount, names: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether what the figure is of stands behind it: "90% hộ gia đình", not "đạt 20% GRDP"."""
    if amount.kind in ("rank", "top", "steps", "change", "score"):
        return False
    if any(start < amount.end + 2 and amount.end <= start for start, _ in others):
        return False
    match = re.match(
        r"\s*(?:của\s+|of\s+(?:all\s+|the\s+)?|số\s+|các\s+|những\s+|tổng số\s+)*([^\W\d_]+)(?:\s+([^\W\d_]+))?",
        text[amount.end :],
    )
    if not match:
        return False
    first = match[1].lower()
    if amount.kind == "percent" and first in ("tổng", "grdp", "gdp", "total"):
        return bool(match[2]) and match[2].lower() not in ("sản", "grdp", "retail")
    if first in _COUNTED:
        return True
    start = amount.end + match.start(1)
    return first not in _plain_words() or any(s <= start < e for s, e in names)


def _is_plain(text: str, start: int, end: int, amounts: Sequence[Amount], others: Sequence[Span]) -> bool:
    gone = [*others, *((amount.start, amount.end) for amount in amounts)]
    return all(
        match[0].lower() in _silent_words()
        for match in _WORD.finditer(text, start, end)
        if not any(s <= match.start() < e for s, e in gone)
    )


def has_verb(text: str, amount: Amount) -> bool:
    """Whether the figure ends a statement: "… đạt 90%", "… is 90%"."""
    return bool(_VERB.search(text[max(0, amount.start - 60) : amount.start]))
