"""Whose words, name or office a question asks for: what a sentence or its article must mention then."""

import re
from collections.abc import Sequence

from bot.asked import Asked
from bot.cues import cues
from bot.sentence import Meeting, Sentence, stands_around
from bot.speech import is_body, is_office
from corpus.vietnamese.syllables import is_folded_syllable
from index.units import Unit

# What one person does of many who are named: who presented a plan did not sign it.
_SIGNING = frozenset({"ký", "kí", "ky", "ki", "ký ban hành", "kí ban hành", "ky ban hanh"})
_DEEDS = _SIGNING | {"phỏng vấn", "phong van"}
_SIGNED = frozenset({"ký", "kí", "ky", "signed"})
_AUTHOR = frozenset({"tac gia", "nguoi viet", "viet bai", "chup", "chup anh", "chup hinh"})  # folded
_BY = re.compile(r"\b(?:tác giả|(?:bài|bài viết|bài báo|nghiên cứu) của|người viết|ảnh|photo|by)\b", re.IGNORECASE)


_SEVERAL = re.compile(r"\b(?:nhung|cac|may|bao nhieu) (?:chuc|chuc vu|chuc danh)\b")


def tells_all_offices(asked: Asked, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether the question asks for all offices of somebody, and the sentence has several right behind the name."""
    if asked.kind != "office" or not _SEVERAL.search(" ".join(token.folded for token in asked.reading.tokens)):
        return False
    spans = sentence.words.spans
    ends = [spans[place + here.length - 1][1] for unit, here in meetings if unit.name for place in here.places]
    return any(len(cues("office", sentence.text[end:].partition(";")[0])) > 1 for end in ends)


def knows_speaker(asked: Asked, units: Sequence[Unit], elsewhere: Sequence[float]) -> bool:
    """Whether the article mentions the offices whose words the question asks for; true when it asks for none."""
    return not asked.of_speech or all(
        credit > 0 or not is_office(unit) for unit, credit in zip(units, elsewhere, strict=True)
    )


def names_holder(asked: Asked, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether the sentence has the office whose holder is asked for, not its deputy's; true when none is named."""
    if asked.kind != "person":
        return True
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
        elif unit.start == office_end and unit.role in ("content", "light"):
            whole = unit.syllables > 1 or not is_folded_syllable(unit.folded)
            if unit.role == "content" and whole and not stands_around(unit, here, sentence):
                return False  # of another body: "Chủ tịch UBND xã Phúc Ứng", "chủ tịch VNPT"
            office_end = unit.end
    return True


def tells_deed(asked: Asked, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether the sentence tells of the deed whose doer is asked for; true when none is named."""
    if asked.kind != "person" or sentence.passage.kind == "signature":
        return True
    if any(unit.folded in _AUTHOR for unit, _ in meetings) and not _BY.search(sentence.text):
        return False  # who is quoted in an article did not write it
    told = all(here.credit > 0 for unit, here in meetings if unit.text in _DEEDS)
    signs = any(unit.text in _SIGNING for unit, _ in meetings)
    return told and not (
        signs and sentence.words.known.isdisjoint(_SIGNED)
    )  # who issued a plan need not have signed it
