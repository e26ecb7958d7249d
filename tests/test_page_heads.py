"""Heads and feet of pages as portals, newspapers, magazines and offices write them (all invented)."""

import pytest

from corpus.cleaning import mark_blocks
from corpus.dateline import dateline
from corpus.document import Document
from corpus.metadata import Stated, describe
from corpus.publishers import publisher_alone

BODY = (
    "Năm 2023, kinh tế số của tỉnh chiếm 12% tổng sản phẩm, cao hơn hai điểm phần trăm so với năm trước.\n"
    "Tỉnh có 812 tổ công nghệ số với hơn bốn nghìn thành viên, hoạt động ở tất cả các thôn, bản."
)


def read(*lines: str) -> Document:
    text = "\n".join(lines)
    return describe("d", text, mark_blocks(text), Stated())


def kind_of(document: Document, words: str) -> str:
    at = document.text.index(words)
    return next(block.kind for block in document.blocks if block.start <= at < block.end)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Updated 3 April 2024. Reading time: 7 min", "3 April 2024"),
        ("By Lan Tran | Last updated: April 3, 2024 | 5 min read", "April 3, 2024"),
        ("(Số 4, tháng 6 năm 2023)", "tháng 6 năm 2023"),
        ("Bản tin tuần số 8/2024 (từ 19/2 đến 25/02/2024)", "25/02/2024"),
        ("Tuần từ 19/2 đến 25/02/2024", "25/02/2024"),
        ("(Số ra ngày 25/02/2024)", "25/02/2024"),
        ("Chuyên mục Hỏi đáp - Số liệu năm 2022, đăng ngày 25/02/2024", "25/02/2024"),
        ("Bình Lâm, tháng 2 năm 2024", "tháng 2 năm 2024"),
        ("Trung tâm Số Bình Lâm - Cập nhật tháng 2/2024", "tháng 2/2024"),
        ("BÌNH LÂM - 25/02/2024, 16:42", "25/02/2024"),
        ("Văn Lâm | 17:30 | 25/02/2024", "25/02/2024"),
        ("Cập nhật: 25.02.2024 • 4 phút đọc", "25.02.2024"),
        ("Chủ nhật, 25 Tháng 2 2024 15:21", "25 Tháng 2 2024"),
        ("Đăng bởi: Admin | Ngày: 25-02-2024 | Chuyên mục: Tin tức", "25-02-2024"),
    ],
)
def test_issue_author_section_and_reading_time_stand_beside_a_date(line: str, date: str) -> None:
    found = dateline(line)
    assert found is not None
    assert (found.publisher, found.date) == ("", date)
    page = read("Hòa An trồng rau bằng dữ liệu", line, BODY)
    assert (page.title, kind_of(page, line)) == ("Hòa An trồng rau bằng dữ liệu", "byline")


@pytest.mark.parametrize(
    "line",
    [
        "Số: 54/TB-BCĐ",
        "Tháng 7/2024",
        "Từ 15/4 đến 20/4/2024",
        "Hội nghị số 2 ngày 14/9/2024",
        "Khai mạc hội thảo - 22/08/2024, 16:42",
        "Số liệu năm 2023",
    ],
)
def test_a_number_or_a_period_alone_is_no_dateline(line: str) -> None:
    assert dateline(line) is None


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("BÁO LÂM ĐỒNG", "Báo Lâm Đồng"),
        ("BÁO LÂM ĐỒNG | Cơ quan của Đảng bộ tỉnh Lâm Đồng", "Báo Lâm Đồng"),
        ("TẠP CHÍ LÀNG SỐ", "Tạp chí Làng số"),
        ("Cổng thông tin điện tử tỉnh Sơn La > Văn bản > Kế hoạch", "Cổng thông tin điện tử tỉnh Sơn La"),
        ("Tạp chí Làng số - Bản điện tử", "Tạp chí Làng số"),
        ("The Highland Digital Review", "The Highland Digital Review"),
        ("BÁO CÁO", None),
        ("Báo chí đồng hành với chuyển đổi số", None),
        ("Sơn La làm kinh tế số - Báo Sơn La", None),
    ],
)
def test_the_site_above_the_headline_is_the_publisher(line: str, publisher: str | None) -> None:
    assert publisher_alone(line) == publisher
    if publisher:
        page = read(line, "Vườn rau biết nói", "12/05/2024 07:00", BODY)
        assert (page.publisher, page.title) == (publisher, "Vườn rau biết nói")


