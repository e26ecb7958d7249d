"""Ministries and departments, their short names, and what became of them."""

from dataclasses import dataclass
from functools import cache

from corpus.vietnamese.gazetteer import Accents, Form, Gazetteer, Mention
from corpus.vietnamese.normalize import fold, nfc, squeeze
from corpus.vietnamese.tables import listed, read_table


@dataclass(frozen=True, slots=True)
class Agency:
    """`successor` does the agency's work since the ISO date `since`; both None while it exists under its name.

    `note` says so to readers, in Vietnamese; "" when there is nothing to say.
    """

    name: str
    short: tuple[str, ...]
    successor: str | None
    since: str | None
    note: str


@cache
def agencies() -> dict[str, Agency]:
    """All agencies of the table by name."""
    return {
        row["name"]: Agency(
            row["name"], tuple(listed(row["short"])), row["successor"] or None, row["since"] or None, row["note"]
        )
        for row in read_table("agencies.tsv")
    }


def agency(name: str) -> Agency | None:
    """The agency of a name or short name in any capitals and accents: "sở tttt" is Sở Thông tin và Truyền thông."""
    return _by_spelling().get(fold(squeeze(nfc(name))))


def successor(name: str) -> str | None:
    """The agency that does its work today; None for one that still exists and for an unknown name."""
    found = agency(name)
    return found.successor if found else None


def find_agencies(text: str, accents: Accents = "strict", *, chat: bool = False) -> list[Mention]:
    """Agencies mentioned, in text order, by their full names; see `Gazetteer.find` for `accents` and `chat`."""
    return _gazetteer().find(text, accents, chat=chat)


@cache
def _by_spelling() -> dict[str, Agency]:
    return {fold(spelling): found for found in agencies().values() for spelling in (found.name, *found.short)}


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer(
        Form(spelling, found.name, "name" if " " in spelling else "short")
        for found in agencies().values()
        for spelling in (found.name, *found.short)
    )
