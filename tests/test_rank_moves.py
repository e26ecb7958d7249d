"""Ranks won and lost, asked in a word and told by a number."""

import pytest

from tests.answering_samples import Judge

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "text", "met"),
    [
        ("Vì sao Sơn La tụt hạng?", "Sơn La giảm 6 bậc do nộp chậm.", True),
        ("Vì sao Sơn La tụt hạng?", "Sơn La tăng 6 bậc do nộp sớm.", False),
        ("Vì sao Sơn La lên hạng?", "Sơn La tăng thêm 6 bậc do nộp sớm.", True),
        ("Vì sao Sơn La tụt hạng?", "Sơn La giảm 6 giờ do nộp sớm.", False),
    ],
)
def test_a_rank_won_or_lost_is_told_by_a_number(judge: Judge, question: str, text: str, met: bool) -> None:
    assert (not judge(question, text).unmet) is met
