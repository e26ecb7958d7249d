"""What is indexed of a passage."""

from dataclasses import dataclass

from corpus.document import Document
from corpus.passage import Passage
from index.tokens import terms, tokenize
from index.wording import common_form


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """Terms in text order, repeats kept (their count is the term frequency)."""

    accented: list[str]
    folded: list[str]


def passage_terms(document: Document, passage: Passage) -> PassageTerms:
    """The passage's terms, preceded by those of its document's title and provinces."""
    tokens = list(common_form(tokenize(f"{document.title}\n{' '.join(document.provinces)}\n{passage.text}")))
    return PassageTerms(terms([t.text for t in tokens]), terms([t.folded for t in tokens]))
