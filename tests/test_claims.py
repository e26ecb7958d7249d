"""The figure that a yes-or-no question asks about."""

import pytest

from bot.decision import decide
from corpus.document import Document
from tests.answering_samples import Ask, Everything, Judge

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        ("Lớp có 40 nông dân phải không?", "amount", 40),
        ("Kinh tế số đạt 12% chưa?", "percent", 12),
        ("Kế hoạch tốn 45 tỷ đồng hả?", "money", 45e9),
        ("Sơn La xếp thứ 23 đúng không?", "rank", 23),
        ("50 nông dân dự lớp có nuôi cua không?", "truth", None),  # told of, not asked about
        ("Kinh tế số tăng từ 8% lên 12% phải không?", "truth", None),
        ("Có đúng 3 trụ cột không?", "truth", None),
        ("Xã hội số tăng 0,12 phải không?", "amount", 0.12),  # of an index, which counts nothing
        ("Lớp có bao nhiêu nông dân?", "amount", None),
    ],
)
def test_a_claim_is_the_figure_that_is_asked_about(ask: Ask, question: str, kind: str, value: float | None) -> None:
    asked = ask(question)
    assert (asked.kind, asked.claim.value if asked.claim else None) == (kind, value)


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("Lớp có 40 nông dân phải không?", "Lớp có 40 nông dân, 12 cán bộ.", "Lớp có 12 nông dân, 40 cán bộ."),
        (
            "Kinh tế số năm 2024 đạt 12% phải không?",
            "Kinh tế số năm 2024 đạt 12%.",
            "Kinh tế số năm 2024 đạt 9% (năm 2025: 12%).",
        ),
        (
            "Kinh tế số xếp thứ 42 phải không?",
            "Chính quyền số xếp thứ 31/63, kinh tế số xếp thứ 42/63.",
            "Chính quyền số xếp thứ 42/63, kinh tế số xếp thứ 31/63.",
        ),
        (
            "Sơn La xếp thứ 23 năm 2022 phải không?",
            "Năm 2022 Sơn La xếp thứ 23.",
            "Năm 2023 Sơn La xếp thứ 23, tăng 8 bậc so với năm 2022.",
        ),
    ],
)
def test_a_claim_is_told_by_the_figure_of_what_it_is_about(
    ask: Ask, judge: Judge, question: str, told: str, other: str
) -> None:
    asked = ask(question)
    assert decide(asked, [judge(asked, told)], Everything()).status == "answered"
    assert decide(asked, [judge(asked, other)], Everything()).status == "not_found"


def test_whether_a_figure_is_reached_is_told_by_how_far_it_is(ask: Ask, judge: Judge) -> None:
    asked = ask("Kinh tế số đạt 20% chưa?")
    assert decide(asked, [judge(asked, "Kinh tế số mới đạt 12%.")], Everything()).status == "answered"
    assert decide(asked, [judge(asked, "Mục tiêu là kinh tế số đạt 20%.")], Everything()).status == "not_found"


def test_a_sentence_with_fewer_words_of_the_question_confirms_no_claim(ask: Ask, judge: Judge) -> None:
    asked = ask("Có 90 nông dân đã nuôi cua phải không?")
    ranked = [judge(asked, "Có 40 nông dân đã nuôi cua."), judge(asked, "Bản có 90 nông dân.")]
    assert decide(asked, ranked, Everything()).reason == "premise"


@pytest.mark.parametrize(
    ("question", "sentence", "status"),
    [
        ("Chợ ra mắt ngày 3/6/2024 phải không?", "Chợ ra mắt ngày 3/6/2024.", "answered"),
        ("Chợ ra mắt ngày 4/7/2024 phải không?", "Chợ ra mắt ngày 3/6/2024; ngày 4/7/2024 chợ nghỉ.", "answered"),
        ("Chợ ra mắt ngày 15/1/2025 phải không?", "Chợ ra mắt ngày 3/6/2024.", "not_found"),  # the day of the article
        ("Kế hoạch do Sở Y tế soạn phải không?", "Kế hoạch do Sở Y tế soạn.", "answered"),
        ("Kế hoạch do Sở Y tế soạn phải không?", "Sở Y tế dự họp về kế hoạch.", "not_found"),
        ("Tổ do bí thư đứng đầu phải không?", "Tổ do bí thư đứng đầu.", "answered"),
        ("Tổ do chủ tịch đứng đầu phải không?", "Tổ do bí thư đứng đầu.", "not_found"),
        ("Nuôi cua lãi tăng hay giảm?", "Nuôi cua lãi giảm mạnh.", "answered"),
        ("Nuôi cua lãi tăng hay giảm?", "Nuôi cua lãi 4 đồng.", "not_found"),
        ("Nuôi cua có lãi không?", "Chợ mở ngày 3/6.", "not_found"),
    ],
)
def test_a_sentence_tells_what_a_yes_or_no_question_claims(
    ask: Ask, judge: Judge, question: str, sentence: str, status: str
) -> None:
    document = Document("cho", "Nuôi cua ở chợ", "", published_on="2025-01-15")
    asked = ask(question)
    assert decide(asked, [judge(asked, sentence, document)], Everything()).status == status
