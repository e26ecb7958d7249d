"""Slash commands are text in every channel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slash import Slash, slash


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/vanban 48-NQ/TU", Slash("question", "Văn bản 48-NQ/TU nói gì?", "vanban", "48-NQ/TU")),
        ("/tinh Sơn La", Slash("question", "Sơn La chuyển đổi số thế nào?", "tinh", "Sơn La")),
        ("/sosanh A và B", Slash("question", "So sánh A và B", "sosanh", "A và B")),
        ("/hoi ai ký?", Slash("question", "ai ký?", "hoi", "ai ký?")),
        ("/TINH@hoidap_bot  Sơn La ", Slash("question", "Sơn La chuyển đổi số thế nào?", "tinh", "Sơn La")),
        ("/nguon", Slash("sources")),
        ("/nguon k3v9x0q2ab", Slash("passage", "k3v9x0q2ab")),
        ("/start", Slash("start")),
        ("/trogiup", Slash("help")),
        ("/help", Slash("help")),
        ("/vanban", Slash("help")),
        ("  /tinh  ", Slash("help")),
    ],
)
def test_a_command_is_understood(typed: str, command: Slash) -> None:
    assert slash(typed) == command


@pytest.mark.parametrize("typed", ["", "/", "Sơn La", "15/KH-UBND", "và/hoặc", "/laolao", "//", "/ /"])
def test_other_text_is_no_command(typed: str) -> None:
    assert slash(typed) is None


@given(st.text(max_size=60))
def test_any_text_may_follow_a_command(text: str) -> None:
    assert slash(f"/hoi {text}") in (Slash("help"), Slash("question", text.strip(), "hoi", text.strip()))
