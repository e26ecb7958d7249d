"""Fixtures of the Telegram tests: the server, the core, a bot that runs between them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot_api_server import BotApiServer
from tests.fake_assistant import FakeAssistant
from tests.telegram_bench import RunningBot, running_bot


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as server:
        yield server


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
async def bot(server: BotApiServer, assistant: FakeAssistant, tmp_path: Path) -> AsyncIterator[RunningBot]:
    """A bot that runs; no scripted conversation may end with a refused call."""
    async with running_bot(server, tmp_path, assistant) as bot:
        yield bot
    assert server.refused() == []
