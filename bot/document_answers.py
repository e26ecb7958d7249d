"""Answers to questions that look documents up by number: a card, a choice among several, or the nearest there are."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot import texts_documents_vi as say
from bot.answer import Answer
from bot.asked import Asked
from bot.compose import understood
from bot.document_card import document_card, side_by_side
from bot.document_lookup import Lookup, Wanted, document_lookup
from bot.known import KnownCorpus
from bot.numbered import Numbered, all_kinds, is_borne_unnamed, numbered
from corpus.vietnamese.dates import show_date
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
    if lookup.compared:
        several = _compared(lookup, generation)
        return side_by_side(typed, several, generation) if several else None
    wanted = lookup.wanted[0]
    known = _known(lookup, wanted, generation)
    if not known:
        unnamed = is_borne_unnamed(generation, wanted.number, wanted.kind_code)
        near = KnownCorpus(generation).near_numbers(wanted.number, wanted.kind_code)
        return None if unnamed else _absent(typed, wanted, near)
    there = _of(lookup.provinces, known)
    documents = _of_date(lookup, there)
    if not documents:
        return _other_date(typed, lookup, there) if there else None
    if len(documents) > 1:
        return _which(typed, wanted, documents)
    card = document_card(typed, documents[0], generation, best, validity=lookup.validity)
    reading = understood(asked)
    return replace(card, understood=reading, text=f"{reading}\n\n{card.text}") if reading else card


def _compared(lookup: Lookup, generation: Generation) -> list[Numbered]:
    """One document for each number, or of one number for each province; none unless each is found alone."""
    found = []
    for wanted in lookup.wanted:
        known = _known(lookup, wanted, generation)
        names = [(name,) for name in lookup.provinces] if len(lookup.wanted) == 1 else [lookup.provinces]
        found += [_of_date(lookup, _of(name, known)) for name in names]
    return [documents[0] for documents in found] if all(len(documents) == 1 for documents in found) else []


def _known(lookup: Lookup, wanted: Wanted, generation: Generation) -> list[Numbered]:
    """The documents with the number, of the issuer that is told."""
    kind = wanted.kind_code
    near = tuple(part for name in lookup.provinces for part in (name, *old_parts(name)))
    known = numbered(generation, wanted.number, kind, near) if kind else all_kinds(generation, wanted.number, near)
    return [one for one in known if _issued(one, wanted.issuer_code)]


def _of(provinces: Sequence[str], known: Sequence[Numbered]) -> list[Numbered]:
    """Those of the provinces, else central ones, which are of all."""
    fitting = [one for one in known if _of_provinces(one, provinces)]
    return [one for one in fitting if provinces and one.province] or fitting


def _of_date(lookup: Lookup, known: Sequence[Numbered]) -> list[Numbered]:
    """Those of the date or year that is told; those without a date only where no other fits."""
    if lookup.date is not None and (dated := [one for one in known if _on(one, lookup.date)]):
        return dated
    if not lookup.years:
        return list(known)
    return [one for one in known if _of_year(one, lookup.years)] or [one for one in known if one.year is None]


def _of_year(document: Numbered, years: Sequence[int]) -> bool:
    """Whether it was issued in one of the years, or its title names one: a plan for 2024 is issued in 2023."""
    title = document.own.title if document.own else ""
    return document.year in years or any(str(year) in title for year in years)


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
    shown = documents[:CHOICES]
    places = [(document.number.canonical, document.province) for document in shown]
    labels = tuple(_named(one, year=places.count(place) > 1) for one, place in zip(shown, places, strict=True))
    choices = tuple(say.ABOUT.format(number=name) for name in labels)
    message = say.SHARED.format(number=wanted.shown)
    listing = "\n".join(f"{n}. {name}" for n, name in enumerate(labels, 1))
    return Answer(typed, "clarify", "", f"{message}\n{listing}", choices=choices, labels=labels)


def _named(document: Numbered, *, year: bool) -> str:
    """Its number with province or issuer, and with its year; read as a question it finds this document alone."""
    name = document.province or say.ISSUERS.get(document.number.issuer_code)
    parts = [document.number.canonical, say.OF.format(name=name) if name else ""]
    return "".join([*parts, say.OF_YEAR.format(year=document.year) if year and document.year else ""])


def _absent(typed: str, wanted: Wanted, numbers: Sequence[str]) -> Answer:
    """Says that the number is absent, and which there are."""
    parts = [say.NOT_FOUND.format(number=wanted.shown)]
    parts += [say.NEAREST.format(numbers=", ".join(numbers))] if numbers else []
    suggestions = tuple(say.ABOUT.format(number=number) for number in numbers)
    return Answer(typed, "not_found", "", " ".join(parts), suggestions=suggestions)


def _other_date(typed: str, lookup: Lookup, documents: Sequence[Numbered]) -> Answer:
    """Says that the number is there, but of another year."""
    date = lookup.date if lookup.date and len(lookup.date) == len("2021-11-15") else str(lookup.years[0])
    names = [_named(document, year=True) for document in documents[:CHOICES]]
    shown = f"{lookup.wanted[0].shown} ({show_date(date)})"
    text = f"{say.NOT_FOUND.format(number=shown)} {say.SAME_NUMBER.format(numbers=', '.join(names))}"
    return Answer(typed, "not_found", "", text, suggestions=tuple(say.ABOUT.format(number=name) for name in names))
