"""The tables of the field: every row is well formed and every table says where it comes from."""

from collections import Counter, defaultdict
from pathlib import Path
from typing import get_args

import pytest

from bot.asked import Kind
from bot.smalltalk import Talk
from corpus.vietnamese.normalize import fold
from index.tables import read_rows, rows
from index.tokens import tokenize

ROOT = Path(__file__).parent.parent
TABLES = sorted((*ROOT.glob("bot/*.tsv"), *ROOT.glob("index/*.tsv")))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_a_table_begins_with_where_its_rows_come_from(table: Path) -> None:
    lines = table.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert lines[0].startswith("# ")
    assert any("Source" in line for line in head)


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_every_cell_is_trimmed(table: Path) -> None:
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [line for line in lines if line != line.strip("\n") or line.startswith((" ", "\t"))] == []


@pytest.mark.parametrize(
    ("package", "name", "columns"),
    [
        ("bot", "asking", 2),
        ("bot", "siblings", 2),
        ("bot", "smalltalk", 2),
        ("index", "abbreviations", 3),
        ("index", "chat_words", 2),
        ("index", "spoken", 1),
        ("index", "stopwords", 2),
        ("index", "surnames", 1),
        ("index", "synonyms", 1),
    ],
)
def test_every_row_has_its_columns_filled(package: str, name: str, columns: int) -> None:
    table = read_rows(package, name)
    assert table
    assert [row for row in table if len(row) != columns or not all(row)] == []
    assert [row for row in table if not tokenize(row[0])] == []


@pytest.mark.parametrize(("package", "name"), [("index", "stopwords"), ("bot", "smalltalk"), ("bot", "asking")])
def test_no_phrase_has_two_classes(package: str, name: str) -> None:
    classes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for phrase, value in read_rows(package, name):
        classes[tuple(token.text for token in tokenize(phrase))].add(value)
    assert {phrase: found for phrase, found in classes.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("package", "name"), [("index", "stopwords"), ("bot", "smalltalk"), ("bot", "asking")])
def test_no_phrase_stands_twice_in_a_table(package: str, name: str) -> None:
    phrases = Counter(phrase for phrase, _ in read_rows(package, name))
    assert [phrase for phrase, times in phrases.items() if times > 1] == []


def test_classes_of_stop_words_are_known() -> None:
    assert {role for _, role in rows("stopwords")} == {"function", "filler", "light", "claim", "content"}


def test_every_kind_asked_for_is_known() -> None:
    kinds = {value.removesuffix("_weak") for _, value in read_rows("bot", "asking")}
    assert kinds - {"none", "steps"} <= set(get_args(Kind))


def test_every_class_of_talk_is_known() -> None:
    assert {value for _, value in read_rows("bot", "smalltalk")} <= set(get_args(Talk))


def test_off_topic_phrases_have_words() -> None:
    assert all(tokenize(phrase) for phrase, value in read_rows("bot", "smalltalk") if value == "off_topic")


def test_abbreviations_say_where_they_are_spelt_out() -> None:
    assert {side for _, _, side in rows("abbreviations")} == {"both", "question", "capitals", "none"}


def test_a_group_of_synonyms_has_two_phrases_or_more() -> None:
    groups = [[phrase.strip() for phrase in line.replace(">", "|").split("|")] for (line,) in rows("synonyms")]
    assert [group for group in groups if len(group) < 2 or not all(group)] == []


def test_surnames_are_single_words_in_capitals() -> None:
    assert [name for (name,) in rows("surnames") if not name[:1].isupper() or not fold(name).isalpha()] == []
