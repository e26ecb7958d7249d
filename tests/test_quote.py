"""Quotes equal the stored text at their place; long sentences are cut between clauses."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose import UnfaithfulQuote, cite
from bot.evidence import judge_all
from bot.headline import headline
from bot.quote import LONG, TAIL
from bot.sentence import sentences
from corpus.document import Document
from corpus.passage import Passage
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


def paragraph(ask: Ask, question: str, *texts: str, at: int = 0) -> str:
    """What is quoted of a paragraph whose sentence `at` answers; the line above it is of that sentence."""
    text = " ".join(texts)
    starts = [text.index(one) for one in texts]
    spans = tuple((start, start + len(one)) for start, one in zip(starts, texts, strict=True))
    document = Document("bai", "Bài báo", text)
    passage = Passage("doan000000", "bai", 0, len(text), text, "paragraph", spans)
    judged = judge_all(ask(question), sentences(document, passage))
    evidence = next(one for one in judged if one.sentence.start == starts[at])
    ((citation, quoted, _),) = cite([evidence], lambda _: text)
    assert headline(ask(question), evidence, quoted).rstrip("…") in texts[at]
    return citation.quote


def test_a_short_sentence_is_quoted_with_those_around_it(ask: Ask) -> None:
    texts = ("Bản xa đã có mạng.", "Dân mừng vì trẻ em được học.", "Thầy giáo cũng vui.")
    assert paragraph(ask, "Vì sao dân mừng?", *texts, at=1) == " ".join(texts)


def test_a_sentence_around_with_another_figure_is_left_out(ask: Ask) -> None:
    texts = ("Kinh tế số đạt 12%.", "Xã hội số đạt 85%.", "Dân mừng.")
    assert paragraph(ask, "Kinh tế số đạt bao nhiêu %?", *texts) == texts[0]


def test_the_sentences_around_fill_no_more_than_a_phone_shows(ask: Ask) -> None:
    around = "Đường về bản vẫn xa " * 14 + "."
    assert paragraph(ask, "Vì sao dân mừng?", "Dân mừng vì trẻ em được học.", around) == "Dân mừng vì trẻ em được học."


def test_the_next_sentence_is_quoted_when_it_alone_tells_what_else_is_asked(ask: Ask) -> None:
    first = "Hội nghị khai mạc sáng qua " + "với khách các bản xa " * 12 + "."
    second = "Bế mạc vào buổi chiều."
    assert paragraph(ask, "Hội nghị khai mạc và bế mạc thế nào?", first, second) == f"{first} {second}"
    assert paragraph(ask, "Hội nghị khai mạc thế nào?", first, second) == first


def test_sentences_of_one_paragraph_that_answer_both_are_one_quote(ask: Ask) -> None:
    texts = (
        "Bà con học kỹ năng số vì muốn bán chè " + "cho khách các bản xa " * 10 + ".",
        "Thầy dạy thêm vào buổi tối " + "ở nhà văn hóa của bản " * 6 + ".",
        "Bà con học kỹ năng số vì muốn gọi con ở xa.",
    )
    text = " ".join(texts)
    starts = [text.index(one) for one in texts]
    spans = tuple((start, start + len(one)) for start, one in zip(starts, texts, strict=True))
    passage = Passage("doan000000", "bai", 0, len(text), text, "paragraph", spans)
    judged = judge_all(ask("Vì sao bà con học kỹ năng số?"), sentences(Document("bai", "Bài báo", text), passage))
    first, other = (next(one for one in judged if one.sentence.start == starts[at]) for at in (0, 2))
    assert [citation.quote for citation, _, _ in cite([first, other], lambda _: text)] == [text]
    assert len(cite([other, first], lambda _: text)) == 2  # what stands before would push the answer out of sight


def test_a_cut_sentence_is_quoted_to_its_end_when_that_is_near(judge: Judge) -> None:
    answer = "kinh tế số đạt 12% GRDP"
    tail = "và dân các bản xa cùng làm theo cách ấy " * 6
    sentence = f"{CLAUSES}; {answer}, {tail.strip()}."
    ((citation, _, _),) = cite([judge("Kinh tế số bao nhiêu %?", sentence)], lambda _: sentence)
    assert answer in citation.quote
    assert citation.quote.endswith(".")
    assert len(citation.quote) <= LONG + TAIL


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


def test_a_quote_does_not_end_within_a_list(judge: Judge) -> None:
    opening = "Tỉnh mong các bạn gần xa " + "tới thăm bản vùng cao " * 9
    goods = "cho lớp học thêm bàn, cho lớp học thêm ghế, cho lớp học thêm sách"
    sentence = f"{opening}{goods} để trẻ em vùng cao đọc " + "mãi không thôi " * 12 + "."
    (citation, _, _) = cite([judge("Tỉnh mong các bạn cho lớp học thêm gì?", sentence)], lambda _: sentence)[0]
    assert citation.quote.endswith("cho lớp học thêm sách")
    assert len(citation.quote) <= LONG
