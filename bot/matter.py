"""Whether a sentence is about what is asked at all: rows of tables, figures of others, bodies of other matters."""

from bot.asked import FIGURE_KINDS, Asked
from bot.cues import cues
from bot.evidence import Evidence
from bot.sentence import Sentence, meet, words_of


def has_others_figures(asked: Asked, evidence: Evidence, least: float) -> bool:
    """Whether a sentence has figures, none of them of what is asked about: what says less of that tells it no better.

    `least`: the nearness below which a figure answers nothing.
    """
    if asked.kind not in FIGURE_KINDS or asked.compared:
        return False
    if not evidence.own_subject:
        return evidence.cue is not None
    far = bool(asked.counted) and evidence.nearness < least
    return far and not evidence.unmet and bool(cues(asked.kind, evidence.sentence.text))


def is_other_row(evidence: Evidence) -> bool:
    """Whether the sentence is a row of a table that has no word of the question but those of the head.

    Among the provinces of a table its name tells which row is meant.
    """
    among_provinces = evidence.province == "same" and len(evidence.sentence.document.provinces) > 1
    if not evidence.sentence.in_columns or among_provinces:
        return False
    own = [
        here.credit
        for (unit, here), headed in zip(evidence.meetings, evidence.met.heading, strict=True)
        if unit.role == "content" and not headed
    ]
    return bool(own) and not any(own)


def tells_nothing(asked: Asked, evidence: Evidence) -> bool:
    """Whether no word of what is asked about stands in the sentence, nor right before it, nor in its heading."""
    sentence = evidence.sentence
    if not asked.content or sentence.titled or sentence.passage.kind == "legal_basis":
        return False
    around = [words_of(text) for text in (sentence.before, sentence.heading) if text]
    return set(evidence.unmet) >= set(asked.content) and not any(
        meet(unit, words).credit > 0 for unit in asked.content for words in around
    )


def with_what_leads(sentence: Sentence) -> str:
    """A sentence with the one before it, or with the head of the table whose row it is."""
    return f"{sentence.before} {sentence.heading if sentence.in_columns else ''} {sentence.text}"
