"""From evidence to a whole answer: line, quotes, sources, notes."""

from dataclasses import replace

import pytest

from bot.compose import answered, compared, refused, source_lines
from corpus.document import Document
from tests.answering_samples import Ask, Judge, Reply

pytest_plugins = ("tests.answering_fixtures",)

YEN_BAI = Document(
    "yen-bai",
    "Yên Bái mở lớp",
    "",
    publisher="Báo Sông Hồng",
    published_on="2023-11-02",
    provinces=("Yên Bái",),
    numbers=("9-KH/UB",),
)
SENTENCE = "Yên Bái mở 40 lớp kỹ năng số."


def test_an_answer_has_the_line_the_quote_and_the_source(ask: Ask, judge: Judge) -> None:
    asked = ask("Yên Bái mở bao nhiêu lớp?")
    answer = answered(asked, "answered", [judge(asked, SENTENCE, YEN_BAI)], lambda _: SENTENCE)
    assert answer.answer == "40 lớp kỹ năng số"
    assert answer.text.split("\n\n")[:3] == [
        "40 lớp kỹ năng số",
        f"“{SENTENCE}” [1]",
        "Nguồn:\n[1] Yên Bái mở lớp · 9-KH/UB · Báo Sông Hồng · 02/11/2023",
    ]


def test_an_unsure_answer_says_so(ask: Ask, judge: Judge) -> None:
    asked = ask("Yên Bái mở bao nhiêu lớp?")
    answer = answered(asked, "unsure", [judge(asked, SENTENCE, YEN_BAI)], lambda _: SENTENCE)
    assert answer.text.startswith("Có thể bạn cần: 40 lớp")


def test_a_province_that_was_merged_is_noted_once(ask: Ask, judge: Judge) -> None:
    asked = ask("Yên Bái mở bao nhiêu lớp?")
    evidence = judge(asked, SENTENCE, YEN_BAI)
    answer = answered(asked, "answered", [evidence, evidence], lambda _: SENTENCE)
    assert answer.notes == ("Ghi chú: Yên Bái nay thuộc Lào Cai (từ 01/07/2025).",)
    assert answer.text.count("Ghi chú") == 1


def test_a_comparison_has_a_line_for_each_side(ask: Ask, judge: Judge) -> None:
    sides = [
        (ask(f"Kinh tế số của {name}"), f"Kinh tế số của {name} đạt {n}%.")
        for name, n in (("Sơn La", 12), ("Nghệ An", 18))
    ]
    documents = [Document(name, name, "") for name in ("a", "b")]
    texts = dict(zip("ab", (text for _, text in sides), strict=True))
    judged = [(side, judge(side, text, document)) for (side, text), document in zip(sides, documents, strict=True)]
    answer = compared(
        [(side, [item]) for side, item in judged], ask("So sánh kinh tế số của Sơn La và Nghệ An"), texts.__getitem__
    )
    assert answer.answer.startswith("Sơn La: Kinh tế số")
    assert "; Nghệ An: Kinh tế số" in answer.answer
    assert [citation.n for citation in answer.citations] == [1, 2]


def test_sides_that_stand_in_one_sentence_keep_a_line_each(ask: Ask, judge: Judge) -> None:
    text = "Kinh tế số của Sơn La đạt 12%; kinh tế số của Nghệ An đạt 18%."
    document = Document("a", "a", "")
    sides = [(asked, [judge(asked, text, document)]) for asked in map(ask, ("Kinh tế số Sơn La", "Kinh tế số Nghệ An"))]
    answer = compared(sides, ask("So sánh kinh tế số của Sơn La và Nghệ An"), lambda _: text)
    assert "Sơn La: " in answer.answer
    assert "Nghệ An: " in answer.answer
    assert [citation.n for citation in answer.citations] == [1, 2]


def test_a_refusal_has_no_line_and_no_citation(ask: Ask) -> None:
    answer = refused(ask("trâu?"), "not_found", "Chưa có.")
    assert (answer.answer, answer.citations, answer.text) == ("", (), "Chưa có.")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Kinh tế số của Sơn La là bao nhiêu?", None),
        ("CĐS Sơn La là gì?", "Hiểu là: chuyển đổi số Sơn La là gì?"),
        ("kinh tế sốo Sơn La", "Có phải bạn hỏi: kinh tế số Sơn La?"),
        ("kinh tế số Sơn La bn", None),  # chat words go without saying
    ],
)
def test_a_changed_reading_is_told_and_a_guess_asked_back(reply: Reply, question: str, said: str | None) -> None:
    answer = reply(question)
    assert answer.understood == said
    assert said is None or answer.text.startswith(said)


def test_what_is_not_known_of_a_source_is_left_out(reply: Reply) -> None:
    (citation, *_) = reply("Nghệ An xếp thứ mấy về DTI năm 2023?").citations
    assert source_lines([citation]) == [
        "[1] Nghệ An ra nghị quyết về chuyển đổi số · 07-NQ/TU · Báo Sông Lam · 20/05/2024"
    ]


def test_quotes_of_one_article_share_the_line_of_its_source(reply: Reply) -> None:
    (citation, *_) = reply("Nghệ An xếp thứ mấy về DTI năm 2023?").citations
    lines = source_lines([citation, replace(citation, n=2, title="Bài khác"), replace(citation, n=3)])
    assert [line.split(" Nghệ")[0].split(" Bài")[0] for line in lines] == ["[1] [3]", "[2]"]
