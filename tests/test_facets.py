"""What a passage is about beyond its words."""

from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.document_number import find_numbers
from index.facets import borne_facet, facets, number_facets, province_facets, said_facet


def of(text: str, **fields: object) -> tuple[str, ...]:
    document = Document("bai", "Bài", text, **fields)  # type: ignore[arg-type]  # fields of the test's own choice
    return facets(document, Passage("doan000000", "bai", 0, len(text), text, "paragraph", ()))


def test_a_passage_is_about_its_articles_provinces_and_about_those_it_mentions() -> None:
    found = of("Lai Châu cũng dự.", provinces=("Sơn La",))
    assert {"province=Sơn La", "province=Lai Châu", "home=Sơn La"} <= set(found)
    assert "home=Lai Châu" not in found


def test_a_passage_is_about_the_provinces_of_the_heading_that_it_stands_below() -> None:
    passage = Passage("doan000000", "bai", 0, 9, "Có 9 máy.", "paragraph", ())
    found = facets(Document("bai", "Bài", "Có 9 máy."), passage, "Chuyện ở Lai Châu")
    assert "province=Lai Châu" in found
    assert "home=Lai Châu" not in found


def test_a_passage_is_about_its_articles_numbers_and_about_those_it_mentions() -> None:
    found = of("Theo Quyết định 60/QĐ-UBND.", number="15/KH-UBND")
    assert {"number=15-KH/UBND", "number=15-KH", "number=60-QĐ/UBND", "number=60-QĐ"} <= set(found)


def test_a_number_that_stands_in_a_passage_is_told_from_the_one_of_its_document() -> None:
    (own,), (said,) = find_numbers("15/KH-UBND"), find_numbers("60/QĐ-UBND")
    found = set(of("Theo Quyết định 60/QĐ-UBND.", number="15/KH-UBND"))
    assert {borne_facet(own), said_facet(said)} <= found
    assert not {borne_facet(said), said_facet(own)} & found


def test_every_facet_once() -> None:
    found = of("Sơn La và Sơn La", provinces=("Sơn La",))
    assert len(found) == len(set(found))


def test_a_bare_number_asks_for_the_bare_facet() -> None:
    assert number_facets(find_numbers("nghị quyết 48")) == ("number=48-NQ",)
    assert number_facets(find_numbers("48-NQ/TU")) == ("number=48-NQ/TU", "number=48-NQ")


def test_provinces_ask_for_theirs() -> None:
    assert province_facets(["Sơn La"]) == ("province=Sơn La",)
