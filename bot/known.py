"""What the corpus holds, looked up in a generation for the decision and for the words of a refusal."""

from collections.abc import Sequence

from corpus.document import Document
from corpus.vietnamese.document_number import DocumentNumber, find_numbers, same_number
from index.facets import number_facets, province_facets
from index.generation import Generation

_ROWS = 400  # passages about one number that are looked at for its provinces
_PROVINCIAL = frozenset({"TU", "UBND", "HĐND"})


class KnownCorpus:
    """The provinces, numbers and words of one generation."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation

    def covers_province(self, name: str) -> bool:
        """Whether any passage is about the province."""
        return any(len(self._generation.facet_rows(facet)) for facet in province_facets([name]))

    def covers_year(self, year: int) -> bool:
        """Whether any passage mentions the year."""
        return self._generation.df(str(year), "accented") > 0

    def covers_number(self, number: DocumentNumber) -> bool:
        """Whether any passage bears or mentions the document number."""
        return any(len(self._generation.facet_rows(facet)) for facet in number_facets([number]))

    def provinces_of(self, number: DocumentNumber) -> Sequence[str]:
        """The provinces with a document that bears or mentions this provincial number."""
        if number.issuer_code and number.issuer_code.split("-")[-1] not in _PROVINCIAL:
            return ()
        found: list[str] = []
        for document in self._documents_with(number):
            named = [n for text in document.numbers for n in find_numbers(text)]
            if any(same_number(number, other) and other.issuer_code in _PROVINCIAL for other in named):
                found += document.provinces[:1]
        return tuple(dict.fromkeys(found))

    def _documents_with(self, number: DocumentNumber) -> list[Document]:
        """The documents that bear or mention a number, in corpus order, from the first `_ROWS` passages about it."""
        rows = self._generation.facet_rows(number_facets([number])[-1])[:_ROWS]
        ids = dict.fromkeys(self._generation.passage_at(int(row)).document_id for row in rows)
        return [document for name in ids if (document := self._generation.document(name)) is not None]

    def provinces(self) -> list[str]:
        """Provinces with documents of their own, those with most passages first."""
        names = self._generation.facet_values("home=")
        counts = {name: len(self._generation.facet_rows(f"home={name}")) for name in names}
        return sorted(names, key=lambda name: (-counts[name], name))

    def has_documents_of(self, name: str) -> bool:
        """Whether the province has a document of its own, not only a mention."""
        return len(self._generation.facet_rows(f"home={name}")) > 0

    def near_numbers(self, number: DocumentNumber, limit: int = 3) -> list[str]:
        """Numbers of the same kind of document that the corpus has, the nearest first."""
        documents = self._generation.documents()
        known = {n.canonical: n for document in documents for text in document.numbers for n in find_numbers(text)}
        same_kind = [n for n in known.values() if n.kind_code == number.kind_code and n.number is not None]
        same_kind.sort(key=lambda n: (abs((n.number or 0) - (number.number or 0)), n.canonical))
        return [n.canonical for n in same_kind[:limit]]

    def documents(self) -> int:
        """How many documents there are."""
        return self._generation.manifest.documents
