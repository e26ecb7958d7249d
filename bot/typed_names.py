"""Names of persons typed in small letters: "hoang viet phuong noi gi"."""

from collections.abc import Sequence, Set
from itertools import pairwise

from corpus.vietnamese.syllables import known_words
from index.mentions import opens_with_surname
from index.tokens import Token
from index.units import Rarity, is_grammar

_MIDDLE = frozenset({"văn", "thị"})
_LENGTHS = (4, 3)  # syllables; of two a name is as often another word


def typed_names(tokens: Sequence[Token], held: Set[int], rarity: Rarity) -> list[tuple[int, int]]:
    """The runs of tokens (start, end) that begin with a surname and stand so in the corpus, being no other words."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        end = next((at + length for length in _LENGTHS if _is_name(tokens, at, at + length, rarity)), at)
        if end > at and held.isdisjoint(range(at, end)):
            found.append((at, end))
        at = max(end, at + 1)
    return found


def _is_name(tokens: Sequence[Token], start: int, end: int, rarity: Rarity) -> bool:
    run = tokens[start:end]
    if end > len(tokens) or not opens_with_surname(run[0].text) or not all(token.text.isalpha() for token in run):
        return False
    if any(is_grammar(token.text) for token in run):
        return False
    # "hoàng việt phương | phát biểu" ends before a compound; "lò văn minh" has one within.
    edges = tokens[end - 1 : end + 1] if run[1].text in _MIDDLE else tokens[start : end + 1]
    if any(f"{left.text} {right.text}" in known_words() for left, right in pairwise(edges)):
        return False
    return all(
        right.start - left.end == 1 and rarity((left.text, right.text), accented=True)[1]
        for left, right in pairwise(run)
    )
