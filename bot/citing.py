"""A citation of a document, what is told of its source, and the form in which officials pass it on."""

from bot import texts_documents_vi as say
from bot.answer import Citation
from corpus.document import Document
from corpus.vietnamese.dates import show_date

_DAY = len("2021-11-15")


def citation_of(
    document: Document,
    passage: str,
    start: int,
    end: int,
    quote: str,
    marks: tuple[tuple[int, int], ...] = (),
    n: int = 1,
) -> Citation:
    """The citation of a quote; `start`, `end` are offsets in the document's text, `marks` in the quote."""
    return Citation(
        n,
        document=document.id,
        title=document.title,
        publisher=document.publisher,
        published_on=document.published_on or document.issued_on,
        url=document.url,
        number=document.number or next(iter(document.numbers), None),
        passage=passage,
        start=start,
        end=end,
        quote=quote,
        marks=marks,
        issued_on=document.issued_on,
    )


def source_facts(citation: Citation) -> list[str]:
    """What is told of a source after its title: number, publisher, when it was issued, when it was published."""
    facts = [citation.number, citation.publisher]
    if citation.issued_on:
        facts.append(say.ISSUED.format(date=show_date(citation.issued_on)))
    if citation.published_on and citation.published_on != citation.issued_on:
        date = show_date(citation.published_on)
        facts.append(say.PUBLISHED.format(date=date) if citation.issued_on else date)
    return [fact for fact in facts if fact]


def pasted(citation: Citation, link: str = "") -> str:
    """The quote with its source as it stands in a report: title, number, dates, publisher, link."""
    own = citation.issued_on is not None
    number = say.OWN_NUMBER.format(number=citation.number) if own and citation.number else citation.number
    issued = _dated(say.ISSUED, citation.issued_on)
    published = _dated(say.PUBLISHED, citation.published_on) if citation.published_on != citation.issued_on else None
    parts = [citation.title or citation.document, number, issued, citation.publisher, published, link]
    return say.PASTED.format(quote=citation.quote, source="; ".join(part for part in parts if part))


def _dated(template: str, date: str | None) -> str | None:
    if date is None:
        return None
    shown = show_date(date)
    return template.format(date=say.DAY.format(date=shown) if len(date) == _DAY else shown)
