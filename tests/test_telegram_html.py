"""Answers as Telegram messages: always valid, never too long, quotes word for word."""

import json
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, Citation, Status
from bot.channels.telegram_keyboards import Press, answer_keyboard, button, copied_citation, read_press
from bot.channels.telegram_passages import passage_page, sources_page, start_page
from bot.render.cutting import clean, cut, pages, units, window
from bot.render.telegram_html import TEXT_LIMIT, answer_message, plain_message
from corpus.document import Document
from corpus.passage import Passage
from tests import telegram_rules as rules
from tests.fake_assistant import QUOTE, FakeAssistant, View, passage_id

ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(list("<>&\"'/ab \n\t\x00…")),
        st.sampled_from(["👩‍👩‍👧", "\u202e", "\u200b", "\ud800", "ế", "e\u0302\u0301", "\U0001d56c", "\ufeff"]).map(
            lambda s: s[0]
        ),
    ),
    max_size=600,
)
LONG_TEXT = st.builds(lambda text, times: text * times, ANY_TEXT, st.integers(1, 40))


def citation(quote: str = QUOTE, n: int = 1, marks: tuple[tuple[int, int], ...] = ()) -> Citation:
    return Citation(
        n, "d", "Tiêu đề", "Báo", "2023-06-09", "https://example.com/", "48-NQ/TU", "k3v9x0q2ab", 0, 9, quote, marks
    )


def answer(*citations: Citation, status: Status = "answered") -> Answer:
    return Answer("hỏi?", status, "khoảng 20%", "khoảng 20%", citations)


@given(
    LONG_TEXT,
    LONG_TEXT,
    st.lists(st.tuples(st.integers(-9, 900), st.integers(-9, 900)), max_size=20),
    st.integers(1, 9),
)
def test_every_answer_is_valid_and_fits(head: str, quote: str, marks: list[tuple[int, int]], count: int) -> None:
    citations = tuple(citation(quote + "x", n, tuple(marks)) for n in range(1, count + 1))
    citations = (
        replace(citations[0], title=head, publisher=quote[:400], number=head[:90], url=quote[:60]),
        *citations[1:],
    )
    shown = replace(
        answer(*citations), answer=head, notes=(quote, head), understood=head, suggestions=(head, quote), question=quote
    )
    for status in get_args(Status):
        message = answer_message(replace(shown, status=status, text=quote), asked=head)
        parsed = rules.check_text(message.html, "HTML")
        assert units(parsed.text) <= TEXT_LIMIT
        assert rules.check_text(message.plain, None).text == parsed.text
    keyboard = answer_keyboard(shown, "0123456789ab")
    assert keyboard is not None
    rules.check_markup(json.dumps(keyboard.to_dict()))


@given(LONG_TEXT)
def test_every_passage_page_and_list_is_valid_and_fits(text: str) -> None:
    document = Document("d" * 40, text, text, text[:200], "2023", "http://x" + text[:20], (text[:30],), text[:40])
    view = View(document, Passage("k3v9x0q2ab", "d", 0, len(text), text, "paragraph", ()), None, "k3v9x0q2ac")
    for outgoing in (
        passage_page(view, 0),
        passage_page(view, 99),
        sources_page([document] * 9, 1),
        start_page([document], (text,), 30),
    ):
        rules.check_text(outgoing.text.html, "HTML")


@given(LONG_TEXT, st.integers(0, 500))
def test_a_cut_text_is_a_beginning_and_fits(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert units(short) <= limit
    assert text.startswith(short.removesuffix("…"))


@given(LONG_TEXT, st.integers(2, 500))
def test_pages_leave_nothing_out(text: str, limit: int) -> None:
    parts = pages(text, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(units(part) <= limit for part in parts)


@given(ANY_TEXT, st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600)), max_size=6), st.integers(20, 300))
def test_marks_of_a_window_mark_the_same_words(text: str, marks: list[tuple[int, int]], limit: int) -> None:
    shown, moved = window(text, tuple(marks), limit)
    assert units(shown) <= limit
    for start, end in moved:
        assert any(text[a:b].startswith(shown[start:end].rstrip("…")) for a, b in marks if a < b <= len(text))


