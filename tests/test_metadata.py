"""What a raw page tells of itself."""

import pytest

from corpus.cleaning import mark_blocks
from corpus.document import Document
from corpus.metadata import Stated, describe, page_date
from corpus.titles import in_small_letters, shortened, without_number


def read(text: str, stated: Stated | None = None) -> Document:
    return describe("d", text, mark_blocks(text), stated or Stated())


PLAN = """URL: https://luat.example/ke-hoach-12.html
Kế hoạch 12/KH-UBND năm 2024 phát triển hạ tầng số tỉnh Yên Bái
| Số hiệu | 12/KH-UBND |
| Ngày ban hành | 05/03/2024 |
ỦY BAN NHÂN DÂN
TỈNH YÊN BÁI
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/KH-UBND
Yên Bái, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
PHÁT TRIỂN HẠ TẦNG SỐ TỈNH YÊN BÁI
Căn cứ Nghị quyết số 51-NQ/TU ngày 22/7/2021 của Tỉnh ủy;
Tỉnh phấn đấu hết năm 2025 có 80% hộ gia đình dùng cáp quang.
"""


def test_a_plan_has_title_number_date_and_province() -> None:
    document = read(PLAN)
    assert document.title == "Kế hoạch phát triển hạ tầng số tỉnh Yên Bái"
    assert document.number == "12/KH-UBND"
    assert document.issued_on == "2024-03-05"
    assert document.provinces == ("Yên Bái",)
    assert document.numbers == ("12/KH-UBND", "51-NQ/TU")
    assert document.kind == "plan"
    assert document.url == "https://luat.example/ke-hoach-12.html"
    assert document.publisher == "luat.example"
    assert document.published_on is None


def test_what_the_head_states_goes_first() -> None:
    document = read(PLAN, Stated(title="Hạ tầng số", provinces=(), number="13/KH-UBND", kind="news", publisher="Báo A"))
    assert (document.title, document.provinces, document.number) == ("Hạ tầng số", (), "13/KH-UBND")
    assert (document.kind, document.publisher) == ("news", "Báo A")


def test_numbers_in_related_links_are_not_the_documents() -> None:
    text = (
        "Lào Cai đẩy mạnh kinh tế số năm 2023\nBáo Lào Cai - 2023-05-04\n"
        "Tỉnh thực hiện Nghị quyết số 20-NQ/TU về chuyển đổi số.\n"
        "Tin liên quan\nKế hoạch số 99/KH-UBND của Hà Giang"
    )
    document = read(text)
    assert document.numbers == ("20-NQ/TU",)
    assert document.number is None
    assert document.provinces == ("Lào Cai",)
    assert (document.publisher, document.published_on) == ("Báo Lào Cai", "2023-05-04")


@pytest.mark.parametrize(
    ("title", "body", "provinces"),
    [
        ("Yên Bái và Lào Cai ký kết hợp tác số", "Hai tỉnh ký kết sáng 5/4/2023 tại Lào Cai.", ("Yên Bái", "Lào Cai")),
        ("Hà Nội, Huế, Hải Phòng dẫn đầu về chuyển đổi số", "Bảng xếp hạng được công bố hôm nay ở thủ đô.", ()),
        ("Hội thảo về chuyển đổi số vùng cao", "Yên Bái có 85% xã. Yên Bái đón khách từ Lào Cai.", ("Yên Bái",)),
        ("Hội thảo về chuyển đổi số vùng cao", "Các đại biểu đến từ nhiều nơi trao đổi kinh nghiệm hay.", ()),
        (
            "Con cua biết nói",
            "Ở Năm Căn (tỉnh Cà Mau) cua đã lên mạng.\nKhách từ Hà Nội, Cần Thơ đặt mua hằng ngày.",
            ("Cà Mau",),
        ),
        (
            "Người già lên mạng",
            "Bản nhỏ ở huyện Mù Cang Chải, Yên Bái có sóng.\nCon cháu ở Bình Dương gọi về Mù Cang Chải.",
            ("Yên Bái",),
        ),
        ("Hội thảo về chuyển đổi số ở Đà Lạt", "Các đại biểu đến từ nhiều nơi trao đổi kinh nghiệm.", ("Lâm Đồng",)),
    ],
)
def test_a_document_is_about_one_or_two_provinces_or_none(title: str, body: str, provinces: tuple[str, ...]) -> None:
    assert read(f"{title}\n{body}").provinces == provinces


