"""Who comes first or last in something, asked and told in different words."""

import pytest

from bot.sentence import Sentence
from bot.superlatives import TELLS_MOST, TELLS_NONE, most_factor, tells_same
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "text", "factor"),
    [
        ("Xã nào nộp đơn ít nhất?", "Xã Đá Bạc thấp nhất.", TELLS_MOST),
        ("Xã nào nộp đơn ít nhất?", "Xã Đá Bạc cao nhất.", TELLS_NONE),
        ("Xã nào nộp đơn ít nhất?", "Mỗi xã nộp ít nhất 20 đơn.", TELLS_NONE),
        ("Khách nước nào mua nhiều nhất?", "Khách Lào đông nhất.", TELLS_MOST),
        ("Xã nào nộp đơn?", "Xã Đá Bạc cao nhất.", 1.0),
        ("Bao nhiêu xã nộp đơn nhiều nhất?", "Xã Đá Bạc nộp 20 đơn.", 1.0),
        ("Người đứng đầu bản tên gì, lo việc gì?", "Ông Lò Văn Phương lo việc bản.", 1.0),
    ],
)
def test_a_superlative_asked_for_must_be_told(ask: Ask, question: str, text: str, factor: float) -> None:
    passage = Passage("p", "bai", 0, len(text), text, "paragraph", ())
    sentence = Sentence(Document("bai", "Bài", text), passage, 0, len(text), text, "", "")
    assert most_factor(ask(question), sentence) == factor


@pytest.mark.parametrize(
    ("words", "text", "same"),
    [
        ("ít nhất", "Bản này tăng thấp nhất.", True),
        ("ít nhất", "Bản này tăng cao nhất.", False),
        ("tăng", "Bản này tăng cao nhất.", False),
    ],
)
def test_a_superlative_is_told_in_other_words(words: str, text: str, same: bool) -> None:
    assert tells_same(words, text) is same
