"""A backup is a whole and private copy, taken while people write; a restore replaces nothing it cannot answer for."""

import resource
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.audit import AuditTrail, Deed
from bot.backup import BackupFailure, back_up, restore
from bot.commands import main
from index.store import StateDatabase

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
KEPT = "state.db.before-restore-20260102T030405Z"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def state(data: Path) -> Iterator[StateDatabase]:
    """What the running service holds open."""
    state = StateDatabase(data / "state.db")
    note(state, "reindex")
    yield state
    state.close()


def note(state: StateDatabase, action: str) -> None:
    AuditTrail(state).note(Deed(1.0, "shell:an", action))


def actions(path: Path) -> list[str]:
    state = StateDatabase(path)
    try:
        return [deed.action for deed in AuditTrail(state).latest(1000)]
    finally:
        state.close()


def run(*arguments: str | Path, data: Path, file_bytes: int | None = None) -> subprocess.CompletedProcess[str]:
    def limited() -> None:
        if file_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))

    command = [sys.executable, "-m", "bot", *map(str, arguments), "--data", str(data)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=limited)


def test_a_backup_holds_what_was_there_and_nobody_else_reads_it(data: Path, state: StateDatabase) -> None:
    back_up(data, data.parent / "copy.db")
    assert (data.parent / "copy.db").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in data.parent.iterdir()) == ["copy.db", "data"]
    assert actions(data.parent / "copy.db") == ["reindex"]


def test_a_backup_during_writes_is_one_moment(data: Path, state: StateDatabase) -> None:
    """Each write adds to two tables at once: a copy in which they differ would be torn."""
    for table in ("left", "right"):
        state.execute(f'create table "{table}" (n integer) strict')
    ended = threading.Event()

    def write() -> None:
        number = 0
        while not ended.is_set():
            number += 1
            with state.transaction() as db:
                db.execute('insert into "left" values (?)', (number,))
                db.execute('insert into "right" values (?)', (number,))

    writing = threading.Thread(target=write)
    writing.start()
    try:
        for number in range(10):
            back_up(data, data.parent / f"{number}.db")
    finally:
        ended.set()
        writing.join()
    sizes = []
    for number in range(10):
        copy = sqlite3.connect(data.parent / f"{number}.db")
        left, right = (copy.execute(f'select count(*) from "{table}"').fetchone()[0] for table in ("left", "right"))
        assert copy.execute("pragma integrity_check").fetchone() == ("ok",)
        copy.close()
        assert left == right
        sizes.append(left)
    assert sizes == sorted(sizes)
    assert sizes[-1] > 0


def test_a_restore_brings_the_backup_and_keeps_what_was_there(data: Path, state: StateDatabase) -> None:
    back_up(data, data.parent / "copy.db")
    note(state, "rollback")
    state.close()
    assert restore(data.parent / "copy.db", data, NOW) == data / KEPT
    assert actions(data / "state.db") == ["reindex"]
    assert actions(data / KEPT) == ["rollback", "reindex"]
    assert (data / "state.db").stat().st_mode & 0o777 == 0o600


def test_a_restore_needs_no_state_before_it(data: Path, state: StateDatabase, tmp_path: Path) -> None:
    back_up(data, tmp_path / "copy.db")
    assert restore(tmp_path / "copy.db", tmp_path / "new", NOW) is None
    assert actions(tmp_path / "new" / "state.db") == ["reindex"]


def test_a_restore_over_a_damaged_state_keeps_it_with_its_wal(data: Path, state: StateDatabase) -> None:
    back_up(data, data.parent / "copy.db")
    state.close()
    (data / "state.db").write_bytes(b"not a database any more" * 500)
    (data / "state.db-wal").write_bytes(b"what is left")
    restore(data.parent / "copy.db", data, NOW)
    assert actions(data / "state.db") == ["reindex"]
    assert (data / KEPT).read_bytes().startswith(b"not a database")
    assert (data / f"{KEPT}-wal").read_bytes() == b"what is left"


def test_a_restore_is_refused_while_the_service_has_the_state_open(data: Path, state: StateDatabase) -> None:
    back_up(data, data.parent / "copy.db")
    note(state, "rollback")
    with pytest.raises(BackupFailure, match="stop the service") as refused:
        restore(data.parent / "copy.db", data, NOW)
    assert refused.value.exit_code == 75
    assert [deed.action for deed in AuditTrail(state).latest(9)] == ["rollback", "reindex"]
    assert not list(data.glob("*before-restore*"))