def test_the_host_of_a_province_names_it() -> None:
    text = (
        "URL: https://baoyenbai.example/tin-1\nChuyển đổi số đi vào đời sống\nXã đã có 100% hộ dùng cáp quang"
        " trong năm nay."
    )
    assert read(text).provinces == ("Yên Bái",)


def test_a_ranking_is_told_by_its_rows() -> None:
    rows = " | ".join(f"{n} Tỉnh {chr(64 + n)}" for n in range(1, 24))
    document = read(f"Bảng xếp hạng chuyển đổi số năm 2022\nCục A - 2023\n{rows}")
    assert (document.kind, document.published_on) == ("ranking", "2023")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Thứ sáu, 09/06/2023 - 16:37", "2023-06-09"),
        ("Yên Bái, ngày 05 tháng 3 năm 2024", "2024-03-05"),
        ("2025-02", "2025-02"),
        ("2025-07-01", "2025-07-01"),
        ("2023", "2023"),
        ("Tuesday, May 10, 2022 17:32", "2022-05-10"),
        ("không có ngày", None),
    ],
)
def test_dates_of_pages(words: str, date: str | None) -> None:
    assert page_date(words) == date


@pytest.mark.parametrize(
    ("capitals", "small"),
    [
        (
            "KẾ HOẠCH TRIỂN KHAI THỰC HIỆN NGHỊ QUYẾT SỐ 13-NQ/TU CỦA BAN THƯỜNG VỤ TỈNH ỦY YÊN BÁI",
            "Kế hoạch triển khai thực hiện Nghị quyết số 13-NQ/TU của Ban Thường vụ Tỉnh ủy Yên Bái",
        ),
        ("NÂNG CAO CHỈ SỐ DTI TỈNH BÀ RỊA - VŨNG TÀU", "Nâng cao chỉ số DTI tỉnh Bà Rịa - Vũng Tàu"),
        ("Kế hoạch đã viết thường", "Kế hoạch đã viết thường"),
        ("QUYẾT ĐỊNH Về việc ban hành Đề án số", "Quyết định về việc ban hành Đề án số"),
    ],
)
def test_a_title_in_capitals_is_written_as_a_sentence(capitals: str, small: str) -> None:
    assert in_small_letters(capitals) == small


def test_the_number_is_left_out_of_a_title() -> None:
    assert without_number("Kế hoạch 12/KH-UBND năm 2024 phát triển hạ tầng") == "Kế hoạch phát triển hạ tầng"
    assert without_number("Nghị quyết về chuyển đổi số") == "Nghị quyết về chuyển đổi số"


def test_a_text_without_a_headline_is_named_by_its_first_sentence() -> None:
    assert read("TP. Huế có 100% xã dùng nền tảng số. Câu hai dài hơn.").title == "TP. Huế có 100% xã dùng nền tảng số"
    assert shortened("một " * 60).endswith("một…")
    assert len(shortened("một " * 60)) <= 120


def test_a_text_of_marks_alone_is_named_by_its_file() -> None:
    assert read("-----").title == "d"


def test_an_official_letter_is_named_by_its_subject() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH YÊN BÁI\nSố: 51/UBND-VX\nV/v cải thiện Chỉ số DTI\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nYên Bái, ngày 16 tháng 11 năm 2023\n"
        "Các cơ quan báo cáo kết quả trước ngày 20/12/2023."
    )
    document = read(text)
    assert document.title == "Công văn về việc cải thiện Chỉ số DTI"
    assert (document.number, document.issued_on) == ("51/UBND-VX", "2023-11-16")
