"""What a question asks for where no text answers it as it was put."""

import pytest

from bot.other_kind import hopes_for_help, otherwise
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("Chợ số do ai làm?", True),
        ("Kế hoạch do ai ký?", False),
        ("Tổ chợ số do ai làm tổ trưởng?", False),
        ("Mong ai hỗ trợ máy?", True),
        ("Lắp máy giao cho ai làm?", True),
    ],
)
def test_by_whom_something_is_run_asks_for_bodies(ask: Ask, question: str, bodies: bool) -> None:
    assert hopes_for_help(ask(question)) is bodies


def test_who_tries_something_out_may_be_a_body(ask: Ask) -> None:
    other = otherwise(ask("Ai đang chạy thử phần mềm?"))
    assert other is not None
    assert other.kind == "body"


@pytest.mark.parametrize(
    ("question", "kind"), [("Bản không đạt thì ai chịu?", "body"), ("Có ai xin lỗi dân bản không?", "truth")]
)
def test_whom_nobody_is_named_for(ask: Ask, question: str, kind: str) -> None:
    other = otherwise(ask(question))
    assert other is not None
    assert other.kind == kind


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("Ai được miễn vé đò?", True),
        ("Ai không được miễn vé đò?", True),
        ("Nòng cốt của tổ là những ai?", True),
        ("Doanh nghiệp nào thì được hỗ trợ?", True),
        ("Ai được bầu làm chủ tịch?", False),
        ("Ai giao việc lắp máy làm trưởng ban?", False),
        ("Lực lượng cứu hộ do ai chỉ huy?", False),
    ],
)
def test_who_profits_may_be_groups_without_names(ask: Ask, question: str, groups: bool) -> None:
    other = otherwise(ask(question))
    assert (other is not None and other.kind == "thing") is groups
