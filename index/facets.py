"""Facets: what a passage is about beyond its words, as exact strings that a search can require."""

from collections.abc import Iterable

from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.document_number import DocumentNumber, find_numbers
from corpus.vietnamese.provinces import find_provinces


def facets(document: Document, passage: Passage, heading: str = "") -> tuple[str, ...]:
    """Strings "name=value" that hold of the passage: its document, provinces and document numbers.

    A passage is about the provinces and the document numbers of its article, about those it mentions itself, and about
    the provinces of the `heading` that it stands below;
    "home" holds for the article's own provinces alone, "says" for the numbers that stand in the passage itself, "bears"
    for the number of an official document.
    """
    names = [*document.provinces, *(mention.name for mention in find_provinces(passage.text, "strict"))]
    names += [mention.name for mention in find_provinces(heading, "strict")]
    here, own = find_numbers(passage.text), find_numbers(document.number or "")
    others = [number for text in document.numbers for number in find_numbers(text)]
    found = [f"document={document.id}", *(f"province={name}" for name in names)]
    found += [f"home={name}" for name in document.provinces]
    found += number_facets([*here, *own, *others])
    found += [said_facet(number) for number in here] + [borne_facet(number) for number in own]
    return tuple(dict.fromkeys(found))


def said_facet(number: DocumentNumber) -> str:
    """The facet of the passages in which a number stands, whoever issued the document."""
    return f"says={number.number}-{number.kind_code}"


def borne_facet(number: DocumentNumber) -> str:
    """The facet of the passages of official documents with a number, whoever issued them."""
    return f"bears={number.number}-{number.kind_code}"


def province_facets(names: Iterable[str]) -> tuple[str, ...]:
    """The facets of which a passage about any of these provinces has one."""
    return tuple(f"province={name}" for name in names)


def number_facets(numbers: Iterable[DocumentNumber]) -> tuple[str, ...]:
    """The facets of which a passage about any of these document numbers has one; a bare "NQ 48" has the bare one."""
    found = []
    for number in numbers:
        bare = f"number={number.number}-{number.kind_code}"
        found += [f"{bare}/{number.issuer_code}"] if number.issuer_code else []
        found.append(bare)
    return tuple(dict.fromkeys(found))
