"""The service: every channel that is switched on, in one process, until it is told to stop."""

import asyncio
import logging
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from bot.assistant import Assistant
from bot.channels import terminal
from bot.channels.errors import ChannelError
from bot.http_server import HttpServer
from bot.journal import StateJournal
from bot.settings import Settings
from index.store import StateDatabase

log = logging.getLogger(__name__)

CHANNELS = ("terminal", "telegram", "zalo", "zalo_oa", "web")
Remark = Callable[[str], None]  # one sentence for stderr
STATE = "state.db"


class CannotServe(Exception):
    """The service cannot start; the text says why and the way out. Exit code 3."""

    exit_code = 3


def channels_on(settings: Settings, chosen: Sequence[str], *, interactive: bool) -> tuple[str, ...]:
    """The channels to run: the chosen ones, else each whose token is set, and the web page always.

    The terminal joins when no token is set and somebody sits at it.
    """
    if chosen:
        return tuple(name for name in CHANNELS if name in chosen)
    tokens = {
        "telegram": settings.telegram_bot_token,
        "zalo": settings.zalo_bot_token,
        "zalo_oa": settings.zalo_oa_refresh_token,
    }
    on = [name for name, token in tokens.items() if token is not None]
    return (*(["terminal"] if not on and interactive else []), *on, "web")


async def serve(settings: Settings, assistant: Assistant, channels: Sequence[str], remark: Remark) -> None:
    """Runs the channels until SIGINT or SIGTERM, or until the terminal is left. Raises ChannelError, CannotServe."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    state = StateDatabase(settings.data_dir / STATE)
    journal = StateJournal(state)
    server = HttpServer(settings.web_host, settings.web_port)
    try:
        parts = _parts(settings, assistant, state, journal, server, stop, channels)
        if _serves_http(settings, channels):
            _bind(server, settings, channels, remark)
            parts.append(("web", server.serve(stop)))
        await _until_stopped(parts, stop)
    finally:
        server.close()
        state.close()


def _parts(
    settings: Settings,
    assistant: Assistant,
    state: StateDatabase,
    journal: StateJournal,
    server: HttpServer,
    stop: asyncio.Event,
    channels: Sequence[str],
) -> list[tuple[str, Coroutine[Any, Any, None]]]:
    parts: list[tuple[str, Coroutine[Any, Any, None]]] = []
    if "terminal" in channels:
        parts.append(("terminal", _terminal(assistant, stop)))
    if "telegram" in channels:
        from bot.channels.telegram import run_telegram  # its library takes half a second to import

        parts.append(("telegram", run_telegram(settings, assistant, state, journal, stop, server=server)))
    return parts


def _serves_http(settings: Settings, channels: Sequence[str]) -> bool:
    webhook = "telegram" in channels and settings.telegram_webhook_url is not None
    return "web" in channels or webhook


def _bind(server: HttpServer, settings: Settings, channels: Sequence[str], remark: Remark) -> None:
    try:
        port = server.bind()
    except OSError as error:
        raise CannotServe(
            f"{settings.web_host}:{settings.web_port} cannot be used ({error.strerror}). Another program may be using "
            "this port: stop it, or set WEB_PORT to a free one."
        ) from error
    remark(f"http://{settings.web_host}:{port}")


async def _terminal(assistant: Assistant, stop: asyncio.Event) -> None:
    """The terminal chat; leaving it stops the service."""
    await asyncio.to_thread(terminal.chat, assistant)
    stop.set()


async def _until_stopped(parts: Sequence[tuple[str, Coroutine[Any, Any, None]]], stop: asyncio.Event) -> None:
    """Runs the parts together; the first that fails stops the others, and its error is raised."""
    tasks = [asyncio.create_task(part, name=name) for name, part in parts]
    waiting = asyncio.create_task(stop.wait())
    done, _ = await asyncio.wait([*tasks, waiting], return_when=asyncio.FIRST_EXCEPTION)
    failed = next((task for task in done if task is not waiting and task.exception()), None)
    stop.set()
    waiting.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    if failed is not None:
        raise failed.exception() or CannotServe("a channel ended")
    for result in results:
        if isinstance(result, ChannelError):
            raise result


def is_interactive() -> bool:
    """Whether somebody sits at the terminal."""
    return sys.stdin.isatty()
