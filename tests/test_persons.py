"""Persons whom a question names in its own way."""

import pytest

from bot.persons import with_persons
from bot.sentence import Sentence, meet
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


def sentence_of(text: str) -> Sentence:
    document = Document("bai", "Bài báo", text)
    return Sentence(document, Passage("p", "bai", 0, len(text), text, "paragraph", ()), 0, len(text), text, "", "")


TEXTS = [sentence_of("Ông Lò Văn Phương cho biết, tỉnh mở 40 lớp."), sentence_of("Dự có bà Võ Thị Hạnh.")]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("ông lò văn phương nói gì", ["lò văn phương"]),
        ("ong lo van phuong noi gi", ["lò văn phương"]),
        ("giám đốc võ thị hạnh nói gì", ["võ thị hạnh"]),
        ("Ông Phương nói gì?", ["lò văn phương"]),
        ("Ông Lò Văn Phương nói gì?", ["lò văn phương"]),
        ("Ông Tám nói gì?", []),
        ("địa phương nói gì", []),
        ("ông lô văn phượng nói gì", []),
    ],
)
def test_a_name_is_known_by_the_texts_however_it_was_typed(ask: Ask, question: str, names: list[str]) -> None:
    assert [unit.text for unit in with_persons(ask(question), TEXTS).units if unit.name] == names


def test_a_given_name_that_two_persons_have_names_neither(ask: Ask) -> None:
    texts = [*TEXTS, sentence_of("Ông Hà Minh Phương phát biểu.")]
    assert not any(unit.name for unit in with_persons(ask("Ông Phương nói gì?"), texts).units)


def test_a_full_name_is_met_by_ong_and_the_given_name_where_nobody_else_is_called_so(ask: Ask) -> None:
    called = sentence_of("Ông Phương nhấn mạnh việc mở lớp.")
    asked = with_persons(ask("Ông Lò Văn Phương nói gì?"), [*TEXTS, called])
    assert any(unit.name and meet(unit, called.words).credit for unit in asked.units)
    other = sentence_of("Ông Hà Minh Phương phát biểu.")
    asked = with_persons(ask("Ông Lò Văn Phương nói gì?"), [*TEXTS, called, other])
    assert not any(unit.name and meet(unit, called.words).credit for unit in asked.units)
