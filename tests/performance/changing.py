"""What it costs to exchange one article, its terms at hand, against building rank-bm25 anew."""

import shutil
from pathlib import Path
from typing import Any

from rank_bm25 import BM25Okapi

from index.bm25 import MappedBM25, average_default_idf
from index.postings import K1, B, count_terms
from index.splicing import Splice, splice
from tests.performance.field import FIELD, opened, seal
from tests.performance.measuring import Cost, cost
from tests.performance.zipf import Collection, Passage, article

CHANGES = 10
_REBUILDS = 5


class Changing:
    """Ten changes one after the other, each on what the last one left; lives in a process of its own."""

    def __init__(self, collection: Path, index: Path, folder: Path) -> None:
        self._articles = list(Collection(collection).articles())
        self._index = index
        self._folder = folder

    def run(self, questions: list[Passage]) -> dict[str, Any]:
        """Costs of the changes and of rank-bm25's builds, and on how many questions both score alike."""
        changes: list[Cost] = []
        rebuilds: list[Cost] = []
        theirs: Any = None
        for number in range(CHANGES):
            changes.append(self._change(number))
            if number % (CHANGES // _REBUILDS) == 1:
                theirs = None  # its memory is not to stand beside the next one's
                passages = [passage for one in self._articles for passage in one]
                built: list[Any] = []
                rebuilds.append(cost(lambda: built.append(BM25Okapi(passages, k1=K1, b=B))))  # noqa: B023 - called here
                theirs = built[0]
        ours = self._compared(list(theirs.idf))
        equal = sum(ours.get_scores(one).tobytes() == theirs.get_scores(one).tobytes() for one in questions)
        return {
            "cpu_ms": [one.cpu * 1e3 for one in changes],
            "wall_ms": [one.wall * 1e3 for one in changes],
            "rebuild_cpu_ms": [one.cpu * 1e3 for one in rebuilds],
            "equal": equal,
            "asked": len(questions),
        }

    def _change(self, number: int) -> Cost:
        at = (2 * number + 1) * len(self._articles) // (2 * CHANGES)
        new = article(number)
        terms, start = count_terms(new), sum(map(len, self._articles[:at]))
        exchange = [Splice(start, start + len(self._articles[at]), (terms,))]
        target = self._folder / str(number)
        target.mkdir(parents=True)
        took = cost(lambda: self._searchable(exchange, target, new[0]))
        if number:
            shutil.rmtree(self._index)
        self._index = target
        self._articles[at] = new
        return took

    def _searchable(self, exchange: list[Splice], target: Path, question: Passage) -> None:
        """Opens the old field, writes the new one, opens it and finds the new article."""
        old = opened(self._index)
        splice(old.postings, old.corpus_size, target, FIELD, exchange)
        seal(target)
        assert opened(target).get_scores(question[-1:]).max() > 0

    def _compared(self, first: list[str]) -> MappedBM25:
        plain = opened(self._index)
        return opened(self._index, average_default_idf(plain.corpus_size, [plain.df(term) for term in first]))
