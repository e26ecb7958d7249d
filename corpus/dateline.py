"""Datelines: lines made of a date and of what pages put beside it (publisher, hour, views), taken apart."""

import re
from typing import NamedTuple

from corpus.publishers import NAME

_MONTH_NAME = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    r"(?:\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(?:19|20)\d\d|(?:19|20)\d\d-\d{1,2}-\d{1,2}|"
    r"\d{1,2}\s+tháng\s+\d{1,2},?\s+(?:năm\s+)?(?:19|20)\d\d|"
    rf"\d{{1,2}}\s{_MONTH_NAME},?\s(?:19|20)\d\d|{_MONTH_NAME}\s\d{{1,2}},?\s(?:19|20)\d\d)"
)
_MONTH = r"(?:tháng\s+\d{1,2}\s*(?:[-/]|,?\s+năm)\s*(?:19|20)\d\d)"
_DATED = re.compile(_DATE, re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}\s*(?::|h|g|giờ)\s*\d{2}\b", re.IGNORECASE)
# Whatever stands beside a date: none of it tells anything of the article.
_BESIDE = re.compile(
    rf"""(?:ngày\s*:?\s*)?{_DATE}
    | \b\d{{1,2}}\s*(?::|h|g|giờ)\s*\d{{2}}(?::\d{{2}})?(?:\s*(?:phút|am|pm|sa|ch))?\b
    | \(?\b(?:gmt|utc)\s*[+-]?\s*\d+(?::\d+)?\)?
    | \b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)\b
    | \b(?:số\s+)?(?:lượt\s+(?:xem|đọc|truy\s+cập)|views?)\s*:?\s*\d[\d.,]*
    | \b(?:reading\s+time\s*:?\s*\d+\s*min(?:utes?)?|\d+\s*(?:min(?:utes?)?\s+read|phút\s+đọc)|
        thời\s+gian\s+đọc\s*:?\s*\d+\s*phút)\b
    | \b(?:tác\s+giả|người\s+(?:viết|đăng)|biên\s+tập|nguồn|phóng\s+viên|đăng\s+bởi|chuyên\s+mục)\s*:\s*+
        (?!ngân\s+sách|vốn|kinh\s+phí)[^|:\d]{{2,40}}(?=\||$)
    | \b(?:ngày\s+)?(?:cập\s+nhật|xuất\s+bản|phát\s+hành|đăng(?:\s+(?:tải|bài|tin))?)
        (?:\s+(?:lúc|ngày|vào|lần\s+cuối))*(?=\W)
    | \b(?:(?:last\s+)?updated|published|posted)(?:\s+(?:on|at))?(?=\W)
    | \bby\s(?-i:[A-ZÀ-ỸĐ][^\W\d_]+(?:\s[A-ZÀ-ỸĐ][^\W\d_]*\.?){{0,4}})(?=\W|$)
    | \blúc\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PUBLISHER = re.compile(NAME)
# Who wrote it, before the date and the hour: "Lê Hoa | 17:30 | 12/05/2024". Without an hour "Hòa An - 12/5/2024" may
# tell where and when something took place.
_WRITER = re.compile(r"(?:(?:[A-ZÀ-ỸĐ][a-zà-ỹđ]+\s?){2,4}|(?:[A-ZÀ-ỸĐ.]+\s?){1,4})(?:\s*[-–|•·])+\s*")
_SECTION = re.compile(
    r"(?:Chuyên\s(?:trang|mục|đề)|Mục)\s.{2,80}[,|–-]\s*(?:ngày\s)?(?:đăng|cập nhật|xuất bản)"
    r"(?:\s(?:ngày|lúc))?\s*:?\s*"
    rf"(?P<date>{_DATE})$",
    re.IGNORECASE,
)
# The issue of a magazine or a bulletin: "Số 9, tháng 9 năm 2024", "Bản tin tuần số 31/2024 (từ 29/7 đến 04/8/2024)".
_ISSUE = re.compile(r"\b(?:(?:số|kỳ|tập|vol\.?|no\.?)\s+(?:\d|ra\b)|tuần\s+từ\b)", re.IGNORECASE)
_IN_ISSUE = re.compile(
    rf"""\b(?:từ|tuần\s+từ)\s+(?:ngày\s+)?\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?\s*(?:đến|-|–)\s*(?:ngày\s+)?{_DATE}
    | (?:ngày\s+)?{_DATE} | {_MONTH} | \b(?:quý|năm)\s+(?:thứ\s+)?[\dIVX/]+
    | \b(?:bản\s+tin|tạp\s+chí|báo|đặc\s+san|tập\s+san)?\s*(?:tuần|tháng|quý|xuân|in)?\s*
        \b(?:số|kỳ|tập|vol\.?|no\.?)\s+(?:ra\b(?:\s+(?:ngày|tháng))?|(?:báo\s)?\d+(?:\s*[+&/-]\s*\d+)*)""",
    re.IGNORECASE | re.VERBOSE,
)
# Where and in which month a paper was written, or a page brought up to date: "Hòa An, tháng 5 năm 2024".
_WRITTEN = re.compile(
    r"(?:[A-ZÀ-ỸĐ][^\W\d_]*(?:\s[A-ZÀ-ỸĐ][^\W\d_]*){0,3},\s|.{2,80}\s[-–|]\s[Cc]ập nhật(?: đến)?\s)"
    rf"(?P<date>(?i:{_MONTH}))$"
)
_LONGEST = 200  # characters; a line with portal, hour, author and views has 150
_MARKS = " \t-–—|,.:()•·"


class Dateline(NamedTuple):
    """What a dateline tells: the publisher (empty when it names none) and the date in its words."""

    publisher: str
    date: str
    is_told: bool = False  # words beside the only date say that it is one of publication


def dateline(words: str) -> Dateline | None:
    """The parts of "Báo Hòa Bình điện tử - Thứ Sáu, 28/6/2024 | 7:48"; None for a line that tells anything else."""
    if len(words) > _LONGEST or words.endswith((".", ";", ",")):
        return None  # prose, or the end of a sentence, cut there by the width of its page
    if issue := _of_issue(words):
        return issue
    if match := _SECTION.match(words) or _WRITTEN.match(words):
        return Dateline("", match["date"])
    date = _DATED.search(words)
    if date is None:
        return None
    writer = _WRITER.match(words) if _CLOCK.search(words) else None
    told = words[writer.end() :] if writer and not _PUBLISHER.fullmatch(writer.group().strip(_MARKS)) else words
    first = _BESIDE.search(told)
    lead = told[: first.start()] if first else told
    publisher = lead.strip(_MARKS)
    if publisher and (lead.rstrip()[-1] not in _MARKS or not _PUBLISHER.fullmatch(publisher)):
        return None  # a headline with a date: "Báo Thái Nguyên mở chuyên trang ngày 20/11/2023"
    rest = _BESIDE.sub(" ", told[len(lead) :])
    if rest.strip(_MARKS):
        return None
    alone = len(_DATED.findall(words)) == 1 and any(c.isalpha() for c in _DATED.sub("", words))
    return Dateline(publisher, date.group(), bool(publisher) or alone)


def _of_issue(words: str) -> Dateline | None:
    """The date of an issue, when the line tells its number and nothing else."""
    if not _ISSUE.search(words) or _IN_ISSUE.sub(" ", words).strip(_MARKS):
        return None
    dates = list(re.finditer(f"{_DATE}|{_MONTH}", words, re.IGNORECASE))
    return Dateline("", dates[-1].group()) if dates else None
