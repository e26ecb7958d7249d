import json
import random
import unicodedata
from pathlib import Path

import pytest

from tests.quality.retype import FORMS, chat, slip, telex, without_accents, write_forms


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("số", "soos"),
        ("đường", "dduwowngf"),
        ("Thái", "Thais"),
        ("nguyễn", "nguyeenx"),
        ("độ?", "ddooj?"),
        ("100%", "100%"),
    ],
)
def test_telex_keys(word: str, typed: str) -> None:
    assert telex(word) == typed


def test_no_accent_is_left() -> None:
    assert without_accents("Đường đến chuyển đổi số") == "Duong den chuyen doi so"


def test_a_slip_changes_letters_not_figures() -> None:
    chance = random.Random(1)
    assert slip("48/63", chance) == "48/63"
    assert {slip("Tuyên", random.Random(n)) for n in range(20)} & {"Tuêyn", "Tuyêen", "Tyên"}


def test_chat_words() -> None:
    assert chat("Kinh tế số đạt bao nhiêu?") == "alo ad cho e hỏi kinh tế số đạt bn ạ"


def test_forms_keep_gold_and_order_and_leave_out_what_has_no_answer(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "question": "Chuyển đổi số là gì?", "must": [["x"]]},
        {"id": "2", "question": "Còn Huế?", "history": ["Yên Bái?"]},
        {"id": "3", "question": "Mai mưa không?", "answerable": False},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    files = write_forms(gold, tmp_path / "out")
    assert list(files) == list(FORMS)
    retyped = json.loads(files["nfd"].read_text(encoding="utf-8"))
    assert (retyped["id"], retyped["must"]) == ("1", [["x"]])
    assert retyped["question"] == unicodedata.normalize("NFD", "Chuyển đổi số là gì?")
    assert files["clean"].read_text(encoding="utf-8") == write_forms(gold, tmp_path / "again")["clean"].read_text(
        encoding="utf-8"
    )
