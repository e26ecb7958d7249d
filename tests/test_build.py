"""A build tokenises what changed, publishes whole generations only, and says what stands in its way."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import DuplicateId
from index import preparing
from index.blocks import HASH_LIST
from index.build import build
from index.data_folder import DataFolder
from index.errors import (
    DataFolderUnusable,
    EmptyCorpus,
    ForeignCorpus,
    LockHeld,
    MissingCorpus,
    UnknownGeneration,
)
from index.generation import DATABASE, Generation
from index.lock import build_lock, is_locked
from index.manifest import NAME
from index.preparing import Preparing
from index.schema import GENERATION_COLUMNS
from index.sources import Source
from index.token_cache import TokenCache
from tests.index_samples import ARTICLES, build_index, live_id, ranked, write_articles


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "corpus")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def contents(generation: Generation) -> dict[str, object]:
    """Every file's bytes, of the database its rows: they may stand on other pages."""
    files = {path.name: path.read_bytes() for path in generation.path.iterdir() if path.name not in (NAME, HASH_LIST)}
    with closing(sqlite3.connect(generation.path / DATABASE)) as database:
        tables = [*GENERATION_COLUMNS, "sources"]
        rows = {table: database.execute(f"select * from {table} order by 1").fetchall() for table in tables}
    return {**files, DATABASE: rows}


def test_a_first_build_tokenises_everything(corpus: Path, data: Path) -> None:
    report, generation = build_index(corpus, data)
    assert report.added == tuple(sorted(ARTICLES))
    assert (report.tokenised_files, report.documents, report.generation_before) == (3, 3, None)
    assert live_id(data) == report.generation_after == generation.id


def test_a_second_build_with_nothing_changed_tokenises_nothing(corpus: Path, data: Path) -> None:
    first = build([corpus], data)
    second = build([corpus], data)
    assert (second.tokenised_files, second.generation_after) == (0, first.generation_after)


def test_one_changed_file_is_the_only_one_tokenised(corpus: Path, data: Path) -> None:
    build([corpus], data)
    write_articles(corpus, {"may-trang": "Tỉnh Mây Trắng đổi mục tiêu kinh tế số thành 25%."})
    report, generation = build_index(corpus, data)
    assert (report.tokenised_files, report.changed, report.added, report.removed) == (1, ("may-trang",), (), ())
    assert "25%" in ranked(generation, "kinh tế số Mây Trắng")[0][0]


def test_added_and_removed_articles_are_named(corpus: Path, data: Path) -> None:
    build([corpus], data)
    (corpus / "doi-gio.md").rename(corpus / "doi-cat.md")
    report = build([corpus], data)
    assert (report.added, report.removed, report.changed) == (("doi-cat",), ("doi-gio",), ())


def test_a_touched_file_with_the_same_content_is_no_change(corpus: Path, data: Path) -> None:
    first = build([corpus], data)
    os.utime(corpus / "doi-gio.md", (1, 1))
    assert build([corpus], data).generation_after == first.generation_after


def test_an_updated_index_equals_one_built_at_once(corpus: Path, data: Path, tmp_path: Path) -> None:
    build([corpus], data)
    for number in range(4):
        write_articles(corpus, {"may-trang": f"Mục tiêu thứ {number} là 2{number}%.", f"moi-{number}": "Bài viết mới."})
        updated = build_index(corpus, data)[1]
    whole = build_index(corpus, tmp_path / "fresh")[1]
    assert contents(updated) == contents(whole)


