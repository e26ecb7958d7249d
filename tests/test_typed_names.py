"""Names in a question as it was typed."""

import pytest

from index.tokens import tokenize
from index.typed_names import is_other_name
from tests.word_samples import Words

VILLAGE = Words({"làng": 9, "kon": 3, "làng_kon": 3})
SLIP = Words({"lạng": 9, "kon": 1, "lạng_kon": 1})


@pytest.mark.parametrize("typed", ["lang kon", "Làng Kon"])
def test_a_village_that_texts_write_with_accents_of_its_own_is_no_misspelt_province(typed: str) -> None:
    assert is_other_name(tokenize(typed), "Lạng Sơn", VILLAGE)


@pytest.mark.parametrize("typed", ["lang kon", "Lạng Kon"])
def test_a_slip_that_a_text_has_as_well_is_one(typed: str) -> None:
    assert not is_other_name(tokenize(typed), "Lạng Sơn", SLIP)
