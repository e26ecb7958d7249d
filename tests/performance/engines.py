"""The engines that are compared, each behind the same four methods. An engine's process imports it alone."""

import pickle
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tests.performance.zipf import Collection, Passage, questions

TOP = 10
WARMING = 99  # the draw of the questions asked before any is timed


class Engine(ABC):
    """Builds an index in a folder, opens it, and answers questions from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def build(self, collection: Collection) -> None:
        """Writes the index of the passages into the folder."""

    @abstractmethod
    def open(self) -> None:
        """Makes the index in the folder ready for questions."""

    @abstractmethod
    def best(self, question: Passage) -> Sequence[int]:
        """Numbers of the ten best passages, best first."""

    def scores(self, question: Passage) -> npt.NDArray[np.float64]:
        """The score of every passage."""
        raise NotImplementedError

    def warm(self) -> None:
        """What a service that has run for a while has behind it; by default ten questions of another draw."""
        for question in questions(10, WARMING):
            self.best(question)


class Ours(Engine):
    """`index.bm25` over one field of mapped files."""

    def build(self, collection: Collection) -> None:
        """Collects the passages article by article, as a build does."""
        from index.inverting import PostingsWriter
        from index.postings import count_terms
        from tests.performance.field import FIELD, seal

        writer = PostingsWriter(self.folder, FIELD)
        for article in collection.articles():
            writer.add(count_terms(article))
        writer.write()
        seal(self.folder)

    def open(self) -> None:
        """With the idf that is in force."""
        from index.top import best_rows
        from tests.performance.field import opened

        self.index = opened(self.folder)
        self.best_rows = best_rows

    def warm(self) -> None:
        """Reads and checks every byte; no term of the questions to come is remembered."""
        postings = self.index.postings
        for read in (postings.rows, postings.impacts):
            read(0, len(postings)).max()
        for term in postings.terms:
            postings.span_at(postings.terms.find(term) or 0)

    def compare(self, first: Sequence[str]) -> None:
        """Scores with rank-bm25's own idf from now on; `first` are all terms in the order of their first occurrence."""
        from index.bm25 import average_default_idf
        from tests.performance.field import opened

        average = average_default_idf(self.index.corpus_size, [self.index.df(term) for term in first])
        self.index = opened(self.folder, average)

    def best(self, question: Passage) -> Sequence[int]:
        """All scores, then the best rows of them."""
        return self.best_rows(self.index.get_scores(question), TOP, str)

    def scores(self, question: Passage) -> npt.NDArray[np.float64]:
        """All scores."""
        scores: npt.NDArray[np.float64] = self.index.get_scores(question)
        return scores

    def copies(self, question: Passage) -> Callable[[], None]:
        """Copies what the question's terms touch to memory that is there already: what memory allows at best."""
        postings = self.index.postings
        sources: list[npt.NDArray[Any]] = []
        for span in map(postings.span, question):
            in_a_row = self.index.dense(*span)
            sources += [postings.rows(*span), postings.impacts(*span)] if in_a_row is None else [in_a_row]
        target = np.zeros(max(map(len, sources)))

        def copy() -> None:
            for source in sources:
                np.copyto(target[: len(source)].view(source.dtype), source)

        copy()
        return copy


class RankBM25(Engine):
    """rank-bm25's BM25Okapi, pickled."""

    def build(self, collection: Collection) -> None:
        """`BM25Okapi` over all passages, then pickled."""
        from rank_bm25 import BM25Okapi

        from index.postings import K1, B

        with (self.folder / "pickle").open("wb") as file:
            pickle.dump(BM25Okapi(collection, k1=K1, b=B), file, protocol=5)

    def open(self) -> None:
        """Unpickles it."""
        with (self.folder / "pickle").open("rb") as file:
            self.index = pickle.load(file)

    def best(self, question: Passage) -> Sequence[int]:
        """As its `get_top_n` does, without the texts."""
        best: list[int] = np.argsort(self.index.get_scores(question))[::-1][:TOP].tolist()
        return best

    def scores(self, question: Passage) -> npt.NDArray[np.float64]:
        """Its scores."""
        scores: npt.NDArray[np.float64] = self.index.get_scores(question)
        return scores


class Bm25s(Engine):
    """bm25s with its numpy backend, by its lower functions: without the batch and progress parts of `retrieve`."""

    def build(self, collection: Collection) -> None:
        """Indexes and saves."""
        import bm25s

        index = bm25s.BM25(method="lucene", k1=1.2, b=0.75, backend="numpy")
        index.index(list(collection), show_progress=False)
        index.save(str(self.folder), show_progress=False)

    def open(self) -> None:
        """Loads the arrays into memory, which is the faster of its two ways."""
        import bm25s
        from bm25s.selection import topk

        self.index = bm25s.BM25.load(str(self.folder), mmap=False)
        self.topk = topk

    def best(self, question: Passage) -> Sequence[int]:
        """All scores, then its own top-k."""
        _, best = self.topk(self.index.get_scores(question), k=TOP, backend="numpy", sorted=True)
        found: list[int] = best.tolist()
        return found


class Tantivy(Engine):
    """tantivy: one segment, frequencies without positions, no count of matches (which would forbid skipping)."""

    def build(self, collection: Collection) -> None:
        """One thread and a heap that holds everything make one segment."""
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
        index = tantivy.Index(schema.build(), path=str(self.folder))
        writer = index.writer(heap_size=2_000_000_000, num_threads=1)
        for passage in collection:
            writer.add_document(tantivy.Document(text=" ".join(passage)))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Opens the folder."""
        import tantivy

        index = tantivy.Index.open(str(self.folder))
        self.tantivy, self.schema, self.searcher = tantivy, index.schema, index.searcher()

    def best(self, question: Passage) -> Sequence[int]:
        """A query object instead of a query string: there is nothing to parse."""
        query, should = self.tantivy.Query, self.tantivy.Occur.Should
        terms = [(should, query.term_query(self.schema, "text", term, index_option="freq")) for term in question]
        return [place.doc for _, place in self.searcher.search(query.boolean_query(terms), TOP, count=False).hits]


class Fts5(Engine):
    """SQLite's FTS5, contentless."""

    def build(self, collection: Collection) -> None:
        """One transaction, then `optimize`."""
        database = sqlite3.connect(self.folder / "fts.db")
        database.execute("create virtual table passages using fts5(text, content='')")
        rows = ((number, " ".join(passage)) for number, passage in enumerate(collection))
        database.executemany("insert into passages (rowid, text) values (?, ?)", rows)
        database.execute("insert into passages (passages) values ('optimize')")
        database.commit()
        database.close()

    def open(self) -> None:
        """Opens the file."""
        self.database = sqlite3.connect(self.folder / "fts.db")

    def best(self, question: Passage) -> Sequence[int]:
        """By its own bm25()."""
        sql = "select rowid from passages where passages match ? order by rank limit ?"
        return [row for (row,) in self.database.execute(sql, (" OR ".join(question), TOP))]


ENGINES: dict[str, type[Engine]] = {
    "ours": Ours,
    "rank-bm25": RankBM25,
    "bm25s": Bm25s,
    "tantivy": Tantivy,
    "fts5": Fts5,
}
