"""A question as a channel hands it over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """`conversation` names the chat (an opaque key; None: no memory). `asked_at` is seconds since the epoch.

    `history` holds earlier user turns to be replayed first, in a fresh chat without time limit (batch only).
    """

    text: str
    conversation: str | None = None
    asked_at: float = 0.0
    history: tuple[str, ...] = ()
