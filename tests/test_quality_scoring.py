from typing import Any

import pytest

from tests.quality.scoring import Given, Gold, judge, judge_all, read_given, read_gold, totals, verdict

TEXTS = {
    "a": "kinh tế số của tỉnh a đạt khoảng 20% grdp năm 2025.",
    "b": "kinh tế số của tỉnh b đạt khoảng 20% grdp năm 2025. tỉnh b đứng thứ 7.",
}


def gold(**changes: Any) -> Gold:
    row = {"id": "1", "category": "fact", "question": "tỉnh A bao nhiêu?", "doc": "a", "must": [["20%", "hai mươi"]]}
    return read_gold(row | changes)


def given(status: str = "answered", *cited: tuple[str, str], answer: str = "") -> Given:
    citations = [{"document": document, "quote": quote} for document, quote in cited]
    return read_given({"status": status, "answer": answer, "citations": citations, "elapsed_ms": 1.5})


def test_the_right_words_of_the_right_document_are_right() -> None:
    assert verdict(gold(), given("answered", ("a", "khoảng 20% GRDP"))) == "right"


def test_unsure_is_an_answer() -> None:
    assert verdict(gold(), given("unsure", ("a", "khoảng 20% GRDP"))) == "right"


def test_the_right_words_of_another_document_are_wrong() -> None:
    assert verdict(gold(), given("answered", ("b", "khoảng 20% GRDP"))) == "wrong"


def test_another_document_that_answers_as_well_is_right() -> None:
    assert verdict(gold(alt_docs=["b"]), given("answered", ("b", "khoảng 20% GRDP"))) == "right"


def test_only_the_first_quote_counts() -> None:
    late = given("answered", ("a", "kinh tế số"), ("a", "khoảng 20% GRDP"))
    assert verdict(gold(), late) == "wrong"
    assert judge(gold(), late, TEXTS).in_top_3


def test_every_group_must_be_met() -> None:
    both = gold(must=[["20%"], ["2025"]])
    assert verdict(both, given("answered", ("a", "khoảng 20%"))) == "wrong"
    assert verdict(both, given("answered", ("a", "khoảng 20% GRDP năm 2025"))) == "right"


def test_a_forbidden_figure_is_wrong() -> None:
    assert verdict(gold(must_not=["30%"]), given("answered", ("a", "20% rồi 30%"))) == "wrong"


@pytest.mark.parametrize("quote", ["KHOẢNG 20%", "khoảng\u00a0 20%\n", "khoa\u0309ng 20%"])
def test_case_white_space_and_composition_do_not_matter(quote: str) -> None:
    assert verdict(gold(must=[["khoảng 20%"]]), given("answered", ("a", quote))) == "right"


def test_what_stands_late_in_a_long_quote_does_not_count() -> None:
    assert verdict(gold(), given("answered", ("a", "x" * 600 + "20%"))) == "wrong"
    late = judge(gold(), given("answered", ("a", "x" * 400 + "20%")), TEXTS)
    assert (late.verdict, late.right_at_300) == ("right", False)


@pytest.mark.parametrize("status", ["clarify", "not_found", "chat", "missing"])
def test_no_answer_to_an_answerable_question_is_a_refusal(status: str) -> None:
    assert verdict(gold(), given(status)) == "refused"


@pytest.mark.parametrize(
    ("status", "judged"),
    [("clarify", "right"), ("not_found", "right"), ("chat", "right"), ("unsure", "wrong"), ("missing", "wrong")],
)
def test_an_unanswerable_question_wants_no_answer(status: str, judged: str) -> None:
    assert verdict(gold(answerable=False), given(status, ("a", "khoảng 20%"))) == judged


def test_correcting_a_false_premise_is_right() -> None:
    premise = gold(answerable=False, accept=[["thứ 7"]])
    assert verdict(premise, given("answered", ("b", "Tỉnh B đứng thứ 7."))) == "right"
    assert verdict(premise, given("answered", ("b", "20%"))) == "wrong"


def test_a_comparison_needs_both_documents_within_four_quotes() -> None:
    compare = gold(category="compare", doc=None, docs=["a", "b"], must=[["tỉnh a"], ["tỉnh b"]])
    sides = ("a", "tỉnh A đạt"), ("b", "tỉnh B đạt")
    assert verdict(compare, given("answered", *sides)) == "right"
    assert verdict(compare, given("answered", *[sides[0]] * 4, sides[1])) == "wrong"
    assert verdict(compare, given("answered", ("a", "tỉnh a tỉnh b"))) == "wrong"


def test_a_quote_that_is_not_in_its_document_is_unfaithful() -> None:
    judged = judge(gold(), given("answered", ("a", "khoảng 20% GRDP"), ("a", "khoảng 21%"), ("c", "20%")), TEXTS)
    assert [cited.document for cited in judged.unfaithful] == ["a", "c"]


def test_an_empty_quote_is_unfaithful() -> None:
    assert judge(gold(), given("answered", ("a", " ")), TEXTS).unfaithful


def test_a_number_of_no_quote_is_invented() -> None:
    quote = ("a", "khoảng 20% GRDP")
    assert judge(gold(), given("answered", quote, answer="21%"), TEXTS).invented == ("21",)
    assert judge(gold(), given("answered", quote, answer="20%"), TEXTS).invented == ()
    assert judge(gold(question="năm 2030?"), given("answered", quote, answer="2030: 20%"), TEXTS).invented == ()


def test_the_totals_by_hand() -> None:
    golds = [gold(id=str(n)) for n in range(3)] + [gold(id="3", answerable=False)]
    answers = {
        "0": given("answered", ("a", "khoảng 20%")),
        "1": given("answered", ("a", "năm 2025")),
        "3": given("chat"),
    }
    assert totals(judge_all(golds, answers, TEXTS)) == {
        "answerable": 3,
        "unanswerable": 1,
        "answered_right": 0.3333,
        "answered_wrong": 0.3333,
        "refused_wrongly": 0.3333,
        "right_in_top3": 0.3333,
        "right_at_300": 0.3333,
        "refused_rightly": 1.0,
        "unfaithful_quotes": 0,
        "invented_numbers": 0,
        "p50_ms": 1.5,
        "p95_ms": 1.5,
    }
