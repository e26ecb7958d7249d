"""What the chat page shows before the first question: a greeting and questions that are answered."""

import itertools
from threading import Lock

from bot import texts_channels_vi as texts
from bot.channels.web_desk import WebDesk
from bot.question import Question

_GREETING = "xin chào"  # what the core greets back at
# Provinces tried for an example; each costs a search of some milliseconds.
_PROVINCES = 3


class Starting:
    """Made once for each generation of the index."""

    def __init__(self, desk: WebDesk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._made: tuple[str, str, tuple[str, ...]] | None = None  # generation, greeting, examples

    def page(self) -> tuple[str, tuple[str, ...]]:
        """The greeting and the examples."""
        with self._lock:
            generation = self._desk.library.generation_id
            if self._made is None or self._made[0] != generation:
                self._made = (generation, self._desk.assistant.reply(Question(_GREETING)).text, self._examples())
            return self._made[1:]

    def _examples(self) -> tuple[str, ...]:
        """Questions of different forms, about different provinces, that the core does answer."""
        counts = sorted(self._desk.library.holdings().provinces, key=lambda named: -named[1])
        provinces = [name for name, _ in counts[:_PROVINCES]]
        chosen: list[str] = []
        for place, form in enumerate(texts.EXAMPLES):
            turned = provinces[place % len(provinces) :] + provinces[: place % len(provinces)] if provinces else []
            candidates = (form.format(province=province) for province in turned)
            chosen += itertools.islice((each for each in candidates if self._is_answered(each)), 1)
        return tuple(chosen)

    def _is_answered(self, question: str) -> bool:
        return self._desk.assistant.reply(Question(question)).status == "answered"
