"""What stands below a heading, a question or the head of a table is read with it."""

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from bot.question import Question
from index.build import build
from index.live import Live

PLAN = """---
title: Kế hoạch hạ tầng số tỉnh Sơn La
provinces: [Sơn La]
number: 21/KH-UBND
issued_on: 2022-03-04
kind: plan
---

I. MỤC TIÊU

1. Đến năm 2025

a) Sóng 5G phủ 40% dân số Sơn La;

b) 30% trạm phát sóng dùng điện mặt trời.

2. Đến năm 2030

a) Sóng 5G phủ 99% dân số Sơn La;

b) 70% trạm phát sóng dùng điện mặt trời.

II. NHIỆM VỤ

1. Lắp 600 trụ đo nước ở vùng trồng nhãn Sông Mã. Chủ trì: Sở Nông nghiệp và Phát triển nông thôn; thời gian: quý IV.

2. Công an tỉnh

a) Rà lỗ hổng của trung tâm dữ liệu trong 10 ngày làm việc;
"""
DECISION = """---
title: Quyết định hỗ trợ bản số Nghệ An
provinces: [Nghệ An]
number: 12/QĐ-UBND
issued_on: 2023-06-05
kind: decision
---

Điều 1. Mỗi bản được cấp một máy tính, báo cáo trước ngày 15/12 hằng năm.

Điều 2. Quyết định này có hiệu lực kể từ ngày 20/6/2023 và thay thế Quyết định số 9/QĐ-UBND ngày 01/3/2020.

1. Mỗi thôn nuôi trâu được đỡ tiền mua thẻ tai cho đàn trâu ở bãi chăn xa.
"""
PILLARS = """---
title: Kế hoạch bản số tỉnh Lai Châu
provinces: [Lai Châu]
number: 8/KH-UBND
issued_on: 2021-02-09
kind: plan
---

1. Mục tiêu năm 2022

a) Về xã hội số

- 35% bản Lai Châu có người biết dùng máy khoan điện tử.

2. Mục tiêu năm 2027

a) Về xã hội số

- 90% bản Lai Châu có người biết dùng máy khoan điện tử.

III. NHIỆM VỤ

1. Dạy nghề sửa máy xay. Cơ quan chủ trì: Sở Công Thương.

2. Mở lớp đan len. Cơ quan chủ trì: Sở Nội vụ.
"""
DIGEST = """---
title: Điểm tin các địa phương
published_on: 2024-07-02
kind: news
---

## Chuyện ở Đắk Lắk

Toàn tỉnh có 640 máy sấy cà phê nối mạng.

## Chuyện ở Đồng Nai

Toàn tỉnh có 210 máy sấy cà phê nối mạng.
"""
INTERVIEW = """---
title: Bản số của Yên Bái
provinces: [Yên Bái]
published_on: 2023-08-01
kind: news
---

Phóng viên: Thưa ông, vì sao Yên Bái chọn cây quế để làm bản đồ số trước?

Ông Giàng A Sử: Vì cây ấy nuôi cả vùng. Ảnh chụp từ máy bay báo về trong 35 phút, trước đây mất 5 giờ.

Phóng viên: Xin cảm ơn ông!
"""
TABLE = """---
title: Bảng chấm điểm các xã của Hà Giang
provinces: [Hà Giang]
published_on: 2024-01-09
kind: news
---

| Hạng | Xã | Điểm | Hộ có cáp quang (%) |
| 1 | Xã Lũng Phìn | 91,25 | 93,0 |
| 2 | Xã Sủng Trái | 88,60 | 90,2 |

Ghi chú: Xã Sủng Trái bị trừ 5 điểm do gửi báo cáo chậm 12 ngày.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    corpus, data = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("data")
    for name, text in (
        ("ke-hoach", PLAN),
        ("quyet-dinh", DECISION),
        ("phong-van", INTERVIEW),
        ("bang", TABLE),
        ("tru-cot", PILLARS),
        ("diem-tin", DIGEST),
    ):
        (corpus / f"{name}.md").write_text(text, encoding="utf-8")
    build([corpus], data)
    return Assistant(Live(data, [corpus]))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.reply(Question(text))


@pytest.mark.parametrize(("year", "figure"), [(2025, "30%"), (2030, "70%")])
def test_the_year_of_a_heading_is_that_of_its_items(assistant: Assistant, year: int, figure: str) -> None:
    told = ask(assistant, f"Bao nhiêu % trạm phát sóng của Sơn La dùng điện mặt trời năm {year}?")
    assert told.answer == figure


@pytest.mark.parametrize(("year", "figure"), [(2022, "35%"), (2027, "90%")])
def test_a_heading_above_the_nearest_one_tells_the_year(assistant: Assistant, year: int, figure: str) -> None:
    told = ask(assistant, f"Bao nhiêu % bản Lai Châu có người dùng máy khoan điện tử năm {year}?")
    assert told.answer == figure


@pytest.mark.parametrize(("province", "figure"), [("Đắk Lắk", "640"), ("Đồng Nai", "210")])
def test_a_heading_tells_of_which_province_a_section_is(assistant: Assistant, province: str, figure: str) -> None:
    assert ask(assistant, f"{province} có bao nhiêu máy sấy cà phê nối mạng?").answer.startswith(figure)


@pytest.mark.parametrize(
    ("task", "body"), [("dạy nghề sửa máy xay", "Sở Công Thương"), ("mở lớp đan len", "Sở Nội vụ")]
)
def test_who_is_named_behind_a_label_leads_what_came_before(assistant: Assistant, task: str, body: str) -> None:
    assert ask(assistant, f"Cơ quan nào ở Lai Châu chủ trì {task}?").answer == body


def test_an_item_goes_on_with_its_heading(assistant: Assistant) -> None:
    told = ask(assistant, "Công an tỉnh Sơn La phải làm gì?")
    assert told.citations[0].quote.startswith("a) Rà lỗ hổng")


def test_who_leads_a_task_is_quoted_with_the_task(assistant: Assistant) -> None:
    told = ask(assistant, "Cơ quan nào chủ trì lắp trụ đo nước ở Sơn La?")
    assert told.answer == "Sở Nông nghiệp và Phát triển nông thôn"
    assert told.citations[0].quote.startswith("1. Lắp 600 trụ đo nước")


def test_an_interviewers_question_is_no_answer_but_says_what_is_answered(assistant: Assistant) -> None:
    told = ask(assistant, "Vì sao Yên Bái chọn cây quế làm bản đồ số trước?")
    assert told.citations[0].quote.startswith("Ông Giàng A Sử: Vì cây ấy nuôi cả vùng.")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Xã Lũng Phìn ở Hà Giang được bao nhiêu điểm?", "91,25"),
        ("Xã Lũng Phìn ở Hà Giang xếp hạng mấy?", "1"),
        ("Yên Bái chụp ảnh từ máy bay mất bao lâu?", "35 phút"),
    ],
)
def test_cells_ranks_and_spans_of_time_are_found(assistant: Assistant, question: str, answer: str) -> None:
    assert ask(assistant, question).answer == answer


def test_a_reason_may_follow_a_plain_do(assistant: Assistant) -> None:
    assert "chậm 12 ngày" in ask(assistant, "Vì sao xã Sủng Trái của Hà Giang bị trừ điểm?").text


def test_a_document_that_speaks_of_itself_is_the_one_asked_about(assistant: Assistant) -> None:
    """The other decision in that sentence used to make it one about the other."""
    assert ask(assistant, "Quyết định 12/QĐ-UBND có hiệu lực từ ngày nào?").answer == "20/6/2023"


def test_the_mark_of_an_item_is_no_answer(assistant: Assistant) -> None:
    told = ask(assistant, "Nghệ An đỡ tiền thẻ tai cho đàn trâu thế nào?")
    assert told.answer.startswith("Mỗi thôn nuôi trâu")
