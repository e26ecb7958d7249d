"""The bin keeps what was taken out for 30 days, and gives it back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.bin import bring_back, empty_bin, list_bin, throw_away
from corpus.foreign.refusals import NotInBin, NotKept, Taken
from tests.foreign_files import names

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "corpus" / "tinh" / "ke-hoach.md"
    path.parent.mkdir(parents=True)
    path.write_text("Kế hoạch số 77.", encoding="utf-8")
    return path


def test_an_article_goes_into_the_bin_and_comes_back(article: Path, tmp_path: Path) -> None:
    entry = throw_away(article, tmp_path / "bin", NOW)
    assert not article.exists()
    assert entry.kept.read_text(encoding="utf-8") == "Kế hoạch số 77."
    assert bring_back("ke-hoach", tmp_path / "bin") == article
    assert article.read_text(encoding="utf-8") == "Kế hoạch số 77."
    assert list_bin(tmp_path / "bin") == []
    assert names(tmp_path / "bin") == []


def test_the_newest_of_one_id_comes_back(article: Path, tmp_path: Path) -> None:
    throw_away(article, tmp_path / "bin", NOW, copy=True)
    article.write_text("Bản mới.", encoding="utf-8")
    throw_away(article, tmp_path / "bin", NOW + timedelta(days=1))
    bring_back("ke-hoach", tmp_path / "bin")
    assert article.read_text(encoding="utf-8") == "Bản mới."


def test_an_article_never_comes_back_over_another(article: Path, tmp_path: Path) -> None:
    throw_away(article, tmp_path / "bin", NOW, copy=True)
    with pytest.raises(Taken, match="ke-hoach"):
        bring_back("ke-hoach", tmp_path / "bin")


@pytest.mark.parametrize("name", ["khac", "../corpus/tinh/ke-hoach", ""])
def test_what_is_not_in_the_bin_does_not_come_back(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotInBin):
        bring_back(name, tmp_path / "bin")


def test_after_thirty_days_an_article_is_gone(article: Path, tmp_path: Path) -> None:
    entry = throw_away(article, tmp_path / "bin", NOW)
    assert empty_bin(tmp_path / "bin", NOW + timedelta(days=30)) == []
    assert empty_bin(tmp_path / "bin", NOW + timedelta(days=30, seconds=1)) == [entry]
    assert list_bin(tmp_path / "bin") == []


def test_a_bin_that_cannot_be_written_leaves_the_article(article: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").write_text("a file", encoding="utf-8")
    with pytest.raises(NotKept):
        throw_away(article, tmp_path / "bin", NOW)
    assert article.exists()


def test_strange_things_in_the_bin_are_left_alone(article: Path, tmp_path: Path) -> None:
    for name, text in (("a", "{"), ("b", "[]"), ("c", '{"id": "x"}')):
        (tmp_path / "bin" / name).mkdir(parents=True)
        (tmp_path / "bin" / name / "entry.json").write_text(text, encoding="utf-8")
    throw_away(article, tmp_path / "bin", NOW)
    assert len(list_bin(tmp_path / "bin")) == 1
    assert len(empty_bin(tmp_path / "bin", NOW + timedelta(days=99))) == 1
    assert names(tmp_path / "bin") == ["a", "b", "c"]


def test_a_record_cannot_point_out_of_its_own_folder(tmp_path: Path) -> None:
    folder = tmp_path / "bin" / "x"
    folder.mkdir(parents=True)
    (folder / "entry.json").write_text(
        '{"id": "x", "path": "/nowhere/x.md", "kept": "/etc/hostname", "thrown_on": "2026-01-01T00:00:00+00:00"}',
        encoding="utf-8",
    )
    assert list_bin(tmp_path / "bin") == []
