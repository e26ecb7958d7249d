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
    ],
)
def test_a_figure_is_of_the_measure_that_is_asked_for(judge: Judge, question: str, sentence: str, own: bool) -> None:
    assert judge(question, sentence).own_subject is own


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Mỗi tháng tổ được hỗ trợ bao nhiêu tiền?", "Tổ được hỗ trợ 5 triệu đồng tiền thưởng.", None),
        ("Mỗi tháng tổ được hỗ trợ bao nhiêu tiền?", "Tổ được hỗ trợ 150.000 đồng một tháng.", "150.000 đồng"),
        ("Mỗi tháng tổ được hỗ trợ bao nhiêu tiền?", "Tháng 4/2024, tổ được hỗ trợ 20 triệu đồng.", None),
        ("Mỗi hộ được hỗ trợ bao nhiêu tiền?", "Hỗ trợ 3 triệu đồng/hộ.", "3 triệu đồng"),
        ("moi ho duoc ho tro bao nhieu tien", "Hỗ trợ 3 triệu đồng cho mỗi hộ.", "3 triệu đồng"),
        ("Mỗi hộ nghèo được hỗ trợ bao nhiêu tiền?", "Mức hỗ trợ cho hộ nghèo là 500.000 đồng.", "500.000 đồng"),
        ("Mỗi hộ nghèo được hỗ trợ bao nhiêu tiền?", "Mỗi hộ nghèo, cận nghèo được 500.000 đồng.", "500.000 đồng"),
        ("Mỗi hộ được hỗ trợ bao nhiêu tiền?", "Tổng cộng 90 hộ, mỗi hộ được 3 triệu đồng.", "3 triệu đồng"),
        ("Mỗi hộ được hỗ trợ bao nhiêu tiền?", "Mỗi hộ được sửa lò một lần; mức 5 triệu đồng.", "5 triệu đồng"),
        ("Mỗi hộ được hỗ trợ bao nhiêu tiền?", "Mức hỗ trợ là 2 triệu đồng (cho mỗi hộ).", "2 triệu đồng"),
        ("Mỗi buổi được trả bao nhiêu tiền?", "Tổ được trả 300.000 đồng, tính cho mỗi buổi.", "300.000 đồng"),
        ("Mỗi hộ được hỗ trợ bao nhiêu tiền?", "Hỗ trợ 4 tỷ đồng (mỗi hộ 2 triệu đồng).", "2 triệu đồng"),
        ("Mỗi hộ được hỗ trợ bao nhiêu tiền?", "Hỗ trợ 4 tỷ đồng; mỗi hộ có lò.", None),
        ("Mỗi thôn được hỗ trợ bao nhiêu tiền?", "Mỗi thôn được 2 loa; kinh phí hỗ trợ 15 triệu đồng.", None),
        ("Mỗi thôn được hỗ trợ bao nhiêu tiền?", "Mỗi thôn được loa; tổng hỗ trợ 15 triệu đồng.", None),
        ("Mỗi xã được cấp bao nhiêu tiền?", "Mỗi xã được hai máy tính, tổng kinh phí cấp là 4 tỷ đồng.", None),
        ("Mỗi xã được cấp bao nhiêu tiền?", "Mỗi xã được cấp 2 máy tính, kinh phí là 4 tỷ đồng.", None),
    ],
)
def test_a_sum_is_for_each_of_those_that_are_asked_for(
    judge: Judge, question: str, sentence: str, words: str | None
) -> None:
    evidence = judge(question, sentence)
    cue = evidence.cue if evidence.nearness > 0.2 else None
    assert (sentence[cue.start : cue.end] if cue else None) == words


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
