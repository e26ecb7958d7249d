"""Figures side by side: best first, contradictions kept."""

from index.target_row import FigureStatus, TargetRow
from index.target_table import highest, side_by_side


def row(
    province: str,
    value: float,
    *,
    indicator: str = "kinh_te_so_grdp",
    year: int | None = 2025,
    to: float | None = None,
    kind: FigureStatus = "target",
    document: str = "a",
) -> TargetRow:
    return TargetRow(province, indicator, year, "=", value, to, "%", kind, document, 0, 3, "câu", "p000000000")


ROWS = [
    row("Lai Châu", 9),
    row("Cao Bằng", 12),
    row("Cao Bằng", 12, document="b"),
    row("Sơn La", 10, to=14),
    row("Lai Châu", 11, document="b"),
    row("Cao Bằng", 25, year=2030),
    row("Cao Bằng", 51, indicator="dti_rank"),
    row("Sơn La", 33, indicator="dti_rank"),
    row("Sơn La", 7, kind="result"),
]


def test_provinces_come_best_first_with_each_source_kept() -> None:
    cells = side_by_side(ROWS, "kinh_te_so_grdp", 2025, "target")
    assert [(cell.province, [r.value for r in cell.rows]) for cell in cells] == [
        ("Sơn La", [10]),
        ("Cao Bằng", [12]),
        ("Lai Châu", [9, 11]),
    ]


def test_targets_and_results_are_cells_of_their_own() -> None:
    kinds = [(cell.province, cell.kind) for cell in side_by_side(ROWS, "kinh_te_so_grdp", 2025)]
    assert ("Sơn La", "target") in kinds
    assert ("Sơn La", "result") in kinds


def test_without_a_year_all_years_are_shown() -> None:
    assert {cell.year for cell in side_by_side(ROWS, "kinh_te_so_grdp")} == {2025, 2030}


def test_the_upper_end_of_a_range_counts() -> None:
    assert [cell.province for cell in highest(ROWS, "kinh_te_so_grdp", 2025)] == ["Sơn La"]


def test_of_ranks_the_lowest_number_stands_highest() -> None:
    assert [cell.province for cell in highest(ROWS, "dti_rank")] == ["Sơn La"]


def test_equals_share_the_highest_place() -> None:
    rows = [row("Cao Bằng", 12), row("Lai Châu", 12)]
    assert [cell.province for cell in highest(rows, "kinh_te_so_grdp")] == ["Cao Bằng", "Lai Châu"]


def test_nothing_known_is_an_empty_table() -> None:
    assert side_by_side(ROWS, "papi_rank") == []
    assert highest([], "papi_rank") == []
