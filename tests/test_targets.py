"""Figures of provinces are read out of articles with province, indicator, year, relation and place."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.article_file import read_article
from corpus.document import Document
from corpus.passage import split_passages
from index.__main__ import main
from index.target_row import TargetRow
from index.targets import extract

Read = Callable[..., list[TargetRow]]
HEAD = "---\ntitle: {title}\npublished_on: {date}\nprovinces: [{province}]\n---\n\n"


def article(
    tmp_path: Path, body: str, *, title: str = "Bản tin", date: str = "2023-06-15", province: str = "Cao Bằng"
) -> Document:
    path = tmp_path / "ban-tin.md"
    path.write_text(HEAD.format(title=title, date=date, province=province) + body + "\n", encoding="utf-8")
    return read_article(path)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def rows(body: str, **fields: str) -> list[TargetRow]:
        document = article(tmp_path, body, **fields)
        found = extract(document, split_passages(document))
        assert all(0 <= row.start < row.end <= len(document.text) for row in found)
        return found

    return rows


def short(row: TargetRow) -> tuple[str | None, str, int | None, str, float]:
    return row.province, row.indicator, row.year, row.relation, row.value


def test_a_target_has_year_relation_and_place(read: Read, tmp_path: Path) -> None:
    (row,) = read("Tỉnh Cao Bằng đặt mục tiêu đến năm 2027 kinh tế số chiếm khoảng 13% GRDP.")
    assert short(row) == ("Cao Bằng", "kinh_te_so_grdp", 2027, "~", 13)
    assert (row.unit, row.kind) == ("%", "target")
    document = read_article(tmp_path / "ban-tin.md")
    assert document.text[row.start : row.end] == "13%"
    assert row.quote in " ".join(document.text.split())


CASES = {
    "pillars of one rating": (
        "Năm 2021, Cao Bằng đứng thứ 51/63 về chuyển đổi số (trong đó chính quyền số xếp thứ 41/63, "
        "kinh tế số thứ 43, xã hội số thứ 37).",
        [
            ("dti_rank", 2021, 51),
            ("chinh_quyen_so_rank", 2021, 41),
            ("kinh_te_so_rank", 2021, 43),
            ("xa_hoi_so_rank", 2021, 37),
        ],
    ),
    "the year compared with is not the figure's": (
        "DTI năm 2022 của Cao Bằng đứng thứ 31/63, hơn năm 2020 9 bậc.",
        [("dti_rank", 2022, 31), ("dti_rank_tang", 2022, 9)],
    ),
    "levels go on with the subject before them": (
        "Đến năm 2026, hồ sơ công việc trên mạng của Cao Bằng trên 93% ở cấp tỉnh, 87% ở cấp huyện và 79% ở cấp xã.",
        [("ho_so_mang_cap_tinh", 2026, 93), ("ho_so_mang_cap_huyen", 2026, 87), ("ho_so_mang_cap_xa", 2026, 79)],
    ),
    "a sector's share is not the province's": (
        "Đến năm 2026, kinh tế số chiếm 14% GRDP, tỷ trọng kinh tế số trong từng ngành, lĩnh vực đạt tối thiểu 9%.",
        [("kinh_te_so_grdp", 2026, 14), ("kinh_te_so_nganh", 2026, 9)],
    ),
    "firms, and firms for a thousand people": (
        "Đến năm 2026 tỉnh có trên 90 doanh nghiệp số, đạt 0,3 doanh nghiệp công nghệ số trên 1.000 dân.",
        [("doanh_nghiep_so", 2026, 90), ("dn_so_tren_1000_dan", 2026, 0.3)],
    ),
    "what is not in the table is other": (
        "Năm 2022, 100% nhà văn hóa xóm có loa thông minh.",
        [("khac", 2022, 100)],
    ),
    "a top group": (
        "Phấn đấu đến năm 2028 Cao Bằng thuộc nhóm 23 tỉnh dẫn đầu cả nước về chuyển đổi số.",
        [("dti_nhom", 2028, 23)],
    ),
    "four indexes in a row": (
        "Năm 2022, PAR Index của tỉnh xếp thứ 40; PAPI xếp thứ 22; chỉ số năng lực cạnh tranh cấp tỉnh xếp thứ 57; "
        "ICT Index xếp thứ 49.",
        [("par_index_rank", 2022, 40), ("papi_rank", 2022, 22), ("pci_rank", 2022, 57), ("ict_index_rank", 2022, 49)],
    ),
    "a share of online files": (
        "Năm 2022, tỷ lệ hồ sơ trực tuyến của tỉnh đạt 61,5%; 58% dịch vụ công trực tuyến đạt mức độ 4.",
        [("ho_so_truc_tuyen", 2022, 61.5), ("dvc_muc_4", 2022, 58)],
    ),
    "fibre": (
        "Tính đến năm 2022, 72% hộ gia đình trong tỉnh có đường truyền cáp quang.",
        [("ho_gia_dinh_cap_quang", 2022, 72)],
    ),
    "a share goes on with its rank and its goal": (
        "Năm 2022 kinh tế số của Cao Bằng ước đạt 8% GRDP, đứng thứ 43 cả nước, "
        "trong khi mục tiêu đến năm 2027 là 12%.",
        [("kinh_te_so_grdp", 2022, 8), ("kinh_te_so_grdp_rank", 2022, 43), ("kinh_te_so_grdp", 2027, 12)],
    ),
    "a lead on the plan is no level": (
        "Năm 2022, 61% hồ sơ thủ tục hành chính được tiếp nhận trực tuyến, vượt 9% so với kế hoạch.",
        [("ho_so_truc_tuyen", 2022, 61), ("khac", 2022, 9)],
    ),
    "a loss of places": (
        "Năm 2022, PCI của tỉnh tụt 4 bậc.",
        [("pci_rank_giam", 2022, 4)],
    ),
    "English": (
        "The digital economy of Cao Bang accounted for 7.5 per cent of GRDP in 2022 and is expected to reach "
        "15 per cent by 2027.",
        [("kinh_te_so_grdp", 2022, 7.5), ("kinh_te_so_grdp", 2027, 15)],
    ),
    "English ranks": (
        "Cao Bang ranked 44th out of 63 in the DTI index in 2022, with digital government ranked ninth nationwide.",
        [("dti_rank", 2022, 44), ("chinh_quyen_so_rank", 2022, 9)],
    ),
    "a country's rank is no province's": (
        "Năm 2022, Việt Nam đứng thứ 86/193 quốc gia về chính phủ điện tử và chuyển đổi số.",
        [("khac", 2022, 86)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_sentences_give_their_figures(read: Read, name: str) -> None:
    text, expected = CASES[name]
    assert [(row.indicator, row.year, row.value) for row in read(text)] == expected


def test_levels_keep_their_own_relation(read: Read) -> None:
    rows = read("Đến năm 2026, hồ sơ công việc trên mạng trên 93% ở cấp tỉnh, 87% ở cấp huyện.")
    assert [row.relation for row in rows] == [">=", "="]


def test_target_and_result_are_told_apart(read: Read) -> None:
    rows = read("Năm 2022, kinh tế số ước đạt 8,2% GRDP của tỉnh, mục tiêu đến năm 2025 là 12%.")
    assert [(row.indicator, row.year, row.kind) for row in rows] == [
        ("kinh_te_so_grdp", 2022, "result"),
        ("kinh_te_so_grdp", 2025, "target"),
    ]


def test_a_rise_is_a_target_where_one_is_told(read: Read) -> None:
    (aimed,) = read("Cao Bằng đặt mục tiêu GRDP tăng 9,5% trong năm 2023.")
    (risen,) = read("GRDP của Cao Bằng tăng 9,5% trong năm 2023.")
    assert (aimed.kind, risen.kind) == ("target", "result")


def test_a_result_without_a_year_is_of_the_texts_year(read: Read) -> None:
    (row,) = read("Đến nay, sóng 4G đã phủ 97% xóm bản của tỉnh.")
    assert (row.indicator, row.year, row.year_stated, row.kind) == ("phu_song_4g", 2023, False, "result")


def test_a_target_without_any_year_has_none(read: Read) -> None:
    (row,) = read("Tỉnh phấn đấu có 45 doanh nghiệp số.")
    assert (row.indicator, row.year, row.kind) == ("doanh_nghiep_so", None, "target")


def test_the_year_of_the_sentence_before_goes_on(read: Read) -> None:
    rows = read("Theo DTI năm 2021, Cao Bằng đứng thứ 50/63. Chính quyền số đứng thứ 44.")
    assert [(row.indicator, row.year) for row in rows] == [("dti_rank", 2021), ("chinh_quyen_so_rank", 2021)]


def test_goals_of_several_years_are_no_year_of_a_result(read: Read) -> None:
    rows = read("Kết quả sau 2 năm, tỉnh đã đạt 90% chỉ tiêu giai đoạn 2019-2020, 40% chỉ tiêu giai đoạn 2021-2025.")
    assert [(row.value, row.year, row.kind) for row in rows] == [(90, 2023, "result"), (40, 2023, "result")]


def test_growth_of_a_period_has_no_single_year(read: Read) -> None:
    rows = read("Tỉnh tăng trưởng 6,1%/năm giai đoạn 2016-2020 và 7,4% năm 2022.")
    assert [(row.value, row.year) for row in rows] == [(6.1, None), (7.4, 2022)]


def test_money_for_a_period_has_no_single_year(read: Read) -> None:
    (row,) = read("Cao Bằng có đề án chuyển đổi số giai đoạn 2021-2025 với kinh phí, tính cả vốn vay, hơn 90 tỷ đồng.")
    assert (row.year, row.value) == (None, 90e9)


def test_what_an_index_is_made_of_is_no_figure(read: Read) -> None:
    assert not read("DTI có tổng 900 điểm: chính quyền số 500 điểm, kinh tế số 400 điểm, gồm 7 chỉ số chính.")


def test_a_distance_from_the_average_is_no_gain(read: Read) -> None:
    (row,) = read("Năm 2021, DTI của Cao Bằng cao hơn trung bình cả nước 0,02.")
    assert short(row) == ("Cao Bằng", "dti_so_tb", 2021, "=", 0.02)
    (row,) = read("Năm 2021, DTI của Cao Bằng tăng 0,02 so với năm 2020.")
    assert row.indicator == "dti_tang"


def test_places_within_a_top_are_ranks(read: Read) -> None:
    rows = read("Cao Bằng phấn đấu DTI năm 2027 thuộc Top 30 (khoảng 27-29).")
    assert [(row.indicator, row.value, row.value_to) for row in rows] == [("dti_nhom", 30, None), ("dti_rank", 27, 29)]


def test_plan_titles_vouch_for_no_year(read: Read) -> None:
    text = (
        "Nghị quyết số 77-NQ/TU ngày 02/3/2021 về chuyển đổi số tỉnh đến năm 2025, định hướng đến năm 2030 "
        "được phổ biến tới 120 đại biểu."
    )
    (row,) = read(text)
    assert (row.value, row.year) == (120, 2023)


def test_provinces_side_by_side_keep_their_own_values(read: Read) -> None:
    rows = read("Năm 2022, DTI của Cao Bằng là 0,4812; Lai Châu 0,5103; Sơn La 0,5550.")
    assert [(*short(row)[:3], row.value) for row in rows] == [
        ("Cao Bằng", "dti_score", 2022, 0.4812),
        ("Lai Châu", "dti_score", 2022, 0.5103),
        ("Sơn La", "dti_score", 2022, 0.555),
    ]


def test_a_province_compared_with_is_not_the_subject(read: Read) -> None:
    rows = read("Năm 2022, Cao Bằng đứng thứ 59 về chuyển đổi số, chỉ sau Lai Châu.")
    assert [row.province for row in rows] == ["Cao Bằng"]


def test_a_districts_figure_is_no_indicator_of_the_province(read: Read) -> None:
    (row,) = read("Năm 2022, huyện Hữu Lũng có 95% hộ gia đình dùng cáp quang.", province="Lạng Sơn")
    assert (row.province, row.indicator) == ("Lạng Sơn", "khac")


def test_a_region_stands_where_a_province_could(read: Read) -> None:
    (row,) = read("Năm 2021, giá trị DTI trung bình của vùng Tây Nguyên vượt mức trung bình cả nước 0,021.")
    assert (row.province, row.indicator) == ("Tây Nguyên", "dti_tang")


def test_huế_bears_the_name_of_the_texts_time(read: Read) -> None:
    text = "Thừa Thiên - Huế xếp thứ 3 về chuyển đổi số."
    assert read(text, date="2023-06-15", province="Thừa Thiên Huế")[0].province == "Thừa Thiên Huế"
    assert read(text, date="2025-06-15", province="Thừa Thiên Huế")[0].province == "Huế"


def test_a_headline_takes_the_year_that_the_text_states(read: Read) -> None:
    rows = read(
        "Theo DTI 2021, Cao Bằng lên 3 bậc, đứng thứ 48 trong 63 tỉnh, thành phố.",
        title="Cao Bằng xếp thứ 48 về chỉ số chuyển đổi số cấp tỉnh",
    )
    assert {row.year for row in rows} == {2021}


def test_a_heading_gives_its_items_year_and_kind(read: Read) -> None:
    rows = read("## Mục tiêu đến năm 2027\n\n- Kinh tế số chiếm 16% GRDP.\n\n- 83% hộ gia đình có cáp quang.")
    assert [(row.indicator, row.year, row.kind) for row in rows] == [
        ("kinh_te_so_grdp", 2027, "target"),
        ("ho_gia_dinh_cap_quang", 2027, "target"),
    ]


def test_narrower_headings_keep_what_wider_ones_say(read: Read) -> None:
    body = (
        "I. KẾT QUẢ NĂM 2022\n\n1. Hạ tầng\n\n- Tỷ lệ hộ gia đình có cáp quang là 66%.\n\n"
        "II. MỤC TIÊU ĐẾN NĂM 2026\n\n1. Hạ tầng\n\n- Tỷ lệ hộ gia đình có cáp quang là 82%."
    )
    assert [(row.value, row.year, row.kind) for row in read(body)] == [(66, 2022, "result"), (82, 2026, "target")]


def test_a_years_plan_gives_its_targets_the_year(read: Read) -> None:
    (row,) = read("Tỷ lệ doanh nghiệp dùng hóa đơn điện tử là 98%.", title="Kế hoạch chuyển đổi số tỉnh năm 2024")
    assert (row.indicator, row.year, row.kind) == ("hoa_don_dien_tu", 2024, "target")


def test_what_all_communes_reach_is_not_the_provinces_figure(read: Read) -> None:
    rows = read("Năm 2022, hồ sơ trực tuyến toàn tỉnh đạt 63%, trong đó cấp xã đạt 55%.")
    assert [row.indicator for row in rows] == ["ho_so_truc_tuyen", "ho_so_truc_tuyen_cap_xa"]


def test_numbers_that_are_no_figures_stay_out(read: Read) -> None:
    text = (
        "Bà Nông Thị H, 61 tuổi, dùng wifi 6 từ 2 năm nay. Thứ nhất, tỉnh làm 3 trụ cột theo Điều 4 của "
        "Quyết định số 12/QĐ-UBND. "
        "Sóng 4G, 5G và COVID-19 được nhắc trong 45 phút. Tỉnh là 1 trong những nơi làm sớm."
    )
    assert read(text) == []


def test_a_sentence_without_end_is_read_in_parts(read: Read) -> None:
    rows = read("Năm 2022, " + "83% hộ gia đình trong tỉnh có cáp quang, " * 120)
    assert len(rows) == 120
    assert {(row.indicator, row.value) for row in rows} == {("ho_gia_dinh_cap_quang", 83)}
    assert max(len(row.quote) for row in rows) <= 2000


def test_nothing_comes_of_nothing(read: Read) -> None:
    assert read("Không có số nào ở đây 🙂 <b>.") == []


def test_the_command_lists_rows_and_filters_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "corpus").mkdir()
    article(tmp_path / "corpus", "Năm 2022, Cao Bằng xếp thứ 44 về chuyển đổi số và có 12 điểm cầu.")
    where = ["--corpus", str(tmp_path / "corpus"), "--data", str(tmp_path / "data")]
    assert (
        main(["targets", "--json", *where, "--province", "cao bang", "--indicator", "dti_rank", "--year", "2022"]) == 0
    )
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert list(row) == [
        *("province", "indicator", "year", "relation", "value", "value_to", "unit", "kind", "document", "start", "end"),
        "quote",
    ]
    assert (row["province"], row["value"], row["document"]) == ("Cao Bằng", 44, "ban-tin")
    assert main(["targets", *where]) == 0
    assert "Cao Bằng · Thứ hạng chuyển đổi số (DTI) · 2022 · 44 hạng · result" in capsys.readouterr().out


def test_the_command_names_what_it_does_not_know(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "corpus").mkdir()
    article(tmp_path / "corpus", "Năm 2022, Cao Bằng xếp thứ 44 về chuyển đổi số.")
    where = ["--corpus", str(tmp_path / "corpus"), "--data", str(tmp_path / "data")]
    assert main(["targets", *where, "--indicator", "dti_rang"]) == 2
    assert "dti_rank" in capsys.readouterr().err
    assert main(["targets", *where, "--province", "Mây Trắng"]) == 2
    assert "Cao Bằng" in capsys.readouterr().err
    assert main(["targets", "--json", *where, "--year", "1999"]) == 0
    assert capsys.readouterr().out == ""
