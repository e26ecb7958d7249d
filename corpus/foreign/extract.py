"""What a foreign file gives: its text, and what the format itself says about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a foreign file, paragraphs on lines of their own; None where the format says nothing."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published_on: str | None = None  # ISO date
    url: str | None = None
    remarks: tuple[str, ...] = ()  # Vietnamese sentences for the admin who decides
