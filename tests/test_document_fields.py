"""What a sentence tells of a document that it names by number."""

import pytest

from bot.document_fields import Fields, Span, read_fields
from corpus.vietnamese.document_number import find_numbers

Told = tuple[str | None, str | None, str | None, str | None]


def told(text: str) -> Told:
    """Kind, issuer, date and subject, as the sentence has them."""
    fields: Fields = read_fields(text, find_numbers(text)[0])

    def words(span: Span | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    return words(fields.kind), words(fields.issuer), words(fields.dated), words(fields.subject)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Căn cứ Nghị quyết số 09-NQ/TU ngày 12/4/2022 của Tỉnh ủy Lai Châu về chuyển đổi số tỉnh Lai Châu;",
            ("Nghị quyết", "Tỉnh ủy Lai Châu", "12/4/2022", "về chuyển đổi số tỉnh Lai Châu"),
        ),
        (
            "UBND tỉnh Lai Châu ban hành Kế hoạch số 77/KH-UBND vào ngày 03/02/2024.",
            ("Kế hoạch", "UBND tỉnh Lai Châu", "03/02/2024", None),
        ),
        (
            "Quyết định số 15/QĐ-TTg được Thủ tướng Chính phủ ban hành ngày 01/3/2021. "
            "Tên của quyết định là “về dữ liệu mở”.",
            ("Quyết định", "Thủ tướng Chính phủ", "01/3/2021", "về dữ liệu mở"),
        ),
        (
            "Decision No. 31/QD-UBND dated May 19, 2022 approves the Data Strategy of Lai Chau.",
            ("Decision", None, "May 19, 2022", "approves the Data Strategy of Lai Chau"),
        ),
        (
            "Bộ Chính trị đã ban hành Nghị quyết số 11 ngày 10/2/2022 về phát triển vùng trung du.",
            ("Nghị quyết", "Bộ Chính trị", "10/2/2022", "về phát triển vùng trung du"),
        ),
        ("Tỉnh thực hiện 77/KH-UBND.", (None, None, None, None)),
    ],
)
def test_fields_stand_around_the_number(text: str, fields: Told) -> None:
    assert told(text) == fields


def test_a_subject_ends_where_the_sentence_goes_on() -> None:
    text = "Nghị quyết số 09-NQ/TU về dữ liệu số đã được phổ biến ở các xã."
    assert told(text)[3] == "về dữ liệu số"


def test_the_date_is_told_in_iso_form() -> None:
    text = "Kế hoạch số 77/KH-UBND, ngày 3 tháng 2 năm 2024 của UBND tỉnh"
    assert read_fields(text, find_numbers(text)[0]).date == "2024-02-03"
