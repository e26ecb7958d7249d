"""Updates as nobody should send them: hostile texts, broken buttons, missing and wrong fields."""

import copy
import random
from typing import Any

Json = dict[str, Any]

_MARKUP = ("<b>", "</b>", "<a href='x'>", "<blockquote>", "</blockquote>", "<script>alert(1)</script>", "<", ">", "&")
_ENTITIES = ("&amp;", "&#0;", "&#x110000;", '"', "'", "\\", "`", "*_~", "%s%n", "{}", "'; drop table inbox; --")
_INVISIBLE = (
    "\x00",
    "\x1b[2J",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u2028",
    "\r\n",
    " " * 50,
    "\n" * 20,
)
_WIDE = (
    "\ud800",
    "\udfff",
    "👩\u200d👩\u200d👧",
    "🇻🇳",
    "\U0001d56c",
    "🤖" * 30,
    "e\u0302\u0301",
    "\u0301" * 50,
    "ﷺ",
    "مرحبا",
    "中文",
)
_WORDS = ("chuyển đổi số", "48-NQ/TU", "kinh tế số", "/hoi", "/start p_" + "x" * 64, "/vanban", "@thu_hoi_bot")
_PIECES = _MARKUP + _ENTITIES + _INVISIBLE + _WIDE + _WORDS


def hostile_text(chance: random.Random) -> str:
    """Some of everything, up to Telegram's own 4,096 characters."""
    length = chance.choice((0, 1, 2, 3, 5, 9, 30, 200, 900))
    return "".join(chance.choice(_PIECES) for _ in range(length))[: chance.choice((1, 20, 300, 499, 4096))]


def hostile_update(chance: random.Random, number: int) -> Json:
    """One update; every few hundred come from one person, so that personal limits do not answer for the bot."""
    chat = 10_000 + number // 5
    person = {"id": chat, "is_bot": False, "first_name": hostile_text(chance)}
    message: Json = {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": {"id": chat, "type": "private", "first_name": "x"},
        "from": person,
        "text": hostile_text(chance),
    }
    if message["text"].startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": chance.choice((1, 4, 6, 9, 5000))}]
    kind = chance.randrange(12)
    update: Json = {"message": message}
    if kind == 0:
        update = {"edited_message": message}
    elif kind == 1:
        query = {
            "id": str(number),
            "from": person,
            "chat_instance": "1",
            "data": hostile_text(chance)[:64],
            "message": message,
        }
        update = {"callback_query": query}
    elif kind == 2:
        update = {
            "inline_query": {
                "id": str(number),
                "from": person,
                "query": message["text"],
                "offset": hostile_text(chance),
            }
        }
    elif kind == 3:
        del message["text"]
        message[chance.choice(("sticker", "photo", "location", "dice", "contact", "venue"))] = chance.choice(
            ({}, [], None, "x", 7)
        )
    elif kind == 4:
        message["chat"] = {"id": -chat, "type": "supergroup", "title": hostile_text(chance)}
    if chance.randrange(4) == 0:
        update = _broken(chance, update)
    return update


def _broken(chance: random.Random, update: Json) -> Json:
    """The update with one field missing, or of another type."""
    update = copy.deepcopy(update)
    place: Any = update
    while True:
        key = chance.choice(list(place))
        if isinstance(place[key], dict) and place[key] and chance.randrange(4):
            place = place[key]
            continue
        if chance.randrange(2):
            del place[key]
        else:
            place[key] = chance.choice((None, [], {}, "x", -1, 2**70, True, 1.5))
        return update
