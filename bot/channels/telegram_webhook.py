"""The webhook: an update is acknowledged when the inbox has it, not before."""

import json
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.routing import Route
from telegram.error import BadRequest

from bot.channels.errors import WebhookMisconfigured
from bot.channels.telegram_bot import Bot
from bot.channels.telegram_incoming import ALLOWED_UPDATES, inbox_item
from bot.channels.webhook import Item, post_route, secret_in
from bot.settings import Settings

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_LEAST_SECRET = 32  # characters


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

    def items(_: Request, body: bytes) -> Sequence[Item]:
        item = inbox_item(json.loads(body))
        return [item] if item is not None else []

    return post_route(url, secret_in(SECRET_HEADER, secret.reveal()), items, commit)


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
