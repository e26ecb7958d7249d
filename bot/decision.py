"""The decision: answer, ask back, or say that the texts do not tell. One pure function of explicit checks, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.answer import Status
from bot.asked import FIGURE_KINDS, Asked
from bot.cues import has_cues
from bot.evidence import Evidence
from corpus.vietnamese.document_number import DocumentNumber
from index.mentions import Figure, find_figures
from index.tokens import tokenize

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
    "nothing",
]

# Share of the question's topic that the sentence and its surroundings must meet; the one real dial. The lower one
# serves sentences that hold the kind of answer right beside what is asked about.
COVERAGE, COVERAGE_WITH_CUE, COVERAGE_OF_SIDE, COVERAGE_UNSURE = 0.62, 0.5, 0.35, 0.42
NEARNESS, NEARNESS_OF_NAMES = 0.3, 0.12  # figures belong to the words beside them; names and dates reach further
WITHIN = 0.35  # a candidate this much weaker than the best is not promoted
PROMOTED = 12  # candidates looked at


class Known(Protocol):
    """What the corpus holds, as far as decisions need it."""

    def covers_province(self, name: str) -> bool:
        """Whether any passage is about the province."""

    def covers_number(self, number: DocumentNumber) -> bool:
        """Whether any passage bears or mentions the document number."""

    def provinces_of(self, number: DocumentNumber) -> Sequence[str]:
        """The provinces whose own document bears the number (none for numbers of the central state and Party)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`evidence`: what to quote, best first; for a refusal the nearest thing there is. `detail` names what is missing."""

    status: Status
    reason: Reason
    evidence: tuple[Evidence, ...] = ()
    detail: tuple[str, ...] = ()


def decide(asked: Asked, ranked: Sequence[Evidence], known: Known) -> Decision:
    """The decision for a question and its evidence, best score first."""
    unknown = [name for name in asked.provinces if not known.covers_province(name)]
    if unknown:
        return Decision("not_found", "province_unknown", detail=tuple(unknown))
    absent = [number for number in asked.numbers if not known.covers_number(number)]
    if absent:
        return Decision("not_found", "number_unknown", detail=tuple(number.canonical for number in absent))
    shared = _shared(asked, known)
    if shared:
        return Decision("clarify", "number_shared", detail=shared)
    if not ranked:
        return Decision("not_found", "number_elsewhere" if asked.numbers else "nothing")
    floor = WITHIN * ranked[0].score
    near = [evidence for evidence in ranked[:PROMOTED] if evidence.score >= floor]
    failures = []
    for evidence in near:
        failure = _failure(asked, evidence)
        if failure is None:
            return Decision("answered", "answered", (evidence, *_others(evidence, near)))
        failures.append((failure, evidence))
    for failure, evidence in failures:
        if failure == "words" and evidence.coverage >= COVERAGE_UNSURE and evidence.nearness >= 0.6 and has_cues(asked.kind):
            return Decision("unsure", "answered", (evidence,))
    reason, evidence = failures[0]
    return Decision("not_found", reason, (evidence,), tuple(unit.text for unit in evidence.missing))


def _shared(asked: Asked, known: Known) -> tuple[str, ...]:
    """The provinces among which a number without a province is to be chosen."""
    if asked.provinces or asked.dates or "province" in asked.kinds or not asked.numbers:
        return ()
    provinces = known.provinces_of(asked.numbers[0])
    return tuple(provinces) if len(provinces) > 1 else ()


def _failure(asked: Asked, evidence: Evidence) -> Reason | None:
    """The first check that the evidence fails, or None."""
    if evidence.province == "other":
        return "nothing"
    if evidence.number == "other":
        return "number_elsewhere"
    if evidence.year == "other" and (asked.kind in FIGURE_KINDS or not _dateless(evidence)):
        return "year"
    if has_cues(asked.kind) and (evidence.cue is None or evidence.nearness < _nearness(asked)):
        return "person" if asked.kind == "person" else "figure"
    if not evidence.counted:
        return "figure"
    if _contradicted(asked, evidence):
        return "premise"
    if evidence.coverage < _limit(asked, evidence):
        return "words"
    return None


def _nearness(asked: Asked) -> float:
    return NEARNESS if asked.kind in FIGURE_KINDS else NEARNESS_OF_NAMES


def _dateless(evidence: Evidence) -> bool:
    """A text that gives no year at all cannot contradict the one asked about."""
    document = evidence.sentence.document
    return document.published_on is None and document.issued_on is None


def _contradicted(asked: Asked, evidence: Evidence) -> bool:
    """Whether the question asserts a figure whose kind the sentence gives with another value only."""
    said = find_figures(evidence.sentence.text)
    text, typed = evidence.sentence.text, asked.reading.text
    for figure in asked.figures:
        alike = [
            other
            for other in said
            if other.kind == figure.kind and (figure.kind != "count" or _noun(text, other) == _noun(typed, figure))
        ]
        if alike and not any(figure.value in (other.value, other.value_to) for other in said):
            return True
    return False


def _noun(text: str, figure: Figure) -> str:
    """The folded word right after a figure: what it counts."""
    following = tokenize(text[figure.end : figure.end + 20])
    return following[0].folded if following else ""


def _limit(asked: Asked, evidence: Evidence) -> float:
    if asked.compared:
        return COVERAGE_OF_SIDE
    if has_cues(asked.kind) and evidence.nearness >= 0.5:
        return COVERAGE_WITH_CUE
    if evidence.number == "same" and (evidence.province in ("same", "context") or not asked.provinces):
        return COVERAGE_WITH_CUE
    return COVERAGE


def _others(first: Evidence, ranked: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Up to two more sentences worth citing: other places that say nearly as much."""
    chosen: list[Evidence] = []
    for evidence in ranked:
        if evidence is first or evidence.province == "other" or evidence.number == "other" or evidence.score < 0.8 * first.score:
            continue
        if all(evidence.sentence.start != other.sentence.start for other in (first, *chosen)):
            chosen.append(evidence)
    return tuple(chosen[:2])
