import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vietnamese.document_number import find_numbers, may_name, same_number


def canonical(text: str) -> list[str]:
    return [number.canonical for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("48-NQ/TU", "48-NQ/TU"),
        ("48NQ/TU", "48-NQ/TU"),
        ("48-nq-tu", "48-NQ/TU"),
        ("48 – NQ/TU", "48-NQ/TU"),
        ("nq48-tu", "48-NQ/TU"),
        ("nq48tu", "48-NQ/TU"),
        ("48nqtu", "48-NQ/TU"),
        ("48_NQ_TU", "48-NQ/TU"),
        ("NQ/TU số 48", "48-NQ/TU"),
        ("55/KHUBND", "55/KH-UBND"),
        ("60-2022-nq-hdnd", "60/2022/NQ-HĐND"),
        ("34 CT TTg", "34/CT-TTg"),
        ("2351/ubnd-kstt", "2351/UBND-KSTT"),
        ("ke hoach 55 kh ubnd ban hanh ngay nao", "55/KH-UBND"),
        ("KH 186 KH UBND", "186/KH-UBND"),
        ("411/qd-ttg", "411/QĐ-TTg"),
        ("17/NQ/CP", "17/NQ-CP"),
        ("60/2022/nq-hdnd", "60/2022/NQ-HĐND"),
        ("22/NQ-TU", "22/NQ-TU"),
        ("0155/KH-UBND", "0155/KH-UBND"),
        ("Decision No. 2665/QD-UBND", "2665/QD-UBND"),
        ("07/TTr-SoKHCN", "07/TTr-SoKHCN"),
        ("405/QĐ-BKHCN", "405/QĐ-BKHCN"),
        ("2351/UBND-KSTT", "2351/UBND-KSTT"),
        ("Luật số 91/2025/QH15", "91/2025/QH15"),
    ],
)
def test_a_full_number_has_its_official_form(text: str, number: str) -> None:
    assert canonical(text) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("NQ48", "48-NQ"),
        ("nq 48 nói gì", "48-NQ"),
        ("nghi quyet so 48", "48-NQ"),
        ("nghị quyết 48 ban hành ngày nào", "48-NQ"),
        ("NQ 48 mục tiêu gì", "48-NQ"),
        ("NQ 48 năm nào ra", "48-NQ"),
        ("KH 55 ngày 12/4/2022", "55-KH"),
        ("Resolution No. 57", "57-NQ"),
        ("Đề án 06", "06-ĐA"),
        ("nghị quyết bốn tám", "48-NQ"),
        ("nghi quyet nam muoi lam", "55-NQ"),
        ("kế hoạch một bốn bốn", "144-KH"),
        ("nghị quyết không năm", "05-NQ"),
        ("quyết định một trăm mười chín", "119-QĐ"),
        ("kế hoạch hai nghìn sáu trăm năm mươi sáu", "2656-KH"),
        ("kế hoạch 2044", "2044-KH"),
        ("ct34", "34-CT"),
    ],
)
def test_a_bare_number_has_no_issuer(text: str, number: str) -> None:
    (found,) = find_numbers(text)
    assert found.canonical == number
    assert found.bare


@pytest.mark.parametrize(
    "text",
    [
        "số bao nhiêu %",
        "nam 2030 khong",
        "chuyển đổi số 2030 kh ạ",
        "năm 2022",
        "31/12",
        "48/63",
        "15-20%",
        "kế hoạch 5 năm",
        "kế hoạch năm 2025",
        "kế hoạch 2025",
        "kế hoạch 5 mấy",
        "kế hoạch năm sau",
        "ke hoach nam nay",
        "kế hoạch hai năm",
        "chương trình 100 ngày",
        "kế hoạch kinh tế số 20% GRDP",
        "kế hoạch 50 tỷ",
        "kế hoạch hai trăm tỷ",
        "chương trình một trăm ngày",
        "kế hoạch hai mươi năm",
        "giai đoạn 2021-2025 KH-UBND",
        "20 ct ubnd",
        "example.vn/t-132108/da-nang-hue",
    ],
)
def test_other_figures_are_no_document_numbers(text: str) -> None:
    assert canonical(text) == []


def test_several_numbers_come_in_text_order() -> None:
    assert canonical("NQ 05, 09-NQ/TU và Kế hoạch 55") == ["05-NQ", "09-NQ/TU", "55-KH"]


def test_offsets_point_at_the_words() -> None:
    text = "Theo Kế hoạch số 55/KH-UBND ngày 12/4"
    (number,) = find_numbers(text)
    assert text[number.start : number.end] == "55/KH-UBND"
    assert (number.kind_code, number.issuer_code, number.number, number.year) == ("KH", "UBND", 55, None)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("48-NQ", "48-NQ/TU"),
        ("02239/QD-UBND", "2239/QĐ-UBND"),
        ("22/NQ-TU", "22-NQ/TU"),
        ("60/NQ-HĐND", "60/2022/NQ-HĐND"),
    ],
)
def test_spellings_of_one_number_agree(a: str, b: str) -> None:
    assert same_number(a, b)
    assert same_number(b, a)


@pytest.mark.parametrize(("a", "b"), [("05-NQ/TU", "05/NQ-CP"), ("55/KH-UBND", "55-NQ"), ("48-NQ", "4-NQ/TU")])
def test_other_numbers_do_not_agree(a: str, b: str) -> None:
    assert not same_number(a, b)


@given(st.sampled_from(["Nghị quyết số 48-NQ/TU", "Quyết định 411/QĐ-TTg", "kế hoạch 55", "nghị quyết bốn tám"]))
def test_nfd_is_read_like_nfc(text: str) -> None:
    assert find_numbers(unicodedata.normalize("NFD", text)) == find_numbers(text)


@given(st.text(alphabet="0123456789/-. nqNQTUkhKHĐđsốubndKẾHOẠCH"))
def test_numbers_stand_in_order_without_overlaps(text: str) -> None:
    ends = 0
    for number in find_numbers(text):
        assert ends <= number.start < number.end <= len(text)
        ends = number.end


def test_a_number_with_its_year_needs_no_issuer() -> None:
    (number,) = find_numbers("Quyết định 38/2023 của Hòa An")
    assert (number.canonical, number.number, number.year) == ("38-QĐ", 38, 2023)
    assert find_numbers("kế hoạch 9/2023") == []


@given(
    st.sampled_from(["nghị quyết", "kế hoạch số", "NQ", "quyết định", "kh", "chỉ thị"]),
    st.sampled_from(["48", "048", "48-NQ/TU", "55/KH-UBND", "bốn tám", "năm mươi lăm", "hai nghìn", "٤٨"]),
    st.sampled_from(["", " của tỉnh", " ngày 9/6", "-NQ/TU", "/2022"]),
)
def test_a_text_may_name_every_number_that_is_found_in_it(kind: str, number: str, behind: str) -> None:
    text = f"{kind} {number}{behind}"
    assert all(may_name(text, found.number) for found in find_numbers(text))


def test_other_figures_name_no_document() -> None:
    assert not may_name("Đạt 148 điểm, 480 xã, ba nhiệm vụ", 48)
