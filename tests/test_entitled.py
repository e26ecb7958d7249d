"""Who gets or pays what: a text on other people or on another matter does not tell."""

import pytest

from bot.entitled import is_of_others
from tests.answering_samples import Judge

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "sentence", "others"),
    [
        ("Người cao tuổi có được miễn vé đò không?", "Vé đò có giá 9.000 đồng, trẻ em được miễn.", True),
        ("Người cao tuổi có được miễn vé đò không?", "Người cao tuổi được miễn vé đò.", False),
        ("Hộ nghèo mua vé đò được giảm bao nhiêu?", "Vé đò mua qua mạng giảm 20%.", True),
        ("Người dân mua vé đò được giảm bao nhiêu?", "Vé đò mua qua mạng giảm 20%.", False),
        ("Hồ sơ trễ có được đền tiền không?", "Mỗi hồ sơ trễ chỉ hẹn lại một lần.", True),
        ("ho so tre co duoc den tien khong", "Mỗi hồ sơ trễ chỉ hẹn lại một lần.", True),
        ("Hồ sơ trễ có được đền tiền không?", "Hồ sơ trễ không được bồi thường.", False),
        ("Chợ phiên có được miễn phí không?", "Vé đò được miễn phí.", True),
        ("Chợ phiên có được miễn phí không?", "Chợ phiên không tính phí.", False),
        ("Hộ nghèo có được tặng điện thoại không?", "Tỉnh trao điện thoại cho các gia đình nghèo.", False),
        ("Hồ sơ trễ có được hoàn phí không?", "Hồ sơ trễ thì nhận lại phí.", False),
        ("Chợ phiên có được miễn phí không?", "Chợ phiên thu 2.000 đồng mỗi sạp.", False),
        ("Tổ số có được hỗ trợ tiền không?", "Tổ số được 2 triệu đồng một năm.", False),
        ("Tổ số có được dự hội không?", "Tổ số mở lớp.", False),  # nothing is paid
        ("Vì sao hộ nghèo được miễn vé đò?", "Vé đò có giá 9.000 đồng.", False),  # not whether
    ],
)
def test_a_due_is_told_of_those_who_are_asked_about(judge: Judge, question: str, sentence: str, others: bool) -> None:
    evidence = judge(question, sentence)
    assert is_of_others(evidence.asked, evidence) is others
