"""Documents looked up by number: the card, the choice among several, the nearest there are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from bot.question import Question
from corpus.vietnamese.normalize import squeeze
from index.generation import Generation
from index.live import Live
from tests.index_samples import build_index, write_articles

PLAN = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 77/KH-UBND
Lai Châu, ngày 03 tháng 02 năm 2024

KẾ HOẠCH
CHUYỂN ĐỔI SỐ TỈNH LAI CHÂU NĂM 2024

Căn cứ Nghị quyết số 09-NQ/TU ngày 12/4/2022 của Tỉnh ủy Lai Châu về chuyển đổi số tỉnh Lai Châu đến năm 2025;

Lai Châu đặt mục tiêu năm 2024 kinh tế số chiếm khoảng 11% GRDP.

Kế hoạch này áp dụng đối với các sở, ban, ngành và UBND các huyện.

Kế hoạch này thay thế Kế hoạch số 60/KH-UBND ngày 05/01/2023 của UBND tỉnh Lai Châu.

Người ký: Tẩn Văn Sơn.
"""
PAGES = {
    "ke-hoach": PLAN,
    "hoi-nghi": (
        "Hội nghị phổ biến Kế hoạch số 77/KH-UBND ngày 03/02/2024 của UBND tỉnh Lai Châu về chuyển đổi số năm 2024.\n\n"
        "Nghị quyết 09-NQ/TU của Tỉnh ủy Lai Châu coi dữ liệu là tài nguyên."
    ),
    "cao-bang": "Nghị quyết số 09-NQ/TU ngày 30/9/2021 của Tỉnh ủy Cao Bằng về phát triển du lịch số tỉnh Cao Bằng.",
    "trung-uong": "Nghị quyết số 09/NQ-CP ngày 01/02/2020 của Chính phủ về cải cách thủ tục hành chính trên mạng.",
}

Reply = Callable[..., Answer]


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    folder = tmp_path_factory.mktemp("cards")
    return build_index(write_articles(folder / "corpus", PAGES), folder / "data")[1]


@pytest.fixture(scope="module")
def reply(tmp_path_factory: pytest.TempPathFactory) -> Reply:
    folder: Path = tmp_path_factory.mktemp("cards")
    corpus = write_articles(folder / "corpus", PAGES)
    build_index(corpus, folder / "data")
    live = Live(folder / "data", (corpus,))
    live.refresh()
    assistant = Assistant(live)
    return lambda text, *history: assistant.reply(Question(text, history=history))


def field(answer: Answer, name: str) -> str:
    """The words of a field of the card and its quote number."""
    return next(note.partition(": ")[2] for note in answer.notes if note.startswith(f"• {name}"))


def test_a_card_quotes_each_field_of_the_document_itself(reply: Reply) -> None:
    card = reply("/vanban 77/KH-UBND")
    assert card.status == "answered"
    assert card.citations[0].document == "ke-hoach"
    assert "CHUYỂN ĐỔI SỐ TỈNH LAI CHÂU NĂM 2024" in card.citations[0].quote
    assert field(card, "Số").startswith("77/KH-UBND [")
    assert field(card, "Loại").startswith("KẾ HOẠCH [")
    assert field(card, "Cơ quan").startswith("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU [")
    assert field(card, "Ngày").startswith("ngày 03 tháng 02 năm 2024 [")
    assert field(card, "Người ký").startswith("Tẩn Văn Sơn [")
    assert field(card, "Đối tượng").startswith("áp dụng đối với các sở, ban, ngành và UBND các huyện [")
    assert field(card, "Mục tiêu").startswith("khoảng 11% [")
    assert "09-NQ/TU [" in field(card, "Văn bản liên quan")


def test_the_words_of_each_field_stand_in_the_quote_it_names(reply: Reply) -> None:
    card = reply("/vanban 77/KH-UBND")
    quotes = {f"[{citation.n}]": citation.quote for citation in card.citations}
    for note in card.notes:
        words, _, number = note.partition(": ")[2].rpartition(" ")
        if note.startswith("• ") and words and "[" not in words:
            assert words in quotes[number]


def test_every_quote_of_a_card_stands_in_its_text(reply: Reply, generation: Generation) -> None:
    for question in ("/vanban 77/KH-UBND", "NQ 09-NQ/TU của Cao Bằng", "kế hoạch 60"):
        for citation in reply(question).citations:
            stored = generation.text(citation.document)[citation.start : citation.end]
            assert squeeze(stored) == citation.quote
            assert all(0 <= start < end <= len(citation.quote) for start, end in citation.marks)


def test_every_passage_that_names_it_is_quoted(reply: Reply) -> None:
    assert {citation.document for citation in reply("KH 77").citations} == {"ke-hoach", "hoi-nghi"}


