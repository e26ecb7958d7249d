"""Datelines: lines made of a date and of what pages put beside it (publisher, hour, views), taken apart."""

import re
from typing import NamedTuple

_DATE = (
    r"(?:\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(?:19|20)\d\d|(?:19|20)\d\d-\d{1,2}-\d{1,2}|"
    r"\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?:19|20)\d\d)"
)
_DATED = re.compile(_DATE, re.IGNORECASE)
# Whatever stands beside a date: none of it tells anything of the article.
_BESIDE = re.compile(
    rf"""(?:ngày\s+)?{_DATE}
    | \b\d{{1,2}}\s*(?::|h|g|giờ)\s*\d{{2}}(?::\d{{2}})?(?:\s*(?:phút|am|pm|sa|ch))?\b
    | \(?\b(?:gmt|utc)\s*[+-]?\s*\d+(?::\d+)?\)?
    | \b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)\b
    | \b(?:số\s+)?(?:lượt\s+(?:xem|đọc|truy\s+cập)|views?)\s*:?\s*\d[\d.,]*
    | \b(?:ngày\s+)?(?:cập\s+nhật|xuất\s+bản|phát\s+hành|đăng(?:\s+(?:tải|bài|tin))?)
        (?:\s+(?:lúc|ngày|vào|lần\s+cuối))*(?=\W)
    | \b(?:tác\s+giả|người\s+(?:viết|đăng)|biên\s+tập|nguồn|phóng\s+viên)\s*:\s*+
        (?!ngân\s+sách|vốn|kinh\s+phí)[^|:\d]{{2,40}}$
    | \blúc\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CAPITAL = "A-ZÀ-ỸĐ"
_PUBLISHER = re.compile(
    rf"(?:Báo\s(?:[{_CAPITAL}][^\W\d_]*\s?){{1,4}}(?:điện tử|online)?|Cổng\s(?:thông tin|TTĐT)\s?[^|;:?!\d]{{0,80}}|"
    r"Trang\s(?:thông tin|tin)\s?[^|;:?!\d]{0,80}|Chuyên\s(?:trang|mục)\s[^|;:?!\d]{0,80}|Tạp\schí\s[^|;:?!\d]{0,60}|"
    r"Đài\s(?:PT|phát thanh|Phát thanh|truyền hình|Truyền hình|Tiếng nói)[^|;:?!\d]{0,60}|TTXVN|VOV\d?|VTV\d?|VGP|"
    r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org))\s*"
)
_MARKS = " \t-–—|,.:()"


class Dateline(NamedTuple):
    """What a dateline tells: the publisher (empty when it names none) and the date in its words."""

    publisher: str
    date: str


def dateline(words: str) -> Dateline | None:
    """The parts of "Báo Hòa Bình điện tử - Thứ Sáu, 28/6/2024 | 7:48"; None for a line that tells anything else."""
    date = _DATED.search(words)
    if date is None or words.endswith((".", ";", ",")):
        return None  # the end of a sentence, cut there by the width of its page
    first = _BESIDE.search(words)
    lead = words[: first.start()] if first else words
    publisher = lead.strip(_MARKS)
    if publisher and (lead.rstrip()[-1] not in _MARKS or not _PUBLISHER.fullmatch(publisher)):
        return None  # a headline with a date: "Báo Thái Nguyên mở chuyên trang ngày 20/11/2023"
    rest = _BESIDE.sub(" ", words[len(lead) :])
    return None if rest.strip(_MARKS) else Dateline(publisher, date.group())
