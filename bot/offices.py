"""Whose words, name or office a question asks for: what a sentence or its article must mention then."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.asked import Asked
from bot.cues import FIRMS, cues
from bot.nearness import best_cue
from bot.sentence import Meeting, Sentence, meet, stands_around, words_of
from bot.speech import is_body, is_office, is_person
from corpus.vietnamese.document_number import find_numbers, same_number
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.syllables import is_folded_syllable
from index.mentions import CAPITALS
from index.units import Unit

TOLD = 0.3  # nearness from which a sentence tells a further thing that is asked for
# What one person does of many who are named: who presented a plan did not sign it.
_SIGNING = frozenset({
    "ký", "kí", "ky", "ki", "ký ban hành", "kí ban hành", "ky ban hanh", "người ký", "người kí", "nguoi ky", "ký tên",
    "ky ten", "ký duyệt", "ky duyet",
})  # fmt: skip
_DEEDS = frozenset({"phỏng vấn", "phong van"})
# Who opened an event, not who was there when it was opened.
_OPENING = re.compile(r"\b(?:nguoi|ai|nao) (?:doc |phat bieu |tuyen bo |dung ra |noi |loi )*(?:khai|be) mac\b")
_OPENED = frozenset({"khai mac", "be mac"})
_SIGNED = re.compile(r"(?<!đăng )(?<!chữ )\b(?:ký|kí|signed)\b(?! (?:kết|hiệu|số|sự))", re.IGNORECASE)
# "Chương trình do … ký": the kind of the document that was signed.
_SIGNED_KIND = re.compile(
    r"\b(nghị quyết|quyết định|kế hoạch|chương trình hành động|chương trình|chỉ thị|công văn|nghị định|tờ trình)"
    r"(?: này)? (?:đã )?(?:do|được)\b[^.;]{0,80}\b(?:ký|kí)\b",
    re.IGNORECASE,
)
_AUTHOR = frozenset({"tac gia", "nguoi viet", "viet bai", "chup", "chup anh", "chup hinh"})  # folded
_BY = re.compile(r"\b(?:tác giả|(?:bài|bài viết|bài báo|nghiên cứu) của|người viết|ảnh|photo|by)\b", re.IGNORECASE)


# Who made a thing, not who speaks of it.
_MAKES = re.compile(
    r"\b(?:ai|nguoi nao) (?:da |dung ra )?(?:lam|viet|xay dung|phat trien|thiet ke|lap trinh|nghi)(?: ra)? "
    r"(?:cai |con )?(?:phan mem|ung dung|app|he thong|nen tang|trang|website|bot|tro ly|mo hinh|ban do|co so du lieu)\b"
)
_MADE = re.compile(
    r"\b(?:do|viết|vẽ|xây dựng|phát triển|thiết kế|lập trình|lập (?:nên|ra)|sáng kiến|ý tưởng|nghĩ ra|tạo ra|làm ra|"
    r"tác giả|cha đẻ)\b",
    re.IGNORECASE,
)


_SEVERAL = re.compile(
    r"\b(?:nhung|cac|may|bao nhieu) (?:chuc|chuc vu|chuc danh)\b|\bngoai\b.+\b(?:con|kiem)\b.+\b(?:chuc|gi nua)\b"
)


def tells_all_offices(asked: Asked, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether the question asks for all offices of somebody, and the sentence has several right behind the name."""
    if asked.kind != "office" or not _SEVERAL.search(" ".join(token.folded for token in asked.reading.tokens)):
        return False
    spans = sentence.words.spans
    ends = [spans[place + here.length - 1][1] for unit, here in meetings if unit.name for place in here.places]
    return any(len(cues("office", sentence.text[end:].partition(";")[0])) > 1 for end in ends)


