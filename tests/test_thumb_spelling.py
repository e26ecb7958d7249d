"""Words as thumbs shorten them are read in full; other words stay."""

import pytest

from index.thumb_spelling import in_full
from tests.answering_samples import Read

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fải", "phải"),
        ("fần", "phần"),
        ("nhữg", "những"),
        ("rộg", "rộng"),
        ("fươg", "phương"),
        ("zới", "với"),
        ("dzô", "vô"),
        ("phải", None),
        ("fan", None),  # without accents it may be another word
        ("log", None),
        ("zxó", None),
    ],
)
def test_letters_left_out_by_thumbs_are_put_back(typed: str, meant: str | None) -> None:
    assert in_full(typed, lambda _word: 0) == meant


def test_of_several_sounds_the_one_is_meant_that_texts_write() -> None:
    assert in_full("zành", {"dành": 3}.get) == "dành"  # type: ignore[arg-type]


def test_a_shortened_word_is_no_other_word_with_a_slip(read_as: Read) -> None:
    assert read_as("có fải Sơn La không").text == "có phải Sơn La không"
