"""Passages, sources and the start page as messages with buttons."""

import itertools
from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import texts_channels_vi as texts
from bot.answer import Answer, Citation
from bot.channels.answering import Answering, PassageInPlace
from bot.channels.telegram_keyboards import Rows, button, example_rows
from bot.channels.telegram_sending import Outgoing
from bot.question import Question
from bot.render.cutting import clean, cut, pages
from bot.render.telegram_html import TEXT_LIMIT, RichText, Run, answer_message, plain_message, source_facts
from corpus.document import Document
from corpus.vietnamese.dates import show_date

# Title, source and page number stand beside the text of a page.
_PAGE = 3000
_TITLE = 240
_SOURCES_A_PAGE = 8
_PROVINCES = 12
# Provinces tried for an example; each costs a search of some milliseconds.
_EXAMPLE_PROVINCES = 3


def passage_page(view: PassageInPlace, number: int) -> Outgoing:
    """A page of a passage, with its source and the way to its neighbours. `number` counts from 0."""
    parts = pages(clean(view.passage.text), _PAGE)
    number = min(number, len(parts) - 1)
    source = _citation(view)
    facts = " · ".join([f"{texts.SOURCE}:", *source_facts(source)]) if source_facts(source) else ""
    runs = [
        Run(cut(clean(view.document.title), _TITLE) or view.document.id, "b"),
        Run("\n\n"),
        Run(parts[number] or texts.NOTHING_TO_SHOW),
    ]
    if len(parts) > 1:
        runs.append(Run("\n\n" + texts.PAGE_OF.format(page=number + 1, pages=len(parts)), "i"))
    if facts:
        runs.append(Run("\n\n" + cut(facts.replace(": ·", ":"), _TITLE)))
    return Outgoing(
        RichText(tuple(runs)), InlineKeyboardMarkup(rows) if (rows := _passage_rows(view, number, len(parts))) else None
    )


def _passage_rows(view: PassageInPlace, number: int, count: int) -> Rows:
    own = view.passage.id
    turn: list[InlineKeyboardButton] = []
    if number > 0:
        turn.append(button(texts.BUTTON_PAGE_BEFORE, "page", own, number - 1))
    if number + 1 < count:
        turn.append(button(texts.BUTTON_PAGE_AFTER, "page", own, number + 1))
    walk: list[InlineKeyboardButton] = []
    if view.previous:
        walk.append(button(texts.BUTTON_BEFORE, "page", view.previous))
    if view.next:
        walk.append(button(texts.BUTTON_AFTER, "page", view.next))
    url = view.document.url
    link = (
        [InlineKeyboardButton(texts.BUTTON_SOURCE, url=url)] if url and url.startswith(("http://", "https://")) else []
    )
    return [row for row in (turn, walk, link) if row]


def _citation(view: PassageInPlace) -> Citation:
    document, passage = view.document, view.passage
    return Citation(
        n=1,
        document=document.id,
        title=document.title,
        publisher=document.publisher,
        published_on=document.published_on,
        url=document.url,
        number=document.number,
        passage=passage.id,
        start=passage.start,
        end=passage.end,
        quote=" ".join(passage.text.split()),
    )


def cited_message(answer: Answer, citation: Citation) -> RichText:
    """One citation as a message of its own, for other chats."""
    single = Answer(answer.question, "answered", answer.answer, answer.text, (citation,))
    return answer_message(single)


def sources_page(documents: Sequence[Document], number: int) -> Outgoing:
    """A page of the list of sources, newest first. `number` counts from 0."""
    if not documents:
        return Outgoing(plain_message(texts.START_EMPTY))
    ordered = sorted(documents, key=lambda document: (document.published_on or "", document.id), reverse=True)
    count = -(-len(ordered) // _SOURCES_A_PAGE)
    number = min(number, count - 1)
    lines = [_source_line(document) for document in ordered[number * _SOURCES_A_PAGE :][:_SOURCES_A_PAGE]]
    text = "\n\n".join(
        [
            texts.SOURCES.format(count=len(ordered)),
            *lines,
            texts.SOURCES_PAGE.format(page=number + 1, pages=count),
        ]
    )
    turn: list[InlineKeyboardButton] = []
    if number > 0:
        turn.append(button(texts.BUTTON_PAGE_BEFORE, "list", "", number - 1))
    if number + 1 < count:
        turn.append(button(texts.BUTTON_PAGE_AFTER, "list", "", number + 1))
    return Outgoing(plain_message(text), InlineKeyboardMarkup([turn]) if turn else None)


def _source_line(document: Document) -> str:
    date = show_date(document.published_on) if document.published_on else None
    facts = [fact for fact in (document.title or document.id, document.number, document.publisher, date) if fact]
    return "• " + cut(clean(" · ".join(facts)), TEXT_LIMIT // (_SOURCES_A_PAGE + 2))


def start_page(documents: Sequence[Document], examples: Sequence[str], retention_days: int) -> Outgoing:
    """What the bot knows, what it keeps, and questions to try."""
    provinces = _provinces(documents)
    holdings = texts.START_EMPTY
    if documents:
        names = texts.START_PROVINCES.format(names=", ".join(provinces[:_PROVINCES])) if provinces else ""
        if len(provinces) > _PROVINCES:
            names += texts.START_MORE_PROVINCES.format(count=len(provinces) - _PROVINCES)
        newest = max((document.published_on or document.issued_on or "" for document in documents), default="")
        holdings = texts.START_HOLDINGS.format(
            documents=len(documents),
            provinces=names,
            newest=texts.START_NEWEST.format(date=show_date(newest)) if newest else "",
        )
    privacy = texts.START_PRIVACY.format(days=retention_days)
    parts = (texts.START_GREETING, holdings, *((texts.START_TRY,) if examples else ()), privacy)
    keyboard = InlineKeyboardMarkup(example_rows(examples)) if examples else None
    return Outgoing(plain_message("\n\n".join(parts)), keyboard)


def examples(assistant: Answering) -> tuple[str, ...]:
    """Questions to try, each of a form of its own, that the core does answer."""
    provinces = _provinces(assistant.documents())[:_EXAMPLE_PROVINCES]
    chosen: list[str] = []
    for place, form in enumerate(texts.EXAMPLES):
        # Each form begins with another province, so that the three show more than one.
        turned = provinces[place % len(provinces) :] + provinces[: place % len(provinces)] if provinces else []
        candidates = (form.format(province=province) for province in turned)
        answered = (text for text in candidates if assistant.reply(Question(text)).status == "answered")
        chosen += itertools.islice(answered, 1)
    return tuple(chosen)


def _provinces(documents: Sequence[Document]) -> list[str]:
    """The provinces that documents are about, those with the most documents first."""
    counts: dict[str, int] = {}
    for document in documents:
        for province in document.provinces[:1] or ():
            counts[province] = counts.get(province, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))
