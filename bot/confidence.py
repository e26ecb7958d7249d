"""How sure it is that the best candidate answers its question."""

import math
from collections.abc import Sequence

from bot.asked import Asked, Kind
from bot.evidence import Evidence

# Logistic regression ("is the first candidate right?", L2 of 1) on 1,000 questions over the five articles, 64 pages of
# provinces and 34 invented pages; judged on 470 others by other writers: at as many answered traps 9 more right answers
# and 2 fewer wrong ones than by coverage alone. More readings (15 were tried) gained nothing more on those.
CONSTANT = -1.79
OWN = 3.02  # share of the topic that the sentence meets itself
SCORE = 0.44  # logarithm of its score
RIVAL = -1.56  # logarithm of the second's share of its score
LEADING = 2.03  # logarithm of its share of the best score, which a candidate may have that fails a check
VAGUE = -0.94  # what asks for no form of answer is met by many a sentence
VAGUE_KINDS: frozenset[Kind] = frozenset({"thing", "manner", "topic", "truth", "list"})
ALONE = 0.3  # the share of a second candidate that is not there
LEAST = 0.05  # shares below it say no more


def confidence(asked: Asked, near: Sequence[Evidence], best_score: float) -> float:
    """The log-odds that the first of `near` (best first, at least one) answers; `best_score` of all candidates."""
    first = near[0]
    rival = near[1].score / first.score if len(near) > 1 else ALONE
    return (
        CONSTANT
        + OWN * first.own
        + SCORE * math.log(max(first.score, 0.1))
        + RIVAL * math.log(max(rival, LEAST))
        + LEADING * math.log(max(first.score / best_score, LEAST))
        + (VAGUE if asked.kind in VAGUE_KINDS else 0.0)
    )
