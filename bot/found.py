"""What sentences mention, remembered: the same sentence is judged several times for one question."""

from functools import lru_cache

from corpus.vietnamese.document_number import DocumentNumber, find_numbers
from corpus.vietnamese.provinces import Mention, find_provinces
from index.mentions import Figure, find_figures

_SENTENCES = 8192  # sentences remembered, some 3 MB


@lru_cache(maxsize=_SENTENCES)
def provinces_in(text: str) -> tuple[Mention, ...]:
    """The provinces that a text mentions."""
    return tuple(find_provinces(text))


@lru_cache(maxsize=_SENTENCES)
def numbers_in(text: str) -> tuple[DocumentNumber, ...]:
    """The document numbers that a text mentions."""
    return tuple(find_numbers(text))


@lru_cache(maxsize=_SENTENCES)
def figures_in(text: str) -> tuple[Figure, ...]:
    """The amounts that a text mentions."""
    return tuple(find_figures(text))
