"""Units: what a question is about, cut into words, compounds and phrases that a sentence may meet.

A unit is the longest phrase known to a table (a synonym group, a stop phrase) or to the general word list; else one
syllable. Cutting by known compounds keeps "tổ công nghệ số cộng đồng" from being met by a sentence that merely holds
the same syllables apart.
"""

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, Protocol, cast

from corpus.vietnamese.normalize import fold
from corpus.vietnamese.spoken_number import SPELT
from corpus.vietnamese.syllables import known_words
from index.phrases import Found, Phrases
from index.tables import rows
from index.tokens import Token, tokenize

Role = Literal["content", "light", "function", "filler"]


@dataclass(frozen=True, slots=True)
class Unit:
    """`text` and `folded` are the unit's words joined by single spaces; `start`, `end` index the question's tokens.

    `others` are the spellings that stand for the same thing: (accented, folded) each. `bare`: typed without
    accents (`text` has those that the corpus suggests; `others` those of all that a longer unit may be). `weight` is
    how much it tells (an idf, no unit).
    """

    text: str
    folded: str
    start: int
    end: int
    role: Role
    weight: float
    others: tuple[tuple[str, str], ...] = ()
    bare: bool = False
    name: bool = False  # of a person or a place
    known: bool = True  # the corpus has it
    claim: bool = False  # says that something ended or failed: only a text that says so answers
    aside: bool = False  # told of the person who asks: helps to find the answer, which need not speak of it

    @property
    def syllables(self) -> int:
        """Number of words in it."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Entry:
    role: Role | None
    others: tuple[tuple[str, str], ...]
    name: bool = False
    claim: bool = False


_NAME = _Entry("content", (), name=True)


def units(
    tokens: Sequence[Token],
    bare: frozenset[int],
    rarity: "Rarity",
    apart: Set[int] = frozenset(),
    wholes: Sequence[tuple[int, int]] = (),
) -> tuple[Unit, ...]:
    """The units of a question, left to right, covering every token once.

    `bare`: tokens typed without accents; `apart`: tokens of names, which belong to no longer unit; `wholes`: runs of
    tokens (start, end) that are one unit whatever the tables say, such as names of persons.
    Phrases of the tables come before compounds of the general word list: "làm | chủ tịch", not "làm chủ | tịch".
    """
    taken: dict[int, Found[_Entry]] = {start: Found(start, end, _NAME) for start, end in wholes}
    covered = {at for start, end in wholes for at in range(start, end)}
    compounds = _Compounds()
    for lexicon, shortest in ((_tables(), 2), (compounds, 2), (_tables(), 1)):
        at = 0
        while at < len(tokens):
            here = None
            if at not in covered and lexicon.opens(tokens[at]):
                stop = next(
                    (end for end in range(at, len(tokens)) if end in covered or (end in apart) != (at in apart)), None
                )
                if lexicon is compounds:
                    stop = min(stop or len(tokens), pause(tokens, at))
                here = lexicon.at(tokens, at, stop, shortest)
                if here is not None and lexicon is compounds and _cuts_better_later(tokens, here, stop, rarity):
                    here = None
                if here is not None and lexicon is not compounds and _is_another_word(tokens, bare, here):
                    here = None
            if here is None:
                at += 1
                continue
            taken[at] = here
            covered.update(range(at, here.end))
            at = here.end
    starts = sorted({*taken, *(at for at in range(len(tokens)) if at not in covered)})
    return tuple(_unit(tokens, bare, taken.get(at, Found(at, at + 1, _Entry(None, ()))), rarity) for at in starts)


def _cuts_better_later(tokens: Sequence[Token], here: "Found[_Entry]", stop: int | None, rarity: "Rarity") -> bool:
    """Whether the last word of a compound that no text has belongs to one that texts have: "bỏ | hóa đơn"."""
    if here.end - here.start != 2 or here.end >= (len(tokens) if stop is None else stop):
        return False
    first, second, third = (tokens[at].text for at in range(here.start, here.start + 3))
    return f"{second} {third}" in known_words() and not _has(rarity, first, second) and _has(rarity, second, third)


def _is_another_word(tokens: Sequence[Token], bare: frozenset[int], here: "Found[_Entry]") -> bool:
    """Whether a phrase found for want of accents is, as it was typed, another word: "hội thao" is no "hội thảo"."""
    text = " ".join(token.text for token in tokens[here.start : here.end])
    return bare.isdisjoint(range(here.start, here.end)) and not _is_row(text) and text in known_words()


def _has(rarity: "Rarity", *words: str) -> bool:
    return rarity(words, accented=any(word != fold(word) for word in words))[1]


def pause(tokens: Sequence[Token], start: int) -> int:
    """The first token after `start` with more than a space before it; the number of tokens when there is none.

    A comma ends a compound ("số mấy, ai ký") and a clause.
    """
    return next((at for at in range(start + 1, len(tokens)) if tokens[at].start - tokens[at - 1].end > 1), len(tokens))


def _unit(tokens: Sequence[Token], bare: frozenset[int], here: Found[_Entry], rarity: "Rarity") -> Unit:
    run = tokens[here.start : here.end]
    text, folded = " ".join(t.text for t in run), " ".join(t.folded for t in run)
    unaccented = all(at in bare for at in range(here.start, here.end))
    alike = _alike().get(folded, ()) if unaccented and len(run) > 1 and not _is_row(text) else ()
    others = tuple(dict.fromkeys(pair for pair in (*here.value.others, *alike) if pair[0] != text))
    words = tuple(t.text for t in run) if text != folded else tuple(t.folded for t in run)
    weight, known = rarity(words, accented=text != folded)
    return Unit(
        text,
        folded,
        here.start,
        here.end,
        here.value.role or "content",
        weight,
        others,
        unaccented,
        here.value.name,
        known,
        here.value.claim and text != folded,  # in "tưới cam" nothing is forbidden ("cấm")
    )


_RUNS = 4096  # runs of words of which a generation's rarity is remembered: questions share most of theirs


class Frequency(Protocol):
    """Document frequency of a term in a field ("accented" or "folded"); `Generation.df` is one."""

    def __call__(self, term: str, field: str) -> int:
        """Number of passages that hold the term."""


class Rarity:
    """How much a run of words tells: the idf of its rarest pair (or of the single word) among the passages."""

    def __init__(self, passages: int, frequency: Frequency) -> None:
        self._passages = max(passages, 1)
        self._frequency = frequency
        self._remembered = lru_cache(maxsize=_RUNS)(self._weight)

    def __call__(self, words: tuple[str, ...], *, accented: bool) -> tuple[float, bool]:
        """The weight, and whether any passage holds the words.

        ln(1 + (N - df + .5) / (df + .5)), Robertson and Spärck Jones with the + 1 of Lucene; at least .1.
        """
        return self._remembered(words, accented)

    def _weight(self, words: tuple[str, ...], accented: bool) -> tuple[float, bool]:
        field = "accented" if accented else "folded"
        terms = [f"{a}_{b}" for a, b in zip(words, words[1:], strict=False)] or list(words)
        df = min(self._frequency(term, field) for term in terms)
        return max(0.1, math.log(1 + (self._passages - df + 0.5) / (df + 0.5))), df > 0


# Lengths of time that a text writes in digits: "ba tháng" is "3 tháng" and "03 tháng". No five: "năm" is "year".
_SPELT = {word: number for word, number in SPELT.items() if 1 < number < 10 and word not in ("tư", "năm")}
_MEASURES = ("phút", "ngày", "tuần", "tháng", "năm")


@cache
def _tables() -> Phrases[_Entry]:
    """Synonyms and stop phrases in one table; a stop class wins over a synonym group's silence."""
    others = _synonyms()
    # In the order of the tables: of two phrases that a bare word may stand for, the upper one is meant.
    phrases = dict.fromkeys([*others, *_roles(), *_claims()])
    return Phrases((phrase, _entry(phrase, others.get(phrase, ()))) for phrase in phrases)


