"""Inline mode: `@bot nghị quyết 48` offers cited passages for any chat."""

import asyncio

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.helpers import create_deep_linked_url

from bot import texts_channels_vi as texts
from bot.answer import Answer, Citation
from bot.channels.telegram_asking import Context
from bot.channels.telegram_bot import Bot
from bot.channels.telegram_desk import Desk
from bot.channels.telegram_faults import query_expired
from bot.channels.telegram_passages import cited_message
from bot.limits import QUESTION_CHARACTERS
from bot.question import Question
from bot.render.answer_parts import source_facts
from bot.render.cutting import clean, cut

_RESULTS_A_PAGE = 5
_PAGES = 10
_CACHE_SECONDS = 60
_TITLE = 120
_DESCRIPTION = 200


class Inline:
    """The handler of inline queries."""

    def __init__(self, desk: Desk, bot: Bot) -> None:
        self._desk = desk
        self._bot = bot

    async def typed(self, update: Update, _: Context) -> None:
        """Offers cited passages for what is typed so far."""
        if (query := update.inline_query) is None:
            return
        text = clean(query.query).strip()[:QUESTION_CHARACTERS]
        first = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 4 else 0
        found: list[tuple[Answer, Citation]] = []
        key = str(update.update_id)
        if text and self._desk.inline_limits.admit(str(query.from_user.id), key, self._desk.clock()).welcome:
            found = await asyncio.to_thread(self._found, text, first)
        full = len(found) == _RESULTS_A_PAGE and first + _RESULTS_A_PAGE < _RESULTS_A_PAGE * _PAGES
        try:
            await self._bot.answer_inline_query(
                query.id,
                [self._result(answer, citation) for answer, citation in found],
                cache_time=_CACHE_SECONDS,
                is_personal=False,
                next_offset=str(first + _RESULTS_A_PAGE) if full else "",
                button=InlineQueryResultsButton(texts.INLINE_START, start_parameter="hoi"),
            )
        except BadRequest as error:
            if not query_expired(error):
                raise

    def _found(self, text: str, first: int) -> list[tuple[Answer, Citation]]:
        """The best passages from number `first` on, each once."""
        question = Question(text, None, self._desk.clock())
        found: list[tuple[Answer, Citation]] = []
        seen: set[str] = set()
        for skip in range(first, first + _RESULTS_A_PAGE):
            assistant = self._desk.assistant
            answer = assistant.next_best(question, skip) if skip else assistant.reply(question)
            if answer is None:
                break
            for citation in answer.citations[:1]:
                if citation.passage not in seen:
                    seen.add(citation.passage)
                    found.append((answer, citation))
        return found

    def _result(self, answer: Answer, citation: Citation) -> InlineQueryResultArticle:
        link = create_deep_linked_url(self._bot.username, f"p_{citation.passage}")
        content = InputTextMessageContent(
            cited_message(answer, citation).html,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        return InlineQueryResultArticle(
            id=citation.passage,
            title=cut(clean(answer.answer) or clean(citation.title), _TITLE) or citation.document,
            description=cut(clean(" · ".join([citation.title, *source_facts(citation)])), _DESCRIPTION),
            input_message_content=content,
            reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton(texts.BUTTON_OPEN_PASSAGE, url=link)]]),
        )
