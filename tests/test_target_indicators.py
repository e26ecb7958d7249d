"""The table of indicators: complete, consistent, readable."""

import re

import pytest

from index.target_indicators import codes, find_names, indicators, label

CORE = [
    *(
        "kinh_te_so_grdp",
        "dti_rank",
        "dti_score",
        "dti_nhom",
        "chinh_quyen_so_rank",
        "kinh_te_so_rank",
        "xa_hoi_so_rank",
    ),
    *("dvc_muc_4", "ho_so_truc_tuyen", "ho_so_mang_cap_tinh", "ho_so_mang_cap_huyen", "ho_so_mang_cap_xa"),
    *("ho_gia_dinh_cap_quang", "doanh_nghiep_so", "dn_so_tren_1000_dan", "ict_index_rank", "par_index_rank"),
    *("papi_rank", "pci_rank"),
]
KINDS = {"percent", "rank", "top", "score", "count", "steps", "change"}


@pytest.mark.parametrize("code", CORE)
def test_core_indicators_are_in_the_table(code: str) -> None:
    assert code in codes()


def test_every_row_is_complete() -> None:
    for indicator in indicators():
        assert re.fullmatch(r"[a-z0-9_]+", indicator.code)
        assert indicator.kinds <= KINDS
        assert indicator.kinds
        assert indicator.label
        assert indicator.names


def test_a_code_has_one_label_and_unit() -> None:
    said: dict[str, set[tuple[str, str]]] = {}
    for indicator in indicators():
        said.setdefault(indicator.code, set()).add((indicator.label, indicator.unit))
    assert {code: words for code, words in said.items() if len(words) > 1} == {}


def test_losses_and_levels_have_labels() -> None:
    assert label("pci_rank_giam").endswith("(giảm)")
    assert label("ho_so_truc_tuyen_cap_xa").endswith("cấp xã")
    assert label("khong_co") == "khong_co"


def test_names_are_found_in_any_spelling_the_longest_first() -> None:
    text = "Tỷ trọng kinh\ntế số và DỊCH VỤ CÔNG TRỰC TUYẾN, provincial competitiveness index"
    assert [name.name for name in find_names(text)] == [
        "ty trong kinh te so",
        "dich vu cong truc tuyen",
        "provincial competitiveness index",
    ]
