"""The log: one line a record on stderr, Vietnamese time, no secret in it at any level.

A library may put a token into a URL, a repr or a chained exception, so the finished text is searched, not the
arguments of a record.
"""

import logging
import re
import sys
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO
from urllib.parse import quote

from bot.secret import Secret
from bot.today import VIETNAM

STARS = "**********"

_LAYOUT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# A token in a request path, or standing alone: also one that no setting told us of.
_TOKENS = re.compile(r"(?<=/bot)[^/\s'\"]*:[^/\s'\"]+|\b\d{6,}:[\w-]{30,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")  # all but tab and line feed
_SHORTEST = 4  # characters; hiding a shorter value would blot out ordinary words
# These print whole request URLs at INFO, and the URL of a Telegram request holds the token.
_CHATTY = ("httpx", "httpcore", "uvicorn.error", "matplotlib")

_log = logging.getLogger(__name__)


class RedactingFormatter(logging.Formatter):
    """Formats a record with stars for each secret, and control characters made visible."""

    def __init__(self, secrets: Iterable[Secret] = ()) -> None:
        super().__init__(_LAYOUT)
        self._hidden: set[str] = set()
        for secret in secrets:
            self.hide(secret)

    def hide(self, secret: Secret) -> None:
        """Shows stars for this value too, from now on (a renewed token)."""
        value = secret.reveal()
        if len(value) >= _SHORTEST:
            # a new set, for other threads may be reading the old one
            self._hidden = self._hidden | {value, quote(value), quote(value, safe=""), repr(value)[1:-1]}

    def format(self, record: logging.LogRecord) -> str:
        """The whole text of a record, exception and stack included."""
        text = super().format(record)
        for value in sorted(self._hidden, key=len, reverse=True):
            text = text.replace(value, STARS)
        return _CONTROL.sub(_visible, _TOKENS.sub(STARS, text))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name that logging calls
        """The first line; a message with line breaks cannot pass for several records."""
        record.message = record.message.replace("\r", "\\r").replace("\n", "\\n")
        return super().formatMessage(record)

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - as above
        """The record's time in Vietnam, to the millisecond."""
        moment = datetime.fromtimestamp(record.created, UTC).astimezone(VIETNAM)
        return moment.strftime(datefmt) if datefmt else moment.isoformat(sep=" ", timespec="milliseconds")


def set_up(level: str, secrets: Iterable[Secret] = (), stream: TextIO | None = None) -> RedactingFormatter:
    """Sends every log record, warning and uncaught exception to `stream` (stderr), redacted.

    The formatter it returns takes further secrets as they appear (`hide`).
    """
    formatter = RedactingFormatter(secrets)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread
    return formatter


def _visible(control: re.Match[str]) -> str:
    return f"\\x{ord(control.group()):02x}"


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _log.critical("Stopped by an error that nothing handles", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)
