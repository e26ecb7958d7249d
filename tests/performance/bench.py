"""One engine under measurement; lives in a process of its own (`measuring.Worker`)."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.performance.engines import ENGINES, Ours, RankBM25
from tests.performance.measuring import Cost, cost, peak_megabytes
from tests.performance.zipf import Collection, Passage


class Bench:
    """Builds, opens and asks one engine."""

    def __init__(self, name: str, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._name = name
        self._folder = folder
        self._engine = ENGINES[name](folder)

    def build(self, collection: Path) -> dict[str, float]:
        """Costs of a build, its peak memory and the size of what it wrote."""
        took = cost(lambda: self._engine.build(Collection(collection)))
        written = sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())
        return {"cpu_s": took.cpu, "wall_s": took.wall, "peak_mb": peak_megabytes(), "index_mb": written / 1e6}

    def open(self) -> None:
        """Opens what was built, and makes it warm."""
        self._engine.open()
        self._engine.warm()

    def ask(self, questions: list[Passage], what: str) -> list[Cost]:
        """The cost of each question; `what` is "best", "scores" or "copy" (of the bytes it touches)."""
        actions = [self._action(question, what) for question in questions]
        return [cost(action) for action in actions]

    def _action(self, question: Passage, what: str) -> Callable[[], object]:
        if what == "copy":
            assert isinstance(self._engine, Ours)
            return self._engine.copies(question)
        return partial(getattr(self._engine, what), question)

    def scores(self, question: Passage) -> bytes:
        """All scores of one question, to the last bit."""
        return self._engine.scores(question).tobytes()

    def terms(self) -> list[str]:
        """rank-bm25's terms, in the order of their first occurrence."""
        assert isinstance(self._engine, RankBM25)
        return list(self._engine.index.idf)

    def compare(self, terms: list[str]) -> None:
        """Makes ours score with rank-bm25's idf."""
        assert isinstance(self._engine, Ours)
        self._engine.compare(terms)


def cold_start(name: str, folder: Path, question: Passage) -> Cost:
    """From nothing to the first answer: a new Python, its imports, the index, one question.

    Of rank-bm25 unpickling alone counts, without Python, imports and question.
    """
    command = [sys.executable, "-m", "tests.performance.cold", name, str(folder), *question]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    if told:
        return Cost(*map(float, told.split()))
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)
