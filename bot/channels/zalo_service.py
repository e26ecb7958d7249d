"""The life of a Zalo channel: what comes in is committed, worked off chat by chat, answered, and booked."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, Protocol

from bot import texts_channels_vi as texts
from bot import texts_zalo_vi as said
from bot.admin import Admin
from bot.channels.errors import ChannelError, TokenRefused
from bot.channels.zalo_admin import AdminRoom
from bot.channels.zalo_client import Refused, Unreachable
from bot.channels.zalo_desk import ZaloDesk
from bot.channels.zalo_dialogue import Dialogue
from bot.channels.zalo_message import Incoming, Reply
from bot.channels.zalo_pages import said_reply
from bot.channels.zalo_quota import STOP_PERCENT, Quota
from bot.inbox import Received
from bot.inbox_worker import BackOff, InboxWorker, TryAgain

log = logging.getLogger(__name__)

Item = tuple[str, str]

# SIGTERM to the end of the process takes at most 10 seconds, closing connections included.
_FINISH_SECONDS = 6.0
_HOUR = 3600.0
# A reply that takes longer than this no longer keeps the others waiting.
_PATIENCE_SECONDS = 1.0
# A message that timed out may have arrived; it is repeated this often, then taken as delivered.
_REPEATS_AFTER_TIMEOUT = 2
# Admins who could not be reached are tried again so much later.
_WARN_AGAIN_SECONDS = 600.0


class ChatGone(Exception):
    """The person cannot be written to any more."""


class Sending(Protocol):
    """How a channel sends; raises Unreachable, Refused, ChatGone or TokenRefused."""

    async def send(self, chat: str, reply: Reply) -> None:
        """Sends one message."""

    async def probe(self) -> None:
        """Raises Unreachable while Zalo is away; changes nothing."""


class ZaloService:
    """Works on what `commit` takes in until `finish`; `fatal` is set when the channel cannot go on."""

    def __init__(
        self,
        desk: ZaloDesk,
        sending: Sending,
        *,
        quota: Quota | None = None,
        back_off: BackOff | None = None,
        admin: Admin | None = None,
    ) -> None:
        self.desk = desk
        self.quota = quota
        self.fatal: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sending = sending
        self._admin = admin
        room = AdminRoom(admin, desk.channel, desk.admins, self.speak) if admin is not None else None
        self._dialogue = Dialogue(desk, room)
        self._one_reply = asyncio.Lock()
        self._one_warning = asyncio.Lock()
        self._in_doubt = False
        self._next_warning = 0.0
        self.worker = InboxWorker(
            desk.inbox,
            self._handle,
            lambda row: Incoming.read(row.payload).chat,
            finished=lambda row: desk.limits.release(Incoming.read(row.payload).person, row.key),
            back_off=back_off,
        )

    def begin(self) -> None:
        """Takes up what a crash or a stop left open."""
        self._take(self.desk.inbox.unanswered(self.desk.channel))

    def commit(self, items: Sequence[Item]) -> None:
        """Commits what came in; what was never seen before is worked on."""
        now = self.desk.clock()
        with self.desk.state.transaction():
            new = self.desk.inbox.add(self.desk.channel, items, now)
            if self.quota is not None and new:
                self.quota.count(len(new), now)
        self._take(new)

    async def until(self, stop: asyncio.Event, serving: asyncio.Task[None]) -> None:
        """Waits for the stop, the end of `serving`, or a reason to give up."""
        stopping, tidying = asyncio.create_task(stop.wait()), asyncio.create_task(self._tidy_hourly())
        ends: set[asyncio.Future[Any]] = {stopping, serving, self.fatal}
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (stopping, tidying):
                task.cancel()
            await asyncio.gather(stopping, tidying, return_exceptions=True)

    async def finish(self) -> None:
        """Works off what is open, for some seconds; the rest stays in the inbox. Raises why the channel gave up."""
        left = await self.worker.stop(_FINISH_SECONDS)
        if left:
            log.info("%d messages stay in the inbox for the next start", left)
        if self.fatal.done():
            raise self.fatal.exception() or ChannelError("Zalo stopped")

    def give_up(self, error: ChannelError) -> None:
        """The channel cannot go on."""
        if not self.fatal.done():
            self.fatal.set_exception(error)

    async def speak(self, chat: str, text: str) -> bool:
        """Says something that answers no question; whether it arrived. What admins are told is not repeated."""
        try:
            await self._sending.send(chat, said_reply(text))
        except (Unreachable, Refused, ChatGone, TokenRefused) as error:
            log.warning("An admin could not be told (%s)", type(error).__name__)
            return False
        if self.quota is not None:
            self.quota.count(1, self.desk.clock())
        return True

    def health(self) -> dict[str, int]:
        """What /healthz shows."""
        told = {"open": self.worker.open}
        if self.quota is not None:
            use = self.quota.use(self.desk.clock())
            told |= {"messages_this_month": use.used, "messages_allowed": use.limit}
        return told

    # --- one row ----------------------------------------------------------------------------------------------

    def _take(self, received: Sequence[Received]) -> None:
        for row in received:
            incoming = Incoming.read(row.payload)
            if incoming.kind == "text":
                self.desk.limits.arrive(incoming.person, row.key)
        self.worker.take(received)

    async def _handle(self, row: Received) -> None:
        """Answers one row; raises TryAgain when it must stay in the inbox."""
        incoming = Incoming.read(row.payload)
        if self.quota is not None and self._is_stopped_for(incoming, self.quota):
            await self._say_stopped(row, incoming, self.quota)
            await self._warn(self.quota)
            return
        try:
            reply = await self._dialogue.reply(incoming, row.key)
        except Exception:
            log.exception("A message could not be answered")
            self.desk.counts["not answered"] += 1
            reply = said_reply(texts.APOLOGY)
        if reply is not None:
            await self._give(row, incoming, reply)
        if self.quota is not None:
            await self._warn(self.quota)

    async def _give(self, row: Received, incoming: Incoming, reply: Reply) -> None:
        """Sends a reply and books it; replies go one after the other, each booked before the next goes out.

        So a crash leaves at most one reply that arrived and is not known to have arrived.
        """
        async with self._one_reply:
            giving = asyncio.create_task(self._send_and_book(row, incoming, reply))
            try:
                await asyncio.wait({giving}, timeout=_PATIENCE_SECONDS)
            except asyncio.CancelledError:
                giving.cancel()
                raise
        await giving

    async def _send_and_book(self, row: Received, incoming: Incoming, reply: Reply) -> None:
        try:
            if self._in_doubt:
                # Repeats of what may have arrived are few; an outage must not use them up.
                await self._sending.probe()
                self._in_doubt = False
            await self._sending.send(incoming.chat, reply)
        except Unreachable as fault:
            self.desk.counts["unreachable"] += 1
            self._in_doubt = self._in_doubt or fault.sent
            raise TryAgain(_REPEATS_AFTER_TIMEOUT if fault.sent else None) from None
        except ChatGone:
            self.desk.forget_chat(incoming)
            return
        except TokenRefused as error:
            self.give_up(error)
            raise TryAgain from None
        except Refused as fault:
            self.desk.counts["refused"] += 1
            log.warning("Zalo refused a message (%s)", fault)
            return
        self._book(row, incoming, reply)

    def _book(self, row: Received, incoming: Incoming, reply: Reply) -> None:
        now, desk = self.desk.clock(), self.desk
        with desk.state.transaction():
            if reply.record is not None:
                desk.journal.record_question(reply.record)
            if reply.offered is not None:
                desk.offers.note(desk.chat(incoming), reply.offered, now)
            if self.quota is not None:
                self.quota.count(1, now)
            desk.inbox.done(row.channel, row.key, now)
        if reply.erases:
            desk.state.checkpoint()  # the message itself, with the person's id, was in the inbox until now

    # --- the quota --------------------------------------------------------------------------------------------

    def _is_stopped_for(self, incoming: Incoming, quota: Quota) -> bool:
        """Admins' commands are heard to the end of the quota; people leaving always."""
        if incoming.kind == "unfollow" or self._dialogue.is_for_admins(incoming):
            return False
        return quota.stopped(self.desk.clock())

    async def _say_stopped(self, row: Received, incoming: Incoming, quota: Quota) -> None:
        """Tells the chat once a month; then there is silence until the next month."""
        now, chat = self.desk.clock(), self.desk.chat(incoming)
        if quota.has_notice(chat, now) or quota.full(now):
            return
        web, contact = self.desk.settings.public_url, self.desk.settings.help_contact
        parts = [said.QUOTA_STOP]
        parts += [said.QUOTA_STOP_WEB.format(url=web)] if web else []
        parts += [texts.HELP_CONTACT.format(contact=contact)] if contact else []
        await self._give(row, incoming, said_reply("\n".join(parts)))
        quota.noticed(chat, now)

    async def _warn(self, quota: Quota) -> None:
        """Tells the admins, once for each mark, as soon as one of them can be reached."""
        async with self._one_warning:
            now = self.desk.clock()
            percent = quota.warning_due(now)
            if percent is None or now < self._next_warning:
                return
            self._next_warning = now + _WARN_AGAIN_SECONDS
            use = quota.use(now)
            template = said.QUOTA_STOPPED if percent >= STOP_PERCENT else said.QUOTA_WARNING
            text = template.format(
                used=use.used, limit=use.limit, month=use.month, percent=use.percent, stop=STOP_PERCENT
            )
            log.warning("Zalo: %d of %d messages of the month are used", use.used, use.limit)
            if await self._tell_admins(text):
                quota.warned(percent, now)
                self._next_warning = 0.0

    async def _tell_admins(self, text: str) -> bool:
        """Tells the admins of every channel; whether those of this one heard it (or there are none)."""
        if self._admin is not None:
            await self._admin.notify(text)
            return True
        heard = [await self.speak(admin, text) for admin in self.desk.admins]
        return any(heard) or not heard

    async def _tidy_hourly(self) -> None:
        """Our own two tables; inbox and journal are tidied for all channels (bot/retention.py)."""
        while True:
            now = self.desk.clock()
            self.desk.offers.forget_older(now)
            if self.quota is not None:
                self.quota.forget_older(now)
            await asyncio.sleep(_HOUR)
