"""The span of every figure holds the characters that its value was read from."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article_file import read_article
from corpus.document import Block, Document
from corpus.passage import split_passages
from index.target_row import TargetRow
from index.targets import extract

ARTICLES = Path(__file__).parent.parent / "corpus/articles"
WORDS = {1: ("nhất", "đầu tiên", "first"), 2: ("nhì", "hai", "second"), 3: ("ba", "third"), 4: ("tư", "bốn", "fourth")}
WORDS |= {9: ("chín", "ninth"), 10: ("mười", "tenth")}
TEMPLATES = (
    "Năm 2026, kinh tế số của Cao Bằng chiếm {} % GRDP.",
    "Đến năm 2026 Cao Bằng phấn đấu trên {}% hộ gia đình có cáp quang, {}% người dân có tài khoản thanh toán.",
    "Cao Bằng có {} doanh nghiệp số, xếp thứ {}/63 về chuyển đổi số.",
    "Năm 2022 ứng dụng có {} nghìn lượt tải; kinh phí {} tỷ đồng (từ {} triệu đồng năm 2021).",
    "Cao Bang ranked {} out of 63 with {} digital firms and {}-{} per cent of GRDP.",
)


def read(text: str) -> list[tuple[TargetRow, str]]:
    blocks = tuple(Block("paragraph", m.start(), m.end(), kept=True) for m in re.finditer(r"[^\n]+", text))
    document = Document("bang", "Bản tin", text, provinces=("Cao Bằng",), blocks=blocks)
    return [(row, text[row.start : row.end]) for row in extract(document, split_passages(document))]


def holds(span: str, value: float) -> bool:
    """Whether the digits of a value, without the noughts that "nghìn" and "tỷ" add, or its word stand in a span."""
    digits = f"{value:.6f}".replace(".", "").strip("0")
    shown = re.sub(r"\D", "", span)
    return (bool(shown) and digits in shown) or any(word in span.lower() for word in WORDS.get(int(value), ()))


def assert_read_from_span(row: TargetRow, span: str) -> None:
    assert holds(span, row.value), (row, span)
    assert row.value_to is None or holds(span, row.value_to), (row, span)
    assert " ".join(span.split()) in row.quote


numbers = st.one_of(
    st.integers(1, 99_999).map(str),
    st.integers(1000, 9_999_999).map(lambda n: f"{n:,}".replace(",", ".")),
    st.decimals(0, 999, places=2, allow_nan=False).map(lambda n: str(n).replace(".", ",")),
    st.sampled_from(["nhất", "chín", "08", "05/63", "1.234,5", "15-20", "15 - 20", "0,0069"]),
)


@given(st.lists(st.tuples(st.sampled_from(TEMPLATES), numbers, numbers, numbers, numbers), min_size=1, max_size=4))
def test_in_any_text(sentences: list[tuple[str, ...]]) -> None:
    for row, span in read("\n\n".join(template.format(*values) for template, *values in sentences)):
        assert_read_from_span(row, span)


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*-*.md")), ids=lambda path: str(path.stem))
def test_in_every_brief(path: Path) -> None:
    document = read_article(path)
    for row in extract(document, split_passages(document)):
        assert_read_from_span(row, document.text[row.start : row.end])
