"""From nothing to the first answer; run in a new Python for each measurement, which `bench.cold_start` does."""

import sys
import time
from pathlib import Path


def ours(folder: Path, question: list[str]) -> None:
    """Opens the field in a folder and scores a question."""
    from index.top import best_rows
    from tests.performance.field import opened

    best_rows(opened(folder).get_scores(question), 10, str)


def unpickling(folder: Path) -> tuple[float, float]:
    """Processor and wall seconds of loading rank-bm25, its imports left out."""
    import pickle

    import rank_bm25  # noqa: F401 - not part of unpickling

    wall, cpu = time.perf_counter(), time.process_time()
    with (folder / "pickle").open("rb") as file:
        pickle.load(file)
    return time.process_time() - cpu, time.perf_counter() - wall


if __name__ == "__main__":
    if sys.argv[1] == "ours":
        ours(Path(sys.argv[2]), sys.argv[3:])
    else:
        print(*unpickling(Path(sys.argv[2])))
