"""Who issues documents."""

import pytest

from bot.issuers import issuer_code, of_other_issuer
from corpus.vietnamese.document_number import find_numbers


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Thủ tướng Chính phủ", "TTg"),
        ("Chính phủ", "CP"),
        ("Chính phủ số", ""),
        ("BCH Đảng bộ tỉnh", "TU"),
        ("Bộ Chính trị", "TW"),
        ("UBND tỉnh", "UBND"),
    ],
)
def test_issuers_have_codes(words: str, code: str) -> None:
    assert issuer_code(words) == code


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("Nghị quyết của Tỉnh ủy số mấy?", "Bộ Chính trị đã ban hành Nghị quyết số 19 ngày 3/2/2022.", True),
        ("Nghị quyết của Tỉnh ủy số mấy?", "Tỉnh ủy ban hành Nghị quyết số 07-NQ/TU.", False),
        ("Nghị quyết của Tỉnh ủy số mấy?", "Theo Nghị quyết số 19 thì dân bản đi lại ít hơn.", False),
        ("Nghị quyết về mạng số mấy?", "Bộ Chính trị đã ban hành Nghị quyết số 19.", False),
        ("Kế hoạch do ủy ban nhân dân tỉnh ra có số bao nhiêu?", "Kế hoạch số 15/KH-BTP về lớp học.", True),
        ("Nghị quyết của hội đồng nhân dân tỉnh số mấy?", "Nghị quyết số 07-NQ/TU về lớp học.", True),
        ("Kế hoạch nào thực hiện Nghị quyết của Tỉnh ủy?", "Kế hoạch số 38/KH-UBND về lớp học.", False),
        ("Kế hoạch của ủy ban nhân dân thực hiện nghị quyết của Tỉnh ủy số mấy?", "Kế hoạch số 38/KH-UBND.", False),
    ],
)
def test_a_number_of_another_issuer_is_none_asked_for(question: str, text: str, other: bool) -> None:
    assert of_other_issuer(question, find_numbers(text)[0], text) is other
