"""Questions that follow an answer: figures of the same article that the texts really tell."""

from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.question import Question
from bot.suggestions import understood
from index.live import Live
from tests.index_samples import build_index, write_articles

PAGES = {
    "lai-chau": (
        "Tỉnh Lai Châu đặt mục tiêu năm 2027 kinh tế số chiếm khoảng 18% GRDP.\n\n"
        "Năm 2023, Lai Châu xếp thứ 44/63 về chỉ số chuyển đổi số (DTI).\n\n"
        "Lai Châu mở nhiều lớp kỹ năng số ở các bản."
    )
}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Live:
    folder = tmp_path_factory.mktemp("suggestions")
    build_index(write_articles(folder / "corpus", PAGES), folder / "data")
    return Live(Path(folder / "data"), (folder / "corpus",))


@pytest.fixture(scope="module")
def assistant(live: Live) -> Assistant:
    return Assistant(live)


def test_figures_of_the_article_are_offered_and_the_one_just_told_is_not(assistant: Assistant) -> None:
    answer = assistant.reply(Question("Kinh tế số của Lai Châu năm 2027 chiếm bao nhiêu phần trăm GRDP?"))
    assert answer.suggestions == ("Thứ hạng chuyển đổi số (DTI) của Lai Châu năm 2023 là bao nhiêu?",)
    assert answer.text.endswith("• Thứ hạng chuyển đổi số (DTI) của Lai Châu năm 2023 là bao nhiêu?")


def test_each_question_offered_is_answered_from_its_article(assistant: Assistant) -> None:
    offered = assistant.reply(Question("Lai Châu mở lớp kỹ năng số ở đâu?")).suggestions
    assert len(offered) == 2
    for question in offered:
        answer = assistant.reply(Question(question))
        assert (answer.status, answer.citations[0].document) == ("answered", "lai-chau")


def test_without_an_answer_nothing_is_offered(assistant: Assistant) -> None:
    assert assistant.reply(Question("Kinh tế số của Cần Thơ là bao nhiêu?")).suggestions == ()


def test_a_next_question_is_understood_once_for_all_articles_and_needs_no_repair(live: Live) -> None:
    question = "Thứ hạng chuyển đổi số (DTI) của Kon Tum năm 2023 là bao nhiêu?"
    asked = understood(live.generation, question)
    assert asked is understood(live.generation, question)
    assert (asked.kind, asked.provinces, asked.years, asked.reading.changes) == ("rank", ("Kon Tum",), (2023,), ())
