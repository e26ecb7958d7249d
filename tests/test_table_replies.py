"""Tables of figures as each channel shows them: the lines above the quotes, nothing told twice, never too long."""

import re
from dataclasses import replace

import pytest

from bot.answer import Answer, Citation
from bot.render import answer_parts
from bot.render.cutting import units
from bot.render.html_answer import Dress, turn
from bot.render.links import Links
from bot.render.telegram_html import TEXT_LIMIT, answer_message
from bot.render.zalo_text import TEXT_LIMIT as ZALO_LIMIT
from bot.render.zalo_text import answer_text
from tests import telegram_rules as rules

SITE = "https://hoidap.example.com"
SCOPE = "Chỉ tiêu: Tỷ trọng kinh tế số trong GRDP, mục tiêu năm 2025."
MERGED = "Tỉnh Sông Vàng nay thuộc tỉnh Núi Xanh."


def citation(n: int, document: str) -> Citation:
    quote = f"Theo kế hoạch, tỉnh thứ {n} phấn đấu đến năm 2025 kinh tế số chiếm khoảng {n}0% tổng sản phẩm của tỉnh."
    title = f"Bài về mục tiêu kinh tế số của {document}"
    marks = ((quote.index(f"{n}0%"), quote.index(f"{n}0%") + 3),)
    return Citation(
        n, document, title, "Báo Sông Vàng", "2023-06-09", None, "48-NQ/TU", f"doan0000{n:02}", 0, 9, quote, marks
    )


def table(documents: list[str], lines: int | None = None) -> Answer:
    """A table with a line for each citation, and more lines if asked for."""
    citations = tuple(citation(n, document) for n, document in enumerate(documents, 1))
    numbers = [min(n, len(documents)) for n in range(1, (lines or len(documents)) + 1)]
    listed = tuple(f"• Chỉ tiêu thứ {at} của tỉnh · 2025 · mục tiêu: {n}0% [{n}]" for at, n in enumerate(numbers, 1))
    notes = (SCOPE, *listed, "… và 3 số liệu khác trong kho.", MERGED)
    return Answer("/tinh x", "answered", "Số liệu của Sông Vàng:", "", citations, notes=notes)


SMALL = table(["Sông Vàng", "Sông Vàng", "Núi Xanh"])
LARGEST = table([f"Tỉnh {n}" for n in range(10)], 12)
ONE_SOURCE = table(["Sông Vàng"] * 8)


def test_the_notes_of_a_table_are_told_apart_from_the_others() -> None:
    above, below = answer_parts.notes(SMALL)
    assert above == list(SMALL.notes[:-1])
    assert below == [MERGED]
    assert answer_parts.notes(replace(SMALL, notes=(SCOPE, MERGED))) == ([], [SCOPE, MERGED])


def test_the_table_stands_between_the_first_line_and_the_quotes() -> None:
    lines = "\n".join(SMALL.notes[:-1])
    for shown in (answer_message(SMALL).plain, answer_text(SMALL)):
        assert shown.startswith(f"{SMALL.answer}\n\n{lines}\n\n")
        assert shown.index(lines) < shown.index(SMALL.citations[0].quote) < shown.index(MERGED)
        assert shown.endswith(MERGED)


@pytest.mark.parametrize("answer", [SMALL, LARGEST, ONE_SOURCE])
def test_telegram_shows_every_line_and_every_quote(answer: Answer) -> None:
    message = answer_message(answer, asked="số liệu?")
    parsed = rules.check_text(message.html, "HTML")
    assert units(parsed.text) <= TEXT_LIMIT
    assert len(parsed.entities) <= 100
    assert all(note in parsed.text for note in answer.notes)
    assert all(citation.quote in parsed.text for citation in answer.citations)
    assert all(f"Nguồn [{citation.n}] " in parsed.text for citation in answer.citations)


def test_telegram_tells_a_source_once() -> None:
    text = answer_message(ONE_SOURCE).plain
    assert text.count("Báo Sông Vàng") == 1
    assert text.count("như [1]") == 7


def test_telegram_takes_any_number_of_marks() -> None:
    marks = tuple((at, at + 1) for at in range(0, 60, 2))
    many = replace(LARGEST, citations=tuple(replace(one, marks=marks) for one in LARGEST.citations))
    assert len(rules.check_text(answer_message(many, asked="a").html, "HTML").entities) <= 100


def test_telegram_leaves_room_for_the_quotes_of_a_table_without_end() -> None:
    endless = replace(LARGEST, notes=(SCOPE, *(f"• {'dài ' * 40}: {n}0% [1]" for n in range(60))))
    message = answer_message(endless)
    assert units(message.plain) <= TEXT_LIMIT
    assert message.html.count("<blockquote>") == 10


@pytest.mark.parametrize("site", [None, SITE])
@pytest.mark.parametrize("answer", [SMALL, LARGEST, ONE_SOURCE])
def test_zalo_shows_every_line_and_whole_quotes_only(answer: Answer, site: str | None) -> None:
    text = answer_text(answer, site=site)
    assert units(text) <= ZALO_LIMIT
    assert all(note in text for note in answer.notes)
    quotes = re.findall(r"“(Theo .+?)” \[\d+\]", text)
    assert quotes == [citation.quote for citation in answer.citations[: len(quotes)]]
    left = answer.citations[len(quotes) :]
    assert f"(Gõ “xem đoạn {left[0].n}”" in text if left else "(Gõ" not in text
    sources = text.partition("\nNguồn:\n")[2]
    assert all(f"[{citation.n}]" in sources for citation in answer.citations)


def test_zalo_tells_a_source_once_and_links_each_quote() -> None:
    text = answer_text(ONE_SOURCE, site=SITE)
    assert text.count("48-NQ/TU") == 1
    for one in ONE_SOURCE.citations:
        assert f"\n[{one.n}] {SITE}/p/{one.passage}\n" in text + "\n"


def test_the_page_has_a_line_for_each_figure_with_a_link_to_its_passage() -> None:
    page = turn("/tinh x", SMALL, "id", Dress(Links()))
    items = re.findall(r"<li>(.*?)</li>", page)
    assert len(items) == 3
    link = Links().citation(SMALL.citations[0]).replace("&", "&amp;")
    name = "Chỉ tiêu thứ 1 của tỉnh · 2025 · mục tiêu:"
    assert items[0] == f'<span>{name}</span> <strong>10% <a href="{link}">[1]</a></strong>'
    assert page.index(SCOPE) < page.index("<ul") < page.index("… và 3") < page.index("<figure")
    assert page.index("</figure>") < page.index(MERGED)


def test_a_line_of_another_shape_is_shown_as_it_is() -> None:
    odd = replace(SMALL, notes=("• <b> không có số [9]",))
    assert "<li><span></span> <strong>&lt;b&gt; không có số [9]</strong></li>" in turn("x", odd, "id", Dress(Links()))
