"""The one way in: questions as people type them, and what holds for every answer."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import candidates
from bot.assistant import LIMIT, Assistant
from bot.question import Question
from corpus.vietnamese.normalize import squeeze
from index import search
from index.build import build
from index.generation import Generation
from index.hit import Hit
from index.live import Live
from index.query import Query
from tests.answering_samples import Reply

pytest_plugins = ("tests.answering_fixtures",)

QUESTION = "Kinh tế số của Sơn La năm 2025 chiếm bao nhiêu phần trăm GRDP?"
STATUSES = {"answered", "unsure", "clarify", "not_found", "chat"}
PIECES = st.sampled_from([
    "Kinh tế số", "kinh te so", "Sơn La", "nghe an", "07-NQ/TU", "15/KH-UBND", "năm 2025", "bao nhiêu", "mấy", "%",
    "ai", "ở đâu", "so sánh", "và", "còn", "ngày 12/4", "?", "\n", "/tinh", "/nguon", "xin chào", "tổ công nghệ số",
    "không", "hủy bỏ", "99%", "Cần Thơ", "Lào Cai", "DTI", "gồm những gì", "vì sao", "<b>", "'", "²", "xyzt",
])  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        QUESTION,
        QUESTION.upper(),
        "kinh te so cua son la nam 2025 chiem bao nhieu phan tram grdp",
        "kinh tế số sơn la 2025 chiem bao nhieu %",
        unicodedata.normalize("NFD", QUESTION),
        "kinh tế soos Sơn La nawm 2025 chieems bao nhieeu %",
        "kts sơn la 2025 bn %",
        "kinh tế sốo Sơn La 2025 chiếm bao nhieu %",
        "Kinh tế số Sơn Laa 2025 bao nhiêu phần trăm",
        "  Kinh tế số\n của \t Sơn La\u200b năm 2025 chiếm bao nhiêu phần trăm?  ",
        "Em hỏi xíu ạ, kinh tế số của Sơn La năm 2025 bao nhiêu phần trăm vậy ad 😀",
    ],
)
def test_typing_as_it_is_gets_the_same_answer(reply: Reply, typed: str) -> None:
    answer = reply(typed)
    assert (answer.status, answer.answer) == ("answered", "12%")


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Sơn La có bao nhiêu tổ công nghệ số cộng đồng?", "1.204 tổ công nghệ số cộng đồng"),
        ("Kinh phí của kế hoạch Sơn La là bao nhiêu tiền?", "45 tỷ đồng"),
        ("Nghệ An xếp thứ mấy về DTI năm 2023?", "xếp thứ 9/63"),
        ("Nghị quyết 07-NQ/TU của Nghệ An ban hành ngày nào?", "12/4/2024"),
        ("Giám đốc Sở Khoa học và Công nghệ Sơn La là ai?", "Lò Văn Phương"),
        ("Ông Lò Văn Phương giữ chức vụ gì?", "Giám đốc Sở Khoa học và Công nghệ Sơn La"),
        ("Hội nghị ở Nghệ An họp ở đâu?", "ở Trung tâm Hội nghị Vinh"),
        ("Vì sao Sơn La đưa dịch vụ công lên mạng?", "để người dân vùng cao bớt đi lại"),
        ("Hội nghị ở Nghệ An bàn những việc gì?", "gồm hạ tầng số, dữ liệu số và kỹ năng số"),
        ("Kinh tế số của Sơn La chiếm 12% phải không?", "Kinh tế số của Sơn La chiếm 12% GRDP năm 2025."),
    ],
)
def test_every_kind_of_answer(reply: Reply, question: str, line: str) -> None:
    answer = reply(question)
    assert (answer.status, answer.answer) == ("answered", line)


def test_who_somebody_is_typed_in_small_letters_is_his_office(reply: Reply) -> None:
    assert reply("lò văn phương là ai").answer == "Giám đốc Sở Khoa học và Công nghệ Sơn La"
    assert (
        reply("người cùng lò văn phương làm kế hoạch Sơn La là ai").answer != "Giám đốc Sở Khoa học và Công nghệ Sơn La"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "", "a", "?", " ", "\n", "x" * 100_000, "Sơn La " * 20_000, "\x00", "kinh tế\x00số", "\ud800", "số \udfff",
        "😀🙏", "?!.,;", "' OR 1=1 --", "SELECT * FROM documents;", "<b>Sơn La</b>", "{{7*7}}", "${HOME}", "/", "%",
        "\u202eSơn La", "/nguon \x00", "²", "١٢%", "12" * 200,
    ],
    ids=lambda text: f"{text[:8]!r}",
)  # fmt: skip
def test_any_message_gets_a_polite_sentence(reply: Reply, typed: str) -> None:
    answer = reply(typed)
    assert answer.status in STATUSES
    assert len(answer.text) > 20


def holds(generation: Generation, assistant: Assistant, text: str) -> None:
    """What must be true of the answer to any question."""
    answer = assistant.reply(Question(text))
    assert answer.status in STATUSES
    assert bool(answer.citations) == (answer.status in ("answered", "unsure"))
    for n, citation in enumerate(answer.citations, 1):
        stored = generation.text(citation.document)
        assert (citation.n, citation.quote) == (n, squeeze(stored[citation.start : citation.end]))
        passage = generation.passage(citation.passage)
        assert passage is not None
        assert passage.start <= citation.start < citation.end
    quoted = " ".join(citation.quote for citation in answer.citations)
    assert [number for number in re.findall(r"\d+(?:[.,]\d+)*", answer.answer) if number not in quoted] == []


@given(st.lists(PIECES, min_size=1, max_size=9).map(" ".join))
def test_every_answer_is_quoted_word_for_word(generation: Generation, live: Live, text: str) -> None:
    holds(generation, Assistant(live), text)


@given(st.text(max_size=120))
def test_arbitrary_text_never_fails(generation: Generation, live: Live, text: str) -> None:
    holds(generation, Assistant(live), text)


@given(st.lists(PIECES, min_size=1, max_size=5).map(" ".join), st.lists(PIECES, min_size=1, max_size=5).map(" ".join))
def test_the_same_input_gets_the_same_output(live: Live, before: str, text: str) -> None:
    first, second = (Assistant(live).reply(Question(text, history=(before,))) for _ in range(2))
    assert first == second


def test_a_long_question_is_asked_to_be_shortened(reply: Reply) -> None:
    answer = reply("Sơn La " * LIMIT)
    assert answer.status == "not_found"
    assert str(LIMIT) in answer.text
    assert len(answer.question) == LIMIT


@pytest.mark.parametrize("command", ["/tinh ", "/sosanh ", "/vanban ", "/hoi "])
def test_a_command_with_a_long_argument_is_asked_to_be_shortened(reply: Reply, command: str) -> None:
    answer = reply(command + "x" * 100_000)
    assert answer.status == "not_found"
    assert str(LIMIT) in answer.text


def test_a_chat_is_remembered_and_forgotten(assistant: Assistant) -> None:
    assistant.reply(Question(QUESTION, "chat", 1000.0))
    assert assistant.reply(Question("còn Nghệ An năm 2024?", "chat", 1010.0)).answer == "18%"
    assert assistant.reply(Question("còn Nghệ An năm 2024?", "another", 1010.0)).answer != "18%"
    assistant.forget("chat")
    assert assistant.reply(Question("thế nào?", "chat", 1020.0)).status != "answered"


def test_history_is_replayed_without_a_time_limit_and_not_remembered(assistant: Assistant) -> None:
    assert (
        assistant.reply(Question("còn Nghệ An?", history=("Kinh tế số của Sơn La là bao nhiêu phần trăm?",))).answer
        == "18%"
    )


@pytest.mark.parametrize(
    ("command", "status", "words"),
    [
        ("/start", "chat", "Xin chào"),
        ("/trogiup", "chat", "Tôi tìm câu trả lời"),
        ("/nguon", "chat", "• Hà Giang phủ sóng vùng cao"),
        ("/nguon 0000000000", "not_found", "Không tìm thấy đoạn này"),
        ("/tinh Sơn La", "answered", "Sơn La"),
        ("/vanban 15/KH-UBND", "answered", "15/KH-UBND"),
        ("/sosanh kinh tế số Sơn La và Nghệ An", "answered", "18%"),
        ("/hoi Kinh phí của kế hoạch Sơn La là bao nhiêu tiền?", "answered", "45 tỷ đồng"),
    ],
)
def test_slash_commands_work_as_text(reply: Reply, command: str, status: str, words: str) -> None:
    answer = reply(command)
    assert answer.status == status
    assert words in answer.text


def test_a_passage_is_found_by_the_id_of_its_quote(assistant: Assistant, reply: Reply) -> None:
    (citation, *_) = reply(QUESTION).citations
    view = assistant.passage(citation.passage)
    assert view is not None
    assert citation.quote in squeeze(view.passage.text)
    assert view.document.id == "son-la"
    assert citation.quote in reply(f"/nguon {citation.passage}").text


def test_passages_lead_to_their_neighbours(assistant: Assistant, reply: Reply) -> None:
    view = assistant.passage(reply("Kinh phí của kế hoạch Sơn La là bao nhiêu tiền?").citations[0].passage)
    assert view is not None
    before, after = (assistant.passage(str(name)) for name in (view.previous, view.next))
    assert before is not None
    assert after is not None
    assert before.next == after.previous == view.passage.id


def test_an_unknown_passage_is_none(assistant: Assistant) -> None:
    assert assistant.passage("0000000000") is None
    assert assistant.passage("\x00") is None


def test_further_answers_come_one_by_one_until_there_are_none(assistant: Assistant) -> None:
    question = Question("Kinh tế số chiếm bao nhiêu phần trăm GRDP?")
    lines: list[str] = []
    while (answer := assistant.next_best(question, len(lines))) is not None:
        assert answer.status == "unsure"
        lines.append(answer.answer)
    assert {"12%", "18%", "6%"} <= set(lines)


def test_further_answers_to_a_command_are_those_of_its_question(assistant: Assistant) -> None:
    """The command itself used to be read as words of the question."""
    command, question = (
        assistant.next_best(Question(text), 0) for text in ("/tinh Sơn La", "Sơn La chuyển đổi số thế nào?")
    )
    assert command is not None
    assert question is not None
    assert command.citations == question.citations
    assert "/tinh" not in command.text


def test_documents_and_the_generation_are_named(assistant: Assistant, generation: Generation) -> None:
    assert [document.id for document in assistant.documents()] == ["ha-giang", "nghe-an", "son-la", "yen-bai"]
    assert assistant.generation_id == generation.id


def test_a_new_generation_is_taken_up(tmp_path: Path) -> None:
    corpus, data = tmp_path / "corpus", tmp_path / "data"
    corpus.mkdir()
    (corpus / "a.md").write_text("Ở Sơn La, kinh tế số chiếm 12% GRDP.", encoding="utf-8")
    build([corpus], data)
    live = Live(data, [corpus])
    live.refresh()
    assistant = Assistant(live)
    before = assistant.generation_id
    (corpus / "b.md").write_text("Ở Nghệ An, kinh tế số chiếm 18% GRDP.", encoding="utf-8")
    build([corpus], data)
    assistant.reload()
    assert assistant.generation_id != before
    assert assistant.reply(Question("Kinh tế số Nghệ An bao nhiêu phần trăm?")).answer == "18%"


def test_a_chat_on_a_province_is_not_answered_for_another(reply: Reply) -> None:
    assert reply("Tỉnh lập bao nhiêu tổ công nghệ số cộng đồng ở bản?").answer.startswith("1.204")
    assert reply("Tỉnh lập bao nhiêu tổ công nghệ số cộng đồng ở bản?", "Nghệ An xếp thứ mấy?").status == "not_found"


def assistant_of(folder: Path, article: str) -> Assistant:
    """An assistant that knows one article of Lai Châu."""
    articles = folder / "articles"
    articles.mkdir()
    head = "---\ntitle: Lai Châu làm số\nprovinces: [Lai Châu]\nkind: news\n---\n\n"
    (articles / "lai-chau.md").write_text(f"{head}{article}\n", encoding="utf-8")
    build([articles], folder / "data")
    live = Live(folder / "data", [articles])
    live.refresh()
    return Assistant(live)


def test_a_figure_of_several_years_has_a_line_each(tmp_path: Path) -> None:
    assistant = assistant_of(
        tmp_path,
        "Lai Châu phấn đấu đến năm 2025 thuộc nhóm 15 tỉnh, thành phố và năm 2030 thuộc nhóm 10 tỉnh, thành phố"
        " làm tốt chuyển đổi số.",
    )
    answer = assistant.reply(Question("Lai Châu phấn đấu vào nhóm mấy năm 2025 và năm 2030?"))
    assert answer.answer == "2025: thuộc nhóm 15 tỉnh, thành phố; 2030: thuộc nhóm 10 tỉnh, thành phố"


def test_the_texts_are_searched_once_for_all_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    searched = []

    def find(generation: Generation, wanted: Query, limit: int) -> list[Hit]:
        searched.append(wanted)
        return search.find(generation, wanted, limit)

    monkeypatch.setattr(candidates, "find", find)
    assistant = assistant_of(tmp_path, "Lai Châu đứng thứ 15 năm 2021 và thứ 10 năm 2022 về mở lớp cho vùng cao.")
    assistant.reply(Question("Lai Châu đứng thứ mấy về mở lớp năm 2021 và năm 2022?"))
    assert len(searched) == 1


def test_a_province_hopes_for_help_of_bodies_rather_than_of_somebody(tmp_path: Path) -> None:
    assistant = assistant_of(
        tmp_path,
        "Ông Lò Văn Phương nói Lai Châu đang mong giúp sức để đi nhanh hơn.\n\n"
        "Lai Châu mong nhận được sự giúp sức, đồng hành của Bộ Y tế và VNPT.",
    )
    answer = assistant.reply(Question("Lai Châu đang mong ai giúp sức, đi cùng?"))
    assert "Bộ Y tế" in answer.citations[0].quote


def test_who_leads_a_task_may_be_a_body(tmp_path: Path) -> None:
    assistant = assistant_of(tmp_path, "Lai Châu giao Sở Y tế chủ trì số hóa bệnh án ở các huyện vùng cao.")
    for question in ("Ai chủ trì số hóa bệnh án ở Lai Châu?", "Ai lo vụ số hóa bệnh án ở Lai Châu vậy?"):
        assert "Sở Y tế" in assistant.reply(Question(question)).answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ông Lò Văn Phương được miễn vé đò đầu tiên ở Lai Châu.", "Lò Văn Phương"),
        ("Trẻ em vùng cao được miễn vé đò đầu tiên ở Lai Châu.", "Trẻ em"),
    ],
)
def test_who_profits_is_somebody_or_else_a_group(tmp_path: Path, text: str, answer: str) -> None:
    assistant = assistant_of(tmp_path, text)
    assert assistant.reply(Question("Ai được miễn vé đò đầu tiên ở Lai Châu?")).answer.startswith(answer)
