"""What somebody is said to have promised, feared or blamed."""

import pytest

from bot.attitudes import attitudes_asked, tells_attitudes
from bot.sentence import Sentence
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Ông Lò Văn Phương hứa gì?", "Ông Lò Văn Phương cho biết, máy đã cũ.", False),
        ("Ông Lò Văn Phương hứa gì?", "Ông Lò Văn Phương cam kết thay máy.", True),
        ("Ông Lò Văn Phương lo ngại điều gì?", "Ông Lò Văn Phương đề nghị mở lớp.", False),
        ("Ông Lò Văn Phương lo ngại điều gì?", "Ông Lò Văn Phương e ngại máy cũ.", True),
        ("Giám đốc Sở cảnh báo điều gì?", "Giám đốc Sở nêu ba việc.", False),
        ("Giám đốc Sở nói gì?", "Giám đốc Sở nêu ba việc.", True),
        ("Giám đốc Sở là ai, cảm ơn ad nhiều", "Giám đốc Sở nêu ba việc.", True),  # thanks to the machine
        ("Giám đốc Sở cảnh báo điều gì?", "Giám đốc Sở mở phòng trưng bày.", False),
        ("Xã hứa gì?", "Xã nêu ba việc.", True),
    ],
)
def test_who_promises_or_fears_something_is_told_to_do_so(ask: Ask, question: str, text: str, told: bool) -> None:
    passage = Passage("p", "bai", 0, len(text), text, "paragraph", ())
    sentence = Sentence(Document("bai", "Bài báo", text), passage, 0, len(text), text, "", "")
    asked = ask(question)
    assert tells_attitudes(attitudes_asked(asked.units, asked.reading.tokens), sentence) is told
