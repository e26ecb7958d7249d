"""The cue of a sentence that answers best, and how near it stands to what is asked about."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.asked import FIGURE_KINDS, Asked, Kind
from bot.basis import is_replaced
from bot.bodies import ISSUER, fits_body, numbers_asked
from bot.brackets import host
from bot.contacts import is_deed, is_for_other_deed
from bot.counting import counts, counts_other, is_level, is_no_figure
from bot.cues import Cue, cues, has_cues, purposes, says_parts, year_of
from bot.distance import BEYOND, Anchor, apart, how_near, placed
from bot.edges import at_edge
from bot.issuers import of_other_issuer
from bot.items import chosen, labelled, wanted_item
from bot.measures import is_no_rate
from bot.reached import asks_for_before, has_changed_since
from bot.rows import cues_in_row
from bot.sentence import PART, Meeting, Sentence
from bot.shape import is_row_of_ranks
from bot.shares import is_of_the_whole
from bot.siblings import LEVELS, groups, names_pillar, of_other_index, sibling_before
from bot.sources import of_other_source
from bot.stages import is_behind_other_stage
from bot.standing import dates_met
from bot.subjects import belongs_to_another, is_of_a_part
from bot.when import NO_ANSWER, fits_time
from bot.whereabouts import channels, is_no_place
from corpus.vietnamese.document_number import DocumentNumber, find_numbers, same_number
from corpus.vietnamese.normalize import fold, fold_text
from corpus.vietnamese.provinces import find_provinces
from index.mentions import find_figures
from index.units import Unit

ALONE = 0.45  # nearness of the only figure of a sentence: there is none that it could be mistaken for
YEARED = 0.25  # nearness at least of a figure of the year asked about: the year stands beside it
LONE_ANCHOR = 0.3  # weight of the only province of a sentence, which may stand anywhere in it
ANCHOR = 4.0  # weight of a province or number among several
UNCOUNTED = 0.25  # a figure away from the noun that the question counts
OF_SIBLING = 0.3  # a figure of a pillar where the whole was asked for, or of another province
ONLY_MARKS = 0.5  # what looks like a list, where one said to be ("bao gồm …") was asked for
RANK_AS_AMOUNT = 0.3  # "xếp thứ 54/63" where an amount was asked for
IN_ROW = 0.5  # nearness at least of each cell of a row to what the row is of
OTHER_UNIT = 0.3  # hours where days are asked for
OF_LEVEL = 0.5  # "đạt 85%" where it is asked by how much it rose
OF_BEFORE = 0.2  # a figure that has changed since
CHANGING: frozenset[Kind] = FIGURE_KINDS | {"duration"}
OF_TOPIC = 0.4  # nearness from which a figure of the year asked about is what is asked for, where no kind is
ISSUED_BY_DECISION = frozenset({"KH", "CTr"})  # plans and programmes often bear the number of a decision
MOST_FITTING = 1.15  # of a cue that says more than was asked; the issuer of a document is worth `ISSUER`
MOST_OF_YEAR = 1.2
UNDATED = 0.5  # a figure of no year beside one of the year asked about
# A cue of another form is none.
STRICT_FORMS: frozenset[Kind] = frozenset({"number", "date", "place", "province", "office"})
RATINGS: frozenset[Kind] = frozenset({"rank", "score"})  # of the whole unless a pillar is named


@dataclass(frozen=True, slots=True)
class BestCue:
    """`cue`: the stretch that answers best; `nearness` 0..1; `counted`: the noun counted stands beside it."""

    cue: Cue | None
    nearness: float
    counted: bool


Meetings = Sequence[tuple[Unit, Meeting]]


def best_cue(asked: Asked, sentence: Sentence, meetings: Meetings) -> BestCue:
    """The cue to take; none, and as near as can be, for kinds that have no form of their own."""
    if not has_cues(asked.kind):
        return BestCue(None, 1.0, True)
    if (asked.counted or asked.kind in ("percent", "money")) and is_row_of_ranks(sentence):
        return BestCue(None, 0.0, not asked.counted)  # dozens of figures, all of them ranks
    found = cues_in_row(asked, sentence) if sentence.in_columns else cues(asked.kind, sentence.text)
    found = channels(asked, sentence.text) or found or (purposes(sentence.text) if asked.of_purpose else found)
    picks = bool(found) and _may_be_labelled(asked, meetings)
    named = labelled(asked.reading.text, sentence.text) if picks else frozenset()
    nearest = _nearest_first(asked, found, sentence, meetings, named) if found else ()
    most = MOST_OF_YEAR * (ISSUER if asked.kind == "body" else MOST_FITTING)
    told = any(cue.year in asked.years for cue in found)
    best, best_rank, best_at = BestCue(None, 0.0, not asked.counted), 0.0, len(found)
    for nearness, at in nearest:
        if nearness * most < best_rank:
            break  # however well this one and those behind it fit
        near, cue = nearness, found[at]
        counted = _starts_in(cue, named) or counts(asked, host(cue, found, sentence.text) or cue, sentence)
        share, of_year = 1.0 if counted else UNCOUNTED, _year_factor(asked, cue, told=told)
        if nearness * share * of_year * most < best_rank:
            continue  # however well its form fits, which costs most to tell
        fits = NO_ANSWER if _is_asked_about(asked, cue, sentence, meetings) else _fits(asked, cue, sentence, meetings)
        near *= fits if asked.kind in STRICT_FORMS or fits == NO_ANSWER else 1.0
        if asked.of_parts and not says_parts(cue):
            near *= ONLY_MARKS
        if asked.kind in RATINGS and _of_sibling(asked, cue, sentence):
            near *= OF_SIBLING
        rank = near * share * of_year * fits
        if rank > best_rank or (rank == best_rank > 0 and at < best_at):
            best, best_rank, best_at = BestCue(cue, share * near, counted), rank, at
    return best


def _nearest_first(
    asked: Asked, found: Sequence[Cue], sentence: Sentence, meetings: Meetings, named: Collection[int]
) -> Sequence[tuple[float, int]]:
    """How near each cue stands to what is asked about, with its place among them; the nearest first.

    `named`: where the figures begin that a level or a source of the question picks.
    """
    alone = sum(cue.figure is not None for cue in found) == 1
    anchors = _anchors(asked, sentence)
    in_row = sentence.in_columns and (
        bool(anchors) or any(here.credit for unit, here in meetings if unit.role == "content")
    )
    of_topic = [(unit, here) for unit, here in meetings if not is_deed(unit.folded)] if asked.kind == "contact" else ()
    met = placed(sentence, of_topic or meetings)
    # In a list of persons each office belongs to the name before the next ";".
    wall = asked.kind in ("person", "office") and sentence.text.count(";") > 1
    ranked: list[tuple[float, int]] = []
    for at, cue in enumerate(found):
        of_year = cue.year in asked.years and host(cue, found, sentence.text)
        near = how_near(of_year or cue, sentence, met, anchors, wall=wall)
        if alone and cue.figure is not None:
            near = max(near, ALONE)
        if cue.year is not None and cue.year in asked.years:
            near = max(near, YEARED)
        if _starts_in(of_year or cue, named):
            near = 1.0
        if asked.kind == "item" and _is_chosen(asked, cue, sentence.text):
            near = max(near, ALONE)  # picked by its label, wherever in the series it stands
        ranked.append((max(near, IN_ROW) if in_row else near, at))
    return sorted(ranked, key=lambda one: -one[0])


def _starts_in(cue: Cue, named: Collection[int]) -> bool:
    """Whether a cue is one of some figures: of a row of levels each counts what the first does."""
    return cue.figure is not None and cue.figure.start in named


def _may_be_labelled(asked: Asked, meetings: Meetings) -> bool:
    """Whether a level or a source of money picks a figure: of a sentence on what the question is about beside it."""
    if asked.kind not in FIGURE_KINDS:
        return False
    if asked.counted and not any(here.credit for unit, here in meetings if unit.start == asked.counted[0].start):
        return False
    topic = [here.credit for unit, here in meetings if unit.role == "content" and LEVELS not in groups(unit)]
    return asked.kind == "money" or not topic or max(topic) >= PART


def has_figure_of_year(asked: Asked, sentence: Sentence) -> bool:
    """Whether a question for no kind in particular names a year of which the sentence has a figure."""
    years = {year for year in asked.years if not any(year in period for period in asked.periods)}
    if asked.kind not in ("topic", "thing") or not any(str(year)[-2:] in sentence.text for year in years):
        return False  # the years of a period are part of a plan's name: "nghị quyết 2021-2025"
    figures = find_figures(sentence.text)
    return any(
        year_of(sentence.text, figure.start, figure.end) in years
        for figure in figures
        if figure.kind != "count" or figure.value > 1  # "1 trong những tỉnh"
    )


def figure_of_year(asked: Asked, sentence: Sentence, meetings: Meetings) -> Cue | None:
    """The figure that answers a question for no kind in particular; None when it stands away from its topic."""
    if not asked.content or is_row_of_ranks(sentence):
        return None
    best = best_cue(replace(asked, kinds=("amount",)), sentence, meetings)
    return best.cue if best.nearness >= OF_TOPIC else None


def _fits(asked: Asked, cue: Cue, sentence: Sentence, meetings: Meetings) -> float:
    """How well a cue's form fits the question: most by its kind, all by whether the question itself says it."""
    words = sentence.text[cue.start : cue.end]
    if at_edge(asked, sentence) is False:
        return NO_ANSWER
    if asked.kind == "body":
        return fits_body(asked, cue, sentence.text)
    if asked.kind == "item":
        return 1.0 if _is_chosen(asked, cue, sentence.text) else NO_ANSWER
    if asked.kind == "number" and any(
        same_number(n, a) for n in find_numbers(words) for a in (*asked.numbers, *asked.basis)
    ):
        return NO_ANSWER
    if asked.kind == "number":
        replaced = any(is_replaced(sentence.text, number.start) for number in _inside(cue, sentence))
        if replaced is not asked.of_replaced and (not replaced or not asked.of_basis):
            return NO_ANSWER
    if asked.kind == "number" and any(
        of_other_issuer(asked.reading.text, n, sentence.text) for n in _inside(cue, sentence)
    ):
        return NO_ANSWER
    if asked.kind == "number" and asked.dates and not dates_met(asked, sentence.text, sentence.before):
        return NO_ANSWER  # another document than the one of that day
    if asked.kind == "number" and asked.wanted_code and not asked.of_replaced:
        codes = {number.kind_code for number in find_numbers(words)}
        return 1.0 if asked.wanted_code in codes else 0.3 if asked.wanted_code in ISSUED_BY_DECISION else NO_ANSWER
    if asked.kind in ("date", "year"):
        return fits_time(asked, cue, sentence.text, in_letterhead=sentence.passage.kind == "letterhead")
    if asked.kind == "province" and len(asked.provinces) == 1 and asked.provinces[0] in _names(words):
        return NO_ANSWER
    if asked.kind == "place" and is_no_place(asked, cue, sentence.text):
        return NO_ANSWER
    if asked.kind == "person" and f" {fold(words)} " in f" {fold_text(asked.reading.text)} ":
        return NO_ANSWER
    if asked.kind == "contact" and is_for_other_deed(asked.reading.text, sentence.text, cue.start):
        return NO_ANSWER
    if asked.kind == "rank" and _of_another(asked, cue, sentence):
        return NO_ANSWER
    if asked.kind in RATINGS and of_other_index(asked.units, sentence.text[: cue.start]):
        return NO_ANSWER
    if asked.kind in FIGURE_KINDS and is_of_the_whole(cue, sentence, meetings):
        return NO_ANSWER
    if (
        asked.kind in CHANGING
        and has_changed_since(sentence.text, cue.start, cue.end)
        and not (asks_for_before(asked.reading.text) or cue.year in asked.years)
    ):
        return OF_BEFORE
    if asked.wanted_noun and asked.kind == "place" and not words.lower().startswith(asked.wanted_noun):
        return 0.3
    if asked.kind == "reason" and words.lower() in _PURPOSES and asked.of_state:
        return NO_ANSWER
    if asked.kind in FIGURE_KINDS and is_behind_other_stage(asked.reading.spelt, sentence.text[: cue.start]):
        return NO_ANSWER
    if asked.kind in FIGURE_KINDS and is_of_a_part(asked, sentence.text):
        return NO_ANSWER
    if asked.kind == "amount" and cue.figure is not None and cue.figure.kind == "rank":
        return NO_ANSWER if asked.counted else RANK_AS_AMOUNT
    if asked.kind == "money" and (
        of_other_source(asked.reading.text, sentence.text, cue.start, cue.end) or is_no_rate(asked, cue, sentence.text)
    ):
        return NO_ANSWER
    if cue.figure is not None and cue.figure.value == 1 and _ONE_OF.match(sentence.text, cue.end):
        return NO_ANSWER
    if cue.figure is not None and counts_other(asked, cue, sentence.text):
        return NO_ANSWER
    if asked.kind == "duration" and (unit := _UNIT_OF_TIME.search(fold_text(asked.reading.text))):
        return 1.0 if fold(words).endswith(_SPOKEN.get(unit.group(1), unit.group(1))) else OTHER_UNIT
    if is_no_figure(asked, cue, sentence.text):
        return NO_ANSWER
    if asked.kind in FIGURE_KINDS and not asked.compared and belongs_to_another(cue, sentence, meetings):
        return NO_ANSWER
    if asked.kind in FIGURE_KINDS and (_of_sibling(asked, cue, sentence) or _of_another(asked, cue, sentence)):
        return OF_SIBLING
    if asked.kind == "office" and find_provinces(words):
        return MOST_FITTING  # "Chủ tịch UBND tỉnh Yên Bái" says more than "Chủ tịch UBND tỉnh"
    if is_level(asked, cue, sentence.text):
        return OF_LEVEL
    if cue.figure is None and asked.kind in FIGURE_KINDS:
        repeats = fold(words) in " ".join(token.folded for token in asked.reading.tokens)
        numbered = not _FIRST.fullmatch(words) and any(c.figure is not None for c in cues(asked.kind, sentence.text))
        return 0.15 if repeats or numbered else 0.5  # "dẫn đầu" where a number was asked for
    if cue.figure and any(f.value == cue.figure.value and f.kind == cue.figure.kind for f in asked.figures):
        return 1.0 if "truth" in asked.kinds else NO_ANSWER  # what the question says is no answer
    return 1.0


