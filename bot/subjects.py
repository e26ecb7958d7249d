"""Whose figure or date is asked for: a firm, body or place that a sentence must name when it names another one."""

import re
from collections.abc import Sequence

from bot.asked import FIGURE_KINDS, Asked
from bot.cues import FIRMS, LOCAL, Cue, has_cues
from bot.measures import measures_another
from bot.sentence import Meeting, Sentence, meet, stands_around, words_of
from bot.speech import is_body, is_person
from bot.stages import is_of_no_place, is_of_no_time, is_of_the_past, names_other_stage
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import find_provinces
from index.mentions import CAPITALS, find_names
from index.units import Unit

_FIRMS = re.compile(rf"\b(?:{FIRMS})\b")
_FIRM_NAMES = frozenset(FIRMS.lower().split("|"))
_LOCAL_NAME = re.compile(rf"\b(?:{LOCAL}|[Tt]hôn|[Bb]ản|[Xx]óm)\s+[{CAPITALS}]")
_IN_BRACKET = re.compile(r"\s*\(\s*")
_ROW = re.compile(rf"(?:\s*(?:,|và|và các)\s*|\s+|[{CAPITALS}]\w*)*")
_LOCAL_BEFORE = frozenset({"huyện", "xã", "phường", "thị xã", "thành phố", "thị trấn", "thôn", "bản", "xóm", "quận"})
_BODY_HEADS = frozenset({"sở", "bệnh viện", "hợp tác xã", "ngân hàng"})
_BODY_NAME = re.compile(r"\b(?:Sở|Bệnh viện|Trường|Hợp tác xã|Ngân hàng|Công an)\s+[^\W\d_]")


Meetings = Sequence[tuple[Unit, Meeting]]


def is_of_another(asked: Asked, sentence: Sentence, meetings: Meetings) -> bool:
    """Whether a sentence tells of another firm, body, place or numbered part than the one of the question."""
    claims = asked.kind == "truth" or (asked.kinds[1:2] == ("truth",) and asked.kind in (*FIGURE_KINDS, "office"))
    if claims and any(_is_unmet_name(asked, unit, here, sentence) for unit, here in meetings):
        return True
    if claims and _lacks_doer(asked, meetings):
        return True
    if measures_another(asked, sentence, meetings):
        return True
    around = (sentence.text, sentence.before, sentence.heading, sentence.document.title)
    if names_other_stage(asked.reading.spelt, around):
        return True
    if asked.kind in FIGURE_KINDS and is_of_no_place(asked.reading.spelt, (*around, sentence.passage.text)):
        return True
    if asked.kind == "date" and not asked.years and _is_of_another_time(asked, sentence):
        return True
    if asked.kind in FIGURE_KINDS and asked.kind != "money" and _is_for_others(asked, sentence, meetings):
        return True
    if not has_cues(asked.kind) or asked.kind in ("body", "person", "office") or asked.compared:
        return False
    if any(_is_of_other_person(asked, unit, here, sentence) for unit, here in meetings):
        return True
    if asked.kind in FIGURE_KINDS and any(
        others is _LOCAL_NAME and not stands_around(unit, here, sentence) for unit, here, others in _subjects(meetings)
    ):
        return True  # a figure of the whole province
    return any(
        others.search(sentence.text) is not None and not stands_around(unit, here, sentence)
        for unit, here, others in _subjects(meetings)
    )


def _is_of_other_person(asked: Asked, unit: Unit, here: Meeting, sentence: Sentence) -> bool:
    """Whether a sentence speaks of somebody else than the person whom the question names in full.

    Or tells a figure in a paragraph that never speaks of that person.
    """
    if not unit.name or unit.syllables < _IN_FULL or here.credit or not is_person(unit):
        return False
    if stands_around(unit, here, sentence):
        return False
    elsewhere = asked.kind in FIGURE_KINDS and not meet(unit, words_of(sentence.passage.text)).credit
    return elsewhere or bool(find_names(sentence.text))


_IN_FULL = 3  # syllables: two are as often the name of a place


def _is_of_another_time(asked: Asked, sentence: Sentence) -> bool:
    """Whether a sentence tells the day of another time that something was held than the one asked about."""
    around = (sentence.text, sentence.heading, sentence.document.title)
    question = asked.reading.spelt
    return is_of_the_past(question, around) or is_of_no_time(
        question, (*around, sentence.before, sentence.passage.text)
    )


_FOR = re.compile(r"\bcho\s")


def _is_for_others(asked: Asked, sentence: Sentence, meetings: Meetings) -> bool:
    """Whether a sentence counts what others got than those of the question: "chữ ký số cấp cho người dân"."""
    tokens = asked.reading.tokens
    return any(
        unit.role == "content"
        and unit.start > 0
        and tokens[unit.start - 1].text == "cho"
        and not here.credit
        and not any(other.start == unit.end and there.credit for other, there in meetings)
        and sentence.words.known_folded.isdisjoint(unit.folded.split())
        and _FOR.search(sentence.text) is not None
        for unit, here in meetings
    )


