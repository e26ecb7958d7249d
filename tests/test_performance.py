"""The benchmarks measure the same things in each run, and the READMEs show what they measured last."""

import json
from pathlib import Path

import pytest

from index.generation import Generation
from index.verify import verify
from tests.performance import report, texts, zipf
from tests.performance.engines import Fts5, Ours, RankBM25
from tests.performance.limits import broken
from tests.performance.measuring import Worker, cost, percentiles
from tests.performance.whole import Build


@pytest.mark.parametrize("readme", report.READMES, ids=lambda path: path.name)
def test_the_readme_shows_the_newest_run(readme: Path) -> None:
    assert report.shown(readme.read_text(encoding="utf-8")) == report.block(report.newest("ranking"))


@pytest.mark.parametrize("name", ["ranking", "whole"])
def test_the_newest_run_keeps_its_limits(name: str) -> None:
    record = report.newest(name)
    assert record["command"].startswith(f"python -m tests.performance.{name}")
    assert [line for size in record["sizes"] for line in broken(size)] == []


def test_a_ratio_behind_its_limit_and_other_scores_are_told() -> None:
    ratios = {"get_scores, rank-bm25 / ours": 99.0, "top 10, ours / bm25s": 1.5}
    told = broken({"passages": 10_000, "ratios": ratios, "equal": {"asked": 5, "equal": 4}})
    assert len(told) == 3
    assert "at least 100" in told[0]


def test_passages_and_questions_are_the_same_in_every_run(tmp_path: Path) -> None:
    first, second = (list(zipf.make(tmp_path / name, 50)) for name in ("a", "b"))
    assert first == second
    assert zipf.questions(5, 1) == zipf.questions(5, 1) != zipf.questions(5, 2)
    assert all(zipf.SHORTEST <= len(one) <= zipf.LONGEST for one in zipf.questions(50, 1))
    assert 70 < sum(map(len, first)) / 50 < 90


def test_ours_and_rank_bm25_find_the_same_passages_and_fts5_the_best_one(tmp_path: Path) -> None:
    collection = zipf.make(tmp_path / "collection", 300)
    question = next(iter(collection))[:6]
    best = []
    for engine in (Ours, RankBM25, Fts5):
        folder = tmp_path / engine.__name__
        folder.mkdir()
        one = engine(folder)
        one.build(collection)
        one.open()
        one.warm()
        best.append(list(one.best(question)))
    assert best[0][0] == best[1][0] == best[2][0] == 0
    assert set(best[0]) == set(best[1])


def test_a_made_up_generation_is_sound_and_can_be_searched(tmp_path: Path) -> None:
    built = Build().run(45, tmp_path)
    assert built["peak_mb"] > 0
    assert verify(tmp_path) == []
    assert Generation.open(tmp_path).count("documents") == 3
    assert texts.questions(4, 1) == texts.questions(4, 1)


class Counter:
    def __init__(self, start: int) -> None:
        self.value = start

    def add(self, more: int) -> int:
        self.value += more
        return self.value

    def fail(self) -> None:
        raise ValueError("as asked")


def test_a_worker_keeps_its_object_in_another_process_and_tells_its_errors() -> None:
    with Worker(Counter, 3) as worker:
        assert [worker.call("add", 2), worker.call("add", 2)] == [5, 7]
        with pytest.raises(RuntimeError, match="as asked"):
            worker.call("fail")


def test_costs_and_percentiles() -> None:
    assert cost(lambda: sum(range(1000))).wall > 0
    assert percentiles([0.001, 0.002, 0.003]) == pytest.approx({"mean": 2, "p50": 2, "p95": 2.9, "p99": 2.98})


def test_records_are_json_with_their_machine() -> None:
    assert {"python", "processors", "versions"} <= set(json.loads(json.dumps(report.newest("ranking")["machine"])))
