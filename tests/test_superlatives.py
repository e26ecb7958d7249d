"""Who comes first or last in something, asked and told in different words."""

import pytest

from bot.sentence import Sentence
from bot.superlatives import TELLS_MOST, TELLS_NONE, most_factor, tells_same
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask, Judge

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
        ("Đơn vị nào đứng đầu?", "Cơ quan quản lý là Sở Y tế.", TELLS_NONE),
        ("Đơn vị nào đứng đầu?", "Bản Mòn đồng nhất sổ, dân đầu tư máy.", TELLS_NONE),
        ("Đơn vị nào đứng đầu?", "Đơn vị đứng đầu là Bản Mòn.", TELLS_MOST),
        ("Xã nào nộp đơn chậm nhất?", "Xã Đá Bạc nộp đơn chậm nhất là ngày 30/6.", TELLS_NONE),
        ("Xã nào nộp đơn chậm nhất?", "Xã Đá Bạc nộp đơn chậm nhất trong huyện.", TELLS_MOST),
        ("Trong năm xã nào nộp đơn nhiều nhất?", "Nhiều nhất trong huyện là xã Đá Bạc.", TELLS_MOST),
        ("Xã nào nộp đơn nhiều nhất?", "Xã Đá Bạc nộp nhiều nhất năm 2024.", TELLS_MOST),
        ("Xã nào nộp đơn nhiều nhất?", "Mỗi xã nộp nhiều nhất bốn đơn.", TELLS_NONE),
        ("xa nao nop don it nhat", "Xã Đá Bạc thấp nhất.", TELLS_MOST),
        ("Cơ quan quản lý nào nhận đơn?", "Xã Đá Bạc cao nhất.", 1.0),
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


def test_a_sentence_with_the_opposite_superlative_is_worth_less(judge: Judge) -> None:
    texts = ("Xã Đá Bạc thấp nhất.", "Xã Đá Bạc cao nhất.")
    least, most = (judge("Xã nào nộp đơn ít nhất?", text).score for text in texts)
    assert least > most


def test_a_superlative_claimed_is_told_in_other_words(judge: Judge) -> None:
    assert judge("Tỉnh nào nộp đơn ít nhất?", "Sơn La nộp đơn thấp nhất.").claimed
    assert not judge("Tỉnh nào nộp đơn ít nhất?", "Sơn La nộp đơn cao nhất.").claimed
