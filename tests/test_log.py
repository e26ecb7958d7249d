import io
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest

from bot import log
from bot.secret import Secret

TOKEN = "1234567890:AAF-token_of_a_test_bot_0123456789"
PASSWORD = "p@ss/word of mine"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """The log at its most talkative; everything is put back afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, sys.excepthook, threading.excepthook
    stream = io.StringIO()
    yield stream
    logging.captureWarnings(False)
    root.handlers[:], sys.excepthook, threading.excepthook = before[0], before[2], before[3]
    root.setLevel(before[1])
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_a_token_in_a_message_is_stars(written: io.StringIO) -> None:
    log.set_up("DEBUG", [Secret(TOKEN)], written)
    logging.getLogger("some.library").debug("Calling https://example.org/bot%s/getMe", TOKEN)
    assert "/bot**********/getMe" in written.getvalue()
    assert "token_of_a_test_bot" not in written.getvalue()


def test_a_token_in_a_chained_exception_is_stars(written: io.StringIO) -> None:
    log.set_up("DEBUG", [Secret(TOKEN)], written)
    try:
        try:
            raise ValueError(f"bad token {TOKEN}")
        except ValueError as error:
            raise RuntimeError("cannot start") from error
    except RuntimeError:
        logging.getLogger("bot").exception("failed")
    assert "ValueError: bad token **********" in written.getvalue()
    assert "token_of_a_test_bot" not in written.getvalue()


def test_a_secret_is_hidden_as_it_stands_in_a_url(written: io.StringIO) -> None:
    log.set_up("DEBUG", [Secret(PASSWORD)], written)
    logging.getLogger("bot").warning("proxy http://me:p%%40ss%%2Fword%%20of%%20mine@example.org and %r", PASSWORD)
    assert "word" not in written.getvalue()


def test_an_unknown_token_is_hidden_by_its_shape(written: io.StringIO) -> None:
    log.set_up("DEBUG", [], written)
    logging.getLogger("bot").warning("%s and /bot77:short/sendMessage", TOKEN)
    assert "AAF" not in written.getvalue()
    assert "short" not in written.getvalue()


def test_a_renewed_token_is_hidden_from_then_on(written: io.StringIO) -> None:
    log.set_up("INFO", [], written).hide(Secret("renewed-token"))
    logging.getLogger("bot").info("got renewed-token")
    assert "renewed-token" not in written.getvalue()


def test_request_urls_are_not_logged_at_all(written: io.StringIO) -> None:
    log.set_up("DEBUG", [], written)
    logging.getLogger("httpx").info("HTTP Request: POST https://example.org/")
    logging.getLogger("httpcore.connection").debug("connect_tcp.started")
    assert written.getvalue() == ""


def test_a_message_stays_on_its_line(written: io.StringIO) -> None:
    log.set_up("INFO", [], written)
    logging.getLogger("bot").info("asked: %s", "a\n2026-01-01 CRITICAL forged\r\x1b[31m")
    assert written.getvalue().count("\n") == 1
    assert "\x1b" not in written.getvalue()


def test_times_are_vietnamese(written: io.StringIO) -> None:
    log.set_up("INFO", [], written)
    record = logging.LogRecord("bot", logging.INFO, "", 0, "hi", None, None)
    record.created = 0.0
    assert log.RedactingFormatter().format(record) == "1970-01-01 07:00:00.000+07:00 INFO bot: hi"


def test_warnings_are_logged(written: io.StringIO) -> None:
    log.set_up("INFO", [Secret(TOKEN)], written)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"careful with {TOKEN}", stacklevel=1)
    assert "careful with **********" in written.getvalue()


def test_an_uncaught_exception_is_logged_redacted(written: io.StringIO) -> None:
    log.set_up("INFO", [Secret(TOKEN)], written)

    def fail() -> None:
        raise ValueError(TOKEN)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "ValueError: **********" in written.getvalue()


def test_ctrl_c_leaves_no_trace(written: io.StringIO) -> None:
    log.set_up("INFO", [], written)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert written.getvalue() == ""
