"""Out of which purse money comes."""

import pytest

from bot.sources import of_other_source

CLAUSE = "Kinh phí là 86 tỷ đồng, trong đó ngân sách trung ương 30 tỷ đồng, ngân sách tỉnh 46 tỷ đồng, xã hội hóa 10 tỷ"


@pytest.mark.parametrize(
    ("question", "text", "total", "other"),
    [
        ("Ngân sách tỉnh chi bao nhiêu?", CLAUSE, "46 tỷ đồng", False),
        ("ngan sach tinh chi bao nhieu", CLAUSE, "30 tỷ đồng", True),
        ("Ngân sách cấp tỉnh chi bao nhiêu?", CLAUSE, "86 tỷ đồng", True),
        ("Xã hội hóa được bao nhiêu tiền?", CLAUSE, "10 tỷ", False),
        ("Kinh phí bao nhiêu?", CLAUSE, "86 tỷ đồng", False),
        ("Ngân sách tỉnh chi bao nhiêu?", "Chi 45 tỷ đồng từ ngân sách tỉnh, 9 tỷ đồng vốn vay", "45 tỷ đồng", False),
        ("Ngân sách tỉnh chi bao nhiêu?", "Kinh phí là 45 tỷ đồng", "45 tỷ đồng", False),
    ],
)
def test_a_sum_is_of_the_purse_beside_it(question: str, text: str, total: str, other: bool) -> None:
    start = text.index(total)
    assert of_other_source(question, text, start, start + len(total)) is other
