"""What the corpus holds, looked up in a generation for the decision and for the words of a refusal."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from corpus.document import Document
from corpus.vietnamese.document_number import DocumentNumber, find_numbers, same_number
from index.facets import number_facets, province_facets
from index.generation import Generation

_ROWS = 400  # passages about one number that are looked at for its provinces
_NUMBER = "number="
_FACET = re.compile(r"(?P<number>\d+)-(?P<kind>[^/]*)(?:/(?P<issuer>.+))?")
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
        found = self._generation.documents_of(self._generation.documents_at(rows.tolist()))
        return [document for document in found.values() if document is not None]

    def provinces(self) -> list[str]:
        """Provinces with documents of their own, those with most passages first."""
        names = self._generation.facet_values("home=")
        counts = {name: len(self._generation.facet_rows(f"home={name}")) for name in names}
        return sorted(names, key=lambda name: (-counts[name], name))

    def has_documents_of(self, name: str) -> bool:
        """Whether the province has a document of its own, not only a mention."""
        return len(self._generation.facet_rows(f"home={name}")) > 0

    def near_numbers(self, number: int, kind_code: str, limit: int = 3) -> list[str]:
        """Numbers that the corpus has, of the same kind of document if there are any, the nearest first."""
        known = [facet for facet in map(_FACET.fullmatch, self._generation.facet_values(_NUMBER)) if facet]
        same = [facet for facet in known if facet["kind"] == kind_code] or known
        told = {(facet["number"], facet["kind"]) for facet in same if facet["issuer"]}
        same = [facet for facet in same if facet["issuer"] or (facet["number"], facet["kind"]) not in told]
        found: list[str] = []
        for _, equally_far in groupby(sorted(same, key=_far_from(number)), _far_from(number)):
            found += sorted(self._official(facet.group()) for facet in equally_far)
            if len(found) >= limit:
                break
        return found[:limit]

    def _official(self, value: str) -> str:
        """The official form of a number, which its facet tells without the year, from the first text that has it."""
        facet = f"{_NUMBER}{value}"
        passage = self._generation.passage_at(int(self._generation.facet_rows(facet)[0]))
        document = self._generation.document(passage.document_id)
        texts = [*(document.numbers if document else ()), passage.text]
        numbers = (number for text in texts for number in find_numbers(text))
        return next((number.canonical for number in numbers if facet in number_facets([number])), value)

    def documents(self) -> int:
        """How many documents there are."""
        return self._generation.manifest.documents


def _far_from(number: int) -> Callable[[re.Match[str]], int]:
    return lambda facet: abs(int(facet["number"]) - number)
