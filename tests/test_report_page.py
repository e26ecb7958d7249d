"""The report is one page that needs nothing else."""

import re
from html.parser import HTMLParser

import pytest

from bot.report_page import QuotedComplaint, Report, report_page
from bot.statistics import Period, Unanswered

PERIOD = Period(30, 3, 2, 1, 0, (("telegram", 5), ("web", 1)), 4, 2, 1.8)
REPORT = Report(
    "Sở <KH&CN>",
    "Lập lúc 12:00 15/03/2026",
    (PERIOD,),
    (Unanswered("<script>alert(1)</script> \u202e giá vàng?", 7, "2026-03-14"),),
    (QuotedComplaint("2026-03-13", "sai rồi & sao", "answered", (("Bài “A” <b>", "Kinh tế số <20%>"),)),),
    b"\x89PNG\r\n",
)


class Outline(HTMLParser):
    """Tags in order, and whether each was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("report", [REPORT, Report(None, "Lập lúc", (PERIOD,), (), ())])
def test_the_page_is_well_formed_and_self_contained(report: Report) -> None:
    page = report_page(report).decode()
    outline = Outline()
    outline.feed(page)
    assert outline.open == []
    assert not {"script", "link", "iframe", "a"} & set(outline.seen)
    assert all(address.startswith("data:image/png;base64,") for address in outline.addresses)
    assert not re.search(r"https?://|@import|url\(", page)
    assert '<html lang="vi">' in page


def test_everything_is_there_and_escaped() -> None:
    page = report_page(REPORT).decode()
    for part in (
        "&lt;script&gt;",
        "Sở &lt;KH&amp;CN&gt;",
        "Kinh tế số &lt;20%&gt;",
        "sai rồi &amp; sao",
        "14/03/2026",
        "2 ms",
    ):
        assert part in page
    assert '<td>telegram</td><td class="n">5</td>' in page
