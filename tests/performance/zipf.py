"""Made-up passages and questions of any number, the same in every run.

Compounds are drawn by Zipf's law (the compound of rank r in proportion to 1/r), which is what makes an index's work
realistic: a question's common words are in most passages, its rare ones in few.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

VOCABULARY = 300_000  # compounds
LENGTH = 80  # compounds of a passage, on average
SHORTEST, LONGEST = 4, 14  # compounds of a question
ARTICLE = 20  # passages of an article

_SEED = 2026
_CHUNK = 100_000  # passages drawn at a time

Passage = list[str]


@dataclass(frozen=True)
class Collection:
    """Passages stored in a folder as two arrays; read back one at a time, so that memory does not grow with them."""

    folder: Path

    def __len__(self) -> int:
        return int((self.folder / "lengths").stat().st_size // 4)

    def __iter__(self) -> Iterator[Passage]:
        names = [name(rank) for rank in range(VOCABULARY)]
        with (self.folder / "compounds").open("rb") as compounds, (self.folder / "lengths").open("rb") as lengths:
            while len(part := np.frombuffer(lengths.read(4 * 1000), "<i4")):
                ranks = np.frombuffer(compounds.read(4 * int(part.sum())), "<i4").tolist()
                start = 0
                for length in part.tolist():
                    yield [names[rank] for rank in ranks[start : start + length]]
                    start += length

    def articles(self) -> Iterator[list[Passage]]:
        """The passages, twenty at a time."""
        article: list[Passage] = []
        for passage in self:
            article.append(passage)
            if len(article) == ARTICLE:
                yield article
                article = []
        if article:
            yield article


def make(folder: Path, passages: int) -> Collection:
    """Draws a collection into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng([_SEED, passages])
    with (folder / "compounds").open("wb") as compounds, (folder / "lengths").open("wb") as lengths:
        for start in range(0, passages, _CHUNK):
            part = np.maximum(random.poisson(LENGTH, min(_CHUNK, passages - start)), 1).astype("<i4")
            part.tofile(lengths)
            draw(random, int(part.sum())).astype("<i4").tofile(compounds)
    return Collection(folder)


def questions(count: int, drawing: int) -> list[Passage]:
    """Questions of 4 to 14 compounds, drawn as the passages are; others with each number of a drawing."""
    random = np.random.default_rng([_SEED, drawing, SHORTEST])
    return [
        [name(rank) for rank in draw(random, int(random.integers(SHORTEST, LONGEST + 1))).tolist()]
        for _ in range(count)
    ]


def article(number: int) -> list[Passage]:
    """A new version of an article: some two dozen passages, of which a few compounds are in no other passage."""
    random = np.random.default_rng([_SEED, number, ARTICLE])
    passages = []
    for _ in range(int(random.integers(ARTICLE - 4, ARTICLE + 5))):
        ranks = draw(random, int(random.integers(LENGTH // 2, LENGTH * 3 // 2)))
        passages.append([*(name(rank) for rank in ranks.tolist()), f"new{number}x{int(random.integers(9))}"])
    return passages


def draw(random: np.random.Generator, count: int) -> npt.NDArray[np.int64]:
    """Ranks of compounds (0 is the most common)."""
    return np.searchsorted(_distribution(), random.random(count))


def name(rank: int) -> str:
    """How the compound of a rank is written."""
    return f"w{rank}"


@cache
def _distribution() -> npt.NDArray[np.float64]:
    shares = 1 / np.arange(1, VOCABULARY + 1)
    cumulated = np.cumsum(shares / shares.sum())
    cumulated[-1] = 1.0  # the sum of the shares may end a last bit below, and a draw fall behind it
    return cumulated
