"""The gold questions over our own briefs say what the briefs say."""

from collections import Counter

import pytest

from tests.quality.question_sets import ARTICLES, own_sets
from tests.quality.scoring import Gold, fold, read_gold, read_rows, read_texts

ROWS = [row for each in own_sets() for row in read_rows(each.gold)]
GOLDS = [read_gold(row) for row in ROWS]
ANSWERABLE = [(gold, row["evidence"]) for gold, row in zip(GOLDS, ROWS, strict=True) if gold.answerable]
TEXTS = read_texts([ARTICLES])

CATEGORIES = {
    "fact",
    "document_lookup",
    "no_diacritics",
    "mixed_noise",
    "abbreviation",
    "paraphrase",
    "follow_up",
    "compare",
    "merged_provinces",
    "out_of_scope",
    "smalltalk",
}


def test_there_are_enough_questions_of_every_category() -> None:
    counts = Counter(gold.category for gold in GOLDS)
    assert len(GOLDS) >= 70
    assert set(counts) == CATEGORIES
    assert min(counts.values()) >= 4


def test_ids_are_unique() -> None:
    assert len({gold.id for gold in GOLDS}) == len(GOLDS)


def test_questions_are_unique() -> None:
    assert len({(gold.question, gold.history) for gold in GOLDS}) == len(GOLDS)


@pytest.mark.parametrize(("gold", "evidence"), ANSWERABLE, ids=lambda value: getattr(value, "id", ""))
def test_the_evidence_stands_in_a_document_that_answers(gold: Gold, evidence: str) -> None:
    assert evidence
    for line in evidence.split("\n"):
        assert any(fold(line) in TEXTS[document] for document in gold.documents)


@pytest.mark.parametrize(("gold", "evidence"), ANSWERABLE, ids=lambda value: getattr(value, "id", ""))
def test_the_evidence_holds_what_a_quote_must_hold(gold: Gold, evidence: str) -> None:
    assert gold.must
    for group in gold.must:
        assert any(words in fold(evidence) for words in group)
    assert not any(words in fold(evidence) for words in gold.must_not)


def test_a_comparison_names_two_documents() -> None:
    assert all(gold.needed_documents == 2 for gold in GOLDS if gold.compares)


def test_only_follow_ups_have_a_history() -> None:
    assert all(bool(gold.history) == (gold.category == "follow_up") for gold in GOLDS)


def test_a_question_without_an_answer_names_no_document() -> None:
    assert not any(gold.documents or gold.must for gold in GOLDS if not gold.answerable)


def test_a_correction_stands_in_the_texts() -> None:
    corrections = [words for gold in GOLDS for group in gold.accept for words in group]
    assert corrections
    assert all(any(words in text for text in TEXTS.values()) for words in corrections)
