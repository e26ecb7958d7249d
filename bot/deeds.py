"""What the verb of a question asks for: a number to send to, a sum that is spent."""

from bot.asked import Kind
from bot.contacts import TEXT, TOWARDS
from corpus.vietnamese.normalize import accents_optional, evenly_spelt

_NUMBER = r"số (?:nào|mấy|mô|gì|bao nhiêu|nhiêu)\b"
_SENDS = accents_optional(
    rf"\b(?:{TEXT}|bấm|nhấn|quay|gọi(?: điện)?|alo) (?:{_NUMBER}|(?:\w+ ){{0,6}}?{TOWARDS} {_NUMBER})"
)
_MUCH = r"(?:hết |khoảng |tổng cộng )?(?:bao nhiêu|nhiêu|mấy)"
_ENDS = r"(?: (?:rồi|vậy|thế|ạ|nhỉ|hả|nhé|(?:trong |vào )?năm \d{4}))*\s*(?:[?.;]|$)"
# Behind them stands what it is spent on; a noun would be what is counted: "đầu tư bao nhiêu trạm".
_ON = (
    r"(?:cho|để|vào|nhằm|mua|sắm|thuê|xây|làm|lắp|dựng|sửa|mở|nâng cấp|trang bị|đào tạo|tập huấn|thực hiện|triển khai|"
    r"phát triển|phủ sóng|số hóa)"
)
_SPENDS = accents_optional(
    rf"\b(?:đầu tư|chi|chi ra|bỏ|bỏ ra|rót|dành|dành ra|đổ|trích) {_MUCH} {_ON}\b"
    rf"|\b(?:đầu tư|chi|chi ra|bỏ ra|rót) {_MUCH}{_ENDS}"
    rf"|\b(?:đầu tư|chi|rót|bỏ ra) (?:cho|vào) (?:\w+ ){{1,6}}(?<!là )(?<!bao ){_MUCH}{_ENDS}"
)
# What has a number of its own is counted, whatever is spent by it: "số doanh nghiệp đầu tư vào cảng bao nhiêu".
_COUNTED = accents_optional(
    r"(?:^|[,;:.] )(?:năm \d{4} )?(?:tổng )?(?:số|số lượng|lượng|có mấy|mấy|bao nhiêu) (?!(?:tiền|vốn)\b)[^,;:.]*$"
)


# Offices that are ranked, and no person: "ai xếp cuối khối sở ngành"; "ai đứng đầu sở" asks for its head.
_RANKS_BODIES = accents_optional(
    r"\bai (?:\w+ )?(?:(?:xếp|đứng) (?:cuối|chót|bét|thứ|nhất|hạng)|xếp đầu|đứng đầu (?:khối|các))\b"
    r".*\b(?:sở|ngành|đơn vị|cơ quan)\b"
)


def kinds_by_deed(kinds: tuple[Kind, ...], question: str) -> tuple[Kind, ...]:
    """The kinds of answer asked for, the leading one as the verb before "số nào" or "bao nhiêu" means it.

    "Nhắn tin về số nào" asks for no document's number, "rót bao nhiêu cho trạm 5G" for no count.
    """
    typed = evenly_spelt(question)
    if kinds[0] == "number" and _SENDS.search(typed):
        return ("contact", *kinds[1:])
    if kinds[0] == "person" and _RANKS_BODIES.search(typed):
        return ("body", *kinds[1:])
    if kinds[0] == "amount" and (spends := _SPENDS.search(typed)) and not _COUNTED.search(typed[: spends.start()]):
        return ("money", *kinds[1:])
    return kinds
