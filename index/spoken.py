"""Ways of speaking that questions have and articles have not, from the phrases of the tables."""

import re
from functools import cache

from corpus.vietnamese.normalize import fold
from index.tables import rows
from index.tokens import tokenize

_MOST = 8  # phrases counted for one word; more say nothing more


@cache
def spoken_words() -> dict[str, int]:
    """Words with accents, and in how many phrases they stand (at most 8)."""
    words: dict[str, int] = {}
    for phrase in _phrases():
        for word in phrase:
            words[word] = min(words.get(word, 0) + 1, _MOST)
    return words


@cache
def spoken_spellings() -> dict[str, dict[str, int]]:
    """For each folded word its accented spellings, with the counts of `spoken_words`."""
    spellings: dict[str, dict[str, int]] = {}
    for word, count in spoken_words().items():
        spellings.setdefault(fold(word), {})[word] = count
    return spellings


@cache
def spoken_pairs() -> dict[str, int]:
    """Pairs of neighbouring words ("thứ_mấy") and of their folded forms ("thu_may"), each with 1."""
    pairs: dict[str, int] = {}
    for phrase in _phrases():
        for left, right in zip(phrase, phrase[1:], strict=False):
            pairs[f"{left}_{right}"] = pairs[f"{fold(left)}_{fold(right)}"] = 1
    return pairs


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    """The phrases of the tables that hold ways of speaking, as words."""
    spoken = [row[0] for name in ("stopwords", "chat_words", "spoken") for row in rows(name)]
    spoken += [row[1] for row in rows("chat_words")]
    spoken += [phrase for (line,) in rows("synonyms") for phrase in re.split(r"[|>]", line) if phrase.strip()]
    return tuple(tuple(token.text for token in tokenize(phrase)) for phrase in spoken)
