"""Buttons under messages, and the 64 bytes each may carry: a verb, a short id, a number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit

from bot import texts_channels_vi as texts
from bot.answer import Answer, Citation
from bot.citing import pasted
from bot.render.cutting import clean, cut, units

Verb = Literal["open", "page", "next", "ask", "try", "good", "bad", "list", "csv", "xlsx"]

# A label of about this many UTF-16 units stands on one line of a phone; Telegram cuts longer ones itself.
_LABEL = 60
_SUGGESTIONS = 3
_CHOICES = 12
_CALLBACK_BYTES = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)
_COPY_UNITS = int(InlineKeyboardButtonLimit.MAX_COPY_TEXT)
_TITLE = 40  # units of a title that are copied at least
_PUBLISHER = 30
MOST_BUTTONS = int(InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER)

Rows = list[list[InlineKeyboardButton]]


@dataclass(frozen=True, slots=True)
class Press:
    """What a button says when it is pressed."""

    verb: str
    id: str
    number: int

    @property
    def data(self) -> str:
        """The callback data: "page:k3v9x0q2ab:2"."""
        return f"{self.verb}:{self.id}:{self.number}"


def read_press(data: str | None) -> Press | None:
    """The press in callback data; None for data that is not ours."""
    parts = (data or "").split(":")
    if len(parts) != 3 or not parts[2].isdecimal() or len(parts[2]) > 6:
        return None
    return Press(parts[0], parts[1], int(parts[2]))


def button(label: str, verb: Verb, target: str, number: int = 0) -> InlineKeyboardButton:
    """A button that tells the bot something."""
    data = Press(verb, target, number).data
    if len(data.encode()) > _CALLBACK_BYTES:
        raise ValueError(f"{verb} carries {len(data.encode())} bytes, Telegram takes {_CALLBACK_BYTES}")
    return InlineKeyboardButton(cut(clean(label).strip(), _LABEL) or "…", callback_data=data)


def answer_keyboard(
    answer: Answer, question_id: str, *, shown: int = 1, site: str | None = None
) -> InlineKeyboardMarkup | None:
    """Buttons under an answer. `shown` counts the answers to this question that were shown, this one included.

    `site` is the public address whose /p/<passage> opens a passage.
    """
    rows: Rows = []
    if answer.citations:
        best = answer.citations[0]
        rows.append(
            [button(texts.BUTTON_PASSAGE, "open", best.passage), button(texts.BUTTON_NEXT, "next", question_id, shown)]
        )
        rows.append(
            [
                InlineKeyboardButton(texts.BUTTON_COPY, copy_text=CopyTextButton(copied_citation(best, site))),
                button(texts.BUTTON_GOOD, "good", question_id),
                button(texts.BUTTON_BAD, "bad", question_id),
            ]
        )
    if answer.table:
        rows.append(
            [button(texts.BUTTON_CSV, "csv", answer.table.id), button(texts.BUTTON_XLSX, "xlsx", answer.table.id)]
        )
    rows += offer_rows(answer, question_id)
    return InlineKeyboardMarkup(rows) if rows else None


def offer_rows(answer: Answer, question_id: str) -> Rows:
    """Choices of a question asked back, else what may be asked next. Numbers count through the journal's offers."""
    labels = answer.labels if len(answer.labels) == len(answer.choices) else answer.choices
    choices = [button(label, "ask", question_id, place) for place, label in enumerate(labels[:_CHOICES])]
    rows = [choices[place : place + 2] for place in range(0, len(choices), 2)]
    first = len(answer.choices)
    for place, suggestion in enumerate(answer.suggestions[:_SUGGESTIONS], first):
        rows.append([button(suggestion, "ask", question_id, place)])
    return rows


def example_rows(examples: Sequence[str]) -> Rows:
    """Example questions, by their place in the list."""
    return [[button(example, "try", "", place)] for place, example in enumerate(examples)]


def copied_citation(citation: Citation, site: str | None = None) -> str:
    """The quote with its source as it is pasted into a report, as much as a copy button takes; the title gives way."""
    link = f"{site}/p/{citation.passage}" if site else ""
    without = replace(citation, title="…", quote="", publisher=cut(clean(citation.publisher or ""), _PUBLISHER) or None)
    room = _COPY_UNITS - units(pasted(without, link))
    title = cut(clean(citation.title), max(_TITLE, room - units(citation.quote)))
    quote = cut(clean(citation.quote), max(0, room - units(title)))
    return cut(pasted(replace(without, title=title, quote=quote), link), _COPY_UNITS)
