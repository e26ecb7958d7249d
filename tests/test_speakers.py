"""Whose words a question asks for, and who of them speaks."""

import pytest

from bot.sentence import Meetings, Sentence, Words
from bot.speakers import are_silent, is_unheard_of, only_names, speakers_asked, speaks, tells_of_topic
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)

SPEAKER = ("lo van phuong",)


def sentence_of(text: str) -> Sentence:
    document = Document("bai", "Bài báo", text)
    return Sentence(document, Passage("p", "bai", 0, len(text), text, "paragraph", ()), 0, len(text), text, "", "")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Ông Lò Văn Phương nói gì?", ("lo van phuong",)),
        ("Ông Lò Văn Phương giữ chức gì?", ()),
        ("Ông Lò Văn Phương mong muốn gì?", ("lo van phuong",)),
        ("Mục đích là gì, cái có ông Lò Văn Phương phát biểu?", ()),
        ("Giám đốc Sở nói gì ở Mù Cang Chải?", ()),
        ("Ông Lò Văn Phương phát biểu khai mạc gì?", ("lo van phuong",)),
    ],
)
def test_the_persons_whose_words_are_asked_for(ask: Ask, question: str, names: tuple[str, ...]) -> None:
    assert speakers_asked(ask(question)) == names


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Ông Lò Văn Phương tham quan gian hàng.", True),
        ("Dự hội nghị có: Lò Văn Phương, Giám đốc Sở; Võ Thị Hạnh nhấn mạnh việc mở lớp.", True),
        ("Ông Lò Văn Phương phát biểu tại hội nghị.", True),
        ("Ông Lò Văn Phương nhấn mạnh việc mở lớp.", False),
        ("Phát biểu tại hội nghị, ông Lò Văn Phương nêu ba việc.", False),
        ("Bà Võ Thị Hạnh nhấn mạnh việc mở lớp.", True),
    ],
)
def test_who_is_only_present_or_pictured_says_nothing(text: str, silent: bool) -> None:
    assert are_silent(SPEAKER, [sentence_of(text)]) is silent


def test_where_nobody_is_named_nobody_is_silent() -> None:
    assert not are_silent((), [sentence_of("Ông Lò Văn Phương tham quan gian hàng.")])


def test_a_sentence_with_the_name_and_no_verb_of_saying_only_names() -> None:
    assert only_names(SPEAKER, sentence_of("Ông Lò Văn Phương tham quan gian hàng."))
    assert not only_names(SPEAKER, sentence_of("Ông Lò Văn Phương cho biết, tỉnh mở 40 lớp."))
    assert not only_names(SPEAKER, sentence_of("Tỉnh mở 40 lớp."))


@pytest.mark.parametrize(
    ("question", "unheard"),
    [
        ("Chủ tịch VINASA phát biểu gì?", True),
        ("Chủ tịch Hội Nông dân phát biểu gì?", False),
        ("Chủ tịch nói gì?", False),
        ("Chủ tịch VINASA là ai?", False),
    ],
)
def test_the_head_of_a_body_is_heard_where_both_are_named_together(ask: Ask, question: str, unheard: bool) -> None:
    asked = ask(question)
    meetings = Meetings(asked.units)
    met = [meetings.of(Words(text)) for text in ("VINASA cùng tỉnh mở hội nghị.", "Chủ tịch Hội Nông dân nhấn mạnh.")]
    assert is_unheard_of(asked, meetings.units, met) is unheard


@pytest.mark.parametrize(
    ("question", "after", "tells"),
    [
        ("Ông Lò Văn Phương nói gì về lớp học?", "Lớp học họp buổi tối.", True),
        ("Ông Lò Văn Phương nói gì về du lịch?", "Lớp học họp buổi tối.", False),
        ("Ông Lò Văn Phương nói gì?", "Lớp học họp buổi tối.", True),
    ],
)
def test_words_of_somebody_are_about_what_is_asked(ask: Ask, question: str, after: str, tells: bool) -> None:
    asked, sentence = ask(question), sentence_of("Ông Lò Văn Phương cho biết, máy đã cũ.")._replace(after=after)
    meetings = Meetings(asked.units)
    met = list(zip(meetings.units, meetings.of(sentence.words), strict=True))
    assert tells_of_topic(asked, sentence, met) is tells


@pytest.mark.parametrize(
    ("text", "speaks_so"),
    [
        ("Ông Phương nhấn mạnh việc mở lớp.", True),
        ('"Máy đã cũ", ông Phương cười.', True),
        ("Theo Giám đốc Sở Lò Văn Phương, máy đã cũ.", True),
        ("Ông Phương Văn Tám nhấn mạnh việc mở lớp.", False),
        ("Ông Phương tham quan gian hàng.", False),
    ],
)
def test_who_is_called_by_the_given_name_or_behind_a_quotation_speaks(text: str, speaks_so: bool) -> None:
    assert speaks(SPEAKER[0], sentence_of(text)) is speaks_so


def test_a_given_name_speaks_in_articles_alone_that_name_somebody_in_full() -> None:
    assert are_silent(SPEAKER, [sentence_of("Ông Phương nhấn mạnh việc mở lớp.")])
