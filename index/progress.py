"""A progress line on a terminal: share, rate and time left."""

from collections.abc import Callable
from time import monotonic
from typing import TextIO

from index.preparing import Progress

_WIDTH = 30  # characters of the bar
_EVERY = 0.1  # seconds between two drawings


def progress_line(stream: TextIO, clock: Callable[[], float] = monotonic) -> Progress | None:
    """Draws on `stream`, wiped when done; None if it is no terminal."""
    if not stream.isatty():
        return None
    started, drawn = clock(), -_EVERY

    def draw(done: int, total: int) -> None:
        nonlocal drawn
        now = clock() - started
        if done == total:
            stream.write("\r\x1b[K")
        elif now - drawn >= _EVERY:
            drawn = now
            stream.write("\r" + describe(done, total, now) + "\x1b[K")
        stream.flush()

    return draw


def describe(done: int, total: int, seconds: float) -> str:
    """The line's text after `seconds`."""
    filled = _WIDTH * done // total
    rate = done / seconds if seconds > 0 else 0.0
    left = f"{(total - done) / rate:.0f} s left" if rate else "…"
    return f"{'█' * filled}{'░' * (_WIDTH - filled)} {done}/{total} articles, {rate:.0f} a second, {left}"
