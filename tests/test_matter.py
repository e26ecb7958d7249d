"""Sentences that have the kind of answer asked for, and are about another matter."""

import pytest

from bot.asked import Asked
from bot.decision import Decision, decide
from bot.evidence import judge_all
from bot.sentence import sentences
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask, Everything, Judge

pytest_plugins = ("tests.answering_fixtures",)

TABLE = """Việc | Cơ quan chủ trì | Hạn | Kinh phí (triệu đồng)
1 | Mở chợ bản | Sở Y tế | 30/6/2025 | 850
2 | Dạy lái đò | VNPT | 30/9/2025 | 120"""
SON_LA = Document("son-la", "Sơn La làm số", TABLE, published_on="2025-01-15", provinces=("Sơn La",))


def decided(asked: Asked, text: str, kind: str = "paragraph") -> Decision:
    lines = text.splitlines()
    spans = tuple((text.index(line), text.index(line) + len(line)) for line in lines)
    passage = Passage("p", "son-la", 0, len(text), text, "table" if kind == "table" else "paragraph", spans)
    ranked = sorted(judge_all(asked, sentences(SON_LA, passage)), key=lambda e: -e.score)
    return decide(asked, ranked, Everything())


def answer(decision: Decision) -> str | None:
    best = decision.evidence[0] if decision.status == "answered" else None
    return best.sentence.text[best.cue.start : best.cue.end] if best and best.cue else None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Kinh phí dạy lái đò là bao nhiêu tiền?", "120"),  # the head of the table says that it is spent
        ("Kinh phí mở chợ bản là bao nhiêu tiền?", "850"),
        ("Công ty nào dạy lái đò?", "VNPT"),
        ("Công ty nào mở chợ bản?", None),  # VNPT stands in the other row
    ],
)
def test_a_row_answers_what_it_is_about(ask: Ask, question: str, told: str | None) -> None:
    table = TABLE.replace("Việc |", "TT | Việc |")
    assert answer(decided(ask(question), table, "table")) == told


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        (
            "Tỷ lệ nông dân học chữ của huyện Mai Sơn là bao nhiêu?",
            "Huyện Sông Mã có tỷ lệ nông dân học chữ đạt 38%.",
            "Chợ ở huyện Mai Sơn đông.\nTỷ lệ nông dân đạt 20%.",
        ),
        (
            "Mường Hoa còn bao nhiêu bản chưa có sóng?",
            "Nay còn 17 bản chưa có sóng, tập trung ở Mường Hoa.",
            "Sẽ giúp 17 bản chưa có sóng.",
        ),
    ],
)
def test_what_says_less_tells_no_better_than_a_sentence_whose_figures_are_of_others(
    ask: Ask, question: str, better: str, worse: str
) -> None:
    asked = ask(question)
    assert decided(asked, worse).status == "answered"
    assert decided(asked, f"{better}\n{worse}").status == "not_found"


@pytest.mark.parametrize(
    ("sentences", "status"),
    [
        ("VNPT dạy lái đò.", "answered"),
        ("Lớp dạy lái đò đã mở.\nVNPT giúp bản.", "answered"),
        ("Lái đò vui lắm.\nBản vui.\nVNPT của Sơn La mở chợ.", "not_found"),
    ],
)
def test_a_body_of_another_matter_is_no_answer(ask: Ask, sentences: str, status: str) -> None:
    assert decided(ask("Sơn La giao đơn vị nào mở lớp dạy lái đò?"), sentences).status == status


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Đã cấp 320 thẻ cho cán bộ.", False),
        ("Đã cấp 320 thẻ cho nông dân.", True),
        ("Đã cấp 320 thẻ.", True),
    ],
)
def test_what_others_got_is_not_what_is_counted(judge: Judge, sentence: str, own: bool) -> None:
    assert judge("Đã cấp bao nhiêu thẻ cho nông dân?", sentence).own_subject is own


def test_whom_the_rest_of_their_name_tells_are_no_others(judge: Judge) -> None:
    assert judge("Đã cấp bao nhiêu thẻ cho đồng bào vùng cao?", "Đã cấp 320 thẻ cho bà con vùng cao.").own_subject
