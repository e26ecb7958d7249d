"""What the verb of a question asks for."""

import pytest

from bot.asked import Kind
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Muốn nhận tin thì nhắn vô số nào?", "contact"),
        ("Soạn tin gửi số mấy?", "contact"),
        ("Nhắn tin về số nào?", "contact"),
        ("Nhắn tin tra giá cua qua số nào?", "contact"),
        ("tra gia cua thi nhan so nao", "contact"),
        ("Gọi số bao nhiêu?", "contact"),
        ("Tỉnh gửi công văn số mấy cho bộ?", "number"),
        ("Công văn gửi sở mang số mấy?", "number"),
    ],
)
def test_a_number_to_send_to_is_none_of_a_document(ask: Ask, question: str, kind: Kind) -> None:
    assert ask(question).kind == kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Ai xếp cuối khối sở ngành?", "body"),
        ("Ai đứng đầu khối sở ngành?", "body"),
        ("Ai đứng đầu Sở Y tế?", "person"),  # its head
        ("ai dung dau co quan y te", "person"),
    ],
)
def test_offices_that_are_ranked_are_no_persons(ask: Ask, question: str, kind: Kind) -> None:
    assert ask(question).kind == kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Bến phà đầu tư bao nhiêu làm trạm đo?", "money"),
        ("Tỉnh rót bao nhiêu cho bến phà?", "money"),
        ("Tỉnh dành bao nhiêu mua máy đo?", "money"),
        ("tinh danh bao nhieu mua may do", "money"),
        ("Năm 2024 tỉnh đầu tư cho bến phà bao nhiêu?", "money"),
        ("Tỉnh chi bao nhiêu trong năm 2024?", "money"),
        ("Tỉnh đầu tư bao nhiêu trạm đo?", "amount"),
        ("Tỉnh dành bao nhiêu đất cho bến phà?", "amount"),
        ("Tỉnh bỏ bao nhiêu thủ tục?", "amount"),
        ("Số nhà buôn đầu tư vào bến phà bao nhiêu?", "amount"),
        ("Năm 2024 tổng số nhà buôn đầu tư vào bến phà bao nhiêu?", "amount"),
        ("Một số xã đầu tư vào bến phà bao nhiêu?", "money"),
        ("Số nhà buôn đầu tư vào bến phà là bao nhiêu?", "amount"),
        ("Nhà buôn đầu tư vào bến phà là bao nhiêu?", "amount"),
        ("Máy đo dành cho bến phà bao nhiêu?", "amount"),
        ("Tỉnh đặt mục tiêu bao nhiêu?", "amount"),
    ],
)
def test_a_sum_that_is_spent_is_no_count(ask: Ask, question: str, kind: Kind) -> None:
    assert ask(question).kind == kind
