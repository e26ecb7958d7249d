"""A refusal says what is missing, what there is nearby, and what to try."""

from pathlib import Path

import pytest

from bot import texts_vi as say
from bot.assistant import Assistant
from bot.decision import Decision
from bot.known import KnownCorpus
from bot.question import Question
from bot.refusals import SOURCES, refusal, sources, too_long
from corpus.document import Document
from index.generation import Generation
from index.live import Live
from tests.answering_samples import Ask, Judge, Reply
from tests.index_samples import build_index, write_articles

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "Kinh tế số của Cần Thơ là bao nhiêu?",
            ["chưa có tài liệu nào về Cần Thơ", "Sơn La, Nghệ An, Hà Giang và Yên Bái"],
        ),
        ("Nghị quyết 09-NQ/TU ban hành ngày nào?", ["không có văn bản số 09-NQ/TU", "gần nhất có trong kho: 07-NQ/TU"]),
        ("Nghị quyết 07-NQ/TU của Sơn La nói gì?", ["không thấy văn bản này của Sơn La"]),
        ("Kinh tế số Sơn La năm 2030 là bao nhiêu?", ["năm 2030", "chiếm 12% GRDP năm 2025"]),
        ("Sơn La có bao nhiêu máy tính?", ["không nêu con số"]),
        ("Kinh tế số của Sơn La chiếm 99% phải không?", ["khác với tài liệu", "chiếm 12%"]),
        ("Ai phụ trách nông dân ở Yên Bái?", ["không nêu tên người này"]),
        ("Nông dân Yên Bái nuôi cá hồi ra sao?", ["chưa thấy tài liệu nào nói về", "cá hồi"]),
    ],
)
def test_what_is_missing_is_named(reply: Reply, question: str, words: list[str]) -> None:
    answer = reply(question)
    assert (answer.status, answer.answer, answer.citations) == ("not_found", "", ())
    assert [each for each in words if each not in answer.text] == []
    assert say.TRY in answer.text
    assert "đầu mối 1900" in answer.text


def test_a_number_of_several_provinces_is_asked_back_with_whole_questions(reply: Reply) -> None:
    answer = reply("Nghị quyết 07-NQ/TU ban hành ngày nào?")
    assert answer.status == "clarify"
    assert answer.labels == ("Hà Giang", "Nghệ An")
    assert reply(answer.choices[1]).answer == "12/4/2024"


class LaoCaiAlone(KnownCorpus):
    """A corpus with texts of Lào Cai and of nobody else."""

    def provinces(self) -> list[str]:
        return ["Lào Cai"]

    def has_documents_of(self, name: str) -> bool:
        return name == "Lào Cai"


def test_a_successor_is_named_but_never_answers_for_the_old_province(ask: Ask, generation: Generation) -> None:
    decision = Decision("not_found", "province_unknown", detail=("Yên Bái",))
    answer = refusal(ask("Kinh tế số Yên Bái?"), decision, LaoCaiAlone(generation), generation.text, None)
    assert "Yên Bái nay thuộc Lào Cai, nhưng tôi không lấy số liệu" in answer.text


def test_the_list_of_sources_ends_somewhere() -> None:
    documents = [Document(str(n), f"Bài {n}", "") for n in range(SOURCES + 2)]
    text = sources("/nguon", documents).text
    assert f"• Bài {SOURCES - 1}\n" in text
    assert text.endswith(say.MORE_SOURCES.format(count=2))
    assert say.MORE_SOURCES.split("{")[0] not in sources("/nguon", documents[:3]).text


def test_too_long_a_question_is_told_the_limit() -> None:
    assert "500" in too_long("…", 500).text


def test_where_no_text_is_of_a_province_none_is_listed(tmp_path: Path) -> None:
    corpus = write_articles(tmp_path / "corpus", {"chung": "Chuyển đổi số giúp người dân nộp hồ sơ qua mạng."})
    build_index(corpus, tmp_path / "data")
    live = Live(tmp_path / "data", (corpus,))
    live.refresh()
    answer = Assistant(live).reply(Question("Chuyển đổi số của Cần Thơ năm 2024 thế nào?"))
    assert "chưa có tài liệu nào về Cần Thơ." in answer.text
    assert "Hiện có tài liệu về" not in answer.text


def test_a_doubtful_answer_is_shown_as_the_nearest(ask: Ask, judge: Judge, generation: Generation) -> None:
    asked, sentence = ask("Sơn La dạy nông dân ra sao?"), "Nông dân Sơn La bán cá."
    decision = Decision("not_found", "doubtful", (judge(asked, sentence),))
    answer = refusal(asked, decision, KnownCorpus(generation), lambda _: sentence, None)
    assert (answer.status, answer.answer) == ("not_found", "")
    assert answer.text.startswith(say.DOUBTFUL)
    assert f"{say.NEAREST} “{sentence}”" in answer.text


def test_who_says_nothing_in_the_texts_is_told_so(reply: Reply) -> None:
    assert "không ghi lời của người này" in reply("Bà Võ Thị Hạnh phát biểu gì?").text
