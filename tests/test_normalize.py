import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vietnamese.normalize import accents_optional, evenly_spelt, fold, nfc, place_tones, split_tone, squeeze


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


@pytest.mark.parametrize("text", ["Bỏ kế hoạch", "bo ke hoach", "bo kế hoạch"])
def test_a_word_typed_without_accents_is_the_one_of_the_pattern(text: str) -> None:
    assert accents_optional(r"\bbỏ kế hoạch\b").search(evenly_spelt(text)) is not None


@pytest.mark.parametrize("text", ["bộ kế hoạch", "bố kế hoạch", "bỏ kể hoạch"])
def test_a_word_typed_with_other_accents_is_another_one(text: str) -> None:
    assert accents_optional(r"\bbỏ kế hoạch\b").search(evenly_spelt(text)) is None


def test_an_evenly_spelt_text_has_its_tone_marks_where_patterns_have_them() -> None:
    assert accents_optional(r"\bhủy hòa\b").search(evenly_spelt("Huỷ hoà")) is not None
