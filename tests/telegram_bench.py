"""A running Telegram channel against the test server, in this process or in one of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot import log
from bot.admin import Admin
from bot.channels.answering import Answering
from bot.channels.errors import ChannelError
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_pace import Pace
from bot.http_server import HttpServer
from bot.inbox_worker import BackOff
from bot.journal import StateJournal
from bot.secret import Secret
from bot.settings import Settings
from index.store import StateDatabase
from tests.bot_api_server import TOKEN, BotApiServer
from tests.fake_assistant import FakeAssistant

QUICK = BackOff(first=0.01, most=0.05)


def settings_for(server: BotApiServer, data: Path) -> Settings:
    return Settings(telegram_bot_token=Secret(TOKEN), telegram_base_url=server.base_url, data_dir=data, web_port=0)


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    http = HttpServer("127.0.0.1", 0)
    port = http.bind()
    http.close()
    return port


@dataclass
class RunningBot:
    """What a test may look at."""

    channel: TelegramChannel
    state: StateDatabase
    journal: StateJournal
    stop: asyncio.Event
    task: asyncio.Task[None]


@asynccontextmanager
async def running_bot(
    server: BotApiServer,
    data: Path,
    assistant: Answering | None = None,
    settings: Settings | None = None,
    admin: Admin | None = None,
    pace: Pace | None = None,
) -> AsyncIterator[RunningBot]:
    """The real Application, polling (or posted to by) `server`, until the block ends."""
    state = StateDatabase(data / "state.db")
    journal = StateJournal(state)
    used = settings or settings_for(server, data)
    used_assistant = assistant or FakeAssistant()
    channel = TelegramChannel(used, used_assistant, state, journal, admin=admin, back_off=QUICK, pace=pace)
    stop = asyncio.Event()
    task = asyncio.create_task(channel.run(stop, None))
    try:
        yield RunningBot(channel, state, journal, stop, task)
    finally:
        ended = task.done()  # then the test looks at why
        stop.set()
        outcome = (await asyncio.gather(task, return_exceptions=True))[0]
        state.close()
    if not ended and outcome is not None:
        raise outcome


@dataclass
class BotProcess:
    """`python -m tests.telegram_bench` as a child: what kill -9 and SIGTERM are tried on."""

    server: BotApiServer
    data: Path
    level: str = "WARNING"
    webhook: bool = False
    a_second: int = 0  # messages the bot may send; 0: as many as Telegram allows
    log: bytes = b""
    _process: asyncio.subprocess.Process | None = field(default=None, init=False)

    @property
    def pid(self) -> int:
        """The number of the running process."""
        assert self._process is not None
        return self._process.pid

    async def start(self) -> None:
        environ = os.environ | {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_BASE_URL": self.server.base_url,
            "DATA_DIR": str(self.data),
            "LOG_LEVEL": self.level,
            "BENCH_A_SECOND": str(self.a_second),
        }
        if self.webhook:
            self.server.webhook_port = self.server.webhook_port or free_port()
            environ |= {
                "TELEGRAM_WEBHOOK_URL": "https://bot.example.com/telegram",
                "TELEGRAM_WEBHOOK_SECRET": "s" * 32,
                "WEB_PORT": str(self.server.webhook_port),
            }
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.telegram_bench", env=environ, stderr=asyncio.subprocess.PIPE
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
        _, log_text = await self._process.communicate()
        self.log += log_text
        assert self._process.returncode is not None
        return self._process.returncode


async def _serve() -> int:
    settings = Settings.load(os.environ)
    log.set_up(settings.log_level, settings.secrets())
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    state = StateDatabase(settings.data_dir / "state.db")
    try:
        a_second = int(os.environ["BENCH_A_SECOND"])
        pace = Pace(a_second) if a_second else Pace()
        journal = StateJournal(state)
        channel = TelegramChannel(settings, FakeAssistant(), state, journal, back_off=BackOff(0.1, 1.0), pace=pace)
        await channel.run(stop, None)
    except ChannelError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    finally:
        state.close()
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(_serve()))
