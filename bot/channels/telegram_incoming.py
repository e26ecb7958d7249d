"""Updates as they come in: what is kept of them, whose turn they are, and the question in a message."""

import json
import re
from dataclasses import dataclass
from typing import Any

from telegram import Message, MessageEntity, Update, User

from bot.inbox import Received
from bot.render.cutting import clean

CHANNEL = "telegram"
ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)
_QUESTION_KINDS = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent an update and where: ids as Telegram gives them, "" where there is none."""

    person: str
    chat: str
    asks: bool  # it may hold a question; membership and inline queries do not


def inbox_item(update: object) -> tuple[str, str] | None:
    """(key, payload) of an update worth keeping; None for other kinds and for what is no update."""
    if not isinstance(update, dict) or not _is_id(update.get("update_id")):
        return None
    bodies = {kind: update[kind] for kind in ALLOWED_UPDATES if kind in update}
    if not bodies or not all(isinstance(body, dict) and _is_sound(kind, body) for kind, body in bodies.items()):
        return None
    # ASCII with \u escapes carries lone surrogates too, which neither UTF-8 nor SQLite do.
    return str(update["update_id"]), json.dumps(update, ensure_ascii=True)


def _is_sound(kind: str, body: dict[str, Any]) -> bool:
    """Whether the fields that are read have the types the Bot API promises; PTB looks at none of them."""
    if not _is_owner(body.get("from"), needed=kind in (Update.CALLBACK_QUERY, Update.INLINE_QUERY)):
        return False
    match kind:
        case Update.CALLBACK_QUERY:
            message = body.get("message")
            sound = message is None or (isinstance(message, dict) and _is_sound(Update.MESSAGE, message))
            return sound and isinstance(body.get("id"), str) and isinstance(body.get("data", ""), str)
        case Update.INLINE_QUERY:
            return all(isinstance(body.get(field), str) for field in ("id", "query", "offset"))
        case Update.MY_CHAT_MEMBER:
            return _is_owner(body.get("chat"), needed=True)
        case _:
            sound = _is_owner(body.get("chat"), needed=True) and _is_id(body.get("message_id"))
            return sound and isinstance(body.get("text", ""), str)


def _is_owner(owner: object, *, needed: bool) -> bool:
    return _is_id(owner.get("id")) if isinstance(owner, dict) else owner is None and not needed


def _is_id(number: object) -> bool:
    """Telegram's ids have at most 52 bits; `True` is an int in Python and no id."""
    return isinstance(number, int) and not isinstance(number, bool) and abs(number) < 2**53


def sender_of(received: Received) -> Sender:
    """Who sent it; read from the raw update, which may be broken in any way."""
    update = json.loads(received.payload)
    for kind in ALLOWED_UPDATES:
        body = update.get(kind)
        if isinstance(body, dict):
            person = _id(body.get("from"))
            message = body.get("message") if kind == Update.CALLBACK_QUERY else body
            chat = _id(message.get("chat")) if isinstance(message, dict) else ""
            return Sender(person, chat or person, kind in _QUESTION_KINDS)
    return Sender("", "", asks=False)


def _id(owner: Any) -> str:
    return str(owner.get("id", "")) if isinstance(owner, dict) else ""


def message_text(message: Message) -> str:
    """The message's text without what no channel can carry, and without white space around it."""
    return clean(message.text or "").strip()


def command_argument(message: Message) -> str:
    """What stands after the command: "/hoi kinh tế số" gives "kinh tế số"."""
    return re.sub(r"^/\w+(@\w+)?\s*", "", message_text(message), count=1).strip()


def is_for_bot(message: Message, bot: User) -> bool:
    """Whether a message in a group speaks to the bot: a reply to it, or a mention."""
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == bot.id:
        return True
    return bool(_mentions(message, bot))


def question_text(message: Message, bot: User) -> str:
    """The question in a message, mentions of the bot taken out."""
    text = message.text or ""
    for mention in _mentions(message, bot):
        text = text.replace(mention, " ")
    return re.sub(r"[ \t]+", " ", clean(text)).strip()


def _mentions(message: Message, bot: User) -> list[str]:
    wanted = f"@{bot.username}".lower()
    found = message.parse_entities([MessageEntity.MENTION]).values()
    return [mention for mention in found if mention.lower() == wanted]
