"""What a service does before the first question comes."""

import gc

from bot.channels.answering import Answering
from bot.question import Question

_FIRST = "Mục tiêu kinh tế số đến năm 2025 là bao nhiêu?"  # any: what counts is that its tables are read


def warm_up(assistant: Answering) -> None:
    """Answers a question, so that nobody waits for the tables to be read (about half a second).

    What is loaded by then stays as long as the service does: it is taken out of garbage collection, which otherwise
    goes through it again and again and holds up every answer for a tenth of a second each time.
    """
    assistant.reply(Question(_FIRST))
    gc.collect()
    gc.freeze()
