"""What a sentence tells of a document that it names by number: kind, issuer, date, subject, each with its place."""

import re
from dataclasses import dataclass

from corpus.vietnamese.dates import find_dates
from corpus.vietnamese.document_number import DocumentNumber

Span = tuple[int, int]  # offsets in the text read, end-exclusive

_SUBJECT_LONG = 260  # characters
_BEFORE = 200  # characters before a kind that are looked at: more than its issuer takes
_KIND_BEFORE = 60  # characters before a number: more than its kind takes, "Chương trình hành động số"
_SUBJECT_SHORT = 25  # characters; "thực hiện Nghị quyết" says too little
_KIND = re.compile(
    r"((?:Nghị quyết|Quyết định|Kế hoạch hành động|Kế hoạch|Chương trình hành động|Chương trình|Chỉ thị|Nghị định|"
    r"Tờ trình|Thông tư|Công văn|Báo cáo|Thông báo|Hướng dẫn|Kết luận|Quy định|Đề án|Luật|Resolution|Decision|"
    r"Action Programme|Action Plan|Plan|Directive|Decree))\s*(?:số|No\.?)?[\s:]*$",
    re.IGNORECASE,
)
_TO_DATE = re.compile(r"[\s,(]*(?:(?:được )?ban hành\s+)?(?:vào\s+)?(?:ngày|dated|of|on)?\s*", re.IGNORECASE)
_ISSUED_BY = re.compile(r"\b(?:do|được)\s+([A-ZĐ][^,;.]{2,90}?)\s+(?=ban hành|ký|thông qua)")
_CALLED = re.compile(
    r"\b(?:tên(?: gọi)?(?: đầy đủ)?(?: của [^“”\"\d]{0,40}?)?|trích yếu)(?: là|:)?\s*[“\"]([^”\"]{6,240})[”\"]",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"[\s,)]*(?:được\s+)?(?:của|do|by|of the)\s+"
    r"((?:(?!\s+(?:về|phê duyệt|thực hiện|ban hành|duyệt|quy định|giao|cấp|phát động|triển khai|coi|đề ra|đặt|đã|nêu|"
    r"implements|approves|sets|on|và (?:Nghị quyết|Quyết định|Kế hoạch|Chương trình|Chỉ thị))\b)"
    r"[^,;.()\n|]|\n(?=\S)){2,90})",
    re.IGNORECASE,
)
_ISSUER_BEFORE = re.compile(
    r"((?:BCH|BTV|Ban Chấp hành|Ban Thường vụ|Tỉnh ủy|Thành ủy|Đảng bộ|UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|"
    r"Chính phủ|Thủ tướng|Bộ|Sở|Quốc hội|Ban Bí thư|Trung ương)\b[^,;.\n]{0,60}?|"
    r"The\s+[^,;.\n]{3,60}?(?:Committee|Council))\s+(?:đã\s+|vừa\s+|mới\s+)?(?:ban hành|ký|ra|issued)\s+$"
)
_SUBJECT = re.compile(
    r"[\s,):]*(?:nói\s+|có nội dung\s+)?((?:V/v|về|phê duyệt|ban hành(?!\s+(?:ngày|tháng|năm))|duyệt|"
    r"thực hiện|quy định|cấp|phát động|on|approves|sets up|implements)\s[^;|]+?)"
    r"(?=;|\.\s|\.$|\s\(|\)|\s\|\s|$|"
    r",?\s(?:trong đó|với mục tiêu|nhằm|khi|để|đã|đang|được|là|với|tới|do|đạt|cho thấy|by|headed)\s)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Fields:
    """Places in the text read; None for what it does not tell. `date` is ISO, or its beginning."""

    number: Span
    kind: Span | None = None
    issuer: Span | None = None
    dated: Span | None = None
    subject: Span | None = None
    date: str | None = None

    @property
    def told(self) -> tuple[bool, int]:
        """How much is told: whether a subject worth the name, and how many fields."""
        fields = sum(span is not None for span in (self.kind, self.issuer, self.dated, self.subject))
        return self.subject is not None and self.subject[1] - self.subject[0] >= _SUBJECT_SHORT, fields

    @property
    def span(self) -> Span:
        """From where to where the document is told of, its number in between."""
        spans = [span for span in (self.number, self.kind, self.issuer, self.dated, self.subject) if span]
        return min(start for start, _ in spans), max(end for _, end in spans)


def read_fields(text: str, number: DocumentNumber) -> Fields:
    """What `text` tells right around a number that stands in it."""
    kind = _kind(text, number)
    named = kind[0] if kind else number.start
    issuer = _group(_ISSUER_BEFORE.search(text, max(0, named - _BEFORE), named))
    dated, date, at = _date(text, number.end)
    if after := _ISSUED_BY.search(text, at, _sentence_end(text, at)) or _ISSUER.match(text, at):
        issuer, at = issuer or _trimmed(text, after.span(1)), after.end()
    if dated is None:
        dated, date, at = _date(text, at)
    subject = _group(_SUBJECT.match(text[: at + _SUBJECT_LONG], at)) or _called(text, number)
    return Fields(
        (number.start, number.end), kind, issuer, dated, _trimmed(text, subject) if subject else None, date=date
    )


def _called(text: str, number: DocumentNumber) -> Span | None:
    """The name in quotation marks that the same sentence or the next one tells."""
    return _group(_CALLED.search(text, number.end, _sentence_end(text, _sentence_end(text, number.end) + 1)))


def _sentence_end(text: str, at: int) -> int:
    end = _SENTENCE_END.search(text, at)
    return end.start() if end else len(text)


def _kind(text: str, number: DocumentNumber) -> Span | None:
    """The name of the kind before a number, or within one such as "Nghị quyết số 11"."""
    digits = re.search(r"\d", text[number.start : number.end])
    end = number.start + (digits.start() if digits else 0)
    return _group(_KIND.search(text, max(0, end - _KIND_BEFORE), end))


def _date(text: str, at: int) -> tuple[Span | None, str | None, int]:
    """The date right behind a place, as a span and in ISO form, and where to read on."""
    gap = _TO_DATE.match(text, at)
    found = next((date for date in find_dates(text[at : at + 60]) if gap and at + date.start <= gap.end()), None)
    if found is None:
        return None, None, at
    lead = re.match(r"ngày\s+|ngay\s+", text[at + found.start : at + found.end], re.IGNORECASE)
    return (at + found.start + (lead.end() if lead else 0), at + found.end), found.iso, at + found.end


def _group(match: re.Match[str] | None) -> Span | None:
    return match.span(1) if match else None


def _trimmed(text: str, span: Span) -> Span:
    return span[0], span[0] + len(text[span[0] : span[1]].rstrip(" ,;:.\n|"))
