"""What has been reached, and what is aimed at."""

import pytest

from bot.reached import is_aim


@pytest.mark.parametrize(
    ("text", "aimed"),
    [
        ("Kinh tế số phấn đấu chiếm 20% GRDP.", True),
        ("Tỉnh đã đề ra mục tiêu kinh tế số chiếm 20%.", True),
        ("Tỉnh phấn đấu thực hiện mục tiêu 20%.", True),
        ("Tới năm 2030 kinh tế số chiếm 30%.", True),
        ("By the end of 2030 the share should reach 30%.", True),
        ("Kinh tế số đã đạt 12%, mục tiêu là 20%.", False),
        ("Năm 2023 đạt 75,3%, vượt chỉ tiêu 30%.", False),
        ("Hiện có 420 doanh nghiệp số.", False),
        ("Kinh tế số chiếm 12%.", False),
    ],
)
def test_a_sentence_on_an_aim_tells_no_result(text: str, aimed: bool) -> None:
    assert is_aim(text) is aimed
