"""Who comes first or last is told by the ranks in a table."""

import pytest

from bot.edges import at_edge
from bot.sentence import Sentence, sentences
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)

ROWS = (
    "Hạng | Đơn vị | Điểm | Hạng 2021",
    "1 | Huyện Mai Sơn | 801,5 | 2",
    "2 | Thị xã Mộc Châu | 790,0 | 3",
    "3 | Huyện Sông Mã | 644,2 | 1",
)


def rows(head: str = ROWS[0], following: str = "") -> list[Sentence]:
    lines = [head, *ROWS[1:]]
    text = "\n".join(lines)
    spans, start = [], 0
    for line in lines:
        spans.append((start, start + len(line)))
        start += len(line) + 1
    passage = Passage("p", "dti", 0, len(text), text, "table", tuple(spans))
    behind = Passage("q", "dti", 0, len(following), following, "table", ((0, len(following)),)) if following else None
    return sentences(Document("dti", "Xếp hạng", "", provinces=("Sơn La",)), passage, None, behind)[1:]


@pytest.mark.parametrize(
    ("question", "edges"),
    [
        ("Huyện nào của Sơn La đứng đầu bảng xếp hạng?", [True, False, False]),
        ("huyen nao cua son la bet bang dti, duoc may diem", [False, False, True]),
        ("Đơn vị nào của Sơn La có điểm thấp nhất?", [False, False, True]),
        ("Năm 2021 huyện nào của Sơn La đứng cuối?", [False, True, False]),
        ("Huyện nào của Sơn La đứng đầu về chuyển đổi số?", [True, False, False]),
        ("huyen nao cua son la doi so", [False, False, True]),
        ("Huyện nào của Sơn La xếp thứ hai về chuyển đổi số?", [None, None, None]),
        ("huyen nao cua son la xep thu hai ve chuyen doi so", [None, None, None]),
        ("Huyện nào của Sơn La có nhiều lớp nhất?", [None, None, None]),  # not by the ranks
        ("Sông Mã được bao nhiêu điểm?", [None, None, None]),
    ],
)
def test_the_row_with_the_first_or_last_rank_is_the_one_asked_for(
    ask: Ask, question: str, edges: list[bool | None]
) -> None:
    assert [at_edge(ask(question), row) for row in rows()] == edges


def test_the_last_row_of_a_passage_is_not_the_last_where_the_table_goes_on(ask: Ask) -> None:
    last = rows(following="4 | Huyện Sốp Cộp | 600,1 | 4")[-1]
    assert at_edge(ask("Huyện nào của Sơn La đứng cuối bảng?"), last) is False


def test_a_table_without_ranks_has_no_first_row(ask: Ask) -> None:
    row = rows(head="TT | Đơn vị | Điểm | Ghi chú")[0]
    assert at_edge(ask("Huyện nào của Sơn La đứng đầu?"), row) is None
