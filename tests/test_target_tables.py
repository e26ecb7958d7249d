"""Figures of tables: ranks by cell, goals and results by column."""

from pathlib import Path

from corpus.article_file import read_article
from corpus.passage import split_passages
from index.target_row import TargetRow
from index.target_sheets import rank_cells
from index.targets import extract


def rows(tmp_path: Path, title: str, table: str) -> list[TargetRow]:
    path = tmp_path / "bang.md"
    path.write_text(
        f"---\ntitle: {title}\npublished_on: 2023-11-20\nprovinces: [Cao Bằng]\n---\n\n{table}\n", encoding="utf-8"
    )
    document = read_article(path)
    return extract(document, split_passages(document))


def test_a_rank_row_gives_each_province_its_place(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        "Bảng xếp hạng chuyển đổi số năm 2021",
        "| 5 Lạng Sơn | 6 TP. Cần Thơ | 7 Thừa Thiên - Huế |\n| 8 Sơn La | 9 Lai Châu | 10 Cao Bằng |",
    )
    assert [(row.province, row.indicator, row.year, row.value) for row in found] == [
        ("Lạng Sơn", "dti_rank", 2021, 5),
        ("Cần Thơ", "dti_rank", 2021, 6),
        ("Thừa Thiên Huế", "dti_rank", 2021, 7),
        ("Sơn La", "dti_rank", 2021, 8),
        ("Lai Châu", "dti_rank", 2021, 9),
        ("Cao Bằng", "dti_rank", 2021, 10),
    ]
    assert found[-1].quote == "10 Cao Bằng"


def test_columns_tell_year_and_kind(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        "Các chỉ tiêu của tỉnh Cao Bằng",
        "| Chỉ tiêu | Đơn vị | Kế hoạch năm 2022 | Thực hiện năm 2022 | Mục tiêu năm 2025 |\n"
        "| Tỷ trọng kinh tế số trong GRDP | % | 5 | 5,5 | 11 |\n"
        "| Số doanh nghiệp công nghệ số | doanh nghiệp | 17 | 19 | 35 |",
    )
    assert [(row.indicator, row.year, row.kind, row.value) for row in found] == [
        ("kinh_te_so_grdp", 2022, "target", 5),
        ("kinh_te_so_grdp", 2022, "result", 5.5),
        ("kinh_te_so_grdp", 2025, "target", 11),
        ("doanh_nghiep_so", 2022, "target", 17),
        ("doanh_nghiep_so", 2022, "result", 19),
        ("doanh_nghiep_so", 2025, "target", 35),
    ]


def test_cells_and_verdicts_tell_goal_from_result(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        "Kết quả các chỉ tiêu",
        "| Tỷ lệ hồ sơ trực tuyến | đề ra 35% | kết quả 66,4% | Vượt |\n"
        "| Văn bản xử lý trên môi trường mạng, cấp huyện | 88% | 91% | Vượt |",
    )
    assert [(row.indicator, row.kind, row.value) for row in found] == [
        ("ho_so_truc_tuyen", "target", 35),
        ("ho_so_truc_tuyen", "result", 66.4),
        ("ho_so_mang_cap_huyen", "target", 88),
        ("ho_so_mang_cap_huyen", "result", 91),
    ]


def test_counts_of_things_are_no_ranks() -> None:
    assert rank_cells("12 xã | 14 phường") == []
    assert [cell.value for cell in rank_cells("12 Sơn La | 14 Lai Châu")] == [12, 14]
