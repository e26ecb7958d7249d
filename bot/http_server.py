"""The one HTTP server of the service: webhooks, later the web page; /healthz from the start."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

log = logging.getLogger(__name__)

Health = Callable[[], Mapping[str, Any]]

_BACKLOG = 2048
_IDLE_SECONDS = 75  # longer than a proxy keeps an idle connection (nginx: 60), or its next request may meet the closing
_GRACE_SECONDS = 2  # for open requests; a webhook's takes milliseconds


class TooLarge(Exception):
    """A request's body is larger than its route takes."""


async def read_body(request: Request, limit: int) -> bytes:
    """The body, at most `limit` bytes of it; raises TooLarge without reading on."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLarge
    return bytes(body)


class HttpServer:
    """Starlette on uvicorn in the running event loop. Parts add routes before or while it serves."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._wanted_port = port
        self._health: dict[str, Health] = {}
        self._socket: socket.socket | None = None
        self.app = Starlette(routes=[Route("/healthz", self._healthz)])

    def add_routes(self, routes: Sequence[BaseRoute]) -> None:
        """Serves these as well."""
        self.app.router.routes.extend(routes)

    def add_health(self, name: str, health: Health) -> None:
        """Shows what `health` gives under `name` at /healthz: counts and states, nothing personal."""
        self._health[name] = health

    def bind(self) -> int:
        """Takes the port, so that a taken one is known at once (OSError); gives its number."""
        if self._socket is None:
            family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
            # With the protocol named, asyncio turns Nagle's algorithm off; else a reply's second half waits 40 ms.
            listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
            try:
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listening.bind((self._host, self._wanted_port))
                listening.listen(_BACKLOG)
            except OSError:
                listening.close()
                raise
            self._socket = listening
        return int(self._socket.getsockname()[1])

    def close(self) -> None:
        """Gives the port back."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    async def serve(self, stop: asyncio.Event) -> None:
        """Serves until `stop` is set, then lets open requests finish."""
        self.bind()
        assert self._socket is not None
        config = uvicorn.Config(
            self.app,
            log_config=None,
            access_log=False,
            lifespan="off",
            server_header=False,
            proxy_headers=False,  # uvicorn would believe any caller from this machine; TRUSTED_PROXIES says whom
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        server = _Server(config)
        serving = asyncio.create_task(server.serve(sockets=[self._socket]))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            server.should_exit = True
            stopping.cancel()
            await serving
            self.close()

    async def _healthz(self, _: Request) -> JSONResponse:
        parts: dict[str, Mapping[str, Any]] = {}
        try:
            parts = {name: dict(health()) for name, health in self._health.items()}
        except Exception:
            log.exception("A part of the service does not tell its health")
            return JSONResponse({"status": "failing"}, status_code=503)
        return JSONResponse({"status": "ok", **parts})


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: the service has one place that hears SIGTERM."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves the signals alone."""
        yield
