"""Phone numbers and citizen ids are not kept; figures are."""

import pytest

from bot.masking import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("gọi 0912 345 678 nhé", "gọi ••• nhé"),
        ("sđt:0912345678", "sđt:•••"),
        ("+84 912.345.678", "•••"),
        ("0084912345678", "•••"),
        ("(024) 3825-1234", "•••"),
        ("0912345678,0987654321", "•••,•••"),
        ("CCCD 001099012345, nộp ở đâu?", "CCCD •••, nộp ở đâu?"),
        ("căn cước 001 099 012 345", "căn cước •••"),
        ("CMND 123456789.", "CMND •••."),
    ],
)
def test_phone_numbers_and_citizen_ids_are_hidden(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "48-NQ/TU ngày 15/11/2021",
        "giai đoạn 2021-2025, 2030",
        "1.500.000.000 đồng, 800.000 lượt, 101,3%",
        "2000000000 đồng",
        "số 02239/QĐ-UBND",
        "tăng 0,1574 điểm",
        "60/2022/NQ-HĐND",
    ],
)
def test_figures_dates_and_document_numbers_stay(text: str) -> None:
    assert mask(text) == text
