"""The articles to be browsed: a list by province and year, and each article with its passages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from corpus.document import Document
from corpus.passage import Passage
from index.generation import Generation
from index.live import Live


@dataclass(frozen=True, slots=True)
class Article:
    """A document (without its text) and its passages in text order."""

    document: Document
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What one generation holds. `documents`: newest first, undated ones last; counts: names with their documents."""

    generation: str
    documents: tuple[Document, ...]
    provinces: tuple[tuple[str, int], ...]  # by name
    years: tuple[tuple[str, int], ...]  # newest first

    def of(self, province: str, year: str) -> list[Document]:
        """The documents about a province and of a year; empty: any."""
        return [
            document
            for document in self.documents
            if (not province or province in document.provinces) and (not year or date_of(document)[:4] == year)
        ]


class Library:
    """The live generation's articles; safe for several threads."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._lock = Lock()
        self._holdings: Holdings | None = None

    @property
    def generation_id(self) -> str:
        """The id of the generation that is read."""
        return self._live.generation.id

    def holdings(self) -> Holdings:
        """What there is; read once for each generation."""
        with self._lock:
            if self._holdings is None or self._holdings.generation != self.generation_id:
                self._holdings = self._live.call(_holdings)
            return self._holdings

    def article(self, document_id: str) -> Article | None:
        """An article, or None when there is none with this id."""
        return self._live.call(lambda generation: _article(generation, document_id))


def date_of(document: Document) -> str:
    """The date a document is listed under: of publication, else of issue; "" when neither is known."""
    return document.published_on or document.issued_on or ""


def _holdings(generation: Generation) -> Holdings:
    documents = sorted(generation.documents(), key=lambda document: document.id)
    documents.sort(key=date_of, reverse=True)
    provinces = Counter(province for document in documents for province in dict.fromkeys(document.provinces))
    years = Counter(date_of(document)[:4] for document in documents if date_of(document))
    return Holdings(generation.id, tuple(documents), _named(provinces), _named(years)[::-1])


def _named(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items()))


def _article(generation: Generation, document_id: str) -> Article | None:
    document = generation.document(document_id)
    if document is None:
        return None
    passages: Sequence[Passage] = generation.passages_of(document_id)
    return Article(document, tuple(passages))
