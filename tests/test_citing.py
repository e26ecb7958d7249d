"""What is told of a source, and the form in which a quote is passed on."""

from bot.citing import citation_of, pasted, source_facts
from corpus.document import Document

PLAN = Document(
    "ke-hoach", "Kế hoạch làm số", "", number="77/KH-UBND", issued_on="2024-02-03", publisher="Cổng Lai Châu"
)
NEWS = Document(
    "bai-bao", "Lai Châu bàn việc số", "", numbers=("77/KH-UBND",), publisher="Báo Lai Châu", published_on="2024-02-05"
)
QUOTE = "Kinh tế số chiếm 11% GRDP."


def test_an_official_document_tells_when_it_was_issued() -> None:
    assert source_facts(citation_of(PLAN, "p", 0, 9, QUOTE)) == ["77/KH-UBND", "Cổng Lai Châu", "ban hành 03/02/2024"]


def test_a_date_of_publication_is_told_from_the_date_of_issue() -> None:
    both = Document("ca-hai", "Kế hoạch", "", number="77/KH-UBND", issued_on="2024-02-03", published_on="2024-02-10")
    assert source_facts(citation_of(both, "p", 0, 9, QUOTE))[-2:] == ["ban hành 03/02/2024", "đăng 10/02/2024"]
    assert source_facts(citation_of(NEWS, "p", 0, 9, QUOTE))[-1] == "05/02/2024"


def test_the_pasted_form_has_quote_title_number_date_and_link() -> None:
    link = "https://hoi.vn/p/k3v9x0q2ab"
    assert pasted(citation_of(PLAN, "k3v9x0q2ab", 0, 9, QUOTE), link) == (
        f"“{QUOTE}” (Nguồn: Kế hoạch làm số; số 77/KH-UBND; ban hành ngày 03/02/2024; Cổng Lai Châu; {link})"
    )


def test_a_number_that_an_article_only_mentions_is_not_called_its_own() -> None:
    assert pasted(citation_of(NEWS, "p", 0, 9, QUOTE)) == (
        f"“{QUOTE}” (Nguồn: Lai Châu bàn việc số; 77/KH-UBND; Báo Lai Châu; đăng ngày 05/02/2024)"
    )


def test_a_month_is_no_day() -> None:
    monthly = Document("thang", "Bản tin", "", published_on="2024-02")
    assert pasted(citation_of(monthly, "p", 0, 9, QUOTE)) == f"“{QUOTE}” (Nguồn: Bản tin; đăng 02/2024)"


def test_the_json_of_a_citation_stays_as_it_was() -> None:
    assert "issued_on" not in citation_of(PLAN, "p", 0, 9, QUOTE).as_json()