def test_a_restore_is_refused_while_another_program_has_the_state_open(data: Path, state: StateDatabase) -> None:
    back_up(data, data.parent / "copy.db")
    state.close()
    other = sqlite3.connect(data / "state.db")
    other.execute("pragma journal_mode = wal")
    other.execute("begin immediate")
    with pytest.raises(BackupFailure, match="stop the service"):
        restore(data.parent / "copy.db", data, NOW)
    other.close()


def test_a_service_that_starts_during_a_restore_gets_the_new_state(data: Path, state: StateDatabase) -> None:
    back_up(data, data.parent / "copy.db")
    note(state, "rollback")
    state.close()
    restore(data.parent / "copy.db", data, NOW)
    again = StateDatabase(data / "state.db")
    note(again, "report")
    again.close()
    assert actions(data / "state.db") == ["report", "reindex"]


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    path.write_bytes(content)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def of_another_program(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("create table migrations (id integer, migration text, batch integer)")
    other.close()


def no_database(path: Path) -> None:
    path.write_text("Kính gửi …", encoding="utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [damaged, cut_short, of_another_program, no_database, empty])
def test_what_is_no_sound_backup_is_refused(data: Path, state: StateDatabase, spoil: object) -> None:
    copy = data.parent / "copy.db"
    back_up(data, copy)
    state.close()
    assert callable(spoil)
    spoil(copy)
    before = (data / "state.db").read_bytes()
    with pytest.raises(BackupFailure, match="Nothing was replaced") as refused:
        restore(copy, data, NOW)
    assert refused.value.exit_code == 2
    assert (data / "state.db").read_bytes() == before
    assert sorted(path.name for path in data.iterdir()) == ["state.db", "state.lock"]


def test_a_damaged_state_is_not_backed_up(data: Path, state: StateDatabase) -> None:
    back_up(data, data.parent / "copy.db")
    good = (data.parent / "copy.db").read_bytes()
    state.close()
    damaged(data / "state.db")
    with pytest.raises(BackupFailure) as refused:
        back_up(data, data.parent / "copy.db")
    assert refused.value.exit_code == 1
    assert (data.parent / "copy.db").read_bytes() == good


def test_a_slip_of_the_hand_costs_no_other_file(data: Path, state: StateDatabase) -> None:
    letter = data.parent / "letter.txt"
    letter.write_text("Kính gửi …", encoding="utf-8")
    for target in (letter, data, data / "state.db", data.parent / "nowhere" / "copy.db"):
        with pytest.raises(BackupFailure) as refused:
            back_up(data, target)
        assert refused.value.exit_code == 2
    assert letter.read_text(encoding="utf-8") == "Kính gửi …"


def test_the_commands_tell_what_they_did(data: Path, state: StateDatabase, capsys: pytest.CaptureFixture[str]) -> None:
    copy = data.parent / "copy.db"
    assert main(["backup", str(copy), "--data", str(data)]) == 0
    assert "checked" in capsys.readouterr().out
    assert main(["restore", str(copy), "--data", str(data)]) == 75
    assert "stop the service" in capsys.readouterr().err
    state.close()
    assert main(["restore", str(copy), "--data", str(data)]) == 0
    assert "before-restore" in capsys.readouterr().out
    assert actions(data / "state.db") == ["restore", "reindex"]


def test_without_a_state_there_is_nothing_to_back_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", str(tmp_path / "copy.db"), "--data", str(tmp_path)]) == 3
    assert "has no state.db" in capsys.readouterr().err


def test_a_full_disk_is_told_in_one_line_and_costs_nothing(data: Path, state: StateDatabase) -> None:
    state.execute("create table long (text text) strict")
    state.execute("insert into long values (hex(zeroblob(50000)))")
    state.checkpoint()
    full = run("backup", data.parent / "copy.db", data=data, file_bytes=40_000)
    assert (full.returncode, full.stderr.count("\n")) == (3, 1)
    assert "Cannot write" in full.stderr
    assert [path.name for path in data.parent.iterdir()] == ["data"]


def test_a_folder_that_takes_no_files_is_named(data: Path, state: StateDatabase) -> None:
    with pytest.raises(BackupFailure, match=r"Cannot write to /proc/copy\.db") as refused:
        back_up(data, Path("/proc/copy.db"))
    assert refused.value.exit_code == 3
