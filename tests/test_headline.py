"""The line a person reads first."""

import pytest

from bot.asked import Asked
from bot.compose import cite
from bot.headline import CLAUSE, headline
from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)


def headline_of(asked: Asked, sentence: str, judge: Judge) -> str:
    evidence = judge(asked, sentence)
    _, quoted, _ = cite([evidence], lambda _: sentence)[0]
    return headline(asked, evidence, quoted)


@pytest.mark.parametrize(
    ("question", "sentence", "line"),
    [
        (
            "Sơn La có bao nhiêu tổ công nghệ số?",
            "Sơn La lập hơn 1.204 tổ công nghệ số ở bản.",
            "hơn 1.204 tổ công nghệ số",
        ),
        ("Kinh tế số Sơn La chiếm bao nhiêu phần trăm?", "Kinh tế số Sơn La chiếm khoảng 12% GRDP.", "khoảng 12%"),
        (
            "Sơn La phấn đấu xếp hạng mấy?",
            "Sơn La phấn đấu thuộc nhóm 20 tỉnh, thành phố dẫn đầu cả nước.",
            "thuộc nhóm 20 tỉnh, thành phố dẫn đầu",
        ),
        ("Sơn La phấn đấu xếp hạng mấy?", "Sơn La phấn đấu là tỉnh xếp loại khá.", "xếp loại khá"),
        ("Kinh phí là bao nhiêu tiền?", "Kinh phí không quá 45 tỷ đồng mỗi năm.", "không quá 45 tỷ đồng"),
        ("Mỗi tổ có bao nhiêu người?", "Mỗi tổ có không dưới 03 người.", "không dưới 03 người"),
        ("Tổ có mấy thành viên?", "Mỗi tổ có từ 5 đến 9 thành viên.", "từ 5 đến 9 thành viên"),
        ("Sơn La xếp thứ mấy về DTI?", "Về DTI, Sơn La xếp thứ 9/63.", "xếp thứ 9/63"),
        (
            "Ai phụ trách kế hoạch?",
            "Phó Giám đốc Sở Lò Văn Phương phụ trách kế hoạch.",
            "Phó Giám đốc Sở Lò Văn Phương",
        ),
        (
            "Bà Võ Thị Hạnh giữ chức vụ gì?",
            "Bà Võ Thị Hạnh, Chủ tịch UBND tỉnh Nghệ An, chủ trì.",
            "Chủ tịch UBND tỉnh Nghệ An",
        ),
        (
            "Kế hoạch ban hành ngày nào và ai ký?",
            "Kế hoạch ra ngày 5/6/2024 thực hiện Nghị quyết số 7-NQ/TU ngày 12/4/2024 về số hóa.",
            "5/6/2024",
        ),
        (
            "Kế hoạch số mấy, ngày nào?",
            "Tỉnh ra Kế hoạch số 12/KH-UBND ngày 5/6/2024 về số hóa.",
            "12/KH-UBND ngày 5/6/2024",
        ),
        ("Hội nghị có bao nhiêu điểm cầu?", "Hội nghị có 160 điểm cầu trong toàn tỉnh.", "160 điểm cầu"),
        ("Sơn La tăng bao nhiêu bậc?", "Sơn La tăng 10 bậc so với năm ngoái.", "10 bậc"),
        ("Vốn huyện là bao nhiêu?", "Vốn huyện 31,5 tỷ đồng và vốn doanh nghiệp.", "31,5 tỷ đồng"),
        (
            "Sơn La xếp thứ 9 có đúng không?",
            "Sơn La xếp thứ 9/63 (trong đó chính quyền số Sơn La xếp thứ 4/63).",
            "Sơn La xếp thứ 9/63",
        ),
        ("Nghị quyết ban hành ngày nào?", "Nghị quyết ban hành ngày 12/4/2024 ở Vinh.", "12/4/2024"),
        ("Đạt 70% là của giai đoạn nào?", "Đạt 100% giai đoạn 2019-2020, 70% giai đoạn 2021-2025.", "2021-2025"),
    ],
)
def test_the_answer_with_what_belongs_to_it(ask: Ask, judge: Judge, question: str, sentence: str, line: str) -> None:
    assert headline_of(ask(question), sentence, judge) == line