def test_a_quote_stands_word_for_word_with_its_marks() -> None:
    html = answer_message(answer(citation(marks=((67, 75),)))).html
    assert f"<blockquote>{QUOTE[:67]}<b>{QUOTE[67:75]}</b>{QUOTE[75:]}</blockquote>" in html


def test_a_long_quote_is_folded_and_a_short_one_is_not() -> None:
    assert "<blockquote expandable>" in answer_message(answer(citation("rất dài " * 60))).html
    assert "<blockquote>" in answer_message(answer(citation("ngắn"))).html


def test_a_cut_quote_shows_its_mark() -> None:
    quote = "đầu " * 3000 + "ĐÂY LÀ CON SỐ 20% " + "cuối " * 3000
    at = quote.index("20%")
    parsed = rules.check_text(answer_message(answer(citation(quote, marks=((at, at + 3),)))).html, "HTML")
    assert "ĐÂY LÀ CON SỐ 20%" in parsed.text


def test_an_answer_that_is_not_sure_says_so_once() -> None:
    assert answer_message(answer(citation(), status="unsure")).plain.startswith("Có thể bạn cần: khoảng 20%")
    told = replace(answer(citation(), status="unsure"), answer="Có thể bạn cần: số này")
    assert answer_message(told).plain.count("Có thể bạn cần") == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", 'https://x/"><b>', "ftp://x", "", "https://a b"])
def test_only_web_addresses_become_links(url: str) -> None:
    assert "<a " not in answer_message(answer(replace(citation(), url=url))).html


def test_an_empty_message_says_something() -> None:
    for text in ("", " \n", "\x00"):
        assert plain_message(text).plain.strip()


def test_accents_stay_with_their_letter_when_cut() -> None:
    assert cut("chuye\u0302\u0309n", 7) == "chuy…"


def test_cutting_prefers_the_end_of_a_sentence() -> None:
    assert cut("Câu một khá dài. Câu hai cũng khá dài.", 24) == "Câu một khá dài.…"


def test_control_characters_and_lone_surrogates_go() -> None:
    assert clean("a\x00b\ud800c\td\ne") == "abc d\ne"


def test_callback_data_is_short_and_read_back() -> None:
    data = button("Xem", "page", "k3v9x0q2ab", 12).callback_data
    assert data == "page:k3v9x0q2ab:12"
    assert read_press(data) == Press("page", "k3v9x0q2ab", 12)
    with pytest.raises(ValueError, match="64"):
        button("Xem", "page", "ệ" * 30)


def test_a_long_quote_is_copied_as_far_as_it_goes_with_its_source() -> None:
    copied = copied_citation(citation("rất dài " * 60), "https://hoi.vn")
    assert copied.startswith("“rất dài")
    assert copied.endswith("; 48-NQ/TU; Báo; đăng ngày 09/06/2023; https://hoi.vn/p/k3v9x0q2ab)")
    assert units(copied) <= 256


def test_a_long_source_leaves_the_copied_quote_room() -> None:
    long = replace(citation("Kinh tế số chiếm 12% GRDP."), title="rất dài " * 60, publisher="Báo " * 60)
    copied = copied_citation(long)
    assert copied.startswith("“Kinh tế số chiếm 12% GRDP.” (Nguồn: rất dài")
    assert units(copied) <= 256


def test_a_passage_names_its_neighbours_and_its_page() -> None:
    view = FakeAssistant().passage(passage_id(1))
    assert view is not None
    keyboard = passage_page(view, 0).keyboard
    assert keyboard is not None
    assert [[key["text"] for key in row] for row in keyboard.to_dict()["inline_keyboard"]] == [
        ["‹ Đoạn trước", "Đoạn sau ›"],
        ["🔗 Trang gốc"],
    ]
