"""Every document number of the articles is found in seven spellings; those of the evaluation texts where these are."""

import os
from pathlib import Path

import pytest

from corpus.vietnamese.document_number import find_numbers
from tests.quality.spellings import FLOOR, corpora, spellings, wrong_ones


def test_a_number_has_seven_spellings() -> None:
    (number,) = find_numbers("48-NQ/TU")
    assert spellings(number) == [
        "48-NQ/TU",
        "48NQ/TU",
        "48-nq-tu",
        "nq48",
        "Nghị quyết số 48",
        "nghi quyet 48",
        "nghị quyết bốn tám",
    ]


@pytest.mark.parametrize("folders", corpora(os.environ), ids=lambda folders: "+".join(each.name for each in folders))
def test_the_right_document_comes_first(folders: list[Path], tmp_path: Path) -> None:
    asked, wrong = wrong_ones(folders, tmp_path / "data")
    assert asked
    assert 1 - len(wrong) / asked >= FLOOR, [(spelling.question, answer.text[:80]) for spelling, answer in wrong]
