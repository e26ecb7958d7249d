"""Asides: what people tell of themselves beside their question ("em mở tiệm ở đây, …", "…, mình cần điền phiếu")."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from index.tokens import Token
from index.units import Unit

_BORDER = re.compile(r"[.,;!?()\n]|\s[-–]\s")
# How a clause on oneself begins: with oneself or one's own, with what one is about to do, or with why one asks.
_SELF = re.compile(
    r"(?:(?:dạ|thưa|chào|alo|ad|anh chị|các bác|ơi) )*"
    r"(?:(?:nhà|bên|công ty|trường|lớp|shop|cửa hàng|quê|hợp tác xã|doanh nghiệp|gia đình|cơ quan|phòng|bọn|chúng|vợ"
    r"|chồng|bố|mẹ) )*"
    r"(?:em|e|tôi|tui|mình|tớ|cháu|con)\b"
    r"|(?:hỏi )?để (?:em|tôi|tui|mình|con|cháu|biết|còn)\b|đang |cuối tuần "
)


def with_asides(units: Sequence[Unit], tokens: Sequence[Token], text: str, asking: Set[int]) -> tuple[Unit, ...]:
    """The units, those of asides marked as such; `asking`: the tokens of question words, whose clauses are none.

    A question without question words, or with nothing outside its asides that the corpus knows, has none.
    """
    clauses = _clauses(tokens, text)
    aside = {
        at
        for clause in clauses
        if not clause & asking and _SELF.match(" ".join(tokens[at].text for at in sorted(clause)))
        for at in clause
    }
    marked = tuple(
        replace(unit, aside=True) if unit.role in ("content", "light") and unit.start in aside else unit
        for unit in units
    )
    told = any(unit.role in ("content", "light") and unit.known and not unit.aside for unit in marked)
    return marked if asking and told else tuple(units)


def _clauses(tokens: Sequence[Token], text: str) -> list[set[int]]:
    """The tokens of each clause of a question."""
    clauses: list[set[int]] = [set()]
    for at, token in enumerate(tokens):
        if at and _BORDER.search(text, tokens[at - 1].end, token.start):
            clauses.append(set())
        clauses[-1].add(at)
    return clauses
