"""The Telegram channel: from the connection to the handlers, in the order things happen."""

import asyncio
import json
import logging
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.admin import Admin
from bot.channels.answering import Answering
from bot.channels.errors import ChannelError
from bot.channels.telegram_admin import AdminHandlers
from bot.channels.telegram_asking import Asking
from bot.channels.telegram_bot import connect
from bot.channels.telegram_buttons import Buttons
from bot.channels.telegram_commands import Commands
from bot.channels.telegram_desk import Desk
from bot.channels.telegram_incoming import CHANNEL, sender_of
from bot.channels.telegram_inline import Inline
from bot.channels.telegram_menus import set_menus
from bot.channels.telegram_pace import Pace
from bot.channels.telegram_polling import Polling
from bot.channels.telegram_replies import GivenReplies
from bot.channels.telegram_rescue import Rescue
from bot.channels.telegram_start import insist
from bot.channels.telegram_webhook import announce, webhook_route
from bot.channels.webhook import take_port
from bot.http_server import HttpServer
from bot.inbox import Inbox, Received
from bot.inbox_worker import BackOff, InboxWorker
from bot.journal import DAY, Journal
from bot.limits import Limits, PersonLimits
from bot.privacy import load_pseudonyms
from bot.settings import Settings
from index.store import StateDatabase

log = logging.getLogger(__name__)

# SIGTERM to the end of the process takes at most 10 seconds, closing connections included.
_FINISH_SECONDS = 6.0
_HOUR = 3600.0
# People see inline results while they type: a query for each pause between letters.
_INLINE_LIMITS = Limits(at_once=1000, a_minute=60, a_day=3000)


async def run_telegram(
    settings: Settings,
    assistant: Answering,
    state: StateDatabase,
    journal: Journal,
    stop: asyncio.Event,
    *,
    server: HttpServer | None = None,
    admin: Admin | None = None,
    back_off: BackOff | None = None,
) -> None:
    """Serves until `stop` is set, then finishes what is open; the rest stays in the inbox.

    In webhook mode the route goes to `server`, which the caller serves; without one a server of its own runs on
    WEB_HOST and WEB_PORT. Raises ChannelError (with an exit code) when the channel cannot run.
    """
    channel = TelegramChannel(settings, assistant, state, journal, admin=admin, back_off=back_off)
    await channel.run(stop, server)


