"""What holds for every test: no network, no settings of the machine, repeatable examples."""

import logging
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from bot.settings import Settings

# Examples are drawn anew only when asked for (HYPOTHESIS_PROFILE=explore), so that a red run can be repeated.
# A busy machine makes single examples slow; that says nothing about the code.
settings.register_profile(
    "repeatable",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

ROOT = Path(__file__).parent.parent
_VARIABLES = [name.upper() for name in Settings.__dataclass_fields__]
_HERE = ("127.", "::1", "localhost", "0.0.0.0")


@pytest.fixture(autouse=True)
def _without_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A token in the developer's shell must not reach a test."""
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that leaves this machine fails."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(_HERE):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    """A command run inside a test sets up the log of its process; the next test must not hear of it."""
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    yield
    root.setLevel(level)
    root.handlers[:] = handlers


@pytest.fixture
def soak_share() -> Callable[[int], int]:
    """Scales the full figure of a long trial: SOAK_SHARE=0.1 runs a tenth of it, at least one."""
    share = float(os.environ.get("SOAK_SHARE", "1"))
    return lambda full: max(1, round(full * share))
