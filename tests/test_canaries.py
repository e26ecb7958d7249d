"""Canary questions: read, written, put to two generations."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer import Answer, Citation
from bot.canaries import (
    Ask,
    CanariesUnreadable,
    Canary,
    CanaryCheck,
    canary_from,
    check_canaries,
    load_canaries,
    passes,
    save_canaries,
)
from corpus.article_file import find_articles
from tests.admin_samples import CANARIES, write_canaries

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"
QUOTE = "Kinh tế số chiếm 21% GRDP vào năm 2025."
FIRST = Canary("kinh tế số 2025?", "song-lam", ("21%", "GRDP"))


def answer(document: str = "song-lam", quote: str = QUOTE) -> Answer:
    citation = Citation(1, document, "Bài", None, None, None, None, "abc", 0, len(quote), quote, ((17, 20),))
    return Answer("?", "answered", "21%", quote, (citation,))


def always(given: Answer) -> Ask:
    return lambda question: given


REFUSED = Answer("?", "not_found", "", "Chưa có.")


def test_a_canary_passes_when_its_document_is_quoted_with_all_its_words() -> None:
    assert passes(FIRST, answer())
    assert passes(replace(FIRST, words=("kinh te so",)), answer())
    assert not passes(FIRST, answer(document="nui-hong"))
    assert not passes(FIRST, answer(quote="Kinh tế số chiếm 33% GRDP."))
    assert not passes(FIRST, replace(answer(), status="not_found"))


@pytest.mark.parametrize(
    ("old", "new", "broken", "failing"),
    [
        (answer(), answer(), (), ()),
        (answer(), REFUSED, (FIRST.question,), ()),
        (REFUSED, REFUSED, (), (FIRST.question,)),
        (REFUSED, answer(), (), ()),
        (None, REFUSED, (), (FIRST.question,)),
    ],
)
def test_only_what_passed_before_and_fails_now_is_broken(
    old: Answer | None, new: Answer, broken: tuple[str, ...], failing: tuple[str, ...]
) -> None:
    check = check_canaries([FIRST], always(old) if old else None, always(new), set())
    assert check == CanaryCheck(1, broken, failing, ())


def test_a_canary_of_a_document_that_was_taken_out_is_set_aside() -> None:
    check = check_canaries([FIRST], always(answer()), always(REFUSED), {"song-lam"})
    assert check == CanaryCheck(0, (), (), (FIRST.question,))


def test_a_canary_holds_the_words_that_answer_today() -> None:
    made = canary_from("kinh tế  số 2025?", answer())
    assert made == Canary("kinh tế số 2025?", "song-lam", ("21%",))
    assert passes(made, answer())
    assert canary_from("gì?", REFUSED) is None


def test_the_first_time_the_file_is_filled_from_the_articles(tmp_path: Path) -> None:
    corpus, data = tmp_path / "corpus", tmp_path / "data"
    corpus.mkdir()
    data.mkdir()
    assert load_canaries(data, [corpus]) == []
    write_canaries(corpus)
    assert load_canaries(data, [corpus]) == list(CANARIES)
    save_canaries(data, [FIRST])
    assert load_canaries(data, [corpus]) == [FIRST]
    assert [path.name for path in data.iterdir()] == ["canaries.jsonl"]


@pytest.mark.parametrize(
    "line",
    [
        '{"question": "a"',
        '{"question": "a", "document": "b"}',
        '{"question": "", "document": "b", "words": []}',
        '{"question": "a", "document": "b", "words": "c"}',
        "7",
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "canaries.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(CanariesUnreadable, match=r"canaries\.jsonl, line 2: "):
        load_canaries(tmp_path, [])


def test_the_shipped_canaries_are_of_the_shipped_articles(tmp_path: Path) -> None:
    canaries = load_canaries(tmp_path, [ARTICLES])
    texts = {path.stem: path.read_text(encoding="utf-8") for path in find_articles([ARTICLES])}
    assert 15 <= len(canaries) <= 20
    assert {canary.document for canary in canaries} == set(texts)
    assert all(word in texts[canary.document] for canary in canaries for word in canary.words)
