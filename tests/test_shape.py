"""What the form of a sentence makes it worth."""

import pytest

from bot.sentence import Sentence
from bot.shape import ANNOUNCES, CARD, QUESTION, block
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)

HELD = "Sáng 18/8, tỉnh Sơn La khai mạc Hội nghị kỹ năng số."


def sentence_of(text: str) -> Sentence:
    document = Document("bai", "Bài báo", text)
    return Sentence(document, Passage("p", "bai", 0, len(text), text, "paragraph", ()), 0, len(text), text, "", "")


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("Doanh nghiệp khoe gì ở hội nghị kỹ năng số?", HELD, ANNOUNCES),
        ("Hội nghị kỹ năng số do ai tổ chức, nhằm mục đích gì?", HELD, 1.0),
        ("Hội nghị kỹ năng số khai mạc ngày nào?", HELD, 1.0),
        ("Bà Hạnh nói gì ở hội nghị?", "Phát biểu khai mạc hội nghị, bà Hạnh nhấn mạnh lớp học.", 1.0),
        ("Sơn La làm gì?", "Cơ quan ban hành | UBND tỉnh Sơn La", CARD),
        ("Cơ quan ban hành là gì?", "Cơ quan ban hành | UBND tỉnh Sơn La", 1.0),
        ("Sơn La làm gì?", "Sơn La làm gì cho dân bản?", QUESTION),
        ("Sơn La làm gì?", "Sơn La mở lớp cho dân bản.", 1.0),
    ],
)
def test_announcements_cards_and_questions_are_worth_less(ask: Ask, question: str, text: str, share: float) -> None:
    assert block(ask(question), sentence_of(text)) == share


def test_a_counted_noun_beside_its_figure_needs_less_of_the_topic(judge: Judge) -> None:
    evidence = judge(
        "Hội nghị quán triệt nghị quyết nối tới bao nhiêu điểm?", "Hội nghị họp trực tuyến với 160 điểm cầu."
    )
    assert evidence.counted
    assert evidence.nearness >= 0.5
