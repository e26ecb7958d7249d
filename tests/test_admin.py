"""The admins' part over a real index: commands, files, audit."""

import asyncio
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot import texts_admin_vi as say
from bot.canaries import load_canaries
from bot.journal import AskedQuestion, StateJournal
from bot.permissions import Caller
from bot.question import Question
from bot.reindexing import Outcome, ReindexProgress
from index.data_folder import DataFolder
from index.lock import build_lock
from tests.admin_samples import (
    ADMIN,
    CANARIES,
    COLLEAGUE,
    PLAN,
    AdminBench,
    FakeTalk,
    admin_bench,
    audit,
    bodies,
    plan,
    reindex_here,
)
from tests.index_samples import live_id, write_articles


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[AdminBench]:
    with admin_bench(tmp_path) as bench:
        yield bench


# --- reindex, rollback ----------------------------------------------------------------------------------------------


async def test_reindex_reports_what_changed_and_answers_change_with_it(bench: AdminBench) -> None:
    before = live_id(bench.data)
    write_articles(bench.corpus, bodies() | {"suoi-bac": PLAN})
    talk = await bench.do("/reindex")
    assert talk.shown[0] == say.REINDEX_BEGINS
    assert talk.last.startswith(say.REINDEX_DONE)
    for part in ("Thêm 1, sửa 0, bớt 0, bỏ qua 0", "• suoi-bac", "2/2 đạt", f"{before} → {live_id(bench.data)}"):
        assert part in talk.last
    assert "9.450" in bench.asked("Suối Bạc có bao nhiêu hộ dân dùng chữ ký số?")
    assert audit(bench) == [("reindex: done", before, live_id(bench.data))]


async def test_a_broken_canary_is_named_and_batbuoc_overrides(bench: AdminBench) -> None:
    before = live_id(bench.data)
    write_articles(bench.corpus, bodies(percent=33))
    talk = await bench.do("/reindex")
    assert talk.last.startswith(say.REINDEX_CANARIES)
    assert CANARIES[0].question in talk.last
    assert live_id(bench.data) == before
    assert "21%" in bench.asked(CANARIES[0].question)
    forced = await bench.do("/reindex Bắt buộc")
    assert CANARIES[0].question in forced.last
    assert "33%" in bench.asked(CANARIES[0].question)


async def test_a_second_reindex_is_told_who_is_at_it(tmp_path: Path) -> None:
    going, release = asyncio.Event(), asyncio.Event()

    async def slow(folders: Sequence[Path], data: Path, progress: ReindexProgress, *, force: bool = False) -> Outcome:
        progress.files(3, 12)
        going.set()
        await release.wait()
        return await reindex_here(folders, data, progress, force=force)

    with admin_bench(tmp_path, slow) as bench:
        first, second, third = FakeTalk(), FakeTalk(), FakeTalk()
        bench.admin.command(ADMIN, "/reindex", first)
        await going.wait()
        bench.admin.command(COLLEAGUE, "/reindex", second)
        bench.admin.command(ADMIN, "/reindex", third)
        while not (second.said and third.said):
            await asyncio.sleep(0)
        assert second.last.startswith(say.SOMEBODY["telegram"])
        assert "3/12 tệp" in second.last
        assert third.last.startswith(say.YOURSELF)
        release.set()
        await bench.admin.settled()
        assert first.last.startswith("Kho tài liệu không có gì thay đổi")


async def test_a_builder_in_another_process_is_told_of(bench: AdminBench) -> None:
    with build_lock(bench.data):
        for command in ("/reindex", "/quaylai"):
            told = (await bench.do(command)).last
            assert told.startswith(f"Một tiến trình khác trên máy chủ (số {os.getpid()}, từ ")


async def test_quaylai_goes_back_and_pins_until_the_next_reindex(bench: AdminBench) -> None:
    old = live_id(bench.data)
    write_articles(bench.corpus, bodies(percent=33))
    await bench.do("/reindex batbuoc")
    new = live_id(bench.data)
    talk = await bench.do("/quaylai")
    assert (live_id(bench.data), old in talk.last, new in talk.last) == (old, True, True)
    assert "21%" in bench.asked(CANARIES[0].question)
    current = DataFolder(bench.data).current()
    assert current is not None
    assert current.pinned
    assert say.MARK_PINNED in (await bench.do("/phienban")).last
    await bench.do(f"/quaylai {new[:6]}")
    assert live_id(bench.data) == new
    assert audit(bench)[:2] == [("rollback", old, new), ("phienban", "", "")]


async def test_quaylai_to_what_is_not_there_lists_what_is(bench: AdminBench) -> None:
    talk = await bench.do("/quaylai 999999")
    assert talk.last.startswith(say.NO_SUCH_GENERATION)
    assert live_id(bench.data) in talk.last


async def test_quaylai_to_a_damaged_generation_changes_nothing(bench: AdminBench) -> None:
    old = live_id(bench.data)
    write_articles(bench.corpus, bodies(percent=33))
    await bench.do("/reindex batbuoc")
    new = live_id(bench.data)
    (bench.data / "generations" / old / "manifest.json").write_text("{}", encoding="utf-8")
    assert "bị hỏng" in (await bench.do(f"/quaylai {old}")).last
    assert live_id(bench.data) == new


async def test_a_full_disk_is_one_message_with_path_and_bytes(tmp_path: Path) -> None:
    async def full(folders: Sequence[Path], data: Path, progress: ReindexProgress, *, force: bool = False) -> Outcome:
        return Outcome("disk", path=str(data), free_bytes=4096, needed_bytes=70_000, detail="No space left on device")

    with admin_bench(tmp_path, full) as bench:
        talk = await bench.do("/reindex")
        assert len(talk.said) == 1
        for part in (str(bench.data), "4096 byte", "70000 byte"):
            assert part in talk.last


