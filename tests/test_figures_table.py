"""Tables of figures: every province of an indicator, every figure of a province, conflicting sources."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.figure_rows import figures
from bot.figures_table import province_table, side_by_side_table, whole_table
from corpus.vietnamese.provinces import provinces
from index.generation import Generation
from tests.index_samples import build_index, write_articles
from tests.table_samples import PAGES


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    folder = tmp_path_factory.mktemp("rankings")
    return build_index(write_articles(folder / "corpus", PAGES), folder / "data")[1]


def told(answer: Answer | None) -> str:
    assert answer is not None
    return answer.answer


def test_sources_that_contradict_each_other_are_both_shown(tmp_path: Path) -> None:
    pages = {
        **PAGES,
        "lai-chau-2": "Lai Châu đặt mục tiêu năm 2027 kinh tế số chiếm 20% GRDP, theo kế hoạch mới của tỉnh.",
    }
    generation = build_index(write_articles(tmp_path / "corpus", pages), tmp_path / "data")[1]
    answer = side_by_side_table("/sosanh", "kinh tế số 2027", generation)
    assert answer is not None
    line = next(note for note in answer.notes if "Lai Châu" in note)
    assert "khoảng 18% [" in line
    assert " hoặc " in line
    assert "20% [" in line


def test_a_table_holds_every_province_with_its_source(generation: Generation) -> None:
    answer = side_by_side_table("/sosanh kinh tế số 2027", "kinh tế số 2027", generation)
    assert answer is not None
    assert answer.notes[1:] == ("• Cao Bằng: trên 22% [1]", "• Lai Châu: khoảng 18% [2]", "• Sơn La: 14-17% [3]")
    assert [citation.document for citation in answer.citations] == ["cao-bang", "lai-chau", "son-la"]


def test_a_table_of_an_unknown_indicator_or_of_provinces_is_left_to_others(generation: Generation) -> None:
    assert side_by_side_table("/sosanh", "số trường học", generation) is None
    assert side_by_side_table("/sosanh", "kinh tế số Lai Châu và Sơn La", generation) is None


@pytest.mark.parametrize(
    ("argument", "years"), [("Lai Châu kinh tế số", [2027, 2031]), ("lai chau kinh te so 2031", [2031])]
)
def test_a_province_shows_one_indicator_or_year(generation: Generation, argument: str, years: list[int]) -> None:
    answer = province_table("/tinh", argument, generation)
    assert answer is not None
    assert answer.table is not None
    assert [(figure.indicator, figure.year) for figure in answer.table.figures] == [
        ("kinh_te_so_grdp", y) for y in years
    ]


def test_initials_that_one_province_has_name_it(tmp_path: Path) -> None:
    pages = {"hp": "Năm 2022, Hải Phòng xếp thứ 14/63 về chỉ số chuyển đổi số (DTI)."}
    generation = build_index(write_articles(tmp_path / "corpus", pages), tmp_path / "data")[1]
    assert "Hải Phòng" in told(province_table("/tinh hp", "hp", generation))
    unknown = province_table("/tinh hn", "hn", generation)  # Hà Nội, Hà Nam
    assert unknown is not None
    assert unknown.status == "not_found"


def test_a_year_without_figures_is_told_with_the_years_that_have_some(generation: Generation) -> None:
    answer = side_by_side_table("/sosanh kinh tế số 2045", "kinh tế số 2045", generation)
    assert answer is not None
    assert answer.status == "not_found"
    assert answer.text.endswith("Hiện có số liệu của các năm: 2022, 2027, 2031.")


def test_a_region_has_a_table_of_its_own(tmp_path: Path) -> None:
    pages = {**PAGES, "gia-lai": "Tỉnh Gia Lai đặt mục tiêu năm 2027 kinh tế số chiếm 60% GRDP."}
    generation = build_index(write_articles(tmp_path / "corpus", pages), tmp_path / "data")[1]
    answer = side_by_side_table("/sosanh", "kinh tế số 2027 miền núi phía Bắc", generation)
    assert answer is not None
    assert "Cao Bằng (trên 22%)" in answer.answer
    assert "Gia Lai" not in answer.text
    assert "Trung du và miền núi phía Bắc" in answer.notes[0]


def test_a_region_with_figures_of_few_shows_no_others(generation: Generation) -> None:
    answer = side_by_side_table("/sosanh", "kinh tế số 2031 miền núi phía Bắc", generation)
    assert answer is not None
    assert [note.split(" · ")[0] for note in answer.notes[:-1]] == ["• Lai Châu"]
    assert "Trung du và miền núi phía Bắc" in answer.notes[-1]
    absent = side_by_side_table("/sosanh", "kinh tế số đồng bằng sông Cửu Long", generation)
    assert absent is not None
    assert absent.status == "not_found"
    assert "20" not in absent.text


def test_of_several_provinces_none_stands_for_all(generation: Generation) -> None:
    assert province_table("/tinh", "Lai Châu, Sơn La", generation) is None
    assert province_table("/tinh", "Lai Châu hay Lai Châu", generation) is not None


def test_an_unknown_province_is_called_as_it_was_typed(generation: Generation) -> None:
    answer = province_table("/tinh src", "sức", generation)
    assert answer is not None
    assert "“src”" in answer.text


def test_figures_of_different_years_are_listed_and_none_is_the_highest(tmp_path: Path) -> None:
    pages = {
        "lai-chau": "Năm 2022, 70% hộ gia đình của Lai Châu có cáp quang.",
        "son-la": "Đến năm 2027, Sơn La phấn đấu 90% hộ gia đình có cáp quang.",
    }
    generation = build_index(write_articles(tmp_path / "corpus", pages), tmp_path / "data")[1]
    answer = side_by_side_table("/sosanh cáp quang", "cáp quang", generation)
    assert answer is not None
    assert "Cao nhất" not in answer.text
    assert [note.split(" · ")[0] for note in answer.notes] == ["• Sơn La", "• Lai Châu"]
    assert [note.split(" · ")[2:] for note in answer.notes] == [
        ["2027", "mục tiêu: 90% [1]"],
        ["2022", "kết quả: 70% [2]"],
    ]
    assert answer.table is not None
    assert whole_table(answer.table.id, generation) == replace(answer, question=answer.table.id)


def test_a_whole_table_goes_on_where_the_shown_one_ends(tmp_path: Path) -> None:
    names = sorted(provinces())[:14]
    pages = {
        f"trang-{at}": f"Tỉnh {name} đặt mục tiêu năm 2027 kinh tế số chiếm {30 - at}% GRDP."
        for at, name in enumerate(names)
    }
    generation = build_index(write_articles(tmp_path / "corpus", pages), tmp_path / "data")[1]
    shown = side_by_side_table("/sosanh kinh tế số", "kinh tế số", generation)
    assert shown is not None
    assert shown.table is not None
    whole = whole_table(shown.table.id, generation)
    assert whole is not None
    assert whole.table is not None
    assert len(whole.table.figures) == 14
    assert whole.table.figures[:10] == shown.table.figures
    assert [citation.n for citation in whole.citations] == list(range(1, 15))
    assert whole_table("dti_rank.2027.target", generation) is None


def test_words_that_a_question_leaves_out_do_not_hide_its_indicator(tmp_path: Path) -> None:
    pages = {
        "lai-chau": "Đến năm 2027, hồ sơ công việc xử lý trên môi trường mạng cấp xã của Lai Châu đạt 60%.",
        "son-la": "Đến năm 2027, hồ sơ công việc xử lý trên môi trường mạng cấp xã của Sơn La đạt 80%.",
    }
    generation = build_index(write_articles(tmp_path / "corpus", pages), tmp_path / "data")[1]
    answer = side_by_side_table("/sosanh", "hồ sơ công việc cấp xã", generation)
    assert answer is not None
    assert answer.answer.endswith("Sơn La (80%)")


def test_a_province_shows_its_figures_by_indicator_and_year(generation: Generation) -> None:
    answer = province_table("/tinh lai châu", "lai châu", generation)
    assert answer is not None
    assert answer.notes == (
        "• Tỷ trọng kinh tế số trong GRDP · 2027 · mục tiêu: khoảng 18% [1]",
        "• Tỷ trọng kinh tế số trong GRDP · 2031 · mục tiêu: 26% [2]",
        "• Thứ hạng chuyển đổi số (DTI) · 2023 · kết quả: xếp thứ 44/63 [3]",
    )
    assert province_table("/tinh", "Hà Nam", generation) is None


def test_a_table_over_all_provinces_is_quick(tmp_path: Path) -> None:
    pages = {
        f"trang-{at}": f"Tỉnh {name} đặt mục tiêu năm 2027 kinh tế số chiếm {10 + at % 40}% GRDP."
        for at, name in enumerate(sorted(provinces()))
    }
    generation = build_index(write_articles(tmp_path / "corpus", pages), tmp_path / "data")[1]
    figures(generation)
    started = time.perf_counter()
    answer = side_by_side_table("/sosanh kinh tế số 2027", "kinh tế số 2027", generation)
    assert time.perf_counter() - started < 0.5  # 50 ms on an idle machine
    assert answer is not None
    assert len(answer.citations) == 10
    assert answer.notes[-1].endswith("tỉnh khác trong kho.")
