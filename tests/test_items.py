"""Which item of a series is asked for, and where a sentence has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import complete
from bot.decision import decide
from bot.items import chosen, items, labelled, wanted_item
from corpus.vietnamese.normalize import fold
from tests.answering_samples import Ask, Everything, Judge, Read, Reply

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
    ("question", "figures"),
    [
        ("Cấp huyện đạt mấy phần trăm?", ["80%"]),
        ("cap xa dat may phan tram", ["60%"]),
        ("Cấp huyện và cấp xã đạt mấy phần trăm?", []),
        ("Ngân sách tỉnh cấp mấy phần trăm?", []),
    ],
)
def test_a_level_that_a_question_names_picks_its_figure(question: str, figures: list[str]) -> None:
    assert [LEVELS[start : start + 3] for start in labelled(question, LEVELS)] == figures


@pytest.mark.parametrize(
    ("question", "text", "item"),
    [
        ("Trụ cột nào của Sơn La xếp cao nhất?", RANKS, "xã hội số xếp thứ 9/63"),
        ("Mảng nào xếp hạng kém nhất?", RANKS, "kinh tế số xếp thứ 54/63"),
        ("Cái nào trong các trụ cột, trụ cột nào thấp nhất?", RANKS, "kinh tế số xếp thứ 54/63"),
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
        ("Cấp xã hay cấp huyện cao hơn?", LEVELS, "80% ở cấp huyện"),
        ("Trong kinh tế số và xã hội số, Sơn La hạng nào cao nhất?", RANKS, "xã hội số xếp thứ 9/63"),
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
        "Làm thế nào để kinh tế số, xã hội số phát triển nhanh hơn?",
        "Tỉnh nào có kinh tế số cao hơn xã hội số?",
    ],
)
def test_other_questions_ask_for_no_item(read_as: Read, question: str) -> None:
    assert wanted_item(read_as(question)) is None


def test_one_figure_alone_is_no_series(read_as: Read) -> None:
    wanted = wanted_item(read_as("Trụ cột nào xếp cao nhất?"))
    assert wanted is not None
    assert chosen(wanted, "Kinh tế số xếp thứ 54/63.") is None


PARTS = st.sampled_from(
    ["kinh tế số", "xã hội số", "PCI", "cấp xã", "xếp thứ 9/63", "tăng 0,15", "80%", " ", ", ", "; ", " (", ") "]
)


@given(st.lists(PARTS, min_size=4, max_size=12).map("".join))
def test_items_stand_where_they_say_and_hold_a_figure_and_a_name(text: str) -> None:
    for item in items(text):
        assert text[item.start : item.end].strip()
        assert item.start <= item.figure.start < item.figure.end <= item.end
        assert item.name in fold(text[item.start : item.end])


def test_where_no_text_has_a_series_the_question_is_one_for_a_thing(reply: Reply) -> None:
    """It used to be refused as one for an item that nothing told."""
    asked = "Lĩnh vực nào của hội nghị Nghệ An được bàn nhiều nhất, gồm hạ tầng số?"
    assert reply(asked).citations


@pytest.mark.parametrize(
    ("turns", "item"),
    [
        (("Trụ cột nào của Sơn La xếp thứ 47?", "còn thứ 9?"), "xã hội số xếp thứ 9/63"),
        (("Trụ cột nào của Sơn La cao nhất?", "thấp nhất?"), "kinh tế số xếp thứ 54/63"),
    ],
)
def test_the_last_turn_says_which_item(ask: Ask, turns: tuple[str, str], item: str) -> None:
    wanted = wanted_item(complete(ask(turns[1]), ask(turns[0])).reading)
    assert wanted is not None
    found = chosen(wanted, RANKS)
    assert found is not None
    assert RANKS[found.start : found.end] == item


def test_a_turn_that_names_one_of_the_series_asks_for_that(ask: Ask) -> None:
    before = ask("Trụ cột nào của Sơn La cao nhất?")
    assert wanted_item(complete(ask("kinh tế số thì sao?"), before).reading) is None


def test_the_item_picked_is_near_wherever_it_stands(ask: Ask, judge: Judge) -> None:
    text = "Các trụ cột của Sơn La: chính quyền số thứ 12, kinh tế số thứ 13, xã hội số thứ 14."
    asked = ask("Trụ cột nào của Sơn La kém nhất?")
    assert decide(asked, [judge(asked, text)], Everything()).status == "answered"
