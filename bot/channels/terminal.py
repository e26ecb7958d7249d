"""The terminal: a chat on standard input and output."""

import sys
import time

from bot import texts_vi as say
from bot.assistant import Assistant
from bot.question import Question

_CONVERSATION = "terminal"
_LEAVING = frozenset({"/thoat", "/exit", "/quit", "thoát", "exit", "quit"})


def chat(assistant: Assistant) -> int:
    """Asks and answers until the end of the input; returns the exit code 0."""
    if sys.stdin is None:  # the caller closed it
        return 0
    interactive = sys.stdin.isatty()
    if interactive:
        print(assistant.reply(Question("xin chào")).text)
        print(say.TERMINAL_HINT)
    while True:
        try:
            line = input("\n> " if interactive else "")
        except EOFError:
            return 0
        if line.strip().lower() in _LEAVING:
            return 0
        if line.strip() or not interactive:
            print(assistant.reply(Question(line, _CONVERSATION, time.time())).text, flush=True)
