"""Documents that are named only to tell of another one."""

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from bot.basis import carried_out, is_replaced, naming
from bot.decision import decide
from bot.evidence import judge_all
from bot.question import Question
from bot.sentence import Sentence
from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.document_number import find_numbers
from index.build import build
from index.live import Live
from tests.answering_samples import Ask, Everything

pytest_plugins = ("tests.answering_fixtures",)

PLAN = """---
title: Kế hoạch thực hiện Nghị quyết số 07-NQ/TU về chuyển đổi số
provinces: [Sơn La]
number: 12/KH-UBND
issued_on: 2024-06-05
kind: plan
---

ỦY BAN NHÂN DÂN
TỈNH SƠN LA
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/KH-UBND
Sơn La, ngày 05 tháng 6 năm 2024

KẾ HOẠCH
THỰC HIỆN NGHỊ QUYẾT SỐ 07-NQ/TU NGÀY 12/4/2024 CỦA TỈNH ỦY VỀ CHUYỂN ĐỔI SỐ

Căn cứ Quyết định số 49/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình trạm y tế nổi;

Kế hoạch này thay thế Kế hoạch số 90/KH-UBND ngày 03 tháng 02 năm 2020 và có hiệu lực kể từ ngày ký.

Bản nào cũng có lớp học số và một tổ giúp người già dùng điện thoại.

Nơi nhận:
- Các sở, ban, ngành của tỉnh;
- Lưu: VT.

Người ký: Lò Văn Phương.
"""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    corpus, data = tmp_path_factory.mktemp("plans"), tmp_path_factory.mktemp("plans-data")
    (corpus / "plan.md").write_text(PLAN, encoding="utf-8")
    build([corpus], data)
    return Assistant(Live(data, [corpus]))


def told(assistant: Assistant, question: str) -> Answer:
    return assistant.reply(Question(question))


@pytest.mark.parametrize(
    ("question", "basis"),
    [
        ("Kế hoạch của tỉnh để thực hiện Nghị quyết 07-NQ/TU số mấy?", ["07-NQ/TU"]),
        ("kế hoạch ủy ban làm theo nghị quyết 7 ra ngày nào", ["7-NQ"]),
        ("ke hoach trien khai nghi quyet so 07-NQ/TU", ["07-NQ/TU"]),
        ("Chương trình cụ thể hóa Nghị quyết 07-NQ/TU do ai ký?", ["07-NQ/TU"]),
        ("Kế hoạch 12/KH-UBND triển khai Nghị quyết 07-NQ/TU", ["07-NQ/TU"]),
        ("Nghị quyết 07-NQ/TU ban hành ngày nào?", []),
        ("Ai quán triệt việc thực hiện Nghị quyết 07-NQ/TU?", []),  # no document carries it out
        ("Kế hoạch ban hành theo Quyết định 33/QĐ-UBND", []),  # that decision issues the plan
    ],
)
def test_what_a_document_carries_out_is_not_what_is_asked_about(ask: Ask, question: str, basis: list[str]) -> None:
    found, _ = carried_out(question, find_numbers(question))
    assert [number.canonical for number in found] == basis
    asked = ask(question)
    assert [number.canonical for number in asked.basis] == basis
    assert not set(asked.basis) & set(asked.numbers)


def test_where_a_document_is_named_is_no_topic() -> None:
    question = "Quyết định 5/QĐ-TTg mà kế hoạch của tỉnh căn cứ vào phê duyệt gì?"
    place = naming(question, find_numbers(question))
    assert place is not None
    assert question[slice(*place)] == " mà kế hoạch của tỉnh căn cứ vào"
    of_whom = "Nghị quyết 5 của Chính phủ mà kế hoạch của tỉnh viện dẫn ra ngày nào?"
    place = naming(of_whom, find_numbers(of_whom))
    assert place is not None
    assert of_whom[place[1] :] == " ra ngày nào?"
    other = "Quyết định 5/QĐ-TTg phê duyệt gì?"
    assert naming(other, find_numbers(other)) is None


def test_a_programme_on_a_resolution_is_not_the_resolution() -> None:
    question = "Chương trình hành động của Sơn La về Nghị quyết 57 ai ký?"
    (number,), _ = carried_out(question, find_numbers(question))
    assert number.number == 57


def test_what_another_document_replaces_is_replaced() -> None:
    text = "Kế hoạch này thay thế Kế hoạch số 90/KH-UBND; theo Nghị quyết số 07-NQ/TU."
    assert [is_replaced(text, number.start) for number in find_numbers(text)] == [True, False]


