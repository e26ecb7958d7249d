"""How well a date or a year tells when something is, was or will be."""

import re

from bot.asked import Asked
from bot.basis import is_replaced
from bot.cues import Cue, is_from_signing, is_hour, plan_years, year_of
from bot.reached import is_aim
from corpus.vietnamese.dates import find_dates
from corpus.vietnamese.document_number import DocumentNumber, find_numbers, same_number
from corpus.vietnamese.normalize import fold
from index.mentions import find_figures

NO_ANSWER = 0.04  # what the question names itself, or what is of something else; below every least nearness
ROUGH = 0.4  # a year where a day may have been meant
BEGINNING = 0.1  # what is no end where the end was meant

# Questions, without accents: for the day of an event, of a document's issue, for an end.
_OF_EVENT = re.compile(
    r"\b(?:hoi (?:nghi|thao)|dien dan|tuan le|ngay hoi|su kien|toa dam|cuoc thi|hop|khai mac|dien ra)\b"
)
_OF_DOCUMENT = re.compile(
    r"\b(?:nghi quyet|quyet dinh|ke hoach|chi thi|van ban|chuong trinh|de an|nghi dinh|cong van|thong tu|luat|to trinh|"
    r"thong bao|chien luoc|bao cao|ket luan|huong dan|ban hanh|phe duyet|so hieu|nq|qd|kh|ct|nd|tt)\b"
)
_OF_ISSUE = re.compile(
    r"\b(?:ban hanh|(?:de|ghi) ngay|ra (?:doi|ngay|nam|hoi|khi|luc)|(?:duoc|nguoi) ky|"
    r"ky (?:ban hanh|ngay|nam|khi|vao|hoi)|thong qua|cong bo|"
    r"(?:duoc )?to chuc (?:vao|ngay|nam|khi|luc|hoi)|dien ra|khai mac|thanh lap|bat dau|phe duyet|de ra|dat ra|"
    r"(?:dat|ra) (?:muc tieu|chi tieu))\b"
)
_OF_START = re.compile(
    r"\b(?:ra mat|ra doi|khai truong|thanh lap|bat dau|launch|van hanh|trinh lang|co mat|"
    r"len (?:thanh pho|thi xa|phuong)|"
    r"tu (?:khi|hoi|luc|nam|bao|ngay|thang) (?:nao|may|gio|mo))\b"
)
# "Tuần lễ Chuyển đổi số 2022": the year is part of the name.
_NAMED_BY_YEAR = re.compile(
    r"\b(?:tuần lễ|hội (?:thảo|nghị|thi|chợ)|diễn đàn|ngày hội|cuộc thi|giải(?: thưởng)?|festival|triển lãm)"
    r"(?:(?! năm\b)[^,.;:()\"”]){0,45} $",
    re.IGNORECASE,
)
_AIM_ASKED = re.compile(r"\b(?:muc tieu|phan dau|du kien|se|ke hoach|chi tieu|dinh)\b")
_OF_FORCE = re.compile(r"\b(?:hieu luc|ap dung|hoan thanh|het han|ket thuc)\b")
_OF_END = re.compile(r"\b(?:tam nhin|keo dai|ket thuc|(?:den|het) nam (?:nao|may)|den (?:bao gio|khi nao))\b")
_END = re.compile(
    r"(?:\b(?:den|toi|het|tam nhin|ket thuc|be mac|han(?: chot)?|until|to)\s+(?:(?:vao|nam|ngay|het)\s+)*|[-–]\s?)$"
)
# What is to be done by then has not been issued then: "ban hành kế hoạch trước ngày 28/2", "trong quý III".
_DEADLINE = re.compile(
    r"\b(?:trước|chậm nhất|muộn nhất|hoàn thành|xong)(?: (?:là|vào|trong))?(?: ngày| tháng)?\s*$|\btrong(?: quý)?\s*$",
    re.IGNORECASE,
)
# A line of a plan that tells until when: "Thời hạn hoàn thành: 30/9/2025".
_TERM = re.compile(r"\b(?:thời hạn|hạn chót|tiến độ)(?: [^\W\d_]+){0,2}\s*:\s*(?:ngày |tháng )?$", re.IGNORECASE)
_QUARTER = re.compile(r"quý\b", re.IGNORECASE)
_COMPARED_WITH = re.compile(r"\bso voi (?:cung ky )?nam (?:nao|may)\b")
_COMPARED = re.compile(r"\b(?:so với|hơn|từ|from|than) (?:cùng kỳ )?(?:năm )?$", re.IGNORECASE)
_BESIDE = re.compile(r"[\s,]*(?:ngày|dated|of)?\s*")


