"""A generation answers searches and look-ups, and nothing of a damaged one is given out."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from index.blocks import MappedBytes
from index.errors import CorruptGeneration
from index.generation import Generation
from tests.index_samples import ARTICLES, build_index, ranked, write_articles


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    return build_index(write_articles(tmp_path / "corpus"), tmp_path / "data")[1]


def test_the_passage_with_the_words_comes_first(generation: Generation) -> None:
    assert "21%" in ranked(generation, "kinh tế số Mây Trắng")[0][0]


def test_typing_without_accents_finds_the_same(generation: Generation) -> None:
    assert "21%" in ranked(generation, "kinh te so May Trang")[0][0]


def test_a_passages_score_is_the_higher_of_its_fields(generation: Generation) -> None:
    accented, folded = [("kinh", 1.0)], [("kinh", 0.5), ("te", 1.0)]
    hits = generation.search(accented, folded)
    for hit in hits:
        both = [generation.scores("accented", accented)[hit.row], generation.scores("folded", folded)[hit.row]]
        assert hit.score == max(both)


def test_filters_demand_one_facet_of_every_group(generation: Generation) -> None:
    terms = [("tinh", 1.0)]
    groups = [["document=may-trang", "document=doi-gio"], ["document=doi-gio", "document=song-xanh"]]
    assert {hit.passage.document_id for hit in generation.search([], terms, any_of=groups)} == {"doi-gio"}
    assert generation.search([], terms, any_of=[["document=none"]]) == []
    assert generation.search([], terms, any_of=[[]]) == []


def test_equal_scores_are_ordered_by_passage_id(tmp_path: Path) -> None:
    corpus = write_articles(tmp_path / "corpus", {f"n{n}": "Một câu giống hệt nhau ở mọi bài." for n in range(9)})
    for path in corpus.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace(f"Bài {path.stem}", "Bài chung"), encoding="utf-8")
    generation = build_index(corpus, tmp_path / "data")[1]
    hits = generation.search([("giống", 1.0)], [], limit=5)
    assert len({hit.score for hit in hits}) == 1
    ids = sorted(passage.id for n in range(9) for passage in generation.passages_of(f"n{n}") if "giống" in passage.text)
    assert [hit.passage.id for hit in hits] == ids[:5]


def test_every_passage_is_found_by_id_and_row_and_is_the_text_at_its_place(generation: Generation) -> None:
    rows = range(generation.passages)
    for row in rows:
        passage = generation.passage_at(row)
        assert generation.passage(passage.id) == passage
        assert generation.row_of(passage.id) == row
        assert generation.text(passage.document_id)[passage.start : passage.end] == passage.text
    assert [p for d in generation.documents() for p in generation.passages_of(d.id)] == generation.passages_at(rows)


def test_documents_carry_their_metadata_and_blocks_but_not_the_text(generation: Generation) -> None:
    document = generation.document("may-trang")
    assert document is not None
    assert (document.title, document.text) == ("Bài may-trang", "")
    assert [block.start for block in document.blocks] == sorted({block.start for block in document.blocks}) != []
    assert document.blocks[:1] == (document.blocks[0],)
    assert generation.documents_of(["may-trang", "none"]) == {"may-trang": document, "none": None}
    assert [one.id for one in generation.documents()] == sorted(ARTICLES)


def test_what_is_not_there_is_none_or_empty(generation: Generation) -> None:
    assert generation.passage("zzzzzzzzzz") is None
    assert generation.document("none") is None
    assert generation.passages_of("none") == []
    assert generation.df("không_có", "accented") == 0
    assert len(generation.facet_rows("province=none")) == 0
    with pytest.raises(KeyError):
        generation.text("none")
    with pytest.raises(IndexError):
        generation.passage_at(-1)


def test_vocabulary_gives_terms_with_their_frequency(generation: Generation) -> None:
    vocabulary = dict(generation.vocabulary("folded"))
    assert vocabulary["kinh"] == generation.df("kinh", "folded")
    assert generation.idf("kinh", "folded") < generation.idf("unheard", "folded")


def test_facet_values_are_sorted_and_without_their_prefix(generation: Generation) -> None:
    assert generation.facet_values("document=") == sorted(ARTICLES)
    assert generation.facet_values("document=m") == ["ay-trang"]
    assert generation.facet_values("unknown=") == []


def test_strange_terms_find_nothing(generation: Generation) -> None:
    for text in ("", "\0", "\ud800", "😀" * 50, "'; drop table passages; --", "x" * 100_000):
        assert generation.search([(text, 1.0)], [(text, 1.0)]) == []


def test_opening_reads_no_block_of_the_postings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generation = build_index(write_articles(tmp_path / "corpus"), tmp_path / "data")[1]
    checked: list[str] = []
    check = MappedBytes.check

    def note(self: MappedBytes, start: int, stop: int) -> None:
        checked.append(self.path.name)
        check(self, start, stop)

    monkeypatch.setattr(MappedBytes, "check", note)
    Generation.open(generation.path)
    assert checked == []


def test_the_documents_at_rows_are_those_of_their_passages_each_once(generation: Generation) -> None:
    for row in range(generation.passages):
        assert generation.documents_at([row]) == [generation.passage_at(row).document_id]
    rows = [*range(generation.passages), 0]
    assert sorted(generation.documents_at(rows)) == sorted(ARTICLES)
    assert generation.documents_at([]) == []


def test_rows_with_facets_have_one_of_every_group(generation: Generation) -> None:
    groups = [["document=may-trang", "document=doi-gio"], ["document=doi-gio", "document=song-xanh"]]
    assert generation.rows_with(groups) == list(generation.rows_of("doi-gio"))
    assert generation.rows_with([["document=none"]]) == []
    assert generation.rows_with([]) == []


def everything(generation: Generation) -> list[Any]:
    """All that a user could be shown."""
    return [
        ranked(generation, "kinh tế số"),
        ranked(generation, "ho so truc tuyen"),
        generation.documents(),
        [generation.passage_at(row) for row in range(generation.passages)],
        [generation.passage(generation.passage_at(row).id) for row in range(generation.passages)],
        [generation.text(document.id) for document in generation.documents()],
        [list(generation.facet_rows(f"document={name}")) for name in generation.facet_values("document=")],
    ]


def flip(path: Path, place: int, bit: int = 0) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    path.write_bytes(content)


def test_a_damaged_byte_in_any_file_is_refused_or_changes_nothing(generation: Generation) -> None:
    before = everything(generation)
    for path in sorted(generation.path.iterdir()):
        pristine = path.read_bytes()
        for place in {0, len(pristine) // 2, len(pristine) - 1}:
            flip(path, place)
            with suppress(CorruptGeneration):
                assert everything(Generation.open(generation.path)) == before
            path.write_bytes(pristine)


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:-1])])
def test_a_missing_or_shortened_file_is_refused_at_opening(
    generation: Generation, harm: Callable[[Path], object]
) -> None:
    for path in sorted(generation.path.iterdir()):
        pristine = path.read_bytes()
        if not pristine:
            continue
        harm(path)
        with pytest.raises(CorruptGeneration):
            everything(Generation.open(generation.path))
        path.write_bytes(pristine)


def test_a_row_exchanged_for_another_sound_one_is_refused(generation: Generation) -> None:
    path = generation.path / "texts.db"
    content = path.read_bytes()
    assert b"21%" in content
    path.write_bytes(content.replace(b"21%", b"91%"))
    with pytest.raises(CorruptGeneration):
        ranked(Generation.open(generation.path), "kinh tế số Mây Trắng")


def test_eight_threads_read_what_one_reads(generation: Generation) -> None:
    expected, found = everything(generation), []

    def read() -> None:
        found.append(everything(generation))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_a_generation_outlives_its_folder(generation: Generation) -> None:
    expected = everything(generation)
    fresh = Generation.open(generation.path)
    for path in generation.path.iterdir():
        path.unlink()
    assert everything(fresh) == expected
