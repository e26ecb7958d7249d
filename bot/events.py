"""Which event a question means when a province has several: its hội thảo is not its hội nghị."""

from collections.abc import Mapping, Sequence, Set

from bot.asked import FIGURE_KINDS, Asked, Kind
from bot.sentence import WITHOUT_ACCENTS, Sentence
from bot.siblings import is_event
from corpus.vietnamese.provinces import find_provinces
from index.units import Unit

# What an event has itself; figures and aims were only told there.
_OF_EVENTS: frozenset[Kind] = frozenset({"date", "year", "place", "person", "body", "duration", "ordinal"})


def events_meant(
    asked: Asked, units: Sequence[Unit], candidates: Sequence[Sentence], met: Mapping[str, Sequence[float]]
) -> Set[str]:
    """The documents that may speak of the event asked about.

    Those on its place, where the question names that. Else all of them, unless an article of a province asked about has
    the very word: then those with another one are out.
    `met`: for each document the best credit of each unit.
    """
    if asked.venues and asked.kind not in FIGURE_KINDS:
        return _held_there(asked, candidates)
    if not asked.provinces or asked.kind not in _OF_EVENTS:
        return set(met)
    own = {s.document.id for s in candidates if set(s.document.provinces) & set(asked.provinces)}
    others = [
        {name for name, credits in met.items() if 0 < credits[at] < WITHOUT_ACCENTS}
        for at, unit in enumerate(units)
        if is_event(unit) and any(met[name][at] >= WITHOUT_ACCENTS for name in own)
    ]
    return set(met).difference(others[0].intersection(*others[1:]) if others else ())


def _held_there(asked: Asked, candidates: Sequence[Sentence]) -> Set[str]:
    """The documents of the provinces where the event was held, and those that name them."""
    wanted = set(asked.venues)
    own = {s.document.id for s in candidates if wanted.intersection(s.document.provinces)}
    return own | {s.document.id for s in candidates if wanted.intersection(m.name for m in find_provinces(s.text))}
