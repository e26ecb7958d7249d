"""The line a person reads first: the figure, name or clause that answers, in the quote's own words."""

import re
from collections.abc import Sequence

from bot.asked import FIGURE_KINDS, TOGETHER, Asked, Kind
from bot.cues import Cue, cues, has_cues
from bot.evidence import Evidence
from bot.quote import Quote
from bot.sentence import ITEM, words_of
from bot.short_forms import spelt_out
from bot.siblings import replaced_by_sibling, sibling_before
from bot.whereabouts import CHANNEL
from corpus.document import BlockKind
from corpus.vietnamese.dates import find_years
from corpus.vietnamese.normalize import fold, squeeze
from corpus.vietnamese.provinces import find_places, find_provinces, find_regions
from index.mentions import CAPITALS, find_figures, find_names

WRAPPED: frozenset[BlockKind] = frozenset({"paragraph", "legal_basis"})
CLAUSE = 140  # characters of a headline at most; a longer clause is cut at a word
SHORT = 30  # characters of a clause that does not stand for itself
NEW = 3  # words that a line must tell beside those of the question
CONFIRMED = 5  # words that a figure is worth which the question asks to confirm
PERIOD = 20  # characters from the first year of a period to its last at most
NAME = 80  # characters after the first word of an office, a body or a place

_BEFORE = re.compile(
    r"(?:từ\s+\d[\d.,]*\s?%?\s+(?:đến|tới)|(?:không|chưa)\s+(?:dưới|quá|vượt quá|ít hơn|nhỏ hơn|tới|đến|đầy)|"
    r"khoảng|hơn|trên|dưới|gần|tối thiểu|tối đa|ít nhất|đạt|đến|tới|chỉ|"
    r"nearly|over|about|more than|at least)\s+$",
    re.IGNORECASE,
)
# Up to six words of a noun behind its figure; a word of grammar ends it: "160 điểm cầu | trong toàn tỉnh".
_AFTER = re.compile(
    r"^(?:\s+(?!(?:trong|so|của|và|với|tại|ở|cho|từ|đến|tới|theo|được|đã|đang|sẽ|là|có|do|trên|để|về|vào|nhưng|thì|mà|"
    r"cùng|bằng|ra|lên|năm|tháng|ngày|giai đoạn|chưa|không|còn|này|đó|khi|mới|"
    r"tham gia|tham dự|dự|joined|headed)\b)[^\W\d_][\w&-]*){1,6}"
)
# What a sentence goes on with behind a name of an office, a body or a place.
_NAME_ENDS = re.compile(
    r"\s(?=(?:về|đã|do|để|là|cho|tổ chức|phối hợp|ban hành|chủ trì|đưa|trong|năm|ngày|có|được|thực hiện|triển khai|"
    r"với|nhằm|khi|vào|sẽ|cũng|phê duyệt|công bố|nêu|đối thoại|tham quan|mong muốn|kết quả|chia sẻ|phát biểu|nhấn mạnh|"
    r"khẳng định|yêu cầu|trao đổi|giới thiệu|tham gia|dự)\b)"
)
_OFFICE_BEFORE = re.compile(
    r"(?:(?:[Pp]hó |[Nn]guyên |[Qq]uyền )?"
    r"(?:Bí thư|Chủ tịch|Giám đốc|Cục trưởng|Thứ trưởng|Bộ trưởng|Tổng Biên tập|bí thư|chủ tịch|giám đốc)"
    r"(?:(?! và | ông | bà |đồng chí )[^,.;:()]){0,60}\s)$"
)
_SAYS = re.compile(
    r"\b(?:cho (?:rằng|biết|hay)|nhấn mạnh|khẳng định|chia sẻ|phát biểu|nói|yêu cầu|đề nghị|thừa nhận|lưu ý)\W*$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;\n]|\.(?!\d)")
_STATED = re.compile(rf"{_STOP.pattern}|,\s(?=(?:do đó|vì vậy|đồng thời|bên cạnh|trong khi)\b)")
_STATEMENTS: frozenset[Kind] = frozenset({"thing", "list", "manner", "topic"})
# The dash of "Thừa Thiên - Huế", the one province that is written with one, or of "kinh tế - xã hội" ends no clause.
_BORDER = re.compile(rf"\s(?=và (?:đến|tới|năm) )|[;:()|]|[.,](?!\d)|\s(?<!Thiên\s)[–-]\s(?![^\W\d_{CAPITALS}])|\n")


