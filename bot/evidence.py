"""Evidence: how well a sentence answers a question, cue by cue."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.asked import FIGURE_KINDS, Asked
from bot.cues import Cue, cues, has_cues, own_years
from bot.found import figures_in, numbers_in, provinces_in
from bot.sentence import Meeting, Sentence, Words, meet, words_of
from bot.siblings import replaced_by_sibling, sibling_before
from corpus.vietnamese.dates import find_dates, find_years, show_date
from corpus.vietnamese.document_number import find_numbers, same_number
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import find_regions
from corpus.vietnamese.syllables import is_folded_syllable
from index.units import Unit

# Weights are flat on purpose: tuned ones did not carry over to unseen questions. Title .35 and neighbours .30 are the
# shares measured for sentence fields on two question sets (five articles; pages of many provinces).
TITLE, NEIGHBOUR, DOCUMENT = 0.35, 0.30, 0.1
NAMED_NEAR = 0.7  # a person named in the sentence before is who "đồng chí", "ông" is in this one
OWN_TITLE = 0.9  # a letterhead, a signature or a table is about what the title says
ROLE = {"content": 1.0, "light": 0.6, "function": 0.1, "filler": 0.0}
ROLE_IN_COVERAGE = {"content": 1.0, "light": 0.3, "function": 0.0, "filler": 0.0}
BLOCK = {"caption": 0.75, "legal_basis": 0.8, "title": 0.8, "heading": 0.6, "letterhead": 0.75, "byline": 0.0}
SELF_CONTAINED = 1.06  # of two equal sentences the one that names its province
OTHER_DAY = 0.5  # a text that never mentions the day asked about
SIBLING = 0.35  # a sentence on kinh tế số for a question on xã hội số
PLANS = frozenset(
    {"plan", "decision", "resolution", "programme", "project", "strategy", "directive"}
)  # their year is the one planned
LEADS = 1.3
OTHER_REGION = 0.55
AMONG_CANDIDATES = 0.8  # share of the rarity among candidates, which are alike already
BASE = 0.4  # so that a sentence in other words than the question is still judged by its province, year and figure
DATE = 3.0  # about the idf of a word in one passage of twenty
UNKNOWN_SINGLE = 0.15
SINGLE = 0.4  # a single syllable is as often a verb or an adverb as a topic: its share in coverage
TOGETHER = 0.35  # share of the lighter neighbour's weight when two units of the question stand side by side again

Standing = Literal[
    "same", "context", "other", "silent", "unasked"
]  # what is asked: said here, said around it, something else said


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence, judged. `coverage` (0..1) is the share of the question's topic that it and its surroundings meet.

    `nearness` (0..1) tells how close the cue stands to what is asked about; 1 for kinds without cues. `missing` are
    content units met nowhere around. `places` are the sentence's tokens that met a unit: index and weight.
    """

    sentence: Sentence
    score: float
    coverage: float
    own: float  # the share that the sentence itself meets, or the one before it, or the title of its table
    cue: Cue | None
    nearness: float
    province: Standing
    year: Standing
    number: Standing
    missing: tuple[Unit, ...]
    places: tuple[tuple[int, float], ...]
    counted: bool = True
    dated: bool = True  # the article knows the days that the question names
    claimed: bool = True  # the sentence says what the question claims to have ended, failed or fallen


def judge_all(asked: Asked, candidates: Sequence[Sentence]) -> list[Evidence]:
    """The evidence of each sentence; what a document's other sentences meet counts as its context."""
    spoken = [unit for unit in asked.units if unit.role != "filler"]
    met = [[meet(unit, sentence.words) for unit in spoken] for sentence in candidates]
    context: dict[str, list[float]] = {}
    for sentence, meetings in zip(candidates, met, strict=True):
        best = context.setdefault(sentence.document.id, [0.0] * len(spoken))
        for at, meeting in enumerate(meetings):
            best[at] = max(best[at], meeting.credit)
    dated = _dated_documents(asked, candidates)
    spoken = _weighed(spoken, met)
    return [
        _judge(
            asked,
            sentence,
            list(zip(spoken, meetings, strict=True)),
            context[sentence.document.id],
            dated[sentence.document.id],
        )
        for sentence, meetings in zip(candidates, met, strict=True)
    ]


