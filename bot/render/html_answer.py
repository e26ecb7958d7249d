"""Answers as parts of the web page."""

import re
from collections.abc import Sequence
from itertools import groupby

from bot import citing
from bot import texts_web_vi as say
from bot.answer import Answer, Citation
from bot.render import answer_parts
from bot.render.html import Html, Part, element, join
from bot.render.links import Links
from bot.render.svg import svg
from bot.render.table_chart import chart_of
from corpus.vietnamese.dates import show_date

_OPEN_CITATIONS = 3  # shown at once; the others unfold
_PARAGRAPH = re.compile(r"\n\s*\n")
_NUMBER = re.compile(r"(\[\d+\])")


class Dress:
    """How a page wants its parts: its links, and the fields that its forms carry along."""

    def __init__(self, links: Links, conversation: str | None = None) -> None:
        self.links = links
        self.embedded = conversation is not None
        self._conversation = conversation

    @property
    def home(self) -> str:
        """Where questions are posted to."""
        return self.links.to("/nhung" if self.embedded else "/")

    def fields(self) -> Html:
        """Hidden fields; in another site's frame a form carries the conversation, for cookies do not reach it."""
        if self._conversation is None:
            return Html("")
        return element("input", type="hidden", name="conversation", value=self._conversation)

    def link(self, label: Part, href: str, *, outside: bool = False, class_: str | None = None) -> Html:
        """A link; out of a frame, and to other sites, it opens a window of its own."""
        if outside or self.embedded:
            hint = element("span", f" ({say.NEW_WINDOW})", class_="unseen")
            rel = "noopener noreferrer nofollow" if outside else "noopener"
            return element("a", label, hint, href=href, target="_blank", rel=rel, class_=class_)
        return element("a", label, href=href, class_=class_)


def turn(question: str, answer: Answer, question_id: str, dress: Dress) -> Html:
    """A question and its answer."""
    reply = element(
        "div",
        _understood(answer),
        *(_quoted(answer, dress) if answer.citations else _told(answer)),
        *(element("p", note, class_="note") for note in answer_parts.notes(answer)[1]),
        questions(say.CHOOSE, answer.choices, answer.labels or answer.choices, dress),
        questions(say.ONWARD, answer.suggestions, answer.suggestions, dress),
        _thumbs(question_id, dress) if answer.status != "chat" else None,
        class_=f"reply {answer.status}",
    )
    return element("article", _asked(question), reply, class_="turn")


def trouble(question: str, message: str) -> Html:
    """A question that could not be answered, and why."""
    reply = element("div", element("p", message, role="alert"), class_="reply trouble")
    return element("article", _asked(question), reply, class_="turn")


def questions(lead: str, asked: Sequence[str], labels: Sequence[str], dress: Dress) -> Html | None:
    """Questions to be asked at a touch; each works without a script."""
    if not asked:
        return None
    buttons = [
        element("button", label, name="question", value=question, class_="chip")
        for question, label in zip(asked, labels, strict=True)
    ]
    return element(
        "form",
        element("p", lead, class_="lead-in"),
        dress.fields(),
        element("div", *buttons, class_="chips"),
        method="post",
        action=dress.home,
        data_asks=True,
    )


def paragraphs(words: str) -> list[Html]:
    """Text as paragraphs; single line breaks stay."""
    return [element("p", part.strip(), class_="lines") for part in _PARAGRAPH.split(words) if part.strip()]


def marked(words: str, marks: Sequence[tuple[int, int]], class_: str | None = None) -> Html:
    """Text with some of its characters marked; marks that do not fit are left out."""
    parts: list[Part] = []
    at = 0
    for start, end in sorted(marks):
        if at <= start < end <= len(words):
            parts += [words[at:start], element("mark", words[start:end], class_=class_)]
            at = end
    return join([*parts, words[at:]])


def source_facts(number: str | None, publisher: str | None, date: str | None) -> list[str]:
    """What is told of a source after its title."""
    return [fact for fact in (number, publisher, show_date(date) if date else None) if fact]


def web_address(url: str | None) -> str | None:
    """The url if it is a plain web address: no other scheme may become a link."""
    return url if url and re.fullmatch(r"https?://[^\s<>\"\\]{3,1800}", url) else None


def _asked(question: str) -> Html:
    return element("p", element("span", say.ASKED + " ", class_="unseen"), question, class_="asked")


def _understood(answer: Answer) -> Html | None:
    if not answer.understood:
        return None
    shown = answer.understood if ":" in answer.understood else f"{say.UNDERSTOOD}: {answer.understood}"
    return element("p", shown, class_="understood")


