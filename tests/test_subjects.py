"""Whose figure is asked for: the firm, body or place of the question."""

import pytest

from bot.decision import NEARNESS_OF_NAMES
from tests.answering_samples import Judge

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "sentence", "own"),
    [
        ("Viettel đầu tư bao nhiêu tiền?", "VNPT đầu tư 420 tỷ đồng cho tỉnh.", False),
        ("Viettel đầu tư bao nhiêu tiền?", "Viettel và VNPT đầu tư 420 tỷ đồng cho tỉnh.", True),
        ("Huyện Mai Sơn có bao nhiêu trạm?", "Huyện Sông Mã có 12 trạm.", False),
        ("Huyện Mai Sơn có bao nhiêu trạm?", "Toàn tỉnh có 12 trạm.", False),
        ("Sở Y tế có bao nhiêu máy?", "Sở Nội vụ có 12 máy.", False),
        ("Bản Búng có bao nhiêu hộ?", "Bản có 86 hộ.", False),
        ("Bản Búng có bao nhiêu hộ?", "Bản Búng có 86 hộ.", True),
        ("Chị Lò Thị Mai bao nhiêu tuổi?", "Chị Vì Thị Hoa, 34 tuổi, bán gừng.", False),
        ("Chị Lò Thị Mai bao nhiêu tuổi?", "Cụ Lầu Nhìa Tủa nay 71 tuổi.", False),
        ("Chị Lò Thị Mai bao nhiêu tuổi?", "Chị Lò Thị Mai, 34 tuổi, bán gừng.", True),
        ("Chị Lò Thị Mai bao nhiêu tuổi?", "Chị Lò Thị Mai bán gừng. Chị 34 tuổi.", True),
        ("Chị Lò Thị Mai dạy bao nhiêu người?", "Các đội dạy 150 người.", False),
        ("Chị Lò Thị Mai mở lớp khi nào?", "Chị Vì Thị Hoa mở lớp ngày 3/5/2024.", False),
        ("Chị Lò Thị Mai mở lớp khi nào?", "Lớp mở ngày 3/5/2024.", True),  # a day is told of more than one
        ("Sở Y tế làm gì?", "Sở Nội vụ mở lớp.", True),  # what is asked for has no form
    ],
)
def test_another_of_its_kind_does_not_stand_for_it(judge: Judge, question: str, sentence: str, own: bool) -> None:
    assert judge(question, sentence).own_subject is own


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("Huyện Mai Sơn được bao nhiêu điểm?", True),
        ("Huyện Sông Mã được bao nhiêu điểm?", False),
    ],
)
def test_a_figure_is_of_the_name_before_it(judge: Judge, question: str, near: bool) -> None:
    sentence = "Huyện Mai Sơn dẫn đầu với 82,5 điểm, tiếp đến là huyện Sông Mã."
    assert (judge(question, sentence).nearness > 0.2) is near


@pytest.mark.parametrize(
    "sentence",
    [
        "Huyện Mai Sơn và huyện Sông Mã có 12 trạm.",
        "Huyện Sông Mã dẫn đầu, huyện Mai Sơn có 12 trạm.",
        "Còn 12 trạm (huyện Mai Sơn), huyện Sông Mã đã xong.",
    ],
)
def test_names_in_a_row_and_in_brackets_have_the_figure(judge: Judge, sentence: str) -> None:
    assert judge("Huyện Mai Sơn có bao nhiêu trạm?", sentence).nearness > 0.2


def test_a_figure_of_names_behind_it_is_none_of_a_later_one(judge: Judge) -> None:
    sentence = "Còn 37 thôn chưa có sóng, tập trung ở huyện Sông Mã và huyện Mai Sơn."
    assert judge("Huyện Mai Sơn còn bao nhiêu thôn chưa có sóng?", sentence).nearness < 0.2


@pytest.mark.parametrize(
    ("question", "sentence", "near"),
    [
        ("Kinh tế số cả nước đạt bao nhiêu phần trăm?", "Kinh tế số của Sơn La đạt 12%.", False),
        ("Kinh tế số cả nước đạt bao nhiêu phần trăm?", "Kinh tế số cả nước đạt 18%, Sơn La 12%.", True),
        ("Kinh tế số đạt bao nhiêu phần trăm?", "Kinh tế số của Sơn La đạt 12%.", True),
        ("Xếp thứ mấy cả nước?", "Sơn La xếp thứ 12/63.", True),
        ("Chỉ số của cả nước lên bao nhiêu?", "Chỉ số của Sơn La lên, xếp thứ 12/63.", False),
    ],
)
def test_a_provinces_figure_is_not_the_nations(judge: Judge, question: str, sentence: str, near: bool) -> None:
    assert (judge(question, sentence).nearness > 0.1) is near


def test_a_reason_for_what_a_firm_does_is_told_by_an_article_that_names_it(judge: Judge) -> None:
    assert not judge("Vì sao Viettel mở lớp ở bản?", "VNPT mở lớp ở bản vì dân chưa quen mạng.").own_subject
    assert judge("Vì sao VNPT mở lớp ở bản?", "VNPT mở lớp ở bản vì dân chưa quen mạng.").own_subject


@pytest.mark.parametrize("body", ["Học viện Bến Lau", "Quỹ Bến Lau", "Trường Đại học Bến Lau"])
def test_what_is_no_firm_does_not_answer_which_firm(judge: Judge, body: str) -> None:
    assert judge("Doanh nghiệp nào mở lớp cho bản?", f"{body} mở lớp cho bản.").nearness < NEARNESS_OF_NAMES
    assert judge("Doanh nghiệp nào mở lớp cho bản?", "Công ty Bến Lau mở lớp cho bản.").nearness > NEARNESS_OF_NAMES
