import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vietnamese.normalize import fold, nfc, place_tones, split_tone, squeeze


def test_nfc_joins_letters_and_marks() -> None:
    assert nfc(unicodedata.normalize("NFD", "Chuyển đổi số")) == "Chuyển đổi số"


def test_fold_drops_accents_and_capitals() -> None:
    assert fold("ĐỔI MỚI Ở Huế: ưu, ỷ, ằ") == "doi moi o hue: uu, y, a"


def test_fold_takes_the_eth_of_old_fonts_for_d() -> None:
    assert fold("Ðà Nẵng") == "da nang"


@given(st.text())
def test_fold_keeps_the_length_of_every_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_fold_of_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_takes_a_slice_like_the_whole(text: str) -> None:
    assert fold(text)[: len(text) // 2] == fold(text[: len(text) // 2])


@pytest.mark.parametrize(
    ("typed", "standard"),
    [
        ("uỷ", "ủy"),
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuý", "thúy"),
        ("HOÁ", "HÓA"),
        ("Thuỷ", "Thủy"),
        ("hoá_đơn", "hóa_đơn"),
        ("hòan", "hoàn"),
        ("tòan", "toàn"),
    ],
)
def test_a_tone_mark_has_one_place(typed: str, standard: str) -> None:
    assert place_tones(typed) == standard


@pytest.mark.parametrize(
    "word",
    ["quý", "quà", "giả", "gì", "giếng", "khuỷu", "ngoài", "đường", "tuyến", "mùa", "toán", "quyết", "café", "số"],
)
def test_a_tone_mark_in_its_place_stays(word: str) -> None:
    assert place_tones(word) == word


@given(st.text())
def test_place_tones_keeps_length_and_folded_form(text: str) -> None:
    text = nfc(text)
    assert fold(place_tones(text)) == fold(text)


def test_split_tone_keeps_the_vowel_quality() -> None:
    assert split_tone("tuyến") == ("tuyên", "\u0301")
    assert split_tone("so") == ("so", "")


def test_squeeze_folds_white_space() -> None:
    assert squeeze("  một\n\thai \u00a0 ba ") == "một hai ba"
