"""Passages are what their document says at their place."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import mark_blocks
from corpus.document import Document
from corpus.passage import passage_id, split_passages


def document(text: str) -> Document:
    return Document("d", "Tựa", text, blocks=mark_blocks(text))


@given(
    st.text()
    | st.lists(
        st.sampled_from(["Câu một. Câu hai có 20%!", "| a | b |", "", "Tin liên quan", "x" * 90, "- TP. Huế;"])
    ).map("\n".join)
)
def test_a_passage_and_its_sentences_are_slices_of_the_text(text: str) -> None:
    for passage in split_passages(document(text)):
        assert text[passage.start : passage.end] == passage.text
        assert passage.sentences
        at = passage.start
        for start, end in passage.sentences:
            assert at <= start < end <= passage.end
            at = end


def test_the_id_depends_on_document_and_text_alone() -> None:
    assert passage_id("d", "một") == passage_id("d", "một")
    assert len({passage_id("d", "một"), passage_id("e", "một"), passage_id("d", "hai")}) == 3
    assert len(passage_id("d", "một")) == 10
    assert passage_id("d", "một").isascii()
    assert passage_id("d", "một").isalnum()
    assert passage_id("d", "một").islower() or passage_id("d", "một").isdigit()
    assert passage_id("d", "\ud800")


def test_dropped_blocks_give_no_passage() -> None:
    text = (
        "Trang chủ\nLiên hệ\nHòa An có 20% kinh tế số\nNăm 2022, kinh tế số của tỉnh chiếm 20%.\nTin liên"
        " quan\nBình Lâm"
    )
    assert [p.text for p in split_passages(document(text))] == [
        "Hòa An có 20% kinh tế số",
        "Năm 2022, kinh tế số của tỉnh chiếm 20%.",
    ]


def test_a_text_that_stands_twice_is_one_passage() -> None:
    line = "Năm 2022, kinh tế số của tỉnh chiếm 20%."
    assert [(p.start, p.text) for p in split_passages(document(f"{line}\n\n{line}"))] == [(0, line)]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = " ".join(f"Đến năm 2025, xã thứ {n} của tỉnh có cáp quang tới từng thôn." for n in range(60))
    passages = split_passages(document(text))
    assert len(passages) > 1
    assert all(len(p.text) <= 1500 and p.text.startswith("Đến") and p.text.endswith("thôn.") for p in passages)
    assert sum(len(p.sentences) for p in passages) == 60


def test_a_table_has_one_sentence_a_row() -> None:
    text = "| Số hiệu | 12/KH-UBND |\n|---|---|\n| Ngày ban hành | 05/03/2024 |"
    (passage,) = split_passages(document(text))
    assert passage.kind == "table"
    assert [text[a:b] for a, b in passage.sentences] == ["Số hiệu | 12/KH-UBND", "Ngày ban hành | 05/03/2024"]


def test_a_letterhead_is_one_sentence() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÒA AN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND\nHòa An, ngày 05 tháng 3"
        " năm 2024"
    )
    (passage,) = split_passages(document(text))
    assert passage.kind == "letterhead"
    assert passage.sentences == ((0, len(text)),)


def test_the_marks_of_a_heading_are_not_quoted() -> None:
    assert [p.text for p in split_passages(document("Một câu đủ dài để là văn xuôi.\n\n## Mục tiêu"))][1:] == [
        "Mục tiêu"
    ]
