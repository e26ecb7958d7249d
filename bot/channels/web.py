"""The web channel: the page, the API and the numbers for operators, on the one HTTP server."""

import asyncio
import logging
import time
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.channels.answering import Answering
from bot.channels.web_api import Api
from bot.channels.web_assets import DEFAULT_COLOUR, Assets
from bot.channels.web_desk import WebDesk, address_limits
from bot.channels.web_guard import Guard, on_http_error
from bot.channels.web_pages import Pages
from bot.channels.web_tables import TableFiles
from bot.channels.web_visitor import Visitors
from bot.http_server import HttpServer
from bot.journal import Journal
from bot.library import Library
from bot.limits import Limits, PersonLimits
from bot.metrics import CONTENT_TYPE, Metrics
from bot.privacy import Pseudonyms, load_pseudonyms
from bot.render.html_page import Look
from bot.render.links import Links
from bot.settings import Settings

log = logging.getLogger(__name__)


async def run_web(
    settings: Settings,
    assistant: Answering,
    library: Library,
    journal: Journal,
    stop: asyncio.Event,
    *,
    server: HttpServer | None = None,
    metrics: Metrics | None = None,
) -> None:
    """Serves until `stop` is set.

    The routes go to `server`, which the caller serves, started after this; without one a server of its own runs on
    WEB_HOST and WEB_PORT.
    """
    key = settings.privacy_key.reveal() if settings.privacy_key else ""
    channel = WebChannel(
        settings, assistant, library, journal, load_pseudonyms(settings.data_dir, key), metrics=metrics
    )
    own = server or HttpServer(settings.web_host, settings.web_port)
    channel.add_to(own)
    serving = [] if server else [own.serve(stop)]
    await asyncio.gather(channel.run(stop), *serving)


class WebChannel:
    """The web page and API of one service. `metrics` may be shared with the other channels."""

    def __init__(
        self,
        settings: Settings,
        assistant: Answering,
        library: Library,
        journal: Journal,
        names: Pseudonyms,
        *,
        metrics: Metrics | None = None,
        colour: str = DEFAULT_COLOUR,
        clock: Callable[[], float] = time.time,
    ) -> None:
        links = Links(settings.public_url)
        self._assets = Assets(links, colour)
        look = Look(
            links,
            self._assets.style,
            self._assets.script,
            self._assets.icon,
            settings.organisation,
            settings.help_contact,
        )
        limits = Limits(settings.rate_at_once, settings.rate_per_minute, settings.rate_per_day)
        self.desk = WebDesk(
            settings=settings,
            assistant=assistant,
            library=library,
            journal=journal,
            visitors=Visitors(settings, names),
            people=PersonLimits(limits),
            addresses=PersonLimits(address_limits(limits)),
            metrics=metrics or Metrics(),
            look=look,
            clock=clock,
        )
        self._pages = Pages(self.desk)

    def routes(self) -> list[Route]:
        """Every address of the channel."""
        return [
            *self._pages.routes(),
            *Api(self.desk).routes(),
            *TableFiles(self.desk).routes(),
            *self._assets.routes(),
            Route("/metrics", self._metrics, methods=["GET"]),
        ]

    def add_to(self, server: HttpServer) -> None:
        """Puts the channel on a server that does not serve yet; its guard stands around all routes of the server."""
        server.add_routes(self.routes())
        server.add_health("index", lambda: {"generation": self.desk.library.generation_id})
        server.app.add_middleware(Guard, desk=self.desk)
        server.app.add_exception_handler(HTTPException, on_http_error(self.desk))

    async def run(self, stop: asyncio.Event) -> None:
        """Warms up, then waits until `stop` is set; the server serves beside it."""
        await asyncio.to_thread(self._warm_up)
        await stop.wait()

    def _warm_up(self) -> None:
        """Asks the first questions, which take about a second, before anybody does."""
        try:
            self._pages.starting.page()
        except Exception:
            log.exception("The first page cannot be made yet")

    async def _metrics(self, _: Request) -> Response:
        holdings = await asyncio.to_thread(self.desk.library.holdings)
        return PlainTextResponse(
            self.desk.metrics.text({"hoidap_documents": len(holdings.documents)}),
            headers={"Content-Type": CONTENT_TYPE},
        )
