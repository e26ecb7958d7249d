"""Asides: what people tell of themselves, or have heard, beside their question ("em mở tiệm ở đây, …")."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import Mention
from index.tokens import Token
from index.units import Unit

_BORDER = re.compile(r"[.,;!?()\n]|\s[-–]\s")
# How such a clause begins: with oneself or one's own, with what one is about to do, with why one asks, with hearsay.
_SELF = re.compile(
    r"(?:(?:dạ|thưa|chào|alo|ad|anh chị|các bác|ơi) )*"
    r"(?:(?:nhà|bên|công ty|trường|lớp|shop|cửa hàng|quê|hợp tác xã|doanh nghiệp|gia đình|cơ quan|phòng|bọn|chúng|vợ"
    r"|chồng|bố|mẹ) )*"
    r"(?:em|e|tôi|tui|mình|tớ|cháu|con)\b"
    r"|(?:hỏi )?để (?:em|tôi|tui|mình|con|cháu|biết|còn)\b|đang |cuối tuần "
    r"|(?:anh|chị|cô|chú|bác|ông|bà) (?:đang|mới|vừa|cần|muốn|định|già|lớn tuổi|không rành)\b"
    r"|(?:mà )?(?:sợ|kẻo|quên|không nhớ|chẳng nhớ)\b"
    r"|(?:có |mới |vừa )?(?:nghe|thấy) .*\b(?:nói|bảo|kể|đồn|nhắc|đưa tin)\b"
)
# The same typed without accents, behind a word of time: "thay" and "nghe" alone are other words as well.
_HEARD = re.compile(
    r"(?:hom (?:truoc|qua|no|bua|roi)|bua (?:truoc|no|hom|qua)|luc nay|hoi (?:nay|sang|trua|chieu|toi)|toi qua)"
    r" (?:\w+ )?(?:nghe|thay|doc|xem|coi|hong)\b"
)


def with_asides(units: Sequence[Unit], tokens: Sequence[Token], text: str, asking: Set[int]) -> tuple[Unit, ...]:
    """The units, those of asides marked as such; `asking`: the tokens of question words, whose clauses are none.

    A question without question words, or with nothing outside its asides that the corpus knows, has none.
    """
    aside = _told_aside(tokens, text, asking) | _explained(units, tokens, text) | _remarks(units, tokens, text, asking)
    marked = tuple(
        replace(unit, aside=True) if unit.role in ("content", "light") and unit.start in aside else unit
        for unit in units
    )
    told = any(unit.role in ("content", "light") and unit.known and not unit.aside for unit in marked)
    return marked if asking and told else tuple(units)


def provinces_meant(
    provinces: Sequence[Mention], tokens: Sequence[Token], text: str, asking: Set[int]
) -> tuple[str, ...]:
    """The provinces that a question is about: none of its asides ("tôi ở Hà Nội, …") or set apart ("khác với X, …").

    All that it names where no other is left.
    """
    aside = {tokens[at].start for at in _told_aside(tokens, text, asking)}
    meant = [m for m in provinces if m.start not in aside and not _is_set_apart(text, m)]
    return tuple(dict.fromkeys(mention.name for mention in meant or provinces))


_APART = re.compile(
    r"(?:^|[,.;?!]\s*)(?:khác (?:với|hẳn)|khác|không như|không giống)\s+(?:tỉnh\s+|thành phố\s+)?$", re.IGNORECASE
)
_TODAY = r"(?:gio|gio day|bay gio|nay|hien nay|h) (?:da )?(?:la|thuoc|thanh|gop|nhap)(?: (?:vao|ve|voi))?"
# "Hòa Bình, giờ là Phú Thọ", "Bình Dương trước khi nhập vào TP.HCM": the one of today is not the one asked about.
_NOW = re.compile(
    rf"\b(?:{_TODAY}|(?:truoc khi|hoi chua|khi chua|luc chua) (?:sap nhap|sat nhap|nhap|gop|hop nhat)"
    r"(?: (?:vao|ve|voi|thanh))?)(?: (?:tinh|thanh pho))? $"
)
_CALLED_NOW = re.compile(rf"[\s,(]+(?:(?:cu|ngay truoc|hoi truoc|truoc day)[\s,(]+)?{_TODAY}\b")
_NOT = re.compile(r"\b(?:chứ )?không phải (?:là |của )?(?:tỉnh |thành phố )?$", re.IGNORECASE)


def _is_set_apart(text: str, mention: Mention) -> bool:
    before = text[: mention.start]
    apart = _APART.search(before) and text[mention.end :].lstrip().startswith(",")
    return bool(apart or _NOT.search(before) or _NOW.search(fold(before)))


def told_by_today(text: str, mention: Mention) -> bool:
    """Whether a name is followed by what its province is called today: a doubtful one is a province then."""
    return _CALLED_NOW.match(fold(text), mention.end) is not None


def _told_aside(tokens: Sequence[Token], text: str, asking: Set[int]) -> set[int]:
    """The tokens of clauses that tell of oneself or of hearsay and ask nothing."""
    clauses = (clause for clause in _clauses(tokens, text) if not clause & asking)
    return {at for clause in clauses if _is_aside([tokens[at] for at in sorted(clause)]) for at in clause}


def _remarks(units: Sequence[Unit], tokens: Sequence[Token], text: str, asking: Set[int]) -> set[int]:
    """The tokens of a last clause that asks nothing, of words that no text has: ", trùng giao thừa luôn"."""
    clauses = _clauses(tokens, text)
    last = clauses[-1] if len(clauses) > 1 and any(clause & asking for clause in clauses[:-1]) else set()
    topics = [unit for unit in units if unit.role == "content" and unit.start in last]
    return last if topics and not last & asking and not any(unit.known or unit.name for unit in topics) else set()


_IN_BRACKETS = re.compile(r"\(\s*([^()]{2,25}?)\s*\)")


def _explained(units: Sequence[Unit], tokens: Sequence[Token], text: str) -> set[int]:
    """The tokens of what brackets behind it call by its name: "mảng làm ăn trên mạng (kinh tế số)"."""
    found: set[int] = set()
    for match in _IN_BRACKETS.finditer(text):
        inside = [at for at, token in enumerate(tokens) if match.start() < token.start < match.end()]
        if not any(
            unit.role == "content" and unit.syllables > 1 and [*range(unit.start, unit.end)] == inside for unit in units
        ):
            continue
        starts = [m.end() for m in _BORDER.finditer(text, 0, match.start())]
        border = starts[-1] if starts else 0
        found |= {at for at, token in enumerate(tokens) if border <= token.start < match.start()}
    return found


def _is_aside(clause: Sequence[Token]) -> bool:
    said = _SELF.match(" ".join(token.text for token in clause))
    return bool(said or _HEARD.match(" ".join(token.folded for token in clause)))


def _clauses(tokens: Sequence[Token], text: str) -> list[set[int]]:
    """The tokens of each clause of a question."""
    clauses: list[set[int]] = [set()]
    for at, token in enumerate(tokens):
        if at and _BORDER.search(text, tokens[at - 1].end, token.start):
            clauses.append(set())
        clauses[-1].add(at)
    return clauses
