"""What a service does before the first question comes."""

import gc
from typing import Protocol

from bot.channels.answering import Answering
from bot.question import Question

# Any that need all the tables and figures: what counts is that they are read.
_FIRST = (
    "Mục tiêu kinh tế số đến năm 2025 là bao nhiêu?",
    "Tỉnh nào đứng đầu về kinh tế số?",
    "muc tieu kihn te so den nam 2030",
)

# Objects made, then rounds, before garbage is looked for. An answer makes some 20,000, none of them garbage that waits,
# and what caches keep of them is gone through again in every older round: one in ten held up an answer for 15 to 35 ms.
_THRESHOLDS = 2_000, 1_000, 10


class Warmed(Answering, Protocol):
    """bot.assistant.Assistant, as the service starts it."""

    def read_ahead(self) -> None:
        """Reads what most questions need."""


def warm_up(assistant: Warmed) -> None:
    """Answers a few questions, so that nobody waits for the tables to be read (about half a second).

    What is loaded by then stays as long as the service does: it is taken out of garbage collection, which otherwise
    goes through it again and again and holds up every answer for a tenth of a second each time.
    """
    assistant.read_ahead()
    for question in _FIRST:
        assistant.reply(Question(question))
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
