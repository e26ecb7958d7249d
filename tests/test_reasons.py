"""Where a sentence tells a reason."""

import pytest

from bot.cues import cues
from bot.decision import decide
from bot.evidence import judge_all
from bot.sentence import Sentence
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask, Everything

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nhiều thư bị trả lại do địa chỉ cũ.", True),
        ("Nhiều thư bị trả lại do tỉnh kiểm tra.", False),
        ("Lớp học do Tỉnh đoàn mở.", False),
        ("Bản chưa có điện nên chưa dựng trạm.", True),
        ("Chợ trở nên đông hơn.", False),
        ("Điểm yếu nhất của tỉnh này là chi phí thời gian.", True),
        ("Chợ vắng do trời mưa khiến đường lầy.", True),
        ("Nguyên nhân chính là đường xa.", True),
        ("Đại biểu tìm hiểu nguyên nhân những khó khăn của xã.", False),
        ("Máy bơm hỏng, để đó từ lâu.", False),
        ("Bản họp để mua máy bơm.", True),
        ("Máy cũ thì không mở lớp được.", True),
        ("Nhiều xã bị lụt, lớp do UBND xã mở.", False),
    ],
)
def test_a_reason_is_told_by_its_words(text: str, told: bool) -> None:
    assert bool(cues("reason", text)) is told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Nguyên nhân là phần mềm đã cũ vì thiếu thợ.", "answered"),
        ("Phần mềm đã cũ vì thiếu thợ.", "not_found"),
    ],
)
def test_the_cause_of_what_was_said_before_needs_none_of_its_words(ask: Ask, text: str, status: str) -> None:
    before = "Trạm bơm của bản bị hỏng."
    whole = f"{before} {text}"
    article = Document("bai", "Bài báo", whole)
    passage = Passage("p", "bai", 0, len(whole), whole, "paragraph", ((0, len(before)), (len(before) + 1, len(whole))))
    asked = ask("Vì sao trạm bơm của bản bị hỏng?")
    ranked = judge_all(asked, [Sentence(article, passage, len(before) + 1, len(whole), text, before, "")])
    assert decide(asked, ranked, Everything()).status == status
