"""The index engine beside rank-bm25, bm25s, tantivy and SQLite FTS5: the same passages and questions, the same run.

`python -m tests.performance.ranking [--sizes 1000,10000] [--json FILE]` prints the table. Ratios are of processor time,
the median of five rounds in which every engine is asked in turn.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from tests.performance import zipf
from tests.performance.bench import Bench, cold_start
from tests.performance.changing import Changing
from tests.performance.limits import broken
from tests.performance.measuring import Cost, Worker, percentiles

ROUNDS = 5
QUESTIONS = 100
SLOW = ("rank-bm25", "fts5")  # asked fewer questions of large collections
FEW = {100_000: 20, 1_000_000: 5}
CHANGED = (10_000, 100_000)  # collections in which articles are exchanged
MODULES = {"bm25s": "bm25s", "tantivy": "tantivy"}  # installed by `make bench`

Record = dict[str, Any]
Rounds = list[list[Cost]]  # of each round, the cost of each question


def measure(passages: int, folder: Path, names: Sequence[str]) -> Record:
    """Everything about one size."""
    collection = zipf.make(folder / "collection", passages)
    questions = [zipf.questions(QUESTIONS, drawing) for drawing in range(ROUNDS)]
    few = FEW.get(passages, QUESTIONS)
    record: Record = {"passages": passages, "engines": {name: {} for name in names}}
    for name in names:
        _say(f"{passages:,} passages: {name} builds")
        with Worker(Bench, name, folder / name) as worker:
            record["engines"][name]["build"] = worker.call("build", collection.folder)
    for name in ("ours", "rank-bm25"):
        starts = [
            cold_start(name, folder / name, questions[0][0]) for _ in range(ROUNDS if passages < 1_000_000 else 3)
        ]
        record["engines"][name]["cold_cpu_s"] = median(one.cpu for one in starts)
        record["engines"][name]["cold_wall_s"] = median(one.wall for one in starts)
    _ask(record, folder, names, questions, few)
    if passages in CHANGED:
        _say(f"{passages:,} passages: ten articles are exchanged")
        with Worker(Changing, collection.folder, folder / "ours", folder / "changed") as worker:
            record["change"] = worker.call("run", questions[0][:few])
    record["ratios"] = _ratios(record)
    return record


def _ask(record: Record, folder: Path, names: Sequence[str], questions: list[list[zipf.Passage]], few: int) -> None:
    """Each round asks every engine the same new questions."""
    _say(f"{record['passages']:,} passages: questions")
    workers = {name: Worker(Bench, name, folder / name) for name in names}
    for worker in workers.values():
        worker.call("open")
    kinds = [("ours", "copy"), ("ours", "scores"), ("rank-bm25", "scores"), *((name, "best") for name in names)]
    rounds: dict[tuple[str, str], Rounds] = {kind: [] for kind in kinds}
    for asked in questions:
        for name, what in kinds:
            if (name, what) != ("rank-bm25", "best"):  # its scores are what takes its time
                rounds[name, what].append(workers[name].call("ask", asked[:few] if name in SLOW else asked, what))
    for (name, what), costs in rounds.items():
        if costs:
            record["engines"][name][what] = _summary(costs)
    record["rounds"] = {
        f"{name} {what}": [[sum(c.cpu for c in one), sum(c.cpu for c in one[:few])] for one in costs]
        for (name, what), costs in rounds.items()
    }
    workers["ours"].call("compare", workers["rank-bm25"].call("terms"))
    same = [
        workers["ours"].call("scores", one) == workers["rank-bm25"].call("scores", one) for one in questions[0][:few]
    ]
    record["equal"] = {"asked": len(same), "equal": sum(same)}
    for worker in workers.values():
        worker.end()


def _summary(costs: Rounds) -> Record:
    return {
        "cpu_ms": percentiles([one.cpu for each in costs for one in each]),
        "wall_ms": percentiles([one.wall for each in costs for one in each]),
    }


def _ratios(record: Record) -> dict[str, float]:
    engines, rounds = record["engines"], record["rounds"]

    def paired(one: tuple[str, int], other: tuple[str, int]) -> float:
        """The median of the rounds' ratios; the number says whether all questions count (0) or the few (1)."""
        pairs = zip(rounds[one[0]], rounds[other[0]], strict=True)
        return float(median(a[one[1]] / b[other[1]] for a, b in pairs))

    found = {
        "get_scores, rank-bm25 / ours": paired(("rank-bm25 scores", 1), ("ours scores", 1)),
        "top 10, ours / copy": paired(("ours best", 0), ("ours copy", 0)),
        "cold start, ours / unpickling": engines["ours"]["cold_cpu_s"] / engines["rank-bm25"]["cold_cpu_s"],
    }
    for name in ("bm25s", "tantivy", "fts5"):
        if name in engines:
            found[f"top 10, ours / {name}"] = paired(
                ("ours best", int(name in SLOW)), (f"{name} best", int(name in SLOW))
            )
    if "change" in record:
        change = record["change"]
        found["one article, ours / rank-bm25 anew"] = median(change["cpu_ms"]) / median(change["rebuild_cpu_ms"])
    return found


def table(records: Sequence[Record]) -> str:
    """The figures as Markdown."""
    lines = ["| passages | engine | scores + top 10, ms: p50 · p95 · p99 | build, s | peak, MB | index, MB |"]
    lines += ["| ---: | --- | ---: | ---: | ---: | ---: |"]
    for record in records:
        for name, engine in record["engines"].items():
            best, build = engine.get("best") or engine["scores"], engine["build"]
            shown = " · ".join(f"{best['cpu_ms'][part]:.3g}" for part in ("p50", "p95", "p99"))
            lines.append(
                f"| {record['passages']:,} | {name} | {shown} | {build['cpu_s']:.3g} | {build['peak_mb']:.0f} "
                f"| {build['index_mb']:.0f} |"
            )
    sizes = [f"{record['passages']:,}" for record in records]
    lines += ["", "| ratio | " + " | ".join(sizes) + " |", "| --- | " + " | ".join(["---:"] * len(sizes)) + " |"]
    for name in dict.fromkeys(name for record in records for name in record["ratios"]):
        cells = [f"{record['ratios'][name]:.3g}" if name in record["ratios"] else "" for record in records]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def machine() -> Record:
    """Where and with what it was measured."""
    found = [name for name in ("numpy", "rank-bm25", "bm25s", "tantivy") if find_spec(MODULES.get(name, "numpy"))]
    return {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "processor": platform.processor() or platform.machine(),
        "versions": {name: version(name) for name in found},
    }


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints, writes."""
    parser = argparse.ArgumentParser(prog="python -m tests.performance.ranking", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000", help="passages, with commas between")
    parser.add_argument("--json", type=Path, help="writes the record there")
    parser.add_argument(
        "--folder", type=Path, help="where collections and indexes stand meanwhile (30 GB at a million)"
    )
    parser.add_argument("--slack", type=float, default=1.0, help="by how much a limit may be missed (1: not at all)")
    options = parser.parse_args(arguments)
    names = ["ours", "rank-bm25", *(name for name in MODULES if find_spec(name)), "fts5"]
    records = []
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            records.append(measure(size, Path(folder), names))
    print(table(records))
    if options.json:
        command = f"python -m tests.performance.ranking --sizes {options.sizes}"
        written = {"command": command, "machine": machine(), "sizes": records}
        options.json.write_text(json.dumps(written, indent=1) + "\n")
    told = [line for record in records for line in broken(record, options.slack)]
    print(*told, sep="\n", end="\n" if told else "")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