def _told(answer: Answer) -> list[Html]:
    return paragraphs(answer.text or answer.answer)


def _quoted(answer: Answer, dress: Dress) -> list[Part]:
    line = answer.answer
    if answer.status == "unsure" and not line.startswith(say.UNSURE):
        line = f"{say.UNSURE}: {line}" if line else f"{say.UNSURE}:"
    shown = [_citation(citation, dress) for citation in answer.citations]
    parts: list[Part] = [element("p", line, class_="line")] if line else []
    parts += _table(answer, dress)
    parts += [_chart(answer, dress), _files(answer, dress)]
    parts += shown[:_OPEN_CITATIONS]
    if rest := shown[_OPEN_CITATIONS:]:
        summary = element("summary", say.MORE_QUOTES.format(count=len(rest)))
        parts.append(element("details", summary, *rest))
    return parts


def _table(answer: Answer, dress: Dress) -> list[Html]:
    """The lines of a table with what is told around them; each number opens the passage that the figure stands in."""
    parts: list[Html] = []
    for listed, notes in groupby(answer_parts.notes(answer)[0], lambda note: note.startswith(answer_parts.LINE)):
        if listed:
            parts.append(element("ul", *(_figure(note, answer.citations, dress) for note in notes), class_="figures"))
        else:
            parts += [element("p", note, class_="note") for note in notes]
    return parts


def _figure(note: str, citations: Sequence[Citation], dress: Dress) -> Html:
    line = note.removeprefix(answer_parts.LINE)
    name, colon, figures = line.partition(": ") if ": " in line else ("", "", line)
    links = {f"[{citation.n}]": dress.links.citation(citation) for citation in citations}
    parts = [dress.link(part, links[part]) if part in links else part for part in _NUMBER.split(figures)]
    return element("li", element("span", name + colon.strip()), " ", element("strong", join(parts)))


def _chart(answer: Answer, dress: Dress) -> Html | None:
    """The chart of a table, with the sources of its figures below."""
    drawing = chart_of(answer.table) if answer.table else None
    if drawing is None:
        return None
    links = [dress.link(f"[{citation.n}]", dress.links.citation(citation)) for citation in answer.citations]
    sources = element("figcaption", say.SOURCES, *(join([" ", link]) for link in links))
    return element("figure", svg(drawing), sources, class_="picture")


def _files(answer: Answer, dress: Dress) -> Html | None:
    """Links to the whole table as a file."""
    if answer.table is None:
        return None
    links = [dress.link(name, dress.links.table(answer.table.id, ending)) for ending, name in say.FILES]
    return element("p", say.DOWNLOAD, *(join([" ", link]) for link in links), class_="files")


def _citation(citation: Citation, dress: Dress) -> Html:
    whole = not any(0 <= start < end <= len(citation.quote) for start, end in citation.marks)
    marks = ((0, len(citation.quote)),) if whole else citation.marks
    quote = element("blockquote", element("p", marked(citation.quote, marks, "whole" if whole else None)))
    facts = citing.source_facts(citation)
    original = web_address(citation.url)
    caption = element(
        "figcaption",
        element("span", f"[{citation.n}] ", class_="n"),
        dress.link(citation.title or citation.document, dress.links.citation(citation), class_="source"),
        "".join(f" ·\N{NO-BREAK SPACE}{fact}" for fact in facts),
        join([" · ", dress.link(say.ORIGINAL, original, outside=True)]) if original else None,
        " ",
        _copy_button(citation, dress),
    )
    return element("figure", quote, caption, aria_label=say.QUOTE.format(n=citation.n))


def _copy_button(citation: Citation, dress: Dress) -> Html:
    words = citing.pasted(citation, dress.links.shared(citation.passage) or web_address(citation.url) or "")
    # Hidden until the script that does the copying is there.
    return element("button", say.COPY, type="button", class_="plain", hidden=True, data_copy=words)


def _thumbs(question_id: str, dress: Dress) -> Html:
    def thumb(sign: str, name: str, value: str) -> Html:
        return element(
            "button", element("span", sign, aria_hidden="true"), f" {name}", name="good", value=value, class_="thumb"
        )

    return element(
        "form",
        element("span", say.FEEDBACK, class_="lead-in"),
        dress.fields(),
        element("input", type="hidden", name="id", value=question_id),
        thumb("👍", say.GOOD, "1"),
        thumb("👎", say.BAD, "0"),
        method="post",
        action=dress.links.to("/danh-gia"),
        class_="thumbs",
        data_thumbs=True,
    )
