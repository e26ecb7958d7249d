"""Around every request: security headers, counts, kind words for what went wrong."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot import texts_web_vi as say
from bot.channels.web_desk import WebDesk
from bot.channels.web_visitor import CHANNEL, scheme
from bot.http_server import TooLarge, read_body
from bot.metrics import FAULTS, HTTP_REQUESTS, HTTP_SECONDS
from bot.render.html_page import notice

log = logging.getLogger(__name__)

BODY_LIMIT = 16 * 1024  # bytes; a question has 500 characters
_BODY_SECONDS = 10
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {frames}"
)
_HUNG_UP = 499  # the caller did, before the whole request was here; only for the counts
_HSTS = "max-age=31536000"
_API = "/api/"
_PARTS = frozenset(
    {"/", "/nhung", "/danh-gia", "/chu-de-moi", "/rieng-tu", "/tai-lieu", "/api", "/widget.js", "/healthz", "/metrics"}
)
_FOLDERS = ("/p/", "/tai-lieu/", "/bang/", "/api/passages/", "/api/", "/static/")


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, desk: WebDesk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 0
        secure = scheme(HTTPConnection(scope), self._desk.settings.trusted_proxies) == "https"

        async def send_guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = int(message["status"])
                _complete(MutableHeaders(scope=message), secure=secure)
            await send(message)

        try:
            await self._app(scope, receive, send_guarded)
        except ClientDisconnect:
            status = _HUNG_UP
        except Exception:
            log.exception("A request failed")
            self._desk.metrics.count(FAULTS, CHANNEL)
            if status == 0:
                await trouble(self._desk, Request(scope), 500, say.APOLOGY)(scope, receive, send_guarded)
        finally:
            route = route_of(scope["path"])
            self._desk.metrics.count(HTTP_REQUESTS, route, _method(scope["method"]), str(status))
            self._desk.metrics.observe(HTTP_SECONDS, time.perf_counter() - started, route)


def _complete(headers: MutableHeaders, *, secure: bool) -> None:
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    if "Content-Security-Policy" not in headers:
        headers["Content-Security-Policy"] = _POLICY.format(frames="'none'")
        headers["X-Frame-Options"] = "DENY"
    if secure:
        headers.setdefault("Strict-Transport-Security", _HSTS)


def framed_by(origins: tuple[str, ...]) -> dict[str, str]:
    """The headers of a page that these sites may show in a frame."""
    return {"Content-Security-Policy": _POLICY.format(frames=" ".join(("'self'", *origins)))}


def route_of(path: str) -> str:
    """The route's name for the counts: paths that nobody serves share one, or callers could make up any number."""
    if path in _PARTS:
        return path
    return next((f"{folder}…" for folder in _FOLDERS if path.startswith(folder)), "other")


def _method(method: str) -> str:
    return method if method in ("GET", "HEAD", "POST", "OPTIONS") else "other"


def trouble(desk: WebDesk, request: Request, status: int, message: str, **headers: str) -> Response:
    """An error for people (a page) or programs (JSON), the same words in both."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    if request.url.path.startswith(_API):
        return JSONResponse({"error": {"status": status, "message": message}}, status, headers=told)
    title = say.NOT_FOUND if status == 404 else say.TROUBLE
    return HTMLResponse(notice(desk.look, title, message), status, headers=told)


def on_http_error(desk: WebDesk) -> Callable[[Request, Exception], Awaitable[Response]]:
    """The handler for what the router itself refuses: unknown paths and methods."""

    async def handle(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        message = {404: say.NOT_FOUND_TEXT, 405: say.METHOD}.get(status, say.APOLOGY)
        allow = (error.headers or {}).get("Allow") if isinstance(error, HTTPException) else None
        return trouble(desk, request, status, message, **({"Allow": allow} if allow else {}))

    return handle


class Refused(Exception):
    """A request that cannot be taken; `message` is for the person."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


async def body_of(request: Request) -> bytes:
    """The request's body; raises Refused when it is too large or too slow."""
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            return await read_body(request, BODY_LIMIT)
    except TooLarge:
        raise Refused(413, say.BODY_TOO_LARGE) from None
    except TimeoutError:
        raise Refused(408, say.BODY_TOO_SLOW) from None


def json_of(body: bytes) -> object:
    """The body's JSON; raises Refused."""
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Refused(400, say.BODY_NO_JSON) from None
