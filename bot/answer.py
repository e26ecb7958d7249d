"""An answer, the same for every channel; channels only dress it."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot.table import Table

Status = Literal["answered", "unsure", "clarify", "not_found", "chat"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and where it stands.

    `quote` is `document.text[start:end]` with runs of white space folded to one space. `marks` are (start, end)
    offsets into `quote` (code points) of the words that answer.
    """

    n: int  # 1-based, as shown: "[1]"
    document: str
    title: str
    publisher: str | None
    published_on: str | None
    url: str | None
    number: str | None
    passage: str
    start: int
    end: int
    quote: str
    marks: tuple[tuple[int, int], ...] = ()
    issued_on: str | None = None  # ISO date of an official document, whose number is its own then

    def as_json(self) -> dict[str, Any]:
        """The citation's fields for `ask --json`; marks and the date of issue stay with the channels."""
        fields = asdict(self)
        del fields["marks"], fields["issued_on"]
        return fields


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to one question.

    `answer` is the line a person reads first (empty for refusals); `text` the whole reply as plain text;
    `choices` are full questions to send for a `clarify` ("của tỉnh nào?"), with `labels` to show on their buttons.
    `notes` are sentences shown below the sources; `understood` says what was read differently from what was typed.
    `table` holds the figures shown, when the answer is made of such.
    """

    question: str
    status: Status
    answer: str
    text: str
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    understood: str | None = None
    table: Table | None = None

    def as_json(self) -> dict[str, Any]:
        """The object that `ask --json` and `POST /api/ask` print, without `id`, `conversation` and `elapsed_ms`."""
        return {
            "question": self.question,
            "status": self.status,
            "answer": self.answer,
            "text": self.text,
            "citations": [citation.as_json() for citation in self.citations],
            "suggestions": list(self.suggestions),
            "understood": self.understood,
        }
