"""Messages out: as HTML, once more as plain text when Telegram cannot read it."""

import logging
from dataclasses import dataclass

from telegram import ForceReply, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated

from bot.channels.telegram_bot import Bot
from bot.channels.telegram_desk import Desk
from bot.channels.telegram_faults import cannot_parse, not_modified
from bot.channels.telegram_pace import Delivered
from bot.render.telegram_html import RichText

log = logging.getLogger(__name__)


_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message and the buttons under it."""

    text: RichText
    keyboard: InlineKeyboardMarkup | ForceReply | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a chat, a topic of it, and the message it answers."""

    chat_id: int
    topic: int | None = None
    answers: int | None = None

    @staticmethod
    def under(message: Message) -> "Place":
        """The place of a reply to `message`."""
        topic = message.message_thread_id if message.is_topic_message else None
        return Place(message.chat.id, topic, message.message_id)

    @staticmethod
    def beside(message: Message) -> "Place":
        """The place of a message that answers none, in the chat of `message`."""
        topic = message.message_thread_id if message.is_topic_message else None
        return Place(message.chat.id, topic)


async def send(bot: Bot, desk: Desk, place: Place, outgoing: Outgoing, delivered: Delivered | None) -> None:
    """Sends a message; a group that became a supergroup gets it under its new id."""
    try:
        await _send(bot, desk, place, outgoing, delivered)
    except ChatMigrated as moved:
        await _send(bot, desk, Place(moved.new_chat_id), outgoing, delivered)


async def _send(bot: Bot, desk: Desk, place: Place, outgoing: Outgoing, delivered: Delivered | None) -> None:
    reply = ReplyParameters(place.answers, allow_sending_without_reply=True) if place.answers else None

    async def attempt(text: str, parse_mode: str | None) -> None:
        await bot.send_message(
            place.chat_id,
            text,
            parse_mode,
            message_thread_id=place.topic,
            reply_markup=outgoing.keyboard,
            reply_parameters=reply,
            link_preview_options=_NO_PREVIEW,
            rate_limit_args=delivered,
        )

    try:
        await attempt(outgoing.text.html, ParseMode.HTML)
    except BadRequest as error:
        if not cannot_parse(error):
            raise
        _count_plain(desk)
        await attempt(outgoing.text.plain, None)


async def edit(
    bot: Bot, desk: Desk, chat_id: int, message_id: int, outgoing: Outgoing, delivered: Delivered | None
) -> None:
    """Replaces a message of ours; one that says so already is left alone."""
    keyboard = outgoing.keyboard if isinstance(outgoing.keyboard, InlineKeyboardMarkup) else None

    async def attempt(text: str, parse_mode: str | None) -> None:
        await bot.edit_message_text(
            text,
            chat_id,
            message_id,
            parse_mode=parse_mode,
            reply_markup=keyboard,
            link_preview_options=_NO_PREVIEW,
            rate_limit_args=delivered,
        )

    try:
        await attempt(outgoing.text.html, ParseMode.HTML)
    except BadRequest as error:
        if not_modified(error):
            return
        if not cannot_parse(error):
            raise
        _count_plain(desk)
        await attempt(outgoing.text.plain, None)


def _count_plain(desk: Desk) -> None:
    desk.counts["sent as plain text"] += 1
    log.error("Telegram could not read our HTML; the message goes out as plain text")
