import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vietnamese.syllables import from_telex, is_folded_syllable, is_syllable, known_words


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "quốc",
        "giếng",
        "gì",
        "khuỷu",
        "tuyến",
        "số",
        "ương",
        "hoà",
        "hòa",
        "yêu",
        "Đổi",
        "UỶ",
        "quý",
        "ngoài",
        "được",
        "thuế",
        "xoong",
        "khuya",
        "quy",
        "a",
    ],
)
def test_syllables_are_known_by_onset_rime_and_tone(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        "nguyn",
        "qaung",
        "phươg",
        "soos",
        "bn",
        "ngi",
        "cẻ",
        "kả",
        "tât",
        "smart",
        "4g",
        "số1",
        "thuyềng",
        "",
        "chuyển đổi",
    ],
)
def test_other_letters_are_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_a_syllable_without_accents_may_still_be_one() -> None:
    assert is_folded_syllable("duong")
    assert is_folded_syllable("Chuyển")
    assert not is_folded_syllable("nguyn")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nguyeen", "nguyên"),
        ("ddooir", "đổi"),
        ("soos", "số"),
        ("Thais", "Thái"),
        ("DDOOIR", "ĐỔI"),
        ("dduwowngf", "đường"),
        ("dduongwf", "đường"),
        ("ddwowngf", None),
        ("chuyênr", "chuyển"),
        ("hoaf", "hòa"),
        ("quys", "quý"),
        ("thuyr", "thủy"),
        ("cuar", "của"),
    ],
)
def test_telex_left_overs_are_read(typed: str, meant: str | None) -> None:
    assert from_telex(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        "tuyen",
        "số",
        "Thái",
        "PAR",
        "index",
        "bus",
        "list",
        "test",
        "2025",
        "bn",
        "ko",
        "a",
        "x",
        "smart",
        "TW",
        "fpt",
        "đổi",
        "",
    ],
)
def test_what_is_no_telex_stays(word: str) -> None:
    assert from_telex(word) is None


@given(st.text(max_size=12))
def test_telex_gives_a_syllable_or_nothing(word: str) -> None:
    meant = from_telex(word)
    assert meant is None or is_syllable(meant)


def test_the_word_list_is_read_without_the_package() -> None:
    loaded = "underthesea" in sys.modules
    words = known_words()
    assert {"chuyển đổi", "nghị quyết"} <= words
    assert ("underthesea" in sys.modules) == loaded
