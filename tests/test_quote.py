"""Quotes equal the stored text at their place; long sentences are cut between clauses."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose import UnfaithfulQuote, cite
from bot.quote import LONG
from corpus.document import Document
from corpus.vietnamese.normalize import squeeze
from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)

CLAUSES = "; ".join(f"việc thứ {n} là đưa dịch vụ công tới bản xa số {n}" for n in range(1, 30))


def test_a_short_sentence_is_quoted_whole(judge: Judge) -> None:
    sentence = "Kinh tế số đạt 12% GRDP."
    (citation, quoted, _) = cite([judge("Kinh tế số bao nhiêu %?", sentence)], lambda _: sentence)[0]
    assert (citation.quote, quoted.start, quoted.end) == (sentence, 0, len(sentence))


def test_a_long_sentence_is_cut_to_the_clauses_that_answer(judge: Judge) -> None:
    sentence = f"{CLAUSES}; kinh tế số đạt 12% GRDP; {CLAUSES}."
    (citation, _, _) = cite([judge("Kinh tế số bao nhiêu %?", sentence)], lambda _: sentence)[0]
    assert "kinh tế số đạt 12% GRDP" in citation.quote
    assert len(citation.quote) <= LONG


def test_marks_show_the_words_that_answer(judge: Judge) -> None:
    sentence = "Kinh tế số\n   đạt 12% GRDP."
    (citation, _, _) = cite([judge("Kinh tế số bao nhiêu %?", sentence)], lambda _: sentence)[0]
    assert citation.quote == "Kinh tế số đạt 12% GRDP."
    assert [citation.quote[start:end].strip() for start, end in citation.marks] == ["12%"]


def test_without_a_cue_the_words_met_are_marked(judge: Judge) -> None:
    sentence = "Ở bản, kinh tế số tăng."
    (citation, _, _) = cite([judge("kinh tế số", sentence)], lambda _: sentence)[0]
    assert [citation.quote[start:end] for start, end in citation.marks] == ["kinh tế số"]


def test_a_quote_that_differs_from_the_text_is_never_shown(judge: Judge) -> None:
    evidence = judge("Kinh tế số bao nhiêu %?", "Kinh tế số đạt 12%.")
    with pytest.raises(UnfaithfulQuote, match=r"bai\["):
        cite([evidence], lambda _: "Kinh tế số đạt 99%.")


@given(
    st.lists(
        st.sampled_from(["kinh tế số", "12%", "năm 2025", ";", ",", "\n", "  ", "Sơn La", ".", "—", "trâu"]),
        max_size=120,
    )
)
def test_every_quote_is_faithful_and_every_mark_inside(ask: Ask, judge: Judge, parts: list[str]) -> None:
    text = "Kinh tế số " + " ".join(parts)
    evidence = judge(ask("Kinh tế số bao nhiêu %?"), text)
    document = replace(evidence.sentence.document, text=text)
    (citation, _, _) = cite([evidence], lambda _: document.text)[0]
    assert citation.quote == squeeze(text[citation.start : citation.end])
    assert all(0 <= start < end <= len(citation.quote) for start, end in citation.marks)
    assert isinstance(document, Document)
