"""Events of a Zalo Official Account: whether Zalo sent them, and what is kept of them."""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from typing import Any

from bot.channels.webhook import Forged
from bot.channels.zalo_incoming import LONGEST_TEXT, identity
from bot.channels.zalo_message import Incoming
from bot.privacy import Pseudonyms
from bot.secret import Secret

Item = tuple[str, str]

SIGNATURE_HEADER = "X-ZEvent-Signature"
REPLAY_SECONDS = 300.0
_SIGNATURE = re.compile(r"(?:mac=)?([0-9a-fA-F]{64})")
_TEXT = "user_send_text"
_SENT = "user_send_"
_FOLLOWS = ("follow", "unfollow")


def looks_signed(header: str) -> bool:
    """Whether the header can be a signature at all; told before the body is read."""
    return _SIGNATURE.fullmatch(header.strip()) is not None


def signature(app_id: str, body: bytes, timestamp: str, secret: Secret) -> str:
    """Zalo's: sha256(appId + raw body + timestamp + secret key) in hexadecimal; a plain hash, no HMAC."""
    return hashlib.sha256(app_id.encode() + body + timestamp.encode() + secret.reveal().encode()).hexdigest()


def verified(header: str, body: bytes, app_id: str, secret: Secret, now: float) -> dict[str, Any]:
    """The event in a body that Zalo signed in the last five minutes; raises Forged, ValueError for no JSON."""
    given = _SIGNATURE.fullmatch(header.strip())
    event = json.loads(body)
    if given is None or not isinstance(event, dict):
        raise Forged
    timestamp = identity(event.get("timestamp"))
    expected = signature(app_id, body, timestamp, secret)
    if not hmac.compare_digest(given[1].lower(), expected) or identity(event.get("app_id")) != app_id:
        raise Forged
    if not timestamp.isdecimal() or len(timestamp) > 16 or abs(now - int(timestamp) / 1000) > REPLAY_SECONDS:
        raise Forged
    return event


def inbox_items(event: Mapping[str, Any], names: Pseudonyms) -> list[Item]:
    """(key, payload) of an event that a person caused; none for echoes of our own messages and receipts."""
    name = event.get("event_name")
    if not isinstance(name, str):
        return []
    if name in _FOLLOWS:
        return _followed(event, name, names)
    message = event.get("message")
    person = _id_in(event.get("sender"))
    number = identity(message.get("msg_id")) if isinstance(message, Mapping) else ""
    if not name.startswith(_SENT) or not person or not number:
        return []
    assert isinstance(message, Mapping)
    text = message.get("text")
    if name == _TEXT and isinstance(text, str):
        incoming = Incoming("text", person, person, text[:LONGEST_TEXT])
    else:
        incoming = Incoming("other", person, person)
    return [(f"{name}:{number}", incoming.payload)]


def _followed(event: Mapping[str, Any], name: str, names: Pseudonyms) -> list[Item]:
    person = _id_in(event.get("follower")) or _id_in(event.get("sender"))
    if not person:
        return []
    # The key outlives the row's payload, so no id may stand in it.
    key = f"{name}:{names.name('zalo_oa', person)}:{identity(event.get('timestamp'))}"
    return [(key, Incoming("follow" if name == "follow" else "unfollow", person, person).payload)]


def _id_in(owner: object) -> str:
    return identity(owner.get("id")) if isinstance(owner, Mapping) else ""
