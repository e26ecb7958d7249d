"""A reindex goes live whole and checked, or not at all."""

import asyncio
import errno
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.canaries import load_canaries
from bot.reindex_process import reindex_in_child
from bot.reindexing import OneGeneration, Outcome, reindex
from corpus.importing import remove
from index.lock import build_lock
from tests.admin_samples import CANARIES, bodies, built, small_corpus
from tests.index_samples import live_id, write_articles


@dataclass
class Heard:
    """Progress as it came."""

    told: list[tuple[str, int, int]] = field(default_factory=list)

    def files(self, done: int, total: int) -> None:
        self.told.append(("files", done, total))

    def trying(self, passages: int, canaries: int) -> None:
        self.told.append(("trying", passages, canaries))


def leftovers(data: Path) -> list[str]:
    return [path.name for path in (data / "generations").iterdir() if path.name.startswith(".")]


def test_a_changed_article_goes_live_with_a_report(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    before = live_id(data)
    write_articles(
        corpus, bodies() | {"suoi-bac": "Tỉnh Suối Bạc có 9 xã.", "nui-hong": bodies()["nui-hong"] + " Hết."}
    )
    (corpus / "hong.txt").write_bytes(b"\xff\xfe\x00")
    heard = Heard()
    outcome = reindex([corpus], data, progress=heard)
    report = outcome.report
    assert outcome.result == "done"
    assert report is not None
    assert (report.added, report.changed, report.removed) == (("suoi-bac",), ("nui-hong",), ())
    assert [Path(path).name for path, _ in report.skipped] == ["hong.txt"]
    assert (report.generation_before, report.generation_after) == (before, live_id(data))
    assert outcome.canaries.asked == len(CANARIES)
    assert heard.told[-2:] == [("files", 4, 4), ("trying", 3, 2)]


def test_nothing_new_is_said_to_be_nothing_new(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    assert reindex([corpus], data).result == "unchanged"


def test_the_first_reindex_has_nothing_to_break(tmp_path: Path) -> None:
    corpus = small_corpus(tmp_path / "corpus")
    outcome = reindex([corpus], tmp_path / "data")
    assert (outcome.result, outcome.canaries.broken, outcome.canaries.asked) == ("done", (), 2)
    assert load_canaries(tmp_path / "data", []) == list(CANARIES)


def test_a_corpus_that_breaks_a_canary_does_not_go_live(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    before = live_id(data)
    write_articles(corpus, bodies(percent=33))
    outcome = reindex([corpus], data)
    assert (outcome.result, outcome.exit_code) == ("canaries", 1)
    assert outcome.canaries.broken == (CANARIES[0].question,)
    assert CANARIES[0].question in outcome.detail
    assert live_id(data) == before
    assert leftovers(data) == []
    folder = data / "generations" / before
    assert "21%" in OneGeneration(folder, data, [corpus]).ask(CANARIES[0].question).text


def test_force_publishes_it_and_names_what_broke(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    write_articles(corpus, bodies(percent=33))
    outcome = reindex([corpus], data, force=True)
    assert (outcome.result, outcome.forced) == ("done", True)
    assert outcome.canaries.broken == (CANARIES[0].question,)
    again = reindex([corpus], data)
    assert again.result == "unchanged"


def test_what_was_taken_out_on_purpose_breaks_nothing(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    remove("song-lam", [corpus], data / "bin")
    outcome = reindex([corpus], data)
    assert (outcome.result, outcome.canaries.set_aside) == ("done", (CANARIES[0].question,))


def test_what_was_deleted_by_hand_breaks_its_canary(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    (corpus / "song-lam.md").unlink()
    assert reindex([corpus], data).result == "canaries"


def test_a_replaced_document_still_counts(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    remove("song-lam", [corpus], data / "bin")
    write_articles(corpus, bodies(percent=33))
    assert reindex([corpus], data).result == "canaries"


def test_a_broken_canary_file_stops_the_reindex_by_name_unless_forced(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    (data / "canaries.jsonl").write_text("{", encoding="utf-8")
    write_articles(corpus, bodies(percent=33))
    outcome = reindex([corpus], data)
    assert outcome.result == "failed"
    assert "canaries.jsonl, line 1" in outcome.detail
    assert reindex([corpus], data, force=True).result == "done"


def test_a_held_lock_says_who_has_it(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    with build_lock(data):
        outcome = reindex([corpus], data)
    assert (outcome.result, outcome.exit_code) == ("locked", 75)
    assert str(os.getpid()) in outcome.detail


def test_an_empty_corpus_leaves_the_old_generation(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    before = live_id(data)
    for path in corpus.glob("*.md"):
        path.unlink()
    assert reindex([corpus], data).result == "corpus"
    assert live_id(data) == before


def test_a_full_disk_is_told_with_path_and_bytes_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, data = built(tmp_path)
    before = live_id(data)
    write_articles(corpus, bodies() | {"suoi-bac": "Tỉnh Suối Bạc có 9 xã."})

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(data / "generations"))

    monkeypatch.setattr("index.build.Writing.finish", full)
    outcome = reindex([corpus], data)
    assert (outcome.result, outcome.path) == ("disk", str(data))
    assert outcome.needed_bytes > 1000
    assert outcome.free_bytes == pytest.approx(shutil.disk_usage(data).free, rel=0.5)
    assert "No space left" in outcome.detail
    assert (live_id(data), leftovers(data)) == (before, [])


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A small file system of its own; skips where mounting is not allowed."""
    folder.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def answers(data: Path, corpus: Path) -> bool:
    folder = data / "generations" / live_id(data)
    return "21%" in OneGeneration(folder, data, [corpus]).ask(CANARIES[0].question).text


def test_a_disk_that_is_really_full_or_read_only_stops_nothing(tmp_path: Path) -> None:
    corpus, data = small_corpus(tmp_path / "corpus"), tmp_path / "data"
    with mounted(data, "size=1m"):
        assert reindex([corpus], data).result == "done"
        before, files = live_id(data), {path.name for path in data.iterdir()}
        write_articles(corpus, {f"bai-{n}": f"Bài số {n} nói về hồ sơ {n} và lớp học {n * 7}." for n in range(4000)})
        outcome = reindex([corpus], data)
        assert (outcome.result, outcome.path) == ("disk", str(data))
        assert outcome.free_bytes < 1_000_000
        assert (live_id(data), leftovers(data)) == (before, [])
        assert {path.name for path in data.iterdir()} <= files
        assert answers(data, corpus)
        subprocess.run(["mount", "-o", "remount,ro", str(data)], check=True)
        outcome = reindex([corpus], data)
        assert (outcome.result, outcome.path) == ("disk", str(data))
        assert answers(data, corpus)


def run_in_child(corpus: Sequence[Path], data: Path, heard: Heard, *, force: bool = False) -> Outcome:
    return asyncio.run(reindex_in_child(corpus, data, heard, force=force))


def test_the_child_tells_the_same_as_the_call(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    write_articles(corpus, bodies(percent=33))
    heard = Heard()
    refused = run_in_child([corpus], data, heard)
    assert (refused.result, refused.canaries.broken) == ("canaries", (CANARIES[0].question,))
    outcome = run_in_child([corpus], data, heard, force=True)
    assert outcome.report is not None
    assert (outcome.result, outcome.report.changed) == ("done", ("song-lam",))
    assert ("trying", 2, 2) in heard.told
    assert outcome.report.generation_after == live_id(data)


def test_a_cancelled_reindex_ends_its_child_and_frees_the_lock(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    before = live_id(data)
    write_articles(corpus, bodies(percent=33))

    async def cancel_early() -> None:
        task = asyncio.create_task(reindex_in_child([corpus], data, Heard(), force=True))
        await asyncio.sleep(0.3)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancel_early())
    assert live_id(data) == before
    assert reindex([corpus], data, force=True).result == "done"
    assert leftovers(data) == []


def test_an_outcome_survives_its_way_through_json(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    (corpus / "hong.txt").write_bytes(b"\xff")
    outcome = reindex([corpus], data)
    assert Outcome.from_json(outcome.to_json()) == outcome
    for line in ("{}", "[]", '{"report": 1, "canaries": 2}'):
        with pytest.raises(ValueError, match="outcome of a reindex"):
            Outcome.from_json(line)


def test_one_generation_is_asked_whatever_is_live(tmp_path: Path) -> None:
    corpus, data = built(tmp_path)
    old = OneGeneration(data / "generations" / live_id(data), data, [corpus])
    write_articles(corpus, bodies(percent=33))
    reindex([corpus], data, force=True)
    assert "21%" in old.ask(CANARIES[0].question).text