async def test_a_crash_of_our_own_is_told_without_its_inside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def crash(folders: Sequence[Path], data: Path, progress: ReindexProgress, *, force: bool = False) -> Outcome:
        raise ZeroDivisionError("inside")

    with admin_bench(tmp_path, crash) as bench:
        assert (await bench.do("/reindex")).last == say.WRONG
        assert "inside" in caplog.text
        assert bench.admin.reindexer.running is None


async def test_closing_ends_a_reindex_and_leaves_the_old_generation(tmp_path: Path) -> None:
    going = asyncio.Event()

    async def endless(
        folders: Sequence[Path], data: Path, progress: ReindexProgress, *, force: bool = False
    ) -> Outcome:
        going.set()
        await asyncio.Event().wait()
        raise AssertionError

    with admin_bench(tmp_path, endless) as bench:
        bench.admin.command(ADMIN, "/reindex", FakeTalk())
        await going.wait()
        await bench.admin.close()
        assert bench.admin.reindexer.running is None


# --- who ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "caller",
    [
        Caller("telegram", "44", private=True),
        Caller("zalo", "42", private=True),
        replace(ADMIN, private=False),
        replace(ADMIN, own_words=False),
    ],
)
async def test_nobody_else_moves_anything(bench: AdminBench, caller: Caller) -> None:
    assert (await bench.do("/reindex", caller)).said == []
    assert (await bench.send(*plan(), caller)).said == []
    card = await bench.send(*plan())
    keep = card.said[0].buttons[0]
    assert (await bench.press(keep.verb, keep.target, caller)).said == []
    assert not await bench.admin.replied(caller, "1", "Số: 1/KH", FakeTalk())
    assert len(list(bench.corpus.glob("*.md"))) == 2


async def test_another_admins_card_is_not_theirs_to_decide(bench: AdminBench) -> None:
    keep = (await bench.send(*plan())).said[0].buttons[0]
    talk = await bench.press(keep.verb, keep.target, COLLEAGUE)
    assert talk.last.startswith("Tệp này đã được xử lý")
    assert len(list(bench.corpus.glob("*.md"))) == 2


# --- canaries -------------------------------------------------------------------------------------------------------


async def test_canaries_are_listed_added_and_taken_out(bench: AdminBench) -> None:
    question = "Tỉnh Núi Hồng xếp thứ mấy về chuyển đổi số năm 2022?"
    assert CANARIES[0].question in (await bench.do("/canary")).last
    added = await bench.do(f"/canary {question}")
    assert added.last.startswith("Đã thêm"), added.last
    made = load_canaries(bench.data, [])[-1]
    assert (made.question, made.document) == (question, "nui-hong")
    assert (await bench.do(f"/canary {question}")).last == say.CANARY_THERE
    await bench.do("/canary bo 3")
    assert load_canaries(bench.data, []) == list(CANARIES)
    assert [deed for deed in audit(bench) if deed[0] == "canary"] == [
        ("canary", question, ""),
        ("canary", "", question),
    ]


async def test_a_canary_must_be_answerable_today(bench: AdminBench) -> None:
    assert (await bench.do("/canary Giá vàng hôm nay?")).last.startswith("Chưa thêm được")
    assert (await bench.do(f"/canary {CANARIES[1].question} | 99 lớp")).last.startswith("Chưa thêm được")


async def test_a_broken_canary_file_is_told_of(bench: AdminBench) -> None:
    (bench.data / "canaries.jsonl").write_text("{", encoding="utf-8")
    assert "line 1" in (await bench.do("/canary")).last


# --- looking --------------------------------------------------------------------------------------------------------


async def test_numbers_gaps_and_complaints_are_told(bench: AdminBench) -> None:
    assert "0 câu hỏi" in (await bench.do("/thongke")).last
    assert (await bench.do("/chuatraloi")).last == say.UNANSWERED_NONE.format(days=30)
    assert (await bench.do("/phanhoi")).last == say.COMPLAINTS_NONE.format(days=30)
    journal, now = StateJournal(bench.state), bench.admin.reindexer.clock()
    cited = tuple(one.passage for one in bench.assistant.reply(Question(CANARIES[0].question)).citations)
    journal.record_question(AskedQuestion("a", "telegram", "p", "c", "giá vàng?", "not_found", now, 3.0, cited))
    journal.record_feedback("a", "p", good=False, at=now)
    numbers = await bench.do("/thongke")
    assert "1 câu hỏi" in numbers.last
    assert numbers.said[0].picture is not None
    gaps = await bench.do("/chuatraloi")
    assert "1 lượt · giá vàng?" in gaps.last
    assert gaps.said[0].file is not None
    assert "giá vàng?" in (await bench.do("/phanhoi")).last
    report = (await bench.do("/baocao")).said[0].file
    assert report is not None
    assert "giá vàng?" in report.content.decode()
    assert "thongke" in (await bench.do("/nhatky")).last


async def test_admins_of_all_channels_hear_of_what_nobody_asked_for(bench: AdminBench) -> None:
    heard: list[str] = []

    async def tell(text: str) -> None:
        heard.append(text)

    async def broken(text: str) -> None:
        raise ConnectionError

    bench.admin.hear_of(broken)
    bench.admin.hear_of(tell)
    write_articles(bench.corpus, bodies(percent=33))
    await bench.admin.reindex_unasked()
    assert heard[0].startswith(say.WATCH_REPORT)
    assert CANARIES[0].question in heard[0]
    assert audit(bench)[0][0] == "reindex: canaries"
