"""Updates of the Zalo Bot Platform: what is kept of them, and whom they speak to."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.zalo_bot_api import BotProfile
from bot.channels.zalo_message import Incoming
from bot.render.cutting import clean
from corpus.vietnamese.normalize import fold, nfc

Item = tuple[str, str]

_TEXT = "message.text.received"
_MESSAGE = "message."
_GROUP = "GROUP"
# How a reply names the message it answers differs between the versions people describe.
_REPLIED = ("reply_to_message", "quote_message", "quote", "reply_to")
LONGEST_TEXT = 4000  # characters kept; a question has 500 at most


def inbox_items(update: object, bot: BotProfile) -> list[Item]:
    """(key, payload) of what is worth keeping in an update: bare, in its envelope, or a list of them."""
    if isinstance(update, Sequence) and not isinstance(update, str):
        return [item for part in update for item in inbox_items(part, bot)]
    if not isinstance(update, Mapping):
        return []
    if "result" in update:
        return inbox_items(update["result"], bot)
    message, event = update.get("message"), update.get("event_name")
    if not isinstance(message, Mapping) or not isinstance(event, str) or not event.startswith(_MESSAGE):
        return []
    incoming = _incoming(event, message, bot)
    number = identity(message.get("message_id"))
    return [(f"{event}:{number}", incoming.payload)] if incoming is not None and number else []


def identity(told: object) -> str:
    """An id as text: Zalo's are texts, and its older examples numbers; "" for anything else."""
    sound = isinstance(told, str | int) and not isinstance(told, bool)
    return clean(str(told))[:200] if sound else ""


def _incoming(event: str, message: Mapping[str, Any], bot: BotProfile) -> Incoming | None:
    sender, chat = message.get("from"), message.get("chat")
    if not isinstance(sender, Mapping) or not isinstance(chat, Mapping) or sender.get("is_bot") is True:
        return None
    person, place = identity(sender.get("id")), identity(chat.get("id"))
    if not person or not place:
        return None
    group = chat.get("chat_type") == _GROUP
    text = message.get("text")
    if event != _TEXT or not isinstance(text, str):
        # In a group nobody asked the bot to look at pictures.
        return None if group else Incoming("other", person, place)
    text = text[:LONGEST_TEXT]
    if not group:
        return Incoming("text", person, place, text)
    said = _without_mention(text, bot)
    if said == text and not _speaks_to(message, bot):
        return None
    return Incoming("text", person, place, said, group=True)


def _without_mention(text: str, bot: BotProfile) -> str:
    """The text without "@name" of the bot, however it is spelt."""
    text = composed = nfc(text)
    for name in sorted(bot.names, key=len, reverse=True):
        # Folding keeps the number of characters, so that places found in one text hold in the other.
        for found in reversed(list(re.finditer(rf"@{re.escape(fold(nfc(name)))}(?!\w)", fold(text)))):
            text = f"{text[: found.start()]} {text[found.end() :]}"
    return text if text == composed else text.strip(" ,:")


def _speaks_to(message: Mapping[str, Any], bot: BotProfile) -> bool:
    """Whether a message replies to the bot, or mentions it beside the text."""
    if not bot.id:
        return False
    for field in _REPLIED:
        replied = message.get(field)
        if isinstance(replied, Mapping) and isinstance(owner := replied.get("from"), Mapping):
            return identity(owner.get("id")) == bot.id
    mentions = message.get("mentions")
    return isinstance(mentions, list) and any(
        isinstance(mention, Mapping) and bot.id in (identity(mention.get(field)) for field in ("id", "uid", "user_id"))
        for mention in mentions
    )
