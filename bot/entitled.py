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
# A sum tells of what is owed and of what is given.
_SUM = r"|không (?:mất|phải trả)\b|\d\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s)?đồng\b"
_TOLD = [
    re.compile(rf"\b{dues}\b{ways}", re.IGNORECASE) for dues, ways in zip(_DUES, (_SUM, "", _SUM, ""), strict=True)
]
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
    if any(_are_people(asked, unit) for unit in evidence.missing):
        return True
    if asked.kind != "truth":
        return False
    asks = ((may.search(typed), told) for may, told in zip(_MAY, _TOLD, strict=True))
    return any(
        may and (_is_on_others(asked, evidence, may.start()) or not _tells(told, evidence)) for may, told in asks
    )


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
        unit.start in met or stands_around(unit, NONE, evidence.sentence) for unit in subjects
    )


def _tells(dues: re.Pattern[str], evidence: Evidence) -> bool:
    sentence = evidence.sentence
    if sentence.words.english:
        return True  # in other words
    return dues.search(sentence.text) is not None or dues.search(sentence.heading) is not None