def headline(asked: Asked, evidence: Evidence, quoted: Quote, *, alone: bool = True) -> str:
    """The answering words; every character of them stands in the quote, but for a "…" where a long one is cut.

    `alone`: the line is the whole answer, and not one side of a comparison.
    """
    sentence, cue = evidence.sentence, evidence.cue
    # There lines end where its page was wrapped.
    text = sentence.text.replace("\n", " ") if sentence.passage.kind in WRAPPED else sentence.text
    low, high = max(0, quoted.start - sentence.start), min(len(sentence.text), quoted.end - sentence.start)
    if asked.short_form and (place := spelt_out(asked.short_form, text[:high])) and place[0] >= low:
        return squeeze(text[slice(*place)])
    stated = asked.kind in ("topic", "thing") or asked.claim is not None
    if cue is None or cue.start < low or cue.end > high or stated:
        return _clause(asked, evidence, text[:high], low)
    start, end = _grown(asked.kind, text[:high], cue, low)
    if alone:
        start, end = _in_row(asked, text[:high], (start, end), low)
    if asked.kind == "year" and _OF_PERIOD.search(fold(asked.reading.text)):
        start, end = _period(text[:high], start, end)
    return _cut(squeeze(text[start:end]).rstrip(" ,;:(–-"))


# Several things are asked for: "những huyện nào", "với ai"; or two things in one breath: "ngày nào, ở đâu".
_PLURAL = re.compile(
    r"\b(?:(?:những|các|mấy) (?:\w+ ){1,3}(?:nào|gì|mô)|những (?:ai|gì|đâu)|(?:cùng|với) ai|gồm những)\b"
)
_ASKS = re.compile(
    r"\b(?:bao nhiêu|(?:thứ |hạng )?mấy|(?:ngày|hôm|tháng|năm|khi|lúc|đơn vị|cơ quan|bộ|sở|tỉnh|huyện|xã|ai|số) nào|"
    r"bao giờ|(?<!không )ai(?! cũng| ai| biết)|ở đâu|ở mô|tại đâu)\b"
    r"(?! (?:bác|anh|chị|em|bạn|cô|chú|ông|bà|sếp|mẹ|ad)\b)"
)
_MANY = 20  # answers in a row at most
_APART = 45  # characters between two that are named in a row


def _further(asked: Asked) -> int:
    """How many answers beside the first the question asks for, at most."""
    turn = " ".join(token.text for token in asked.reading.tokens if token.start > asked.reading.text.rfind("; "))
    return (
        _MANY
        if _PLURAL.search(turn)
        else max(asked.further is not None, asked.names_wanted - 1, len(_ASKS.findall(turn)) - 1)
    )


def _in_row(asked: Asked, text: str, place: tuple[int, int], low: int) -> tuple[int, int]:
    """The answer at `place` with the others that stand in a row with it, as long as they fit on a line."""
    left = _further(asked)
    if not left:
        return place
    kinds = tuple(kind for kind in asked.kinds if has_cues(kind))
    if kinds[0] in TOGETHER and not TOGETHER.isdisjoint(kinds[1:]):
        kinds = tuple(kind for kind in kinds[1:] if kind in TOGETHER)  # the other thing asked for, and no second day
    if asked.kind in FIGURE_KINDS:
        kinds = tuple(dict.fromkeys(("amount", *kinds)))  # figures of every kind
    start, end = place
    told = [(kind, cue) for kind in kinds for cue in cues(kind, text) if _may_answer(asked, text, cue)]
    found = sorted({_grown(kind, text, cue, low) for kind, cue in told if cue.start >= low})
    for first, last in found:
        if replaced_by_sibling(asked.units, words_of(text[end:first])):
            continue
        if left and first >= end and _are_beside(text, end, first) and last - start <= CLAUSE:
            end, left = last, left - 1
    for first, last in reversed(found):
        if left and last <= start and _are_beside(text, last, start) and end - first <= CLAUSE:
            start, left = first, left - 1
    return start, end


def _may_answer(asked: Asked, text: str, cue: Cue) -> bool:
    """Whether a cue is none that the question itself names, and of no pillar that it does not ask about."""
    if fold(text[cue.start : cue.end]) in fold(asked.reading.text):
        return False
    return cue.figure is None or not sibling_before(asked.units, text[: cue.start])


