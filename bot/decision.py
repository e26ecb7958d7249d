"""The decision: answer, ask back, or say that the texts do not tell. One pure function of explicit checks, in order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.answer import Status
from bot.asked import FIGURE_KINDS, Asked, Kind
from bot.confidence import confidence
from bot.cues import has_cues
from bot.entitled import is_of_others
from bot.evidence import Evidence
from bot.matter import has_others_figures, is_other_row, tells_nothing, with_what_leads
from bot.premises import contradicted
from bot.reached import is_of_before
from bot.sentence import NONE, stands_around
from bot.shape import (
    gives_reason,
    is_form,
    is_of_budget,
    is_row_of_ranks,
    only_counts,
    tells_cause_of_it,
    tells_denial,
    tells_direction,
)
from bot.speech import is_person
from bot.strangers import names_stranger
from bot.wanted import named_codes
from bot.whereabouts import LOWER_UNITS
from corpus.vietnamese.document_number import DocumentNumber, find_numbers
from index.tokens import tokenize
from index.units import Unit

Reason = Literal[
    "answered",
    "province_unknown",
    "number_unknown",
    "number_elsewhere",  # the number exists, but not for the province asked about
    "number_shared",
    "year",
    "figure",  # the kind of answer stands nowhere near
    "premise",  # the question asserts a figure that the text contradicts
    "person",
    "words",  # words of the question that no passage covers
    "doubtful",  # the best sentence passes every check, but little speaks for it
    "nothing",
]

# Share of the question's topic that the sentence and its surroundings must meet; the one real dial.
COVERAGE = 0.45
COVERAGE_WITH_CUE = 0.4  # the kind of answer stands right beside what is asked about, or the document is the one named
COVERAGE_WITH_COUNTED = 0.3  # a figure stands beside the very noun that is counted
COVERAGE_OF_SIDE = 0.3  # of a comparison, whose words are partly the other side's
COVERAGE_UNSURE = 0.36  # of a guess
OWN_REASON = 0.4  # share of the topic that a sentence with the reason must meet itself
OWN = 0.2  # share of the topic that a sentence with the figure must meet itself
OWN_DAY = 0.25  # the same of one with a day: a text has many; a named document's own lines say less (.3 lost an answer)
WHOLE = 0.8  # share of the topic from which a sentence is all about it
NAMES_IT = 0.95  # share of the topic from which a sentence names the document itself
NEARNESS_IN_TOPIC = 0.2  # where the whole sentence is about what is asked
NEARNESS, NEARNESS_OF_NAMES = 0.22, 0.05  # figures belong to the words beside them; names and dates reach further
BESIDE = 0.5  # nearness of a cue right beside what is asked about
NEARNESS_UNSURE = 0.6  # of a guess, which misses words of the question
WITHIN = 0.35  # a candidate this much weaker than the best is not promoted
PROMOTED = 12  # candidates looked at
PAST = 2025  # a text need not name the year in which it was written, but one to come that it plans for
SURE = 0.4  # log-odds from which words that are not covered do not matter
DOUBTFUL = -0.2  # log-odds below which covered words are not enough
SECOND = 0.55  # a further quote must be at least this good


class Known(Protocol):
    """What the corpus holds, as far as decisions need it."""

    def covers_province(self, name: str) -> bool:
        """Whether any passage is about the province."""

    def covers_year(self, year: int) -> bool:
        """Whether any passage mentions the year."""

    def covers_number(self, number: DocumentNumber) -> bool:
        """Whether any passage bears or mentions the document number."""

    def provinces_of(self, number: DocumentNumber) -> Sequence[str]:
        """The provinces whose own document bears the number (none for numbers of the central state and Party)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do, and why.

    `evidence`: what to quote, best first; for a refusal the nearest thing there is. `detail` names what is missing.
    """

    status: Status
    reason: Reason
    evidence: tuple[Evidence, ...] = ()
    detail: tuple[str, ...] = ()


def decide(asked: Asked, ranked: Sequence[Evidence], known: Known) -> Decision:
    """The decision for a question and its evidence, best score first."""
    return barred(asked, known) or chosen(asked, ranked, known)


def barred(asked: Asked, known: Known) -> Decision | None:
    """The decision where no evidence is looked for: what the question names is not there, or is to be chosen first."""
    unknown = [name for name in asked.provinces if not known.covers_province(name)]
    if unknown:
        return Decision("not_found", "province_unknown", detail=tuple(unknown))
    absent = [number for number in (*asked.numbers, *asked.basis) if not known.covers_number(number)]
    if absent:
        return Decision("not_found", "number_unknown", detail=tuple(number.canonical for number in absent))
    shared = _shared(asked, known)
    if shared:
        return Decision("clarify", "number_shared", detail=shared)
    return None


def chosen(asked: Asked, ranked: Sequence[Evidence], known: Known) -> Decision:
    """The decision for a question that is not `barred`, by its evidence."""
    if not ranked:
        return Decision("not_found", "number_elsewhere" if asked.numbers else "nothing")
    if asked.claim is not None:
        fitting = alternatives(asked, ranked)
        if fitting and _is_denied(asked, ranked, fitting[0]):
            return Decision("not_found", "premise", (ranked[0],))
    promoted = _promoted(asked, ranked)
    near = [evidence for evidence, _ in promoted]
    if asked.years and not any(year <= PAST or known.covers_year(year) for year in asked.years):
        return Decision("not_found", "year", (near[0],))
    sure = confidence(asked, near, ranked[0].score)
    failures: list[tuple[Reason, Evidence]] = []
    for evidence, failed in promoted:
        forgiven = failed == "words" and evidence.coverage > 0 and not names_stranger(asked, evidence)
        certain = forgiven and sure >= SURE and not failures
        if failed is None or certain:
            if sure < DOUBTFUL and not asked.compared:
                return Decision("not_found", "doubtful", (evidence,))
            return Decision("answered", "answered", (evidence, *_others(evidence, promoted)))
        failures.append((failed, evidence))
    for failure, evidence in failures:
        if failure == "words" and _likely(asked, evidence) and not names_stranger(asked, evidence):
            return Decision("unsure", "answered", (evidence,))
    reason, evidence = failures[0]
    nowhere = [unit for unit in evidence.missing if all(unit in other.missing for other in ranked)]
    return Decision("not_found", reason, (evidence,), tuple(unit.text for unit in nowhere))


def _promoted(asked: Asked, ranked: Sequence[Evidence]) -> list[tuple[Evidence, Reason | None]]:
    """The candidates to be looked at, with the first check that each fails: those failing none but that of words.

    Where there is none, the best of those that fail.
    """
    theirs = [set(other.unmet) for other in ranked[:PROMOTED] if has_others_figures(asked, other, NEARNESS_OF_NAMES)]
    fitting: list[tuple[Evidence, Reason | None]] = []
    failing: list[tuple[Evidence, Reason | None]] = []
    for evidence in ranked:
        if len(fitting) == PROMOTED or (fitting and evidence.score < WITHIN * fitting[0][0].score):
            break
        failure = _failure(asked, evidence) or _beside_the_point(asked, evidence, failing)
        if failure is None and any(unmet < set(evidence.unmet) for unmet in theirs):
            failure = "figure"
        (fitting if failure in (None, "words") else failing).append((evidence, failure))
    return fitting or [pair for pair in failing[:PROMOTED] if pair[0].score >= WITHIN * ranked[0].score]


def _beside_the_point(
    asked: Asked, evidence: Evidence, better: Sequence[tuple[Evidence, Reason | None]]
) -> Reason | None:
    """Whether words are missed of which a better sentence, which is all about the question, has every one.

    Or words that a better sentence has itself which only tells how things were before.
    """
    for other, why in better:
        if is_of_before(asked.reading.text, other.sentence.text) and set(other.unmet) < set(evidence.unmet):
            return why
    if not evidence.missing:
        return None
    return next((why for other, why in better if not other.missing and other.own >= WHOLE), None)


def _likely(asked: Asked, evidence: Evidence) -> bool:
    """Whether evidence that misses words of the question may be shown as a guess: its cue stands right there."""
    return has_cues(asked.kind) and evidence.nearness >= NEARNESS_UNSURE and evidence.coverage >= COVERAGE_UNSURE


def alternatives(asked: Asked, ranked: Sequence[Evidence]) -> list[Evidence]:
    """Every sentence that could answer, best first: those that fail no check but that of covered words."""
    return [evidence for evidence in ranked if _failure(asked, evidence) in (None, "words")]


def _shared(asked: Asked, known: Known) -> tuple[str, ...]:
    """The provinces among which a number without a province is to be chosen."""
    if asked.provinces or asked.dates or "province" in asked.kinds or not asked.numbers:
        return ()
    provinces = known.provinces_of(asked.numbers[0])
    return tuple(provinces) if len(provinces) > 1 else ()


def _failure(asked: Asked, evidence: Evidence) -> Reason | None:
    """The first check that the evidence fails, or None."""
    return next((reason for check in _CHECKS if (reason := check(asked, evidence)) is not None), None)


def _other_province(_asked: Asked, evidence: Evidence) -> Reason | None:
    return "nothing" if evidence.province == "other" else None


def _other_number(_asked: Asked, evidence: Evidence) -> Reason | None:
    return "number_elsewhere" if evidence.number == "other" else None


def _other_year(asked: Asked, evidence: Evidence) -> Reason | None:
    """Another year; or none at all where the answer is of a year, or where the text has a date of its own."""
    if evidence.year == "silent":
        strict = asked.kind in FIGURE_KINDS or asked.kind in ("number", "date")
        return "year" if strict or _dated(evidence) else None
    return "year" if evidence.year == "other" else None


def _dated(evidence: Evidence) -> bool:
    """A text that gives no year at all cannot contradict the one asked about."""
    document = evidence.sentence.document
    return document.published_on is not None or document.issued_on is not None


def _no_answer_near(asked: Asked, evidence: Evidence) -> Reason | None:
    """The kind of answer asked for does not stand near what is asked about."""
    if evidence.sentence.asks or is_form(asked, evidence.sentence):
        return "figure"
    row = is_row_of_ranks(evidence.sentence)
    if asked.of_direction and (row or not tells_direction(evidence.sentence.text)):
        return "figure"
    if row and (asked.kind not in _OF_RANKS or asked.wanted_noun in LOWER_UNITS):
        return "figure"  # it tells of a province its rank and nothing else
    if (
        evidence.sentence.passage.kind == "legal_basis"
        and asked.kind == "date"
        and not asked.numbers
        and not asked.of_basis
        and not _names_document(asked, evidence)
    ):
        return "figure"  # the date of a document that this one rests on
    if asked.kind == "money" and not is_of_budget(asked, with_what_leads(evidence.sentence)):
        return "figure"
    if only_counts(asked.named_by_count, evidence.sentence.text):
        return "figure"  # "18 nhiệm vụ là những nhiệm vụ nào" is not answered by "ưu tiên 18 nhiệm vụ"
    if asked.kind == "list":
        # "Kể tên 23 cơ sở dữ liệu" is not answered by a sentence that only counts them.
        return "figure" if asked.figures and evidence.cue is None else None
    if not has_cues(asked.kind):
        return None
    if asked.kind == "number" and asked.by_name and evidence.own >= NAMES_IT and not _has_other_code(asked, evidence):
        return None  # "nghị quyết nào" is answered by its name as well
    if evidence.cue is not None and evidence.nearness >= _least_nearness(asked, evidence):
        return None
    if evidence.answers and asked.kind in _TOLD_FREELY:
        return None
    return "person" if asked.kind == "person" else "figure"


_TOLD_FREELY: frozenset[Kind] = frozenset({"reason", "contact", "place"})  # below their very question
_OF_RANKS: tuple[Kind, ...] = (
    *(FIGURE_KINDS - {"money"}),
    "province",
    "place",
    "truth",
    "topic",
    "ordinal",
)  # what a ranking answers


def _names_document(asked: Asked, evidence: Evidence) -> bool:
    """Whether the sentence is all about the document asked for, of its kind and of the province named."""
    ours = not asked.provinces or (evidence.province == "same" and asked.wanted_code is not None)
    return evidence.own >= NAMES_IT and ours and not _has_other_code(asked, evidence)


def _has_other_code(asked: Asked, evidence: Evidence) -> bool:
    """Whether the sentence numbers or names documents, and none of the kind asked for."""
    text = evidence.sentence.text
    codes = {number.kind_code for number in find_numbers(text)} or named_codes(tokenize(text))
    return asked.wanted_code is not None and asked.wanted_code not in codes


def _least_nearness(asked: Asked, evidence: Evidence) -> float:
    if asked.kind not in FIGURE_KINDS or evidence.cue is None or evidence.cue.figure is None:
        return NEARNESS_OF_NAMES
    return NEARNESS_IN_TOPIC if evidence.own >= WHOLE else NEARNESS


def _other_subject(asked: Asked, evidence: Evidence) -> Reason | None:
    """Another person, event, body or pillar, another thing that is counted, or what has not been reached."""
    if not evidence.speaker:
        return "person"
    if not (evidence.of_event and evidence.own_subject):
        return "figure"
    if asked.kind in (*FIGURE_KINDS, "province") and not evidence.reached:
        return "figure"
    told = evidence.cue.figure if evidence.cue else None
    counted = evidence.counted or (told is not None and told.kind == "money")  # "GRDP mỗi người bao nhiêu đô la"
    return None if counted and (evidence.pillar or asked.compared) else "figure"


# A sentence with no word of what they ask about is no answer, whatever stands around it.
_BARE: frozenset[Kind] = frozenset({"truth", "reason"})


def _other_matter(asked: Asked, evidence: Evidence) -> Reason | None:
    """The figure stands in a sentence that is about something else, or about how things were before."""
    if is_of_before(asked.reading.text, evidence.sentence.text) or is_of_others(asked, evidence):
        return "figure"
    if asked.kind in ("date", "year") and any(_is_absent(unit, evidence) for unit in evidence.unmet):
        return "figure"
    if asked.kind in ("body", "person") and is_other_row(evidence):
        return "figure"
    if asked.kind == "body" and evidence.number == "unasked" and tells_nothing(asked, evidence):
        return "figure"
    alone = not evidence.answers and not tells_cause_of_it(evidence.sentence.text)
    if asked.kind in _BARE and asked.content and alone and set(evidence.unmet) >= set(asked.content):
        return "premise"
    day = asked.kind in ("date", "year") and asked.content and evidence.number != "same"
    if day and evidence.own < OWN_DAY:
        return "figure"
    return "figure" if asked.kind in FIGURE_KINDS and evidence.own < OWN else None


def _is_absent(unit: Unit, evidence: Evidence) -> bool:
    """Whether a place or a product that the question names stands neither in the sentence nor around it."""
    named = unit.name and not unit.aside and not is_person(unit)
    return named and not stands_around(unit, NONE, evidence.sentence)


def _false_premise(asked: Asked, evidence: Evidence) -> Reason | None:
    """What the question takes for granted does not stand in the text: an end or a loss, a day, a figure."""
    least = OWN if gives_reason(evidence.sentence.text) else OWN_REASON
    around = f"{evidence.sentence.before} {evidence.sentence.text}"
    if asked.kind == "reason" and (evidence.own < least or not tells_denial(asked, around)):
        return "premise"
    other_day = not evidence.dated and asked.kind != "date"
    return "premise" if not evidence.claimed or other_day or contradicted(asked, evidence) else None


def _is_denied(asked: Asked, ranked: Sequence[Evidence], confirming: Evidence) -> bool:
    """Whether a better sentence, with more words of the question, tells another figure than it claims."""
    return any(
        evidence.score > confirming.score
        and set(evidence.unmet) < set(confirming.unmet)
        and _failure(asked, evidence) == "premise"
        for evidence in ranked
    )


def _uncovered(asked: Asked, evidence: Evidence) -> Reason | None:
    """Words of the question stand nowhere around, or a name of the question nowhere in the corpus."""
    return "words" if names_stranger(asked, evidence) or evidence.coverage < _limit(asked, evidence) else None


def _limit(asked: Asked, evidence: Evidence) -> float:
    if asked.compared:
        return COVERAGE_OF_SIDE
    if asked.counted and evidence.counted:
        return COVERAGE_WITH_COUNTED
    if has_cues(asked.kind) and evidence.nearness >= BESIDE:
        return COVERAGE_WITH_CUE
    if evidence.number == "same" and (evidence.province in ("same", "context") or not asked.provinces):
        return COVERAGE_WITH_CUE
    return COVERAGE


_CHECKS: tuple[Callable[[Asked, Evidence], Reason | None], ...] = (
    _other_province,
    _other_number,
    _other_year,
    _no_answer_near,
    _other_subject,
    _other_matter,
    _false_premise,
    _uncovered,
)


def _others(first: Evidence, promoted: Iterable[tuple[Evidence, Reason | None]]) -> tuple[Evidence, ...]:
    """Up to two more sentences that answer as well, those of other documents first: they confirm or contradict."""
    good = [e for e, failure in promoted if e is not first and e.score >= SECOND * first.score and failure is None]
    good.sort(key=lambda e: e.sentence.document.id == first.sentence.document.id)
    return tuple(good[:2])