def test_several_processes_make_the_same_index(
    corpus: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = build_index(corpus, data)[1]
    monkeypatch.setattr(preparing, "_WORTH_WORKERS", 0)
    monkeypatch.setenv("INDEX_WORKERS", "2")
    (corpus / "hong.txt").write_bytes(b"\xff\xfe\xfa")
    report, together = build_index(corpus, tmp_path / "other")
    assert report.tokenised_files == 3
    assert len(report.skipped) == 1
    assert {**contents(alone), "texts.db": b"", "blocks.sha256": b""} == {
        **contents(together),
        "texts.db": b"",
        "blocks.sha256": b"",
    }


def test_bad_files_are_named_and_skipped_and_the_rest_is_built(corpus: Path, data: Path) -> None:
    (corpus / "rong.md").write_text("")
    (corpus / "ma-khac.txt").write_bytes("Tiếng Việt".encode("utf-16"))
    (corpus / "nhi-phan.txt").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 8)
    (corpus / "dau-hong.md").write_text("---\ntitle: [\n---\nNội dung.\n", encoding="utf-8")
    with (corpus / "qua-lon.txt").open("wb") as file:
        file.truncate(50_000_000)
    (corpus / "mat.md").symlink_to(corpus / "khong-co.md")
    report = build([corpus], data)
    names = {Path(path).name for path, _ in report.skipped}
    assert {"rong.md", "ma-khac.txt", "nhi-phan.txt", "dau-hong.md", "qua-lon.txt"} <= names
    assert all(Path(path).name in reason for path, reason in report.skipped)
    assert report.documents == 3
    assert build([corpus], data).generation_after == report.generation_after


def test_a_corpus_without_articles_says_how_to_add_one(tmp_path: Path, data: Path) -> None:
    (tmp_path / "leer").mkdir()
    with pytest.raises(EmptyCorpus, match=r"put a \.md or \.txt file there"):
        build([tmp_path / "leer"], data)
    (tmp_path / "leer" / "rong.md").write_text("")
    with pytest.raises(EmptyCorpus, match=r"rong\.md"):
        build([tmp_path / "leer"], data)
    assert DataFolder(data).ids() == []


def test_a_missing_corpus_folder_is_named(tmp_path: Path, data: Path) -> None:
    with pytest.raises(MissingCorpus, match="khong-co"):
        build([tmp_path / "khong-co"], data)


def test_two_files_of_one_id_are_both_named(corpus: Path, data: Path) -> None:
    write_articles(corpus / "them", {"doi-gio": "Một bài khác cùng tên."})
    with pytest.raises(DuplicateId, match=r"(?s)doi-gio\.md.*doi-gio\.md"):
        build([corpus], data)


def test_a_data_folder_serves_one_corpus(corpus: Path, data: Path, tmp_path: Path) -> None:
    first = build([corpus], data)
    other = write_articles(tmp_path / "other", {"khac": "Bài khác."})
    with pytest.raises(ForeignCorpus) as refused:
        build([other], data)
    assert {str(corpus), str(other), "--data"} <= set(str(refused.value).replace(",", "").replace(".", "").split())
    assert live_id(data) == first.generation_after


def test_corpus_and_data_moved_together_stay_one(tmp_path: Path) -> None:
    corpus = write_articles(tmp_path / "here" / "corpus")
    first = build([corpus], tmp_path / "here" / "data")
    (tmp_path / "here").rename(tmp_path / "there")
    report = build([tmp_path / "there" / "corpus"], tmp_path / "there" / "data")
    assert report.tokenised_files == 0
    assert report.generation_before == first.generation_after


def test_a_gate_sees_the_new_generation_and_may_refuse_it(corpus: Path, data: Path) -> None:
    first = build([corpus], data)
    write_articles(corpus, {"may-trang": "Bài hỏng."})
    seen = []

    def refuse(folder: Path) -> None:
        seen.append(ranked(Generation.open(folder), "bài hỏng")[0][0])
        raise RuntimeError("the canaries disagree")

    with pytest.raises(RuntimeError):
        build([corpus], data, gate=refuse)
    assert seen == ["Bài hỏng."]
    assert live_id(data) == first.generation_after
    assert [path.name for path in (data / "generations").iterdir()] == [first.generation_after]


def test_the_live_generation_and_two_older_ones_are_kept(corpus: Path, data: Path) -> None:
    built = [build([corpus], data, force=True).generation_after for _ in range(5)]
    assert DataFolder(data).ids() == built[:1:-1]


def test_going_back_pins_until_the_next_build(corpus: Path, data: Path) -> None:
    first, second = (build([corpus], data, force=True).generation_after for _ in range(2))
    folder = DataFolder(data)
    assert folder.roll_back() == first
    current = folder.current()
    assert current is not None
    assert (current.generation, current.pinned) == (first, True)
    with pytest.raises(UnknownGeneration, match=second):
        folder.roll_back()
    assert folder.roll_back(second[:6]) == second
    build([corpus], data)
    current = folder.current()
    assert current is not None
    assert not current.pinned


