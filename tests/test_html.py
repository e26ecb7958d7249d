"""Markup: whatever a text holds, it stays text."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot import texts_web_vi as say
from bot.answer import Answer, Citation
from bot.channels.web_assets import theme
from bot.render.html import Html, element, join, text
from bot.render.html_answer import Dress, marked, source_facts, turn, web_address
from bot.render.links import Links

NASTY = "<script>alert(1)</script>\"'&amp;\x00\ud800\u202e</p>"
texts = st.text(max_size=60)


class Tags(HTMLParser):
    """The tags and attributes of some markup, and its text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]
        assert all(not (value or "").lower().startswith("javascript:") for name, value in attrs if name == "href")
        if tag not in ("input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_text_is_escaped_and_markup_is_not() -> None:
    assert element("p", "a < b", element("b", "&"), None) == "<p>a &lt; b<b>&amp;</b></p>"
    assert join([text("<"), "<", Html("<br>")]) == "&lt;&lt;<br>"


def test_attributes() -> None:
    made = element("input", class_="a", aria_label='"', required=True, hidden=False, value=None, maxlength=3)
    assert made == '<input class="a" aria-label="&quot;" required maxlength="3">'


@given(texts, st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70))))
@example("abc", [(0, 2), (1, 3), (2, 3)])
def test_marks_change_no_word(words: str, marks: list[tuple[int, int]]) -> None:
    plain = Tags(text(words)).words
    assert Tags(marked(words, marks)).words == plain


@given(texts, texts, texts)
@example(NASTY, NASTY, "javascript:alert(1)")
def test_no_answer_breaks_out_of_its_markup(asked: str, told: str, url: str) -> None:
    citation = Citation(1, told, told, told, "2023-06-09", url, told, "abcdefghij", 0, 5, told, ((0, 2),))
    answer = Answer(asked, "unsure", told, told, (citation,) * 5, (told,), (told,), (told,), (told,), told)
    part = Tags(turn(asked, answer, told, Dress(Links("https://x.example/y"))))
    assert part.open == []
    assert set(part.seen) <= {
        *("article", "p", "span", "div", "figure", "blockquote", "mark", "figcaption", "a", "button"),
        *("form", "input", "details", "summary"),
    }


def test_a_quote_always_carries_a_mark() -> None:
    citation = Citation(1, "d", "T", None, None, None, None, "abcdefghij", 0, 5, "Lời văn", ((3, 99),))
    part = turn("q", Answer("q", "answered", "Lời", "Lời", (citation,)), "id", Dress(Links()))
    assert '<blockquote><p><mark class="whole">Lời văn</mark></p></blockquote>' in part


def test_words_to_people() -> None:
    citation = Citation(1, "d", "T", None, None, None, None, "abcdefghij", 0, 5, "Lời văn")
    unsure = turn("q", Answer("q", "unsure", "20%", "", (citation,), understood="kinh tế"), "id", Dress(Links()))
    assert "Có thể bạn cần: 20%" in unsure
    assert "Hiểu là: kinh tế" in unsure
    asked_back = Answer("q", "clarify", "", "Tỉnh nào?", choices=("của A?", "của B?"), labels=("A", "B"))
    chosen = turn("q", asked_back, "id", Dress(Links()))
    assert '<button name="question" value="của A?" class="chip">A</button>' in chosen
    assert say.FEEDBACK not in turn("q", Answer("q", "chat", "", "Chào!"), "id", Dress(Links()))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "https://x y", "", None])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_sources_are_told_in_full() -> None:
    assert source_facts("48-NQ/TU", None, "2023-06-09") == ["48-NQ/TU", "09/06/2023"]


def test_links() -> None:
    assert Links().to("/tai-lieu", tinh="Yên Bái", nam="", trang=2) == "/tai-lieu?tinh=Y%C3%AAn+B%C3%A1i&trang=2"
    assert Links().document("a b/c?d") == "/tai-lieu/a%20b/c%3Fd"
    assert Links().passage("abcdefghij", 3, 9) == "/p/abcdefghij?trich=3-9#p-abcdefghij"
    assert Links().shared("abcdefghij") == ""
    assert Links("https://x.example/y").shared("abcdefghij") == "https://x.example/y/p/abcdefghij"


@pytest.mark.parametrize(("colour", "writing"), [("#0b5c8a", "#fff"), ("#ffd400", "#000"), ("#c8102e", "#fff")])
def test_writing_is_readable_on_the_organisations_colour(colour: str, writing: str) -> None:
    assert f"--on-accent:{writing}" in theme(colour)


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        theme("red;}body{display:none")
