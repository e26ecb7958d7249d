"""Where a sentence holds the kind of answer asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asked import Kind
from bot.cues import cues, has_cues, own_years, year_of


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("amount", "lập 1.204 tổ", ["1.204"]),
        ("percent", "đạt 12% GRDP và 5 tổ", ["12%"]),
        ("money", "hết 45 tỷ đồng cho 9 xã", ["45 tỷ đồng"]),
        ("score", "đạt 541,46 điểm", ["541,46 điểm"]),
        ("place", "phát biểu tại hội nghị về khu vực và các xã ở các bản", ["ở các"]),
        ("place", "học tại Trung tâm Mây, theo nêu tại Nghị quyết", ["tại Trung"]),
        ("rank", "xếp thứ 9/63, nhóm dẫn đầu", ["xếp thứ 9/63", "dẫn đầu"]),
        ("date", "ngày 12/4/2024 và năm 2025", ["12/4/2024", "năm 2025"]),
        ("date", "có hiệu lực kể từ ngày ký", ["kể từ ngày ký"]),
        ("year", "đến năm 2030", ["2030"]),
        ("person", "ông Lò Văn Phương dự", ["Lò Văn Phương"]),
        ("office", "Chủ tịch UBND tỉnh dự", ["Chủ tịch UBND tỉnh"]),
        ("place", "họp ở Vinh, tỉnh Nghệ An", ["ở Vinh", "Vinh", "tỉnh Nghệ An"]),
        ("province", "Sơn La và Nghệ An", ["Sơn La", "Nghệ An"]),
        ("body", "do Sở Y tế chủ trì cùng VNPT", ["Sở Y", "VNPT"]),
        ("number", "theo Nghị quyết số 07-NQ/TU", ["Nghị quyết số 07-NQ/TU"]),
        ("reason", "đưa lên mạng để dân đỡ đi lại", ["để"]),
        ("reason", "tiến độ chậm do dự án phải sửa", ["do "]),
        ("reason", "bản xa xếp cuối do hạ tầng yếu", ["do "]),
        ("list", "bao gồm ba trụ cột", ["bao gồm"]),
        ("ordinal", "Đại hội khóa XVII", ["khóa XVII"]),
        ("reason", "Khó khăn lớn nhất là sóng yếu", ["Khó khăn lớn nhất là"]),
        ("body", "huyện Mai Sơn dẫn đầu", ["huyện Mai Sơn"]),
        ("date", "từ 22 giờ thứ Sáu, trả vào ngày làm việc kế tiếp", ["22 giờ", "thứ Sáu", "ngày làm việc kế tiếp"]),
        ("duration", "đổi mật khẩu 06\ntháng một lần", ["06\ntháng"]),
        ("place", "Thành phố Vinh đứng đầu, sau Thị xã Cửa Lò", ["Thành phố Vinh", "Thị xã Cửa"]),
    ],
)
def test_each_kind_has_its_form(kind: Kind, text: str, found: list[str]) -> None:
    spans = [text[cue.start : cue.end].strip() for cue in cues(kind, text)]
    assert [words for words in found if not any(words in span or span in words for span in spans)] == []
    assert spans


def test_the_number_of_an_item_counts_nothing() -> None:
    text = "4. Người có bằng tiến sĩ: 150 triệu đồng."
    assert [text[cue.start : cue.end] for cue in cues("amount", text)] == ["150 triệu đồng"]


def test_a_length_of_time_has_its_year() -> None:
    text = "Từ 6,5 ngày năm 2021 xuống 2,8 ngày năm 2023."
    assert [(text[cue.start : cue.end], cue.year) for cue in cues("duration", text)] == [
        ("6,5 ngày", 2021),
        ("2,8 ngày", 2023),
    ]


def test_kinds_without_a_form_have_no_cues() -> None:
    assert not has_cues("thing")
    assert cues("thing", "Sơn La có 12% và 45 tỷ đồng.") == ()


@pytest.mark.parametrize(
    ("text", "figure", "year"),
    [
        ("Năm 2022, mạng phủ 98% thôn.", "98%", 2022),
        ("Tăng 7% năm 2022, đạt 9% năm 2023.", "9%", 2023),
        ("Tăng 7% năm 2022, đạt 9% năm 2023.", "7%", 2022),
        ("Tăng 10 bậc so với năm 2021.", "10", None),
        ("Kế hoạch đến năm 2025, định hướng đến năm 2030 có 5 mục tiêu.", "5", None),
        ("Đạt 12% GRDP.", "12%", None),
        ("Đạt từ 65% trở lên (năm 2023 là 48,3%).", "65%", None),
        ("Đạt từ 65% trở lên (năm 2023 là 48,3%).", "48,3%", 2023),
        ("Đạt 65% (năm 2023).", "65%", 2023),
        ("Đợt hai (tháng 6/2024) có 45 hộ.", "45", 2024),
        ("Chọn tám việc, hướng tới chính quyền số vào năm 2025.", "tám", 2025),
        ("Năm 2022 mới có 31%, còn năm nay là 70%.", "70%", None),
        ("Mới đạt 8% GRDP, trong khi mục tiêu năm 2025 là 30%.", "8%", None),
        ("Leaders aim for 20% by 2025 and 40% by 2030.", "40%", 2030),
        ("Mới đạt 8% GRDP, trong khi mục tiêu năm 2025 là 30%.", "30%", 2025),
        ("So với năm 2022, Sơn La tăng 3 bậc (từ hạng 9).", "hạng 9", 2022),
    ],
)
def test_the_year_of_a_figure(text: str, figure: str, year: int | None) -> None:
    start = text.index(figure)
    assert year_of(text, start, start + len(figure)) == year


def test_years_of_plan_titles_and_dates_are_no_years_of_figures() -> None:
    assert own_years("giai đoạn 2021 - 2025, định hướng đến năm 2030, ngày 9/6/2023") == ()
    assert [year for year, _, _ in own_years("năm 2024 và năm 2025")] == [2024, 2025]


@given(st.text(max_size=200))
def test_cues_stand_where_they_say(text: str) -> None:
    kinds: list[Kind] = [
        "amount",
        "rank",
        "date",
        "year",
        "person",
        "office",
        "place",
        "body",
        "number",
        "list",
        "reason",
    ]
    assert all(0 <= cue.start < cue.end <= len(text) for kind in kinds for cue in cues(kind, text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Năm nay là “Năm cả bản học chữ” của tỉnh.", ["“Năm cả bản học chữ”"]),
        ("Ngày hội có chủ đề: Bản số.", ["chủ đề: Bản"]),
        ('Cuốn "Bản xa" bán chạy.', []),
    ],
)
def test_mottos_stand_in_quotation_marks_or_are_called_so(text: str, found: list[str]) -> None:
    assert [text[cue.start : cue.end] for cue in cues("motto", text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tải tại https://ban.example/tai hoặc gọi 1900 1234.", ["https://ban.example/tai", "1900 1234"]),
        ("Thư gửi phong@ban.example.vn nhé.", ["phong@ban.example.vn"]),
        ("Ngày 12/4/2022 có 800.000 lượt tải.", []),
        ("Soạn tin gửi 8088 để tra vé, hoặc gọi 1900.", ["8088", "1900"]),
        ("Bản đã gửi 2500 tin, gọi 450 cuộc, tổng đài 1022 trực.", ["1022"]),
        ("Tin nhắn đã gửi 2500.", []),
        ("Soạn TC gửi 8088 hoặc 1414, SB gửi đến số 8135 theo mẫu.", ["8088", "8135"]),
        ("Soạn TC gửi 1414 (miễn phí), nhắn tin tới 8135 rồi chờ, gọi 114 báo cháy.", ["1414", "8135", "114"]),
        ("Bản gửi 350 giấy mời, gửi tới 450 người, gọi 300 cuộc.", []),
    ],
)
def test_contacts_are_addresses_and_telephone_numbers(text: str, found: list[str]) -> None:
    assert [text[cue.start : cue.end] for cue in cues("contact", text)] == found


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("duration", "Trả lời trong 10 ngày làm việc, trước đây mất 5 giờ.", ["10 ngày", "5 giờ"]),
        ("duration", "Ngày 15/12/2024 và năm 2025.", []),
        ("body", "Sở Nông nghiệp và Phát triển nông thôn chủ trì.", ["Sở Nông nghiệp và Phát triển nông thôn"]),
        ("body", "Sở Nội vụ đưa kết quả vào đánh giá.", ["Sở Nội vụ"]),
        ("body", "Thử tại Bệnh viện Sao Mai, rồi Hợp tác xã Bến Lau.", ["Bệnh viện Sao Mai", "Hợp tác xã Bến Lau"]),
        ("place", "Cấp huyện 76,1%, xa nhất là phường 5.", ["phường 5"]),
        ("place", "Nhân rộng từ chợ Gò Lau sang bến phà Đá Bạc.", ["chợ Gò Lau", "bến phà Đá Bạc"]),
        ("date", "Mở cửa các ngày 8, 15 và 23 âm lịch, báo cáo vào ngày 20.", ["ngày 8, 15 và 23", "ngày 20"]),
        ("date", "Gửi trước ngày 15 của tháng cuối quý, họp ngày 5 tháng 4.", ["ngày 15", "ngày 5 tháng 4"]),
        ("body", "Công an tỉnh rà lỗ hổng.", ["Công an tỉnh"]),
        ("body", "Trường Sơn và Trường Yên có Trường Cao đẳng Bến Lau.", ["Trường Cao đẳng Bến Lau"]),
        ("body", "Trường Ánh Sao trên đường Trường Chinh mở lớp.", ["Trường Ánh Sao"]),
        ("body", "Chính phủ và Thủ tướng Chính phủ nói về Chính phủ số.", ["Chính phủ", "Thủ tướng Chính phủ"]),
        ("body", "QUYẾT ĐỊNH BAN HÀNH QUY CHẾ", []),
        ("body", "VNPT và MISA đến TP Vinh.", ["VNPT", "MISA"]),
        ("body", "Năm 2024 BIDV tặng máy có 16 GB.", ["BIDV"]),
        ("list", "Ba trụ cột là nhà nước, chợ và nhà.", ["l"]),
        ("reason", "Bị trừ điểm do gửi báo cáo chậm.", ["do "]),
        ("reason", "Hội nghị do Sở Nội vụ mở.", []),
        ("reason", "Đường khó do sở làm.", []),
        ("body", "TT | Quý IV có 3.750 MW | TP.HCM", []),
    ],
)
def test_spans_of_time_bodies_and_reasons(kind: Kind, text: str, found: list[str]) -> None:
    assert [text[cue.start : cue.end] for cue in cues(kind, text)] == found


def test_letters_of_a_documents_number_are_no_body() -> None:
    text = "BCH Đảng bộ tỉnh ban hành Nghị quyết số 48-NQ/TU."
    assert [text[cue.start : cue.end] for cue in cues("body", text)] == ["BCH Đảng bộ tỉnh"]


def test_a_theme_in_quotation_marks_is_one_cue() -> None:
    text = "Tuần lễ có chủ đề “Kiến tạo số” và một lễ mít tinh."
    assert "chủ đề “Kiến tạo số”" in [text[cue.start : cue.end] for cue in cues("motto", text)]
