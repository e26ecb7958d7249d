"""Addresses and numbers under which somebody is reached, and whether a number is one to call or one to text."""

import re
from functools import lru_cache
from itertools import product
from typing import Literal

from corpus.vietnamese.normalize import accents_optional, evenly_spelt, fold, small

# Behind them a short number is one to call or to text, in fixed widths as a lookbehind wants them.
_LEADS = (
    "tổng đài ",
    "đầu số ",
    *(" ".join((*words, "")) for words in product(("gửi", "gọi", "nhắn tin"), ("đến", "tới", "về", "số"))),
    *(" ".join((*words, "")) for words in product(("gửi", "gọi", "nhắn tin"), ("đến", "tới", "về"), ("số",))),
)
# What is sent and called, of which the number is a count: "gửi 450 giấy mời", "gọi 450 cuộc".
_COUNTED = (
    r"(?:lượt|cuộc|lần|phút|tin|thư|giấy|phiếu|đơn|hồ sơ|văn bản|công văn|báo cáo|thông báo|tài liệu|mẫu|bản|bộ|ý kiến|"
    r"kiến nghị|phản ánh|câu hỏi|yêu cầu|suất|phần|email|e-mail|sản phẩm|bài|đoàn|người|hộ|khách|thanh niên|học sinh|"
    r"cán bộ|công dân|thuê bao|đồng|nghìn|ngàn|triệu|tỷ|tỉ)\b|%"
)
# An address on the web, an e-mail address, a telephone number; what was sent or called already is counted.
CONTACT = re.compile(
    r"https?://\S+|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org)\b\S*|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\d/.,-])(?:\+84|0|1[89]00)[\d .]{3,12}\d(?![\d/])|\b1022\b"
    rf"|(?=[1-9]\d\d)(?:(?<=gửi )(?<!đã gửi )|(?<=gọi )(?<!đã gọi )|{'|'.join(f'(?<={lead})' for lead in _LEADS)})"
    rf"[1-9]\d{{2,4}}\b(?![.,/]?\d|\s*{_COUNTED})"
)

TEXT = r"(?:nhắn(?: tin)?|tin nhắn|gửi(?: tin(?: nhắn)?)?|soạn(?: tin)?|sms)"
_CALL = r"(?:gọi(?: điện)?|điện|alo|a lô)"
_LINE = r"(?:tổng đài|hotline|đường dây nóng)"
TOWARDS = r"(?:tới|đến|về|vào|vô|qua|cho|lên)"
_ASKS_TO_TEXT = accents_optional(
    rf"\b(?:nhắn|tin nhắn|soạn tin|sms)\b|\bgửi (?:(?:\w+ ){{0,4}}?{TOWARDS} )?(?:đầu )?số\b"
)
_ASKS_TO_CALL = re.compile(r"\b(?:gọi|alo|a lô|quay số|hotline|đường dây nóng)\b|\bgoi (?:dien|so|vao|den|toi|cho)\b")
_ASKS_TO_VISIT = accents_optional(
    r"\b(?:cổng|trang|web|website|link|địa chỉ|tên miền)(?: (?:web|thông tin|điện tử|dịch vụ công))* (?:nào|gì|mô)\b"
)
# What is done with the number behind it: "gọi tổng đài hoặc nhắn tin tới số …", "tổng đài …".
_DEED = rf"(?:{TEXT}|{_CALL}|{_LINE})(?: (?:{TOWARDS}|theo|máy|số|đầu số|điện thoại|thoại|zalo|{_LINE}))*"
_LED = re.compile(rf"\b{_DEED}(?:\s*(?:hoặc|hay|và|,|/)\s*{_DEED})*[\s:(]*$")
_TEXTS = re.compile(rf"\b{TEXT}\b")
_IS_LINE = re.compile(_LINE)
_CALLS = re.compile(rf"\b{_CALL}\b")
_NUMBER = accents_optional(r"\bsố\b")
_BEFORE = 60  # characters before a number in which its verbs stand


@lru_cache(maxsize=16)
def _asked_for(question: str) -> Literal["text", "call", "visit"] | None:
    """What a question wants a number or an address for; None where it does not tell."""
    words = evenly_spelt(question)
    texts, calls = _ASKS_TO_TEXT.search(words), _ASKS_TO_CALL.search(words)
    if texts or calls:
        return None if texts and calls else "text" if texts else "call"
    return "visit" if _ASKS_TO_VISIT.search(words) else None


def is_for_other_deed(question: str, text: str, start: int) -> bool:
    """Whether what stands at `start` of a text is a number to call where one to text is asked for, or vice versa.

    An address is no number to do either with, and no number is a site to visit.
    """
    wanted = _asked_for(question)
    if wanted is None:
        return False
    is_number = text[start] in "+0123456789"
    if wanted == "visit":
        return is_number
    if not is_number:
        return _NUMBER.search(evenly_spelt(question)) is not None
    led = _LED.search(small(text[max(0, start - _BEFORE) : start]))
    if led is None:
        return False
    texts, calls = _TEXTS.search(led.group()), _CALLS.search(led.group())
    named = _IS_LINE.search(led.group())  # a line may always be called
    return texts is None if wanted == "text" else texts is not None and calls is None and named is None


def is_deed(folded: str) -> bool:
    """Whether folded words of a question only tell that one calls or texts: each number of a text is for that."""
    return _IS_DEED.fullmatch(folded) is not None


_IS_DEED = re.compile(fold(rf"{TEXT}|{_CALL}|tin"))