_OR = re.compile(r"\b(?:hay|hoac)\b")
_AT = frozenset({"ở", "tại", "o", "tai"})
_BY = frozenset({"do", "bởi", "cho", "boi"})


def _is_unmet_name(asked: Asked, unit: Unit, here: Meeting, sentence: Sentence) -> bool:
    """Whether a yes-or-no question names a doer, a place or an official of whom the sentence does not speak.

    Of two between which it leaves the choice only one can be met. A firm elsewhere may be told of beside the matter.
    """
    before = asked.reading.tokens[unit.start - 1].text if unit.start else ""
    firm = unit.folded in _FIRM_NAMES and (not before or before in _BY)
    claimed = firm or (unit.name and (asked.kind == "office" or before in _AT))
    return claimed and not _OR.search(fold(asked.reading.text)) and not stands_around(unit, here, sentence)


# Who does it, as a question claims: "do Sở Tài chính ban hành phải không".
_DONE_BY = re.compile(
    r"\b(?:do|bởi)\s+(?:\S+\s+){1,8}?(?:ban hành|tổ chức|xây dựng|làm|phát triển|chủ trì|vận hành|quản lý|tài trợ|"
    r"đứng đầu|phụ trách|lãnh đạo|chỉ đạo|đầu tư|ký|thực hiện|cung cấp|lập|soạn|viết)\b"
)


def _lacks_doer(asked: Asked, meetings: Meetings) -> bool:
    """Whether a sentence lacks the doer or the deed that a yes-or-no question claims."""
    done = _DONE_BY.search(asked.reading.text)
    if done is None or _OR.search(fold(asked.reading.text)):
        return False
    starts = [token.start for token in asked.reading.tokens]
    return any(
        unit.role in ("content", "light") and not here.credit
        for unit, here in meetings
        if done.start() <= starts[unit.start] < done.end()
    )


def names_other_firm(units: Sequence[Unit], elsewhere: Sequence[float]) -> bool:
    """Whether a firm of the question is one that the article never mentions; `elsewhere`: its best credits."""
    return any(unit.folded in _FIRM_NAMES and not met for unit, met in zip(units, elsewhere, strict=True))


_NATION_ASKED = re.compile(r"\b(?:ca nuoc|quoc gia|toan quoc)\b")  # folded
_NATION = re.compile(r"\b(?:cả nước|quốc gia|toàn quốc|Việt Nam|national|nationwide)\b", re.IGNORECASE)


def is_of_a_part(asked: Asked, text: str) -> bool:
    """Whether the nation's figure is asked for and a sentence tells that of a province; ranks are given within it."""
    if asked.provinces or asked.kind == "rank" or not _NATION_ASKED.search(fold(asked.reading.text)):
        return False
    return bool(find_provinces(text)) and not _NATION.search(text)


def belongs_to_another(cue: Cue, sentence: Sentence, meetings: Meetings) -> bool:
    """Whether a figure is of another body or place of the same sentence than the one of the question.

    "Hội An dẫn đầu với 82,5 điểm, tiếp đến là Tam Kỳ": a figure is of the last name before it, else of the next behind.
    Names in a row share what comes behind them.
    """
    spans, text = sentence.words.spans, sentence.text
    for _, here, others in _subjects(meetings):
        own = [(spans[at][0], spans[min(at + here.length, len(spans)) - 1][1]) for at in here.places]
        if not own:
            continue
        found = [(m.start(), m.end()) for m in others.finditer(text)]
        rivals = [(low, high) for low, high in found if not any(s < high and low < e for s, e in own)]
        before = [place for place in rivals if place[1] <= cue.start]
        behind = [place for place in rivals if place[0] >= cue.end]
        if before and not any(_shares(text, place, before[-1], cue) for place in own):
            return True
        if not before and behind and all(start > behind[0][0] for start, _ in own):
            return True
    return False


def _shares(text: str, own: tuple[int, int], other: tuple[int, int], cue: Cue) -> bool:
    """Whether a figure is of a name: behind the other one, in a row with it, or in brackets right behind the figure."""
    if other[0] < own[1] <= cue.start or _IN_BRACKET.fullmatch(text, cue.end, max(cue.end, own[0])):
        return True
    return own[1] <= other[0] and _ROW.fullmatch(text, own[1], other[0]) is not None


def _subjects(meetings: Meetings) -> list[tuple[Unit, Meeting, re.Pattern[str]]]:
    """The firms, bodies and places of the question, each with the form of the others of its kind."""
    ends = {unit.end: unit.text for unit, _ in meetings}
    found: list[tuple[Unit, Meeting, re.Pattern[str]]] = []
    for unit, here in meetings:
        if unit.folded in _FIRM_NAMES:
            found.append((unit, here, _FIRMS))
        elif unit.name and ends.get(unit.start) in _LOCAL_BEFORE:
            found.append((unit, here, _LOCAL_NAME))
        elif is_body(unit) or (unit.role == "content" and ends.get(unit.start) in _BODY_HEADS):
            found.append((unit, here, _BODY_NAME))
    return found