def _are_beside(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return len(gap) <= _APART and not _STOP.search(gap) and gap.count("(") == gap.count(")")


def _grown(kind: Kind, text: str, cue: Cue, low: int) -> tuple[int, int]:
    """The cue with what belongs to it, from `low` to the end of `text`."""
    match kind:
        case "item" if cue.figure is not None and cue.figure.start == cue.start:
            return _with_bound(text, cue, low), cue.end
        case "rank" if _IS_GROUP.match(text, cue.start):
            return _group(text, cue, low)
        case "percent" | "money" | "rank":
            return _with_bound(text, cue, low), cue.end
        case "amount":
            measured = cue.figure is not None and cue.figure.kind != "count"
            return _with_bound(text, cue, low), cue.end if measured else _with_noun(text, cue)
        case "person":
            office = _OFFICE_BEFORE.search(text[low : cue.start])
            return (low + office.start() if office else cue.start), cue.end
        case "office":
            return cue.start, _name_end(text, cue)
        case "place" | "body" if not _is_whole_name(text[cue.start : cue.end]):
            return cue.start, _name_end(text, cue)
        case "list" if cue.end - cue.start == 1:  # only the marks of an enumeration
            return low, len(text)
        case "reason" if _THEREFORE.fullmatch(text, cue.start, cue.end) and text[low : cue.start].strip(" .,;:"):
            return _cause_before(text, cue, low)
        case "list" | "reason":
            return cue.start, _to(_STOP, text, cue.end, len(text))
        case _:
            return cue.start, cue.end


_IS_GROUP = re.compile(r"(?:nhóm|top|tốp|khá)\b", re.IGNORECASE)
_IN_GROUP = re.compile(r"\b(?:xếp (?:loại|hạng)|loại|thuộc|nằm trong|lọt(?: vào)?)\s+$", re.IGNORECASE)
_MEMBERS = re.compile(r"\s+(?:tỉnh|địa phương)(?:,\s+thành(?:\s+phố)?)?(?:\s+(?:dẫn|đứng)\s+đầu)?")


def _group(text: str, cue: Cue, low: int) -> tuple[int, int]:
    """A group in place of a rank, with what says so and whose it is: "xếp loại khá", "thuộc nhóm 15 tỉnh"."""
    before, behind = _IN_GROUP.search(text, low, cue.start), _MEMBERS.match(text, cue.end)
    return before.start() if before else cue.start, behind.end() if behind else cue.end


_OF_PERIOD = re.compile(r"\bgiai doan\b")


def _period(text: str, start: int, end: int) -> tuple[int, int]:
    """The period ("2021-2025") that a year begins or ends; the year itself when it is of none."""
    years = find_years(text)
    period = next((year.period for year in years if year.start == start), None)
    ends = [year for year in years if year.period == period and abs(year.start - start) < PERIOD] if period else []
    return (min(y.start for y in ends), max(y.end for y in ends)) if ends else (start, end)


# What follows from what stands before it.
_THEREFORE = re.compile(r"do đó|vì vậy|từ đó|qua đó", re.IGNORECASE)


def _cause_before(text: str, cue: Cue, low: int) -> tuple[int, int]:
    """What stands before "do đó", from the last border between sentences on."""
    before = text[low : cue.start].rstrip(" .,;:")
    starts = [m.end() for m in re.finditer(r"[;:\n]|\.(?!\d)", before)]
    return low + (starts[-1] if starts else 0), low + len(before)


def _with_bound(text: str, cue: Cue, low: int) -> int:
    """Where "khoảng", "hơn" before a figure begins."""
    before = _BEFORE.search(text[low : cue.start])
    return low + before.start() if before else cue.start


def _with_noun(text: str, cue: Cue) -> int:
    """Where the noun that a figure counts ends."""
    after = _AFTER.match(text[cue.end :])
    if after is None or text[cue.start : cue.end].rstrip().endswith("%"):
        return cue.end
    return _to(_BORDER, text[: cue.end + after.end()], cue.end, len(text))


def _name_end(text: str, cue: Cue) -> int:
    """Where the name that a cue begins ends: at a border, or at what the sentence goes on with."""
    person = next((name.start for name in find_names(text) if name.start > cue.start), len(text))
    return min(_to(_BORDER, text, cue.end, NAME), _to(_NAME_ENDS, text, cue.end, NAME), person)


def _to(border: re.Pattern[str], text: str, start: int, longest: int) -> int:
    """Where the words from `start` end: at a border, and after `longest` characters, never inside a word."""
    found = border.search(text, start)
    end = found.start() if found else len(text)
    if end - start <= longest:
        return end
    return max(start, text.rfind(" ", start, start + longest + 1))


def _is_whole_name(words: str) -> bool:
    """Whether a cue is the full name of a province, a place or a region, or ends in a short name ("Tập đoàn FPT")."""
    if CHANNEL.fullmatch(words) or " " not in words or (len(words.split()[-1]) > 2 and words.split()[-1].isupper()):
        return True
    return bool(find_provinces(words) or find_places(words) or find_regions(words))


def _confirmed(asked: Asked, text: str) -> list[int]:
    """Where a sentence holds the figures that a question asks to confirm."""
    claimed = {figure.value for figure in asked.figures}
    return [figure.start for figure in find_figures(text) if figure.value in claimed]


def _clause(asked: Asked, evidence: Evidence, text: str, low: int) -> str:
    """The clause from `low` on in which most of the question's words stand, or what it claims; whole words only."""
    high, marker = len(text), ITEM.match(text, low)
    low = marker.end() if marker and marker.end() < high else low
    spans = evidence.sentence.words.spans
    spots = [spans[p][0] for p, _ in evidence.places if p < len(spans)]
    borders = [low, *(low + m.end() for m in _BORDER.finditer(text[low:high])), high]
    confirmed = _confirmed(asked, text)
    if evidence.cue is not None and low <= evidence.cue.start < high:
        confirmed.append(evidence.cue.start)
    best, best_worth = (low, high), -1.0
    for start, end in zip(borders, borders[1:], strict=False):
        worth = sum(1 for spot in spots if start <= spot < end) + min(end - start, 60) / 100
        worth += CONFIRMED * sum(start <= spot < end for spot in confirmed)
        if worth > best_worth:
            best, best_worth = (start, end), worth
    if any(unit.claim for unit in asked.units) and evidence.cue is None:
        # "…, cao nhất trong ba trụ cột" claims it of what stands before it.
        best = max((m.end() for m in _STOP.finditer(text, low, best[0])), default=low), best[1]
    elif not confirmed and not _SAYS.search(text[best[0] : best[1]]):
        best = _told(asked, text, best, borders)
    if _SAYS.search(text[best[0] : best[1]]) and text[best[1] :].strip():
        best = best[1], _to(_STOP, text, best[1], high)  # what was said, not that it was
    elif asked.kind in _STATEMENTS and not confirmed and not find_figures(text[best[0] : best[1]]):
        best = best[0], _to(_STATED, text, max(best[0], best[1] - 1), high)  # a list goes on behind its commas
    best = _of_province(asked, text, best)
    return _cut(squeeze(text[best[0] : best[1]]).rstrip(" ,;:(–-"))


def _told(asked: Asked, text: str, clause: tuple[int, int], borders: Sequence[int]) -> tuple[int, int]:
    """The clause with those after it, else those before, until it tells `NEW` words that the question has not."""
    known = {token.folded for token in asked.reading.tokens}
    start, end = clause
    while sum(word not in known for word in re.findall(r"\w+", fold(text[start:end]))) < NEW:
        after = next((border for border in borders if border > end), None)
        before = next((border for border in reversed(borders) if border < start), None)
        if after is not None and after - start <= CLAUSE and not _STOP.search(text, start, end):
            end = after
        elif (
            end - start < SHORT
            and before is not None
            and end - before <= CLAUSE
            and not _STOP.search(text, before, start)
        ):
            start = before
        else:
            break
    return start, end


_OF = re.compile(r"\bcủa (?:tỉnh )?$")
_JOINS = re.compile(r"[,;\s]*(?:(?:cũng như|và|hay|hoặc|cùng|còn)\s+)?")


def _of_province(asked: Asked, text: str, clause: tuple[int, int]) -> tuple[int, int]:
    """The part of a long clause that is of the province asked about: "A của tỉnh X cũng như B của tỉnh Y"."""
    start, end = clause
    named = [m for m in find_provinces(text) if start <= m.start < end and _OF.search(text, start, m.start)]
    own = next((at for at, mention in enumerate(named) if mention.name in asked.provinces), None)
    if own is None or len(named) < 2 or end - start <= CLAUSE:
        return clause
    before = _JOINS.match(text, named[own - 1].end) if own else None
    return before.end() if before else start, named[own].end


def _cut(words: str) -> str:
    return words if len(words) <= CLAUSE else words[:CLAUSE].rsplit(" ", 1)[0].rstrip(" ,;:(–-") + "…"
