"""Evidence: how well a sentence answers a question, cue by cue."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.asked import FIGURE_KINDS, Asked, Kind
from bot.cues import Cue, cues, has_cues, own_years
from bot.sentence import NONE, Meeting, Sentence, meet, words_of
from corpus.vietnamese.dates import find_dates, find_years
from corpus.vietnamese.document_number import find_numbers, same_number
from corpus.vietnamese.provinces import find_provinces
from index.units import Unit

# Weights are flat on purpose: tuned ones did not carry over to unseen questions. Title .35 and neighbours .30 are the
# shares measured for sentence fields on two question sets (five articles; pages of many provinces).
TITLE, NEIGHBOUR = 0.35, 0.30
ROLE = {"content": 1.0, "light": 0.6, "function": 0.1, "filler": 0.0}
ROLE_IN_COVERAGE = {"content": 1.0, "light": 0.3, "function": 0.0, "filler": 0.0}
BLOCK = {"caption": 0.75, "legal_basis": 0.8, "title": 0.8, "heading": 0.6, "letterhead": 0.75, "byline": 0.0}
TOGETHER = 0.35  # share of the lighter neighbour's weight when two units of the question stand side by side again

Standing = Literal["same", "context", "other", "unasked"]  # what is asked: said here, said around it, something else said


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence, judged. `coverage` (0..1) is the share of the question's topic that it and its surroundings meet.

    `nearness` (0..1) tells how close the cue stands to what is asked about; 1 for kinds without cues. `missing` are
    content units met nowhere around. `places` are token indices of the sentence's words that met a unit.
    """

    sentence: Sentence
    score: float
    coverage: float
    cue: Cue | None
    nearness: float
    province: Standing
    year: Standing
    number: Standing
    missing: tuple[Unit, ...]
    places: tuple[int, ...]
    counted: bool = True


def judge(asked: Asked, sentence: Sentence) -> Evidence:
    """The evidence that `sentence` gives for `asked`."""
    meetings = [(unit, meet(unit, sentence.words)) for unit in asked.units if unit.role != "filler"]
    title = words_of(sentence.document.title)
    around = [words_of(text) for text in (sentence.before, sentence.after) if text]
    lexical, covered, topic = 0.0, 0.0, 0.0
    missing: list[Unit] = []
    for unit, here in meetings:
        in_title = meet(unit, title).credit
        near = max((meet(unit, words).credit for words in around), default=0.0)
        lexical += ROLE[unit.role] * unit.weight * min(1.3, here.credit + TITLE * in_title + NEIGHBOUR * near)
        share = ROLE_IN_COVERAGE[unit.role] * unit.weight
        known = max(here.credit, 0.9 * near, 0.85 * in_title)
        topic += share
        covered += share * known
        if unit.role == "content" and known < 0.3:
            missing.append(unit)
    lexical += _side_by_side(asked, sentence)
    cue, nearness, counted = _best_cue(asked, sentence, meetings)
    province, year, number = _province(asked, sentence), _year(asked, sentence, cue), _number(asked, sentence)
    score = (
        lexical
        * _length(sentence)
        * BLOCK.get(sentence.passage.kind, 1.0)
        * {"same": 1.15, "context": 1.0, "other": 0.3, "unasked": 1.0}[province]
        * {"same": 1.15, "context": 1.0, "other": 0.5, "unasked": 1.0}[year]
        * {"same": 1.3, "context": 1.1, "other": 0.4, "unasked": 1.0}[number]
        * (0.6 + 0.65 * nearness if has_cues(asked.kind) else 1.0)
    )
    places = tuple(sorted({place + i for _, m in meetings for place in m.places for i in range(m.length)}))
    return Evidence(
        sentence, score, covered / topic if topic else 1.0, cue, nearness, province, year, number, tuple(missing), places, counted
    )


def _length(sentence: Sentence) -> float:
    """Long sentences meet more by chance; a very short one says little."""
    words = len(sentence.words.tokens)
    return 1.0 / (1.0 + 0.15 * max(0, words - 40) / 40) * (0.7 if words < 5 else 1.0)


def _side_by_side(asked: Asked, sentence: Sentence) -> float:
    """Units that follow each other in the question and in the sentence."""
    bonus = 0.0
    tokens = asked.reading.tokens
    for left, right in zip(asked.units, asked.units[1:], strict=False):
        if left.end != right.start or "function" in (left.role, right.role) or "filler" in (left.role, right.role):
            continue
        accented = left.accented or right.accented
        a, b = tokens[left.end - 1], tokens[right.start]
        pair = f"{a.text} {b.text}" if accented else f"{a.folded} {b.folded}"
        if sentence.words.at(pair, accented=accented) >= 0:
            bonus += TOGETHER * min(left.weight, right.weight)
    return bonus