@pytest.mark.parametrize(
    ("question", "sentence", "line"),
    [
        (
            "Vì sao Sơn La đưa dịch vụ công lên mạng?",
            "Sơn La đưa dịch vụ công lên mạng để dân bớt đi lại.",
            "để dân bớt đi lại",
        ),
        (
            "Hội nghị bàn những gì?",
            "Hội nghị bàn ba việc, gồm hạ tầng, dữ liệu và kỹ năng.",
            "gồm hạ tầng, dữ liệu và kỹ năng",
        ),
        ("Hội nghị họp ở đâu?", "Hội nghị họp ở Trung tâm Hội nghị Vinh, sáng thứ hai.", "ở Trung tâm Hội nghị Vinh"),
        ("Báo nào đưa tin hội nghị?", "Báo Tiền phong đưa tin hội nghị.", "Báo Tiền phong"),
    ],
)
def test_a_headline_is_never_the_first_word_alone(
    ask: Ask, judge: Judge, question: str, sentence: str, line: str
) -> None:
    """It used to be "để", "gồm", "ở Trung", "Báo Tiền"."""
    test_the_answer_with_what_belongs_to_it(ask, judge, question, sentence, line)


def test_an_enumeration_without_a_word_for_it_is_shown_whole(ask: Ask, judge: Judge) -> None:
    """It used to be shown by its first letter."""
    sentence = "Chợ số, trạm số, trường số, bản số đều có ở Sơn La."
    test_the_answer_with_what_belongs_to_it(ask, judge, "Liệt kê những mô hình số ở Sơn La", sentence, sentence.strip())


def test_a_headline_never_cuts_a_number_at_its_mark(ask: Ask, judge: Judge) -> None:
    asked, sentence = ask("Thu nhập bình quân ở Sơn La thế nào?"), "Thu nhập bình quân ở Sơn La là 63,2 triệu đồng."
    evidence = judge(asked, sentence)
    line = headline(asked, evidence, cite([evidence], lambda _: sentence)[0][1])
    assert "63,2" in line


def test_a_long_clause_is_cut_at_a_word(ask: Ask, judge: Judge) -> None:
    asked, sentence = ask("Sơn La làm gì cho bản làng?"), "Sơn La làm " + "nhiều việc tốt " * 30 + "cho bản làng."
    evidence = judge(asked, sentence)
    line = headline(asked, evidence, cite([evidence], lambda _: sentence)[0][1])
    assert len(line) <= CLAUSE + 1
    assert line.endswith(("…", "làng.", "làng"))


@pytest.mark.parametrize(
    ("question", "sentence", "line"),
    [
        (
            "Ông Lò Văn Phương nói gì?",
            "Phát biểu tại lễ, ông Lò Văn Phương cho rằng, bản xa cần mạng trước.",
            "bản xa cần mạng trước",
        ),
        (
            "Thẻ du lịch thông minh",
            "Chiều qua, thống nhất hoãn thẻ du\nlịch thông minh.",
            "thống nhất hoãn thẻ du lịch thông minh",
        ),
        ("Cháy rừng báo về mất bao lâu?", "Trước đây cháy rừng báo về mất 5 giờ, nay báo về trong 35 phút.", "35 phút"),
        ("Trước đây báo về mất bao lâu?", "Trước đây cháy rừng báo về mất 5 giờ, nay báo về trong 35 phút.", "5 giờ"),
        ("Bao nhiêu % hồ sơ nộp trên mạng?", "Tỷ lệ hồ sơ nộp trên mạng từ 48% lên 86%.", "86%"),
    ],
)
def test_the_line_says_what_holds_now_and_what_was_said(
    ask: Ask, judge: Judge, question: str, sentence: str, line: str
) -> None:
    test_the_answer_with_what_belongs_to_it(ask, judge, question, sentence, line)


