"""What the parts of the web channel share."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.answering import Answering
from bot.channels.web_visitor import Visitors
from bot.journal import Journal
from bot.library import Library
from bot.limits import Limits, PersonLimits
from bot.metrics import Metrics
from bot.render.html_page import Look
from bot.settings import Settings

# Behind one address stand an office, a school or a phone network: it may ask as much as so many people.
PEOPLE_AN_ADDRESS = 10


@dataclass(frozen=True, slots=True)
class WebDesk:
    """Everything a request may need. `clock` gives seconds since the epoch."""

    settings: Settings
    assistant: Answering
    library: Library
    journal: Journal
    visitors: Visitors
    people: PersonLimits
    addresses: PersonLimits
    metrics: Metrics
    look: Look
    clock: Callable[[], float]


def address_limits(limits: Limits) -> Limits:
    """What one network address may ask."""
    n = PEOPLE_AN_ADDRESS
    return Limits(limits.at_once * n, limits.a_minute * n, limits.a_day * n)