def test_a_second_builder_is_told_who_builds_and_since_when(corpus: Path, data: Path) -> None:
    data.mkdir()
    with build_lock(data), pytest.raises(LockHeld, match=rf"process {os.getpid()}, since 20\d\d-") as refused:
        build([corpus], data)
    assert refused.value.exit_code == 75
    assert is_locked(data) is None
    assert build([corpus], data).documents == 3


def test_leftovers_of_a_crashed_build_are_removed(corpus: Path, data: Path) -> None:
    build([corpus], data)
    (data / "generations" / ".building-1").mkdir()
    (data / "generations" / ".building-1" / "texts.db").write_text("half")
    (data / "generations" / "000009-0123456789abcdef.damaged").mkdir()
    (data / ".CURRENT-1").write_text("half")
    report = build([corpus], data, force=True)
    assert report.generation_after.startswith("000010-")
    (data / "generations" / ".removed-000001-0123456789abcdef").mkdir()
    build([corpus], data)
    assert not [path for folder in (data, data / "generations") for path in folder.glob(".*")]


def test_a_damaged_live_generation_is_rebuilt_although_nothing_changed(corpus: Path, data: Path) -> None:
    first, generation = build_index(corpus, data)
    path = generation.path / "folded.impacts"
    path.write_bytes(path.read_bytes()[:-1] + b"\x7f")
    report = build([corpus], data)
    assert report.generation_after != first.generation_after
    assert report.tokenised_files == 0


@pytest.mark.parametrize("content", [b"", b"garbage" * 500])
def test_a_damaged_token_cache_costs_time_only(corpus: Path, data: Path, content: bytes) -> None:
    build([corpus], data)
    for name in ("tokens.db-wal", "tokens.db-shm"):
        (data / name).unlink(missing_ok=True)
    (data / "tokens.db").write_bytes(content)
    assert build([corpus], data, force=True).tokenised_files == 3
    assert build([corpus], data, force=True).tokenised_files == 0


def test_a_flipped_bit_in_the_cache_does_not_reach_the_index(corpus: Path, data: Path, tmp_path: Path) -> None:
    expected = contents(build_index(corpus, data)[1])
    path = data / "tokens.db"
    path.write_bytes(path.read_bytes().replace(b"21%", b"91%"))
    report, generation = build_index(corpus, data, force=True)
    assert report.tokenised_files >= 1
    assert contents(generation) == expected