def _judge(
    asked: Asked, sentence: Sentence, meetings: list[tuple[Unit, Meeting]], context: list[float], dated: bool
) -> Evidence:
    title = words_of(sentence.document.title)
    titled = OWN_TITLE if sentence.passage.kind in ("letterhead", "signature", "table") else TITLE
    around = [words_of(text) for text in (sentence.before, sentence.after) if text]
    lexical, covered, own, topic = 0.0, 0.0, 0.0, 0.0
    missing: list[Unit] = []
    claimed = True
    for (unit, here), elsewhere in zip(meetings, context, strict=True):
        in_title = meet(unit, title).credit
        near = max((meet(unit, words).credit for words in around), default=0.0)
        near_share = NAMED_NEAR if unit.name else NEIGHBOUR
        lexical += (
            ROLE[unit.role]
            * unit.weight
            * min(1.3, here.credit + titled * in_title + near_share * near + DOCUMENT * elsewhere)
        )
        share = ROLE_IN_COVERAGE[unit.role] * unit.weight * _topicality(unit)
        known = max(here.credit, 0.9 * near, 0.85 * in_title, elsewhere * (0.5 if asked.kind in FIGURE_KINDS else 0.7))
        topic += share
        covered += share * known
        own += share * max(here.credit, 0.7 * near, in_title if titled == OWN_TITLE else 0.6 * in_title)
        if unit.role == "content" and known < 0.3:
            missing.append(unit)
        claimed = claimed and (not unit.claim or here.credit > 0)
    lexical += BASE + _side_by_side(asked, sentence) + _dates(asked, sentence) + _figures(asked, sentence)
    if titled == OWN_TITLE:
        lexical *= 0.7 + 0.6 * _title_share(asked, title)
    cue, nearness, counted = _best_cue(asked, sentence, meetings)
    province, year, number = _province(asked, sentence), _year(asked, sentence, cue), _number(asked, sentence)
    score = (
        lexical
        * _length(sentence)
        * BLOCK.get(sentence.passage.kind, 1.0)
        * {"same": 1.15, "context": 1.0, "other": 0.3, "unasked": 1.0}[province]
        * {"same": 1.15, "context": 1.0, "other": 0.5, "silent": 0.8, "unasked": 1.0}[year]
        * {"same": 1.3, "context": 1.1, "silent": 0.7, "other": 0.4, "unasked": 1.0}[number]
        * (1.0 if dated else OTHER_DAY)
        * (OTHER_REGION if _other_region(asked, sentence) else 1.0)
        * (0.6 + 0.65 * nearness if has_cues(asked.kind) else 1.0)
        * (SELF_CONTAINED if not asked.provinces and provinces_in(sentence.text) else 1.0)
        * (LEADS if _leads_with_topic(asked, sentence) else 1.0)
        * (SIBLING if replaced_by_sibling(asked.units, sentence.words) else 1.0)
    )
    places = tuple(
        sorted(
            {
                place + i: ROLE[unit.role] * unit.weight / m.length
                for unit, m in meetings
                for place in m.places
                for i in range(m.length)
            }.items()
        )
    )
    return Evidence(
        sentence,
        score,
        _coverage(covered, topic, asked, number, province),
        own / topic if topic and asked.content else 1.0,
        cue,
        nearness,
        province,
        year,
        number,
        tuple(missing),
        places,
        counted,
        dated,
        claimed,
    )


def _weighed(spoken: Sequence[Unit], met: Sequence[Sequence[Meeting]]) -> list[Unit]:
    """The units, each weighing at least what its rarity among the candidates says.

    Words of a title are in every passage of its article, which makes them look common; among sentences they may be rare.
    """
    total = len(met)
    found = [sum(meetings[at].credit >= 0.8 for meetings in met) for at in range(len(spoken))]
    return [
        replace(unit, weight=max(unit.weight, AMONG_CANDIDATES * math.log(1 + (total - n + 0.5) / (n + 0.5))))
        if unit.role == "content" and n
        else unit
        for unit, n in zip(spoken, found, strict=True)
    ]


def _dated_documents(asked: Asked, candidates: Sequence[Sentence]) -> dict[str, bool]:
    """Which documents know the days that the question names: they mention them or are of them."""
    found = {sentence.document.id: not asked.dates for sentence in candidates}
    if asked.dates:
        for sentence in candidates:
            document = sentence.document
            days = " ".join(filter(None, (show_date(d) for d in (document.published_on, document.issued_on) if d)))
            found[document.id] = found[document.id] or dates_met(asked, f"{sentence.text} {days}")
    return found