class TelegramChannel:
    """One bot: its connection, its desk, its worker."""

    def __init__(
        self,
        settings: Settings,
        assistant: Answering,
        state: StateDatabase,
        journal: Journal,
        *,
        admin: Admin | None = None,
        back_off: BackOff | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.desk = _desk(settings, assistant, state, journal)
        self.bot = connect(settings, pace or Pace())
        self._settings = settings
        self._admin = admin
        self._back_off = back_off or BackOff()
        self._fatal = asyncio.get_running_loop().create_future()
        self._rescue = Rescue(self.desk, self.bot, self._stop_for)
        self.application = self._application()
        self.worker = InboxWorker(
            self.desk.inbox,
            self._handle,
            lambda row: sender_of(row).chat,
            finished=lambda row: self.desk.limits.release(sender_of(row).person, row.key),
            back_off=self._back_off,
        )

    async def run(self, stop: asyncio.Event, server: HttpServer | None) -> None:
        """Connects, answers what a crash left open, then what comes in."""
        # A wrong webhook setting is told before anything is sent.
        webhook = webhook_route(self._settings, self.commit) if self._settings.telegram_webhook_url else None
        own = server or HttpServer(self._settings.web_host, self._settings.web_port)
        if webhook is not None:
            take_port(own)
        async with AsyncExitStack() as closing:
            closing.push_async_callback(self._close)
            if not await self._connect(stop):
                return
            self._take(self.desk.inbox.unanswered(CHANNEL))
            background = [asyncio.create_task(self._menus()), asyncio.create_task(self._tidy_hourly())]
            ended = asyncio.Event()
            if server is not None:
                server.add_health(CHANNEL, lambda: {"open": self.worker.open})
            if webhook is None:
                serving = asyncio.create_task(Polling(self.bot, self.commit, self._back_off).run(ended))
            else:
                own.add_routes([webhook])
                serving = asyncio.create_task(self._serve_webhook(own, ended, serve=server is None))
            try:
                await self._until(stop, serving)
            finally:
                ended.set()
                for task in background:
                    task.cancel()
                outcome = (await asyncio.gather(serving, *background, return_exceptions=True))[0]
                left = await self.worker.stop(_FINISH_SECONDS)
                if left:
                    log.info("%d messages stay in the inbox for the next start", left)
            if self._fatal.done():
                raise self._fatal.exception() or ChannelError("Telegram stopped")
            if isinstance(outcome, BaseException):
                raise outcome

    def commit(self, items: Sequence[tuple[str, str]]) -> None:
        """Commits incoming updates; what was never seen before is worked on."""
        if items:
            self._take(self.desk.inbox.add(CHANNEL, items, self.desk.clock()))

    # --- life -------------------------------------------------------------------------------------------------

    async def _connect(self, stop: asyncio.Event) -> bool:
        """Introduces itself to Telegram, however long that takes; False when stopped before."""
        introducing = asyncio.create_task(self._introduce())
        await self._until(stop, introducing)
        if introducing.done():
            introducing.result()
            return True
        introducing.cancel()
        await asyncio.gather(introducing, return_exceptions=True)
        return False

    async def _introduce(self) -> None:
        await insist(self.application.initialize, self._back_off)
        if not self._settings.telegram_webhook_url:
            await insist(lambda: self.bot.delete_webhook(drop_pending_updates=False), self._back_off)

    async def _serve_webhook(self, server: HttpServer, ended: asyncio.Event, *, serve: bool) -> None:
        """Tells Telegram the address while the server serves (`serve`: it is our own to run)."""
        serving = asyncio.create_task(server.serve(ended) if serve else ended.wait())
        announcing = asyncio.create_task(insist(lambda: announce(self.bot, self._settings), self._back_off))
        try:
            await asyncio.wait({serving, announcing}, return_when=asyncio.FIRST_COMPLETED)
            if announcing.done():
                announcing.result()
            await serving
        finally:
            for task in (announcing, serving):
                task.cancel()
            await asyncio.gather(announcing, serving, return_exceptions=True)

    async def _until(self, stop: asyncio.Event, serving: asyncio.Task[None]) -> None:
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({stopping, serving, self._fatal}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()

    async def _close(self) -> None:
        await self.application.shutdown()
        await self.bot.shutdown()  # the application skips it when the first call already failed

    async def _menus(self) -> None:
        await set_menus(self.bot, self._admins(), self._admin.commands if self._admin else ())

    async def _tidy_hourly(self) -> None:
        while True:
            now = self.desk.clock()
            self.desk.inbox.forget_answered(now)
            self.desk.replies.forget_older(now)
            self.desk.journal.forget_older(now - self._settings.retention_days * DAY)
            await asyncio.sleep(_HOUR)

    def _stop_for(self, error: ChannelError) -> None:
        if not self._fatal.done():
            self._fatal.set_exception(error)

    # --- one update -------------------------------------------------------------------------------------------

    def _take(self, received: Sequence[Received]) -> None:
        for row in received:
            sender = sender_of(row)
            if sender.asks and sender.person:
                self.desk.limits.arrive(sender.person, row.key)
        self.worker.take(received)

    async def _handle(self, received: Received) -> None:
        """Hands one row to the handlers; raises TryAgain when it must stay in the inbox."""
        try:
            update = Update.de_json(json.loads(received.payload), self.bot)
        except Exception as error:  # noqa: BLE001 - a broken update raises whatever its missing parts raise
            # The exception's text may hold what the person wrote.
            log.warning("An update cannot be read (%s) and is set aside", type(error).__name__)
            return
        await self.application.process_update(update)
        self._rescue.raise_if_failed(update)

    def _application(self) -> Application[Any, Any, Any, Any, Any, Any]:
        application = ApplicationBuilder().bot(self.bot).updater(None).job_queue(None).build()
        asking = Asking(self.desk, self.bot)
        buttons = Buttons(self.desk, self.bot, asking)
        commands = Commands(self.desk, self.bot, asking, buttons)
        new = filters.UpdateType.MESSAGE
        private, group = new & filters.ChatType.PRIVATE, new & filters.ChatType.GROUPS

        # Commands of the channel itself; all others are text for the core.
        application.add_handler(CommandHandler("start", commands.start, new))
        application.add_handler(CommandHandler("hoi", asking.hoi, new))
        application.add_handler(CommandHandler(("trogiup", "help"), commands.help, new))
        application.add_handler(CommandHandler("nguon", commands.sources, new))
        application.add_handler(CommandHandler(("vanban", "tinh", "sosanh"), commands.needs_argument, new))
        application.add_handler(CommandHandler("moi", commands.fresh_start, new))
        application.add_handler(CommandHandler("quyenriengtu", commands.privacy, private))
        application.add_handler(CommandHandler("dulieucuatoi", commands.my_data, private))
        application.add_handler(CommandHandler("xoadulieu", commands.erase, private))
        if self._admin is not None:
            AdminHandlers(self._admin, self.bot, asking, self._admins()).add_to(application)

        # Questions.
        application.add_handler(MessageHandler(private & filters.TEXT, asking.private_text))
        application.add_handler(MessageHandler(group & filters.TEXT, asking.group_text))
        application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.TEXT, asking.edited))
        application.add_handler(MessageHandler(private & ~filters.StatusUpdate.ALL, asking.no_text))

        # Buttons, inline mode, being blocked.
        application.add_handler(CallbackQueryHandler(buttons.pressed))
        application.add_handler(InlineQueryHandler(Inline(self.desk, self.bot).typed))
        application.add_handler(ChatMemberHandler(commands.membership, ChatMemberHandler.MY_CHAT_MEMBER))

        application.add_error_handler(self._rescue.on_error)
        return application

    def _admins(self) -> list[int]:
        return [int(admin.user_id) for admin in self._settings.admin_ids if admin.channel == CHANNEL]


def _desk(settings: Settings, assistant: Answering, state: StateDatabase, journal: Journal) -> Desk:
    key = settings.privacy_key.reveal() if settings.privacy_key else ""
    limits = Limits(settings.rate_at_once, settings.rate_per_minute, settings.rate_per_day)
    return Desk(
        settings=settings,
        assistant=assistant,
        state=state,
        journal=journal,
        inbox=Inbox(state),
        replies=GivenReplies(state),
        names=load_pseudonyms(settings.data_dir, key),
        limits=PersonLimits(limits),
        inline_limits=PersonLimits(_INLINE_LIMITS),
        clock=time.time,
    )
