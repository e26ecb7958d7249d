"""What weighs more in a question: that between which it leaves the choice."""

import pytest

from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "chosen"),
    [
        ("Ông Phương nói mở lớp là việc dễ hay việc khó?", ("dễ", "khó")),
        ("ong Phuong noi mo lop la viec de hay viec kho", ("dễ", "khó")),
        ("Nộp phí bắt buộc hay tự nguyện vậy ad?", ("bắt buộc", "tự nguyện")),
    ],
)
def test_one_of_two_between_which_is_chosen_meets_both(ask: Ask, question: str, chosen: tuple[str, str]) -> None:
    left = next(unit for unit in ask(question).units if unit.text == chosen[0])
    assert left.role == "content"
    assert chosen[1] in {text for text, _ in left.others}


def test_pillars_are_no_choice_but_two_topics(ask: Ask) -> None:
    units = {unit.text: unit.role for unit in ask("Kinh tế số hay xã hội số cao hơn?").units}
    assert units["kinh tế số"] == units["xã hội số"] == "content"


def test_what_stands_before_ra_sao_is_what_is_judged(ask: Ask) -> None:
    units = {unit.text: unit for unit in ask("Bài báo về hội nghị bản xa đánh giá kỹ năng số ra sao?").units}
    plain = {unit.text: unit for unit in ask("Bài báo đánh giá hội nghị bản xa với kỹ năng số ra sao?").units}
    assert units["kỹ năng số"].weight > plain["kỹ năng số"].weight
    assert units["hội nghị"].weight == plain["hội nghị"].weight


def test_what_governs_the_question_word_weighs_more(ask: Ask) -> None:
    governing = next(u for u in ask("Hội nghị bản xa bàn bạc những gì?").units if u.text == "bàn bạc")
    elsewhere = next(u for u in ask("Bàn bạc ở hội nghị bản xa xong thì được gì?").units if u.text == "bàn bạc")
    assert governing.weight > elsewhere.weight


def test_behind_ve_stands_what_weighs_more_than_the_predicate(ask: Ask) -> None:
    plain = next(u for u in ask("Bàn bạc ở hội nghị bản xa xong thì được gì?").units if u.text == "bàn bạc")
    governing = next(u for u in ask("Hội nghị bản xa bàn bạc những gì về lớp học?").units if u.text == "bàn bạc")
    assert governing.weight == plain.weight
