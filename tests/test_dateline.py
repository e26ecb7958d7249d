"""Datelines: what is one, and what it tells."""

import pytest

from corpus.dateline import dateline


@pytest.mark.parametrize(
    ("line", "publisher", "date"),
    [
        ("TTXVN – 14:05, 22/08/2023", "TTXVN", "22/08/2023"),
        ("Báo Hòa An, 10/04/2024 - 14:35 GMT+7", "Báo Hòa An", "10/04/2024"),
        ("Báo Hòa An – Thứ Ba, ngày 05/11/2024, 16:20", "Báo Hòa An", "05/11/2024"),
        (
            "Cổng thông tin điện tử tỉnh Hòa An | 27/12/2024 10:30 SA",
            "Cổng thông tin điện tử tỉnh Hòa An",
            "27/12/2024",
        ),
        ("Cập nhật: 24/04/2024 | Lượt xem: 1.873", "", "24/04/2024"),
    ],
)
def test_a_date_with_publisher_hour_and_views_is_a_dateline(line: str, publisher: str, date: str) -> None:
    found = dateline(line)
    assert found is not None
    assert (found.publisher, found.date) == (publisher, date)


@pytest.mark.parametrize(
    "line",
    [
        "Báo Hòa An mở chuyên trang ngày 20/11/2023",
        "Hội nghị chuyển đổi số ngày 20/4/2022",
        "Ngày 12/2/2025, Chủ tịch UBND tỉnh Hòa An ký Quyết định",
        "Hòa An, ngày 09/10/2024",
        "Báo cáo, ngày 09/10/2024",
        "Cập nhật tình hình",
        "Báo Hòa An số hóa kho ảnh | 30/6/2025",
        "Đài truyền thanh xã | 01/7/2025",
        "Trang trại bò sữa Hòa An - 12/3/2024",
        "15/8/2024 - Nguồn: ngân sách tỉnh",
        "31/12/2025.",
    ],
)
def test_a_line_that_tells_more_is_none(line: str) -> None:
    assert dateline(line) is None
