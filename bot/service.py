"""The service: every channel that is switched on, in one process, until it is told to stop."""

import asyncio
import logging
import signal
import threading
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from bot.admin import Admin
from bot.assistant import Assistant
from bot.channel_choice import CannotServe
from bot.channels import terminal
from bot.channels.errors import ChannelError
from bot.http_server import HttpServer
from bot.journal import StateJournal
from bot.library import Library
from bot.retention import Retention
from bot.secret import Secret
from bot.settings import Settings
from bot.today import this_year
from bot.warming import warm_up
from bot.watching import Watch
from index.live import Live
from index.store import StateDatabase

log = logging.getLogger(__name__)

Remark = Callable[[str], None]  # one sentence for stderr
Part = tuple[str, Coroutine[Any, Any, None]]  # a name for logs, and what runs until `stop`
STATE = "state.db"


async def serve(
    settings: Settings,
    live: Live,
    channels: Sequence[str],
    remark: Remark,
    *,
    watch: bool = False,
    hide: Callable[[Secret], None] = lambda secret: None,
) -> None:
    """Runs the channels until SIGINT or SIGTERM, or until the terminal is left.

    `watch`: reindex when the corpus changes. `hide` is told of each secret that turns up later, for the log.
    Raises ChannelError, CannotServe.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    state = StateDatabase(settings.data_dir / STATE)
    assistant = Assistant(live, settings.help_contact, this_year=this_year)
    shared = _Shared(
        settings=settings,
        assistant=assistant,
        live=live,
        state=state,
        journal=StateJournal(state),
        server=HttpServer(settings.web_host, settings.web_port),
        admin=Admin(settings, assistant, state),
        stop=stop,
        hide=hide,
    )
    try:
        parts = _parts(shared, channels)
        parts += [
            ("warm-up", asyncio.to_thread(warm_up, assistant)),
            ("watch", Watch(shared.admin, settings.corpus_dir, settings.data_dir, rebuild=watch).run(stop)),
            ("retention", Retention(state, settings.data_dir, settings.retention_days).run(stop)),
        ]
        if _serves_http(settings, channels):
            _bind(shared.server, settings, remark)
            parts.append(("http", shared.server.serve(stop)))
        await _until_stopped(parts, stop)
    finally:
        await shared.admin.close()
        shared.server.close()
        state.close()


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the channels have in common."""

    settings: Settings
    assistant: Assistant
    live: Live
    state: StateDatabase
    journal: StateJournal
    server: HttpServer
    admin: Admin
    stop: asyncio.Event
    hide: Callable[[Secret], None]


def _parts(shared: _Shared, channels: Sequence[str]) -> list[Part]:
    """The channels. Each is imported when it runs: Telegram's library alone takes half a second."""
    parts: list[Part] = []
    settings, assistant, stop = shared.settings, shared.assistant, shared.stop
    state, journal, server, admin = shared.state, shared.journal, shared.server, shared.admin
    if "terminal" in channels:
        parts.append(("terminal", _terminal(assistant, stop)))
    if "telegram" in channels:
        from bot.channels.telegram import run_telegram

        telegram = run_telegram(settings, assistant, state, journal, stop, server=server, admin=admin)
        parts.append(("telegram", telegram))
    if "zalo" in channels:
        from bot.channels.zalo import run_zalo

        parts.append(("zalo", run_zalo(settings, assistant, state, journal, stop, server=server, admin=admin)))
    if "zalo_oa" in channels:
        from bot.channels.zalo_oa import run_zalo_oa

        official = run_zalo_oa(settings, assistant, state, journal, stop, server=server, admin=admin, hide=shared.hide)
        parts.append(("zalo_oa", official))
    if "web" in channels:
        from bot.channels.web import run_web

        parts.append(("web", run_web(settings, assistant, Library(shared.live), journal, stop, server=server)))
    return parts


def _serves_http(settings: Settings, channels: Sequence[str]) -> bool:
    return (
        "web" in channels
        or "zalo_oa" in channels
        or ("telegram" in channels and settings.telegram_webhook_url is not None)
        or ("zalo" in channels and settings.zalo_webhook_url is not None)
    )


def _bind(server: HttpServer, settings: Settings, remark: Remark) -> None:
    try:
        port = server.bind()
    except OSError as error:
        raise CannotServe(
            f"{settings.web_host}:{settings.web_port} cannot be used ({error.strerror}). Another program may be using "
            "this port: stop it, or set WEB_PORT to a free one."
        ) from error
    remark(f"Web page: http://{settings.web_host}:{port}")


async def _terminal(assistant: Assistant, stop: asyncio.Event) -> None:
    """The terminal chat; leaving it stops the service. A thread that waits for a line does not hold up the end."""
    loop = asyncio.get_running_loop()
    left: asyncio.Future[None] = loop.create_future()

    def talk() -> None:
        try:
            terminal.chat(assistant)
        except Exception as error:  # noqa: BLE001 - raised again in the loop
            loop.call_soon_threadsafe(_end, left, error)
        else:
            loop.call_soon_threadsafe(_end, left, None)

    threading.Thread(target=talk, name="terminal", daemon=True).start()
    stopping = asyncio.create_task(stop.wait())
    stopping.add_done_callback(lambda _: _end(left, None))
    try:
        await left
    finally:
        stopping.cancel()
        stop.set()


def _end(left: "asyncio.Future[None]", error: Exception | None) -> None:
    if left.done():
        return
    if error is None:
        left.set_result(None)
    else:
        left.set_exception(error)


async def _until_stopped(parts: Sequence[Part], stop: asyncio.Event) -> None:
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
