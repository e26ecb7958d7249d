"""What the corpus has that is near to what was asked for."""

from pathlib import Path

import pytest

from bot.known import KnownCorpus
from tests.index_samples import build_index, write_articles

BODIES = {
    "mot": "Nghị quyết số 16-NQ/TU về chuyển đổi số được ban hành.",
    "hai": "Nghị định số 20/2031/NĐ-CP quy định về định danh. Nghị quyết số 20/NQ-CP được nhắc lại.",
    "ba": "Nghị quyết số 24-NQ/TU thay cho Nghị quyết 24 cũ.",
    "bon": "Nghị quyết số 90/NQ-HĐND về ngân sách.",
}


@pytest.fixture
def known(tmp_path: Path) -> KnownCorpus:
    return KnownCorpus(build_index(write_articles(tmp_path / "corpus", BODIES), tmp_path / "data")[1])


@pytest.mark.parametrize(
    ("number", "kind", "near"),
    [
        (21, "NQ", ["20/NQ-CP", "24-NQ/TU", "16-NQ/TU"]),
        (20, "NQ", ["20/NQ-CP", "16-NQ/TU", "24-NQ/TU"]),
        (80, "NQ", ["90/NQ-HĐND", "24-NQ/TU", "20/NQ-CP"]),
        (1, "NĐ", ["20/2031/NĐ-CP"]),
        (18, "KH", ["16-NQ/TU", "20/2031/NĐ-CP", "20/NQ-CP"]),
    ],
)
def test_the_nearest_numbers_are_of_the_same_kind_and_in_their_official_form(
    known: KnownCorpus, number: int, kind: str, near: list[str]
) -> None:
    assert known.near_numbers(number, kind) == near


def test_no_more_numbers_than_wanted_are_told(known: KnownCorpus) -> None:
    assert known.near_numbers(18, "NQ", limit=1) == ["16-NQ/TU"]
