"""Who gets or pays what, as a question puts it: a text on other people or on another matter does not tell."""

import re

from bot.asked import FIGURE_KINDS, Asked
from bot.evidence import Evidence
from bot.sentence import NONE, stands_around
from corpus.vietnamese.normalize import accents_optional, evenly_spelt
from index.units import Unit

# What is owed or spared, paid back, and given: one of them does not tell of another.
_DUES = (
    r"(?:miễn|giảm|thu|đóng|nộp|trả tiền|trả phí|mất tiền|mất phí|0 đồng)",
    r"(?:hoàn|hoàn lại|trả lại|đền|đền bù|bồi thường)",
    r"(?:hỗ trợ|hưởng|trợ cấp|ưu đãi|ưu tiên|thưởng|tặng)",
    r"(?:phạt|kỷ luật|trừ điểm)",
)
# What is paid back and what is punished is told by such words; what is spared or given, in any.
_TOLD = (
    None,
    re.compile(rf"\b(?:{_DUES[1]}|nhận lại)\b", re.IGNORECASE),
    None,
    re.compile(rf"\b{_DUES[3]}\b", re.IGNORECASE),
)
_ASKS_DUES = accents_optional(rf"\b(?:{'|'.join(_DUES)})\b")
# "Có được miễn phí không", "có bị phạt không", "có phải đóng tiền không".
_MAY = [accents_optional(rf"\b(?:có (?:được|bị|phải)|được) (?={dues}\b)") for dues in _DUES]
_PEOPLE = frozenset({"người", "hộ"})


def is_of_others(asked: Asked, evidence: Evidence) -> bool:
    """Whether a text never speaks of the people who would get or pay something, or a sentence not of such a thing."""
    if asked.kind != "truth" and asked.kind not in FIGURE_KINDS:
        return False
    typed = evenly_spelt(asked.reading.text)
    if not _ASKS_DUES.search(typed):
        return False
    if any(_are_people(asked, unit) and not _is_met_in_part(unit, evidence) for unit in evidence.missing):
        return True
    for may, told in zip(_MAY, _TOLD, strict=True) if asked.kind == "truth" else ():
        asks = may.search(typed)
        if asks and (_is_on_others(asked, evidence, asks.start()) or (told is not None and not _tells(told, evidence))):
            return True
    return False


def _is_met_in_part(unit: Unit, evidence: Evidence) -> bool:
    """Whether a sentence has what tells people from others: "gia đình nghèo" are "hộ nghèo"."""
    return not evidence.sentence.words.known_folded.isdisjoint(unit.folded.split()[1:])


def _are_people(asked: Asked, unit: Unit) -> bool:
    """Whether a unit is people of some kind: "người cao tuổi", "hộ | nghèo"."""
    if unit.text.endswith("dân"):
        return False  # anybody
    before = asked.reading.tokens[unit.start - 1].text if unit.start else ""
    return unit.text.partition(" ")[0] in _PEOPLE or before in _PEOPLE


def _is_on_others(asked: Asked, evidence: Evidence, end: int) -> bool:
    """Whether a sentence speaks of nothing that stands before `end` in the question."""
    subjects = [unit for unit in asked.content if asked.reading.tokens[unit.start].start < end]
    met = {unit.start for unit, here in evidence.meetings if here.credit > 0}
    return bool(subjects) and not any(
        unit.start in met or stands_around(unit, NONE, evidence.sentence) or _is_met_in_part(unit, evidence)
        for unit in subjects
    )


def _tells(dues: re.Pattern[str], evidence: Evidence) -> bool:
    sentence = evidence.sentence
    if sentence.words.english:
        return True  # in other words
    return dues.search(sentence.text) is not None or dues.search(sentence.heading) is not None
