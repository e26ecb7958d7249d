"""Charts of tables: every label within the picture, nothing told by colour alone, the same shapes as SVG and as PNG."""

import re
import sys
from dataclasses import replace

import pytest

from bot.render.chart import ChartsUnavailable, picture
from bot.render.drawing import TEXT, WIDTH, Box, Dot, Drawing, Stroke, Words, breadth, wrapped
from bot.render.html_answer import Dress, turn
from bot.render.links import Links
from bot.render.svg import svg
from bot.render.table_chart import chart_of
from bot.table import Table
from corpus.vietnamese.provinces import provinces
from tests.table_samples import RANK, RANKS, SIDES, YEARS, answer, figure

TABLES = (SIDES, RANKS, YEARS)


def drawn(table: Table) -> Drawing:
    drawing = chart_of(table)
    assert drawing is not None
    return drawing


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def spans(drawing: Drawing) -> list[tuple[float, float, Words]]:
    found = []
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            width = breadth(shape.text, shape.size)
            left = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
            found.append((left, left + width, shape))
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_every_label_is_large_enough_and_within_the_picture(table: Table) -> None:
    drawing = drawn(table)
    for left, right, shape in spans(drawing):
        assert shape.size >= TEXT
        assert left >= -0.5
        assert right <= WIDTH + 0.5, shape.text
        assert 0 < shape.y <= drawing.height


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_labels_do_not_stand_on_each_other(table: Table) -> None:
    found = spans(drawn(table))
    for i, (left, right, one) in enumerate(found):
        for other_left, other_right, other in found[:i]:
            apart = abs(one.y - other.y) >= TEXT or right <= other_left or other_right <= left
            assert apart, (one.text, other.text)


def test_all_provinces_and_long_words_fit() -> None:
    long = "khoảng từ 22,5% đến 27,5% GRDP [10]"
    figures = tuple(figure(name, 20 + at, long, at) for at, name in enumerate(provinces(), 1))
    for left, right, shape in spans(drawn(replace(SIDES, figures=figures))):
        assert left >= -0.5
        assert right <= WIDTH + 0.5, shape.text


def test_each_figure_has_its_bar_its_words_and_its_source() -> None:
    drawing = drawn(SIDES)
    assert words(drawing)[2:5] == ["35% [1]", "Hải Phòng", "tối thiểu 22,5% [2]"]
    full = [box.width for box in drawing.shapes if isinstance(box, Box) and box.look == "full"]
    assert full == sorted(full, reverse=True)
    assert len(full) == len(SIDES.figures)


def test_sources_that_contradict_each_other_have_a_bar_each_under_one_name() -> None:
    assert words(drawn(SIDES)).count("Thừa Thiên Huế") == 1


def test_a_range_is_outlined_from_its_lower_to_its_upper_end() -> None:
    full, (open_,) = (
        [b for b in drawn(SIDES).shapes if isinstance(b, Box) and b.look == look] for look in ("full", "open")
    )
    assert open_.x == pytest.approx(full[2].x + full[2].width)
    assert (full[2].width + open_.width) / full[0].width == pytest.approx(20 / 35)


def test_the_best_rank_has_the_longest_bar_and_that_is_said() -> None:
    drawing = drawn(RANKS)
    full = [box.width for box in drawing.shapes if isinstance(box, Box)]
    assert full == sorted(full, reverse=True)
    assert "Thanh dài hơn là thứ hạng cao hơn." in words(drawing)


def test_the_indicator_of_most_years_is_drawn_over_them() -> None:
    drawing = drawn(YEARS)
    told = words(drawing)
    assert [text for text in told if re.fullmatch(r"20\d\d", text)] == ["2021", "2023", "2025", "2030"]
    assert {"9,25%", "9,75%", "12,5%", "≈20%", "25–30%"} <= set(told)
    assert "48/63" not in told


