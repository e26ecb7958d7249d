import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.quality import floors as floors_module
from tests.quality import gate, question_sets
from tests.quality.floors import Floor, raised, read_floors, shortfalls
from tests.quality.question_sets import MissingSet, evaluation_sets

QUESTIONS = [
    {"id": "1", "category": "fact", "question": "Tỉnh A đạt bao nhiêu?", "doc": "a", "must": [["20%"]]},
    {"id": "2", "category": "fact", "question": "Tỉnh B đạt bao nhiêu?", "doc": "b", "must": [["30%"]]},
    {"id": "3", "category": "out_of_scope", "question": "Mai có mưa không?", "must": [], "answerable": False},
]
QUOTES = {"1": ("a", "Tỉnh A đạt 20%."), "2": ("b", "Tỉnh B đạt 30%.")}

Ask = Callable[[Path, Sequence[Path], Path], list[dict[str, Any]]]


def answering(*ids: str) -> Ask:
    """A bot that answers these questions rightly and refuses the others."""

    def ask(gold: Path, texts: Sequence[Path], data: Path) -> list[dict[str, Any]]:
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        return [_answer(row["id"]) if row["id"] in ids else {"id": row["id"], "status": "not_found"} for row in rows]

    return ask


def _answer(question: str) -> dict[str, Any]:
    document, quote = QUOTES.get(question, ("a", "Tỉnh A đạt 20%."))
    return {"id": question, "status": "answered", "answer": "", "citations": [{"document": document, "quote": quote}]}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three questions over two articles, and no floors yet."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for document, quote in QUOTES.values():
        (articles / f"{document}.md").write_text(quote, encoding="utf-8")
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in QUESTIONS)
    (tmp_path / "briefs.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.setattr(question_sets, "HERE", tmp_path)
    monkeypatch.setattr(question_sets, "ARTICLES", articles)
    monkeypatch.setattr(gate, "read_floors", lambda: read_floors(tmp_path / "floors.json"))
    monkeypatch.setattr(gate, "write_floors", lambda f: floors_module.write_floors(f, tmp_path / "floors.json"))
    return tmp_path


def run(ask: Ask, *arguments: str) -> int:
    return gate.main(arguments, {}, ask)


def test_a_set_without_a_floor_fails(home: Path) -> None:
    assert run(answering("1", "2")) == 1


def test_what_reaches_its_floor_passes(home: Path) -> None:
    assert run(answering("1", "2"), "--update") == 0
    assert run(answering("1", "2")) == 0


def test_one_answer_less_fails(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(answering("1", "2"), "--update")
    assert run(answering("1")) == 1
    assert "BELOW ITS FLOOR  briefs: fact: 1 right < 2" in capsys.readouterr().out


def test_answering_what_has_no_answer_fails(home: Path) -> None:
    run(answering("1", "2"), "--update")
    assert run(answering("1", "2", "3")) == 1


def test_update_never_lowers_a_floor(home: Path) -> None:
    run(answering("1", "2"), "--update")
    assert run(answering("1"), "--update") == 1
    assert run(answering("1")) == 1


def test_a_floor_is_lowered_only_when_told_so(home: Path) -> None:
    run(answering("1", "2"), "--update")
    assert run(answering("1"), "--update", "--lower-floors") == 0
    assert run(answering("1")) == 0


def test_lowering_without_update_is_a_wrong_use(home: Path) -> None:
    with pytest.raises(SystemExit):
        run(answering(), "--lower-floors")


def test_an_untrue_quote_fails_whatever_the_floor(home: Path) -> None:
    run(answering("1", "2"), "--update")
    (home / "articles" / "a.md").write_text("Tỉnh A đạt 21%.", encoding="utf-8")
    assert run(answering("1", "2"), "--update", "--lower-floors") == 1


def test_unset_evaluation_dir_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(answering("1", "2"))
    assert "EVALUATION_DIR is not set" in capsys.readouterr().out


def test_an_empty_evaluation_dir_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main([], {"EVALUATION_DIR": str(home / "nowhere")}, answering()) == 2
    assert "seeds-dev.jsonl is missing: EVALUATION_DIR must name the folder" in capsys.readouterr().err


def test_own_questions_say_which_texts_they_ask_about(home: Path) -> None:
    (home / "own").mkdir()
    (home / "own" / "somewhere.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(MissingSet, match="begin its name with seeds or provinces"):
        evaluation_sets(home)


def test_retyped_questions_are_asked_too(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(answering("1", "2"), "--update", "--noise")
    assert "  telex      1.000   1.000" in capsys.readouterr().out


def test_a_changed_set_is_compared_by_its_shares() -> None:
    pinned = Floor(
        "old", {"answered_right": 0.5, "right_at_300": 0.5, "refused_rightly": 1, "answered_wrong": 0.1}, {"fact": 9}
    )
    now = Floor("new", dict(pinned.totals), {"fact": 2})
    assert shortfalls(pinned, now) == []
    assert raised(pinned, now, may_lower=False).right == {"fact": 2}
