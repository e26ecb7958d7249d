"""Small articles and indexes for the tests of the index."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from index.blocks import BlockFolder, write_hash_list
from index.bm25 import MappedBM25, average_default_idf
from index.build import BuildReport, build
from index.generation import Generation
from index.inverting import PostingsWriter
from index.postings import Postings, count_terms, mean, postings_files
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


def mapped(folder: Path, passages: Sequence[Sequence[str]], *, default: bool = True) -> MappedBM25:
    """An index of one field over passages given as terms, with rank_bm25's default idf or with the positive one."""
    writer = PostingsWriter(folder, "accented")
    for passage in passages:
        writer.add(count_terms([passage]))
    writer.write()
    return opened(folder, passages, default=default)


def opened(folder: Path, passages: Sequence[Sequence[str]], *, default: bool = True) -> MappedBM25:
    """The index of one field that a folder holds, over these passages."""
    entries, digests = write_hash_list(folder, postings_files("accented"))
    postings = Postings(BlockFolder(folder, entries, digests), "accented")
    index = MappedBM25(postings, len(passages), mean(postings.lengths()))
    if default:
        first = dict.fromkeys(term for passage in passages for term in passage)
        average = average_default_idf(len(passages), [index.df(term) for term in first])
        index = MappedBM25(postings, len(passages), index.avgdl, average)
    return index
