"""Pressed buttons: answered first, worked on afterwards."""

import asyncio
from collections import OrderedDict
from dataclasses import replace

from telegram import Message, Update
from telegram.error import BadRequest

from bot import texts_channels_vi as texts
from bot.channels.introduction import examples
from bot.channels.telegram_asking import Asking, Context
from bot.channels.telegram_bot import Bot
from bot.channels.telegram_desk import Desk
from bot.channels.telegram_faults import query_expired
from bot.channels.telegram_keyboards import Press, answer_keyboard, read_press
from bot.channels.telegram_passages import passage_page, sources_page
from bot.channels.telegram_replies import fingerprint
from bot.channels.telegram_sending import Outgoing, Place, edit, send
from bot.channels.telegram_tables import send_table
from bot.question import Question
from bot.render.telegram_html import answer_message, plain_message

_MESSAGES_KNOWN = 1000


class Buttons:
    """Handlers of callback queries."""

    def __init__(self, desk: Desk, bot: Bot, asking: Asking) -> None:
        self._desk = desk
        self._bot = bot
        self._asking = asking
        # What paged messages show now: pressing twice must not edit to the same.
        self._shown: OrderedDict[tuple[int, int], str] = OrderedDict()

    async def pressed(self, update: Update, _: Context) -> None:
        """A button under one of our messages."""
        if (query := update.callback_query) is None:
            return
        press = read_press(query.data)
        await self._acknowledge(query.id, self._thanks(update, press))
        message = query.message
        if press is None or not isinstance(message, Message):
            return
        match press.verb:
            case "open":
                await self.open_passage(update, message, press.id)
            case "page":
                await self._turn_passage(update, message, press)
            case "next":
                await self._next_best(update, message, press)
            case "ask":
                await self._ask_offer(update, message, press)
            case "try":
                await self._try_example(update, message, press)
            case "csv" | "xlsx":
                delivered = self._desk.delivered(update)
                await send_table(self._bot, self._desk, Place.under(message), press.id, press.verb, delivered)
            case "list":
                documents = await asyncio.to_thread(self._desk.assistant.documents)
                await self._replace(update, message, sources_page(documents, press.number))

    async def open_passage(self, update: Update, message: Message, passage_id: str) -> None:
        """Sends a passage as a reply; an unknown id gets a kind sentence."""
        view = await asyncio.to_thread(self._desk.assistant.passage, passage_id)
        outgoing = passage_page(view, 0) if view else Outgoing(plain_message(texts.UNKNOWN_PASSAGE))
        await send(self._bot, self._desk, Place.under(message), outgoing, self._desk.delivered(update))

    def _thanks(self, update: Update, press: Press | None) -> str | None:
        """Feedback is noted at once; its thanks is all there is to say."""
        if press is None or press.verb not in ("good", "bad") or update.effective_user is None:
            return None
        if self._desk.journal.question(press.id) is None:
            return texts.EXPIRED
        person, good = self._desk.person(update.effective_user.id), press.verb == "good"
        self._desk.journal.record_feedback(press.id, person, good, self._desk.clock())
        return texts.THANKS if good else texts.THANKS_BAD

    async def _acknowledge(self, query_id: str, text: str | None) -> None:
        try:
            await self._bot.answer_callback_query(query_id, text)
        except BadRequest as error:
            if not query_expired(error):
                raise

    async def _turn_passage(self, update: Update, message: Message, press: Press) -> None:
        view = await asyncio.to_thread(self._desk.assistant.passage, press.id)
        outgoing = passage_page(view, press.number) if view else Outgoing(plain_message(texts.UNKNOWN_PASSAGE))
        await self._replace(update, message, outgoing)

    async def _replace(self, update: Update, message: Message, outgoing: Outgoing) -> None:
        place, shown = (message.chat.id, message.message_id), fingerprint(outgoing.text)
        if self._shown.get(place) == shown or message.text == outgoing.text.plain:
            return
        await edit(self._bot, self._desk, *place, outgoing, self._desk.delivered(update))
        self._shown[place] = shown
        if len(self._shown) > _MESSAGES_KNOWN:
            self._shown.popitem(last=False)

    async def _next_best(self, update: Update, message: Message, press: Press) -> None:
        asked = self._desk.journal.question(press.id)
        if asked is None:
            return await self._say(update, message, texts.EXPIRED)
        question = Question(asked.text, self._desk.conversation(message.chat, message), self._desk.clock())
        answer = await asyncio.to_thread(self._desk.assistant.next_best, question, press.number)
        if answer is None:
            return await self._say(update, message, texts.NO_MORE)
        # The journal knows the first answer's offers only.
        plain, site = replace(answer, choices=(), suggestions=()), self._desk.settings.public_url
        keyboard = answer_keyboard(plain, press.id, shown=press.number + 1, site=site)
        outgoing = Outgoing(answer_message(answer), keyboard)
        return await send(self._bot, self._desk, Place.under(message), outgoing, self._desk.delivered(update))

    async def _ask_offer(self, update: Update, message: Message, press: Press) -> None:
        asked = self._desk.journal.question(press.id)
        if asked is None or press.number >= len(asked.offers):
            return await self._say(update, message, texts.EXPIRED)
        return await self._asking.ask(update, message, asked.offers[press.number], from_button=True)

    async def _try_example(self, update: Update, message: Message, press: Press) -> None:
        questions = await asyncio.to_thread(examples, self._desk.assistant)
        if press.number < len(questions):
            await self._asking.ask(update, message, questions[press.number], from_button=True)

    async def _say(self, update: Update, message: Message, text: str) -> None:
        outgoing = Outgoing(plain_message(text))
        await send(self._bot, self._desk, Place.under(message), outgoing, self._desk.delivered(update))
