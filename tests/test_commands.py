"""`ask` and `chat` in the shell: answers on stdout, remarks on stderr, exit codes as promised."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.channel_choice import is_interactive
from bot.commands import main

pytest_plugins = ("tests.answering_fixtures",)

ROOT = Path(__file__).parent.parent
QUESTION = "Kinh tế số của Sơn La năm 2025 chiếm bao nhiêu phần trăm GRDP?"
Shell = Callable[..., int]


@pytest.fixture
def shell(answering_folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    corpus, data = answering_folders
    monkeypatch.chdir(tmp_path)
    return lambda command, *arguments: main([command, "--corpus", str(corpus), "--data", str(data), *arguments])


@pytest.fixture
def batch(tmp_path: Path) -> Callable[[str], str]:
    def written(text: str) -> str:
        (tmp_path / "questions.jsonl").write_text(text, encoding="utf-8")
        return str(tmp_path / "questions.jsonl")

    return written


def test_a_question_is_answered_with_its_quote_and_source(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell("ask", QUESTION) == 0
    out = capsys.readouterr().out
    assert out.startswith("12%\n")
    assert "“Kinh tế số của Sơn La chiếm 12% GRDP năm 2025.” [1]" in out
    assert "Nguồn:" in out


def test_words_of_a_question_may_come_one_by_one(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell("ask", *QUESTION.split()) == 0
    assert capsys.readouterr().out.startswith("12%\n")


def test_nothing_found_is_no_failure(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell("ask", "Kinh tế số của Cần Thơ?") == 0
    assert "Chưa có trong kho tài liệu" in capsys.readouterr().out


def test_json_has_the_fields_of_an_answer(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell("ask", "--json", QUESTION) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == [
        "id", "question", "status", "answer", "text", "citations", "suggestions", "understood", "elapsed_ms",
    ]  # fmt: skip
    assert (told["id"], told["question"], told["status"], told["answer"]) == (None, QUESTION, "answered", "12%")
    assert told["elapsed_ms"] >= 0
    assert list(told["citations"][0]) == [
        "n", "document", "title", "publisher", "published_on", "url", "number", "passage", "start", "end", "quote",
    ]  # fmt: skip
    assert told["citations"][0] | {"passage": "", "start": 0, "end": 0} == {
        "n": 1,
        "document": "son-la",
        "title": "Kế hoạch chuyển đổi số tỉnh Sơn La năm 2025",
        "publisher": "Cổng thông tin Sơn La",
        "published_on": "2025-01-15",
        "url": None,
        "number": "15/KH-UBND",
        "passage": "",
        "start": 0,
        "end": 0,
        "quote": "Kinh tế số của Sơn La chiếm 12% GRDP năm 2025.",
    }


def test_a_batch_prints_one_object_a_row_and_replays_histories(
    shell: Shell, batch: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"id": "a", "question": QUESTION},
        {"id": "b", "question": "còn Nghệ An?", "history": ["Kinh tế số của Sơn La là bao nhiêu phần trăm?"]},
        {"id": "c", "question": "còn Nghệ An?"},
    ]
    assert shell("ask", "--batch", batch("\n\n".join(json.dumps(row) for row in rows))) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in told] == ["a", "b", "c"]
    assert [row["answer"] for row in told][:2] == ["12%", "18%"]
    assert told[2]["answer"] != "18%"


def test_a_batch_carries_any_text_there_and_back(
    shell: Shell, batch: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    questions = ["", "\ud800", "a\x00b", "😀", "<b>", "' OR 1=1", "x" * 100_000, "dòng\u2028mới\x85"]
    assert shell("ask", "--batch", batch("\r\n".join(json.dumps({"question": q}) for q in questions))) == 0
    lines = capsys.readouterr().out.split("\n")
    assert len(lines) == len(questions) + 1
    assert all(json.loads(line)["status"] for line in lines[:-1])


def test_only_a_line_feed_ends_a_row(shell: Shell, batch: Callable[[str], str]) -> None:
    """U+2028 and U+0085 inside a question used to break its row in two."""
    assert shell("ask", "--batch", batch('{"question": "Sơn La\u2028kinh tế\x85số"}')) == 0


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "expected one JSON object a line"),
        ("[1]", 'a text "question"'),
        ('{"id": "a"}', 'a text "question"'),
        ('{"question": 5}', 'a text "question"'),
        ('{"question": "a", "history": "b"}', '"history" to be a list of texts'),
        ('{"question": "a", "history": [1]}', '"history" to be a list of texts'),
    ],
)
def test_a_bad_row_is_named_with_its_line(
    shell: Shell, batch: Callable[[str], str], capsys: pytest.CaptureFixture[str], line: str, expected: str
) -> None:
    assert shell("ask", "--batch", batch(json.dumps({"question": QUESTION}) + "\n" + line)) == 2
    error = capsys.readouterr().err
    assert "questions.jsonl, line 2" in error
    assert expected in error


@pytest.mark.parametrize(
    "arguments", [("--batch", "missing.jsonl"), (), ("--batch", "questions.jsonl", "một câu hỏi")], ids=str
)
def test_wrong_use_is_one_sentence_and_exit_2(
    shell: Shell, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert shell("ask", *arguments) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_batch_that_is_no_utf8_is_wrong_use(shell: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "latin.jsonl").write_bytes(b"\xe9")
    assert shell("ask", "--batch", str(tmp_path / "latin.jsonl")) == 2
    assert "UTF-8" in capsys.readouterr().err


def test_an_empty_folder_is_a_matter_of_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "corpus").mkdir()
    arguments = ["ask", "--corpus", str(tmp_path / "corpus"), "--data", str(tmp_path / "data"), QUESTION]
    assert main(arguments) == 3
    assert capsys.readouterr().err


def test_a_chat_reads_until_the_end_and_remembers(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Kinh tế số của Sơn La là bao nhiêu phần trăm?\ncòn Nghệ An?\n"))
    assert shell("chat") == 0
    out = capsys.readouterr().out
    assert out.index("12%") < out.index("18%")


def test_a_chat_without_an_input_ends_at_once(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert shell("chat") == 0


def test_a_closed_input_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert not is_interactive()


def test_a_chat_can_be_left(shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"thoát\n{QUESTION}\n"))
    assert shell("chat") == 0
    assert "12%" not in capsys.readouterr().out


def test_equal_input_gives_equal_output_in_every_process(
    answering_folders: tuple[Path, Path], batch: Callable[[str], str], tmp_path: Path
) -> None:
    """The order of a set once decided what a word without accents stands for."""
    corpus, data = answering_folders
    questions = [
        "kinh te so son la",
        "so sanh so to cua son la voi nghe an",
        "ke hoach noi gi ve ban",
        "hoi nghi ban gi",
    ]
    rows = batch("\n".join(json.dumps({"question": question}) for question in questions))
    outputs = []
    for seed in ("1", "2"):
        arguments = ["ask", "--corpus", str(corpus), "--data", str(data), "--batch", rows]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments], capture_output=True, text=True, env=environment, cwd=tmp_path
        )
        assert done.returncode == 0, done.stderr
        told = [json.loads(line) for line in done.stdout.splitlines()]
        outputs.append([{name: value for name, value in row.items() if name != "elapsed_ms"} for row in told])
    assert outputs[0] == outputs[1]