_FIRST = re.compile(r"thứ\s+\w+|đứng\s+đầu|dẫn\s+đầu", re.IGNORECASE)  # as definite as a number


def _is_chosen(asked: Asked, cue: Cue, text: str) -> bool:
    wanted = wanted_item(asked.reading)
    item = chosen(wanted, text) if wanted else None
    return item is not None and (item.start, item.end) == (cue.start, cue.end)


def _inside(cue: Cue, sentence: Sentence) -> list[DocumentNumber]:
    return [number for number in find_numbers(sentence.text) if cue.start <= number.start < cue.end]


_PURPOSES = frozenset({"để", "nhằm", "với mong muốn", "mục đích", "in order to"})
_ONE_OF = re.compile(r"\s+trong\s+(?:những|số|các)\b")
# "mấy ngày" is answered in days.
_UNIT_OF_TIME = re.compile(r"\b(?:bao nhieu|may) (giay|phut|gio|tieng|ngay|tuan|thang|quy|nam)\b")
_SPOKEN = {"tieng": "gio"}
_WHERE = re.compile(r"(?:tại|ở)\s", re.IGNORECASE)


def _is_asked_about(asked: Asked, cue: Cue, sentence: Sentence, meetings: Meetings) -> bool:
    """Whether a place is the very thing of which the question asks where it is: "IOC nằm ở đâu"."""
    if asked.kind != "place" or _WHERE.match(sentence.text, cue.start):
        return False
    spans = sentence.words.spans
    return any(
        spans[place][0] <= cue.start < spans[min(place + here.length, len(spans)) - 1][1]
        for unit, here in meetings
        if unit.role == "content" and not unit.name
        for place in here.places
    )


