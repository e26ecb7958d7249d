"""Rows of a table below a head that names their columns."""

import pytest

from bot.columns import column, heads_columns, year_of_column
from bot.evidence import judge_all
from bot.sentence import sentences
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)

HEAD = "Huyện | Năm 2022 | Năm 2023 | Hạng 2023"
ROW = "Mai Sơn | 640,5 | 712,5 | 5"
TABLE = f"{HEAD}\n{ROW}\nSông Mã | 655,0 | 724,3 | 3\nTỷ lệ hồ sơ (%) | 22,6 | 38,3 | 4"


@pytest.mark.parametrize(
    ("row", "heads"),
    [
        (HEAD, True),
        ("Nội dung | Năm 2022 | 10 tháng 2024", True),
        ("Tên | Số tổ", True),
        (ROW, False),
        ("Số hiệu | 15/KH-UBND", False),
        ("Năm | 2022", False),
    ],
)
def test_which_rows_name_columns(row: str, heads: bool) -> None:
    assert heads_columns(row) is heads


def test_a_figure_is_of_the_year_of_its_column() -> None:
    assert column(HEAD, ROW, ROW.index("712,5")) == "Năm 2023"
    assert year_of_column(HEAD, ROW, ROW.index("640,5")) == 2022
    assert year_of_column(HEAD, ROW, ROW.index("Mai")) is None


def test_a_row_of_another_width_stands_below_no_head() -> None:
    assert column(HEAD, "Mai Sơn | 640", 0) == ""
    assert column("Tên | Số", "Mai Sơn | 640", 10) == ""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Huyện Mai Sơn năm 2023 được bao nhiêu điểm?", "712,5"),
        ("Huyện Mai Sơn năm 2022 được bao nhiêu?", "640,5"),
        ("Năm 2023 huyện Sông Mã xếp thứ mấy?", "3"),
        ("Tỷ lệ hồ sơ năm 2022 là bao nhiêu?", "22,6"),
    ],
)
def test_the_cell_asked_for_is_the_cue(ask: Ask, question: str, words: str) -> None:
    spans = tuple((TABLE.index(line), TABLE.index(line) + len(line)) for line in TABLE.splitlines())
    passage = Passage("p", "son-la", 0, len(TABLE), TABLE, "table", spans)
    document = Document("son-la", "Sơn La xếp hạng các huyện", TABLE, provinces=("Sơn La",))
    best = max(judge_all(ask(question), sentences(document, passage)), key=lambda evidence: evidence.score)
    assert best.cue is not None
    assert best.sentence.text[best.cue.start : best.cue.end] == words
    assert best.year in ("same", "unasked")
