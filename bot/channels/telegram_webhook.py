"""The webhook: an update is acknowledged when the inbox has it, not before."""

import hmac
import json
import logging
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import BadRequest

from bot.channels.errors import WebhookMisconfigured
from bot.channels.telegram_bot import Bot
from bot.channels.telegram_incoming import ALLOWED_UPDATES, inbox_item
from bot.http_server import TooLarge, read_body
from bot.settings import Settings

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_LEAST_SECRET = 32  # characters
_LARGEST_UPDATE = 1 << 20  # bytes; Telegram's own are some kilobytes

Item = tuple[str, str]


def webhook_route(settings: Settings, commit: Callable[[Sequence[Item]], None]) -> Route:
    """The route that Telegram posts updates to; raises WebhookMisconfigured without a fit secret."""
    url, secret = settings.telegram_webhook_url, settings.telegram_webhook_secret
    if not url:
        raise WebhookMisconfigured("TELEGRAM_WEBHOOK_URL is not set")
    if secret is None or len(secret.reveal()) < _LEAST_SECRET:
        raise WebhookMisconfigured(
            f"TELEGRAM_WEBHOOK_SECRET needs at least {_LEAST_SECRET} characters of A-Z a-z 0-9 _ - ; "
            "without it anybody could send updates to the webhook."
        )
    expected = secret.reveal().encode()

    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, expected):
            return Response(status_code=403)
        try:
            item = inbox_item(json.loads(await read_body(request, _LARGEST_UPDATE)))
        except TooLarge:
            return Response(status_code=413)
        except ValueError:
            return Response(status_code=400)
        if item is not None:
            try:
                commit([item])
            except Exception:
                log.exception("The inbox cannot be written")
                return Response(status_code=503)  # Telegram sends it again
        return Response(status_code=200)

    return Route(urlsplit(url).path or "/", receive, methods=["POST"])


async def announce(bot: Bot, settings: Settings) -> None:
    """Tells Telegram where to post; what waits there is kept."""
    if not settings.telegram_webhook_url or settings.telegram_webhook_secret is None:
        raise WebhookMisconfigured("TELEGRAM_WEBHOOK_URL and TELEGRAM_WEBHOOK_SECRET belong together")
    try:
        await bot.set_webhook(
            settings.telegram_webhook_url,
            secret_token=settings.telegram_webhook_secret.reveal(),
            allowed_updates=list(ALLOWED_UPDATES),
            drop_pending_updates=False,
        )
    except BadRequest as error:
        raise WebhookMisconfigured(f"Telegram refuses TELEGRAM_WEBHOOK_URL: {error}") from None
