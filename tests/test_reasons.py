"""Where a sentence tells a reason."""

import pytest

from bot.cues import cues


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nhiều thư bị trả lại do địa chỉ cũ.", True),
        ("Nhiều thư bị trả lại do tỉnh kiểm tra.", False),
        ("Lớp học do Tỉnh đoàn mở.", False),
        ("Bản chưa có điện nên chưa dựng trạm.", True),
        ("Chợ trở nên đông hơn.", False),
        ("Điểm yếu nhất của tỉnh này là chi phí thời gian.", True),
        ("Chợ vắng do trời mưa khiến đường lầy.", True),
        ("Nguyên nhân chính là đường xa.", True),
        ("Đại biểu tìm hiểu nguyên nhân những khó khăn của xã.", False),
        ("Máy cũ thì không mở lớp được.", True),
        ("Nhiều xã bị lụt, lớp do UBND xã mở.", False),
    ],
)
def test_a_reason_is_told_by_its_words(text: str, told: bool) -> None:
    assert bool(cues("reason", text)) is told
