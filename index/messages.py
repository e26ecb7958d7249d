"""How people write to each other: which words follow which, counted in messages."""

from functools import cache

from corpus.vietnamese.normalize import fold
from index.tables import rows


@cache
def message_pairs() -> dict[str, int]:
    """Pairs of neighbouring words with accents, joined by "_", and how often they stand in messages."""
    return {f"{left}_{right}": count for left, right, count in _pairs()}


def bare_pairs(left: str, right: str) -> frozenset[str]:
    """The pairs that lose their accents to two words, joined by "_"."""
    spellings = message_spellings()
    pairs = (f"{one}_{other}" for one in spellings.get(left, ()) for other in spellings.get(right, ()))
    return frozenset(pair for pair in pairs if pair in message_pairs())


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
