"""What comes in and goes out on both Zalo channels."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

from bot.journal import AskedQuestion

Kind = Literal["text", "other", "follow", "unfollow"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message or event, as much of it as is needed. Ids are Zalo's own; names are not kept."""

    kind: Kind
    person: str
    chat: str
    text: str = ""
    group: bool = False

    @property
    def payload(self) -> str:
        """The inbox's form. ASCII with escapes carries lone surrogates too, which neither UTF-8 nor SQLite do."""
        return json.dumps(asdict(self), ensure_ascii=True)

    @staticmethod
    def read(payload: str) -> "Incoming":
        """The message in an inbox row."""
        return Incoming(**json.loads(payload))


@dataclass(frozen=True, slots=True)
class Button:
    """Pressed, it says `payload` in the person's name."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What the last reply of a chat offered: numbers pick from `questions`, `labels` name them in short.

    `passages` are those of its citations, `spans` where the quotes stand in their articles (start, end).
    """

    questions: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    question_id: str = ""
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A message out. `beside_buttons` is its text where `buttons` can be shown; `offered` None leaves what was.

    `erases`: nothing of the person may stay on disk once it is sent, not even in the write-ahead log.
    """

    text: str
    beside_buttons: str = ""
    buttons: tuple[Button, ...] = ()
    offered: Offered | None = None
    record: AskedQuestion | None = None
    erases: bool = False
