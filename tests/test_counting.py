"""Whether a figure counts what the question counts."""

import pytest

from bot.counting import OF_A_PART, whole_factor
from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Có bao nhiêu tổ công nghệ số?", "Tổ công nghệ số là nhóm từ 5 đến 9 người.", None),
        ("Có bao nhiêu tổ công nghệ số?", "Tỉnh có 1.204 tổ công nghệ số với 9 người mỗi tổ.", "1.204"),
        ("Có bao nhiêu doanh nghiệp công nghệ số?", "Tỉnh có 1.204 tổ công nghệ số.", None),
        ("Bao nhiêu lượt tải?", "Nền tảng có 800 nghìn (800.000) lượt tải.", "800.000"),
        ("Có bao nhiêu trạm 5G?", "Trạm 5G: 57, nhiều nhất ở Vinh.", "57"),
        ("Năm 2022 có bao nhiêu hợp tác xã?", "Tỉnh có 95 hợp tác xã (năm 2022: 87).", "87"),
        ("Đạt bao nhiêu chỉ tiêu?", "Định kỳ 6 tháng báo cáo chỉ tiêu.", None),
        ("Bà Hạnh bao nhiêu tuổi?", "Bà Võ Thị Hạnh, 72 tuổi, bán bánh.", "72"),
        ("Bao nhiêu người tải ứng dụng?", "Ứng dụng có 800 nghìn lượt tải.", "800 nghìn"),
        ("Bao nhiêu người lái đò được chia lượt?", "Phần mềm chia lượt cho 2.150 lái đò.", "2.150"),
        ("Chỉ số của vùng đạt bao nhiêu?", "Chỉ số của vùng cao hơn trung bình cả nước là 0,0069.", None),
        ("Chỉ số của vùng cao hơn bao nhiêu?", "Chỉ số của vùng cao hơn trung bình cả nước là 0,0069.", "0,0069"),
        ("Chỉ số của vùng năm 2021 là bao nhiêu?", "Vùng hơn mức cả nước là 0,02 và năm 2021 là 0,01.", None),
        ("Vùng phía Bắc đạt bao nhiêu?", "Vùng phía Bắc hơn mức cả nước là 0,02.", None),
        ("Vùng vượt cả nước bao nhiêu?", "Vùng hơn mức cả nước là 0,02.", "0,02"),
        ("Có bao nhiêu người dân bán hàng?", "Người dân bán 14 tấn rau.", None),
        ("Bán được bao nhiêu tấn rau?", "Người dân bán 14 tấn rau.", "14"),
        ("Có bao nhiêu trạm 4G?", "Tỉnh có 167 trạm 5G.", None),
        ("Có bao nhiêu trạm 5G?", "Tỉnh có 167 trạm 5G.", "167"),
        ("Có bao nhiêu trạm 4G?", "Tỉnh có 1.204 trạm 4G và 167 trạm 5G.", "1.204"),
        ("Có bao nhiêu trạm 5G?", "Trạm BTS: 1.204 trạm; 5G: 167 trạm.", "167"),
        ("Tỉnh có mấy xã?", "100% trung tâm xã có mạng.", None),
        ("Tỉnh có mấy xã?", "Mạng tới 75 xã.", "75"),
        ("Có bao nhiêu ngôi trường có mạng?", "Mạng tới 143 trường.", "143"),
        ("Khu công nghiệp rộng bao nhiêu hecta?", "Khu công nghiệp rộng 1.276 ha.", "1.276"),
        ("Đường dài bao nhiêu cây số?", "Đường dài 134 km.", "134"),
        ("Chỉ số đạt bao nhiêu điểm?", "Chỉ số có tổng 1.000 điểm.", None),
        ("DTI đạt giá trị bao nhiêu?", "DTI có tổng 1.000 điểm: chính quyền 400 điểm, xã hội 300 điểm.", None),
        ("DTI đạt giá trị bao nhiêu?", "DTI gồm 8 chỉ số chính.", None),
        ("Xã hội chiếm bao nhiêu điểm?", "DTI có tổng 1.000 điểm: chính quyền 400 điểm, xã hội 300 điểm.", "300 điểm"),
        ("Chỉ số có tổng bao nhiêu điểm?", "Chỉ số có tổng 1.000 điểm.", "1.000 điểm"),
        ("Có bao nhiêu nơi treo biển?", "Treo biển mỗi nơi hết 68 triệu đồng.", None),
        ("Mỗi người dân làm ra bao nhiêu đô la?", "Mỗi người dân làm ra 2.591 USD.", "2.591 USD"),
        ("Mỗi người dân làm ra bao nhiêu GRDP?", "Mỗi người dân làm ra GRDP 2.591 USD.", "2.591 USD"),
        ("Toàn tỉnh có bao nhiêu tổ công nghệ số?", "Tổ công nghệ số nay có 37 tổ.", "37"),
        ("Năm 2024 cấp bao nhiêu thẻ?", "Cấp 150 thẻ: năm 2023 cấp 30, năm 2024 cấp 55, năm 2025 cấp 65.", "55"),
        ("Có bao nhiêu hội quán gắn bảng?", "Đã có 96 trong tổng số 145 hội quán gắn bảng.", "96"),
        ("Tổng cộng có bao nhiêu hội quán?", "Đã có 96 trong tổng số 145 hội quán gắn bảng.", "145"),
        ("Có bao nhiêu hồ sơ phức tạp?", "Xã xử lý 96 hồ sơ trong tổng số 145 hồ sơ phức tạp.", "145"),
        ("Xử lý được bao nhiêu hồ sơ phức tạp?", "Xã xử lý 96 hồ sơ trong tổng số 145 hồ sơ phức tạp.", "96"),
        ("Có bao nhiêu hội quán?", "Đã có 96 trong tổng số 145 hội quán gắn bảng.", "145"),
        ("Lắp bao nhiêu camera an ninh?", "Camera an ninh được lắp 320 chiếc.", "320"),
        ("Có bao nhiêu máy tính bảng?", "Máy tính bảng đã cấp 900 chiếc.", "900"),
        ("Kinh phí xây kho mất bao nhiêu?", "Kho xây mất 5 tỷ đồng.", "5 tỷ đồng"),
        ("Chi phí thuê máy chủ bao nhiêu tiền?", "Chi phí thuê máy chủ giảm còn 3 tỷ đồng.", "3 tỷ đồng"),
        ("Kinh phí mở lớp bao nhiêu tiền?", "Mở lớp giảm 3 tỷ đồng.", None),
        ("Kinh phí mở lớp bao nhiêu tiền?", "Lớp mở vì nhiều hộ bị lừa mất 3 tỷ đồng.", None),
        ("Tỉnh dành bao nhiêu mua máy chủ?", "Tỉnh dành 20 tỷ đồng mua máy chủ.", "20 tỷ đồng"),
        ("Tỉnh có bao nhiêu nguồn vốn mua máy chủ?", "Nguồn vốn mua máy chủ là 20 tỷ đồng.", "20 tỷ đồng"),
        ("Máy đo cách chợ bao xa?", "Máy đo gửi 1.900 bản tin, đặt cách chợ 25 km.", "25"),
        ("tram do cach cho bao xa", "Trạm đo có 9 máy, cách chợ hơn 25 cây số.", "25"),
        ("Tuyến cáp dài bao nhiêu?", "Tuyến cáp qua 14 xã dài 134 km.", "134"),
        ("Nhiệm vụ mở rộng bao nhiêu?", "Nhiệm vụ mở rộng tới 14 xã.", "14"),
        ("Khám bệnh từ xa bao nhiêu ca?", "Khám bệnh từ xa 90 ca.", "90"),
        ("Dân bản phải đi bao xa?", "Dân bản phải đi nộp 3 loại giấy.", None),
        ("Tỉnh có bao nhiêu dư nợ cho vay?", "Dư nợ cho vay làm chuyển đổi số ở xã đạt 700 tỷ đồng.", "700 tỷ đồng"),
        ("Vùng chè rộng bao nhiêu héc-ta?", "Vùng chè rộng 2.300 héc-ta, có 40 trạm.", "2.300"),
        ("Doanh thu cá tăng bao nhiêu?", "Doanh thu bán cá 62 tỷ đồng; so với năm trước tăng hơn 12%.", "12%"),
        ("Đồng lúa có bao nhiêu hộ?", "Đồng lúa số hóa rộng 650 ha với 3.100 hộ.", "3.100"),
        ("dong lua dai bao nhieu cay so", "Đồng lúa có 9 cây đa, dài 12 km.", "12"),
        ("Xây hạ tầng có bao nhiêu điểm?", "Hạ tầng hơn mức cả nước 0,02 điểm.", None),
        ("Tỉnh chi bao nhiêu tiền cho bệnh án?", "Bệnh án điện tử tiết kiệm 2,3 tỷ đồng chi phí.", None),
        ("Tiết kiệm được bao nhiêu tiền?", "Bệnh án điện tử tiết kiệm 2,3 tỷ đồng chi phí.", "2,3 tỷ đồng"),
        ("Tỉnh gắn được bao nhiêu cái rồi?", "Tỉnh gắn hết 140 triệu đồng, lỗ vốn.", None),
        ("Vùng chè rộng bao nhiêu?", "Vùng chè có 14 km đê, rộng 2.300 héc ta.", "2.300"),
        ("Vùng chè rộng bao nhiêu?", "Vùng chè rộng 2.300 hécta.", "2.300"),
        ("Vùng chè rộng bao nhiêu?", "Vùng chè rộng 14 km.", None),
        ("Đường chè rộng bao nhiêu?", "Đường chè rộng 6 mét.", "6"),
        ("Tuyến cáp dài bao nhiêu?", "Tuyến cáp dài 134 ki lô mét.", "134"),
        ("Tuyến cáp dài bao nhiêu?", "Tuyến cáp dài 134 ha.", None),
        ("da thuong bao nhieu the", "Đã thưởng 9 tỷ đồng.", "9 tỷ đồng"),
        ("Đã thưởng bao nhiêu thẻ?", "Đã thưởng 9 tỷ đồng.", None),
        ("ho tro bao nhieu cho ho ngheo", "Hỗ trợ 9 triệu đồng cho hộ nghèo.", "9 triệu đồng"),
        ("Dựng trạm mất mấy ngày?", "Đi một giờ mới tới, dựng trạm mất 45 ngày.", "45 ngày"),
    ],
)
def test_the_figure_counts_what_is_asked_for(judge: Judge, question: str, sentence: str, words: str | None) -> None:
    evidence = judge(question, sentence)
    cue = evidence.cue if evidence.counted and evidence.nearness > 0.2 else None
    assert (sentence[cue.start : cue.end] if cue else None) == words


@pytest.mark.parametrize(
    ("question", "sentence", "worth"),
    [
        ("Sơn La có mấy xã?", "Có 22 xã thiếu máy.", OF_A_PART),
        ("Sơn La có mấy xã?", "Toàn tỉnh có 75 xã.", 1.0),
        ("Sơn La có mấy xã?", "Tỉnh hiện còn 75 xã.", 1.0),
        ("Sơn La có mấy xã thiếu máy?", "Có 22 xã thiếu máy.", 1.0),
        ("Có mấy xã?", "Có 22 xã thiếu máy.", 1.0),
    ],
)
def test_how_many_a_province_has_is_told_of_the_whole(ask: Ask, question: str, sentence: str, worth: float) -> None:
    assert whole_factor(ask(question), sentence) == worth
