"""The corpus is looked after while the service runs."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import texts_admin_vi as say
from bot.reindexing import reindex
from bot.watching import Watch
from tests.admin_samples import CANARIES, AdminBench, admin_bench, bodies
from tests.index_samples import live_id, write_articles


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[AdminBench]:
    with admin_bench(tmp_path) as bench:
        yield bench


def listening(bench: AdminBench) -> list[str]:
    heard: list[str] = []

    async def tell(text: str) -> None:
        heard.append(text)

    bench.admin.hear_of(tell)
    return heard


async def looks(bench: AdminBench, watch: Watch, times: int = 3) -> None:
    for _ in range(times):
        await watch.look()


async def test_changed_files_are_told_once(bench: AdminBench) -> None:
    heard, before = listening(bench), live_id(bench.data)
    watch = Watch(bench.admin, [bench.corpus], bench.data, rebuild=False)
    await looks(bench, watch)
    assert heard == []
    write_articles(bench.corpus, bodies() | {"suoi-bac": "Tỉnh Suối Bạc có 9 xã."})
    await looks(bench, watch)
    assert heard == [say.CORPUS_CHANGED]
    assert live_id(bench.data) == before


async def test_with_watch_they_go_live_by_themselves(bench: AdminBench) -> None:
    heard = listening(bench)
    watch = Watch(bench.admin, [bench.corpus], bench.data, rebuild=True)
    write_articles(bench.corpus, bodies() | {"suoi-bac": "Tỉnh Suối Bạc có 9.450 hộ dân dùng chữ ký số."})
    await watch.look()
    assert heard == []  # the files may still be on their way
    await looks(bench, watch)
    assert len(heard) == 1
    assert say.REINDEX_DONE in heard[0]
    assert "9.450" in bench.asked("Suối Bạc có bao nhiêu hộ dân dùng chữ ký số?")


async def test_what_breaks_a_canary_is_tried_once(bench: AdminBench) -> None:
    heard, before = listening(bench), live_id(bench.data)
    watch = Watch(bench.admin, [bench.corpus], bench.data, rebuild=True)
    write_articles(bench.corpus, bodies(percent=33))
    await looks(bench, watch, times=6)
    assert len(heard) == 1
    assert CANARIES[0].question in heard[0]
    assert live_id(bench.data) == before


async def test_a_pinned_generation_is_left_alone(bench: AdminBench) -> None:
    heard = listening(bench)
    write_articles(bench.corpus, bodies() | {"suoi-bac": "Tỉnh Suối Bạc có 9 xã."})
    await bench.do("/reindex")
    await bench.do("/quaylai")
    pinned = live_id(bench.data)
    await looks(bench, Watch(bench.admin, [bench.corpus], bench.data, rebuild=True))
    assert (heard, live_id(bench.data)) == ([], pinned)


async def test_what_the_shell_built_is_taken_up(bench: AdminBench) -> None:
    write_articles(bench.corpus, bodies(percent=33))
    reindex([bench.corpus], bench.data, force=True)
    assert "21%" in bench.asked(CANARIES[0].question)
    await looks(bench, Watch(bench.admin, [bench.corpus], bench.data, rebuild=False))
    assert "33%" in bench.asked(CANARIES[0].question)


async def test_watching_ends_at_once(bench: AdminBench) -> None:
    stop = asyncio.Event()
    watching = asyncio.create_task(Watch(bench.admin, [bench.corpus], bench.data, rebuild=False).run(stop))
    await asyncio.sleep(0)
    stop.set()
    await asyncio.wait_for(watching, 5)
