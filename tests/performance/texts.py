"""Made-up articles in Vietnamese syllables: what `index.prepared.prepare` gives, without reading files.

A passage has 80 syllables on average, in compounds of two; each compound is followed by one of a score of others, so
that the number of distinct pairs of syllables grows as in real texts.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import numpy.typing as npt

from corpus.document import Block, Document
from corpus.passage import Passage, passage_id
from corpus.vietnamese.syllables import is_syllable, known_words
from index.passage_terms import passage_terms
from index.postings import count_terms
from index.prepared import Prepared
from tests.performance.zipf import ARTICLE, LENGTH, LONGEST, SHORTEST, VOCABULARY, draw

_SEED = 74
_FOLLOWERS = 20
_PROVINCES = ("Tuyên Quang", "Thái Nguyên", "Cà Mau", "Lào Cai", "Đồng Tháp", "Gia Lai", "Lâm Đồng", "Huế")


def articles(passages: int) -> Iterator[Prepared]:
    """Articles of twenty passages each, the last one shorter."""
    random = np.random.default_rng([_SEED, passages])
    for first in range(0, passages, ARTICLE):
        yield prepared(first // ARTICLE, random, min(ARTICLE, passages - first))


def prepared(number: int, random: np.random.Generator, passages: int = ARTICLE) -> Prepared:
    """One article; every eighth is of the same province."""
    lengths = np.maximum(random.poisson(LENGTH // 2, passages), 2)
    runs = _compounds(random, int(lengths.sum()))
    ends = np.cumsum(lengths).tolist()
    texts = [" ".join(runs[start:end]).capitalize() + "." for start, end in zip([0, *ends[:-1]], ends, strict=True)]
    province = _PROVINCES[number % len(_PROVINCES)]
    document = Document(f"bai-{number:06}", f"Bài số {number}", "\n\n".join(texts), provinces=(province,))
    parts: list[Passage] = []
    start = 0
    for text in texts:
        end = start + len(text)
        name = passage_id(document.id, text)
        parts.append(Passage(name, document.id, start, end, text, "paragraph", ((start, end),)))
        start = end + 2
    terms = [passage_terms(document, part) for part in parts]
    facets = (f"document={document.id}", f"province={province}", f"home={province}")
    return Prepared(
        document=replace(document, blocks=tuple(Block("paragraph", one.start, one.end, True) for one in parts)),
        passages=tuple(parts),
        facets=(facets,) * len(parts),
        accented=count_terms([one.accented for one in terms]),
        folded=count_terms([one.folded for one in terms]),
        targets=(),
    )


def questions(count: int, drawing: int) -> list[str]:
    """Questions of 4 to 14 syllables, every other one with a province."""
    random = np.random.default_rng([_SEED, drawing, SHORTEST])
    asked = []
    for number in range(count):
        words = " ".join(_compounds(random, int(random.integers(SHORTEST // 2, LONGEST // 2 + 1))))
        asked.append(f"{words} {_PROVINCES[number % len(_PROVINCES)]}" if number % 2 else words)
    return asked


def _compounds(random: np.random.Generator, count: int) -> list[str]:
    """A run of compounds, each one of the followers of the one before."""
    names, followers = _names(), _followers()
    choices = random.integers(0, _FOLLOWERS, count).tolist()
    rank = int(draw(random, 1)[0])
    run = []
    for choice in choices:
        run.append(names[rank])
        rank = int(followers[rank, choice])
    return run


@cache
def _names() -> list[str]:
    random = np.random.default_rng(_SEED)
    syllables = sorted({part for word in known_words() for part in word.lower().split() if is_syllable(part)})
    pairs = np.minimum(random.zipf(1.2, 2 * VOCABULARY) - 1, len(syllables) * 50) % len(syllables)
    order = random.permutation(len(syllables))
    chosen = order[pairs].reshape(-1, 2).tolist()
    return [f"{syllables[first]} {syllables[second]}" for first, second in chosen]


@cache
def _followers() -> npt.NDArray[np.int64]:
    random = np.random.default_rng([_SEED, VOCABULARY])
    return draw(random, VOCABULARY * _FOLLOWERS).reshape(VOCABULARY, _FOLLOWERS)
