"""What every platform's webhook does: only the platform may post, and the inbox has it before the 200."""

import hmac
import logging
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.errors import WebhookMisconfigured
from bot.http_server import HttpServer, TooLarge, read_body

log = logging.getLogger(__name__)

Item = tuple[str, str]

_LARGEST_UPDATE = 1 << 20  # bytes; the platforms' own are some kilobytes


class Forged(Exception):
    """The body was not posted by the platform."""


def take_port(server: HttpServer) -> None:
    """Binds the server's port; a taken one is one line for the operator."""
    try:
        server.bind()
    except OSError as error:
        raise WebhookMisconfigured(f"WEB_PORT cannot be served: {error.strerror}; choose another one.") from None


def secret_in(header: str, secret: str) -> Callable[[Request], bool]:
    """Whether a request carries the secret in a header; compared in constant time."""
    expected = secret.encode()
    return lambda request: hmac.compare_digest(request.headers.get(header, "").encode(), expected)


def post_route(
    address: str,
    admitted: Callable[[Request], bool],
    items: Callable[[Request, bytes], Sequence[Item]],
    commit: Callable[[Sequence[Item]], None],
) -> Route:
    """The route at the path of `address`.

    `admitted` judges before the body is read; `items` gives what is to be kept of it, and raises Forged, or
    ValueError for what is no update.
    """

    async def receive(request: Request) -> Response:
        if not admitted(request):
            return Response(status_code=403)
        try:
            found = items(request, await read_body(request, _LARGEST_UPDATE))
        except TooLarge:
            return Response(status_code=413)
        except Forged:
            return Response(status_code=403)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        if found:
            try:
                commit(found)
            except Exception:
                log.exception("The inbox cannot be written")
                return Response(status_code=503)  # the platform sends it again
        return Response(status_code=200)

    return Route(urlsplit(address).path or "/", receive, methods=["POST"])
