"""A small corpus with canaries for the tests of the admins' part."""

import json
from collections.abc import Sequence
from pathlib import Path

from bot.canaries import Canary
from index.build import build
from tests.index_samples import write_articles

SONG_LAM = "Tỉnh Sông Lam đặt mục tiêu kinh tế số chiếm {percent}% GRDP vào năm 2025. Tỉnh có 12 huyện và 300 xã."
NUI_HONG = "Tỉnh Núi Hồng xếp thứ 7 về chuyển đổi số năm 2022. Tỉnh mở 14 lớp học kỹ năng số cho người dân."
CANARIES = (
    Canary("Mục tiêu kinh tế số năm 2025 là bao nhiêu GRDP?", "song-lam", ("21%",)),
    Canary("Tỉnh mở bao nhiêu lớp học kỹ năng số cho người dân?", "nui-hong", ("14 lớp",)),
)


def bodies(percent: int = 21) -> dict[str, str]:
    return {"song-lam": SONG_LAM.format(percent=percent), "nui-hong": NUI_HONG}


def write_canaries(folder: Path, canaries: Sequence[Canary] = CANARIES) -> None:
    lines = [json.dumps({"question": c.question, "document": c.document, "words": c.words}) for c in canaries]
    (folder / "canaries.jsonl").write_text("\n".join(lines), encoding="utf-8")


def small_corpus(folder: Path) -> Path:
    write_articles(folder, bodies())
    write_canaries(folder)
    return folder


def built(tmp_path: Path) -> tuple[Path, Path]:
    """(corpus, data) with one generation."""
    corpus, data = small_corpus(tmp_path / "corpus"), tmp_path / "data"
    build([corpus], data)
    return corpus, data
