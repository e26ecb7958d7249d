"""Zalo's bubbles and words: plain, short enough, cut at a sentence, whatever the texts hold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, Citation
from bot.channels.zalo_bot_api import BotProfile
from bot.channels.zalo_incoming import inbox_items
from bot.channels.zalo_pages import answer_reply, buttons, passage_page, sources_page
from bot.channels.zalo_words import Command, command_in, passage_id, picked_number, thumb, wanted_passage
from bot.question import Question
from bot.render.cutting import units
from bot.render.zalo_text import TEXT_LIMIT, answer_text, plain_text
from corpus.document import Document
from tests.fake_assistant import LONG, QUOTE, FakeAssistant
from tests.fake_assistant import passage_id as fake_passage

ANSWERED = FakeAssistant().reply(Question("kinh tế số?"))
CITED = ANSWERED.citations[0]
SITE = "https://hoidap.example.com"
ANY_TEXT = st.text(max_size=3000) | st.text("😀a\u0301 .<&>\n\u200d/", max_size=3000)


def test_a_long_quote_is_cut_at_a_sentence_and_everything_else_stays() -> None:
    answer = replace(ANSWERED, citations=(replace(CITED, quote=LONG, marks=()),), notes=("Ghi chú: một.",))
    text = answer_text(answer)
    assert len(text) <= TEXT_LIMIT
    quote = text.split("“")[1].split("”")[0]
    assert quote.endswith(".…")
    assert LONG.startswith(quote.removesuffix("…"))
    assert "Ghi chú: một." in text
    assert text.endswith("(Gõ số thứ tự để hỏi câu đó.)")


def test_every_citation_has_its_number_at_quote_and_source() -> None:
    answer = replace(ANSWERED, citations=tuple(replace(CITED, n=n) for n in (1, 2, 3)))
    text = answer_text(answer)
    assert [text.count(f"[{n}]") for n in (1, 2, 3)] == [2, 2, 2]


def test_a_citation_is_a_link_to_our_own_page_where_there_is_one() -> None:
    assert f"\n{SITE}/p/{CITED.passage}\n" in answer_text(ANSWERED, site=SITE)
    assert "http" not in answer_text(replace(ANSWERED, citations=(replace(CITED, url="javascript:alert(1)"),)))


def test_an_unsure_answer_says_so_first() -> None:
    assert answer_text(replace(ANSWERED, status="unsure")).startswith("Có thể bạn cần: khoảng 20%")


def test_what_was_read_differently_is_told() -> None:
    assert answer_text(replace(ANSWERED, understood="Hiểu là: kinh tế số?")).startswith("Hiểu là: kinh tế số?\n\n")


def test_choices_the_core_listed_are_not_listed_twice() -> None:
    answer = Answer("05?", "clarify", "", "Của tỉnh nào?\n1. A\n2. B", choices=("05 A?", "05 B?"), labels=("A", "B"))
    assert answer_text(answer) == "Của tỉnh nào?\n1. A\n2. B\n\nGõ số thứ tự để chọn."


def test_more_choices_than_buttons_are_numbers_only() -> None:
    names = tuple("ABCDEFG")
    answer = Answer("05?", "clarify", "", "Của tỉnh nào?", choices=names, labels=names)
    reply = answer_reply(answer, "q", None, None)
    assert reply.buttons == ()
    assert reply.offered is not None
    assert len(reply.offered.questions) == 7


@given(ANY_TEXT, ANY_TEXT, st.sampled_from(["answered", "unsure", "clarify", "not_found", "chat"]), st.integers(0, 8))
def test_every_reply_fits_whatever_it_holds(told: str, other: str, status: str, count: int) -> None:
    citation = Citation(1, "d", other, told, "2023", told, other, "p", 0, 9, told * 3 or "x", ((0, 5),))
    citations = tuple(replace(citation, n=n + 1) for n in range(count))
    more = (told, other, told, other)
    answer = Answer(told, status, other, told * 2, citations, more, more[:2], more[:2], more, other)  # type: ignore[arg-type]
    for site in (None, SITE):
        reply = answer_reply(answer, "q", site, told)
        for text in (reply.text, reply.beside_buttons):
            assert 1 <= len(text) <= units(text) <= TEXT_LIMIT
            text.encode()
        assert len(reply.buttons) <= 5
        assert all(1 <= len(button.title) <= 100 and 1 <= len(button.payload) <= 1000 for button in reply.buttons)


@given(st.lists(st.text(max_size=300), max_size=8))
def test_buttons_hold_what_zalo_takes(questions: list[str]) -> None:
    assert all(0 < len(button.title) <= 100 for button in buttons(questions, ()))


@given(ANY_TEXT)
def test_plain_text_is_never_empty_nor_too_long(text: str) -> None:
    assert 1 <= units(plain_text(text)) <= TEXT_LIMIT


@given(ANY_TEXT)
def test_words_are_read_whatever_they_are(text: str) -> None:
    command_in(text)
    picked_number(text)
    wanted_passage(text)
    passage_id(text)
    thumb(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "event_name",
                    "message",
                    "from",
                    "chat",
                    "id",
                    "text",
                    "message_id",
                    "chat_type",
                    "is_bot",
                    "result",
                    "mentions",
                    "reply_to_message",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=30,
)


@given(JSON)
def test_updates_of_any_shape_are_read_or_left(update: object) -> None:
    for key, payload in inbox_items(update, BotProfile("b", ("Bot",))):
        assert key.encode()
        assert payload.encode()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/nguon k3v9x0q2ab", Command("nguon", "k3v9x0q2ab")),
        ("nguồn trang 2", Command("nguon", "2")),
        ("NGUỒN", Command("nguon")),
        ("/trogiup@bot", Command("trogiup")),
        ("mới?", Command("moi")),
        ("nguồn nhân lực", None),
        ("tỉnh nào đứng đầu", None),
        ("/sosanh A B", None),
        ("", None),
    ],
)
def test_commands(text: str, command: Command | None) -> None:
    assert command_in(text) == command


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", 1), ("12.", 12), ("số 3", 3), ("câu 2?", None), ("2025", None), ("1 + 1", None), ("", None)],
)
def test_numbers(text: str, number: int | None) -> None:
    assert picked_number(text) == number


def test_a_long_passage_is_one_bubble_that_says_so() -> None:
    text = passage_page(FakeAssistant().passage(fake_passage(2)), SITE).text
    assert len(text) <= TEXT_LIMIT
    assert "phần đầu" in text
    assert text.endswith(f"{SITE}/p/{fake_passage(2)}")
    assert QUOTE in passage_page(FakeAssistant().passage(fake_passage(1)), None).text


def test_the_list_of_sources_has_pages() -> None:
    documents = [Document(f"d{n}", f"Bài {n} " + "dài " * 200, "") for n in range(40)]
    pages = [sources_page(documents, number).text for number in (0, 1, 7, 99)]
    assert all(len(page) <= TEXT_LIMIT for page in pages)
    assert "Trang 1/7" in pages[0]
    assert pages[0] == pages[1]
    assert pages[2] == pages[3]
