"""The admins' commands in the shell."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.admin_commands import register
from bot.audit import AuditTrail
from bot.settings import Settings
from index.errors import LockHeld, UnknownGeneration
from index.lock import build_lock
from index.store import StateDatabase
from tests.admin_samples import CANARIES, bodies, built
from tests.index_samples import live_id, write_articles

Shell = Callable[..., int]


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    return built(tmp_path)


@pytest.fixture
def shell(places: tuple[Path, Path]) -> Shell:
    corpus, data = places
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers(required=True), argparse.ArgumentParser(add_help=False))

    def run(*arguments: str) -> int:
        options = parser.parse_args(arguments)
        return int(options.run(options, Settings(corpus_dir=(corpus,), data_dir=data)))

    return run


def deeds(data: Path) -> Sequence[tuple[str, str]]:
    state = StateDatabase(data / "state.db")
    try:
        return [(deed.who.partition(":")[0], deed.action) for deed in AuditTrail(state).latest(9)]
    finally:
        state.close()


def test_reindex_tells_what_changed(
    places: tuple[Path, Path], shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, data = places
    before = live_id(data)
    write_articles(corpus, bodies() | {"suoi-bac": "Tỉnh Suối Bạc có 9 xã."})
    assert shell("reindex") == 0
    out = capsys.readouterr().out
    assert f"{before} -> {live_id(data)}: 1 added, 0 changed, 0 removed, 0 skipped; 3 documents" in out
    assert "canary questions: 2 of 2 pass" in out
    assert shell("reindex") == 0
    assert "Nothing has changed" in capsys.readouterr().out
    assert deeds(data) == [("shell", "reindex"), ("shell", "reindex")]


def test_reindex_refuses_what_breaks_a_canary_unless_forced(
    places: tuple[Path, Path], shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, data = places
    before = live_id(data)
    write_articles(corpus, bodies(percent=33))
    assert shell("reindex") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert CANARIES[0].question in told.err
    assert live_id(data) == before
    assert shell("reindex", "--force") == 0
    assert CANARIES[0].question in capsys.readouterr().err
    assert live_id(data) != before


def test_a_held_lock_is_exit_code_75(
    places: tuple[Path, Path], shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    with build_lock(places[1]):
        assert shell("reindex") == 75
        with pytest.raises(LockHeld):
            shell("rollback")
    assert "Another process is building" in capsys.readouterr().err


def test_rollback_goes_back(places: tuple[Path, Path], shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    corpus, data = places
    before = live_id(data)
    write_articles(corpus, bodies(percent=33))
    shell("reindex", "--force")
    after = live_id(data)
    assert shell("rollback") == 0
    assert f"{after} -> {before}" in capsys.readouterr().out
    assert live_id(data) == before
    assert shell("rollback", after[:6]) == 0
    assert live_id(data) == after
    with pytest.raises(UnknownGeneration):
        shell("rollback", "999999")


def test_report_writes_one_page(
    places: tuple[Path, Path], shell: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "bao-cao.html"
    assert shell("report", "--html", str(page)) == 0
    assert capsys.readouterr().out == f"{page}\n"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert live_id(places[1]) in page.read_text(encoding="utf-8")
    assert shell("report", "--html", str(tmp_path / "none" / "f.html")) == 2
    assert "Cannot write" in capsys.readouterr().err
