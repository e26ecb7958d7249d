"""What the benchmarks must reach. Ratios of one run, never seconds: a busy or a slow machine slows both sides alike."""

from collections.abc import Mapping
from typing import Any

# Of each ratio, the bound for each number of passages: the promise where there is one, else what a good run reaches
# with a third to spare.
AT_LEAST: Mapping[str, Mapping[int, float]] = {
    "get_scores, rank-bm25 / ours": {1_000: 10, 10_000: 100, 100_000: 400, 1_000_000: 400},
}
AT_MOST: Mapping[str, Mapping[int, float]] = {
    "top 10, ours / copy": {100_000: 6, 1_000_000: 6.5},
    "top 10, ours / bm25s": {10_000: 1, 100_000: 0.8, 1_000_000: 0.8},
    "top 10, ours / tantivy": {10_000: 1.3, 100_000: 0.8, 1_000_000: 0.9},
    "top 10, ours / fts5": {1_000: 0.2, 10_000: 0.05, 100_000: 0.02, 1_000_000: 0.02},
    "cold start, ours / unpickling": {100_000: 0.15, 1_000_000: 0.02},
    "one article, ours / rank-bm25 anew": {10_000: 0.3, 100_000: 0.1},
    "search, ours / word_tokenize": {10_000: 8, 100_000: 8},
    "build, peak MB": {100_000: 2_000, 1_000_000: 4_000},
    "service, anonymous MB": {10_000: 150, 100_000: 150, 1_000_000: 150},
}


def broken(record: Mapping[str, Any], slack: float = 1.0) -> list[str]:
    """What a record of one size does not keep, in words; empty if all is well.

    `slack` widens every bound by this factor: what a short run on a busy machine may miss.
    """
    size, ratios = record["passages"], record["ratios"]
    told = [
        f"{name} at {size:,} passages is {ratios[name]:.3g}, not at least {bounds[size] / slack:.3g}"
        for name, bounds in AT_LEAST.items()
        if name in ratios and size in bounds and ratios[name] < bounds[size] / slack
    ]
    told += [
        f"{name} at {size:,} passages is {ratios[name]:.3g}, not at most {bounds[size] * slack:.3g}"
        for name, bounds in AT_MOST.items()
        if name in ratios and size in bounds and ratios[name] > bounds[size] * slack
    ]
    for name, equal in (("questions", record.get("equal")), ("questions after changes", record.get("change"))):
        if equal and equal["equal"] < equal["asked"]:
            told.append(f"{equal['asked'] - equal['equal']} {name} at {size:,} passages score other than rank-bm25")
    return told
