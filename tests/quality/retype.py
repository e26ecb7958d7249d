"""Gold questions as other thumbs type them: the same question must keep its answer.

Every form changes the question alone, never the gold. Questions with a history are left out, for the earlier turns
would have to be retyped alike.
"""

import json
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

from tests.quality.scoring import read_rows

_SEED = 48  # any; fixed, so that two runs ask the same

_TONE_KEYS = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_LETTER_KEYS = {"\u0302": "", "\u0306": "w", "\u031b": "w"}  # a circumflex doubles its letter
_CHAT_WORDS = {
    "bao nhiêu": "bn",
    "không": "k",
    "được": "đc",
    "gì": "j",
    "tỉnh": "tinh",
    "chuyển đổi số": "cđs",
    "như thế nào": "ntn",
    "vậy": "v",
}

Form = Callable[[str, random.Random], str]


def without_accents(text: str) -> str:
    """No accents at all: "so hoa"."""
    plain = "".join(mark for mark in unicodedata.normalize("NFD", text) if not unicodedata.combining(mark))
    return plain.replace("đ", "d").replace("Đ", "D")


def telex(word: str) -> str:
    """A word whose keys were never joined into letters: "số" → "soos"."""
    keys, tone = "", ""
    for mark in unicodedata.normalize("NFD", word.replace("đ", "dd").replace("Đ", "Dd")):
        if mark in _TONE_KEYS:
            tone = _TONE_KEYS[mark]
        elif mark in _LETTER_KEYS:
            keys += _LETTER_KEYS[mark] or keys[-1].lower()
        else:
            keys += mark
    letters = keys.rstrip("?!.,;:")
    return letters + tone + keys[len(letters) :]


def slip(word: str, chance: random.Random) -> str:
    """One letter left out, doubled, or changed places with the next; short words and figures stay."""
    if len(word) < 4 or not word.isalpha():
        return word
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def chat(text: str) -> str:
    """Small letters, short words, a greeting before and a particle after."""
    text = text.lower().rstrip("?. ")
    for full, short in _CHAT_WORDS.items():
        text = text.replace(full, short)
    return f"alo ad cho e hỏi {text} ạ"


def _some_words(change: Callable[[str, random.Random], str], share: float) -> Form:
    def form(text: str, chance: random.Random) -> str:
        return " ".join(change(word, chance) if chance.random() < share else word for word in text.split(" "))

    return form


FORMS: dict[str, Form] = {
    "clean": lambda text, _: text,
    "bare": lambda text, _: without_accents(text).lower(),
    "half": _some_words(lambda word, _: without_accents(word), 0.5),
    "nfd": lambda text, _: unicodedata.normalize("NFD", text),
    "upper": lambda text, _: text.upper(),
    "chat": lambda text, _: chat(text),
    "telex": _some_words(lambda word, _: telex(word), 0.4),
    "typo": _some_words(slip, 0.2),
}


def write_forms(gold: Path, folder: Path) -> dict[str, Path]:
    """Writes the answerable questions of a gold file in each form; gives the files by form, "clean" first."""
    rows = [row for row in read_rows(gold) if row.get("answerable", True) and not row.get("history")]
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for name, form in FORMS.items():
        chance = random.Random(_SEED)
        changed = [row | {"question": form(unicodedata.normalize("NFC", row["question"]), chance)} for row in rows]
        files[name] = folder / f"{name}.jsonl"
        files[name].write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in changed), encoding="utf-8")
    return files
