"""Rows of a table below a head that names their columns."""

import pytest

from bot.asked import Asked
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


INDICES = "Tỉnh | DTI | PCI\nSơn La | 7 (0,6105) | 21 (68,09)\nLai Châu | 9 (0,5824) | 4 (70,26)"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Sơn La xếp hạng PCI thứ mấy?", "21"),
        ("Sơn La được bao nhiêu điểm PCI?", "68,09"),
        ("DTI của Lai Châu hạng mấy?", "9"),
        ("DTI của Lai Châu mấy điểm?", "0,5824"),
    ],
)
def test_a_rank_stands_before_its_score_in_the_column_of_its_index(ask: Ask, question: str, words: str) -> None:
    assert best_of(INDICES, ask(question)) == words


def test_a_rank_of_another_year_stands_in_its_own_column(ask: Ask) -> None:
    table = "Hạng | Huyện | Điểm | Hạng 2022\n1 | Huyện Sông Mã | 724,3 | 3\n2 | Huyện Mai Sơn | 712,5 | 1"
    assert best_of(table, ask("Năm 2022 huyện Mai Sơn xếp thứ mấy?")) == "1"
    assert best_of(table, ask("Sơn La xếp thứ mấy?"), answered=True) is None


def best_of(table: str, asked: Asked, *, answered: bool = False) -> str | None:
    """The best cue of a table; None when its sentence is of another province (`answered`)."""
    spans = tuple((table.index(line), table.index(line) + len(line)) for line in table.splitlines())
    passage = Passage("p", "son-la", 0, len(table), table, "table", spans)
    document = Document("son-la", "Xếp hạng", table, provinces=("Sơn La", "Lai Châu"))
    judged = [e for e in judge_all(asked, sentences(document, passage)) if e.cue]
    best = max(judged, key=lambda evidence: evidence.score)
    assert best.cue is not None
    if answered and best.province == "other":
        return None
    return best.sentence.text[best.cue.start : best.cue.end]


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


def test_the_caption_of_a_table_tells_its_year_where_no_column_does() -> None:
    document = Document("hang", "Xếp hạng các tỉnh", INDICES)
    spans = tuple((INDICES.index(line), INDICES.index(line) + len(line)) for line in INDICES.splitlines())
    table = Passage("p", "hang", 0, len(INDICES), INDICES, "table", spans)
    caption = Passage("c", "hang", 0, 9, "Bảng 2. Thứ hạng năm 2023", "heading", ())
    head, *rows = sentences(document, table, caption)
    assert head.heading == ""
    assert all(row.heading.startswith(caption.text) and row.in_columns for row in rows)
    untold = sentences(document, table, Passage("c", "hang", 0, 9, "Bảng 2. Thứ hạng", "heading", ()))
    assert untold[1].heading == "Tỉnh | DTI | PCI"
