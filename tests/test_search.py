"""From a question to ranked passages."""

import pytest

from index.generation import Generation
from index.search import BIGRAM, FUNCTION, OTHER, PROVINCE, query, search
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("kinh tế số Sơn La", "son-la"),
        ("kinh te so nghe an", "nghe-an"),
        ("4G ở Hà Giang", "ha-giang"),
        ("lớp kỹ năng số cho nông dân", "yen-bai"),
        ("Kế hoạch 15/KH-UBND", "son-la"),
    ],
)
def test_the_best_passage_is_the_articles_own(generation: Generation, question: str, document: str) -> None:
    assert search(generation, question, 3)[0].passage.document_id == document


def test_a_province_holds_its_passages_together(generation: Generation) -> None:
    assert {hit.passage.document_id for hit in search(generation, "kinh tế số Nghệ An", 9)} == {"nghe-an"}


def test_without_a_passage_on_the_province_the_words_decide(generation: Generation) -> None:
    assert search(generation, "kinh tế số Cần Thơ", 3)


def test_no_more_hits_than_asked_for(generation: Generation) -> None:
    assert len(search(generation, "kinh tế số", 2)) == 2


def test_nothing_is_found_for_nothing(generation: Generation) -> None:
    assert search(generation, "", 5) == search(generation, "!!!", 5) == []


def test_words_pairs_and_synonyms_have_their_weights(ask: Ask) -> None:
    asked = ask("xã hội số của bản")
    weights = dict(query(asked.reading, asked.units).accented)
    assert weights["xã"] == 1.0
    assert weights["xã_hội"] == BIGRAM
    assert weights["của"] == FUNCTION
    assert weights["digital_society"] == OTHER
    assert "society" not in weights


def test_the_name_of_a_province_weighs_little_beside_its_facets(ask: Ask) -> None:
    asked = ask("kinh tế số Sơn La")
    weights = dict(query(asked.reading, asked.units, asked.provinces).accented)
    assert weights["sơn"] == PROVINCE * weights["kinh"]
    assert dict(query(asked.reading, asked.units).accented)["sơn"] == weights["kinh"]


def test_a_province_that_is_not_looked_for_is_a_word_as_others(ask: Ask) -> None:
    asked = ask("kinh tế số Sơn La kể với Tuyên Quang")
    weights = dict(query(asked.reading, asked.units, ("Sơn La",)).accented)
    assert weights["sơn"] == PROVINCE * weights["quang"]


def test_the_old_name_of_a_province_that_is_looked_for_weighs_little(ask: Ask) -> None:
    asked = ask("kinh tế số Hà Giang")
    weights = dict(query(asked.reading, asked.units, ("Tuyên Quang",)).accented)
    assert weights["giang"] == PROVINCE * weights["kinh"]


def test_provinces_and_numbers_are_required(ask: Ask) -> None:
    asked = ask("15/KH-UBND của Sơn La")
    wanted = query(asked.reading, asked.units, asked.provinces, asked.numbers)
    assert wanted.any_of == (("province=Sơn La",), ("number=15-KH/UBND", "number=15-KH"))