def test_targets_and_results_differ_in_form() -> None:
    drawing = drawn(YEARS)
    marks = [shape.look for shape in drawing.shapes if isinstance(shape, Dot)]
    assert marks == ["full", "open", "full", "full", "full", "open", "open"]  # the legend first
    assert [text for text in words(drawing) if text in ("mục tiêu", "kết quả đạt được")] == [
        "kết quả đạt được",
        "mục tiêu",
    ]
    lines = [shape.dashed for shape in drawing.shapes if isinstance(shape, Stroke) and not shape.quiet]
    assert True in lines
    assert False in lines


def test_no_number_stands_on_a_mark() -> None:
    shapes = drawn(YEARS).shapes
    marks = [shape for shape in shapes if isinstance(shape, Dot)][2:]
    for number in (shape for shape in shapes if isinstance(shape, Words) and shape.text.endswith("%")):
        assert not [m for m in marks if abs(m.x - number.x) < 20 and number.y - TEXT < m.y < number.y + 5], number.text


def test_a_better_rank_stands_higher() -> None:
    figures = tuple(
        figure("Hà Nội", place, f"hạng {place}", year=year, code=RANK, kind="result", unit="hạng")
        for year, place in ((2022, 24), (2023, 6), (2024, 1))
    )
    heights = [shape.y for shape in drawn(Table("tinh.ha-noi", "", figures)).shapes if isinstance(shape, Dot)][1:]
    assert heights == sorted(heights, reverse=True)


def test_of_many_years_the_latest_are_drawn() -> None:
    figures = tuple(figure("Hà Nội", year - 2000, "1%", year=year, kind="result") for year in range(2014, 2026))
    shown = [text for text in words(drawn(Table("tinh.ha-noi", "", figures))) if re.fullmatch(r"20\d\d", text)]
    assert shown == ["2020", "2021", "2022", "2023", "2024", "2025"]


def test_one_figure_or_one_year_is_no_chart() -> None:
    assert chart_of(replace(SIDES, figures=SIDES.figures[:1])) is None
    assert chart_of(replace(YEARS, figures=YEARS.figures[:2])) is None


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_a_picture_has_three_dots_for_each_unit(table: Table) -> None:
    drawing = drawn(table)
    content = picture(drawing)
    assert content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    assert width == (WIDTH + 24) * 3
    assert height == pytest.approx((drawing.height + 24) * 3, abs=2)


def test_without_matplotlib_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setattr("bot.render.chart.find_spec", lambda name: None)
    with pytest.raises(ChartsUnavailable):
        picture(drawn(SIDES))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_on_the_page_it_is_one_picture_without_styles_of_its_own(table: Table) -> None:
    markup = svg(drawn(table))
    assert 'role="img"' in markup
    assert "style" not in markup
    assert "<script" not in markup
    for one in table.figures[:1]:
        assert one.words in re.search(r'aria-label="([^"]*)"', markup)[1]  # type: ignore[index]


def test_words_of_a_text_stay_words() -> None:
    hostile = replace(SIDES, figures=(figure("<b>", 1, "$x$ <script>"), figure("&", 2, "2%")))
    assert "<script" not in svg(drawn(hostile))
    assert picture(drawn(hostile)).startswith(b"\x89PNG")


def test_the_page_shows_the_chart_its_sources_and_the_files() -> None:
    page = turn("/sosanh", answer(), "q1", Dress(Links("https://hoidap.example/x")))
    assert page.index('class="figures"') < page.index("<svg") < page.index("<blockquote")
    assert page.count('href="/x/p/doan000001') == 3  # in the list, below the chart, below the quote
    assert 'href="/x/bang/kinh_te_so_grdp.2025.target.csv"' in page
    assert 'href="/x/bang/kinh_te_so_grdp.2025.target.xlsx"' in page


def test_lines_break_between_words() -> None:
    assert wrapped("một hai ba", 10, breadth("một hai", 10)) == ["một hai", "ba"]
    assert wrapped("dàidàidài", 10, 5) == ["dàidàidài"]
