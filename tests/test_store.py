"""The SQLite files: the state keeps what it is told, a generation's database is checked row by row."""

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from index.schema import Migration
from index.store import CacheTable, GenerationReader, GenerationWriter, StateDatabase, row_digest


def create_notes(db: Any) -> None:
    db.execute("create table notes (id integer primary key, text text not null) strict")


def add_author(db: Any) -> None:
    db.execute("alter table notes add column author text")


def fail(db: Any) -> None:
    db.execute("alter table notes add column colour text")
    raise RuntimeError("half way")


NOTES = Migration("001-notes", create_notes)
AUTHOR = Migration("002-author", add_author)


@pytest.fixture
def state(tmp_path: Path) -> StateDatabase:
    return StateDatabase(tmp_path / "state.db", [NOTES])


def test_each_migration_runs_once(tmp_path: Path) -> None:
    StateDatabase(tmp_path / "state.db", [NOTES]).close()
    state = StateDatabase(tmp_path / "state.db", [NOTES, AUTHOR])
    state.execute("insert into notes (text, author) values (?, ?)", ("một", "An"))
    state.close()
    again = StateDatabase(tmp_path / "state.db", [NOTES, AUTHOR])
    assert again.query("select text, author from notes") == [{"text": "một", "author": "An"}]
    assert again.migrate([NOTES, AUTHOR]) == []
    again.close()


def test_a_migration_that_fails_leaves_nothing_behind(state: StateDatabase) -> None:
    with pytest.raises(RuntimeError):
        state.migrate([NOTES, Migration("002-fails", fail)])
    assert [row["name"] for row in state.query("pragma table_info(notes)")] == ["id", "text"]
    assert state.migrate([NOTES, AUTHOR]) == ["002-author"]
    state.close()


def test_settings_are_those_of_a_file_that_must_survive(state: StateDatabase) -> None:
    asked = ["journal_mode", "synchronous", "foreign_keys", "secure_delete"]
    assert [next(iter(state.query(f"pragma {name}")[0].values())) for name in asked] == ["wal", 2, 1, 1]
    assert state.query("pragma busy_timeout")[0]["timeout"] == 5000
    state.close()


def test_a_transaction_is_all_or_nothing(state: StateDatabase) -> None:
    def insert_and_fail() -> None:
        with state.transaction():
            state.execute("insert into notes (text) values ('a')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        insert_and_fail()
    assert state.query("select * from notes") == []
    state.close()


def test_a_second_writer_waits_instead_of_failing(state: StateDatabase) -> None:
    other = StateDatabase(state.path, [NOTES])
    began = threading.Event()

    def write() -> None:
        began.set()
        other.execute("insert into notes (text) values ('b')")

    thread = threading.Thread(target=write)
    with state.transaction():
        state.execute("insert into notes (text) values ('a')")
        thread.start()
        began.wait()
    thread.join()
    assert [row["text"] for row in state.query("select text from notes order by id")] == ["a", "b"]
    other.close()
    state.close()


def test_many_threads_share_one_state(state: StateDatabase) -> None:
    def write() -> None:
        for _ in range(20):
            state.execute("insert into notes (text) values ('x')")

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert state.query("select count(*) as n from notes") == [{"n": 80}]
    state.close()


def test_execute_tells_how_many_rows_changed(state: StateDatabase) -> None:
    assert state.execute("insert into notes (text) values (:text)", {"text": "a"}) == 1
    assert state.execute("delete from notes") == 1
    assert state.execute("delete from notes") == 0
    state.close()


@pytest.mark.parametrize("rows", [1, 999, 1000, 1001, 2000])
def test_a_written_generation_database_is_one_file_and_reads_back(tmp_path: Path, rows: int) -> None:
    writer = GenerationWriter(tmp_path / "texts.db")
    for row in range(rows):
        writer.add("texts", {"row": row, "text": f"văn bản {row}"})
    writer.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["texts.db"]
    reader = GenerationReader(tmp_path / "texts.db")
    found = reader.by_row("texts", range(rows))
    assert len(found) == rows
    assert found[rows - 1] == (rows - 1, f"văn bản {rows - 1}")
    assert bytes(writer.digests["texts"][-16:]) == row_digest(found[rows - 1])
    assert reader.by_row("texts", [5000]) == {}
    reader.close()


def test_a_generation_database_refuses_writing(tmp_path: Path) -> None:
    GenerationWriter(tmp_path / "texts.db").finish()
    reader = GenerationReader(tmp_path / "texts.db")
    with pytest.raises(sqlite3.OperationalError):
        reader.rows("insert into texts values (1, 'x')")
    reader.close()


def test_an_empty_file_is_no_generation_database(tmp_path: Path) -> None:
    (tmp_path / "texts.db").touch()
    reader = GenerationReader(tmp_path / "texts.db")
    with pytest.raises(sqlite3.DatabaseError):
        reader.by_row("texts", [0])
    reader.close()


def test_the_cache_keeps_only_what_it_is_told(tmp_path: Path) -> None:
    table = CacheTable(tmp_path / "tokens.db")
    columns = {"document": "d", "passages": "p", "vocabularies": "v", "numbers": b"n", "checksum": b"c"}
    table.put([{"key": key, **columns} for key in "abc"])
    table.keep_only(["b", "z"])
    assert table.keys() == {"b"}
    row = table.get("b")
    assert row is not None
    assert row["document"] == "d"
    assert table.get("a") is None
    table.close()
