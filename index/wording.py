"""One wording for what texts write in short: an abbreviation that has one reading is its full form.

Passages and questions go through the same step, so that "CĐS" and "chuyển đổi số" are one.
"""

from collections.abc import Iterable, Sequence, Set
from functools import cache

from corpus.vietnamese.normalize import fold
from index.phrases import Phrases
from index.tables import rows
from index.tokens import Token, tokenize


@cache
def _abbreviations() -> Phrases[tuple[str, ...]]:
    return Phrases(
        (short, tuple(t.text for t in tokenize(full)))
        for short, full, side, *_ in rows("abbreviations")
        if side == "both"
    )


def may_be_short(folded: Set[str]) -> bool:
    """False when the folded words are those of no abbreviation, so that `common_form` would change nothing."""
    return _abbreviations().may_occur(folded)


def common_form(tokens: Sequence[Token]) -> Iterable[Token]:
    """The tokens with abbreviations spelt out; the words of a full form share the abbreviation's place."""
    at = 0
    for found in _abbreviations().find(tokens):
        yield from tokens[at : found.start]
        start, end = tokens[found.start].start, tokens[found.end - 1].end
        for word in found.value:
            yield Token(word, fold(word), start, end)
        at = found.end
    yield from tokens[at:]
