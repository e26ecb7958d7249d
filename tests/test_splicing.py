"""A field with exchanged articles is, byte for byte, the field of a full build; and scores as rank_bm25 does."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index import splicing
from index.blocks import BlockFolder, write_hash_list
from index.inverting import PostingsWriter
from index.postings import K1, B, Postings, count_terms, postings_files
from index.splicing import Splice, splice
from tests.index_samples import mapped, opened

Article = list[list[str]]
WORDS = st.text("abc_é𝄞", min_size=1, max_size=2)
ARTICLE = st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=3)


def written(folder: Path, articles: Sequence[Article], *, scored: bool = True) -> dict[str, bytes]:
    folder.mkdir()
    writer = PostingsWriter(folder, "accented", scored=scored)
    for article in articles:
        writer.add(count_terms(article))
    writer.write()
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("accented")}


def exchanged(folder: Path, articles: Sequence[Article], places: dict[int, list[Article]]) -> list[Article]:
    """Writes to `folder / "new"` the field of `folder / "old"` with the articles at `places` replaced by others."""
    written(folder / "old", articles)
    bounds = np.cumsum([0, *map(len, articles)]).tolist()
    splices = [
        Splice(bounds[at], bounds[at + 1], tuple(count_terms(article) for article in others))
        for at, others in sorted(places.items())
    ]
    (folder / "new").mkdir()
    passages = [passage for article in articles for passage in article]
    old = opened(folder / "old", passages).postings
    splice(old, len(passages), folder / "new", "accented", splices)
    return [article for at, one in enumerate(articles) for article in places.get(at, [one])]


@settings(max_examples=150, deadline=None)
@given(st.lists(ARTICLE, min_size=1, max_size=8), st.data())
def test_exchanged_articles_make_the_files_of_a_full_build(articles: list[Article], data: st.DataObject) -> None:
    places = data.draw(
        st.dictionaries(st.integers(0, len(articles) - 1), st.lists(ARTICLE, max_size=2), max_size=len(articles))
    )
    with TemporaryDirectory() as name:
        folder = Path(name)
        after = exchanged(folder, articles, places)
        assert contents(folder / "new") == written(folder / "whole", after)


def zipf_articles(count: int, seed: int) -> list[Article]:
    random = np.random.default_rng(seed)
    return [
        [[f"w{rank}" for rank in np.minimum(random.zipf(1.3, random.integers(5, 60)), 3000)] for _ in range(5)]
        for _ in range(count)
    ]


@pytest.mark.parametrize("part", [7, 1 << 16])
def test_large_fields_are_spliced_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr(splicing, "_PART", part)
    articles, new = zipf_articles(40, 1), zipf_articles(4, 2)
    after = exchanged(tmp_path, articles, {0: new[:1], 17: [], 18: new[1:3], 39: new[3:]})
    assert contents(tmp_path / "new") == written(tmp_path / "whole", after)


def test_after_ten_changes_scores_equal_rank_bm25_bit_for_bit(tmp_path: Path) -> None:
    articles, new = zipf_articles(60, 3), zipf_articles(10, 4)
    for step in range(10):
        folder = tmp_path / str(step)
        folder.mkdir()
        articles = exchanged(folder, articles, {step * 5: [new[step]]})
    passages = [passage for article in articles for passage in article]
    ours, theirs = opened(folder / "new", passages), BM25Okapi(passages, k1=K1, b=B)
    random = np.random.default_rng(5)
    for _ in range(20):
        question = [f"w{rank}" for rank in np.minimum(random.zipf(1.3, random.integers(4, 15)), 4000)]
        assert ours.get_scores(question).tobytes() == theirs.get_scores(question).tobytes()


def test_a_field_without_scores_is_spliced_too(tmp_path: Path) -> None:
    articles = zipf_articles(9, 6)
    written(tmp_path / "old", articles, scored=False)
    (tmp_path / "new").mkdir()
    files = BlockFolder(tmp_path / "old", *write_hash_list(tmp_path / "old", postings_files("accented", scored=False)))
    exchange = [Splice(10, 15, (count_terms(articles[8]),))]
    splice(Postings(files, "accented", scored=False), 45, tmp_path / "new", "accented", exchange, scored=False)
    after = [*articles[:2], articles[8], *articles[3:]]
    assert contents(tmp_path / "new") == written(tmp_path / "whole", after, scored=False)


def test_what_sorting_leaves_on_the_disk_is_nothing(tmp_path: Path) -> None:
    mapped(tmp_path, zipf_articles(1, 7)[0])
    assert all(path.name.startswith(("accented.", "blocks.")) for path in tmp_path.iterdir())
