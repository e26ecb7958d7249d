"""Answers to questions that look documents up by number: a card, a choice among several, or the nearest there are."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot import texts_documents_vi as say
from bot.answer import Answer
from bot.asked import Asked
from bot.compose import understood
from bot.document_card import document_card, side_by_side
from bot.document_lookup import Lookup, Wanted, document_lookup
from bot.numbered import Numbered, all_kinds, is_borne_unnamed, near, numbered
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import old_parts
from index.generation import Generation

CHOICES = 8


def document_answer(
    asked: Asked, generation: Generation, best: Callable[[], Answer], *, command: bool = False
) -> Answer | None:
    """The answer of a look-up; None for any other question, and for a number that only other provinces have.

    `best` answers the same question from the sentences of the texts.
    """
    lookup = document_lookup(asked, command=command)
    if lookup is None:
        return None
    typed = asked.reading.typed
    found = [_fitting(lookup, wanted, generation) for wanted in lookup.wanted]
    if any(documents is None for documents in found):
        return None
    if len(found) > 1:
        several = [documents[0] for documents in found if documents is not None and len(documents) == 1]
        return side_by_side(typed, several, generation) if len(several) == len(found) else None
    documents, wanted = found[0], lookup.wanted[0]
    if not documents:
        return _absent(typed, wanted, generation)
    if len(documents) > 1:
        return _which(typed, wanted, documents)
    card = document_card(typed, documents[0], generation, best, validity=lookup.validity)
    reading = understood(asked)
    return replace(card, understood=reading, text=f"{reading}\n\n{card.text}") if reading else card


def _fitting(lookup: Lookup, wanted: Wanted, generation: Generation) -> Sequence[Numbered] | None:
    """The documents that fit all that is told; none when the number is absent; None when it is another's."""
    named = numbered(generation, wanted.number, wanted.kind_code) if wanted.kind_code else ()
    known = named or (() if wanted.kind_code else all_kinds(generation, wanted.number))
    issued = [one for one in known if _issued(one, wanted.issuer_code)]
    if not issued:
        return None if is_borne_unnamed(generation, wanted.number, wanted.kind_code) else ()
    fitting = [one for one in issued if _of_provinces(one, lookup.provinces)]
    provincial = [one for one in fitting if one.province] if lookup.provinces else []
    there = provincial or fitting
    if lookup.date is not None and (dated := [one for one in there if _on(one, lookup.date)]):
        return dated
    if lookup.years and there:
        dated = [one for one in there if one.year in lookup.years] or [one for one in there if one.year is None]
        return dated or None
    return there or None


def _issued(document: Numbered, code: str) -> bool:
    own = fold(document.number.issuer_code)
    return not code or not own or fold(code) == own or fold(code) == own.split("-")[0]


def _of_provinces(document: Numbered, names: Sequence[str]) -> bool:
    """Whether a document is of one of the provinces, or of one that is part of it today; central ones are of all."""
    if not names or document.province is None:
        return True
    return any(document.province in (name, *old_parts(name)) for name in names)


def _on(document: Numbered, date: str) -> bool:
    dates = {mention.fields.date for mention in document.mentions}
    return date in dates or (document.own is not None and document.own.issued_on == date)


def _which(typed: str, wanted: Wanted, documents: Sequence[Numbered]) -> Answer:
    """Asks which of the documents is meant."""
    labels = tuple(_named(document, documents) for document in documents[:CHOICES])
    choices = tuple(say.ABOUT.format(number=name) for name in labels)
    message = say.SHARED.format(number=wanted.shown)
    listing = "\n".join(f"{n}. {name}" for n, name in enumerate(labels, 1))
    return Answer(typed, "clarify", "", f"{message}\n{listing}", choices=choices, labels=labels)


def _named(document: Numbered, among: Sequence[Numbered]) -> str:
    """Its number with what tells it from the others; read as a question it finds this document alone."""
    name = document.province or say.ISSUERS.get(document.number.issuer_code)
    twins = [o for o in among if o is not document and (o.number.canonical, o.province) == _key(document)]
    parts = [document.number.canonical, say.OF.format(name=name) if name else ""]
    return "".join([*parts, say.OF_YEAR.format(year=document.year) if twins and document.year else ""])


def _key(document: Numbered) -> tuple[str, str | None]:
    return document.number.canonical, document.province


def _absent(typed: str, wanted: Wanted, generation: Generation) -> Answer:
    """Says that the number is absent, and which there are."""
    numbers = near(generation, wanted.number, wanted.kind_code)
    parts = [say.NOT_FOUND.format(number=wanted.shown)]
    parts += [say.NEAREST.format(numbers=", ".join(numbers))] if numbers else []
    suggestions = tuple(say.ABOUT.format(number=number) for number in numbers)
    return Answer(typed, "not_found", "", " ".join(parts), suggestions=suggestions)