def _is_row(phrase: str) -> bool:
    """Whether the tables have a phrase as it was read: it is no other one then. "khoa hoc" means no "khóa học"."""
    return phrase in _synonyms() or phrase in _roles() or phrase in _claims()


@cache
def _alike() -> dict[str, tuple[tuple[str, str], ...]]:
    """For each phrase without accents what stands for any of those it may be: "cua cai" is "cửa cái" and "của cải"."""
    found: dict[str, list[str]] = {}
    for phrase, others in _synonyms().items():
        found.setdefault(fold(phrase), []).extend(others)
    return {folded: tuple(map(_spelling, others)) for folded, others in found.items()}


@cache
def _synonyms() -> dict[str, list[str]]:
    """For each phrase of the synonym groups the others that a text may have in its place."""
    others: dict[str, list[str]] = {}
    for (line,) in rows("synonyms"):
        general, _, special = line.partition(">")
        group = [phrase.strip() for phrase in general.split("|")]
        instances = [phrase.strip() for phrase in special.split("|") if phrase.strip()]
        for phrase in group:
            others.setdefault(phrase, []).extend([*(other for other in group if other != phrase), *instances])
        for phrase in instances:
            others.setdefault(phrase, [])
    for spelt, number in _SPELT.items():
        for measure in _MEASURES:
            others.setdefault(f"{spelt} {measure}", []).extend([f"{number} {measure}", f"0{number} {measure}"])
    return others


