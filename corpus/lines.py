"""The lines of a text, and what their shape tells."""

import re
from dataclasses import dataclass

# Every character that str.splitlines() takes for a line end, so that no reader of the text sees a line we do not.
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_ENDS_SENTENCE = re.compile(r"[.!?…;][\"'”’»)\]]*$")
# How newspapers begin the first paragraph, which may lack its full stop: "(Thanh tra) - ", "BPO - ", "Chinhphu.vn – ".
_LEAD_IN = re.compile(r"(?:\([^()]{2,40}\)|[A-ZĐ]{2,8}|[A-Za-z]+\.(?:vn|com))\s*[-–—]\s*[A-ZÀ-ỸĐ“\"]")
_ENOUGH = 300  # characters that tell the letters of a line
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text without the white space around it: one line, or several that belong together.

    `start`, `end`: 0-based, end-exclusive code points of the whole text. `text` is that slice with each inner line
    end as one space. `number` counts the blank and the other lines of the text from 0.
    """

    number: int
    start: int
    end: int
    text: str


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, trimmed."""
    lines = []
    number = 0
    before = 0
    for match in _LINE.finditer(text):
        number += text.count("\n", before, match.start())
        before = match.start()
        words = match.group()
        trimmed = words.strip()
        if trimmed:
            start = match.start() + len(words) - len(words.lstrip())
            lines.append(Line(number, start, start + len(trimmed), trimmed))
    return lines


def join_lines(text: str, lines: list[Line]) -> Line:
    """One line made of neighbours."""
    if len(lines) == 1:
        return lines[0]
    first, last = lines[0], lines[-1]
    return Line(first.number, first.start, last.end, " ".join(text[first.start : last.end].split()))


def ends_sentence(words: str) -> bool:
    """Whether the line ends where a sentence or a clause of an enumeration ends."""
    return bool(_ENDS_SENTENCE.search(words))


def count_words(words: str) -> int:
    """Runs of letters and digits."""
    return len(_WORD.findall(words))


def in_capitals(words: str) -> bool:
    """Whether nearly all letters are capitals, as in the title of an official document."""
    letters = [c for c in words[:_ENOUGH] if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def is_prose(words: str) -> bool:
    """Whether the line reads as running text: a whole sentence, or too long for a headline."""
    if in_capitals(words):
        return False
    if len(words) >= 60 and _LEAD_IN.match(words):
        return True
    return (len(words) >= 30 and count_words(words) >= 6 and ends_sentence(words)) or len(words) > 250
