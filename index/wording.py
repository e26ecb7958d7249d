"""One wording for what texts write in short: an abbreviation that has one reading is its full form.

Passages and questions go through the same step, so that "CĐS" and "chuyển đổi số" are one.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from corpus.vietnamese.normalize import fold
from index.phrases import Found, Phrases
from index.tables import rows
from index.tokens import Token, tokenize

Spelt = tuple[tuple[str, str], ...]  # the words of a full form, each with its folded form


@cache
def _abbreviations() -> Phrases[Spelt]:
    return Phrases(
        (short, tuple((token.text, fold(token.text)) for token in tokenize(full)))
        for short, full, side, *_ in rows("abbreviations")
        if side == "both"
    )


def short_forms(texts: Sequence[str], folded: Sequence[str]) -> list[Found[Spelt]]:
    """The abbreviations among the words of a text, with their full forms."""
    return _abbreviations().find_words(texts, folded)


def common_form(tokens: Sequence[Token]) -> Iterable[Token]:
    """The tokens with abbreviations spelt out; the words of a full form share the abbreviation's place."""
    at = 0
    for found in _abbreviations().find(tokens):
        yield from tokens[at : found.start]
        start, end = tokens[found.start].start, tokens[found.end - 1].end
        for text, folded in found.value:
            yield Token(text, folded, start, end)
        at = found.end
    yield from tokens[at:]
