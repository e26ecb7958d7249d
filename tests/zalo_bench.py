"""Running Zalo channels against the test server, in this process or in one of their own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot import log
from bot.admin import Admin
from bot.admin_talk import Attachment, Said, Talk
from bot.answer import Answer
from bot.channels.answering import Answering
from bot.channels.errors import ChannelError
from bot.channels.zalo import run_zalo
from bot.channels.zalo_oa import run_zalo_oa
from bot.http_server import HttpServer
from bot.inbox_worker import BackOff
from bot.journal import StateJournal
from bot.permissions import Caller
from bot.question import Question
from bot.secret import Secret
from bot.settings import Settings
from index.store import StateDatabase
from tests.fake_assistant import FakeAssistant
from tests.zalo_server import APP_ID, OA_SECRET, REFRESH, SECRET, TOKEN, ZaloServer

QUICK = BackOff(first=0.01, most=0.05)
RUNS: dict[str, Callable[..., Any]] = {"zalo": run_zalo, "zalo_oa": run_zalo_oa}


class NamingAssistant(FakeAssistant):
    """Says the question in its first line, so that a reply tells what it answers."""

    def reply(self, question: Question) -> Answer:
        answer = super().reply(question)
        named = f"«{question.text[:80]}»"
        return replace(answer, answer=f"{named} {answer.answer}", text=f"{named} {answer.text}")


class FakeAdmin(Admin):
    """The admins' part, doing nothing but saying what it was told."""

    def __init__(self, settings: Settings) -> None:
        self._admins = frozenset(settings.admin_ids)
        self._tells = []
        self._doing: set[asyncio.Task[str]] = set()

    def command(self, caller: Caller, text: str, talk: Talk) -> None:
        """Answers in the background, as the real one does."""
        page = Attachment("bao-cao.html", b"<html>") if text == "/baocao" else None
        task = asyncio.create_task(talk.say(Said(f"đã làm {text}", file=page)))
        self._doing.add(task)
        task.add_done_callback(self._doing.discard)


def settings_for(server: ZaloServer, data: Path, channel: str = "zalo", **more: Any) -> Settings:
    """The settings of one channel: the Bot Platform polls unless told otherwise."""
    base = Settings(data_dir=data, web_port=0, zalo_base_url=server.url, zalo_oa_base_url=server.url)
    if channel == "zalo":
        base = replace(base, zalo_bot_token=Secret(TOKEN))
    else:
        base = replace(
            base,
            zalo_oa_app_id=APP_ID,
            zalo_oa_secret=Secret(OA_SECRET),
            zalo_oa_refresh_token=Secret(REFRESH),
            zalo_oa_oauth_url=f"{server.url}/v4/oa/access_token",
        )
    return replace(base, **more)


def webhook(settings: Settings) -> Settings:
    """The Bot Platform by webhook instead of polling."""
    return replace(settings, zalo_webhook_url="https://bot.example.com/zalo", zalo_webhook_secret=Secret(SECRET))


@dataclass
class RunningZalo:
    """What a test may look at."""

    state: StateDatabase
    journal: StateJournal
    http: HttpServer
    stop: asyncio.Event
    task: asyncio.Task[None]

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """Rows of the state database."""
        return self.state.query(sql)


@asynccontextmanager
async def running(
    server: ZaloServer,
    data: Path,
    channel: str = "zalo",
    settings: Settings | None = None,
    assistant: Answering | None = None,
    **more: Any,
) -> AsyncIterator[RunningZalo]:
    """A channel with an HTTP server beside it, until the block ends."""
    used = settings or settings_for(server, data, channel)
    state = StateDatabase(data / "state.db")
    journal = StateJournal(state)
    http, stop, ended = HttpServer("127.0.0.1", 0), asyncio.Event(), asyncio.Event()
    server.port = http.bind()
    serving = asyncio.create_task(http.serve(ended))
    core = assistant or FakeAssistant()
    run = RUNS[channel](used, core, state, journal, stop, server=http, back_off=QUICK, **more)
    task = asyncio.create_task(run)
    try:
        if channel == "zalo":
            begun = "setWebhook" if used.zalo_webhook_url else "getUpdates"
            await server.until(lambda: begun in server.calls or task.done())
        yield RunningZalo(state, journal, http, stop, task)
    finally:
        over = task.done()  # then the test looks at why
        stop.set()
        outcome = (await asyncio.gather(task, return_exceptions=True))[0]
        ended.set()
        await serving
        state.close()
    if not over and outcome is not None:
        raise outcome


@dataclass
class ZaloProcess:
    """`python -m tests.zalo_bench` as a child: what kill -9 and SIGTERM are tried on. The webhook keeps its port."""

    server: ZaloServer
    data: Path
    channel: str = "zalo"
    by_webhook: bool = False
    level: str = "WARNING"
    log: bytes = b""
    _process: asyncio.subprocess.Process | None = field(default=None, init=False)

    async def start(self) -> None:
        if self.server.port is None:
            free = HttpServer("127.0.0.1", 0)
            self.server.port = free.bind()
            free.close()
        environ = os.environ | {
            "ZALO_BASE_URL": self.server.url,
            "ZALO_OA_BASE_URL": self.server.url,
            "ZALO_OA_OAUTH_URL": f"{self.server.url}/v4/oa/access_token",
            "DATA_DIR": str(self.data),
            "LOG_LEVEL": self.level,
            "WEB_PORT": str(self.server.port),
            "BENCH_CHANNEL": self.channel,
        }
        if self.channel == "zalo":
            environ["ZALO_BOT_TOKEN"] = TOKEN
        else:
            environ |= {"ZALO_OA_APP_ID": APP_ID, "ZALO_OA_SECRET": OA_SECRET, "ZALO_OA_REFRESH_TOKEN": REFRESH}
        if self.by_webhook:
            environ |= {"ZALO_WEBHOOK_URL": "https://bot.example.com/zalo", "ZALO_WEBHOOK_SECRET": SECRET}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.zalo_bench", env=environ, stderr=asyncio.subprocess.PIPE
        )

    async def end(self, signal_number: int) -> int:
        """Sends the signal; gives the exit code."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(signal_number)
        return await self.ended()

    async def ended(self) -> int:
        """Waits for the end of the process; gives its exit code."""
        assert self._process is not None
        _, said = await self._process.communicate()
        self.log += said
        assert self._process.returncode is not None
        return self._process.returncode


async def _serve() -> int:
    settings = Settings.load(os.environ)
    formatter = log.set_up(settings.log_level, settings.secrets())
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    state = StateDatabase(settings.data_dir / "state.db")
    journal = StateJournal(state)
    channel = os.environ["BENCH_CHANNEL"]
    more = {"hide": formatter.hide} if channel == "zalo_oa" else {}
    try:
        await RUNS[channel](settings, NamingAssistant(), state, journal, stop, back_off=BackOff(0.1, 1.0), **more)
    except ChannelError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    finally:
        state.close()
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(_serve()))
