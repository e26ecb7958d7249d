"""Commands that the channel answers itself."""

import asyncio
import re

from telegram import ChatMember, Message, Update

from bot import texts_channels_vi as texts
from bot.channels.introduction import examples
from bot.channels.telegram_asking import Asking, Context
from bot.channels.telegram_bot import Bot
from bot.channels.telegram_buttons import Buttons
from bot.channels.telegram_desk import Desk
from bot.channels.telegram_incoming import command_argument, message_text
from bot.channels.telegram_passages import sources_page, start_page
from bot.channels.telegram_sending import Outgoing, Place, send
from bot.render.telegram_html import plain_message

_PASSAGE_LINK = re.compile(r"p_([A-Za-z0-9]{1,20})")


class Commands:
    """Handlers of /start and the others."""

    def __init__(self, desk: Desk, bot: Bot, asking: Asking, buttons: Buttons) -> None:
        self._desk = desk
        self._bot = bot
        self._asking = asking
        self._buttons = buttons

    async def start(self, update: Update, context: Context) -> None:
        """/start: what there is; with p_<passage> that passage."""
        if (message := update.message) is None:
            return
        link = _PASSAGE_LINK.fullmatch(command_argument(message))
        if link:
            await self._buttons.open_passage(update, message, link.group(1))
            return
        documents = await asyncio.to_thread(self._desk.assistant.documents)
        questions = (await asyncio.to_thread(examples, self._desk.assistant))[:3]
        page = start_page(documents, questions, self._desk.settings.retention_days)
        await self._give(update, message, page)

    async def sources(self, update: Update, _: Context) -> None:
        """/nguon: the list of sources; with a passage id the citation again."""
        if (message := update.message) is None:
            return
        argument = command_argument(message).removeprefix("p_").lower()
        if argument:
            await self._buttons.open_passage(update, message, argument[:64])
            return
        documents = await asyncio.to_thread(self._desk.assistant.documents)
        await self._give(update, message, sources_page(documents, 0))

    async def help(self, update: Update, _: Context) -> None:
        """/trogiup: how to ask."""
        commands = "\n".join(f"/{name} – {description}" for name, description in texts.COMMANDS)
        text = texts.HELP.format(username=self._bot.username, commands=commands)
        if contact := self._desk.settings.help_contact:
            text += "\n\n" + texts.HELP_CONTACT.format(contact=contact)
        await self._say(update, text)

    async def privacy(self, update: Update, _: Context) -> None:
        """/quyenriengtu: what is kept."""
        await self._say(update, texts.PRIVACY.format(days=self._desk.settings.retention_days))

    async def fresh_start(self, update: Update, _: Context) -> None:
        """/moi: the chat's last question no longer counts."""
        if (message := update.message) is None:
            return
        self._desk.assistant.forget(self._desk.conversation(message.chat, message))
        await self._say(update, texts.FRESH_START)

    async def my_data(self, update: Update, _: Context) -> None:
        """/dulieucuatoi: what is held of the person."""
        if (user := update.effective_user) is None:
            return
        held = self._desk.journal.held(self._desk.person(user.id))
        if not held.questions and not held.feedback:
            await self._say(update, texts.HOLDS_NOTHING)
            return
        latest = "\n".join([texts.HOLDS_LATEST, *(f"– {text}" for text in held.latest)]) if held.latest else ""
        days = self._desk.settings.retention_days
        text = texts.HOLDS.format(questions=held.questions, feedback=held.feedback, days=days, latest=latest)
        await self._say(update, text)

    async def erase(self, update: Update, _: Context) -> None:
        """/xoadulieu: all of it goes, at once."""
        if (user := update.effective_user) is None or (message := update.message) is None:
            return
        erased = self._desk.journal.erase(self._desk.person(user.id))
        self._desk.assistant.forget(self._desk.conversation(message.chat, message))
        self._desk.replies.forget_chat(self._desk.chat(message.chat.id))
        if erased.questions or erased.feedback:
            await self._say(update, texts.ERASED.format(questions=erased.questions, feedback=erased.feedback))
        else:
            await self._say(update, texts.ERASED_NOTHING)
        self._desk.state.checkpoint()  # the command itself, with the person's id, was in the inbox until the reply

    async def needs_argument(self, update: Update, context: Context) -> None:
        """/vanban, /tinh and /sosanh: with an argument a question to the core, bare ones say what to add."""
        if (message := update.message) is None:
            return
        if command_argument(message):
            await self._asking.private_text(update, context)
        else:
            asks = {"/vanban": texts.ASK_NUMBER, "/sosanh": texts.ASK_INDICATOR}
            name = message_text(message).lower().split()[0].partition("@")[0]
            await self._say(update, asks.get(name, texts.ASK_PROVINCE))

    async def membership(self, update: Update, _: Context) -> None:
        """The bot was blocked or removed: the chat is forgotten."""
        change = update.my_chat_member
        if change is not None and change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
            self._desk.forget_chat(change.chat.id)

    async def _say(self, update: Update, text: str) -> None:
        if (message := update.message) is not None:
            await self._give(update, message, Outgoing(plain_message(text)))

    async def _give(self, update: Update, message: Message, outgoing: Outgoing) -> None:
        await send(self._bot, self._desk, Place.under(message), outgoing, self._desk.delivered(update))
