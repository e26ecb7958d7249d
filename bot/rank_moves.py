"""Ranks won and lost, asked in a word and told by a number: "tụt hạng" is told by "giảm 6 bậc"."""

import re

_UP, _DOWN = "tăng|lên|leo|vươn|nhảy|thăng|cải thiện", "giảm|tụt|xuống|rớt|sụt|lùi|mất"
_STEPS = r"(?: thêm| tới| đến| được| liền)?(?: \d+)? (?:bậc|hạng)"
_MOVES = {
    **dict.fromkeys(("tăng hạng", "tăng bậc", "lên hạng", "thăng hạng", "nhảy hạng", "leo hạng", "lên bậc"), _UP),
    **dict.fromkeys(("tụt hạng", "rớt hạng", "giảm hạng", "xuống hạng", "giảm bậc", "tụt bậc", "mất hạng"), _DOWN),
}
_TOLD = {word: re.compile(rf" (?:{verbs}){_STEPS}(?= )") for word, verbs in _MOVES.items()}
WORDS = frozenset({"bậc", "hạng"})  # a text has one of them where it tells of such a move


def tells_of_moves(words: str) -> bool:
    """Whether words ask for a rank won or lost."""
    return words in _TOLD


def move_at(words: str, line: str) -> tuple[int, int] | None:
    """The first token in a padded line of words that tells such a move, and how many tokens do; None where none do."""
    told = _TOLD[words].search(line) if words in _TOLD else None
    return (line.count(" ", 0, told.start()), told.group().count(" ")) if told else None