@pytest.mark.parametrize(
    "line",
    [
        "Góc bạn đọc > Sổ tay chữ ký số",
        "Góc bạn đọc » Sổ tay chữ ký số",
        "Mục: Trò chuyện",
        "Chuyên mục: Hướng dẫn cho người dân",
        "Mã số: HA-0124",
        "GIỚI THIỆU   TIN TỨC   VĂN BẢN   THỦ TỤC   SỐ LIỆU",
        "Trong số này: Lai Châu | Điện Biên | Sơn La",
        "(Ban hành kèm theo Kế hoạch của tỉnh)",
    ],
)
def test_sections_and_codes_are_no_title(line: str) -> None:
    assert read(line, "Bản làng trồng rau bằng dữ liệu", BODY).title == "Bản làng trồng rau bằng dữ liệu"


def test_a_question_may_be_the_headline() -> None:
    title = "Chữ ký số là gì? Vì sao ai cũng nên có một chữ ký số?"
    assert read("Góc bạn đọc > Sổ tay", title, BODY).title == title


def test_a_lead_below_the_date_is_no_title() -> None:
    title = "Hòa An và giấc mơ con tôm số"
    for lead in (
        "Người nuôi tôm ở Hòa An nay xem độ mặn trên điện thoại, thương lái xem tôm qua camera",
        "Người nuôi xem độ mặn trên điện thoại. Tỉnh mong vụ tôm này bớt một nửa rủi ro",
    ):
        assert read("12/06/2024 07:00", title, lead, BODY).title == title


def test_a_headline_of_two_lines_is_read_to_its_end() -> None:
    page = read("Báo Hòa An", "Hòa An: Ba nghìn hộ nuôi ngao đăng ký mã số", "vùng nuôi trên mạng", "", BODY)
    assert page.title == "Hòa An: Ba nghìn hộ nuôi ngao đăng ký mã số vùng nuôi trên mạng"


def test_the_author_below_the_headline_has_a_degree_and_a_school() -> None:
    page = read("Đưa số về bản: từ nhận thức đến hành động", "TS. LÊ THỊ LAM", "Trường Chính trị Hòa An", BODY)
    assert page.title == "Đưa số về bản: từ nhận thức đến hành động"
    assert kind_of(page, "TS. LÊ") == "byline"


def test_a_letterhead_may_have_number_and_date_on_one_line() -> None:
    page = read(
        "SỞ NỘI VỤ",
        "TỈNH GIA LAI",
        "Số: 87/TB-SNV            Gia Lai, ngày 02 tháng 5 năm 2024",
        "",
        "Thông báo",
        "Kết quả chấm điểm cải cách hành chính của các sở",
        "năm 2023",
        BODY,
        "          TRƯỞNG PHÒNG",
        "          (Ký, đóng dấu)",
        "          Rơ Châm Hiền",
    )
    assert page.title == "Thông báo kết quả chấm điểm cải cách hành chính của các sở năm 2023"
    assert (page.number, page.issued_on, page.kind) == ("87/TB-SNV", "2024-05-02", "notice")
    assert page.provinces == ("Gia Lai",)
    assert kind_of(page, "Rơ Châm Hiền") == "signature"


BULLETIN = (
    "ĐIỂM TIN VÙNG CAO",
    "Số 12/2024 (từ 18/3 đến 24/3/2024)",
    "Ban biên tập Bản tin Bản số",
    "▪ LAI CHÂU: 96 BẢN CÓ SÓNG MỚI",
    "Đến ngày 20/3, Lai Châu đã đưa sóng về thêm 96 bản, còn 41 bản chưa có điện lưới.",
    "▪ SƠN LA: XOÀI LÊN SÀN",
    "Trong quý I, 38 hợp tác xã bán được 640 tấn xoài trên sàn thương mại điện tử.",
)


def test_a_bulletin_is_named_by_its_head_and_is_of_no_single_province() -> None:
    page = read(*BULLETIN)
    assert (page.title, page.published_on, page.provinces) == ("ĐIỂM TIN VÙNG CAO", "2024-03-24", ())
    assert kind_of(page, "▪ LAI CHÂU") == "heading"


