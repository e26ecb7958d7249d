"""Replies that are no answers: greeting, help, sources, a passage, what is held of a person."""

from collections.abc import Sequence

from bot import texts_channels_vi as texts
from bot import texts_zalo_vi as said
from bot.answer import Answer, Citation
from bot.channels.answering import Answering, PassageInPlace
from bot.channels.introduction import examples, holdings, newest_first, source_line, whole_passage
from bot.channels.zalo_message import Button, Offered, Reply
from bot.citing import citation_of, pasted
from bot.journal import Held
from bot.render.answer_parts import source_facts
from bot.render.cutting import clean, cut, pages, units
from bot.render.zalo_text import (
    CHOICES_SHOWN,
    SUGGESTIONS_SHOWN,
    TEXT_LIMIT,
    answer_text,
    link_to,
    numbered_questions,
    plain_text,
)
from bot.settings import Settings
from corpus.document import Document

# What Zalo takes of a button, and how many.
_TITLE = 100
_PAYLOAD = 1000
_BUTTONS = 5
_SOURCES_A_PAGE = 6
_SOURCE_LINE = 250


def said_reply(text: str) -> Reply:
    """A sentence of the channel; what was offered before still counts."""
    return Reply(plain_text(text))


def answer_reply(answer: Answer, question_id: str, site: str | None, asked: str | None) -> Reply:
    """An answer, what it offers, and its buttons."""
    questions, labels = _offered(answer)
    return Reply(
        text=answer_text(answer, site=site, asked=asked),
        beside_buttons=answer_text(answer, site=site, asked=asked, buttons=True),
        # More choices than buttons are picked by their numbers.
        buttons=buttons(questions, labels) if len(questions) <= _BUTTONS else (),
        offered=Offered(
            questions,
            labels,
            tuple(citation.passage for citation in answer.citations),
            question_id,
            tuple((citation.start, citation.end) for citation in answer.citations),
        ),
    )


def greeting(assistant: Answering, settings: Settings) -> Reply:
    """What there is, what is kept, questions to try."""
    tries = examples(assistant)[:SUGGESTIONS_SHOWN]
    privacy = said.START_PRIVACY.format(days=settings.retention_days)
    opening = (texts.START_GREETING, holdings(assistant.documents()), said.START_TRY)
    listed = (numbered_questions(said.START_EXAMPLES, tries, said.SUGGESTIONS_HOW),) if tries else ()
    return Reply(
        text=plain_text("\n\n".join([*opening, *listed, privacy])),
        beside_buttons=plain_text("\n\n".join([*opening, privacy])),
        buttons=buttons(tries, ()),
        offered=Offered(tries),
    )


def help_page(contact: str | None) -> Reply:
    """How to ask, and the words that are commands."""
    return said_reply(said.HELP + (f"\n\n{texts.HELP_CONTACT.format(contact=contact)}" if contact else ""))


def sources_page(documents: Sequence[Document], number: int) -> Reply:
    """A page of the list of sources, newest first. `number` counts from 1."""
    if not documents:
        return said_reply(texts.START_EMPTY)
    count = -(-len(documents) // _SOURCES_A_PAGE)
    number = min(max(1, number), count)
    shown = newest_first(documents)[(number - 1) * _SOURCES_A_PAGE :][:_SOURCES_A_PAGE]
    lines = [source_line(document, _SOURCE_LINE) for document in shown]
    foot = said.SOURCES_PAGE.format(page=number, pages=count) if count > 1 else said.SOURCES_ONE_PAGE
    return said_reply("\n\n".join([texts.SOURCES.format(count=len(documents)), *lines, foot]))


def passage_page(view: PassageInPlace | None, site: str | None) -> Reply:
    """A passage with its source, as much of it as one bubble takes."""
    if view is None:
        return said_reply(texts.UNKNOWN_PASSAGE)
    source = whole_passage(view)
    title, facts = cut(clean(source.title) or source.document, 200), _facts(source, site)
    parts = pages(clean(view.passage.text), TEXT_LIMIT - units(title) - units(facts) - 80)
    more = said.PASSAGE_PAGE if len(parts) > 1 else ""
    return said_reply("\n\n".join(part for part in (title, parts[0], more, facts) if part))


def copied_page(view: PassageInPlace | None, span: tuple[int, int], site: str | None) -> Reply:
    """A quote with its source, alone in a bubble, so that a long press copies it for a report.

    A quote that reaches beyond its passage is given by the whole passage.
    """
    if view is None:
        return said_reply(texts.UNKNOWN_PASSAGE)
    passage = view.passage
    start, end = span if passage.start <= span[0] < span[1] <= passage.end else (passage.start, passage.end)
    words = " ".join(passage.text[start - passage.start : end - passage.start].split())
    quoted = citation_of(view.document, passage.id, start, end, words)
    return said_reply(pasted(quoted, link_to(site, quoted)))


def held_page(held: Held, days: int) -> Reply:
    """What is held of the person."""
    if not held.questions and not held.feedback:
        return said_reply(texts.HOLDS_NOTHING)
    latest = "\n".join([texts.HOLDS_LATEST, *(f"– {text}" for text in held.latest)]) if held.latest else ""
    return said_reply(
        said.HOLDS.format(questions=held.questions, feedback=held.feedback, days=days, latest=cut(latest, 1500))
    )


def erased_page(erased: Held) -> Reply:
    """What was erased; nothing is offered any more."""
    nothing = not erased.questions and not erased.feedback
    text = texts.ERASED.format(questions=erased.questions, feedback=erased.feedback)
    return Reply(plain_text(texts.ERASED_NOTHING if nothing else text), erases=True)


def buttons(questions: Sequence[str], labels: Sequence[str]) -> tuple[Button, ...]:
    """A button for each question, named by its label where it has one."""
    titles = labels if len(labels) == len(questions) else questions
    cleaned = [(clean(title).strip(), clean(q).strip()) for title, q in zip(titles, questions, strict=True)]
    return tuple(
        Button(cut(title, _TITLE), question)
        for title, question in cleaned[:_BUTTONS]
        if title and question and units(question) <= _PAYLOAD
    )


def _offered(answer: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if answer.choices:
        labels = answer.labels if len(answer.labels) == len(answer.choices) else answer.choices
        return answer.choices[:CHOICES_SHOWN], labels[:CHOICES_SHOWN]
    return answer.suggestions[:SUGGESTIONS_SHOWN], ()


def _facts(source: Citation, site: str | None) -> str:
    facts = " · ".join(source_facts(source))
    link = link_to(site, source)
    return "\n".join(part for part in (cut(f"{texts.SOURCE}: {facts}" if facts else "", 300), link) if part)
