"""`python -m corpus import | remove | restore`: what they write, say and exit with."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.__main__ import main
from corpus.article_file import find_articles, read_article
from tests.foreign_files import BODY, PLAN, page, pdf, word


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an empty corpus and an empty data folder, set by the environment."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "files").mkdir()
    monkeypatch.setenv("CORPUS_DIR", str(tmp_path / "corpus"))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    return tmp_path


def written(home: Path, name: str, data: bytes) -> str:
    path = home / "files" / name
    path.write_bytes(data)
    return str(path)


def test_a_file_is_imported_and_the_same_again_replaces_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(home, "kh.docx", word())
    assert main(["import", file]) == 0
    (path,) = find_articles([home / "corpus"])
    said = capsys.readouterr()
    assert said.out == f"{file} -> {path}\n"
    assert "index build" in said.err
    assert read_article(path).number == "77/KH-UBND"
    assert main(["import", written(home, "ban-hai.pdf", pdf([list(PLAN)]))]) == 0
    assert find_articles([home / "corpus"]) == [path]


def test_a_folder_is_imported_and_what_is_unfit_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(home, "kh.docx", word())
    written(home, "cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99)
    written(home, "bao.html", page("Tuyên Quang dạy kỹ năng số", BODY).encode())
    written(home, "anh.jpg", b"\xff\xd8\xff\xe0")
    (home / "files" / "link.txt").symlink_to("/etc/hostname")
    assert main(["import", str(home / "files")]) == 2
    assert len(find_articles([home / "corpus"])) == 2
    error = capsys.readouterr().err
    assert "cu.doc: is an old .doc file; save it as .docx" in error
    assert "anh.jpg" not in error


def test_a_dry_run_writes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--dry-run", written(home, "kh.docx", word())]) == 0
    assert find_articles([home / "corpus"]) == []
    assert "77/KH-UBND | Tuyên Quang | " in capsys.readouterr().out


def test_an_article_is_removed_and_restored(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", written(home, "kh.docx", word())])
    (path,) = find_articles([home / "corpus"])
    assert main(["remove", path.stem]) == 0
    assert find_articles([home / "corpus"]) == []
    assert len(list((home / "data" / "bin").glob(f"*/{path.name}"))) == 1
    assert main(["restore", path.stem]) == 0
    assert find_articles([home / "corpus"]) == [path]
    assert "30 days" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["khac", "../files/kh", "/etc/passwd", "a\x00b", "..", "", "README"])
def test_what_is_no_document_is_not_removed(home: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    written(home, "kh.md", BODY[0].encode())
    (home / "corpus" / "README.md").write_text("about", encoding="utf-8")
    assert main(["remove", name]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert (home / "files" / "kh.md").exists()
    assert (home / "corpus" / "README.md").exists()


@pytest.mark.parametrize("arguments", [[], ["import"], ["remove"], ["nonsense"]])
def test_wrong_use_is_told_so(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_missing_file_is_wrong_use(home: Path) -> None:
    assert main(["import", str(home / "none.pdf")]) == 2


def test_a_missing_folder_is_a_fault_of_configuration(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--corpus", str(home / "none"), written(home, "kh.docx", word())]) == 3
    assert "none: no such folder" in capsys.readouterr().err


def test_a_folder_held_by_another_exits_75(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.importing._PATIENCE", 0.0)
    descriptor = os.open(home / "corpus", os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        assert main(["import", written(home, "kh.docx", word())]) == 75
    finally:
        os.close(descriptor)
    assert find_articles([home / "corpus"]) == []


@pytest.mark.parametrize("command", ["import", "remove", "restore"])
def test_every_command_has_help(command: str) -> None:
    run = subprocess.run([sys.executable, "-m", "corpus", command, "--help"], capture_output=True, text=True)
    assert run.returncode == 0
    assert "--corpus" in run.stdout
