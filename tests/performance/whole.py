"""A whole generation with texts, both fields and facets: its build's memory, and what a search and a service cost.

`python -m tests.performance.whole [--sizes 100000] [--json FILE]`. The generation is written, checked to the last
byte and opened as `python -m index build` does; only reading and tokenising files is left out.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from index.generation import FIELDS, Generation
from index.verify import verify
from index.writing import Writing
from tests.performance import texts
from tests.performance.limits import broken
from tests.performance.measuring import Worker, anonymous_megabytes, cost, peak_megabytes, percentiles

ROUNDS = 5
QUESTIONS = 50
HITS = 50


class Build:
    """Writes and checks a generation; lives in a process of its own."""

    def run(self, passages: int, folder: Path) -> dict[str, float]:
        """Costs of the two, peak memory, and the size of what was written."""
        writing = Writing(folder)

        def write() -> None:
            for article in texts.articles(passages):
                writing.add(article)
            writing.finish([], [], folder, "2026-01-01T00:00:00+00:00")

        written = cost(write)
        findings: list[object] = []
        checked = cost(lambda: findings.extend(verify(folder)))
        if findings:
            raise ValueError(findings[:3])
        size = sum(path.stat().st_size for path in folder.iterdir())
        return {
            "cpu_s": written.cpu,
            "wall_s": written.wall,
            "check_cpu_s": checked.cpu,
            "peak_mb": peak_megabytes(),
            "index_mb": size / 1e6,
        }


class Service:
    """A process that has underthesea in memory, as the bot has, and opens a generation."""

    def __init__(self, folder: Path) -> None:
        from underthesea import word_tokenize

        word_tokenize("Chuyển đổi số là gì?")
        self._tokenize = word_tokenize
        self._bare = anonymous_megabytes()
        from index.search import search

        self._generation = Generation.open(folder)
        self._search = search
        for field in FIELDS:  # a service that has run for a while has read and checked them all
            postings = self._generation.postings(field)
            postings.rows(0, len(postings)).max()
            postings.impacts(0, len(postings)).max()

    def ask(self, questions: Sequence[str]) -> dict[str, list[float]]:
        """Processor seconds of each question's search and of one `word_tokenize` of it, taking turns as in a service;
        and of `word_tokenize` alone in a row, when it finds everything in the processor's cache.
        """
        costs: dict[str, list[float]] = {"search": [], "word_tokenize": [], "word_tokenize in a row": []}
        for text in questions:
            costs["search"].append(cost(partial(self._search, self._generation, text, HITS)).cpu)
            costs["word_tokenize"].append(cost(partial(self._tokenize, text)).cpu)
        for text in questions:
            costs["word_tokenize in a row"].append(cost(partial(self._tokenize, text)).cpu)
        return costs

    def memory(self) -> float:
        """Anonymous megabytes above those of Python with underthesea."""
        return anonymous_megabytes() - self._bare


def measure(passages: int, folder: Path) -> dict[str, Any]:
    """Everything about one size."""
    with Worker(Build) as builder:
        built = builder.call("run", passages, folder)
    with Worker(Service, folder) as service:
        service.call("ask", texts.questions(QUESTIONS, ROUNDS))
        rounds = [service.call("ask", texts.questions(QUESTIONS, drawing)) for drawing in range(ROUNDS)]
        memory = service.call("memory")
    return {
        "passages": passages,
        "build": built,
        **{f"{name}, cpu_ms": percentiles([one for each in rounds for one in each[name]]) for name in rounds[0]},
        "ratios": {
            f"search, ours / {name}": median(sum(one["search"]) / sum(one[name]) for one in rounds)
            for name in ("word_tokenize", "word_tokenize in a row")
        }
        | {
            "build, peak MB": built["peak_mb"],
            "service, anonymous MB": memory,
        },
    }


def table(records: Sequence[dict[str, Any]]) -> str:
    """The figures as Markdown."""
    lines = [
        "| passages | search, ms: p50 · p95 · p99 | of word_tokenize | build, s | peak, MB | service, MB | index, MB |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for record in records:
        shown = " · ".join(f"{record['search, cpu_ms'][part]:.3g}" for part in ("p50", "p95", "p99"))
        build = record["build"]
        lines.append(
            f"| {record['passages']:,} | {shown} | {record['ratios']['search, ours / word_tokenize']:.3g} × "
            f"| {build['cpu_s'] + build['check_cpu_s']:.3g} | {build['peak_mb']:.0f} "
            f"| {record['ratios']['service, anonymous MB']:.0f} | {build['index_mb']:.0f} |"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints, writes."""
    parser = argparse.ArgumentParser(prog="python -m tests.performance.whole", description=__doc__)
    parser.add_argument("--sizes", default="100000", help="passages, with commas between")
    parser.add_argument("--json", type=Path, help="writes the record there")
    parser.add_argument("--folder", type=Path, help="where generations stand meanwhile (10 GB at a million)")
    parser.add_argument("--slack", type=float, default=1.0, help="by how much a limit may be missed (1: not at all)")
    options = parser.parse_args(arguments)
    records = []
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            records.append(measure(size, Path(folder)))
    print(table(records))
    if options.json:
        command = f"python -m tests.performance.whole --sizes {options.sizes}"
        options.json.write_text(json.dumps({"command": command, "sizes": records}, indent=1) + "\n")
    told = [line for record in records for line in broken(record, options.slack)]
    print(*told, sep="\n", end="\n" if told else "")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
