"""A running web page over the repository's own articles, in this process or in a thread of its own."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.assistant import Assistant
from bot.channels.answering import Answering
from bot.channels.web import WebChannel
from bot.http_server import HttpServer
from bot.journal import StateJournal
from bot.library import Library
from bot.metrics import Metrics
from bot.privacy import Pseudonyms
from bot.settings import Settings
from index.live import Live, open_live
from index.store import StateDatabase

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"
QUESTION = "kinh te so tuyen quang 2025 bn %"
NAMES = Pseudonyms(b"a key for tests only")


@dataclass
class Clock:
    """Time that stands still until a test moves it; seconds since the epoch."""

    now: float = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Web:
    """A web channel with what a test may look at."""

    channel: WebChannel
    server: HttpServer
    journal: StateJournal
    assistant: Answering
    clock: Clock
    metrics: Metrics

    @asynccontextmanager
    async def client(self, address: str = "192.0.2.7") -> AsyncIterator[httpx.AsyncClient]:
        """A browser without scripts, calling from an address."""
        transport = httpx.ASGITransport(self.server.app, client=(address, 1234))
        async with httpx.AsyncClient(transport=transport, base_url="http://hoidap.example") as client:
            yield client


def live_articles(data: Path) -> Live:
    return open_live(data, [ARTICLES])


@contextmanager
def web_over(
    live: Live, data: Path, settings: Settings | None = None, assistant: Answering | None = None
) -> Iterator[Web]:
    """The channel on a server that does not listen yet."""
    state = StateDatabase(data / "state.db")
    used = settings or Settings(data_dir=data, web_port=0)
    clock, metrics, journal = Clock(), Metrics(), StateJournal(state)
    answering = assistant or Assistant(live, used.help_contact)
    channel = WebChannel(used, answering, Library(live), journal, NAMES, metrics=metrics, clock=clock)
    server = HttpServer("127.0.0.1", used.web_port)
    channel.add_to(server)
    try:
        yield Web(channel, server, journal, answering, clock, metrics)
    finally:
        server.close()
        state.close()


@contextmanager
def listening(web: Web) -> Iterator[str]:
    """Serves in a thread of its own; gives the address."""
    address = f"http://127.0.0.1:{web.server.bind()}"
    started, loops, stop = threading.Event(), list[asyncio.AbstractEventLoop](), asyncio.Event()

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        started.set()
        await asyncio.gather(web.channel.run(stop), web.server.serve(stop))

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    started.wait()
    try:
        yield address
    finally:
        with contextlib.suppress(RuntimeError):
            loops[0].call_soon_threadsafe(stop.set)
        thread.join()
