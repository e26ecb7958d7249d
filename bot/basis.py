"""Documents that are named only to tell of another one: what it carries out, rests on or replaces."""

import re
from collections.abc import Sequence

from corpus.vietnamese.document_number import DocumentNumber, same_number
from corpus.vietnamese.normalize import accents_optional, evenly_spelt

# Kinds of documents, by how officials call them (Nghị định 30/2020/NĐ-CP, appendix III).
_KINDS = (
    r"(?:nghị quyết|quyết định|kế hoạch|chỉ thị|chương trình(?: hành động)?|đề án|nghị định|công văn|thông tư|"
    r"thông báo|kết luận|hướng dẫn|chiến lược|văn bản)"
)
_KIND = accents_optional(rf"\b{_KINDS}\b")
_TO_NUMBER = rf"(?: (?:cái|đúng|tinh thần|nội dung|của))*(?: {_KINDS})?(?: (?:số|số hiệu|mang số))?\s*$"
# "Kế hoạch … để thực hiện | Nghị quyết 48": what the first document is for.
_CARRIES_OUT = accents_optional(
    r"\b(?:(?:tổ chức )?thực hiện|về|triển khai(?: thực hiện)?|cụ thể hóa|thi hành|làm theo|theo|hướng dẫn|"
    rf"(?:căn cứ|dựa)(?: (?:vào|trên|theo))?){_TO_NUMBER}"
)
# What a document does to another one. Short verbs do it to what is called a document right behind.
_REPLACING = r"thay thế|thay cho|bãi bỏ|hủy bỏ|sửa đổi(?: bổ sung)?|bổ sung"
_WHICH = r"(?: (?:cũ|trước|trước đó|trước đây))?(?: (?:nào|gì|mô)\b|(?: mang| có)? số (?:mấy|bao nhiêu|hiệu))"
_REPLACES = accents_optional(rf"\b(?:{_REPLACING}){_TO_NUMBER}")
_ASKS_REPLACED = accents_optional(
    # typed without accents "bo" and "huy" end other words: công bố, phân bổ, tuyên bố, cán bộ, phát huy
    rf"\b(?:{_REPLACING}|thay|(?<!công )(?<!phân )(?<!tuyên )(?<!cán )(?<!toàn )(?<!nội )(?<!phát )(?:hủy|bỏ))"
    rf"(?: (?:cái|đi|luôn|cho|các|những))* {_KINDS}{_WHICH}|\b(?:{_REPLACING})(?: cho)? (?:cái|bản) (?:nào|gì)\b"
)
_TO_ANOTHER = accents_optional(
    r"\b(?:căn cứ|dựa (?:vào|trên|theo)|cơ sở pháp lý|theo|nhắc|viện dẫn|nêu (?:trong|tại|ở)|"
    rf"{_REPLACING}|nối tiếp|tiếp nối|kế thừa|dẫn (?:chiếu|{_KINDS}))\b"
)
# "Quyết định 411 | mà kế hoạch này căn cứ vào | phê duyệt gì": where the document is named.
_NAMED_BY = accents_optional(
    r"(?:\s+của(?:\s(?!mà\b|được\b)\w+){1,5})?\s*,?\s+(?:mà|được)\s"
    rf"(?=[^,.?;]*?{_KINDS})[^,.?;]*?\b(?:căn cứ|dựa|viện dẫn|dẫn|nhắc|nêu|triển khai|thực hiện|"
    r"cụ thể hóa|theo)\b(?:\s(?:đến|tới|vào|trên|theo|tên|lại|ở trên))*"
)


def carried_out(text: str, numbers: Sequence[DocumentNumber]) -> tuple[tuple[DocumentNumber, ...], int]:
    """The numbers that a question names only for the document that carries them out, and where it turns to them.

    "Kế hoạch của tỉnh thực hiện Nghị quyết 48" is about the plan. A plan "theo Quyết định 749" may be the one that this
    decision issues: its number is the plan's own.
    """
    spelt = evenly_spelt(text)
    found: list[DocumentNumber] = []
    turn = len(text)
    for number in numbers:
        relation = _CARRIES_OUT.search(_spaced(spelt[: number.start]))
        if relation is None or not _KIND.search(spelt, 0, relation.start()):
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
    spelt = evenly_spelt(text)
    found = (_NAMED_BY.match(spelt, number.end) for number in numbers)
    return next((match.span() for match in found if match), None)


def is_replaced(text: str, start: int) -> bool:
    """Whether the number at an offset is that of a document that another one replaces or changes."""
    return _REPLACES.search(_spaced(evenly_spelt(text[max(0, start - 80) : start]))) is not None


def asks_for_replaced(question: str) -> bool:
    """Whether a question asks for the document that another one replaces: "bỏ quyết định cũ số mấy"."""
    return _ASKS_REPLACED.search(_spaced(evenly_spelt(question))) is not None


def asks_for_another(question: str) -> bool:
    """Whether a question speaks of what another document is based on, mentions, replaces or carries out."""
    return _TO_ANOTHER.search(_spaced(evenly_spelt(question))) is not None


def _spaced(spelt: str) -> str:
    """The text with each white space and comma as a space: its length does not change."""
    return re.sub(r"[\s,]", " ", spelt)
