"""The decision: answer, ask back, or say that the texts do not tell. One pure function of explicit checks, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.answer import Status
from bot.asked import FIGURE_KINDS, Asked
from bot.cues import has_cues
from bot.evidence import Evidence
from bot.found import figures_in
from corpus.vietnamese.document_number import DocumentNumber
from corpus.vietnamese.syllables import is_folded_syllable
from index.mentions import Figure
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
    "nothing",
]

# Share of the question's topic that the sentence and its surroundings must meet; the one real dial. The lower one
# serves sentences that hold the kind of answer right beside what is asked about.
COVERAGE, COVERAGE_WITH_CUE, COVERAGE_WITH_COUNTED, COVERAGE_OF_SIDE, COVERAGE_UNSURE = 0.5, 0.4, 0.3, 0.3, 0.33
OWN = 0.3  # share of the topic that a sentence with the figure must meet itself
NEARNESS, NEARNESS_OF_NAMES = 0.22, 0.05  # figures belong to the words beside them; names and dates reach further
WITHIN = 0.35  # a candidate this much weaker than the best is not promoted
PROMOTED = 12  # candidates looked at
SECOND = 0.55  # a further quote must be at least this good


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
    fitting = [evidence for evidence in ranked if _failure(asked, evidence) in (None, "words")]
    near = [e for e in (fitting or ranked)[:PROMOTED] if e.score >= WITHIN * (fitting or ranked)[0].score]
    failures = []
    for evidence in near:
        failure = _failure(asked, evidence)
        if failure is None:
            return Decision("answered", "answered", (evidence, *_others(asked, evidence, near)))
        failures.append((failure, evidence))
    for failure, evidence in failures:
        if (
            failure == "words"
            and evidence.coverage >= COVERAGE_UNSURE
            and evidence.nearness >= 0.6
            and has_cues(asked.kind)
        ):
            return Decision("unsure", "answered", (evidence,))
    reason, evidence = failures[0]
    return Decision("not_found", reason, (evidence,), tuple(unit.text for unit in evidence.missing))


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
    if evidence.province == "other":
        return "nothing"
    if evidence.number == "other":
        return "number_elsewhere"
    strict = asked.kind in FIGURE_KINDS or asked.kind in ("number", "date")
    if evidence.year == "other" or (evidence.year == "silent" and (strict or _dated(evidence))):
        return "year"
    if (
        asked.kind != "list"
        and has_cues(asked.kind)
        and (evidence.cue is None or evidence.nearness < _nearness(asked, evidence))
    ):
        return "person" if asked.kind == "person" else "figure"
    if not evidence.counted:
        return "figure"
    if asked.kind in FIGURE_KINDS and evidence.own < OWN and not asked.compared:
        return "figure"
    if not evidence.claimed or (not evidence.dated and asked.kind != "date") or _contradicted(asked, evidence):
        return "premise"
    if _strangers(asked, evidence):
        return "words"
    if evidence.coverage < _limit(asked, evidence):
        return "words"
    return None


def _nearness(asked: Asked, evidence: Evidence) -> float:
    figure = evidence.cue is not None and evidence.cue.figure is not None
    return NEARNESS if asked.kind in FIGURE_KINDS and figure else NEARNESS_OF_NAMES


def _dated(evidence: Evidence) -> bool:
    """A text that gives no year at all cannot contradict the one asked about."""
    document = evidence.sentence.document
    return document.published_on is not None or document.issued_on is not None


def _contradicted(asked: Asked, evidence: Evidence) -> bool:
    """Whether the question asserts a figure that the sentence does not hold."""
    claims = [figure for figure in asked.figures if _tells(figure)]
    if not claims:
        return False
    sentence = evidence.sentence
    around = sentence.text
    said = {(figure.kind, value) for figure in figures_in(around) for value in (figure.value, figure.value_to)}
    numbers = {float(_ROMAN[token.text]) for token in tokenize(around) if token.text in _ROMAN} | {
        float(part.replace(".", ""))
        for token in tokenize(around)
        for part in token.text.split("/")
        if part.replace(".", "").isdigit()
    }
    return any(
        (figure.kind, figure.value) not in said and (figure.kind != "count" or figure.value not in numbers)
        for figure in claims
    )


_ROMAN = {roman: n for n, roman in enumerate("x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 10)}


def _strangers(asked: Asked, evidence: Evidence) -> bool:
    """Whether the question names a body or a product that the corpus never mentions: "Viettel cử ai" where FPT came."""
    return any(not unit.known and _is_brand(asked, unit) for unit in evidence.missing)


def _is_brand(asked: Asked, unit: Unit) -> bool:
    """Whether a unit is a word that is no Vietnamese one, typed with a capital inside a question in small letters."""
    token = asked.reading.tokens[unit.start]
    typed = asked.reading.text[token.start : token.end]
    if unit.syllables > 1 or not unit.text.isalpha() or is_folded_syllable(unit.folded) or asked.reading.text.isupper():
        return False
    return len(typed) > 3 and typed[0].isupper()


def _tells(figure: Figure) -> bool:
    """Whether a figure is a claim: shares, ranks and larger counts are, "3 trụ cột" and "63 tỉnh" are not."""
    return figure.kind != "count" or (figure.value >= 10 and figure.value not in (34, 63))


def _limit(asked: Asked, evidence: Evidence) -> float:
    if asked.compared:
        return COVERAGE_OF_SIDE
    if asked.counted and evidence.counted:
        return COVERAGE_WITH_COUNTED
    if has_cues(asked.kind) and evidence.nearness >= 0.5:
        return COVERAGE_WITH_CUE
    if evidence.number == "same" and (evidence.province in ("same", "context") or not asked.provinces):
        return COVERAGE_WITH_CUE
    return COVERAGE


def _others(asked: Asked, first: Evidence, near: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Up to two more sentences that answer as well, those of other documents first: they confirm or contradict."""
    good = [e for e in near if e is not first and e.score >= SECOND * first.score and _failure(asked, e) is None]
    good.sort(key=lambda e: e.sentence.document.id == first.sentence.document.id)
    return tuple(good[:2])
