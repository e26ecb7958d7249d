"""Questions: free text, /hoi, mentions and replies in groups, edits."""

import asyncio
import time

from telegram import Chat, ForceReply, Message, Update
from telegram.ext import ContextTypes

from bot import texts_channels_vi as texts
from bot.answer import Answer
from bot.channels.admission import refusal
from bot.channels.telegram_bot import Bot
from bot.channels.telegram_desk import Desk
from bot.channels.telegram_incoming import command_argument, is_for_bot, message_text, question_text
from bot.channels.telegram_keyboards import answer_keyboard
from bot.channels.telegram_replies import GivenReply, fingerprint
from bot.channels.telegram_sending import Outgoing, Place, edit, send
from bot.channels.telegram_tables import send_chart
from bot.journal import AskedQuestion, asked_question
from bot.question import Question
from bot.render.telegram_html import RichText, answer_message, plain_message

Context = ContextTypes.DEFAULT_TYPE


class Asking:
    """Handlers that end in an answer of the core."""

    def __init__(self, desk: Desk, bot: Bot) -> None:
        self._desk = desk
        self._bot = bot
        self._last_album: dict[int, str] = {}

    # --- handlers ---------------------------------------------------------------------------------------------

    async def private_text(self, update: Update, _: Context) -> None:
        """Free text in a private chat; commands the channel does not know go to the core as text."""
        if (message := update.message) is None or self._is_our_citation(message):
            return
        await self.ask(update, message, _question_in(message, self._bot))

    async def group_text(self, update: Update, context: Context) -> None:
        """Text in a group: only what speaks to the bot."""
        if (message := update.message) is None or not is_for_bot(message, self._bot.bot):
            return
        question = question_text(message, self._bot.bot)
        if question:
            await self.ask(update, message, question)
        else:
            await self.ask_what(update, context)

    async def hoi(self, update: Update, context: Context) -> None:
        """/hoi with a question; without one it asks for it."""
        if (message := update.message) is None:
            return
        question = command_argument(message)
        if question:
            await self.ask(update, message, question)
        else:
            await self.ask_what(update, context)

    async def ask_what(self, update: Update, _: Context) -> None:
        """Opens the person's keyboard for a question that replies to ours."""
        if (message := update.message) is None:
            return
        keyboard = ForceReply(selective=True, input_field_placeholder=texts.ASK_PLACEHOLDER)
        await self.say(update, message, texts.ASK_WHAT, keyboard)

    async def edited(self, update: Update, _: Context) -> None:
        """An edited question edits its answer, once."""
        if (message := update.edited_message) is None:
            return
        given = self._desk.replies.find(self._desk.chat(message.chat.id), message.message_id)
        if given is None or given.edited:
            return
        question = _question_in(message, self._bot)
        if question:
            await self.ask(update, message, question, replaces=given)

    async def no_text(self, update: Update, _: Context) -> None:
        """Stickers, photos, voice, places: a kind sentence, one an album."""
        if (message := update.message) is None or self._is_our_citation(message):
            return
        album = message.media_group_id
        if album is not None and self._last_album.get(message.chat.id) == album:
            return
        if album is not None:
            self._last_album = {message.chat.id: album}
        await self.say(update, message, texts.ONLY_TEXT)

    # --- asking ------------------------------------------------------------------------------------------------

    async def ask(
        self,
        update: Update,
        message: Message,
        text: str,
        *,
        from_button: bool = False,
        replaces: GivenReply | None = None,
    ) -> None:
        """Answers `text`. From a button the question is shown, as it stands in no message of the chat."""
        refused = self._refusal(update, text)
        if refused is not None:
            if refused:
                await self._give(update, message, Outgoing(plain_message(refused)), replaces, from_button=from_button)
            return
        began = time.perf_counter()
        answer = await self._answer(text, message)
        elapsed_ms = (time.perf_counter() - began) * 1000
        question_id = self._desk.question_id(update)
        outgoing = Outgoing(
            answer_message(answer, asked=text if from_button else None),
            answer_keyboard(answer, question_id, site=self._desk.settings.public_url),
        )
        record = self._record(update, message.chat, question_id, text, answer, elapsed_ms)
        await self._give(update, message, outgoing, replaces, record, from_button=from_button)
        await send_chart(self._bot, Place.beside(message), answer)

    async def say(self, update: Update, message: Message, text: str, keyboard: ForceReply | None = None) -> None:
        """A sentence of the channel itself, as a reply."""
        delivered = self._desk.delivered(update)
        await send(self._bot, self._desk, Place.under(message), Outgoing(plain_message(text), keyboard), delivered)

    async def _answer(self, text: str, message: Message) -> Answer:
        conversation = self._desk.conversation(message.chat, message)
        question = Question(text, conversation, self._desk.clock())
        return await asyncio.to_thread(self._desk.assistant.reply, question)

    def _refusal(self, update: Update, text: str) -> str | None:
        """Why the question is not put to the core: a sentence, "" for silence; None when it is."""
        person = str(update.effective_user.id) if update.effective_user else ""
        return refusal(self._desk.limits, person, str(update.update_id), text, self._desk.clock())

    def _record(
        self, update: Update, chat: Chat, question_id: str, text: str, answer: Answer, elapsed_ms: float
    ) -> AskedQuestion | None:
        if (user := update.effective_user) is None:
            return None
        return asked_question(
            question_id,
            "telegram",
            self._desk.person(user.id),
            self._desk.chat(chat.id),
            text,
            answer,
            self._desk.clock(),
            elapsed_ms,
        )

    async def _give(
        self,
        update: Update,
        message: Message,
        outgoing: Outgoing,
        replaces: GivenReply | None,
        record: AskedQuestion | None = None,
        *,
        from_button: bool = False,
    ) -> None:
        def note(reply: int) -> None:
            if record is not None:
                self._desk.journal.record_question(record)
            if not from_button:
                self._note_reply(message, reply, outgoing.text, edited=replaces is not None)

        delivered = self._desk.delivered(update, note)
        if replaces is None:
            place = Place.beside(message) if from_button else Place.under(message)
            await send(self._bot, self._desk, place, outgoing, delivered)
        elif replaces.shown != fingerprint(outgoing.text):
            await edit(self._bot, self._desk, message.chat.id, replaces.reply, outgoing, delivered)

    def _note_reply(self, message: Message, reply: int, shown: RichText, *, edited: bool) -> None:
        chat = self._desk.chat(message.chat.id)
        self._desk.replies.note(chat, message.message_id, reply, shown, self._desk.clock(), edited=edited)

    def _is_our_citation(self, message: Message) -> bool:
        """A citation that was put into the chat with the bot through inline mode is no question."""
        return message.via_bot is not None and message.via_bot.id == self._bot.id


def _question_in(message: Message, bot: Bot) -> str:
    text = message_text(message)
    if text.lower().split("@")[0].split()[:1] == ["/hoi"]:
        return command_argument(message)
    if text.startswith("/"):
        return text.replace(f"@{bot.username}", "", 1)
    return question_text(message, bot.bot)
