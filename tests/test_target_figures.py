"""Amounts of a sentence: kind, value, relation, unit; what is no figure stays out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.target_figures import find_amounts
from index.target_relations import is_gain, is_loss, relation_of
from index.target_units import counted


@pytest.mark.parametrize(
    ("text", "kind", "value", "value_to", "relation"),
    [
        ("kinh tế số chiếm 17-19% GRDP", "percent", 17, 19, "="),
        ("đạt từ 17% đến 19%", "percent", 17, 19, "="),
        ("tối thiểu 64% hộ dân", "percent", 64, None, ">="),
        ("đạt từ 64% trở lên", "percent", 64, None, ">="),
        ("không quá 8% hồ sơ trễ hạn", "percent", 8, None, "<="),
        ("nearly 64 per cent of households", "percent", 64, None, "~"),
        ("khoảng 730 nghìn lượt tải", "count", 730_000, None, "~"),
        ("730 nghìn (730.000) lượt tải", "count", 730_000, None, "="),
        ("đứng 07/63 tỉnh", "rank", 7, None, "="),
        ("đứng thứ 7 trong 63 tỉnh, thành phố", "rank", 7, None, "="),
        ("nay đứng thứ tám cả nước", "rank", 8, None, "="),
        ("Lạng Sơn thứ nhất", "rank", 1, None, "="),
        ("ranked fourth nationwide", "rank", 4, None, "="),
        ("phải thuộc Top 30", "top", 30, None, "top"),
        ("thuộc nhóm 12 tỉnh dẫn đầu", "top", 12, None, "top"),
        ("tăng 6 bậc", "steps", 6, None, "="),
        ("up 6 places", "steps", 6, None, "="),
        ("tăng 0,0312 so với năm trước", "change", 0.0312, None, "="),
        ("tăng 1,4 điểm phần trăm", "change", 1.4, None, "="),
        ("đạt 612,5/1.000 điểm", "score", 612.5, None, "="),
        ("đạt 0,5123", "score", 0.5123, None, "="),
        ("hơn 5,000 billion VND", "money", 5e12, None, ">="),
    ],
)
def test_an_amount_is_read(text: str, kind: str, value: float, value_to: float | None, relation: str) -> None:
    (amount,) = find_amounts(text)
    assert (amount.kind, amount.value, amount.value_to, amount.relation) == (kind, value, value_to, relation)
    assert text[amount.start : amount.end].strip() == text[amount.start : amount.end]


@pytest.mark.parametrize(
    "text",
    [
        "dịch vụ công mức độ 3 và 4",
        "2. Kinh tế số",
        "từ 15 tuổi",
        "sau hơn 3 năm",
        "Cách mạng công nghiệp lần thứ 4",
        "thứ Sáu, ngày 9/6",
        "Thứ nhất, phải làm gương",
        "Nghị quyết số 48-NQ/TU năm 2021",
        "tỉnh là một trong 31 nơi làm sớm",
        "mạng 4G, 5G",
        "lúc 08h30",
        "eight areas come first",
    ],
)
def test_numbers_that_count_off_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == []


def test_a_value_per_thousand_is_one_figure() -> None:
    assert [amount.value for amount in find_amounts("0,4 doanh nghiệp trên 1.000 dân")] == [0.4]


def test_two_levels_are_no_range() -> None:
    assert [amount.value for amount in find_amounts("tăng từ 30% lên 45%")] == [30, 45]


def test_relations_stand_before_or_behind() -> None:
    assert relation_of("đạt trên ", "%") == ">="
    assert relation_of("đạt ", " trở xuống") == "<="
    assert relation_of("chưa đến ", "") == "<"
    assert relation_of("đạt ", "") == "="


def test_gains_and_losses() -> None:
    assert is_gain("chính quyền số tăng ", "")
    assert is_gain("cao hơn giá trị trung bình cả nước là ", "")
    assert is_gain("đạt 98%, vượt ", " so với kế hoạch")
    assert not is_gain("tăng lên ", "")
    assert not is_gain("đạt vượt ", " GRDP")
    assert is_loss("PCI giảm ")


@pytest.mark.parametrize(
    ("after", "noun"),
    [
        (" điểm cầu trong tỉnh", "điểm cầu"),
        (" tổ công nghệ số", "tổ"),
        (" members headed by", "members"),
        (" base stations", "base stations"),
        (" và hơn thế", None),
        (".", None),
    ],
)
def test_what_is_counted(after: str, noun: str | None) -> None:
    assert counted(after) == noun


_PIECES = [
    "tăng ",
    "từ ",
    "đến ",
    "thứ ",
    "xếp ",
    "nhóm ",
    "15",
    "0,5",
    "%",
    " - ",
    "/63",
    "(",
    ")",
    " điểm",
    " bậc",
    "năm 2025",
    " tỉnh",
    ", ",
]


@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=14).map("".join))
def test_amounts_of_any_text_stand_in_order_without_overlap(text: str) -> None:
    amounts = find_amounts(text)
    assert all(0 <= amount.start < amount.end <= len(text) for amount in amounts)
    assert all(first.end <= second.start for first, second in zip(amounts, amounts[1:], strict=False))
