"""Accents put back on words typed without them, as the corpus and messages write those words beside each other.

A Viterbi search over the spellings of each bare word. Its evidence: how often words and pairs of words stand in the
corpus, in messages, and in the phrases of the tables (questions are full of words that articles never use). Words that
none of them knows stay bare. Only reading is helped by it: a bare word goes on to meet every word that loses its
accents the same way.
"""

import math
from collections.abc import Sequence, Set
from typing import NamedTuple, Protocol

from corpus.vietnamese.syllables import is_folded_syllable, is_syllable, known_words
from index.messages import message_pairs, message_spellings
from index.repair import is_plain_word
from index.spoken import spoken_pairs, spoken_spellings
from index.tokens import Token

_OWN, _PAIR = 0.4, 2.0  # a pair seen together tells more than two words seen apart
# Passages that the corpus counts as, however large it is: else its formal language drowns that of messages. Of 100,000
# passages each counted in full 94 % of words came back right, so 96 %.
_PASSAGES = 500
_COMPOUND = 3  # the same of a compound of the general word list
_MESSAGE = 4  # occurrences in passages that a pair in a message is worth
# Share of words with accents from which a question counts as typed with them; Vietnamese prose has about .7, a question
# with every second word typed bare half of that.
ACCENTED = 0.5
# Share from which nothing was left out. Of 13,900 words, a third of their accents left out, 630 came back wrong with .7
# (that of prose), 430 with .8, 360 with .9 and 990 when none was looked at; of 1,300 questions typed with all their
# accents 8, 10 and 13 had a word changed (7).
PROSE = 0.8
# What it is worth, among words with accents, that a word was typed so. From 3 to 6 half-typed questions came out alike
# (72 of 100 word for word, 64 when none was looked at); below 6 words of everyday speech were changed.
_KEPT = 6
_CLAUSE = 6  # words from which a clause tells by itself whether it was typed with accents
_TABLE = 8  # occurrences that a phrase of a table is worth
# What words lose at the end of a clause that want another behind them: "vậy con" is no "vậy còn" there. Of 13,000 words
# typed without accents 519 came back wrong with 2, 3, 4 and 6 alike, 526 with nothing.
_LAST = 3
_NEVER_LAST = frozenset({
    "còn", "của", "và", "với", "các", "những", "mỗi", "nhưng", "cũng", "đã", "sẽ", "đang", "để", "từ", "tại", "bằng",
    "nên", "bị", "mà", "do", "trong", "theo", "hay", "hoặc", "nếu",
})  # fmt: skip


class Spellings(Protocol):
    """Spellings and frequencies in the corpus."""

    @property
    def passages(self) -> int:
        """Passages of the corpus."""

    def accented(self, folded: str) -> Sequence[tuple[str, int]]:
        """Words of the corpus that lose their accents to `folded`, with their document frequencies."""

    def accented_frequency(self, term: str) -> int:
        """Passages that hold the accented `term` (a word, or two joined by "_")."""


def bare_words(tokens: Sequence[Token], text: str, put: Set[str] = frozenset()) -> frozenset[int]:
    """The indices of words that `text` has without accents; `put`: words that nobody typed, which tell nothing.

    Where all accents are typed, words that need none and words in capitals ("IT") are not among them.
    """
    found: set[int] = set()
    for clause in _clauses(tokens):
        bare = [at for at in clause if is_bare(tokens[at])]
        if _is_accented(tokens, text, clause if len(clause) >= _CLAUSE else range(len(tokens)), put):
            bare = [at for at in bare if not is_plain_word(tokens[at].text) and not _in_capitals(tokens[at], text)]
        found.update(bare)
    return frozenset(found)


def plain_words(tokens: Sequence[Token], text: str, bare: Set[int]) -> frozenset[int]:
    """The indices of words that may stand without accents, where fewer words have some than in Vietnamese prose."""
    found: set[int] = set()
    for clause in _clauses(tokens):
        places = clause if len(clause) >= _CLAUSE else range(len(tokens))
        words = [at for at in places if tokens[at].text.isalpha()]
        plain = [at for at in words if is_bare(tokens[at]) and not (at and text[tokens[at].start].isupper())]
        if len(words) - len(plain) < PROSE * len(words):
            found.update(at for at in plain if at in clause and not _is_in_accented_word(tokens, at))
    return frozenset(found - bare)


