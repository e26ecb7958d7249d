"""A word with a wrong accent is read as meant where its neighbours vouch for it, and left alone elsewhere."""

import pytest

from index.mistoned import retoned
from index.tokens import tokenize
from tests.word_samples import Words

WORDS = Words({"xã": 4, "hội": 4, "xã_hội": 4, "số": 9, "hội_số": 3, "cá": 3, "nuôi": 2, "nuôi_cá": 2, "cả": 2})


def read_at(text: str, at: int) -> str | None:
    return retoned(tokenize(text), at, WORDS)


@pytest.mark.parametrize(
    ("typed", "at", "meant"),
    [
        ("xả hội", 0, "xã"),
        ("hồ sơ đang xữ lý", 3, "xử"),  # a compound of the word list that the corpus does not have
        ("nhửng tỉnh nào", 0, "những"),
        ("người nuôi cạ", 2, "cá"),
        ("sữa đổi quy định", 0, "sửa"),
        ("sử lý hồ sơ", 0, "xử"),
        ("lâng cao nhận thức", 0, "nâng"),
        ("chương chình", 1, "trình"),
    ],
)
def test_the_accent_that_was_meant_is_put_back(typed: str, at: int, meant: str) -> None:
    assert read_at(typed, at) == meant


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("xã hội", 0),
        ("em cũng cố gắng", 1),  # "cố" belongs to "gắng", so that "củng cố" was not meant
        ("nuôi cả", 1),  # the corpus has the word, and its twin in speech is none
        ("xả, hội", 0),  # a comma stands between them
        ("xa hội", 0),  # typed without accents: that is restored, not repaired
        ("trâu bỏ ăn", 1),
    ],
)
def test_a_word_that_could_be_meant_is_left_alone(typed: str, at: int) -> None:
    assert read_at(typed, at) is None


def test_a_word_of_everyday_speech_is_meant_as_it_stands() -> None:
    assert read_at("Yên Bái cũ nhà em", 2) is None  # "cụ nhà" is said as well
