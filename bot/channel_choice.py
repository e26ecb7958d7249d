"""Which channels `run` serves. Apart from the service, whose libraries take long to import."""

import sys
from collections.abc import Sequence

from bot.settings import Settings

CHANNELS = ("terminal", "telegram", "zalo", "zalo_oa", "web")


class CannotServe(Exception):
    """The service cannot start; the text says why and the way out. Exit code 3."""

    exit_code = 3


def channels_on(settings: Settings, chosen: Sequence[str], *, interactive: bool) -> tuple[str, ...]:
    """The channels to run: the chosen ones, else each whose token is set, and the web page always.

    The terminal joins when no token is set and somebody sits at it.
    """
    if chosen:
        return tuple(name for name in CHANNELS if name in chosen)
    tokens = {
        "telegram": settings.telegram_bot_token,
        "zalo": settings.zalo_bot_token,
        "zalo_oa": settings.zalo_oa_refresh_token,
    }
    on = [name for name, token in tokens.items() if token is not None]
    return (*(["terminal"] if not on and interactive else []), *on, "web")


def is_interactive() -> bool:
    """Whether somebody sits at the terminal."""
    return sys.stdin is not None and sys.stdin.isatty()  # None: the caller closed it
