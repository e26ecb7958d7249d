import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vietnamese.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Lễ ra mắt ở TP. Huế và Q. Hoàn Kiếm.",
        "TS. Lê Mây, PGS. Trần Gió, Th.S. Bùi Sương và Tr. Đinh cùng dự.",
        "Cả nước có 1.830 điểm.",
        "Xem www.example.vn/tin.html để biết thêm.",
        "Resolution No. 48 was issued.",
        "Tỉnh đặt ba mục tiêu; Trong đó có kinh tế số; Và xã hội số.",
        "1. Phát triển hạ tầng số",
        "Điều 5. Tổ chức thực hiện",
        "Kế hoạch được\nđưa ra lấy ý kiến\nrộng rãi.",
        "Các sở (Khoa học. Nội vụ. Tài chính) cùng làm.",
        "“Sao không làm?” ông hỏi.",
        "Trước hết là y tế, giáo dục... và du lịch.",
        "Ông Nguyễn V. A. Bình phát biểu.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Tỉnh xếp thứ 48/63. Kinh tế số xếp thứ 50.", ["Tỉnh xếp thứ 48/63.", "Kinh tế số xếp thứ 50."]),
        ("Đạt 1.830. Vượt kế hoạch!", ["Đạt 1.830.", "Vượt kế hoạch!"]),
        ("Bà nói: “Phải làm ngay.” Mọi người vỗ tay.", ["Bà nói: “Phải làm ngay.”", "Mọi người vỗ tay."]),
        ("Phù hợp với thực tiễn… Hội nghị kết thúc.", ["Phù hợp với thực tiễn…", "Hội nghị kết thúc."]),
        ("Còn nhiều việc... Hội nghị kết thúc.", ["Còn nhiều việc...", "Hội nghị kết thúc."]),
        ("Khai mạc hội nghị.Theo đó, có hai việc.", ["Khai mạc hội nghị.", "Theo đó, có hai việc."]),
        ("Một câu.\nHai câu.", ["Một câu.", "Hai câu."]),
        ("Xin cảm ơn ạ. Hẹn gặp lại.", ["Xin cảm ơn ạ.", "Hẹn gặp lại."]),
        ("Được không? Được!", ["Được không?", "Được!"]),
    ],
)
def test_two_sentences_are_two(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_only_the_asked_part_is_cut() -> None:
    text = "Bỏ qua. Một câu. Hai câu. Bỏ qua."
    assert [text[a:b] for a, b in split_sentences(text, 8, 25)] == ["Một câu.", "Hai câu."]


def test_white_space_has_no_sentences() -> None:
    assert split_sentences(" \n\t ") == []
    assert split_sentences("") == []


@given(st.text(alphabet=st.one_of(st.sampled_from('Aa1.!?…"“”() \nTP'), st.characters())))
def test_sentences_are_ordered_disjoint_trimmed_and_complete(text: str) -> None:
    spans = split_sentences(text)
    covered = 0
    for start, end in spans:
        assert covered <= start < end
        assert not text[covered:start].strip()
        assert text[start:end] == text[start:end].strip()
        covered = end
    assert not text[covered:].strip()
