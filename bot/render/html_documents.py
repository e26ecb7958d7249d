"""The list of documents, and an article with its passages."""

from collections.abc import Callable, Sequence

from bot import texts_web_vi as say
from bot.render.html import Html, Part, element, join
from bot.render.html_answer import marked, source_facts, web_address
from bot.render.html_page import Look, page
from bot.render.links import Links
from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.dates import show_date

DOCUMENTS_A_PAGE = 30
PASSAGES_A_PAGE = 60
_HEADINGS = frozenset({"heading", "title"})
_LINE_BREAKS_STAY = frozenset({"letterhead", "table", "signature"})

Counts = Sequence[tuple[str, int]]
Address = Callable[[int], str]  # of a page, by its number


def pages_of(count: int, a_page: int) -> int:
    """How many pages it takes, at least one."""
    return max(1, -(-count // a_page))


def documents_page(
    look: Look, documents: Sequence[Document], provinces: Counts, years: Counts, province: str, year: str, number: int
) -> str:
    """Page `number` (from 1) of the documents that were chosen."""
    last = pages_of(len(documents), DOCUMENTS_A_PAGE)
    number = min(max(number, 1), last)
    shown = documents[(number - 1) * DOCUMENTS_A_PAGE : number * DOCUMENTS_A_PAGE]
    nothing = say.DOCUMENTS_NONE if provinces or years else say.DOCUMENTS_EMPTY
    listed = [_entry(document, look.links) for document in shown]
    main = join(
        [
            element("h1", say.DOCUMENTS),
            _filter(look.links, provinces, years, province, year),
            element("p", say.DOCUMENTS_COUNT.format(count=len(documents)) if documents else nothing, role="status"),
            element("ol", *listed, class_="documents") if listed else None,
            _turning(number, last, lambda n: look.links.to("/tai-lieu", tinh=province, nam=year, trang=n), say.PAGE_OF),
        ]
    )
    return page(look, say.DOCUMENTS, main, here="/tai-lieu", kind="reading")


def article_page(
    look: Look,
    document: Document,
    passages: Sequence[Passage],
    number: int = 1,
    here: Passage | None = None,
    quoted: tuple[int, int] | None = None,
) -> str:
    """Page `number` (from 1) of an article; with `here`, the page where that passage stands, marked.

    `quoted` are offsets into the document's text of the characters that an answer quoted.
    """
    last = pages_of(len(passages), PASSAGES_A_PAGE)
    if here is not None:
        number = next((at for at, each in enumerate(passages) if each.id == here.id), 0) // PASSAGES_A_PAGE + 1
    number = min(max(number, 1), last)
    first = (number - 1) * PASSAGES_A_PAGE
    shown = [
        _passage(passage, at, look.links, here is not None and passage.id == here.id, quoted)
        for at, passage in enumerate(passages[first : first + PASSAGES_A_PAGE], first + 1)
        if not (passage.kind == "title" and passage is not here and passage.text == document.title)
    ]
    links = look.links
    turning = _turning(number, last, lambda n: links.document(document.id, n), say.ARTICLE_PART)
    parts = [
        element("h1", document.title or document.id),
        _facts(document, links),
        _pointer(here) if here is not None else None,
        turning,
        element("div", *shown, class_="article"),
        turning,
        element("p", element("a", say.ASK_ABOUT, href=links.to("/"))),
    ]
    canonical = links.shared(here.id) if here is not None else ""
    title = document.title or document.id
    return page(look, title, element("article", *parts), here="/tai-lieu", kind="reading", canonical=canonical)


def _entry(document: Document, links: Links) -> Html:
    date = document.published_on or document.issued_on
    facts = [*source_facts(document.number, document.publisher, None), ", ".join(document.provinces)]
    when = element("span", show_date(date) if date else say.UNDATED, class_="date")
    title = element("a", document.title or document.id, href=links.document(document.id))
    return element("li", when, title, element("p", " · ".join(fact for fact in facts if fact), class_="facts"))


def _filter(links: Links, provinces: Counts, years: Counts, province: str, year: str) -> Html:
    return element(
        "form",
        _choice("tinh", say.PROVINCE, say.ANY_PROVINCE, provinces, province),
        _choice("nam", say.YEAR, say.ANY_YEAR, years, year),
        element("button", say.FILTER),
        action=links.to("/tai-lieu"),
        class_="filter",
    )


def _choice(name: str, label: str, every: str, counts: Counts, chosen: str) -> Html:
    options = [
        element("option", f"{value} ({count})", value=value, selected=value == chosen) for value, count in counts
    ]
    select = element("select", element("option", every, value=""), *options, id=name, name=name)
    return element("span", element("label", label, for_=name), select)


def _turning(number: int, last: int, address: Address, told: str) -> Html | None:
    if last < 2:
        return None
    before = element("a", say.PAGE_BEFORE, href=address(number - 1), rel="prev") if number > 1 else None
    after = element("a", say.PAGE_AFTER, href=address(number + 1), rel="next") if number < last else None
    return element(
        "nav",
        before,
        element("span", told.format(page=number, pages=last)),
        after,
        class_="turning",
        aria_label=say.PAGES,
    )


def _facts(document: Document, links: Links) -> Html:
    parts: list[Part] = list(source_facts(document.number, document.publisher, document.published_on))
    if document.issued_on:
        parts.append(say.ISSUED.format(date=show_date(document.issued_on)))
    parts += [element("a", province, href=links.to("/tai-lieu", tinh=province)) for province in document.provinces]
    if original := web_address(document.url):
        parts.append(element("a", say.ORIGINAL, href=original, rel="noopener noreferrer nofollow"))
    spaced = [each for part in parts for each in (" · ", part)][1:]
    return element("p", *spaced, class_="facts")


def _pointer(here: Passage) -> Html:
    way = element("a", say.GO_TO_PASSAGE, href=f"#p-{here.id}")
    return element("p", say.PASSAGE_HERE, " ", way, class_="pointer")


def _passage(passage: Passage, n: int, links: Links, here: bool, quoted: tuple[int, int] | None) -> Html:
    marks = [(quoted[0] - passage.start, quoted[1] - passage.start)] if here and quoted else []
    words = marked(passage.text, marks)
    name = "h2" if passage.kind in _HEADINGS else "p"
    class_ = "lines" if passage.kind in _LINE_BREAKS_STAY else None
    link = element(
        "a",
        "§",
        href=links.passage(passage.id),
        class_="anchor",
        aria_label=say.PASSAGE_LINK.format(n=n),
        title=say.PASSAGE_LINK.format(n=n),
    )
    return element(
        "section",
        element(name, words, class_=class_),
        link,
        id=f"p-{passage.id}",
        class_=f"passage {passage.kind}{' here' if here else ''}",
        aria_current="true" if here else None,
    )
