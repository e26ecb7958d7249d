"""The doctor finds every kind of damage and says in plain words what to do."""

import json
import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from index.build import build
from index.data_folder import DataFolder
from index.doctor import Check, examine
from index.errors import NoGeneration
from index.lock import build_lock
from index.verify import verify
from tests.index_samples import build_index, write_articles


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "corpus")


@pytest.fixture
def data(tmp_path: Path, corpus: Path) -> Path:
    build([corpus], tmp_path / "data")
    return tmp_path / "data"


def told(checks: list[Check], state: str) -> str:
    return "\n".join(check.text for check in checks if check.state == state)


def live_folder(data: Path) -> Path:
    return data / "generations" / DataFolder(data).candidates()[0]


def test_a_sound_data_folder_is_good_throughout(data: Path, corpus: Path) -> None:
    checks = examine(data, [corpus])
    assert {check.state for check in checks} == {"good"}
    assert "3 documents" in told(checks, "good")
    assert "up to date" in told(checks, "good")


def test_without_an_index_it_says_how_to_make_one(tmp_path: Path, corpus: Path) -> None:
    with pytest.raises(NoGeneration, match="index build"):
        examine(tmp_path / "none", [corpus])


def test_every_flipped_byte_is_found(data: Path) -> None:
    for path in sorted(live_folder(data).iterdir()):
        pristine = path.read_bytes()
        for place in {0, len(pristine) // 3, len(pristine) - 1} if pristine else ():
            content = bytearray(pristine)
            content[place] ^= 4
            path.write_bytes(content)
            assert verify(live_folder(data)), (path.name, place)
        path.write_bytes(pristine)
    assert verify(live_folder(data)) == []


def test_missing_and_foreign_files_are_named(data: Path) -> None:
    (live_folder(data) / "folded.rows").unlink()
    (live_folder(data) / "notes.txt").write_text("mine")
    assert [(one.where, one.what) for one in verify(live_folder(data))][:2] == [
        ("folded.rows", "is missing"),
        ("notes.txt", "does not belong to a generation"),
    ]


def test_damage_of_the_live_generation_asks_for_a_build(data: Path, corpus: Path) -> None:
    path = live_folder(data) / "texts.db"
    path.write_bytes(path.read_bytes().replace(b"21%", b"91%"))
    bad = told(examine(data, [corpus]), "bad")
    assert "texts.db block" in bad
    assert "run `python -m index build`" in bad


def reseal(folder: Path, sql: str) -> None:
    """Changes the database and makes all hashes fit again, as a faulty builder would."""
    from index.blocks import write_hash_list
    from index.generation import generation_files
    from index.schema import GENERATION_COLUMNS
    from index.store import GenerationReader, row_digest

    with sqlite3.connect(folder / "texts.db") as connection:
        connection.execute(sql)
    connection.close()
    reader = GenerationReader(folder / "texts.db")
    for table in GENERATION_COLUMNS:
        rows = reader.by_row(table, range(200))
        (folder / f"{table}.digests").write_bytes(b"".join(row_digest(rows[row]) for row in sorted(rows)))
    reader.close()
    entries, digests = write_hash_list(folder, generation_files())
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = {name: {"bytes": one.bytes, "first_block": one.first_block} for name, one in entries.items()}
    manifest["list_digests"] = digests
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.parametrize(
    ("sql", "finding"),
    [
        ("update passages set start = start + 1 where row = 0", "is not the text at"),
        ("update passages set sentences = '0 100000' where row = 1", "has a sentence outside of itself"),
        ("update passages set document_id = 'none' where row = 0", "belongs to none"),
        ("update passages set id = 'zzzzzzzzzz' where row = 0", "is not found by its id"),
        ("insert into texts values (77, 'orphan')", "has 4 rows, the manifest says 3"),
    ],
)
def test_a_generation_that_does_not_fit_together_is_found(data: Path, sql: str, finding: str) -> None:
    faulty = live_folder(data).rename(data / "generations" / "faulty")  # a name without a hash: the manifest is new
    reseal(faulty, sql)
    assert any(finding in one.what for one in verify(faulty))


@pytest.mark.parametrize("part", [3, 1 << 20])
@pytest.mark.parametrize(
    ("name", "place", "row"), [("accented.rows", 1, 0), ("folded.rows", -1, 99), ("facets.rows", 0, -1)]
)
def test_rows_that_no_search_may_meet_are_found(
    data: Path, monkeypatch: pytest.MonkeyPatch, name: str, place: int, row: int, part: int
) -> None:
    monkeypatch.setattr("index.verify._PART", part)
    faulty = live_folder(data).rename(data / "generations" / "faulty")
    rows = np.fromfile(faulty / name, "<i8")
    starts = np.fromfile(faulty / name.replace("rows", "starts"), "<i8")
    longest = int(np.argmax(np.diff(starts)))  # a term in several passages: its rows have an order to lose
    rows[starts[longest] + place if place > 0 else place] = row
    rows.tofile(faulty / name)
    reseal(faulty, "update passages set start = start")
    assert any("out of order" in one.what for one in verify(faulty))


def test_lengths_that_do_not_fit_the_counts_are_found(data: Path) -> None:
    faulty = live_folder(data).rename(data / "generations" / "faulty")
    lengths = np.fromfile(faulty / "accented.lengths", "<i4")
    (lengths - 1).tofile(faulty / "accented.lengths")
    reseal(faulty, "update passages set start = start")
    assert any("does not fit the terms counted" in one.what for one in verify(faulty))


def test_an_older_damaged_generation_is_told_apart(data: Path, corpus: Path) -> None:
    older = live_folder(data)
    build([corpus], data, force=True)
    (older / "facets.rows").write_bytes(b"")
    assert "an older generation, kept for going back" in told(examine(data, [corpus]), "bad")


def test_a_changed_corpus_and_leftovers_are_noted(data: Path, corpus: Path) -> None:
    write_articles(corpus, {"moi": "Bài mới."})
    (data / "generations" / ".building-7").mkdir()
    notes = told(examine(data, [corpus]), "note")
    assert "The corpus has changed" in notes
    assert ".building-7" in notes


def test_a_running_build_is_noted(data: Path, corpus: Path) -> None:
    with build_lock(data):
        assert f"process {os.getpid()}" in told(examine(data, [corpus]), "note")


def test_a_rollback_and_a_lost_pointer_are_told(data: Path, corpus: Path) -> None:
    build([corpus], data, force=True)
    DataFolder(data).roll_back()
    assert "after a rollback" in told(examine(data, [corpus]), "note")
    (data / "CURRENT").unlink()
    assert "CURRENT is missing" in told(examine(data, [corpus]), "bad")


def test_skipped_files_and_another_corpus_are_told(tmp_path: Path, corpus: Path) -> None:
    (corpus / "rong.md").write_text("")
    data = build_index(corpus, tmp_path / "other")[1].path.parent.parent
    assert "1 files were skipped" in told(examine(data, [corpus]), "note")
    assert "name it with --corpus" in told(examine(data, [tmp_path]), "bad")
