"""The webhooks of both Zalo channels."""

import json
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.routing import Route

from bot.channels.errors import WebhookMisconfigured
from bot.channels.webhook import Item, post_route, secret_in
from bot.channels.zalo_bot_api import BotProfile
from bot.channels.zalo_incoming import inbox_items
from bot.channels.zalo_oa_incoming import SIGNATURE_HEADER, looks_signed, verified
from bot.channels.zalo_oa_incoming import inbox_items as oa_inbox_items
from bot.privacy import Pseudonyms
from bot.settings import Settings

SECRET_HEADER = "X-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
OA_PATH = "/zalo_oa"  # what is entered at Zalo for Developers, behind the public address
_LEAST_SECRET = 8  # characters; Zalo takes 8 to 256

Commit = Callable[[Sequence[Item]], None]


def bot_route(settings: Settings, bot: Callable[[], BotProfile], commit: Commit) -> Route:
    """The route that the Bot Platform posts updates to; raises WebhookMisconfigured without a fit secret."""
    url, secret = settings.zalo_webhook_url, settings.zalo_webhook_secret
    if not url:
        raise WebhookMisconfigured("ZALO_WEBHOOK_URL is not set")
    if secret is None or len(secret.reveal()) < _LEAST_SECRET:
        raise WebhookMisconfigured(
            f"ZALO_WEBHOOK_SECRET needs at least {_LEAST_SECRET} characters; "
            "without it anybody could send updates to the webhook."
        )

    def items(_: Request, body: bytes) -> Sequence[Item]:
        return inbox_items(json.loads(body), bot())

    return post_route(url, secret_in(SECRET_HEADER, secret.reveal()), items, commit)


def oa_route(settings: Settings, names: Pseudonyms, clock: Callable[[], float], commit: Commit) -> Route:
    """The route that an Official Account's events are posted to; raises WebhookMisconfigured without a secret."""
    app_id, secret = settings.zalo_oa_app_id, settings.zalo_oa_secret
    if not app_id or secret is None:
        raise WebhookMisconfigured(
            "ZALO_OA_APP_ID and ZALO_OA_SECRET are needed: they tell Zalo's events from forged ones."
        )

    def admitted(request: Request) -> bool:
        return looks_signed(request.headers.get(SIGNATURE_HEADER, ""))

    def items(request: Request, body: bytes) -> Sequence[Item]:
        event = verified(request.headers.get(SIGNATURE_HEADER, ""), body, app_id, secret, clock())
        return oa_inbox_items(event, names)

    return post_route(OA_PATH, admitted, items, commit)
