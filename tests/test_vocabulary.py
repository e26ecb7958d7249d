"""What words may have been typed without their accents."""

import pytest

from corpus.vietnamese.normalize import fold
from corpus.vietnamese.syllables import is_syllable
from index.vocabulary import spellings


@pytest.mark.parametrize(
    ("folded", "some", "none"),
    [
        ("so", {"so", "số", "sở", "sợ"}, {"sơn"}),
        ("quy", {"quy", "quý", "quỹ"}, {"qúy"}),
        ("hoa", {"hoa", "hòa", "hóa", "hỏa"}, {"hoà", "hoá"}),
        ("gieng", {"giếng"}, {"gíêng"}),
        ("dat", {"đạt", "dát", "đất"}, {"dat", "đat"}),  # behind -t only two tones
    ],
)
def test_spellings_are_the_syllables_that_lose_their_accents_so(folded: str, some: set[str], none: set[str]) -> None:
    found = spellings(folded)
    assert some <= set(found)
    assert not none & set(found)
    assert len(found) == len(set(found))
    assert all(is_syllable(word) and fold(word) == folded for word in found)


@pytest.mark.parametrize("word", ["", "xyz", "48", "aeiouaeiouaeiouaeiouaeiou", "internationalisation"])
def test_what_is_no_syllable_has_no_spellings(word: str) -> None:
    assert spellings(word) == ()
