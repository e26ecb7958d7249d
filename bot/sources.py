"""Out of which purse money comes: "ngân sách tỉnh 46,9 tỷ đồng, ngân sách trung ương 31,5 tỷ đồng"."""

import re

from corpus.vietnamese.normalize import fold
from index.mentions import find_figures

# Source: the kinds of funds that budget clauses of provincial plans tell apart.
_SOURCE = re.compile(
    r"\bngan sach (?:cap )?(?P<level>tinh|trung uong|huyen|xa|dia phuong|thanh pho|nha nuoc)\b"
    r"|\b(?P<other>xa hoi hoa|doi ung|von vay|oda|dau tu cong|huy dong|quy vien thong)\b"
)


def of_other_source(question: str, text: str, start: int, end: int) -> bool:
    """Whether a question names a purse, and a text tells the sum at these offsets of another one or of all of them."""
    wanted = _sources(question)
    if not wanted or not _sources(text):
        return False
    sums = [figure for figure in find_figures(text) if figure.kind == "money"]
    before = max((figure.end for figure in sums if figure.end <= start), default=0)
    behind = min((figure.start for figure in sums if figure.start >= end), default=len(text))
    label = text[before:start] if _sources(text[before:start]) else re.split(r"[,;.(]", text[end:behind])[0]
    return wanted.isdisjoint(_sources(label))


def _sources(text: str) -> set[str]:
    return {match["level"] or match["other"] for match in _SOURCE.finditer(fold(text))}
