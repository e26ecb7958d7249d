"""Small articles and indexes for the tests of the index."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from index.blocks import BlockFolder, write_hash_list
from index.bm25 import IdfKind, MappedBM25
from index.build import BuildReport, build
from index.generation import Generation
from index.postings import Postings, PostingsWriter, count_terms, postings_files
from index.tokens import terms, tokenize

ARTICLES = {
    "may-trang": (
        "Tỉnh Mây Trắng đặt mục tiêu kinh tế số đạt 21% vào năm 2027.\n\nTỉnh mở 14 lớp học kỹ năng số cho người dân."
    ),
    "song-xanh": (
        "Tỉnh Sông Xanh xếp thứ 33 về chính quyền số.\n\nCổng dịch vụ công của tỉnh nhận 9.120 hồ sơ trực tuyến."
    ),
    "doi-gio": (
        "Tỉnh Đồi Gió phủ sóng di động tới 98% thôn bản.\n\nKinh tế số của tỉnh tăng 3 điểm phần trăm trong năm qua."
    ),
}


def write_articles(folder: Path, bodies: Mapping[str, str] = ARTICLES) -> Path:
    """Writes articles with a title each; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in bodies.items():
        (folder / f"{name}.md").write_text(f"---\ntitle: Bài {name}\n---\n\n{body}\n", encoding="utf-8")
    return folder


def build_index(corpus: Path, data: Path, *, force: bool = False) -> tuple[BuildReport, Generation]:
    """Builds and opens the result."""
    report = build([corpus], data, force=force)
    return report, Generation.open(data / "generations" / report.generation_after)


def ranked(generation: Generation, text: str, limit: int = 10) -> list[tuple[str, float]]:
    """Passage texts and scores for a question, by words alone."""
    tokens = tokenize(text)
    accented = [(term, 1.0) for term in terms([token.text for token in tokens])]
    folded = [(term, 1.0) for term in terms([token.folded for token in tokens])]
    return [(hit.passage.text, hit.score) for hit in generation.search(accented, folded, limit=limit)]


def live_id(data: Path) -> str:
    """What CURRENT names."""
    return str(json.loads((data / "CURRENT").read_text())["generation"])


def mapped(folder: Path, passages: Sequence[Sequence[str]], kind: IdfKind = "default") -> MappedBM25:
    """An index of one field over passages given as terms."""
    writer = PostingsWriter()
    for passage in passages:
        writer.add(count_terms([passage]))
    figures = writer.write(folder, "accented")
    entries, digests = write_hash_list(folder, postings_files("accented"))
    postings = Postings(BlockFolder(folder, entries, digests), "accented")
    return MappedBM25(postings, len(passages), figures["average_length"], kind)
