"""The service as a process: which channels run, how it starts, answers and ends."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.channel_choice import channels_on
from bot.secret import Secret
from bot.settings import Settings

QUESTION = "Mục tiêu kinh tế số của Tuyên Quang đến năm 2025 là bao nhiêu?"
TOKEN = Secret("123456789:token_of_a_test_bot")


@pytest.mark.parametrize(
    ("settings", "chosen", "interactive", "channels"),
    [
        (Settings(), (), True, ("terminal", "web")),
        (Settings(), (), False, ("web",)),
        (Settings(telegram_bot_token=TOKEN), (), True, ("telegram", "web")),
        (Settings(zalo_bot_token=TOKEN, zalo_oa_refresh_token=TOKEN), (), False, ("zalo", "zalo_oa", "web")),
        (Settings(telegram_bot_token=TOKEN), ("web",), True, ("web",)),
    ],
)
def test_the_channels_chosen_run_else_those_with_a_token_and_the_page(
    settings: Settings, chosen: tuple[str, ...], interactive: bool, channels: tuple[str, ...]
) -> None:
    assert channels_on(settings, chosen, interactive=interactive) == channels


@contextmanager
def running(data: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    environ = {**os.environ, "DATA_DIR": str(data), "WEB_PORT": "0", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "bot", "run", *options]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, env=environ, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_the_page_s_address_is_told_it_answers_and_a_signal_ends_it(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        assert service.stderr is not None
        line = next(line for line in service.stderr if "http://" in line)
        address = re.search(r"http://\S+", line)
        assert address is not None
        body = json.dumps({"question": QUESTION}).encode()
        asking = urllib.request.Request(f"{address[0]}/api/ask", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(asking, timeout=10) as reply:
            assert "20%" in json.load(reply)["answer"]
        started = time.monotonic()
        service.send_signal(signal.SIGTERM)
        assert service.wait(10) == 0
        assert time.monotonic() - started < 5


def test_leaving_the_terminal_ends_the_service(tmp_path: Path) -> None:
    with running(tmp_path, "--channel", "terminal") as service:
        said, _ = service.communicate(f"{QUESTION}\n", timeout=60)
    assert "20%" in said
    assert service.returncode == 0


def test_a_port_in_use_is_named_with_the_way_out(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        assert first.stderr is not None
        port = re.search(r"http://[\d.]+:(\d+)", next(line for line in first.stderr if "http://" in line))
        assert port is not None
        environ = {**os.environ, "DATA_DIR": str(tmp_path), "WEB_PORT": port[1]}
        second = subprocess.run(
            [sys.executable, "-m", "bot", "run"], env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
    assert second.returncode == 3
    assert f":{port[1]} cannot be used" in second.stderr
    assert "WEB_PORT" in second.stderr
