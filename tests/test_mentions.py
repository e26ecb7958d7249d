"""Figures, names, terms and ranks in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.mentions import find_figures, find_names, find_ordinals, find_rank_words, surname_meant


@pytest.mark.parametrize(
    ("text", "kind", "value", "value_to"),
    [
        ("đạt 12% GRDP", "percent", 12, None),
        ("đạt 12 phần trăm", "percent", 12, None),
        ("up by 18.5 percent", "percent", 18.5, None),
        ("từ 15-20%", "percent", 15, 20),
        ("có 1.204 tổ", "count", 1204, None),
        ("đạt 0,1574 lần", "count", 0.1574, None),
        ("đạt 0.5 lần", "count", 0.5, None),
        ("đạt 1,204.5 điểm", "score", 1204.5, None),
        ("hết 1.204,5 tỷ đồng", "money", 1204.5e9, None),
        ("hết 45 tỷ đồng", "money", 45e9, None),
        ("hơn 6 nghìn tỷ đồng", "money", 6e12, None),
        ("3 trăm triệu đồng", "money", 300e6, None),
        ("hết 45tỷ", "money", 45e9, None),
        ("khoảng 800 nghìn hồ sơ", "count", 800_000, None),
        ("xếp thứ 9/63", "rank", 9, None),
        ("đứng vị trí 14", "rank", 14, None),
        ("top 10 cả nước", "rank", 10, None),
        ("đạt 541,46 điểm", "score", 541.46, None),
        ("made up 18.66 percent", "percent", 18.66, None),
        ("12 per cent of GRDP", "percent", 12, None),
        ("three pillars", "count", 3, None),
    ],
)
def test_a_figure_is_read(text: str, kind: str, value: float, value_to: float | None) -> None:
    (figure,) = find_figures(text)
    assert (figure.kind, figure.value, figure.value_to) == (kind, value, value_to)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 15/11/2021",
        "hết tháng 9 năm nay",
        "theo Điều 5",
        "dịch vụ công cấp độ 4",
        "năm 2025",
        "Nghị quyết số 48-NQ/TU",
        "mạng 5G",
        "COVID-19",
    ],
)
def test_dates_years_document_numbers_and_words_are_no_figures(text: str) -> None:
    assert find_figures(text) == []


def test_a_row_of_a_table_begins_with_its_rank() -> None:
    figures = find_figures("6 Lạng Sơn | 0,55")
    assert ("rank", 6) in {(figure.kind, figure.value) for figure in figures}


@pytest.mark.parametrize("text", ["Ông Lò Văn Phương nói", "bà Võ Thị Hạnh", "do Nguyễn Văn An ký"])
def test_names_of_persons_begin_with_a_surname(text: str) -> None:
    (name,) = find_names(text)
    assert text[name.start : name.end] == name.text
    assert name.text.split()[0] in ("Lò", "Võ", "Nguyễn")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bà Mấu Thị Xanh, 50 tuổi, nuôi cừu", ["Mấu Thị Xanh"]),
        ("anh A Thái dạy bà con, chị H'Nhung ghi", ["A Thái"]),
        ("Sầm Thị Mai và ông Lò Văn Phương", ["Sầm Thị Mai", "Lò Văn Phương"]),
        ("đồng chí Bí thư Tỉnh ủy; anh Bình FPT; ông Phó Chủ tịch", []),
        ("bà con Bà Rịa - Vũng Tàu", []),
        ("tiệm đèn lồng trên đường Trần Phú", []),
        ("Giám đốc Sở Nông nghiệp và Môi trường Lê Văn Bình yêu cầu Nguyễn Văn An", ["Lê Văn Bình", "Nguyễn Văn An"]),
        ("Ông Giám Đốc Sở; Bà Huyện Thanh Quan", []),
        ("UBND các huyện Sông Lam, Mai Hồng, Lê Bình và ông Lê Văn Bình", ["Lê Văn Bình"]),
        ("các xã, phường Tân Thủy và Lê Lợi", []),
        ("Chủ tịch UBND huyện Sông Lam, Lê Văn Bình, cho biết", ["Lê Văn Bình"]),
        ("Bí thư Đảng ủy xã Tân Thủy và Nguyễn Thị An dự", ["Nguyễn Thị An"]),
    ],
)
def test_behind_a_form_of_address_any_capitals_are_a_name(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


@pytest.mark.parametrize("text", ["tỉnh Thái Nguyên", "Chuyển đổi số", "kinh tế số", "Lê la"])
def test_places_and_phrases_are_no_names(text: str) -> None:
    assert find_names(text) == []


def test_terms_and_ranks_in_words() -> None:
    assert [span.text for span in find_ordinals("khóa XVII, nhiệm kỳ 2020 - 2025")] == [
        "khóa XVII",
        "nhiệm kỳ 2020 - 2025",
    ]
    assert [span.text for span in find_rank_words("đứng đầu vùng, thứ nhất cả nước")] == ["đứng đầu", "thứ nhất"]
    assert find_rank_words("người đứng đầu cơ quan") == []
    assert find_rank_words("phiên họp lần thứ hai") == []
    assert find_figures("Điểm | Hạng 2022") == []


@given(st.text(max_size=200))
def test_mentions_stand_where_they_say(text: str) -> None:
    for finder in (find_figures, find_names, find_ordinals, find_rank_words):
        assert all(0 <= found.start < found.end <= len(text) for found in finder(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("đạt 2,6 triệu lượt tải", "count"),
        ("has 2.6 million registered accounts", "count"),
        ("bán 1,4 triệu vé", "count"),
        ("vốn 40 tỷ", "money"),
        ("spent VND 418 billion on it", "money"),
        ("cost $300 a year", "money"),
    ],
)
def test_a_large_number_of_something_is_no_money(text: str, kind: str) -> None:
    assert [figure.kind for figure in find_figures(text)] == [kind]


def test_a_surname_gets_the_accents_of_the_commonest_alike() -> None:
    assert [surname_meant(word) for word in ("nguyen", "phan", "ban")] == ["nguyễn", "phan", None]
