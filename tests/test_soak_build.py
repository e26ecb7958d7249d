"""Long trials: builds killed at random points, and bits flipped at random places."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index.build import build
from index.data_folder import DataFolder
from index.doctor import examine
from index.live import Live, open_live
from index.lock import is_locked
from index.verify import verify
from tests.index_samples import build_index, live_id, ranked, write_articles

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parent.parent
QUESTIONS = ["kinh tế số mục tiêu", "ho so truc tuyen", "tinh so 5 xep thu may", "lớp học kỹ năng"]


def bodies(version: int) -> dict[str, str]:
    lines = (
        "Mục tiêu kinh tế số thứ {0} của tỉnh số {1} là {2}%.\n\n"
        "Tỉnh số {1} nhận {0}{2} hồ sơ trực tuyến, mở lớp học kỹ năng."
    )
    return {f"tinh-{n}": lines.format(n, n, version if n == 3 else n) for n in range(12)}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "corpus", bodies(0))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def start(corpus: Path, data: Path, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.killed_build", str(corpus), str(data), str(last)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "building\n"
    return process


def kill_points(full: int, corpus: Path, data: Path, chance: random.Random) -> Iterator[Callable[[], int]]:
    """Ways to kill one build each: a quarter by the clock, a quarter at any line, half at a line after the switch.

    Switching comes late in a build: evenly spread points alone would hardly ever leave the new generation live. Each
    way returns the exit code, -9 for a killed build.
    """
    began = time.monotonic()
    measured, _ = start(corpus, data, 0).communicate()
    events, switched = map(int, measured.split())
    traced = time.monotonic() - began
    for trial in range(full):
        if trial % 4 == 0:
            yield lambda: _ended(start(corpus, data, -1), chance.random() * traced / 5)
        else:
            last = chance.randint(1 if trial % 4 == 1 else switched + 1, events)
            yield lambda last=last: _ended(start(corpus, data, last), None)  # type: ignore[misc]


def _ended(process: subprocess.Popen[str], seconds: float | None) -> int:
    with process:
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
    return process.returncode


def test_a_killed_build_leaves_one_whole_generation(corpus: Path, data: Path, soak_share: Callable[[int], int]) -> None:
    chance, outcomes = random.Random(20), Counter[str]()
    build([corpus], data)
    write_articles(corpus, bodies(1))
    full = soak_share(200)
    for trial, kill in enumerate(kill_points(full, corpus, data, chance), 2):
        before = live_id(data)
        write_articles(corpus, bodies(trial))
        code = kill()
        assert is_locked(data) is None
        assert all(not verify(data / "generations" / name) for name in DataFolder(data).ids())
        live = Live(data, [corpus])
        outcomes[("old" if live.generation.id == before else "new") if code == -9 else "not killed"] += 1
        found = " ".join(text for text, _ in live.call(lambda generation: ranked(generation, "kinh tế số tỉnh 3", 40)))
        expected = trial - 1 if live.generation.id == before else trial
        assert f"tỉnh số 3 là {expected}%" in found
        live.generation.close()
        after = build([corpus], data)
        assert after.tokenised_files <= 1
        assert all(not path.name.startswith(".") for path in (data / "generations").iterdir())
    print(f"{full} builds killed: {dict(outcomes)}")
    assert min(outcomes["old"], outcomes["new"]) >= full // 5


def everything(live: Live) -> list[Any]:
    """All that a user could be shown, but for the generation's own name."""
    return [
        [live.call(lambda generation, text=text: ranked(generation, text)) for text in QUESTIONS],  # type: ignore[misc]
        live.call(lambda generation: generation.documents()),
        live.call(lambda generation: [generation.passage_at(row) for row in range(generation.passages)]),
        live.call(lambda generation: [generation.row_of(p.id) for p in generation.passages_of("tinh-5")]),
        live.call(lambda generation: [generation.text(document.id) for document in generation.documents()]),
        live.call(lambda generation: generation.facet_rows("document=tinh-7").tolist()),
    ]


def test_a_flipped_bit_never_reaches_a_reader(
    corpus: Path, data: Path, tmp_path: Path, soak_share: Callable[[int], int]
) -> None:
    chance, outcomes = random.Random(21), Counter[str]()
    build([corpus], data)
    newest = build_index(corpus, data, force=True)[1]
    expected = everything(open_live(data, [corpus]))
    places = [(path.name, path.stat().st_size) for path in newest.path.iterdir() if path.stat().st_size]
    full = soak_share(200)
    for trial in range(full):
        copy = tmp_path / "copy"
        shutil.copytree(data, copy, copy_function=shutil.copy2)
        # Every second flip in a file drawn by its size, the others in any file, so that small ones get their share.
        weights = [size for _, size in places] if trial % 2 else None
        name, size = chance.choices(places, weights)[0]
        target = copy / "generations" / newest.id / name
        content = bytearray(target.read_bytes())
        content[chance.randrange(size)] ^= 1 << chance.randrange(8)
        target.write_bytes(content)
        assert any(check.state == "bad" for check in examine(copy, [corpus])), (name, "escaped the doctor")
        live = open_live(copy, [corpus])
        assert everything(live) == expected, name
        live.wait_for_rebuild()
        outcomes["refused" if live.generation.id != newest.id else "not read"] += 1
        live.generation.close()
        shutil.rmtree(copy)
    print(f"{full} bits flipped: {dict(outcomes)}")
    assert outcomes["refused"] > full // 2


def test_readers_see_whole_generations_while_builds_go_on(
    corpus: Path, data: Path, soak_share: Callable[[int], int]
) -> None:
    build([corpus], data)
    live = open_live(data, [corpus])
    for version in range(1, 1 + soak_share(100)):
        write_articles(corpus, bodies(version))
        process = subprocess.Popen(
            [sys.executable, "-m", "index", "build", "--corpus", str(corpus), "--data", str(data)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        while process.poll() is None:
            live.refresh()
            text = " ".join(text for text, _ in live.call(lambda one: ranked(one, "kinh tế số tỉnh 3", 40)))
            assert f"tỉnh số 3 là {version - 1}%" in text or f"tỉnh số 3 là {version}%" in text
            os.sched_yield()
        assert process.returncode == 0
