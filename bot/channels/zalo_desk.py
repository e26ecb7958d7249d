"""What the parts of a Zalo channel share: the core, the books, and who is who."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.channels.answering import Answering
from bot.channels.zalo_message import Incoming
from bot.channels.zalo_offers import Offers
from bot.inbox import Inbox
from bot.journal import Journal
from bot.limits import Limits, PersonLimits
from bot.privacy import Pseudonyms, load_pseudonyms
from bot.settings import Settings
from index.store import StateDatabase

_QUESTION_ID_LETTERS = 12


@dataclass
class ZaloDesk:
    """One for each running channel ("zalo" or "zalo_oa"). `counts` are of faults that people did not notice."""

    channel: str
    settings: Settings
    assistant: Answering
    state: StateDatabase
    journal: Journal
    inbox: Inbox
    offers: Offers
    names: Pseudonyms
    limits: PersonLimits
    counts: Counter[str] = field(default_factory=Counter)
    clock: Callable[[], float] = time.time

    def person(self, incoming: Incoming) -> str:
        """The pseudonym of who wrote."""
        return self.names.name(self.channel, incoming.person)

    def chat(self, incoming: Incoming) -> str:
        """The pseudonym of the chat; it names the chat's memory too."""
        return self.names.name(f"{self.channel}-chat", incoming.chat)

    def question_id(self, key: str) -> str:
        """The journal's id for the question in an inbox row: the same when the row is handled again."""
        return self.names.name(f"{self.channel}-message", key)[:_QUESTION_ID_LETTERS]

    @property
    def admins(self) -> tuple[str, ...]:
        """Zalo's ids of the admins on this channel."""
        return tuple(admin.user_id for admin in self.settings.admin_ids if admin.channel == self.channel)

    def forget_chat(self, incoming: Incoming) -> None:
        """The person left or blocked us: nothing of the chat stays in memory."""
        self.offers.forget_chat(self.chat(incoming))
        self.assistant.forget(self.chat(incoming))
        self.limits.forget(incoming.person)


def open_desk(
    channel: str,
    settings: Settings,
    assistant: Answering,
    state: StateDatabase,
    journal: Journal,
) -> ZaloDesk:
    """The desk of one channel."""
    key = settings.privacy_key.reveal() if settings.privacy_key else ""
    limits = Limits(settings.rate_at_once, settings.rate_per_minute, settings.rate_per_day)
    return ZaloDesk(
        channel=channel,
        settings=settings,
        assistant=assistant,
        state=state,
        journal=journal,
        inbox=Inbox(state),
        offers=Offers(state),
        names=load_pseudonyms(settings.data_dir, key),
        limits=PersonLimits(limits),
    )
