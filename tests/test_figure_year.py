"""The year of a figure: its own, never that of a title, a comparison or a document's date."""

import pytest

from index.figure_year import own_years, periods, year_of


@pytest.mark.parametrize(
    ("text", "figure", "year"),
    [
        ("đến năm 2026, kinh tế số chiếm 11% và đến năm 2031 chiếm 23%", "11%", 2026),
        ("đến năm 2026, kinh tế số chiếm 11% và đến năm 2031 chiếm 23%", "23%", 2031),
        ("kinh tế số chiếm 11% GRDP năm 2021, đứng thứ 9", "11%", 2021),
        ("DTI năm 2022 đứng thứ 9, hơn năm 2020 4 bậc", "4 bậc", 2022),
        ("DTI năm 2022 đạt 0,51, tăng 3% so với năm 2021 (0,49)", "0,49", 2021),
        ("đạt 11% vào năm 2022 and is expected to reach 23% by 2031", "23%", 2031),
        ("ra nghị quyết từ tháng 5-2020 và nay đứng thứ 9", "thứ 9", None),
        ("Kế hoạch chuyển đổi số đến năm 2025, định hướng đến năm 2030 có 40 việc", "40", None),
        ("Nghị quyết số 15-NQ/TU ngày 02/3/2021 nêu 11%", "11%", None),
        ("Ngày 02/3/2021, hội nghị có 40 đại biểu", "40", 2021),
        ("tính đến 31/12/2021, 11% hộ dân có cáp quang", "11%", 2021),
        ("có 120 doanh nghiệp; mục tiêu năm 2027 là 300", "120", None),
    ],
)
def test_the_year_of_a_figure(text: str, figure: str, year: int | None) -> None:
    start = text.index(figure)
    assert year_of(text, start, start + len(figure)) == year


def test_days_of_events_are_weak() -> None:
    assert [(own.year, own.weak) for own in own_years("Ngày 02/3/2021 khai mạc; năm 2022 tổng kết")] == [
        (2021, True),
        (2022, False),
    ]


def test_periods_tell_goals_apart() -> None:
    assert periods("tăng 6%/năm giai đoạn 2016-2020") == [((2016, 2020), False)]
    assert periods("đạt 70% chỉ tiêu giai đoạn 2021-2025") == [((2021, 2025), True)]
