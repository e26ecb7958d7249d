"""Slash commands as text, the same in every channel: /vanban 48-NQ/TU is a question about that document."""

import re
from dataclasses import dataclass
from typing import Literal

Command = Literal["help", "start", "sources", "passage", "question"]

_COMMAND = re.compile(r"^\s*/\s*(\w+)(?:@\w+)?\s*(.*)$", re.DOTALL)
_QUESTIONS = {
    "vanban": "Văn bản {argument} nói gì?",
    "tinh": "{argument} chuyển đổi số thế nào?",
    "sosanh": "So sánh {argument}",
    "hoi": "{argument}",
}


@dataclass(frozen=True, slots=True)
class Slash:
    """What a slash command asks for. `text`: the question for "question", the passage id for "passage".

    `name` and `argument` are the command of a "question" as typed, for those that have a table of their own.
    """

    command: Command
    text: str = ""
    name: str = ""
    argument: str = ""


def slash(typed: str) -> Slash | None:
    """The command of a message that is one; None for any other text, and for a command without its argument."""
    match = _COMMAND.match(typed)
    if match is None:
        return None
    name, argument = match[1].lower(), match[2].strip()
    if name == "start":
        return Slash("start")
    if name == "nguon":
        return Slash("passage", argument) if argument else Slash("sources")
    if name in _QUESTIONS and argument:
        return Slash("question", _QUESTIONS[name].format(argument=argument), name, argument)
    return Slash("help") if name in (*_QUESTIONS, "trogiup", "help") else None
