"""The documents that share a number, and which passages are read of a number that very many name."""

from pathlib import Path

from bot.numbered import numbered
from tests.index_samples import build_index, write_articles

CROWD = {
    f"xa-{n:02}": f"Xã số {n} của tỉnh Cao Bằng triển khai Nghị quyết số 26-NQ/TU của Tỉnh ủy Cao Bằng."
    for n in range(60)
}
LAST = {"ya": "Nghị quyết số 26-NQ/TU ngày 09/8/2022 của Tỉnh ủy Sơn La về phát triển đô thị thông minh tỉnh Sơn La."}


def test_of_a_number_that_very_many_name_the_passages_on_the_province_asked_about_are_read(tmp_path: Path) -> None:
    generation = build_index(write_articles(tmp_path / "corpus", {**CROWD, **LAST}), tmp_path / "data")[1]
    assert {one.province for one in numbered(generation, 26, "NQ", ("Sơn La",))} == {"Sơn La", "Cao Bằng"}
    assert {one.province for one in numbered(generation, 26, "NQ")} == {"Cao Bằng"}
