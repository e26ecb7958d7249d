"""What a question costs the Telegram channel itself, search left out: CPU, commits and HTTP included.

`python -m tests.performance.telegram_cost` prints the lines; the bot runs in a process of its own with a core that
answers at once, against the test server on the same machine.
"""

import asyncio
import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bot_api_server import BotApiServer
from tests.telegram_bench import BotProcess

_PEOPLE = 60
_EACH = 10


@dataclass(frozen=True)
class Cost:
    """`cpu_ms` is processor time of the bot's process for one question; `a_second` its throughput without pace."""

    questions: int
    cpu_ms: float
    a_second: float


async def measure(people: int = _PEOPLE, each: int = _EACH) -> Cost:
    """Lets `people` ask `each` questions at once."""
    async with BotApiServer() as server:
        with tempfile.TemporaryDirectory() as data:
            process = BotProcess(server, Path(data), a_second=100_000)
            await process.start()
            await server.until(lambda: server.made("setMyName"), 60)
            pid, asked = process.pid, people * each
            cpu, began = _cpu_seconds(pid), time.monotonic()
            for _ in range(each):
                for person in range(people):
                    await server.say("kinh tế số?", 5000 + person)
            await server.until(lambda: len(server.made("sendMessage")) == asked, 120)
            cost = Cost(asked, (_cpu_seconds(pid) - cpu) / asked * 1e3, asked / (time.monotonic() - began))
            await process.end(signal.SIGTERM)
    return cost


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Prints the cost."""
    cost = asyncio.run(measure())
    sys.stdout.write(f"telegram: {cost.cpu_ms:.1f} ms CPU a question, {cost.a_second:.0f} questions a second\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