def test_a_report_of_a_plan_tells_its_number_and_date() -> None:
    page = read(
        "Kế hoạch phát triển hạ tầng số tỉnh Lai Châu năm 2024",
        "Thứ Hai, 04/03/2024",
        "Ngày 01/3/2024, UBND tỉnh ban hành Kế hoạch số 812/KH-UBND về hạ tầng số. Nội dung như sau:",
        BODY,
    )
    assert (page.number, page.issued_on, page.published_on) == ("812/KH-UBND", "2024-03-01", "2024-03-04")


def test_the_number_of_another_document_is_not_that_of_the_report() -> None:
    told = "Thực hiện Chỉ thị của tỉnh, ngày 01/3/2024 Sở ban hành Hướng dẫn số 12/HD-SXD về bản đồ."
    assert read("Kế hoạch số hóa bản đồ của Hòa An", told, BODY).number is None


def test_a_post_is_named_by_its_first_line_below_who_posted_it() -> None:
    page = read("Công an xã Hòa An", "12 tháng 4 lúc 08:15 · 🌐", "📣 LỊCH CẤP TÀI KHOẢN Ở CÁC BẢN", BODY)
    assert page.title == "LỊCH CẤP TÀI KHOẢN Ở CÁC BẢN"
    assert kind_of(page, "Công an xã") == "byline"


def test_the_site_tells_the_province_that_the_text_does_not() -> None:
    assert read("BÁO LÂM ĐỒNG", "Vườn rau biết nói", "12/05/2024 07:00", BODY).provinces == ("Lâm Đồng",)


@pytest.mark.parametrize(
    "line",
    [
        "P.V",
        "L.M",
        "THỦY TIÊN",
        "Thu Lan - Hữu Lâm",
        "Thu Lan (thực hiện)",
        "Bài: Thu Lan - Đồ họa: Hữu Lâm",
        "Tác giả bài viết: Phòng Truyền thông",
        "Được viết bởi Hồng Lan",
    ],
)
def test_who_wrote_it_stands_below_the_text(line: str) -> None:
    assert kind_of(read("Hòa An trồng rau bằng dữ liệu", BODY, line, "Tin liên quan", "Chợ số"), line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "Bài cùng chuyên mục: Lúa số | Trạm bơm biết nghe",
        "Mục từ khác: Chữ ký số | Dữ liệu mở",
        "<< Bản tin số 7 | Mục lục | Bản tin số 9 >>",
        "Tệp đính kèm: KH_07.pdf",
        "=> Xem thêm: Chợ số",
        "Bài viết cùng chủ đề",
        "Share this article",
        "In ra",
    ],
)
def test_links_and_tools_below_the_text_are_dropped(line: str) -> None:
    page = read("Hòa An trồng rau bằng dữ liệu", BODY, line)
    assert kind_of(page, line) in ("related", "comments")


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    lines = (
        "Ban Chỉ đạo Chuyển đổi số tỉnh họp hai phiên trong quý, ban hành mười",
        "văn bản chỉ đạo và một nghị quyết chuyên đề về mức thu không đồng với",
        "các loại phí khi làm dịch vụ công trên mạng, áp dụng cho mọi",
        "người dân của tỉnh từ tháng ba năm nay và cho cả doanh nghiệp nhỏ có",
        "trụ sở ở vùng cao.",
    )
    page = read("Hòa An: Ba việc đầu năm", *lines)
    assert [block.kind for block in page.blocks] == ["title", "paragraph"]


def test_the_first_page_of_a_paper_has_its_title_in_a_field() -> None:
    paper = read(
        "TRƯỜNG ĐẠI HỌC BÌNH LÂM",
        "Đề tài: Chuyển đổi số trong các hợp tác xã trồng chè tỉnh Bình Lâm",
        "Sinh viên thực hiện: Vũ Thị Mây",
        "Bình Lâm, tháng 2 năm 2024",
        "",
        BODY,
    )
    assert paper.title == "Chuyển đổi số trong các hợp tác xã trồng chè tỉnh Bình Lâm"


def test_a_masthead_that_names_the_party_is_no_letterhead() -> None:
    page = read(
        "BÁO BÌNH LÂM ONLINE",
        "Cơ quan của Đảng bộ Đảng Cộng sản Việt Nam tỉnh Bình Lâm",
        "",
        "BÌNH LÂM: BA NĂM ĐƯA DỊCH VỤ CÔNG VỀ BẢN",
        "Thứ tư, 11/12/2024, 08:15 (GMT+7)",
        BODY,
    )
    assert page.title == "BÌNH LÂM: BA NĂM ĐƯA DỊCH VỤ CÔNG VỀ BẢN"
