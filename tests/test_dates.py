import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vietnamese.dates import YearMention, find_dates, find_years, show_date


def isos(text: str) -> list[str]:
    return [date.iso for date in find_dates(text)]


def years(text: str) -> list[int]:
    return [year.year for year in find_years(text)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("15/11/2021", "2021-11-15"),
        ("T9/2023", "2023-09"),
        ("ngày 15-11-2021,", "2021-11-15"),
        ("7.3.2019", "2019-03-07"),
        ("ngày 5/6/22", "2022-06-05"),
        ("ngày 12 tháng 4 năm 2022", "2022-04-12"),
        ("ngày 12 tháng 4/2022", "2022-04-12"),
        ("May 19, 2022", "2022-05-19"),
        ("October 6th, 2021", "2021-10-06"),
        ("3 July 2021", "2021-07-03"),
        ("2025-07-01", "2025-07-01"),
        ("tháng 9/2021", "2021-09"),
        ("tháng tư năm 2022", "2022-04"),
        ("12/2025", "2025-12"),
        ("Quý I/2024", "2024-Q1"),
        ("quý 3 năm 2023", "2023-Q3"),
        ("chiều ngày 22-4", "--04-22"),
        ("sáng 9/6", "--06-09"),
        ("hom 22 thang 4", "--04-22"),
        ("lấy mốc 31/12", "--12-31"),
        ("hội nghị 22/4", "--04-22"),
        ("Sáng nay (9/6), tại Trung tâm", "--06-09"),
        ("the day is October 10.", "--10-10"),
    ],
)
def test_dates_are_read_in_every_form(text: str, iso: str) -> None:
    assert isos(text) == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "48/63",
        "15-20%",
        "ít nhất 1-2 bậc",
        "từ 5-10 tỷ",
        "xếp thứ 9/63",
        "24/7",
        "đạt 9/12 chỉ tiêu",
        "31/13/2021",
        "48-NQ/TU",
        "1,5",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert isos(text) == []


def test_a_day_and_its_number_do_not_mix() -> None:
    text = "Nghị quyết số 17/NQ-CP ngày 7/3/2019"
    (date,) = find_dates(text)
    assert text[date.start : date.end] == "7/3/2019"


def test_both_ends_of_a_period_are_years() -> None:
    assert find_years("2021 - 2025") == [YearMention(2021, 0, 4, (2021, 2025)), YearMention(2025, 7, 11, (2021, 2025))]
    assert years("giai đoạn 2021 đến 2025") == [2021, 2025]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đến năm 2025, định hướng đến năm 2030.", [2025, 2030]),
        ("nam 2030 khong", [2030]),
        ("năm 22 xếp thứ mấy", [2022]),
        ("năm 2025 doanh nghiệp số bao nhiêu", [2025]),
        ("tháng 9/2021", [2021]),
        ("2024 doanh nghiệp", []),
        ("6 tháng 2024 hồ sơ đạt mấy phần trăm", [2024]),
        ("2.025 người", []),
        ("60/2022/NQ-HĐND", []),
        ("2030%", []),
        ("giai đoạn 21-25 làm gì", [2021, 2025]),
        ("ai ký đề án chuyển đổi số 25-30 vậy", [2025, 2030]),
        ("chuyển đổi số tăng 25-30%", []),
        ("chuyển đổi số 25-30 xã", []),
        ("kế hoạch ngày 25-10", []),
        ("kế hoạch trồng 25-30 ha", []),
        ("kế hoạch họp từ 20-25", []),
        ("2077", []),
    ],
)
def test_years_of_this_half_century_are_found(text: str, found: list[int]) -> None:
    assert years(text) == found


def test_the_year_of_a_day_is_told_from_the_year_of_a_figure() -> None:
    assert [year.dated for year in find_years("ngày 15/11/2021 đặt mục tiêu năm 2025")] == [True, False]


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2023-06-09", "09/06/2023"),
        ("2023-06", "06/2023"),
        ("2023", "2023"),
        ("--04-22", "22/04"),
        ("2024-Q1", "quý 1/2024"),
    ],
)
def test_dates_are_shown_day_first(iso: str, shown: str) -> None:
    assert show_date(iso) == shown


@given(st.sampled_from(["ngày 12 tháng 4 năm 2022", "chiều 22-4", "Quý I/2024", "đến năm 2025", "2021–2025"]))
def test_nfd_is_read_like_nfc(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert find_dates(decomposed) == find_dates(text)
    assert find_years(decomposed) == find_years(text)


@given(st.text(alphabet="0123456789/-. ngày thángăm"))
def test_mentions_stand_in_order_without_overlaps(text: str) -> None:
    for mentions in (find_dates(text), find_years(text)):
        ends = 0
        for mention in mentions:
            assert ends <= mention.start < mention.end <= len(text)
            ends = mention.end


@pytest.mark.parametrize(
    "text", ["xếp thứ mấy 2022", "xep thu may 2022", "top may 2025", "XẾP THỨ MẤY 2022", "XEP THU MAY 2022"]
)
def test_how_many_before_a_year_is_no_month(text: str) -> None:
    assert isos(text) == []


@pytest.mark.parametrize("text", ["opened in May 2022", "until may 2022", "May 2022"])
def test_the_month_of_may_is_one(text: str) -> None:
    assert isos(text) == ["2022-05"]


@pytest.mark.parametrize("text", ["6 tháng đầu năm 2022", "9 tháng năm 2022", "nửa đầu năm 2022"])
def test_the_year_of_several_months_is_one_of_figures(text: str) -> None:
    assert isos(text) == []
    assert [(year.year, year.dated) for year in find_years(text)] == [(2022, False)]


@pytest.mark.parametrize("text", ["ngày 9 tháng năm 2022", "ngày 9 tháng tư năm 2022"])
def test_a_day_of_a_month_in_words_is_dated(text: str) -> None:
    assert find_years(text)[0].year == 2022