def _topicality(unit: Unit) -> float:
    """How surely a unit is part of the topic: single syllables that the corpus never uses are mostly chat."""
    if unit.syllables > 1 or not unit.text.isalpha():
        return 1.0
    return SINGLE if unit.known or not is_folded_syllable(unit.folded) else UNKNOWN_SINGLE


def _coverage(covered: float, topic: float, asked: Asked, number: Standing, province: Standing) -> float:
    """A question that names a document or a province and nothing else is covered by any sentence on it."""
    if not asked.content and (number in ("same", "context") or province in ("same", "context")):
        return 1.0
    return covered / topic if topic else 1.0


def _length(sentence: Sentence) -> float:
    """Long sentences meet more by chance; a very short one says little."""
    words = len(sentence.words.tokens)
    return 1.0 / (1.0 + 0.15 * max(0, words - 40) / 40) * (0.7 if words < 5 else 1.0)


def _side_by_side(asked: Asked, sentence: Sentence) -> float:
    """Neighbouring words of the question, of two units or of a unit and a name, that are neighbours here as well."""
    bonus = 0.0
    tokens, bare = asked.reading.tokens, asked.reading.bare
    for at in range(len(tokens) - 1):
        left, right = asked.weights[at], asked.weights[at + 1]
        if asked.owners[at] == asked.owners[at + 1] or not left or not right:
            continue
        accented = at not in bare and at + 1 not in bare
        a, b = tokens[at], tokens[at + 1]
        pair = f"{a.text} {b.text}" if accented else f"{a.folded} {b.folded}"
        if sentence.words.at(pair, accented=accented) >= 0:
            bonus += TOGETHER * min(left, right)
    return bonus


def _figures(asked: Asked, sentence: Sentence) -> float:
    """A sentence with the very figure that the question asserts is what it is about."""
    if not asked.figures:
        return 0.0
    said = {(figure.kind, figure.value) for figure in figures_in(sentence.text)}
    return DATE * sum((figure.kind, figure.value) in said for figure in asked.figures) / len(asked.figures)


def _title_share(asked: Asked, title: Words) -> float:
    """Share of a title's words that the question has: of two plans, the one that the question names is meant."""
    asked_words = {token.folded for token in asked.reading.tokens}
    return sum(token.folded in asked_words for token in title.tokens) / max(1, len(title.tokens))


def _dates(asked: Asked, sentence: Sentence) -> float:
    """What the question's dates add: a date of the sentence tells as much as a rare word, one beside it a third."""
    if not asked.dates:
        return 0.0
    if dates_met(asked, sentence.text):
        return DATE
    return (
        NEIGHBOUR * DATE if dates_met(asked, f"{sentence.before} {sentence.after} {sentence.document.title}") else 0.0
    )


# -- the cue


def _best_cue(asked: Asked, sentence: Sentence, meetings: list[tuple[Unit, Meeting]]) -> tuple[Cue | None, float, bool]:
    """The stretch that answers best, its nearness, and whether the counted noun stands beside it."""
    if not has_cues(asked.kind):
        return None, 1.0, True
    best: tuple[float, Cue | None, float, bool] = (0.0, None, 0.0, not asked.counted)
    found = cues(asked.kind, sentence.text)
    alone = sum(cue.figure is not None for cue in found) == 1
    anchors = _anchors(asked, sentence)
    for cue in found:
        near = _nearness(cue, sentence, meetings, anchors)
        if alone and cue.figure is not None:
            near = max(near, ALONE)
        counted = _counts(asked, cue, sentence)
        fits = _fits(asked, cue, sentence)
        near *= fits if asked.kind in ("number", "date", "place", "office") else 1.0
        rank = near * (1.0 if counted else 0.35) * _year_factor(asked, cue) * fits
        if rank > best[0]:
            best = (rank, cue, near if counted else 0.35 * near, counted)
    return best[1:]


ALONE = 0.45  # nearness of the only figure of a sentence: there is none that it could be mistaken for
LONE_ANCHOR = 0.3  # the only province of a sentence may stand anywhere in it
ANCHOR = 4.0  # weight of a province or number among several