# -- the cue


def _best_cue(
    asked: Asked, sentence: Sentence, meetings: list[tuple[Unit, Meeting]]
) -> tuple[Cue | None, float, bool]:
    """The stretch that answers best, its nearness, and whether the counted noun stands beside it."""
    if not has_cues(asked.kind):
        return None, 1.0, True
    best: tuple[float, Cue | None, float, bool] = (0.0, None, 0.0, not asked.counted)
    for cue in cues(asked.kind, sentence.text):
        near = _nearness(cue, sentence, meetings)
        counted = _counts(asked, cue, sentence)
        rank = near * (1.0 if counted else 0.35) * _year_factor(asked, cue) * _fits(asked, cue)
        if rank > best[0]:
            best = (rank, cue, near if counted else 0.35 * near, counted)
    return best[1:]


def _fits(asked: Asked, cue: Cue) -> float:
    """A bare "bao nhiêu" may be answered by any figure, a count before a rank; what the question says is no answer."""
    if cue.figure and any(f.value == cue.figure.value and f.kind == cue.figure.kind for f in asked.figures):
        return 1.0 if asked.kind == "truth" else 0.6
    return 1.0


def _year_factor(asked: Asked, cue: Cue) -> float:
    if not asked.years or cue.figure is None or cue.year is None:
        return 1.0
    return 1.2 if cue.year in asked.years else 0.3


def _nearness(cue: Cue, sentence: Sentence, meetings: Iterable[tuple[Unit, Meeting]]) -> float:
    """Weighted mean over the met units of 1 / (1 + distance / 6), distance in tokens; a clause border counts as 5."""
    total = near = 0.0
    for unit, meeting in meetings:
        if not meeting.places or unit.role not in ("content", "light"):
            continue
        weight = unit.weight * ROLE[unit.role]
        total += weight
        near += weight * max(_closeness(cue, place, meeting.length, sentence) for place in meeting.places)
    return near / total if total else 0.5


def _closeness(cue: Cue, place: int, length: int, sentence: Sentence) -> float:
    tokens = sentence.words.tokens
    start, end = tokens[place].start, tokens[min(place + length, len(tokens)) - 1].end
    left, right = (end, cue.start) if end <= cue.start else (cue.end, start)
    if left >= right:
        return 1.0
    between = sentence.text[left:right]
    distance = between.count(" ") + 5 * sum(between.count(mark) for mark in (";", ", ", ": ", "(", ". "))
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
        return "unasked"
    here = {mention.name for mention in find_provinces(sentence.text)}
    if here & set(asked.provinces):
        return "same"
    if not set(sentence.document.provinces) & set(asked.provinces):
        return "other"
    return "other" if here and len(here) < 3 else "context"


def _year(asked: Asked, sentence: Sentence, cue: Cue | None) -> Standing:
    if not asked.years:
        return "unasked"
    if asked.kind in FIGURE_KINDS and cue is not None and cue.year is not None:
        return "same" if cue.year in asked.years else "other"
    stated = {year for year, _, _ in own_years(sentence.text)} | {m.year for m in find_years(sentence.text) if m.dated}
    if stated:
        return "same" if stated & set(asked.years) else "other"
    document = sentence.document
    around = {year for text in (sentence.before, document.title) for year, _, _ in own_years(text)}
    if around & set(asked.years):
        return "context"
    dated = {int(date[:4]) for date in (document.published_on, document.issued_on) if date}
    if dated & set(asked.years):
        return "context"
    return "other"


def _number(asked: Asked, sentence: Sentence) -> Standing:
    if not asked.numbers:
        return "unasked"
    document = sentence.document
    own = find_numbers(document.number) if document.number else []
    for text, standing in ((sentence.text, "same"), (sentence.before, "context"), (sentence.passage.text, "context")):
        if any(same_number(number, asked_number) for number in find_numbers(text) for asked_number in asked.numbers):
            return standing  # type: ignore[return-value]
    if any(same_number(number, asked_number) for number in own for asked_number in asked.numbers):
        return "context"
    return "other"


def dates_met(asked: Asked, text: str) -> bool:
    """Whether every date of the question stands in `text` (day and month; the year too when both give it)."""
    found = [mention.iso for mention in find_dates(text)]
    return all(any(_same_date(date.iso, other) for other in found) for date in asked.dates)


def _same_date(a: str, b: str) -> bool:
    if a.startswith("--") or b.startswith("--"):
        return a[-5:] == b[-5:]
    return a == b or a.startswith(b) or b.startswith(a)


__all__ = ["Evidence", "Kind", "NONE", "Standing", "dates_met", "judge"]
