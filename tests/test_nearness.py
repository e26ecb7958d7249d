"""The cue of a sentence that answers best."""

import pytest

from bot.nearness import has_figure_of_year
from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Sơn La đứng thứ mấy cả nước?", "Sơn La đứng thứ nhất, Lai Châu thứ 2/63.", "thứ nhất"),
        ("Lai Châu đứng thứ mấy cả nước?", "Sơn La đứng thứ nhất, Lai Châu thứ 2/63.", "thứ 2/63"),
        (
            "Bao nhiêu phần trăm người lớn dùng điện thoại thông minh?",
            "70% of households have cable and 85% of adults use smartphones.",
            "85%",
        ),
        ("Năm 2025 cáp quang đạt bao nhiêu %?", "Cáp quang đạt 62% số hộ (năm 2025: 75%).", "75%"),
        (
            "Hồ sơ trực tuyến cấp xã đạt bao nhiêu %?",
            "Tỷ lệ hồ sơ trực tuyến đạt 81%, trong đó cấp tỉnh 92%, cấp xã 74%.",
            "74%",
        ),
        (
            "Cấp huyện xử lý bao nhiêu hồ sơ qua mạng?",
            "100% hồ sơ cấp tỉnh, 90% cấp huyện và 80% cấp xã được xử lý qua mạng.",
            "90%",
        ),
        ("Còn bao nhiêu bản lõm sóng?", "Toàn tỉnh còn 22 thôn, bản lõm sóng, giảm 57 thôn, bản.", "22"),
        (
            "Ngân sách tỉnh chi bao nhiêu tiền?",
            "Tổng kinh phí 90 tỷ đồng, gồm ngân sách trung ương 50 tỷ đồng, ngân sách tỉnh 40 tỷ đồng.",
            "40 tỷ đồng",
        ),
        ("Cần Thơ đứng thứ mấy?", "Lào Cai giảm 2 bậc (từ hạng 8), Cần Thơ đứng thứ 12/63.", "thứ 12/63"),
        (
            "Năm 2022 Sơn La đứng thứ mấy?",
            "So với năm 2022, Sơn La tăng 3 bậc (từ hạng 9), Lai Châu giảm 2 bậc (từ hạng 8).",
            "hạng 9",
        ),
        ("Gắn chip lên vỏ cua để làm gì?", "Mỗi vỏ cua gắn chip chống hàng giả.", "chống"),
        ("Đơn vị nào cùng UBND tỉnh mở lớp?", "UBND tỉnh cùng Công an tỉnh mở lớp.", "Công an tỉnh"),
        ("Cơ quan nào mở lớp?", "Tại Trung tâm Hội nghị tỉnh, Công an tỉnh mở lớp.", "Công an tỉnh"),
        (
            "Nghị quyết số 7/NQ-CP do cơ quan nào ban hành?",
            "NGHỊ QUYẾT BAN HÀNH: Chính phủ ra Nghị quyết số 7/NQ-CP.",
            "Chính phủ",
        ),
    ],
)
def test_the_cue_is_the_one_asked_for(judge: Judge, question: str, sentence: str, words: str) -> None:
    cue = judge(question, sentence).cue
    assert cue is not None
    assert sentence[cue.start : cue.end] == words


def test_a_rank_of_another_province_is_none_of_this_one(judge: Judge) -> None:
    other = judge("Sơn La đứng thứ mấy?", "Lai Châu đứng thứ 2/63; Sơn La mở lớp cho vùng cao.")
    own = judge("Sơn La đứng thứ mấy?", "Sơn La đứng thứ 2/63; Lai Châu mở lớp cho vùng cao.")
    assert other.nearness < 0.2 < own.nearness


def test_a_province_that_the_question_calls_by_its_old_name_is_no_other(judge: Judge) -> None:
    cue = judge("Hòa Bình, nay thuộc Phú Thọ, đứng thứ mấy?", "Phú Thọ đổi tên; Hòa Bình đứng thứ 42/63.").cue
    assert cue is not None


def test_what_the_question_says_is_no_answer(judge: Judge) -> None:
    sentence = "Dự án trị giá 600 tỷ đồng."
    assert judge("Trong 600 tỷ đồng của dự án thì tỉnh cấp bao nhiêu tiền?", sentence).nearness < 0.1
    assert judge("Dự án trị giá bao nhiêu tiền?", sentence).nearness > 0.5


@pytest.mark.parametrize(
    ("question", "sentence", "near"),
    [
        ("Sơn La xếp hạng DTI thứ mấy?", "Chỉ số phục vụ người dân của Sơn La xếp thứ 2/63.", False),
        ("Sơn La xếp hạng DTI thứ mấy?", "Chỉ số chuyển đổi số (DTI) của Sơn La xếp thứ 2/63.", True),
        ("Sơn La xếp hạng DTI thứ mấy?", "Chỉ số hài lòng tăng; Sơn La xếp thứ 2/63.", True),
        ("Sơn La xếp thứ mấy?", "Chỉ số phục vụ người dân của Sơn La xếp thứ 2/63.", True),
        ("Chỉ số phục vụ người dân Sơn La thứ mấy?", "Chỉ số phục vụ người dân của Sơn La xếp thứ 2/63.", True),
    ],
)
def test_a_rank_is_of_the_index_named_before_it(judge: Judge, question: str, sentence: str, near: bool) -> None:
    assert (judge(question, sentence).nearness > 0.1) is near


def test_a_list_said_to_be_one_is_nearer_than_commas(judge: Judge) -> None:
    question = "Lớp học gồm những bộ phận nào?"
    said = judge(question, "Lớp học bao gồm thầy, trò và bảng.")
    marks = judge(question, "Trong lớp học, thầy, trò, bảng đều mới.")
    assert said.nearness > marks.nearness


def test_an_event_is_no_place(judge: Judge) -> None:
    evidence = judge("Hội nghị họp ở đâu?", "Bà Hạnh phát biểu tại hội nghị, họp tại Nhà văn hóa bản Mường.")
    assert evidence.cue is not None
    assert evidence.sentence.text[evidence.cue.start :].startswith("tại Nhà")


def test_the_years_of_a_period_favour_no_figure(ask: Ask, judge: Judge) -> None:
    sentence = judge("lớp học", "Năm 2025 tỉnh mở 40 lớp học.").sentence
    assert has_figure_of_year(ask("lớp học năm 2025 có gì"), sentence)
    assert not has_figure_of_year(ask("lớp học giai đoạn 2021-2025 có gì"), sentence)
