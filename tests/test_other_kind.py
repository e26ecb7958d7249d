"""What a question asks for where no text answers it as it was put."""

import pytest

from bot.other_kind import hopes_for_help, otherwise
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "bodies"),
    [("Chợ số do ai làm?", True), ("Kế hoạch do ai ký?", False), ("Mong ai hỗ trợ máy?", True)],
)
def test_by_whom_something_is_run_asks_for_bodies(ask: Ask, question: str, bodies: bool) -> None:
    assert hopes_for_help(ask(question)) is bodies


def test_who_tries_something_out_may_be_a_body(ask: Ask) -> None:
    other = otherwise(ask("Ai đang chạy thử phần mềm?"))
    assert other is not None
    assert other.kind == "body"
