"""The Zalo Official Account channel: signed events in, customer-care messages with buttons out."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack

from bot.admin import Admin
from bot.channels.answering import Answering
from bot.channels.errors import TokenRefused
from bot.channels.webhook import take_port
from bot.channels.zalo_client import Refused, Unreachable, ZaloClient
from bot.channels.zalo_desk import open_desk
from bot.channels.zalo_message import Button, Reply
from bot.channels.zalo_oa_api import MAY_NOT_WRITE, TOKEN_CODES, OaApi
from bot.channels.zalo_oa_tokens import TokenKeeper
from bot.channels.zalo_service import ChatGone, ZaloService
from bot.channels.zalo_webhook import oa_route
from bot.http_server import HttpServer
from bot.inbox_worker import BackOff
from bot.journal import Journal
from bot.secret import Secret
from bot.settings import Settings
from index.store import StateDatabase

log = logging.getLogger(__name__)

CHANNEL = "zalo_oa"
# The refresh token dies after three months of silence; looked after every so often, it never does.
_LOOK_AFTER_SECONDS = 3600.0


async def run_zalo_oa(
    settings: Settings,
    assistant: Answering,
    state: StateDatabase,
    journal: Journal,
    stop: asyncio.Event,
    *,
    server: HttpServer | None = None,
    admin: Admin | None = None,
    back_off: BackOff | None = None,
    hide: Callable[[Secret], None] = lambda secret: None,
) -> None:
    """Serves until `stop` is set, then finishes what is open; the rest stays in the inbox.

    The route (zalo_webhook.OA_PATH) goes to `server`, which the caller serves; without one a server of its own
    runs on WEB_HOST and WEB_PORT. `hide` is told each renewed token, for the log (RedactingFormatter.hide).
    Raises ChannelError (with an exit code) when the channel cannot run.
    """
    app_id, secret, refresh = settings.zalo_oa_app_id, settings.zalo_oa_secret, settings.zalo_oa_refresh_token
    if not app_id or secret is None or refresh is None:
        raise TokenRefused("ZALO_OA_APP_ID, ZALO_OA_SECRET and ZALO_OA_REFRESH_TOKEN belong together; set all three.")
    client = ZaloClient()
    api = OaApi(client, settings.zalo_oa_base_url, settings.zalo_oa_oauth_url, app_id, secret)
    keeper = TokenKeeper(state, api.renew, app_id, refresh, hide=hide)
    desk = open_desk(CHANNEL, settings, assistant, state, journal)
    service = ZaloService(desk, OaSending(api, keeper, desk.counts.update), back_off=back_off, admin=admin)
    async with AsyncExitStack() as closing:
        closing.push_async_callback(client.close)
        await _run(settings, service, keeper, stop, server, back_off or BackOff())


class OaSending:
    """Messages out, with buttons; once more without them when Zalo does not take them."""

    def __init__(self, api: OaApi, keeper: TokenKeeper, count: Callable[[dict[str, int]], None]) -> None:
        self._api = api
        self._keeper = keeper
        self._count = count

    async def send(self, chat: str, reply: Reply) -> None:
        """Sends one message."""
        if not reply.buttons:
            await self._with_token(chat, reply.text, ())
            return
        try:
            await self._with_token(chat, reply.beside_buttons or reply.text, reply.buttons)
        except Refused as refused:
            log.error("Zalo did not take a message with buttons (%s); it goes out without", refused)
            self._count({"sent without buttons": 1})
            await self._with_token(chat, reply.text, ())

    async def probe(self) -> None:
        """The OpenAPI has no call that costs and changes nothing."""

    async def _with_token(self, user: str, text: str, buttons: tuple[Button, ...]) -> None:
        access = await self._keeper.access()
        try:
            await self._send(access, user, text, buttons)
        except Refused as refused:
            if refused.code not in TOKEN_CODES:
                raise
            another = await self._keeper.instead_of(access)
            try:
                await self._send(another, user, text, buttons)
            except Refused as again:
                # A fresh token that is refused too is Zalo's fault, not the message's.
                raise Unreachable(str(again)) if again.code in TOKEN_CODES else again from None

    async def _send(self, access: Secret, user: str, text: str, buttons: tuple[Button, ...]) -> None:
        try:
            await self._api.send(access, user, text, buttons)
        except Refused as refused:
            if refused.code in MAY_NOT_WRITE:
                raise ChatGone from None
            raise


async def _run(
    settings: Settings,
    service: ZaloService,
    keeper: TokenKeeper,
    stop: asyncio.Event,
    server: HttpServer | None,
    back_off: BackOff,
) -> None:
    """Serves the webhook first: whatever is posted is kept, also while the token cannot be renewed."""
    desk, ended = service.desk, asyncio.Event()
    own = server or HttpServer(settings.web_host, settings.web_port)
    own.add_routes([oa_route(settings, desk.names, desk.clock, service.commit)])
    own.add_health(CHANNEL, service.health)
    if server is None:
        take_port(own)
    serving = asyncio.create_task(own.serve(ended) if server is None else _wait(ended))
    tokens = asyncio.create_task(_look_after(keeper, service, back_off))
    service.begin()
    try:
        await service.until(stop, serving)
    finally:
        ended.set()
        tokens.cancel()
        outcome = (await asyncio.gather(serving, tokens, return_exceptions=True))[0]
        await service.finish()
    if isinstance(outcome, BaseException):
        raise outcome


async def _look_after(keeper: TokenKeeper, service: ZaloService, back_off: BackOff) -> None:
    """Renews the token in time, at the start too, so that a wrong one is known at once."""
    faults = 0
    while True:
        try:
            await keeper.access()
        except Unreachable as fault:
            faults += 1
            if faults == 1:
                log.warning("Zalo cannot be reached (%s); trying on", fault)
            await asyncio.sleep(back_off.seconds(faults))
        except TokenRefused as error:
            service.give_up(error)
            return
        else:
            faults = 0
            await asyncio.sleep(_LOOK_AFTER_SECONDS)


async def _wait(ended: asyncio.Event) -> None:
    await ended.wait()
