"""What admins are told, the same for every channel, and the chat it goes to."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; `verb` and `target` come back when it is pressed (together at most 60 bytes)."""

    label: str
    verb: str
    target: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or picture. `caption` is what a screen reader or a channel without files gets of it."""

    name: str
    content: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A message to an admin. `asks_reply`: the admin is to reply to this very message."""

    text: str
    buttons: tuple[Button, ...] = ()
    picture: Attachment | None = None
    file: Attachment | None = None
    asks_reply: bool = False


class Talk(Protocol):
    """A chat with an admin. Neither call raises when the message cannot be delivered."""

    async def say(self, said: Said) -> str:
        """Sends a message; gives its id in the chat, "" if it has none."""

    async def progress(self, text: str) -> None:
        """Shows how far work is, in place of what was shown before; a channel that cannot edit may skip it."""
