"""What a figure measures."""

import pytest

from tests.answering_samples import Judge

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "sentence", "own"),
    [
        ("Doanh thu mật ong bao nhiêu tiền?", "Doanh thu mật ong đạt 12 tỷ đồng.", True),
        ("Doanh thu mật ong bao nhiêu tiền?", "Doanh thu bưu chính đạt 12 tỷ đồng.", False),
        ("Giá một con cua bao nhiêu?", "Cua bán được 12 tỷ đồng.", False),
        ("Lương của giám đốc là bao nhiêu?", "Giám đốc dự Ngày hội 10.10.", False),
        ("Lương của trưởng bản bao nhiêu?", "Có 88% lương hưu trả qua ngân hàng.", False),
        ("Cua bán được bao nhiêu tiền?", "Cua bán được 12 tỷ đồng.", True),
        ("Mỗi tháng tổ được hỗ trợ bao nhiêu tiền?", "Tổ được hỗ trợ 5 triệu đồng tiền thưởng.", False),
        ("Mỗi tháng tổ được hỗ trợ bao nhiêu tiền?", "Tổ được hỗ trợ 150.000 đồng một tháng.", True),
        ("Mỗi tháng tổ được hỗ trợ bao nhiêu tiền?", "Tháng 4/2024, tổ được hỗ trợ 20 triệu đồng.", False),
        ("Mỗi hộ được hỗ trợ bao nhiêu tiền?", "Hỗ trợ 3 triệu đồng/hộ.", True),
    ],
)
def test_a_figure_is_of_the_measure_that_is_asked_for(judge: Judge, question: str, sentence: str, own: bool) -> None:
    assert judge(question, sentence).own_subject is own


@pytest.mark.parametrize(
    ("question", "sentence", "own"),
    [
        ("Viettel dựng trạm phải không?", "Viettel dựng 5 trạm.", True),
        ("VNPT dựng trạm phải không?", "Viettel dựng 5 trạm.", False),
        ("Trạm do FPT dựng phải không?", "Tỉnh dựng 5 trạm.", False),
        ("Trạm do Viettel hay VNPT dựng?", "Viettel dựng 5 trạm.", True),
        ("Hội nghị họp ở Hội An phải không?", "Hội nghị họp tại Tam Kỳ.", False),
        ("Ông Lò Văn Phương là giám đốc sở phải không?", "Giám đốc sở Vàng Thị Mỷ dự họp.", False),
        ("Xã Bản Mòn có bao nhiêu trạm?", "Xã Bản Mòn có 9 trạm.", True),
        ("Xã Bản Mòn có bao nhiêu trạm?", "Toàn tỉnh có 900 trạm.", False),
    ],
)
def test_a_sentence_is_of_the_one_that_is_named(judge: Judge, question: str, sentence: str, own: bool) -> None:
    assert judge(question, sentence).own_subject is own
