"""Which item of a series is asked for, and where a sentence has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.items import chosen, items, wanted_item
from tests.answering_samples import Read, Reply

pytest_plugins = ("tests.answering_fixtures",)

RANKS = (
    "Năm 2023, Sơn La xếp thứ 40/63 (trong đó, chính quyền số xếp thứ 47/63, kinh tế số xếp thứ 54/63, "
    "xã hội số xếp thứ 9/63)."
)
RISES = "Ba trụ cột đều tăng: Chính quyền số tăng 0,05; kinh tế số tăng 0,15 và xã hội số tăng 0,11."
INDICES = (
    "Chỉ số sẵn sàng (ICT index) xếp thứ 2; Chỉ số cải cách hành chính xếp thứ 4; PAPI xếp thứ 1 và PCI xếp thứ 8."
)
LEVELS = "Trên 90% ở cấp tỉnh, 80% ở cấp huyện và 60% ở cấp xã."


@pytest.mark.parametrize(
    ("question", "text", "item"),
    [
        ("Trụ cột nào của Sơn La xếp cao nhất?", RANKS, "xã hội số xếp thứ 9/63"),
        ("Mảng nào xếp hạng kém nhất?", RANKS, "kinh tế số xếp thứ 54/63"),
        ("Hạng 47/63 thuộc trụ cột nào?", RANKS, "chính quyền số xếp thứ 47/63"),
        ("54/63 là thứ hạng gì?", RANKS, "kinh tế số xếp thứ 54/63"),
        ("Chính quyền số hay kinh tế số xếp cao hơn?", RANKS, "chính quyền số xếp thứ 47/63"),
        ("Trụ cột nào tăng mạnh nhất?", RISES, "kinh tế số tăng 0,15"),
        ("Lĩnh vực nào tăng ít nhất?", RISES, "Chính quyền số tăng 0,05"),
        ("0,11 là mức tăng của trụ cột nào?", RISES, "xã hội số tăng 0,11"),
        ("Tỉnh đứng đầu ở chỉ số nào?", INDICES, "PAPI xếp thứ 1"),
        ("Chỉ số nào xếp thứ hai?", INDICES, "Chỉ số sẵn sàng (ICT index) xếp thứ 2"),
        ("chi so nao thap nhat", INDICES, "PCI xếp thứ 8"),
        ("Cấp nào đạt thấp nhất?", LEVELS, "60% ở cấp xã"),
        ("80% là mục tiêu của cấp nào?", LEVELS, "80% ở cấp huyện"),
    ],
)
def test_the_item_asked_for(read_as: Read, question: str, text: str, item: str) -> None:
    wanted = wanted_item(read_as(question))
    assert wanted is not None
    found = chosen(wanted, text)
    assert found is not None
    assert text[found.start : found.end] == item


@pytest.mark.parametrize(
    "question",
    [
        "Trụ cột nào được nhắc đến?",
        "Nhà mạng nào nhanh nhất?",
        "Lĩnh vực nào được nhắc trong xếp hạng chuyển đổi số?",
        "Nghị quyết mang tên gì?",
        "Tỉnh nào xếp cao nhất?",
        "Kinh tế số chiếm bao nhiêu?",
    ],
)
def test_other_questions_ask_for_no_item(read_as: Read, question: str) -> None:
    assert wanted_item(read_as(question)) is None


def test_one_figure_alone_is_no_series(read_as: Read) -> None:
    wanted = wanted_item(read_as("Trụ cột nào xếp cao nhất?"))
    assert wanted is not None
    assert chosen(wanted, "Kinh tế số xếp thứ 54/63.") is None


@given(st.text(alphabet="0123456789/%,.;:()| kinhtếsốxãhộichíquyềnấp", max_size=80))
def test_items_stand_where_they_say_and_hold_their_figure(text: str) -> None:
    for item in items(text):
        assert 0 <= item.start <= item.figure.start or item.start == item.figure.start
        assert item.figure.end <= item.end <= len(text)


def test_where_no_text_has_a_series_the_question_is_one_for_a_thing(reply: Reply) -> None:
    assert reply("Chỉ số nào của Sơn La thấp nhất?").status != "answered"
