"""BM25 over mapped files gives what rank_bm25 gives, to the last bit."""

from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index import bm25, inverting
from index.postings import K1, B
from index.top import best_rows
from tests.index_samples import mapped

PASSAGES = [["kinh", "tế", "số"], ["chính", "quyền", "số"], ["số", "hóa", "hồ", "sơ", "số"], ["lớp", "học"]]


def zipf_passages(count: int, seed: int = 7) -> list[list[str]]:
    rng = np.random.default_rng(seed)
    return [[f"t{n}" for n in np.minimum(rng.zipf(1.3, rng.integers(5, 120)), 5000)] for _ in range(count)]


def test_scores_equal_rank_bm25_bit_for_bit(tmp_path: Path) -> None:
    passages = zipf_passages(1500)
    ours, theirs = mapped(tmp_path, passages), BM25Okapi(passages, k1=K1, b=B)
    rng = np.random.default_rng(3)
    for _ in range(40):
        question = [f"t{n}" for n in np.minimum(rng.zipf(1.3, rng.integers(4, 15)), 6000)]
        assert ours.get_scores(question).tobytes() == theirs.get_scores(question).tobytes()


def test_idf_equals_rank_bm25_with_its_floor_for_common_words(tmp_path: Path) -> None:
    ours, theirs = mapped(tmp_path, PASSAGES), BM25Okapi(PASSAGES, k1=K1, b=B)
    assert dict(ours.idf) == theirs.idf
    assert ours.average_idf == theirs.average_idf
    assert theirs.idf["số"] == 0.25 * theirs.average_idf


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=9), min_size=1, max_size=12), st.data())
def test_any_small_corpus_scores_as_rank_bm25_does(passages: list[list[str]], data: st.DataObject) -> None:
    question = data.draw(st.lists(st.sampled_from("abcdefgh"), max_size=6))
    with TemporaryDirectory() as folder:
        ours, theirs = mapped(Path(folder), passages), BM25Okapi(passages, k1=K1, b=B)
        assert ours.get_scores(question).tobytes() == theirs.get_scores(question).tobytes()
        assert ours.get_batch_scores(question, [0]) == theirs.get_batch_scores(question, [0])


def test_a_score_worked_by_hand(tmp_path: Path) -> None:
    scores = mapped(tmp_path, PASSAGES, default=False).get_scores(["tế"])
    idf = log(1 + (4 - 1 + 0.5) / (1 + 0.5))
    assert scores.tolist() == [pytest.approx(idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 3 / 3.25))), 0, 0, 0]


def test_positive_idf_keeps_common_words_below_rare_ones(tmp_path: Path) -> None:
    idf = mapped(tmp_path, PASSAGES, default=False).idf
    assert 0 < idf["số"] < idf["tế"]


def test_a_weight_scales_its_term(tmp_path: Path) -> None:
    index = mapped(tmp_path, PASSAGES, default=False)
    whole, half = index.get_scores(["tế"]), index.get_scores(["tế"], [0.5])
    assert half[0] == pytest.approx(whole[0] / 2)


def test_unknown_and_no_terms_score_nothing(tmp_path: Path) -> None:
    index = mapped(tmp_path, PASSAGES, default=False)
    assert not index.get_scores([]).any()
    assert not index.get_scores(["không_có", "", "\ud800", "\0"]).any()
    assert index.df("không_có") == 0
    with pytest.raises(KeyError):
        index.idf["không_có"]


def test_rank_bm25s_own_get_top_n_works_on_it(tmp_path: Path) -> None:
    index = mapped(tmp_path, PASSAGES, default=False)
    assert index.get_top_n(["kinh", "tế"], ["a", "b", "c", "d"], n=1) == ["a"]


def test_postings_placed_in_many_chunks_are_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    passages = zipf_passages(60)
    (tmp_path / "whole").mkdir()
    (tmp_path / "chunks").mkdir()
    mapped(tmp_path / "whole", passages)
    monkeypatch.setattr(inverting, "chunk", lambda: 97)
    mapped(tmp_path / "chunks", passages)
    for path in (tmp_path / "whole").iterdir():
        assert path.read_bytes() == (tmp_path / "chunks" / path.name).read_bytes()


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.5, 7.0]), max_size=900), st.integers(0, 12), st.integers(0, 999))
def test_best_rows_are_those_of_a_full_sort(values: list[float], limit: int, shift: int) -> None:
    def tie(row: int) -> str:
        return f"{(row * 7919 + shift) % 1009:04}"

    scores = np.array(values, dtype=np.float64)
    expected = sorted((row for row in range(len(values)) if values[row] > 0), key=lambda row: (-values[row], tie(row)))
    assert best_rows(scores, limit, tie) == expected[:limit]


@pytest.mark.parametrize("count", [100, 3_300, 20_000, 50_003])
def test_best_rows_of_many_scores_are_those_of_a_full_sort(count: int) -> None:
    scores = np.random.default_rng(1).random(count).round(4)
    expected = sorted(range(count), key=lambda row: (-scores[row], str(row)))
    assert best_rows(scores, 50, str) == expected[:50]


def test_common_terms_score_alike_with_room_for_their_impacts_and_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = mapped(tmp_path, zipf_passages(400))
    kept = index.get_scores(["t1", "t2", "t3", "t40"])
    assert index._kept
    monkeypatch.setattr(bm25, "_DENSE_BYTES", 0)
    without_room = mapped(tmp_path, zipf_passages(400))
    assert without_room.get_scores(["t1", "t2", "t3", "t40"]).tobytes() == kept.tobytes()
    assert not without_room._kept


def test_rows_asked_for_alone_score_as_among_all(tmp_path: Path) -> None:
    index = mapped(tmp_path, zipf_passages(400))
    question, rows = ["t1", "t2", "t3", "t40", "t1"], np.array([0, 7, 8, 150, 399], np.int64)
    alone = index.get_scores(question, [1.0, 0.5, 0.35, 1.0, 0.3], rows)
    assert index._kept
    assert alone[rows].tobytes() == index.get_scores(question, [1.0, 0.5, 0.35, 1.0, 0.3])[rows].tobytes()


@pytest.mark.parametrize("asked", ["²", "", "viele", "0"])
def test_memory_for_sorting_is_a_setting(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    monkeypatch.setenv("INDEX_MEMORY", asked)
    usual = inverting.chunk()
    monkeypatch.setenv("INDEX_MEMORY", "40")
    assert inverting.chunk() == usual // 10 == 500_000


_ROWS = st.sets(st.integers(0, 40)).map(lambda rows: np.array(sorted(rows), np.int64))


@given(st.lists(st.lists(_ROWS, max_size=3), min_size=1, max_size=3))
def test_rows_of_every_group_are_those_of_sets(groups: list[list[npt.NDArray[np.int64]]]) -> None:
    wanted = set.intersection(*({row for rows in group for row in rows.tolist()} for group in groups))
    rows = bm25.intersect(groups)
    assert rows is not None
    assert rows.tolist() == sorted(wanted)
