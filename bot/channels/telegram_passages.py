"""Passages, sources and the start page as messages with buttons."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import texts_channels_vi as texts
from bot.answer import Answer, Citation
from bot.channels.answering import PassageInPlace
from bot.channels.introduction import holdings, newest_first, source_line, whole_passage
from bot.channels.telegram_keyboards import Rows, button, example_rows
from bot.channels.telegram_sending import Outgoing
from bot.render.answer_parts import source_facts
from bot.render.cutting import clean, cut, pages
from bot.render.telegram_html import TEXT_LIMIT, RichText, Run, answer_message, plain_message
from corpus.document import Document

# Title, source and page number stand beside the text of a page.
_PAGE = 3000
_TITLE = 240
_SOURCES_A_PAGE = 8
_SOURCE_LINE = TEXT_LIMIT // (_SOURCES_A_PAGE + 2)


def passage_page(view: PassageInPlace, number: int) -> Outgoing:
    """A page of a passage, with its source and the way to its neighbours. `number` counts from 0."""
    parts = pages(clean(view.passage.text), _PAGE)
    number = min(number, len(parts) - 1)
    source = whole_passage(view)
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


def cited_message(answer: Answer, citation: Citation) -> RichText:
    """One citation as a message of its own, for other chats."""
    single = Answer(answer.question, "answered", answer.answer, answer.text, (citation,))
    return answer_message(single)


def sources_page(documents: Sequence[Document], number: int) -> Outgoing:
    """A page of the list of sources, newest first. `number` counts from 0."""
    if not documents:
        return Outgoing(plain_message(texts.START_EMPTY))
    ordered = newest_first(documents)
    count = -(-len(ordered) // _SOURCES_A_PAGE)
    number = min(number, count - 1)
    shown = ordered[number * _SOURCES_A_PAGE :][:_SOURCES_A_PAGE]
    lines = [source_line(document, _SOURCE_LINE) for document in shown]
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


def start_page(documents: Sequence[Document], examples: Sequence[str], retention_days: int) -> Outgoing:
    """What the bot knows, what it keeps, and questions to try."""
    privacy = texts.START_PRIVACY.format(days=retention_days)
    parts = (texts.START_GREETING, holdings(documents), *((texts.START_TRY,) if examples else ()), privacy)
    keyboard = InlineKeyboardMarkup(example_rows(examples)) if examples else None
    return Outgoing(plain_message("\n\n".join(parts)), keyboard)
