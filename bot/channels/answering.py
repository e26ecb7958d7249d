"""What a channel needs of the answering core."""

from collections.abc import Sequence
from typing import Protocol

from bot.answer import Answer
from bot.question import Question
from corpus.document import Document
from corpus.passage import Passage


class PassageInPlace(Protocol):
    """A passage, its document, and the ids of its neighbours."""

    @property
    def document(self) -> Document:
        """The document it stands in."""

    @property
    def passage(self) -> Passage:
        """The passage."""

    @property
    def previous(self) -> str | None:
        """The id of the passage before it."""

    @property
    def next(self) -> str | None:
        """The id of the passage after it."""


class Answering(Protocol):
    """bot.assistant.Assistant, as channels use it. Every method may be called from any thread."""

    def reply(self, question: Question) -> Answer:
        """The answer."""

    def passage(self, passage_id: str) -> PassageInPlace | None:
        """A passage, or None when there is none with this id."""

    def table(self, table_id: str) -> Answer | None:
        """A whole table of figures, or None when there is none with this id."""

    def documents(self) -> Sequence[Document]:
        """All documents, without their texts."""

    def next_best(self, question: Question, skip: int) -> Answer | None:
        """The best answer after the `skip` best ones, or None."""

    def forget(self, conversation: str) -> None:
        """Nothing of the conversation is remembered any more."""