@pytest.mark.parametrize(
    ("question", "replaced"),
    [
        ("Kế hoạch mới bỏ quyết định cũ số mấy?", True),
        ("ke hoach moi huy quyet dinh nao", True),
        ("Quyết định 5/QĐ-UBND thay cho cái nào?", True),
        ("Tỉnh công bố quyết định số mấy?", False),
        ("tinh cong bo ke hoach nao", False),
        ("Phân bổ kế hoạch số mấy?", False),
        ("Phát huy nghị quyết nào?", False),
    ],
)
def test_to_make_known_or_to_share_out_replaces_no_document(ask: Ask, question: str, replaced: bool) -> None:
    assert ask(question).of_replaced is replaced


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Kế hoạch Sơn La thực hiện Nghị quyết 07-NQ/TU có số hiệu gì?", "12/KH-UBND"),
        ("kế hoạch Sơn La triển khai nghị quyết 07-NQ/TU ban hành ngày nào", "ngày 05 tháng 6 năm 2024"),
        ("ke hoach son la lam theo nghi quyet 07-NQ/TU so may", "12/KH-UBND"),
        ("Nghị quyết 07-NQ/TU ban hành ngày nào?", "12/4/2024"),
        ("Kế hoạch 12/KH-UBND của Sơn La đề ngày nào?", "ngày 05 tháng 6 năm 2024"),
        ("Kế hoạch 12/KH-UBND có hiệu lực từ bao giờ?", "kể từ ngày ký"),
        ("Kế hoạch chuyển đổi số Sơn La thay thế kế hoạch nào?", "90/KH-UBND"),
        ("Kế hoạch chuyển đổi số mới của Sơn La bỏ cái kế hoạch cũ số mấy?", "90/KH-UBND"),
        ("Sơn La ra kế hoạch chuyển đổi số thì bỏ văn bản nào trước đây?", "90/KH-UBND"),
        ("Cho tôi xin số và ngày của kế hoạch chuyển đổi số Sơn La", "12/KH-UBND; ngày 05 tháng 6 năm 2024"),
        ("Kế hoạch 12/KH-UBND ai ký, ngày nào?", "Lò Văn Phương; ngày 05 tháng 6 năm 2024"),
    ],
)
def test_the_document_asked_about_tells_its_number_date_and_signer(
    documents: Assistant, question: str, line: str
) -> None:
    answer = told(documents, question)
    assert (answer.status, answer.answer) == ("answered", line)


def test_each_of_two_things_is_quoted_and_none_twice(documents: Assistant) -> None:
    signer, date = told(documents, "Kế hoạch 12/KH-UBND ai ký, ngày nào?").citations[:2]
    assert "Lò Văn Phương" in signer.quote
    assert "ngày 05 tháng 6 năm 2024" in date.quote
    assert len(told(documents, "Kế hoạch chuyển đổi số Sơn La số mấy, ngày nào?").citations) == 1


def test_who_signed_the_basis_is_not_told_by_the_signature_below_the_plan(documents: Assistant) -> None:
    assert told(documents, "Ai ký Nghị quyết 07-NQ/TU?").status == "not_found"


def test_the_list_of_recipients_tells_nothing_else(documents: Assistant) -> None:
    for question in ("Kế hoạch chuyển đổi số Sơn La kết luận những gì?", "Sơn La giao các sở, ban, ngành việc gì?"):
        assert not any("Nơi nhận" in citation.quote for citation in told(documents, question).citations)


def test_what_a_document_is_based_on_tells_no_kind_of_its_own(ask: Ask) -> None:
    asked = ask("Nghị quyết 57-NQ/TW mà kế hoạch của tỉnh viện dẫn ra ngày nào?")
    assert asked.wanted_code == "NQ"
    assert [number.canonical for number in asked.numbers] == ["57-NQ/TW"]


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Nghị quyết của Tỉnh ủy Sơn La về chuyển đổi số ra ngày nào?", "answered"),
        ("Quyết định của Tỉnh ủy Sơn La về chuyển đổi số ra ngày nào?", "not_found"),  # of another kind
        ("Chuyển đổi số Sơn La ra ngày nào?", "not_found"),  # asks for no document
    ],
)
def test_a_legal_basis_tells_the_day_of_the_document_that_it_names(ask: Ask, question: str, status: str) -> None:
    text = "Căn cứ Nghị quyết số 02-NQ/TU ngày 26/01/2021 của Tỉnh ủy về chuyển đổi số tỉnh Sơn La đến năm 2025;"
    basis = Passage("basis", "son-la", 0, len(text), text, "legal_basis", ((0, len(text)),))
    document = Document("son-la", "Chương trình chuyển đổi số tỉnh Sơn La", "", provinces=("Sơn La",))
    asked = ask(question)
    (evidence,) = judge_all(asked, [Sentence(document, basis, 0, len(text), text, "", "")])
    assert decide(asked, [evidence], Everything()).status == status