def test_other_text_steps_tokenise_everything_again(corpus: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([corpus], data)
    for module in ("build", "prepared", "writing"):
        monkeypatch.setattr(f"index.{module}.text_steps", lambda: "other-1+0")
    assert build([corpus], data).tokenised_files == 3


def test_a_file_that_changes_while_it_is_read_is_not_cached_under_its_old_hash(
    corpus: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = preparing.attempt

    def change_first(path: Path) -> object:
        write_articles(corpus, {"may-trang": "Bản mới hơn của bài viết này."})
        return attempt(path)

    data.mkdir()
    source = Source(str(corpus / "may-trang.md"), (corpus / "may-trang.md").stat().st_size, 1, "0" * 64)
    monkeypatch.setattr(preparing, "attempt", change_first)
    cache = TokenCache(data)
    assert len(list(Preparing(cache).run([source]))) == 1
    cache.close()
    again = TokenCache(data)
    assert again._keys == set()
    again.close()


def test_progress_is_told_after_each_article(corpus: Path, data: Path) -> None:
    told: list[tuple[int, int]] = []
    build([corpus], data, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_interrupted_build_keeps_what_it_has_tokenised(corpus: Path, data: Path) -> None:
    def interrupt(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([corpus], data, progress=interrupt)
    assert DataFolder(data).ids() == []
    assert build([corpus], data).tokenised_files == 1


def test_a_data_folder_that_cannot_be_made_is_named_with_the_way_out(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataFolderUnusable, match=r"file/data.*choose another with --data"):
        build([corpus], tmp_path / "file" / "data")


def test_a_data_folder_without_write_permission_is_named(
    corpus: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([corpus], data)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(DataFolderUnusable, match="no write permission"):
        build([corpus], data)


def limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))


def test_a_disk_that_fills_up_leaves_the_index_in_use_as_it_was(corpus: Path, data: Path) -> None:
    first = build([corpus], data)
    bodies = {f"dai-{n}": "\n\n".join(f"Đoạn {n} {k} nói về chuyển đổi số." for k in range(60)) for n in range(5)}
    write_articles(corpus, bodies)
    command = [sys.executable, "-m", "index", "build", "--corpus", str(corpus), "--data", str(data)]
    root = Path(__file__).parent.parent
    result = subprocess.run(command, cwd=root, preexec_fn=limit_file_size, capture_output=True, text=True, check=False)
    assert result.returncode == 3, result.stderr
    assert "The index in use stays as it is" in result.stderr
    assert "Traceback" not in result.stderr
    assert DataFolder(data).ids() == [first.generation_after]
    assert build([corpus], data).documents == 8


def test_the_index_of_a_removed_data_folder_is_built_anew(corpus: Path, data: Path) -> None:
    build([corpus], data)
    shutil.rmtree(data)
    assert build([corpus], data).tokenised_files == 3


def test_unchanged_articles_are_taken_over_from_the_generation_before(corpus: Path, data: Path) -> None:
    build([corpus], data)
    (data / "tokens.db").unlink()
    write_articles(corpus, {"may-trang": "Tỉnh Mây Trắng đổi mục tiêu kinh tế số thành 25%."})
    assert build([corpus], data).tokenised_files == 1


def test_an_article_in_the_place_of_others_makes_the_index_of_a_build_at_once(
    corpus: Path, data: Path, tmp_path: Path
) -> None:
    write_articles(corpus, {f"bai-{n}": f"Bài số {n}.\n\nXã {n} có {n + 3} điểm phát sóng." for n in range(8)})
    build([corpus], data)
    for name in ("bai-0", "bai-3", "bai-4"):
        (corpus / f"{name}.md").unlink()
    write_articles(corpus, {"bai-35": "Một bài mới.", "zz": "Bài cuối.", "bai-6": "Bài sáu viết lại, dài hơn trước."})
    report, updated = build_index(corpus, data)
    assert report.tokenised_files == 3
    assert contents(updated) == contents(build_index(corpus, tmp_path / "fresh")[1])


def test_articles_around_one_without_passages_keep_their_own_words(corpus: Path, data: Path, tmp_path: Path) -> None:
    (corpus / "giua-2.md").write_text("!!!\n")
    build([corpus], data)
    for name, word in (("giua-1", "trước"), ("giua-3", "sau")):
        (corpus / f"{name}.md").write_text(f"{word}\n")
    report, updated = build_index(corpus, data)
    assert report.tokenised_files == 2
    assert [text for text, _ in ranked(updated, "trước")] == ["trước"]
    assert contents(updated) == contents(build_index(corpus, tmp_path / "fresh")[1])


@pytest.mark.parametrize("name", [DATABASE, "accented.rows", "folded.strings", "passages.digests"])
def test_nothing_is_taken_over_from_a_damaged_generation(corpus: Path, data: Path, tmp_path: Path, name: str) -> None:
    path = build_index(corpus, data)[1].path / name
    content = path.read_bytes()
    middle = len(content) - 50 if name == DATABASE else len(content) // 2
    path.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
    write_articles(corpus, {"doi-gio": "Tỉnh Đồi Gió viết lại bài này."})
    updated = build_index(corpus, data)[1]
    assert contents(updated) == contents(build_index(corpus, tmp_path / "fresh")[1])


def test_a_database_that_sqlite_cannot_read_is_built_anew(corpus: Path, data: Path, tmp_path: Path) -> None:
    path = build_index(corpus, data)[1].path / DATABASE
    with closing(sqlite3.connect(path)) as database:
        (page,) = database.execute("select rootpage from sqlite_master where name = 'passages'").fetchone()
        (size,) = database.execute("pragma page_size").fetchone()
    content = path.read_bytes()
    path.write_bytes(content[: (page - 1) * size] + b"\xff" * size + content[page * size :])
    write_articles(corpus, {"doi-gio": "Tỉnh Đồi Gió viết lại bài này."})
    assert contents(build_index(corpus, data)[1]) == contents(build_index(corpus, tmp_path / "fresh")[1])
