"""How a question asks: what stands around its question words."""

import pytest

from bot.asked import Kind
from tests.answering_samples import Ask, Reply

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Phần hạ tầng số chiếm bao nhiêu điểm?", "score"),
        ("Kinh tế số chiếm bao nhiêu?", "percent"),
        ("Trong hang sóng yếu thì nghe kiểu gì?", "manner"),  # a cave, no "hạng"
        ("dti son la xep hang may", "rank"),
        ("Giám đốc bệnh viện tên chi?", "person"),
        ("Viện trưởng viện giống, giám đốc trại cá dự họp, tên đầy đủ", "person"),
        ("Hợp tác xã trại cá tên đầy đủ", "thing"),
        ("Báo cáo có số hiệu bao nhiêu?", "number"),
        ("Giá trị của chỉ số là bao nhiêu?", "score"),
        ("Huyện làm gì mà rớt hạng?", "reason"),
        ("Có mạng về bản thì dân được nhờ cái gì?", "thing"),  # what it brings them
        ("Huyện làm gì mà hay quá?", "thing"),
        ("Bên nào nhiều hồ sơ hơn, Sở Y tế hay Sở Nội vụ?", "body"),  # the figure of one side does not tell
        ("Ông trưởng thôn nào mất sổ?", "person"),
        ("Tiền làm việc đó ai bỏ ra?", "body"),
        ("tien lam ben pha ai chi", "body"),
        ("Hội nghị xúc tiến nuôi cá do ai chỉ đạo?", "person"),
        ("Câu hỏi đầu tiên ai trả lời?", "person"),
        ("hoi nghi xuc tien nuoi ca do ai chi dao", "person"),
        ("Năm nhiệm vụ bị trễ là do mô?", "reason"),
        ("DTI đạt giá trị bao nhiêu?", "score"),
        ("Ai xếp cuối khối sở ngành?", "body"),
        ("Ai xếp đồ cho sở?", "person"),
        ("Lương kỹ sư bản xa bao nhiêu một tháng?", "money"),
        ("Lương thực bán được bao nhiêu tấn?", "amount"),
        ("Cốm dẹp bán bao nhiêu một ký?", "money"),
        ("Giá cua bao nhiêu?", "money"),
        ("Được giảm phí mấy phần trăm?", "percent"),
        ("Nâng cấp cửa khẩu số bao nhiêu tiền?", "money"),
        ("Bà cụ ở Rạch Giá bao nhiêu tuổi?", "amount"),
        ("Đánh giá bao nhiêu chỉ tiêu?", "amount"),
        ("Sao giám đốc lại bảo các sở phải học?", "reason"),
        ("Cho tôi số và ngày của kế hoạch", "number"),
        ("Kế hoạch số và ngày hội của bản ra sao?", "manner"),
        ("Kế hoạch đề ngày nào?", "date"),
        ("Nghị quyết được ban hành bởi ai?", "body"),
        ("Sao rồi?", "manner"),
        ("Quyết định 5/QĐ-UBND thay cho cái nào?", "number"),
        ("Lộ dữ liệu thì bị xử sao khi xếp loại?", "topic"),
        ("Dân bản phải đi bao xa?", "amount"),
        ("Phải gửi trước ngày mấy?", "date"),
        ("Sinh viên viết bài tên gì?", "person"),
        ("Cụ bà nộp đơn qua điện thoại bao nhiêu tuổi?", "amount"),
        ("Số điện thoại bao nhiêu?", "contact"),
        ("Tiền bỏ ra làm bến phà là bao nhiêu?", "money"),
        ("Bến phà vướng ở khúc nào?", "thing"),
        ("Trại cá kẹt nhiều nhất ở đâu?", "thing"),
        ("Hai chợ hơn nhau chỗ nào?", "thing"),
        ("ben pha vuong o cho nao", "thing"),
        ("Kho của bến phà ở đâu?", "place"),
        ("Xe đang kẹt ở huyện nào?", "place"),
        ("Kể tên các đơn vị tổ chức hội nghị", "body"),
        ("Liệt kê các tỉnh dự hội nghị", "province"),
        ("Kể tên các lãnh đạo dự hội nghị", "person"),
        ("Liệt kê những khó khăn của tỉnh", "list"),
        ("Liệt kê các huyện có thôn lõm sóng", "list"),
        ("Sao lưu dữ liệu phải làm mấy lần một ngày?", "amount"),
        ("Định giá bao nhiêu sản phẩm?", "amount"),
        ("Giá cua tăng bao nhiêu lần?", "amount"),
        ("Kế hoạch chuyển đổi số Sơn La quyết định số", "number"),
        ("Sơn La có phải giao nhóm 5 chỉ tiêu không?", "truth"),
        ("Sơn La có lọt top 10 không?", "rank"),
        ("Sơn La bị tụt hạng đúng không?", "rank"),
        ("Sơn La mở lớp cho nông dân phải không?", "truth"),
        ("Sơn La chọn ngày nào làm Ngày chuyển đổi số?", "date"),  # "chọn ngày" is a word as well
        ("Sao mấy xã không chịu mở lớp?", "reason"),
        ("Ông Lò Văn Phương là phó giám đốc sở nào?", "body"),
        ("Sao Sơn La cứ nhè ngày 10/10 mà làm Ngày chuyển đổi số?", "reason"),
        ("Sao kê tài khoản ở đâu?", "place"),
        ("Sao Hà Nội tăng hạng?", "reason"),  # no "sao hả"
        ("Hội nghị làm cầu nối giữa những ai?", "thing"),
        ("Công ty nào cũng dùng hóa đơn điện tử chưa?", "truth"),  # every one of them
        ("Sơn La dẫn đầu với con số nào?", "amount"),
        ("Sơn La lấy chuyển đổi số là việc của ai?", "thing"),  # of all
    ],
)
def test_the_words_around_a_question_word_tell_its_kind(ask: Ask, question: str, kind: Kind) -> None:
    assert ask(question).kind == kind


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("số tổ công nghệ số cộng đồng của Sơn La", "tổ công nghệ số cộng đồng"),
        ("Sơn La đạt bao nhiêu chỉ tiêu?", "chỉ tiêu"),
        ("kinh tế số doanh nghiệp Sơn La", None),
        ("kế hoạch số 15 của Sơn La", None),
    ],
)
def test_what_is_counted_without_a_question_word(ask: Ask, question: str, counted: str | None) -> None:
    asked = ask(question)
    assert [unit.text for unit in asked.counted] == ([counted] if counted else [])


def test_a_rank_that_is_only_asked_about_is_no_topic(ask: Ask) -> None:
    asked = ask("Sơn La có lọt vào top 10 cả nước không?")
    assert not any(unit.folded in ("top", "lot vao") for unit in asked.content)


def test_by_how_much_somebody_rises_each_year_is_no_question_for_all_years(reply: Reply) -> None:
    answer = reply("Mỗi năm Yên Bái phải lên ít nhất mấy bậc DTI?")
    assert "năm 2022" not in answer.answer
