"""Admins on Telegram: who an update is from, and the chat that their part talks to."""

import logging
from collections.abc import Sequence
from typing import Any

from telegram import (
    CallbackQuery,
    Document,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    Message,
    ReplyParameters,
    Update,
)
from telegram.constants import ChatType, MessageLimit
from telegram.error import BadRequest, TelegramError
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

from bot import texts_admin_vi as say
from bot.admin import Admin, NotFetched
from bot.admin_import import too_large
from bot.admin_talk import Attachment, Button, Said, Talk
from bot.channels.telegram_asking import Asking, Context
from bot.channels.telegram_bot import Bot
from bot.channels.telegram_faults import query_expired
from bot.channels.telegram_incoming import CHANNEL, message_text
from bot.channels.telegram_keyboards import Press, read_press
from bot.permissions import Caller
from bot.render.cutting import clean, cut

log = logging.getLogger(__name__)

_TEXT_LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)
_PRESSES = r"^(keep|fix|drop):"
_NO_NAME = "khong-ten"


class AdminHandlers:
    """Handlers of what admins send; everybody else's goes on to the other handlers."""

    def __init__(self, admin: Admin, bot: Bot, asking: Asking, admin_chats: Sequence[int]) -> None:
        self._admin = admin
        self._bot = bot
        self._asking = asking
        self._chats = admin_chats
        admin.hear_of(self._tell)

    def add_to(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Puts the handlers before those of questions and buttons."""
        ours = filters.UpdateType.MESSAGE & _OfAdmins(self._admin)
        application.add_handler(MessageHandler(ours & _Command(self._admin), self._command))
        application.add_handler(MessageHandler(ours & filters.Document.ALL, self._document))
        application.add_handler(MessageHandler(ours & filters.REPLY & filters.TEXT, self._reply))
        application.add_handler(CallbackQueryHandler(self._press, pattern=_PRESSES))

    async def _command(self, update: Update, _: Context) -> None:
        if message := update.message:
            self._admin.command(caller_of(message), message_text(message), self._chat(message))

    async def _document(self, update: Update, _: Context) -> None:
        message = update.message
        if message is None or (document := message.document) is None:
            return
        talk, name = self._chat(message), document.file_name or _NO_NAME
        if refusal := too_large(name, document.file_size or 0):
            await talk.say(Said(refusal))
            return
        self._admin.file(caller_of(message), name, lambda: self._fetch(document), talk)

    async def _reply(self, update: Update, context: Context) -> None:
        """A reply to our request for corrections; any other reply is a question."""
        message = update.message
        if message is None or message.reply_to_message is None:
            return
        asked = str(message.reply_to_message.message_id)
        if not await self._admin.replied(caller_of(message), asked, message.text or "", self._chat(message)):
            await self._asking.private_text(update, context)

    async def _press(self, update: Update, _: Context) -> None:
        """A button under a card; pressed by anybody else it does nothing."""
        query = update.callback_query
        if query is None or (press := read_press(query.data)) is None:
            return
        await self._acknowledge(query)
        message = query.message
        if isinstance(message, Message):
            self._admin.press(presser_of(query, message), press.verb, press.id, self._chat(message))

    async def _acknowledge(self, query: CallbackQuery) -> None:
        try:
            await self._bot.answer_callback_query(query.id)
        except BadRequest as error:
            if not query_expired(error):
                raise

    async def _fetch(self, document: Document) -> bytes:
        try:
            file = await self._bot.get_file(document.file_id)
            return bytes(await file.download_as_bytearray())
        except TelegramError as error:
            log.warning("A file could not be fetched (%s)", type(error).__name__)
            raise NotFetched from None

    def _chat(self, message: Message) -> "AdminChat":
        return AdminChat(self._bot, message.chat.id, message.message_id)

    async def _tell(self, text: str) -> None:
        for chat in self._chats:
            await AdminChat(self._bot, chat, None).say(Said(text))


class AdminChat(Talk):
    """What is said about one command, as replies to it."""

    def __init__(self, bot: Bot, chat: int, message: int | None) -> None:
        self._bot = bot
        self._chat = chat
        self._reply = ReplyParameters(message, allow_sending_without_reply=True) if message else None
        self._progress: int | None = None
        self._shown = ""

    async def say(self, said: Said) -> str:
        """Sends the text with its buttons, then picture and file; gives the message's number."""
        try:
            sent = await self._bot.send_message(
                self._chat, _fitting(said.text), reply_parameters=self._reply, reply_markup=_markup(said)
            )
            if said.picture:
                await self._bot.send_photo(self._chat, _file(said.picture), caption=said.picture.caption)
            if said.file:
                await self._bot.send_document(self._chat, _file(said.file), caption=said.file.caption)
        except (TelegramError, RuntimeError) as error:  # RuntimeError: the bot is shutting down
            log.warning("An admin could not be told (%s)", type(error).__name__)
            return ""
        return str(sent.message_id)

    async def progress(self, text: str) -> None:
        """One message that is edited as work goes on."""
        text = _fitting(text)
        if text == self._shown:
            return
        try:
            if self._progress is None:
                sent = await self._bot.send_message(self._chat, text, reply_parameters=self._reply)
                self._progress = sent.message_id
            else:
                await self._bot.edit_message_text(text, self._chat, self._progress)
            self._shown = text
        except (TelegramError, RuntimeError) as error:
            log.info("Progress could not be shown (%s)", type(error).__name__)


class _OfAdmins(filters.MessageFilter):
    """Messages of admins, in private, in their own words."""

    def __init__(self, admin: Admin) -> None:
        super().__init__()
        self._admin = admin

    def filter(self, message: Message) -> bool:
        return self._admin.may(caller_of(message))


class _Command(filters.MessageFilter):
    """Texts that begin with one of the admins' commands."""

    def __init__(self, admin: Admin) -> None:
        super().__init__()
        self._admin = admin

    def filter(self, message: Message) -> bool:
        return message.text is not None and self._admin.is_command(message_text(message))


def caller_of(message: Message) -> Caller:
    """Who a message is from, and whether they speak for themselves."""
    user = message.from_user
    if user is None:
        return Caller(CHANNEL, "", private=False)
    borrowed = (
        message.forward_origin,
        message.via_bot,
        message.sender_chat,
        message.sender_business_bot,
        message.is_automatic_forward,
        message.edit_date,
        user.is_bot,
    )
    return Caller(CHANNEL, str(user.id), _is_private(message, user.id), own_words=not any(borrowed))


def presser_of(query: CallbackQuery, message: Message) -> Caller:
    """Who pressed a button, which need not be who the message was for."""
    user = query.from_user
    return Caller(CHANNEL, str(user.id), _is_private(message, user.id), own_words=not user.is_bot)


def _is_private(message: Message, user_id: int) -> bool:
    return message.chat.type == ChatType.PRIVATE and message.chat.id == user_id


def _fitting(text: str) -> str:
    return cut(clean(text).strip(), _TEXT_LIMIT) or say.WRONG


def _markup(said: Said) -> InlineKeyboardMarkup | ForceReply | None:
    if said.asks_reply:
        return ForceReply(selective=True, input_field_placeholder=say.FIX_PLACEHOLDER)
    return InlineKeyboardMarkup([[_button(button) for button in said.buttons]]) if said.buttons else None


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.label, callback_data=Press(button.verb, button.target, 0).data)


def _file(attachment: Attachment) -> InputFile:
    return InputFile(attachment.content, filename=attachment.name)