def _fits(asked: Asked, cue: Cue, sentence: Sentence) -> float:
    """A bare "bao nhiêu" may be answered by any figure, a count before a rank; what the question says is no answer."""
    if asked.kind == "number" and asked.wanted_code:
        codes = {number.kind_code for number in find_numbers(sentence.text[cue.start : cue.end])}
        return 1.0 if asked.wanted_code in codes else 0.3
    words = sentence.text[cue.start : cue.end]
    if asked.kind == "date" and len(words) == 4 and words.isdigit():
        return 0.4  # a year where a day was asked for
    if asked.place_noun and not words.lower().startswith(asked.place_noun):
        return 0.3
    if asked.kind in FIGURE_KINDS and sibling_before(asked.units, sentence.text[: cue.start]):
        return 0.3  # "chính quyền số thứ 47" where the whole was asked for
    if asked.kind == "date" and asked.wanted_code:
        before = [n for n in numbers_in(sentence.text) if n.end <= cue.start]
        if before and before[-1].kind_code != asked.wanted_code:
            return 0.3  # the date of another kind of document
    if asked.kind == "office" and provinces_in(words):
        return 1.15  # "Chủ tịch UBND tỉnh Yên Bái" says more than "Chủ tịch UBND tỉnh"
    if cue.figure is None and asked.kind in FIGURE_KINDS:
        repeats = fold(words) in " ".join(token.folded for token in asked.reading.tokens)
        return 0.15 if repeats else 0.5  # "dẫn đầu" where a number was asked for
    if cue.figure and any(f.value == cue.figure.value and f.kind == cue.figure.kind for f in asked.figures):
        return 1.0 if asked.kind == "truth" else 0.6
    return 1.0


def _year_factor(asked: Asked, cue: Cue) -> float:
    if not asked.years or cue.year is None:
        return 1.0
    return 1.2 if cue.year in asked.years else 0.3


def _anchors(asked: Asked, sentence: Sentence) -> list[tuple[int, int, float]]:
    """Places (start, end, weight) of the provinces and document numbers asked about: a cue belongs to the nearest."""
    text = sentence.text
    provinces = provinces_in(text) if asked.provinces else []
    weight = ANCHOR if len({mention.name for mention in provinces}) > 1 else LONE_ANCHOR
    found = [(m.start, m.end, weight) for m in provinces if m.name in asked.provinces]
    if asked.numbers:
        numbers = [n for n in numbers_in(text) if any(same_number(n, number) for number in asked.numbers)]
        weight = ANCHOR if len(numbers_in(text)) > 1 else LONE_ANCHOR
        found += [(n.start, n.end, weight) for n in numbers]
    return found


def _nearness(
    cue: Cue, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]], anchors: list[tuple[int, int, float]]
) -> float:
    """Half the weighted mean over the met units of 1 / (1 + distance / 6), half that of the one that tells most.

    Distances are in tokens; a clause border counts as 5.
    """
    total = near = closest = 0.0
    heaviest = max((unit.weight for unit, meeting in meetings if meeting.places), default=1.0)
    if anchors:
        total = max(weight for _, _, weight in anchors)
        near = max(weight * _apart(cue, start, end, sentence) for start, end, weight in anchors)
    for unit, meeting in meetings:
        if not meeting.places or unit.role not in ("content", "light"):
            continue
        weight = unit.weight * ROLE[unit.role]
        total += weight
        here = max(_closeness(cue, place, meeting.length, sentence) for place in meeting.places)
        near += weight * here
        if unit.role == "content":
            closest = max(closest, here * unit.weight / heaviest)
    return 0.5 * (near / total + (closest or near / total)) if total else 0.5


def _closeness(cue: Cue, place: int, length: int, sentence: Sentence) -> float:
    tokens = sentence.words.tokens
    return _apart(cue, tokens[place].start, tokens[min(place + length, len(tokens)) - 1].end, sentence)


def _apart(cue: Cue, start: int, end: int, sentence: Sentence) -> float:
    left, right = (end, cue.start) if end <= cue.start else (cue.end, start)
    if left >= right:
        return 1.0
    between = sentence.text[left:right]
    distance = between.count(" ") + 5 * sum(between.count(mark) for mark in (";", ", ", ": ", "(", ". ", "|"))
    return 1.0 / (1.0 + max(0, distance - 1) / 6)


def _counts(asked: Asked, cue: Cue, sentence: Sentence) -> bool:
    """Whether the noun that the question counts stands within four words of the figure."""
    if not asked.counted:
        return True
    for unit in asked.counted:
        meeting = meet(unit, sentence.words)
        if any(_closeness(cue, place, meeting.length, sentence) >= 1 / (1 + 4 / 6) for place in meeting.places):
            return True
    return False


# -- what is asked about