def fits_time(asked: Asked, cue: Cue, sentence_text: str, *, in_letterhead: bool) -> float:
    """0..1 for a cue of a question for a date or a year."""
    words = sentence_text[cue.start : cue.end]
    question = fold(asked.reading.text)
    if is_from_signing(words):
        return 1.0 if "hieu luc" in question else NO_ANSWER
    of_issue, of_end = _OF_ISSUE.search(question), _OF_END.search(question)
    if not of_issue and not asked.of_day and (year := _year_of_claim(asked, sentence_text)) is not None:
        return 1.0 if str(year) in words else NO_ANSWER
    of_event = _OF_EVENT.search(question) and not _OF_DOCUMENT.search(question)
    if of_event and _stands_by_number(cue, sentence_text):
        return NO_ANSWER  # the day of a document, where an event was asked for
    if _is_of_replaced(asked, cue, sentence_text) or (of_issue and _is_of_other_matter(asked, cue, sentence_text)):
        return NO_ANSWER
    if _is_of_another_document(asked, cue, sentence_text):
        return NO_ANSWER if asked.numbers or asked.basis else 0.3
    if of_issue and not of_end and _is_to_come(cue, sentence_text):
        return NO_ANSWER
    of_start = _OF_START.search(question)
    if (of_issue or of_start) and not of_end and _TERM.search(sentence_text, 0, cue.start):
        return NO_ANSWER
    if of_start and not of_event and _NAMED_BY_YEAR.search(sentence_text, 0, cue.start):
        return NO_ANSWER
    if of_start and not of_end and is_aim(sentence_text, cue.start) and not _AIM_ASKED.search(question):
        return NO_ANSWER  # what began has begun; an aim tells what is to come
    if (of_issue or of_start) and not of_end and any(s <= cue.start < e for s, e in plan_years(sentence_text)):
        return NO_ANSWER  # "… đến năm 2025, định hướng đến năm 2030" tells what a plan is for
    if _COMPARED_WITH.search(question) and asked.kind == "year":
        return 1.0 if _COMPARED.search(sentence_text, 0, cue.start) else NO_ANSWER
    share = 1.0 if _is_end(question, fold(sentence_text[: cue.start])) else BEGINNING
    if asked.kind == "year":
        return share if not asked.dates or _is_of_day(asked, cue, sentence_text) else NO_ANSWER
    if len(words) == 4 and words.isdigit():
        return NO_ANSWER if asked.of_day or asked.of_hour else ROUGH
    if in_letterhead and _OF_FORCE.search(question):
        return NO_ANSWER  # a letterhead tells the day of issue
    return share * _fits_day(asked, words)


def _is_to_come(cue: Cue, text: str) -> bool:
    """Whether a date is the day or the quarter by which something is to be done."""
    return bool(_DEADLINE.search(text, 0, cue.start)) or _QUARTER.match(text, cue.start) is not None


def _is_of_day(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether a year stands in a day that the question names, or the sentence has none of them: "31/12/2020"."""
    days = [m for m in find_dates(text) if any(m.iso.endswith(date.iso.lstrip("-")) for date in asked.dates)]
    return not days or any(day.start <= cue.start < day.end for day in days)


def _is_end(question: str, before: str) -> bool:
    """Whether what stands before a cue says that it is the end asked for; true when none is. Both without accents."""
    asked = _OF_END.search(question)
    if asked is None:
        return True
    end = _END.search(before)
    return end is not None and (asked[0] != "tam nhin" or "tam nhin" in before[-20:])


def _year_of_claim(asked: Asked, text: str) -> int | None:
    """The year of the figure that a question asks to be dated: "bao giờ kinh tế số đạt 30%"."""
    claims = {(figure.kind, figure.value) for figure in asked.figures if figure.kind != "count"}
    told = [figure for figure in find_figures(text) if (figure.kind, figure.value) in claims]
    return next((year for figure in told if (year := year_of(text, figure.start, figure.end))), None)


_HELD = re.compile(r"\b(?:tổ chức|diễn ra|khai mạc|hội nghị|hội thảo|phối hợp|phát biểu)\b", re.IGNORECASE)


def _is_of_other_matter(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether the day of a document is asked for and a date is that of an event on it, or stands beyond a ";".

    "Chiều 22-4, tỉnh tổ chức hội nghị về Nghị quyết 48-NQ/TU"; "… theo Nghị quyết 48-NQ/TU; ngày hội là 10/10".
    """
    if _HELD.search(asked.reading.text):
        return False
    numbers = [n for n in find_numbers(text) if any(same_number(n, wanted) for wanted in asked.numbers)]
    ahead = (number.start for number in numbers if number.start >= cue.end)
    behind = (number.end for number in numbers if number.end <= cue.start)
    if (start := next(ahead, None)) is not None:
        return _HELD.search(text, cue.end, start) is not None
    return (end := next(behind, None)) is not None and ";" in text[end : cue.start]


def _stands_by_number(cue: Cue, text: str) -> bool:
    """Whether a date stands right behind a document's number: "Nghị quyết số 48-NQ/TU, ngày 15-11-2021"."""
    return any(
        _BESIDE.fullmatch(text, number.end, cue.start) for number in find_numbers(text) if number.end <= cue.start
    )


def _is_of_replaced(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether a date is that of a document which the one asked about replaces, and the question is not about that."""
    before = [number for number in find_numbers(text) if number.end <= cue.start]
    return bool(before) and not asked.numbers and not asked.of_basis and is_replaced(text, before[-1].start)


def _is_of_another_document(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether the number before a date is that of another document than the one asked about."""
    before = [number for number in find_numbers(text) if number.end <= cue.start]
    if not before or (not asked.wanted_code and not asked.numbers):
        return bool(before) and any(same_number(before[-1], other) for other in asked.basis)
    return not _is_asked(before[-1], asked)


def _is_asked(number: DocumentNumber, asked: Asked) -> bool:
    """Whether a document is the one asked about, or of the kind asked about where no number is."""
    other_kind = asked.of_basis and asked.wanted_code and all(n.kind_code != asked.wanted_code for n in asked.numbers)
    if asked.numbers and not other_kind:  # "Nghị quyết nêu trong Quyết định 713 ra ngày nào"
        return any(same_number(number, other) for other in asked.numbers)
    return number.kind_code == asked.wanted_code


def _fits_day(asked: Asked, words: str) -> float:
    """How well an hour or a date fits: a date tells no hour, an hour little of the day."""
    if any(mention.iso == date.iso for mention in find_dates(words) for date in asked.dates):
        return NO_ANSWER  # the day that the question names
    hour = is_hour(words)
    if asked.of_hour:
        return 1.0 if hour else NO_ANSWER
    return ROUGH if hour and asked.of_day else 1.0
