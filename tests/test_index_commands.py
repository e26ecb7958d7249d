"""The commands of the index: results on stdout, remarks on stderr, exit codes as promised."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.__main__ import main
from index.lock import build_lock
from index.progress import describe, progress_line
from tests.index_samples import write_articles

ROOT = Path(__file__).parent.parent


@pytest.fixture
def where(tmp_path: Path) -> list[str]:
    write_articles(tmp_path / "corpus")
    return ["--corpus", str(tmp_path / "corpus"), "--data", str(tmp_path / "data")]


def test_build_tells_what_it_did_and_then_that_nothing_changed(
    where: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", *where]) == 0
    assert "3 documents" in capsys.readouterr().out
    assert main(["build", *where]) == 0
    assert "Nothing has changed" in (out := capsys.readouterr().out)
    assert "nothing tokenised" in out


def test_build_as_json_carries_the_report(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--json", *where]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["documents"], report["tokenised_files"], report["generation_before"]) == (3, 3, None)


def test_build_names_skipped_files_on_stderr(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (Path(where[1]) / "rong.md").write_text("")
    assert main(["build", *where]) == 0
    streams = capsys.readouterr()
    assert "rong.md" in streams.err
    assert "1 files skipped" in streams.out


def test_a_named_pipe_is_skipped_not_waited_for(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(Path(where[1], "pipe.txt"))
    assert main(["build", *where]) == 0
    assert "no regular file" in capsys.readouterr().err


def test_a_data_folder_may_have_any_name(where: list[str], tmp_path: Path) -> None:
    assert main(["build", *where[:2], "--data", str(tmp_path / os.fsdecode(b"d\xff?#%"))]) == 0


def test_search_builds_first_and_prints_passages(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", *where, "kinh tế số", "Mây Trắng"]) == 0
    streams = capsys.readouterr()
    assert "may-trang" in streams.out.splitlines()[0]
    assert "Building the index" in streams.err


def test_search_as_json_gives_places_and_scores(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--json", "--limit", "2", *where, "kinh tế số Mây Trắng"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert set(row) == {"id", "hits"}
    assert len(row["hits"]) == 2
    assert set(row["hits"][0]) == {"document", "passage", "start", "end", "score"}
    assert row["hits"][0]["document"] == "may-trang"


def test_a_batch_gives_one_row_a_question(where: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "q1", "question": "hồ sơ trực tuyến"}, {"id": "q2", "question": "🙂"}, {"id": "q3", "question": ""}]
    batch = tmp_path / "questions.jsonl"
    batch.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert main(["search", "--json", *where, "--batch", str(batch)]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in found] == ["q1", "q2", "q3"]
    assert found[0]["hits"][0]["document"] == "song-xanh"
    assert found[1]["hits"] == found[2]["hits"] == []


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "q1"}', '"text"'])
def test_a_broken_batch_row_is_named_by_line(
    where: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text('{"id": "q1", "question": "a"}\n\n' + line, encoding="utf-8")
    assert main(["search", *where, "--batch", str(batch)]) == 2
    assert "line 3" in capsys.readouterr().err


def test_search_wants_a_text_or_a_batch(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", *where]) == 2
    assert main(["search", *where, "--batch", "none.jsonl"]) == 2
    assert "none.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", " ", "x" * 3_000, "\0", "\ud800", "🙂🙂", "?!", "'; drop table passages", "<b>"])
def test_any_text_is_searched_without_a_trace(where: list[str], capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert main(["search", "--json", *where, text]) == 0
    assert "hits" in json.loads(capsys.readouterr().out)


def test_info_tells_what_is_held(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", *where])
    capsys.readouterr()
    assert main(["info", *where]) == 0
    assert "3, " in capsys.readouterr().out
    assert main(["info", "--json", *where]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == 3


def test_doctor_is_content_with_a_sound_index_and_ends_with_1_otherwise(
    where: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build", *where])
    assert main(["doctor", *where]) == 0
    (Path(where[3]) / "CURRENT").unlink()
    assert main(["doctor", *where]) == 1
    assert "BAD" in capsys.readouterr().out
    assert main(["doctor", "--json", *where]) == 1
    assert {check["state"] for check in json.loads(capsys.readouterr().out)} == {"good", "bad"}


@pytest.mark.parametrize("command", ["info", "doctor"])
def test_without_an_index_the_way_to_one_is_told(
    where: list[str], capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, *where]) == 3
    assert "python -m index build" in capsys.readouterr().err


def test_folders_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_articles(tmp_path / "a", {"mot": "Bài thứ nhất."})
    write_articles(tmp_path / "b", {"hai": "Bài thứ hai."})
    monkeypatch.setenv("CORPUS_DIR", f"{tmp_path / 'a'}:{tmp_path / 'b'}")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    assert main(["build"]) == 0
    assert "2 documents" in capsys.readouterr().out


def test_a_held_lock_ends_with_75(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path(where[3]).mkdir()
    with build_lock(Path(where[3])):
        assert main(["build", *where]) == 75
    assert f"process {os.getpid()}" in capsys.readouterr().err


def test_wrong_folders_end_with_3(where: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--corpus", str(tmp_path / "none"), *where[2:]]) == 3
    main(["build", *where])
    other = write_articles(tmp_path / "other", {"khac": "Bài khác."})
    assert main(["search", "--corpus", str(other), *where[2:], "bài"]) == 3
    write_articles(other / "trung", {"khac": "Bài khác nữa."})
    assert main(["build", "--corpus", str(other), "--data", str(tmp_path / "data2")]) == 3
    assert capsys.readouterr().err.count("khac.md") == 2


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["search", "--help"], ["doctor", "--help"]])
def test_help_has_an_example(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    assert "python -m index " in capsys.readouterr().out.partition("example")[2]


def test_wrong_use_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["dance"], ["search", "--limit", "0", "x"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2


def test_a_reader_who_has_enough_is_no_error(where: list[str]) -> None:
    main(["build", *where])
    command = f"'{sys.executable}' -m index search --limit 500 {' '.join(where)} tỉnh | head -c 1"
    result = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, check=True, timeout=60)
    assert b"Traceback" not in result.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_progress_line_tells_rate_and_time_left_and_is_wiped() -> None:
    assert describe(30, 120, 10.0).endswith("30/120 articles, 3 a second, 30 s left")
    terminal, times = Terminal(), iter([0.0, 1.0, 2.0])
    draw = progress_line(terminal, lambda: next(times))
    assert draw is not None
    draw(1, 2)
    assert "1/2 articles" in terminal.getvalue()
    draw(2, 2)
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_without_a_terminal_there_is_no_progress_line() -> None:
    assert progress_line(io.StringIO()) is None
