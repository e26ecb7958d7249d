"""How people write to each other: which words follow which, counted in messages."""

from functools import cache

from corpus.vietnamese.normalize import fold
from index.tables import rows


@cache
def message_pairs() -> dict[str, int]:
    """Pairs of neighbouring words with accents, joined by "_", and how often they stand in messages."""
    return {f"{left}_{right}": count for left, right, count in _pairs()}


@cache
def bare_pairs() -> dict[str, frozenset[str]]:
    """For each pair without its accents those that lose theirs to it."""
    pairs: dict[str, frozenset[str]] = {}
    for pair in message_pairs():
        pairs[fold(pair)] = pairs.get(fold(pair), frozenset()) | {pair}
    return pairs


@cache
def message_spellings() -> dict[str, dict[str, int]]:
    """For each folded word its accented spellings, and how often each stands beside another word in messages."""
    before: dict[str, int] = {}
    behind: dict[str, int] = {}
    for left, right, count in _pairs():
        before[left] = before.get(left, 0) + count
        behind[right] = behind.get(right, 0) + count
    spellings: dict[str, dict[str, int]] = {}
    for word in before | behind:
        spellings.setdefault(fold(word), {})[word] = max(before.get(word, 0), behind.get(word, 0))
    return spellings


@cache
def _pairs() -> tuple[tuple[str, str, int], ...]:
    found = []
    for left, followers in rows("messages"):
        for follower in followers.split(" "):
            right, _, count = follower.partition(":")
            found.append((left, right, int(count or 1)))
    return tuple(found)