def _is_in_accented_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is, as it was typed, one of the general list with an accented one beside it: "chi tiêu"."""
    pairs = [(tokens[at - 1], tokens[at], tokens[at - 1])] if at else []
    pairs += [(tokens[at], tokens[at + 1], tokens[at + 1])] if at + 1 < len(tokens) else []
    return any(
        not is_bare(other) and right.start - left.end == 1 and f"{left.text} {right.text}" in known_words()
        for left, right, other in pairs
    )


def _clauses(tokens: Sequence[Token]) -> list[range]:
    """The runs of tokens with but a space between them: who writes with care may quote somebody who does not."""
    ends = [at + 1 for at in range(len(tokens) - 1) if tokens[at + 1].start - tokens[at].end > 1]
    borders = [0, *ends, len(tokens)]
    return [range(start, end) for start, end in zip(borders, borders[1:], strict=False)]


def _is_accented(tokens: Sequence[Token], text: str, places: Sequence[int], put: Set[str]) -> bool:
    """Whether accents were typed: most words have some, and none lacks what no word can be without ("nguoi")."""
    words = [tokens[at] for at in places if tokens[at].text.isalpha() and tokens[at].text not in put]
    if any(_lacks_accents(word) and not _in_capitals(word, text) for word in words):
        return False
    return sum(not is_bare(word) for word in words) >= ACCENTED * len(words)


def _lacks_accents(word: Token) -> bool:
    return is_bare(word) and is_folded_syllable(word.folded) and not is_plain_word(word.text)


def _in_capitals(token: Token, text: str) -> bool:
    return token.end - token.start > 1 and text[token.start : token.end].isupper() and not text.isupper()


def restore(
    tokens: Sequence[Token], bare: Set[int], spellings: Spellings, plain: Set[int] = frozenset()
) -> tuple[Token, ...]:
    """The tokens, each bare word (`bare`: their indices) with the accents that its neighbours vouch for.

    `plain`: words that stand as they were typed unless their neighbours vouch very much for another.
    """
    if not bare and not plain:
        return tuple(tokens)
    lattice = [
        _candidates(token, spellings, kept=_KEPT * (at in plain))
        if at in bare or at in plain
        else [_Candidate(token.text, 0.0, True)]
        for at, token in enumerate(tokens)
    ]
    beside = [left.end + 1 >= right.start for left, right in zip(tokens, tokens[1:], strict=False)]
    for column, goes_on in zip(lattice, [*beside, False], strict=True):
        if len(column) > 1 and not goes_on:
            column[:] = [one._replace(worth=one.worth - _LAST * (one.word in _NEVER_LAST)) for one in column]
    best = _best_path(lattice, beside, spellings)
    return tuple(
        Token(word, token.folded, token.start, token.end) if at in bare or at in plain else token
        for at, (token, word) in enumerate(zip(tokens, best, strict=True))
    )


def is_bare(token: Token) -> bool:
    """Whether a word was typed without accents, or with some that make no Vietnamese syllable ("quyêt")."""
    if not token.text.isalpha():
        return token.text == token.folded
    return token.text == token.folded or (not is_syllable(token.text) and is_folded_syllable(token.folded))


class _Candidate(NamedTuple):
    """A spelling of a word, what it is worth by itself, and whether the corpus may have it (beside other words)."""

    word: str
    worth: float
    written: bool


def _candidates(token: Token, spellings: Spellings, kept: float = 0.0) -> list[_Candidate]:
    """The spellings of a word; `kept` is what it is worth that it was typed so."""
    if not token.text.isalpha():
        return [_Candidate(token.text, 0.0, True)]
    share = _share(spellings)
    written = dict(spellings.accented(token.folded))
    counts = {word: share * count for word, count in written.items()}
    for table in (spoken_spellings(), message_spellings()):
        for word, count in table.get(token.folded, {}).items():
            counts[word] = counts.get(word, 0.0) + count
    if not counts:
        return [_Candidate(token.text, 0.0, True)]
    if kept:
        counts.setdefault(token.text, 0.0)
    return [
        _Candidate(word, _OWN * math.log(1 + count) + kept * (word == token.text), word in written)
        for word, count in sorted(counts.items())
    ]


def _share(spellings: Spellings) -> float:
    return min(1.0, _PASSAGES / max(1, spellings.passages))


def _best_path(lattice: list[list[_Candidate]], beside: Sequence[bool], spellings: Spellings) -> list[str]:
    """The best word of each column; words with a comma between them (not `beside`) vouch for nothing."""
    if all(len(column) == 1 for column in lattice):
        return [only.word for (only,) in lattice]
    paths: list[tuple[float, list[_Candidate]]] = [(first.worth, [first]) for first in lattice[0]]
    for column, joined in zip(lattice[1:], beside, strict=True):
        share = _PAIR if joined else 0.0
        paths = [
            max(
                (
                    (score + here.worth + (share and share * _pair(path[-1], here, spellings)), [*path, here])
                    for score, path in paths
                ),
                key=lambda scored: scored[0],
            )
            for here in column
        ]
    return [candidate.word for candidate in max(paths, key=lambda scored: scored[0])[1]]


def _pair(left: _Candidate, right: _Candidate, spellings: Spellings) -> float:
    pair = f"{left.word}_{right.word}"
    told: float = _TABLE * spoken_pairs().get(pair, 0) + _MESSAGE * message_pairs().get(pair, 0)
    if f"{left.word} {right.word}" in known_words():
        told += _COMPOUND
    if left.written and right.written:  # the corpus has no pair of a word that it has not
        told += _share(spellings) * spellings.accented_frequency(pair)
    return math.log(1 + told)
