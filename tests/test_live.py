"""The live generation is kept up to date, and damage never reaches a reader."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index import live as live_module
from index.build import build
from index.data_folder import DataFolder
from index.errors import CorruptGeneration, EmptyCorpus, ForeignCorpus, LockHeld, NoGeneration, OtherTextSteps
from index.generation import Generation
from index.live import Live, open_live
from index.lock import build_lock
from tests.index_samples import live_id, ranked, write_articles

QUESTION = "kinh tế số Mây Trắng"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "corpus")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@contextmanager
def somebody_builds(data: Path) -> Iterator[None]:
    """The lock held through another open file, as another process would."""
    data.mkdir(exist_ok=True)
    with build_lock(data):
        yield


def best(live: Live) -> str:
    return live.call(lambda generation: ranked(generation, QUESTION))[0][0]


def spoil(generation: Path, name: str = "texts.db") -> None:
    content = (generation / name).read_bytes()
    (generation / name).write_bytes(bytes(byte ^ 1 for byte in content))


def test_without_a_generation_one_is_built(corpus: Path, data: Path) -> None:
    remarks: list[str] = []
    assert "21%" in best(open_live(data, [corpus], remark=remarks.append))
    assert remarks == ["Building the index …"]


def test_an_unchanged_corpus_is_opened_without_a_word(corpus: Path, data: Path) -> None:
    build([corpus], data)
    remarks: list[str] = []
    open_live(data, [corpus], remark=remarks.append)
    assert remarks == []


def test_a_changed_corpus_is_built_again_with_one_remark(corpus: Path, data: Path) -> None:
    build([corpus], data)
    write_articles(corpus, {"may-trang": "Kinh tế số Mây Trắng nay là 25%."})
    remarks: list[str] = []
    assert "25%" in best(open_live(data, [corpus], remark=remarks.append))
    assert len(remarks) == 1


def test_run_builds_only_what_is_missing_and_can_ask_for_staleness(corpus: Path, data: Path) -> None:
    build([corpus], data)
    write_articles(corpus, {"may-trang": "Kinh tế số Mây Trắng nay là 25%."})
    live = open_live(data, [corpus], build_when="missing")
    assert "21%" in best(live)
    assert live.is_stale()


def test_while_another_builds_the_live_generation_answers(corpus: Path, data: Path) -> None:
    build([corpus], data)
    write_articles(corpus, {"may-trang": "Kinh tế số Mây Trắng nay là 25%."})
    remarks: list[str] = []
    with somebody_builds(data):
        live = open_live(data, [corpus], remark=remarks.append)
    assert "21%" in best(live)
    assert f"process {os.getpid()}" in remarks[-1]
    assert "Answering from the index in use" in remarks[-1]


def test_with_nothing_to_serve_a_second_process_waits_then_gives_up(corpus: Path, data: Path) -> None:
    waited: list[float] = []
    with somebody_builds(data), pytest.raises(LockHeld):
        open_live(data, [corpus], pause=waited.append)
    assert sum(waited) == pytest.approx(60, abs=0.5)


def test_a_waiting_process_serves_what_the_other_has_built(corpus: Path, data: Path, tmp_path: Path) -> None:
    remarks: list[str] = []
    build([corpus], tmp_path / "elsewhere")
    with somebody_builds(data):
        arrive = lambda _: os.rename(tmp_path / "elsewhere" / "generations", data / "generations")  # noqa: E731, PTH104
        assert "21%" in best(open_live(data, [corpus], remark=remarks.append, pause=arrive))
    assert "Waiting up to 60 seconds" in remarks[0]


def test_a_rolled_back_generation_is_not_rebuilt(corpus: Path, data: Path) -> None:
    first = build([corpus], data).generation_after
    write_articles(corpus, {"may-trang": "Kinh tế số Mây Trắng nay là 25%."})
    build([corpus], data)
    DataFolder(data).roll_back()
    assert open_live(data, [corpus]).generation.id == first == live_id(data)


def test_another_corpus_is_refused_and_nothing_replaced(corpus: Path, data: Path, tmp_path: Path) -> None:
    build([corpus], data)
    other = write_articles(tmp_path / "other", {"khac": "Bài khác."})
    with pytest.raises(ForeignCorpus):
        open_live(data, [other])


def test_never_building_says_that_there_is_nothing(corpus: Path, data: Path) -> None:
    with pytest.raises(NoGeneration, match="index build"):
        open_live(data, [corpus], build_when="never")


def test_an_emptied_corpus_is_told(corpus: Path, data: Path) -> None:
    build([corpus], data)
    for path in corpus.iterdir():
        path.unlink()
    with pytest.raises(EmptyCorpus):
        open_live(data, [corpus])


def test_two_files_of_one_id_do_not_stop_what_is_indexed(corpus: Path, data: Path) -> None:
    build([corpus], data)
    write_articles(corpus / "them", {"doi-gio": "Một bài khác cùng tên."})
    remarks: list[str] = []
    assert "21%" in best(open_live(data, [corpus], remark=remarks.append))
    assert "doi-gio" in remarks[0]


def test_without_write_permission_the_old_index_answers(
    corpus: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([corpus], data)
    write_articles(corpus, {"may-trang": "Kinh tế số Mây Trắng nay là 25%."})
    monkeypatch.setattr("os.access", lambda *_: False)
    remarks: list[str] = []
    assert "21%" in best(open_live(data, [corpus], remark=remarks.append))
    assert "no write permission" in remarks[-1]


def test_a_generation_of_another_tokenizer_is_rebuilt_not_served(
    corpus: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([corpus], data)
    for module in ("build", "prepared", "writing", "live"):
        monkeypatch.setattr(f"index.{module}.text_steps", lambda: "other-1+0")
    with pytest.raises(OtherTextSteps, match="index build"):
        open_live(data, [corpus], build_when="never")
    assert open_live(data, [corpus]).generation.manifest.text_steps == "other-1+0"


def test_a_damaged_generation_gives_way_to_the_previous_one(corpus: Path, data: Path) -> None:
    first = build([corpus], data).generation_after
    second = build([corpus], data, force=True).generation_after
    spoil(data / "generations" / second)
    remarks: list[str] = []
    live = open_live(data, [corpus], remark=remarks.append)
    assert "21%" in best(live)
    live.wait_for_rebuild()
    assert live_id(data) == live.generation.id == first
    assert "damaged and set aside" in remarks[0]


def test_after_damage_a_changed_corpus_is_rebuilt(corpus: Path, data: Path) -> None:
    build([corpus], data)
    write_articles(corpus, {"may-trang": "Kinh tế số Mây Trắng nay là 25%."})
    second = build([corpus], data).generation_after
    live = open_live(data, [corpus])
    spoil(data / "generations" / second)
    assert "%" in best(live)
    live.wait_for_rebuild()
    assert "25%" in best(live)
    assert live_id(data) != second


def test_with_no_sound_generation_left_one_is_built_at_once(corpus: Path, data: Path) -> None:
    only = build([corpus], data).generation_after
    live = open_live(data, [corpus])
    spoil(data / "generations" / only)
    assert "21%" in best(live)
    assert live_id(data) != only


def test_a_damaged_manifest_or_pointer_is_survived(corpus: Path, data: Path) -> None:
    first = build([corpus], data).generation_after
    second = build([corpus], data, force=True).generation_after
    (data / "CURRENT").write_text("{")
    assert open_live(data, [corpus]).generation.id == second
    spoil(data / "generations" / second, "manifest.json")
    assert open_live(data, [corpus]).generation.id == first


def test_damage_that_cannot_be_set_aside_is_still_not_served(
    corpus: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build([corpus], data).generation_after
    second = build([corpus], data, force=True).generation_after
    spoil(data / "generations" / second)
    monkeypatch.setattr(DataFolder, "quarantine", lambda *_: None)
    monkeypatch.setattr(live_module, "build", lambda *_: None)
    live = open_live(data, [corpus])
    assert "21%" in best(live)
    live.wait_for_rebuild()
    assert live.refresh()
    assert live.generation.id == first


def test_a_running_reader_takes_up_a_new_generation(corpus: Path, data: Path) -> None:
    build([corpus], data)
    live = open_live(data, [corpus])
    write_articles(corpus, {"may-trang": "Kinh tế số Mây Trắng nay là 25%."})
    build([corpus], data)
    assert "21%" in best(live)
    live.refresh()
    assert "25%" in best(live)


def test_many_threads_meet_damage_and_all_get_the_true_answer(corpus: Path, data: Path) -> None:
    build([corpus], data)
    second = build([corpus], data, force=True).generation_after
    live = open_live(data, [corpus])
    expected = best(Live(data, [corpus]))
    spoil(data / "generations" / second)
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(best(live))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    live.wait_for_rebuild()
    assert found == [expected] * 8


def test_an_error_of_the_caller_is_passed_on(corpus: Path, data: Path) -> None:
    def fail(generation: Generation) -> None:
        raise ValueError("not ours")

    with pytest.raises(ValueError, match="not ours"):
        open_live(data, [corpus]).call(fail)


def test_a_corrupt_generation_names_file_and_way_out(corpus: Path, data: Path) -> None:
    only = build([corpus], data).generation_after
    spoil(data / "generations" / only)
    with pytest.raises(CorruptGeneration, match=r"texts\.db.*index build"):
        ranked(Generation.open(data / "generations" / only), QUESTION)


def test_an_index_of_another_version_is_set_aside_and_not_called_damaged(
    corpus: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("index.manifest.FORMAT", 1)
        earlier.setattr("index.writing.FORMAT", 1)
        build([corpus], data)
    remarks: list[str] = []
    assert "21%" in best(open_live(data, [corpus], remark=remarks.append))
    (told, _) = remarks
    assert "is set aside" in told
    assert "another version" in told
    assert "damaged" not in told