def _names(words: str) -> set[str]:
    return {mention.name for mention in find_provinces(words)}


def _of_sibling(asked: Asked, cue: Cue, sentence: Sentence) -> bool:
    """Whether a figure is of a pillar ("chính quyền số thứ 47") where the whole or another one was asked for."""
    return names_pillar(sentence.words) and sibling_before(asked.units, sentence.text[: cue.start])


def _of_another(asked: Asked, cue: Cue, sentence: Sentence) -> bool:
    """Whether the province nearest to a figure is none that the question names, of a sentence that has both."""
    named = find_provinces(sentence.text) if asked.provinces else ()
    own = [_of_item(cue, m.start, m.end, sentence) for m in named if m.name in asked.provinces]
    if not own or len(own) == len(named):
        return False
    typed, nearest = fold_text(asked.reading.text), max(own)  # "Hòa Bình, nay là Phú Thọ"
    return any(
        _of_item(cue, m.start, m.end, sentence) > nearest and fold(m.name) not in typed
        for m in named
        if m.name not in asked.provinces
    )


def _of_item(cue: Cue, start: int, end: int, sentence: Sentence) -> float:
    """How near a cue stands, little beyond the ";" between the items of a list or the end of its own brackets."""
    between = sentence.text[end : cue.start] if end <= cue.start else sentence.text[cue.end : start]
    leaves = cue.end <= start and ")" in between.partition("(")[0]
    return apart(cue, start, end, sentence) * (BEYOND if ";" in between or leaves else 1.0)


def _year_factor(asked: Asked, cue: Cue, *, told: bool) -> float:
    """`told`: the sentence has a figure of a year asked about; one of no year is of another then."""
    if not asked.years or cue.year is None:
        return UNDATED if told else 1.0
    return MOST_OF_YEAR if cue.year in asked.years else 0.3


def _anchors(asked: Asked, sentence: Sentence) -> list[Anchor]:
    text = sentence.text
    provinces = find_provinces(text) if asked.provinces else ()
    weight = ANCHOR if len({mention.name for mention in provinces}) > 1 else LONE_ANCHOR
    found = [Anchor(m.start, m.end, weight) for m in provinces if m.name in asked.provinces]
    weight = ANCHOR if asked.numbers and len(find_numbers(text)) > 1 else LONE_ANCHOR
    return found + [Anchor(n.start, n.end, weight) for n in numbers_asked(asked, text)]
