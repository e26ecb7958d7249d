"""A hit: a passage and its score."""

from dataclasses import dataclass

from corpus.passage import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """`row`: the passage's position in its generation (0-based); `score`: BM25 (no unit, higher is better)."""

    row: int
    passage: Passage
    score: float
