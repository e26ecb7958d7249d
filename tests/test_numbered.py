"""The documents that share a number, and which passages are read of a number that very many name."""

from pathlib import Path

from bot.numbered import numbered
from tests.index_samples import build_index, write_articles

CROWD = {
    f"xa-{n:02}": f"Xã số {n} của tỉnh Cao Bằng triển khai Nghị quyết số 26-NQ/TU của Tỉnh ủy Cao Bằng."
    for n in range(60)
}
SON_LA = "Nghị quyết số 26-NQ/TU ngày 09/8/2022 của Tỉnh ủy Sơn La về phát triển đô thị thông minh tỉnh Sơn La."
BUSY = {f"xa-{n:02}": f"Thực hiện Quyết định số 749/QĐ-TTg, xã số {n} đã mở lớp học." for n in range(60)}
TELLS = "Quyết định số 749/QĐ-TTg ngày 03/6/2020 phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025."


def test_of_a_number_that_very_many_name_the_passages_on_the_province_asked_about_are_read(tmp_path: Path) -> None:
    generation = build_index(write_articles(tmp_path / "corpus", {**CROWD, "ya": SON_LA}), tmp_path / "data")[1]
    assert "Sơn La" in {one.province for one in numbered(generation, 26, "NQ", ("Sơn La",))}


def test_of_a_number_that_very_many_name_the_passage_that_tells_what_it_is_comes_first(tmp_path: Path) -> None:
    generation = build_index(write_articles(tmp_path / "corpus", {**BUSY, "ya": TELLS}), tmp_path / "data")[1]
    (one,) = numbered(generation, 749, "QĐ")
    assert one.mentions[0].document.id == "ya"
    assert one.mentions[0].fields.date == "2020-06-03"