@pytest.mark.parametrize(
    ("question", "sentence", "line"),
    [
        (
            "Sơn La làm gì cho xã hội số?",
            "Về xã hội số, mở lớp dạy chữ cho dân bản, phủ sóng.",
            "Về xã hội số, mở lớp dạy chữ cho dân bản, phủ sóng",
        ),
        (
            "Hà Giang gặp khó gì?",
            "Hà Giang gặp khó, trình độ dân bản thấp, đường xa.",
            "Hà Giang gặp khó, trình độ dân bản thấp, đường xa",
        ),
        (
            "Sơn La ưu tiên những gì?",
            "Sơn La ưu tiên y tế, giáo dục, kinh tế - xã hội vùng cao; Lai Châu thì không.",
            "Sơn La ưu tiên y tế, giáo dục, kinh tế - xã hội vùng cao",
        ),
        (
            "Vì sao mạng Sơn La đứng đầu?",
            "Về mạng, Sơn La xếp thứ 1/63, đứng đầu cả nước.",
            "Về mạng, Sơn La xếp thứ 1/63, đứng đầu cả nước.",
        ),
        (
            "Không phủ sóng thì bị gì?",
            "Không phủ sóng thì dân bản bị thiệt, do đó phải mở trạm.",
            "Không phủ sóng thì dân bản bị thiệt",
        ),
        (
            "Vì sao phải mở lớp?",
            "Dân bản chưa biết dùng mạng, do đó phải mở lớp.",
            "Dân bản chưa biết dùng mạng",
        ),
        (
            "Cơ quan nào ban hành kế hoạch 15/KH-UBND?",
            "Kế hoạch số 15/KH-UBND của UBND tỉnh Lò Văn Phương đọc.",
            "UBND tỉnh",
        ),
        (
            "Ai đến dự?",
            "Thứ trưởng Bộ Công Thương và ông Lò Văn Phương đến dự.",
            "Lò Văn Phương",
        ),
    ],
)
def test_the_line_tells_what_the_question_does_not(
    ask: Ask, judge: Judge, question: str, sentence: str, line: str
) -> None:
    assert headline_of(ask(question), sentence, judge) == line


@pytest.mark.parametrize(
    ("question", "sentence", "line"),
    [
        (
            "Sơn La làm đô thị thông minh ở những nơi nào?",
            "Tỉnh làm đô thị thông minh ở thành phố Sơn La, huyện Mộc Châu và thị xã Mường La trong năm nay.",
            "ở thành phố Sơn La, huyện Mộc Châu và thị xã Mường La",
        ),
        (
            "Sơn La lên bao nhiêu bậc, đứng thứ mấy?",
            "Về DTI, Sơn La lên 5 bậc, đứng thứ 21/63.",
            "5 bậc, đứng thứ 21/63",
        ),
        ("Sơn La lên bao nhiêu bậc?", "Về DTI, Sơn La lên 5 bậc, đứng thứ 21/63.", "5 bậc"),
        ("mấy bác cho hỏi Sơn La lên bao nhiêu bậc?", "Về DTI, Sơn La lên 5 bậc, đứng thứ 21/63.", "5 bậc"),
        ("Sơn La họp ngày nào, ở đâu?", "Sơn La họp (sáng 9/6), tại Trung tâm Hội nghị.", "9/6"),
        (
            "Sơn La xếp thứ mấy, chính quyền số thứ mấy?",
            "Chính quyền số của Sơn La xếp thứ 47/63, kinh tế số xếp thứ 54/63.",
            "xếp thứ 47/63",
        ),
        (
            "Kế hoạch do ai ký, ngày nào?",
            "Kế hoạch do ông Lò Văn Phương ký ngày 12/4/2024.",
            "Lò Văn Phương ký ngày 12/4/2024",
        ),
    ],
)
def test_the_line_tells_as_many_things_as_are_asked_for(
    ask: Ask, judge: Judge, question: str, sentence: str, line: str
) -> None:
    assert headline_of(ask(question), sentence, judge) == line


def test_of_a_sentence_on_several_provinces_the_part_of_the_one_asked_about_is_told(ask: Ask, judge: Judge) -> None:
    sentence = (
        "Các đoàn đã chia sẻ nhiều cách làm hay trong thời gian vừa qua cho các đại biểu cùng nghe; mô hình họp không "
        "giấy tờ ở tất cả các bản làng xa xôi của tỉnh Sơn La cũng như chuyện mở chợ phiên trên mạng cho bà con nông "
        "dân của tỉnh Nghệ An hay cách dạy kỹ năng số cho các cụ già trong thôn của tỉnh Hà Giang, rồi bàn việc nối "
        "các sàn hàng hóa với nhau để bán nông sản trong toàn vùng."
    )
    line = headline_of(ask("Nghệ An chia sẻ gì?"), sentence, judge)
    assert line == "chuyện mở chợ phiên trên mạng cho bà con nông dân của tỉnh Nghệ An"


def test_as_many_names_as_are_asked_for_stand_in_the_line(ask: Ask, judge: Judge) -> None:
    sentence = "Kết quả: Hà Nội thứ nhất, Đà Nẵng thứ hai, sau đó là Hải Phòng và Huế."
    line = headline_of(ask("Ba tỉnh nào dẫn đầu?"), sentence, judge)
    assert line == "Hà Nội thứ nhất, Đà Nẵng thứ hai, sau đó là Hải Phòng"
