"""The Zalo Bot Platform channel: from the connection to the answers, in the order things happen."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from typing import Any

from bot.admin import Admin
from bot.channels.answering import Answering
from bot.channels.errors import TokenRefused
from bot.channels.webhook import take_port
from bot.channels.zalo_bot_api import MAY_NOT_WRITE, UNAUTHORISED, BotApi, BotProfile
from bot.channels.zalo_client import Refused, Unreachable, ZaloClient
from bot.channels.zalo_desk import open_desk
from bot.channels.zalo_incoming import inbox_items
from bot.channels.zalo_message import Reply
from bot.channels.zalo_polling import TOKEN_REFUSED, Polling
from bot.channels.zalo_quota import Quota
from bot.channels.zalo_service import ChatGone, ZaloService
from bot.channels.zalo_webhook import bot_route
from bot.http_server import HttpServer
from bot.inbox_worker import BackOff
from bot.journal import Journal
from bot.settings import Settings
from index.store import StateDatabase

log = logging.getLogger(__name__)

CHANNEL = "zalo"


async def run_zalo(
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
    WEB_HOST and WEB_PORT.
    Raises ChannelError (with an exit code) when the channel cannot run.
    """
    if settings.zalo_bot_token is None:
        raise TokenRefused("ZALO_BOT_TOKEN is not set.")
    client = ZaloClient()
    api = BotApi(client, settings.zalo_base_url, settings.zalo_bot_token)
    desk = open_desk(CHANNEL, settings, assistant, state, journal)
    quota = Quota(state, settings.zalo_monthly_messages)
    service = ZaloService(desk, _Sending(api), quota=quota, back_off=back_off, admin=admin)
    channel = ZaloChannel(settings, api, service, back_off or BackOff())
    async with AsyncExitStack() as closing:
        closing.push_async_callback(client.close)
        await channel.run(stop, server)


class _Sending:
    """Messages out; buttons are not known here, so their words stand in the text."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    async def send(self, chat: str, reply: Reply) -> None:
        """Sends one message."""
        try:
            await self._api.send(chat, reply.text)
        except Refused as refused:
            if refused.code == UNAUTHORISED:
                raise TokenRefused("Zalo no longer accepts ZALO_BOT_TOKEN; was it revoked?") from None
            if refused.code in MAY_NOT_WRITE:
                log.warning("A message was refused (%s); its chat is forgotten", refused)
                raise ChatGone from None
            raise

    async def probe(self) -> None:
        """Raises Unreachable while Zalo is away."""
        try:
            await self._api.me()
        except Refused as refused:
            log.debug("Zalo answers, and refuses (%s)", refused)


class ZaloChannel:
    """One bot: its profile, and the way its updates come in."""

    def __init__(self, settings: Settings, api: BotApi, service: ZaloService, back_off: BackOff) -> None:
        self._settings = settings
        self._api = api
        self._service = service
        self._back_off = back_off
        self._profile = BotProfile("", ())

    async def run(self, stop: asyncio.Event, server: HttpServer | None) -> None:
        """Connects, answers what a crash left open, then what comes in."""
        ended = asyncio.Event()
        # The route stands before Zalo is reached: whatever is posted meanwhile is kept. A wrong webhook setting and
        # a taken port are known before anything is sent.
        posted_to = self._opened(server) if self._settings.zalo_webhook_url else None
        if posted_to is None and server is not None:
            server.add_health(CHANNEL, self._service.health)
        serving = self._webhook(ended, posted_to, own=server is None) if posted_to else self._poll(ended)
        self._service.begin()
        task = asyncio.create_task(serving)
        try:
            await self._service.until(stop, task)
        finally:
            ended.set()
            outcome = (await asyncio.gather(task, return_exceptions=True))[0]
            await self._service.finish()
        if isinstance(outcome, BaseException):
            raise outcome

    def _take(self, updates: Sequence[Any]) -> None:
        items = inbox_items(updates, self._profile)
        if items:
            self._service.commit(items)

    async def _poll(self, ended: asyncio.Event) -> None:
        if await self._connected(ended, self._begin_polling):
            await Polling(self._api, self._take, self._back_off).run(ended)

    async def _begin_polling(self) -> None:
        self._profile = await self._api.me()
        try:
            await self._api.delete_webhook()
        except Refused as refused:
            log.debug("There was no webhook to delete (%s)", refused)

    def _opened(self, server: HttpServer | None) -> HttpServer:
        """The server with our route; one of our own has its port."""
        route = bot_route(self._settings, lambda: self._profile, self._service.commit)
        used = server or HttpServer(self._settings.web_host, self._settings.web_port)
        if server is None:
            take_port(used)
        used.add_routes([route])
        used.add_health(CHANNEL, self._service.health)
        return used

    async def _webhook(self, ended: asyncio.Event, server: HttpServer, *, own: bool) -> None:
        serving = asyncio.create_task(server.serve(ended) if own else _wait(ended))
        announcing = asyncio.create_task(self._connected(ended, self._begin_webhook))
        try:
            await asyncio.wait({serving, announcing}, return_when=asyncio.FIRST_COMPLETED)
            if announcing.done():
                announcing.result()
            await serving
        finally:
            ended.set()
            await asyncio.gather(serving, announcing, return_exceptions=True)

    async def _begin_webhook(self) -> None:
        url, secret = self._settings.zalo_webhook_url, self._settings.zalo_webhook_secret
        assert url is not None
        assert secret is not None  # bot_route saw to it
        self._profile = await self._api.me()
        await self._api.set_webhook(url, secret)

    async def _connected(self, ended: asyncio.Event, begin: Callable[[], Awaitable[None]]) -> bool:
        """Introduces itself to Zalo, however long that takes; False when stopped before."""
        faults = 0
        while not ended.is_set():
            try:
                await begin()
            except (Unreachable, Refused) as fault:
                if isinstance(fault, Refused) and fault.code == UNAUTHORISED:
                    raise TokenRefused(TOKEN_REFUSED) from None
                faults += 1
                if faults == 1:
                    log.warning("Zalo cannot be reached (%s); trying on", fault)
                try:
                    await asyncio.wait_for(ended.wait(), self._back_off.seconds(faults))
                except TimeoutError:
                    continue
            else:
                return True
        return False


async def _wait(ended: asyncio.Event) -> None:
    await ended.wait()
