"""What the corpus holds, looked up in a generation for the decision and for the words of a refusal."""

from collections.abc import Sequence

from corpus.vietnamese.document_number import DocumentNumber, find_numbers, same_number
from index.facets import number_facets, province_facets
from index.generation import Generation

_PROVINCIAL = frozenset({"TU", "UBND", "HĐND"})


class KnownCorpus:
    """The provinces, numbers and words of one generation."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._documents = generation.documents()

    def covers_province(self, name: str) -> bool:
        """Whether any passage is about the province."""
        return any(len(self._generation.facet_rows(facet)) for facet in province_facets([name]))

    def covers_number(self, number: DocumentNumber) -> bool:
        """Whether any passage bears or mentions the document number."""
        return any(len(self._generation.facet_rows(facet)) for facet in number_facets([number]))

    def provinces_of(self, number: DocumentNumber) -> Sequence[str]:
        """The provinces with a document that bears or mentions this provincial number."""
        if number.issuer_code and number.issuer_code.split("-")[-1] not in _PROVINCIAL:
            return ()
        found = []
        for document in self._documents:
            named = [n for text in document.numbers for n in find_numbers(text)]
            if any(same_number(number, other) and other.issuer_code in _PROVINCIAL for other in named):
                found += document.provinces[:1]
        return tuple(dict.fromkeys(found))

    def provinces(self) -> list[str]:
        """Provinces with documents of their own, most documents first."""
        counts: dict[str, int] = {}
        for document in self._documents:
            for name in document.provinces:
                counts[name] = counts.get(name, 0) + 1
        return sorted(counts, key=lambda name: (-counts[name], name))

    def has_documents_of(self, name: str) -> bool:
        """Whether the province has a document of its own, not only a mention."""
        return any(name in document.provinces for document in self._documents)

    def near_numbers(self, number: DocumentNumber, limit: int = 3) -> list[str]:
        """Numbers of the same kind of document that the corpus has, the nearest first."""
        known = {n.canonical: n for document in self._documents for text in document.numbers for n in find_numbers(text)}
        same_kind = [n for n in known.values() if n.kind_code == number.kind_code and n.number is not None]
        same_kind.sort(key=lambda n: (abs((n.number or 0) - (number.number or 0)), n.canonical))
        return [n.canonical for n in same_kind[:limit]]

    def documents(self) -> int:
        """How many documents there are."""
        return len(self._documents)