def _province(asked: Asked, sentence: Sentence) -> Standing:
    if not asked.provinces:
        return _region(asked, sentence) if asked.regions else "unasked"
    here = {mention.name for mention in provinces_in(sentence.text)}
    if here & set(asked.provinces):
        return "same"
    if not set(sentence.document.provinces) & set(asked.provinces):
        return "other"
    return "other" if here and len(here) < 3 else "context"


def _leads_with_topic(asked: Asked, sentence: Sentence) -> bool:
    """Whether the sentence opens with "Về" and something asked about: it says what comes."""
    opening = " ".join(token.folded for token in sentence.words.tokens[:7]) + " "
    return opening.startswith("ve ") and any(f" {unit.folded} " in opening for unit in asked.content)


def _region(asked: Asked, sentence: Sentence) -> Standing:
    here = {mention.name for mention in find_regions(sentence.text)}
    if not here:
        return "unasked"
    return "same" if here & set(asked.regions) else "other"


def _other_region(asked: Asked, sentence: Sentence) -> bool:
    """Whether a region was asked about that neither the sentence, its neighbours nor the title name."""
    if not asked.regions or asked.provinces:
        return False
    around = f"{sentence.text}\n{sentence.before}\n{sentence.document.title}"
    return not any(mention.name in asked.regions for mention in find_regions(around))


def _year(asked: Asked, sentence: Sentence, cue: Cue | None) -> Standing:
    if not asked.years:
        return "unasked"
    if asked.periods and asked.kind in FIGURE_KINDS:
        periods = {m.period for m in find_years(f"{sentence.text}\n{sentence.before}")}
        return "same" if periods & set(asked.periods) else "other"
    if asked.kind in FIGURE_KINDS and cue is not None and cue.year is not None:
        return "same" if cue.year in asked.years else "other"
    if asked.kind not in FIGURE_KINDS and set(asked.years) & {m.year for m in find_years(sentence.document.title)}:
        return "context"  # the document is the one on those years
    figure = asked.kind in FIGURE_KINDS
    stated = {y for y, _, _ in own_years(sentence.text)} | {
        m.year for m in find_years(sentence.text) if m.dated or not figure
    }
    if stated:
        return "same" if stated & set(asked.years) else "other"
    document = sentence.document
    vouching = (sentence.before,) if document.kind in PLANS else (sentence.before, document.title)
    around = {year for text in vouching for year, _, _ in own_years(text)}
    if around & set(asked.years):
        return "context"
    if asked.kind in FIGURE_KINDS and around:
        return "other"
    dated = {int(date[:4]) for date in (document.published_on, document.issued_on) if date}
    if dated & set(asked.years):
        return "context"
    return "other" if around else "silent"


def _number(asked: Asked, sentence: Sentence) -> Standing:
    if not asked.numbers:
        return "unasked"
    document = sentence.document
    own = find_numbers(document.number) if document.number else []
    is_own = any(same_number(number, asked_number) for number in own for asked_number in asked.numbers)
    if is_own and sentence.passage.kind in ("letterhead", "signature", "title"):
        return "same"
    for text, standing in ((sentence.text, "same"), (sentence.before, "context"), (sentence.passage.text, "context")):
        if any(same_number(number, asked_number) for number in numbers_in(text) for asked_number in asked.numbers):
            if standing == "context" and not _of_another(asked) and numbers_in(sentence.text):
                return "other"  # the date or number here is another document's
            return standing  # type: ignore[return-value]
    if is_own:
        return "context" if _of_another(asked) or not numbers_in(sentence.text) else "other"
    mentioned = (n for text in document.numbers for n in numbers_in(text))
    if asked.kind not in ("date", "number") and any(same_number(n, a) for n in mentioned for a in asked.numbers):
        return "silent"  # the article speaks of the document elsewhere
    return "other"


def _of_another(asked: Asked) -> bool:
    """Whether the answer may stand beside another document's number: all but a date or a number of the one named."""
    if asked.kind == "number":
        return asked.wanted_code is not None and all(n.kind_code != asked.wanted_code for n in asked.numbers)
    return asked.kind != "date"


def dates_met(asked: Asked, text: str) -> bool:
    """Whether every date of the question stands in `text` (day and month; the year too when both give it)."""
    found = [mention.iso for mention in find_dates(text)]
    return all(any(_same_date(date.iso, other) for other in found) for date in asked.dates)


def _same_date(a: str, b: str) -> bool:
    if a.startswith("--") or b.startswith("--"):
        return a[-5:] == b[-5:]
    return a == b or a.startswith(b) or b.startswith(a)