@pytest.mark.parametrize(
    "question",
    [
        "kế hoạch 77 của UBND tỉnh",
        "ke hoach 77",
        "KH77",
        "77khubnd",
        "kế hoạch bảy bảy",
        "Kế hoạch số 77 ngày 3/2/2024",
        "kế hoạch 77 của Lai Châu nói gì",
        "văn bản 77 nói về việc gì",
        "/vanban 77",
    ],
)
def test_plain_questions_look_a_document_up(reply: Reply, question: str) -> None:
    answer = reply(question)
    assert answer.status == "answered"
    assert answer.citations[0].document == "ke-hoach"
    assert field(answer, "Số").startswith("77/KH-UBND")


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký kế hoạch 77?",
        "Kế hoạch 77 ban hành ngày nào?",
        "Mục tiêu của kế hoạch 77",
        "Kế hoạch 77 thay cho kế hoạch nào?",
        "Kế hoạch 77 thay cho cái nào?",
    ],
)
def test_a_question_for_one_thing_gets_that_and_no_card(reply: Reply, question: str) -> None:
    assert not any(note.startswith("• Số") for note in reply(question).notes)


def test_a_follow_up_that_asks_for_one_thing_again_gets_no_card(reply: Reply) -> None:
    answer = reply("còn kế hoạch 77?", "Ai ký kế hoạch 15?")
    assert not any(note.startswith("• Số") for note in answer.notes)


def test_a_number_of_several_documents_is_asked_back(reply: Reply) -> None:
    asked = reply("nghị quyết 09")
    assert asked.status == "clarify"
    assert set(asked.labels) == {"09-NQ/TU của Lai Châu", "09-NQ/TU của Cao Bằng", "09/NQ-CP của Chính phủ"}
    for label, choice in zip(asked.labels, asked.choices, strict=True):
        told = reply(choice)
        assert told.status == "answered", choice
        assert field(told, "Số").startswith(label.split()[0])


def test_issuer_province_or_date_tell_which_is_meant(reply: Reply) -> None:
    assert reply("NQ 09 của Chính phủ").citations[0].document == "trung-uong"
    assert reply("NQ 09 của Cao Bằng").citations[0].document == "cao-bang"
    assert reply("Nghị quyết 09 ngày 30/9/2021").citations[0].document == "cao-bang"


def test_an_absent_number_says_so_and_shows_the_nearest(reply: Reply) -> None:
    absent = reply("/vanban 79/KH-UBND")
    assert absent.status == "not_found"
    assert "79/KH-UBND" in absent.text
    assert absent.text.index("77/KH-UBND") < absent.text.index("60/KH-UBND")
    assert reply(absent.suggestions[0]).citations[0].document == "ke-hoach"


def test_a_number_of_another_year_says_which_year_there_is(reply: Reply) -> None:
    other = reply("Nghị quyết 09 ngày 30/9/2019 của Cao Bằng")
    assert other.status == "not_found"
    assert "(30/09/2019)" in other.text
    assert "09-NQ/TU của Cao Bằng năm 2021" in other.text
    assert reply(other.suggestions[0]).citations[0].document == "cao-bang"


def test_a_plan_is_found_by_the_year_that_its_title_names(reply: Reply) -> None:
    assert reply("kế hoạch 77 năm 2024").citations[0].document == "ke-hoach"


def test_one_number_of_two_provinces_is_put_side_by_side(reply: Reply) -> None:
    both = reply("NQ 09-NQ/TU của Lai Châu và Cao Bằng khác nhau chỗ nào")
    assert {citation.document for citation in both.citations} == {"ke-hoach", "cao-bang"}


def test_a_document_of_another_province_is_not_shown(reply: Reply) -> None:
    assert reply("NQ 09-NQ/TU của Nghệ An").status == "not_found"


def test_a_card_has_no_target_of_another_province_with_the_same_number(tmp_path: Path) -> None:
    told = (
        "Theo Nghị quyết số 07-NQ/TU {date} của Tỉnh ủy {name}, "
        "{name} đặt mục tiêu năm 2025 kinh tế số chiếm {share}% GRDP."
    )
    pages = {
        "chung": "\n\n".join(
            told.format(date=date, name=name, share=share)
            for date, name, share in (("ngày 05/01/2022", "Lai Châu", 17), ("ngày 06/02/2021", "Cao Bằng", 23))
        )
    }
    corpus = write_articles(tmp_path / "corpus", pages)
    build_index(corpus, tmp_path / "data")
    live = Live(tmp_path / "data", (corpus,))
    live.refresh()
    answer = Assistant(live).reply(Question("/vanban 07-NQ/TU của Lai Châu"))
    assert [note for note in answer.notes if "Mục tiêu" in note] == [
        "• Mục tiêu · Tỷ trọng kinh tế số trong GRDP 2025: 17% [1]"
    ]


def test_what_the_texts_say_of_its_force_leads_when_asked(reply: Reply) -> None:
    replaced = reply("kế hoạch 60 còn hiệu lực không")
    assert "thay thế Kế hoạch số 60/KH-UBND" in replaced.answer
    assert "thay thế" in replaced.citations[0].quote
    silent = reply("nghị quyết 09 của Cao Bằng còn hiệu lực không")
    assert silent.answer.startswith("Kho tài liệu không nêu 09-NQ/TU")


def test_two_documents_are_put_side_by_side(reply: Reply) -> None:
    both = reply("kế hoạch 77 và 60 khác nhau chỗ nào")
    assert both.status == "answered"
    assert [note.split(":")[0] for note in both.notes[:2]] == ["• 77/KH-UBND", "• 60/KH-UBND"]
