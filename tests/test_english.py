"""English pages of Vietnamese portals are told from Vietnamese ones, and judged by what they can say."""

import pytest

from corpus.document import Document
from corpus.vietnamese.english import is_english
from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)

BULLETIN = Document("bulletin", "Moc Chau goes digital", "", provinces=("Sơn La",))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The province of Sơn La plans its own digital day.", True),
        ("Son La wants 300 digital firms by the end of 2030.", True),
        ("Sơn La có 300 doanh nghiệp số vào cuối năm 2030.", False),
        ("Son La co 300 doanh nghiep so vao cuoi nam 2030.", False),
        ("", False),
    ],
)
def test_which_language_a_sentence_is_in(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_words_that_the_tables_cannot_translate_do_not_count_against_an_english_sentence(
    ask: Ask, judge: Judge
) -> None:
    asked = ask("Trâu bò Sơn La ngồi xổm có bao nhiêu doanh nghiệp số?")
    english = judge(asked, "At the end of 2030 there are 300 digital firms in Son La.", BULLETIN)
    vietnamese = judge(asked, "Cuối năm 2030 có 300 doanh nghiệp số ở Sơn La.", BULLETIN)
    assert english.coverage > vietnamese.coverage
    assert not english.missing
    assert vietnamese.missing