@cache
def instances() -> frozenset[str]:
    """What the synonym groups name as single cases of a general word: "viettel" of "nhà mạng"."""
    named = (line.partition(">")[2] for (line,) in rows("synonyms"))
    return frozenset(phrase.strip() for phrases in named for phrase in phrases.split("|") if phrase.strip())


def _entry(phrase: str, others: Sequence[str]) -> _Entry:
    spellings = tuple(dict.fromkeys(_spelling(other) for other in others))
    return _Entry(_role(phrase, _roles()), spellings, claim=phrase in _claims())


class _Compounds:
    """Compounds of the general word list, looked up as needed: a table of the whole list would take long."""

    def opens(self, _token: Token) -> bool:
        """True: which words no compound begins with is not known."""
        return True

    def at(
        self, tokens: Sequence[Token], start: int, stop: int | None = None, shortest: int = 2
    ) -> Found[_Entry] | None:
        """The longest compound of two to four syllables that begins at `start` and ends by `stop`."""
        stop = min(len(tokens) if stop is None else stop, start + LONGEST)
        for end in range(stop, start + shortest - 1, -1):
            word = " ".join(token.text for token in tokens[start:end])
            if word in known_words():
                return Found(start, end, _Entry(_role(word, _roles()), ()))
        return None


LONGEST = 4  # syllables of a compound


@cache
def _roles() -> dict[str, Role]:
    return {phrase: cast(Role, role) for phrase, role, *_ in rows("stopwords") if role != "claim"}


@cache
def _claims() -> frozenset[str]:
    return frozenset(phrase for phrase, role, *_ in rows("stopwords") if role == "claim")


def _role(phrase: str, roles: dict[str, Role]) -> Role | None:
    """The phrase's class; that of its lightest word if each of its words has one ("ban hành ngày" is light)."""
    if phrase in roles:
        return roles[phrase]
    words, at, found = phrase.split(), 0, []
    while at < len(words):
        end = next((e for e in range(len(words), at, -1) if " ".join(words[at:e]) in roles), None)
        if end is None:
            return None
        found.append(roles[" ".join(words[at:end])])
        at = end
    return "light" if "light" in found else "function"


@cache
def _spelling(phrase: str) -> tuple[str, str]:
    text = " ".join(token.text for token in tokenize(phrase))
    return text, fold(text)
