"""Which words of a question weigh more or less than they are rare: what is excluded, who speaks, what is spoken of."""

from collections.abc import Sequence
from dataclasses import replace

from bot.asked import SAID_KINDS, Kind
from bot.speech import is_office, says
from index.tokens import Token
from index.units import Unit

TOPIC = 1.6  # "X nói gì về Y": how much more Y weighs, which the answer must be about


def without_excluded(units: tuple[Unit, ...], tokens: Sequence[Token]) -> tuple[Unit, ...]:
    """ "Ngoài A và B, …": what is named after a leading "ngoài" is what the answer should not be."""
    if not tokens or (tokens[0].text != "ngoài" and tokens[0].folded != "ngoai"):
        return units
    end = next(
        (at for at, t in enumerate(tokens) if at > 1 and (t.folded in ("thi", "con") or _comma_before(tokens, at))), 0
    )
    return tuple(replace(unit, role="function") if unit.start < end else unit for unit in units)


def _comma_before(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].start - tokens[at - 1].end > 1


SPEAKER = 0.5  # "X nói gì về Y": the sentence with Y need not name X again


def behind_speaker(units: tuple[Unit, ...], kinds: Sequence[Kind]) -> tuple[Unit, ...]:
    """The units, who speaks and that he speaks weighing less, when the question asks what is said."""
    if kinds[0] not in SAID_KINDS or not any(map(says, units)):
        return units
    return tuple(
        replace(unit, weight=SPEAKER * unit.weight) if says(unit) or is_office(unit) or unit.name else unit
        for unit in units
    )


def led_by_topic(units: tuple[Unit, ...], tokens: Sequence[Token], kinds: Sequence[Kind]) -> tuple[Unit, ...]:
    """The units with those behind a last "về" weighing more, when the question asks what is said of them."""
    if kinds[0] not in ("thing", "manner", "list", "topic"):
        return units
    about = max((at for at, token in enumerate(tokens) if token.text == "về"), default=-1)
    if about == 0:  # "Về X thì bí thư nói gì"
        first = next((unit.start for unit in units if unit.role == "content"), -1)
        return tuple(replace(unit, weight=TOPIC * unit.weight) if unit.start == first else unit for unit in units)
    if about < 2:
        return units
    return tuple(
        replace(unit, weight=TOPIC * unit.weight) if unit.start > about and unit.role == "content" else unit
        for unit in units
    )
