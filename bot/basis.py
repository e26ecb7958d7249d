"""Documents that are named only to tell of another one: what it carries out, rests on or replaces."""

import re
from collections.abc import Sequence

from corpus.vietnamese.document_number import DocumentNumber, same_number
from corpus.vietnamese.normalize import fold_text

# Kinds of documents, without accents, by how officials call them (Nghị định 30/2020/NĐ-CP, appendix III).
_KINDS = (
    r"(?:nghi quyet|quyet dinh|ke hoach|chi thi|chuong trinh(?: hanh dong)?|de an|nghi dinh|cong van|thong tu|"
    r"thong bao|ket luan|huong dan|chien luoc|van ban)"
)
_KIND = re.compile(rf"\b{_KINDS}\b")
_TO_NUMBER = rf"(?: (?:cai|dung|tinh than|noi dung|cua))*(?: {_KINDS})?(?: (?:so|so hieu|mang so))?\s*$"
# "Kế hoạch … để thực hiện | Nghị quyết 48": what the first document is for.
_CARRIES_OUT = re.compile(
    r"\b(?:(?:to chuc )?thuc hien|ve|trien khai(?: thuc hien)?|cu the hoa|thi hanh|lam theo|theo|huong dan|"
    rf"(?:can cu|dua)(?: (?:vao|tren|theo))?){_TO_NUMBER}"
)
_REPLACES = re.compile(r"\b(?:thay the|thay cho|bai bo|huy bo|sua doi(?: bo sung)?)" + _TO_NUMBER)
_ASKS_REPLACED = re.compile(
    rf"\b(?:thay the|thay cho|thay|bai bo|huy bo|huy|bo)(?: (?:cai|di|luon|cho|cac|nhung))* {_KINDS}"
    r"(?: (?:cu|truoc|truoc do|truoc day))?(?: (?:nao|gi|mo)\b|(?: mang| co)? so (?:may|bao nhieu|hieu))"
)
# "Quyết định 411 | mà kế hoạch này căn cứ vào | phê duyệt gì": where the document is named.
_NAMED_BY = re.compile(
    r"(?:\s+cua(?:\s(?!ma\b|duoc\b)\w+){1,5})?\s*,?\s+(?:ma|duoc)\s"
    rf"(?=[^,.?;]*?{_KINDS})[^,.?;]*?\b(?:can cu|dua|vien dan|dan|nhac|neu|trien khai|thuc hien|"
    r"cu the hoa|theo)\b(?:\s(?:den|toi|vao|tren|theo|ten|lai|o tren))*"
)


def carried_out(text: str, numbers: Sequence[DocumentNumber]) -> tuple[tuple[DocumentNumber, ...], int]:
    """The numbers that a question names only for the document that carries them out, and where it turns to them.

    "Kế hoạch của tỉnh thực hiện Nghị quyết 48" is about the plan. A plan "theo Quyết định 749" may be the one that this
    decision issues: its number is the plan's own.
    """
    folded = fold_text(text)
    found: list[DocumentNumber] = []
    turn = len(text)
    for number in numbers:
        relation = _CARRIES_OUT.search(_spaced(folded[: number.start]))
        if relation is None or not _KIND.search(folded, 0, relation.start()):
            continue
        if number.kind_code == "QĐ" and relation.group().startswith("theo"):
            continue
        if any(same_number(number, other) for other in numbers if other.end <= relation.start()):
            continue
        found.append(number)
        turn = min(turn, relation.start())
    return tuple(found), turn


def naming(text: str, numbers: Sequence[DocumentNumber]) -> tuple[int, int] | None:
    """Where a question says which other document names the one that it asks about; None when it does not."""
    folded = fold_text(text)
    found = (_NAMED_BY.match(folded, number.end) for number in numbers)
    return next((match.span() for match in found if match), None)


def is_replaced(text: str, start: int) -> bool:
    """Whether the number at an offset is that of a document that another one replaces or changes."""
    return _REPLACES.search(_spaced(fold_text(text[max(0, start - 80) : start]))) is not None


def asks_for_replaced(question: str) -> bool:
    """Whether a question asks for the document that another one replaces: "bỏ quyết định cũ số mấy"."""
    return _ASKS_REPLACED.search(_spaced(fold_text(question))) is not None


def _spaced(folded: str) -> str:
    """The text with each white space and comma as a space: its length does not change."""
    return re.sub(r"[\s,]", " ", folded)
