"""Files that admins send: read, shown, corrected, kept, taken out."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import texts_admin_vi as say
from bot.admin import Admin, NotFetched
from tests.admin_samples import ADMIN, CANARIES, AdminBench, FakeTalk, admin_bench, audit, plan, settings_of


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[AdminBench]:
    with admin_bench(tmp_path) as bench:
        yield bench


async def test_a_kept_file_is_answered_from(bench: AdminBench) -> None:
    talk = await bench.send(*plan())
    assert "Tiêu đề: Kế hoạch chuyển đổi số tỉnh Suối Bạc năm 2026" in talk.last
    assert [button.verb for button in talk.said[0].buttons] == ["keep", "fix", "drop"]
    keep = talk.said[0].buttons[0]
    done = await bench.press(keep.verb, keep.target)
    assert done.last.startswith("Bài “Kế hoạch chuyển đổi số")
    assert "9.450" in bench.asked("Suối Bạc có bao nhiêu hộ dân dùng chữ ký số?")
    assert [action for action, _, _ in audit(bench)] == ["reindex: done", "import"]
    assert not list(bench.data.glob(".incoming-*"))
    again = await bench.press(keep.verb, keep.target)
    assert again.last.startswith("Tệp này đã được xử lý")


async def test_the_same_file_twice_is_one_document(bench: AdminBench) -> None:
    for _ in range(2):
        talk = await bench.send(*plan())
        keep = talk.said[0].buttons[0]
        await bench.press(keep.verb, keep.target)
    assert "Sẽ thay bài đang có" in talk.last
    assert len(list(bench.corpus.glob("*.md"))) == 3


async def test_a_card_is_corrected_by_a_reply(bench: AdminBench) -> None:
    fix = (await bench.send(*plan())).said[0].buttons[1]
    asking = await bench.press(fix.verb, fix.target)
    assert asking.said[0].asks_reply
    talk = FakeTalk()
    assert await bench.admin.replied(ADMIN, "1", "Số: 77/KH-UBND\nngay ban hanh: 5/6/2026", talk)
    assert "Số: 77/KH-UBND" in talk.last
    assert "Ngày ban hành: 05/06/2026" in talk.last
    wrong = FakeTalk()
    assert await bench.admin.replied(ADMIN, "1", "linh tinh", wrong) is False
    keep = talk.said[0].buttons[0]
    await bench.press(keep.verb, keep.target)
    assert "77/KH-UBND" in bench.asked("văn bản 77/KH-UBND nói gì")


async def test_a_wrong_correction_is_explained_and_may_be_repeated(bench: AdminBench) -> None:
    fix = (await bench.send(*plan())).said[0].buttons[1]
    await bench.press(fix.verb, fix.target)
    for _ in range(2):
        talk = FakeTalk()
        assert await bench.admin.replied(ADMIN, "1", "linh tinh", talk)
        assert "Không hiểu dòng" in talk.last


async def test_a_dropped_file_leaves_nothing(bench: AdminBench) -> None:
    drop = (await bench.send(*plan())).said[0].buttons[2]
    assert (await bench.press(drop.verb, drop.target)).last == say.DROPPED
    assert len(list(bench.corpus.glob("*.md"))) == 2
    assert bench.state.query("select * from pending_articles") == []


async def test_a_file_that_cannot_be_read_is_refused_by_name(bench: AdminBench) -> None:
    talk = await bench.send("anh.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    assert "anh.pdf" in talk.last
    for name in ("../../etc/passwd", "a\0b.txt"):
        assert "không dùng được" in (await bench.send(name, b"abc")).last
    assert len(list(bench.corpus.iterdir())) == 3


async def test_what_a_stopped_service_left_of_a_file_is_removed(bench: AdminBench) -> None:
    left = bench.data / ".incoming-abc"
    left.write_bytes(b"%PDF")
    Admin(settings_of(bench.corpus, bench.data), bench.assistant, bench.state)
    assert not left.exists()


async def test_stopping_does_not_wait_for_a_file_that_is_being_read(
    bench: AdminBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, release = threading.Event(), threading.Event()

    def slow(path: Path, name: str) -> None:
        going.set()
        release.wait(30)

    monkeypatch.setattr("bot.admin_import.read_foreign", slow)
    sending = asyncio.create_task(bench.send(*plan()))
    await asyncio.to_thread(going.wait, 10)
    await asyncio.wait_for(bench.admin.close(), 2)
    await sending
    release.set()


async def test_a_file_that_the_platform_keeps_is_told_of(bench: AdminBench) -> None:
    async def fetch() -> bytes:
        raise NotFetched

    talk = FakeTalk()
    bench.admin.file(ADMIN, "ke-hoach.docx", fetch, talk)
    await bench.admin.settled()
    assert talk.last == say.FILE_NOT_FETCHED.format(name="ke-hoach.docx")


async def test_a_kept_file_that_breaks_a_canary_stays_out_of_the_answers(bench: AdminBench) -> None:
    (bench.corpus / "song-lam.md").unlink()
    card = await bench.send(*plan())
    keep = card.said[0].buttons[0]
    talk = await bench.press(keep.verb, keep.target)
    assert talk.last.startswith(say.REINDEX_CANARIES)
    assert "21%" in bench.asked(CANARIES[0].question)


async def test_gobo_takes_out_and_khoiphuc_brings_back(bench: AdminBench) -> None:
    talk = await bench.do("/gobo song-lam")
    assert "Tạm gác 1 câu" in talk.last
    assert "21%" not in bench.asked(CANARIES[0].question)
    assert "/khoiphuc song-lam" in (await bench.do("/khoiphuc")).last
    await bench.do("/khoiphuc song-lam")
    assert "21%" in bench.asked(CANARIES[0].question)
    assert ("remove", "song-lam", "") in audit(bench)


async def test_gobo_with_part_of_a_title_shows_what_may_be_meant(bench: AdminBench) -> None:
    assert "/gobo nui-hong" in (await bench.do("/gobo nui")).last
    assert (await bench.do("/gobo")).last == say.REMOVE_WHICH
    assert (await bench.do("/gobo ../../etc/passwd")).last == say.REMOVE_NONE