def tells_further(asked: Asked, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether the sentence also tells the next thing asked for in one breath: the date beside a number."""
    further = asked.further
    return further is not None and best_cue(replace(asked, kinds=(further,)), sentence, meetings).nearness >= TOLD


def knows_speaker(asked: Asked, units: Sequence[Unit], elsewhere: Sequence[float]) -> bool:
    """Whether the article mentions the offices whose words the question asks for; true when it asks for none."""
    return not asked.of_speech or all(
        credit > 0 or not is_office(unit) for unit, credit in zip(units, elsewhere, strict=True)
    )


def names_holder(asked: Asked, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether the sentence has the office whose holder is asked for, not its deputy's; true when none is named.

    An office asked for is one of the person named.
    """
    if asked.kind == "office":
        return all(here.credit or not is_person(unit) for unit, here in meetings)
    if asked.kind != "person":
        return True
    if _heads_another(sentence, meetings):
        return False
    office_end = -1
    for unit, here in meetings:
        if is_body(unit) and not stands_around(unit, here, sentence):
            return False
        if is_office(unit):
            if not here.credit:
                return False
            office_end = unit.end
        elif unit.folded == "dai dien" or (unit.folded == "lanh dao" and unit.start == office_end):
            office_end = unit.end  # of whom the next word tells
        elif unit.start == office_end and unit.role in ("content", "light") and unit.folded not in _ATTENDS:
            whole = unit.syllables > 1 or not is_folded_syllable(unit.folded)
            if unit.role == "content" and whole and not stands_around(unit, here, sentence):
                return False  # of another body: "Chủ tịch UBND xã Phúc Ứng", "chủ tịch VNPT"
            office_end = unit.end
    return True


# Behind them stands where somebody was, and not of what he is the head.
_ATTENDS = frozenset({"du", "tham du", "den du", "ve du", "co mat", "tham gia", "chu tri", "chu toa"})

# The body that an office is of, right behind it.
_BODY_BEHIND = re.compile(
    r"\s+(?:của\s+)?(?=(?:Sở|Bệnh viện|Trung tâm|Công ty|Tập đoàn|Ngân hàng|Cục|Chi cục|Viện|Trường|UBND|Công an|"
    rf"Hiệp hội|Hội|Ban|Bộ|Văn phòng|Bưu điện|Đài|Báo|{FIRMS})\s)[^,.;:()\n]{{0,60}}"
)
_SHORT_FORM = re.compile(rf"(?<!\w)[{CAPITALS}]{{2}}")
_KINDS_OF_BODIES = frozenset(
    {"so", "benh vien", "trung tam", "cong ty", "ngan hang", "cuc", "vien", "truong", "hiep hoi", "hoi", "ban", "bo"}
)


def _heads_another(sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether every office of that kind is one of another body: "Giám đốc Sở Y tế", where a hospital is asked for."""
    at = next((at for at, (unit, here) in enumerate(meetings) if is_office(unit) and here.places), None)
    if at is None:
        return False
    office, here = meetings[at]
    body: list[Unit] = []
    for unit, _ in meetings[at + 1 :]:
        if unit.start != (body[-1] if body else office).end or unit.role not in ("content", "light"):
            break
        body.append(unit)
        if unit.folded not in _KINDS_OF_BODIES:
            break
    if not body or not (is_body(body[0]) or body[0].folded in _KINDS_OF_BODIES):
        return False
    spans = sentence.words.spans
    behind = [_BODY_BEHIND.match(sentence.text, spans[place + here.length - 1][1]) for place in here.places]
    return all(match is not None and _is_another(match.group(), body) for match in behind)


def _is_another(words: str, body: Sequence[Unit]) -> bool:
    """Whether words do not name a body; a short form may ("Bộ TT&TT")."""
    return not _SHORT_FORM.search(words) and not all(meet(unit, words_of(words)).credit for unit in body)


def tells_deed(asked: Asked, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether the sentence tells of the deed whose doer is asked for; true when none is named."""
    if asked.kind != "person" or sentence.passage.kind == "signature":
        return True
    if any(unit.folded in _AUTHOR for unit, _ in meetings) and not _BY.search(sentence.text):
        return False  # who is quoted in an article did not write it
    if _MAKES.search(fold(asked.reading.text)) and not _MADE.search(sentence.text):
        return False
    turn = fold(asked.reading.text).rpartition("; ")[2]  # a follow-up may ask for another deed
    opens = _OPENING.search(turn) is not None
    deeds = [here for unit, here in meetings if unit.text in _DEEDS or (opens and unit.folded in _OPENED)]
    told = all(here.credit > 0 for here in deeds)
    if not any(unit.text in _SIGNING for unit, _ in meetings):
        return told
    return told and bool(_SIGNED.search(sentence.text)) and not _signs_another(asked, sentence.text)


def _signs_another(asked: Asked, text: str) -> bool:
    """Whether a text tells who signed a document of another kind than the numbers that the question names."""
    kind = _SIGNED_KIND.search(text)
    if kind is None or not asked.numbers or any(same_number(n, a) for n in find_numbers(text) for a in asked.numbers):
        return False
    (code,) = {number.kind_code for number in find_numbers(f"{kind[1]} số 1")}
    return all(number.kind_code != code for number in asked.numbers)
