"""Persons whom a question names in its own way, in small letters, without accents or by the given name, in full."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.asked import Asked
from bot.emphasis import SPEAKER
from bot.sentence import Sentence
from bot.speech import ADDRESSES
from corpus.vietnamese.normalize import fold
from index.mentions import find_names, opens_with_surname
from index.tokens import Token, split_words
from index.units import Unit

_TITLES = frozenset({"ông", "bà"})  # "anh", "chị" and "cô" are as often whom one talks to
_SIZES = (4, 3)  # words of a full name; two are as often a compound ("cao bằng", "lý do")


def first_named(text: str) -> str | None:
    """The first person that a text names, as a question would: names of minorities behind a form of address."""
    names = find_names(text)
    if names:
        return names[0].text
    names = find_names(f"ông {text}")
    return f"ông {names[0].text}" if names else None


def with_persons(asked: Asked, candidates: Sequence[Sentence]) -> Asked:
    """The question with its names of persons as units, as the candidates spell them.

    "nguyen van an" and, where one of them only is called so, "ông An" are "nguyễn văn an"; a text may say "ông An".
    """
    for at in range(len(asked.reading.tokens)):
        size, name = _named_at(asked, at, candidates)
        if name:
            asked = replace(asked, units=_with_name(asked, at, at + size, name))
    units = tuple([_with_given_name(unit, candidates) for unit in asked.units])
    return asked if units == asked.units else replace(asked, units=units)  # what it knows of itself is kept


def _with_given_name(unit: Unit, candidates: Sequence[Sentence]) -> Unit:
    """A full name for which "ông" and the given name stand too, where nobody else is called so."""
    if not unit.name or unit.syllables < 3:
        return unit
    given, plain = unit.text.rpartition(" ")[2], unit.folded.rpartition(" ")[2]
    called = {name for name in _names(candidates, plain) if name.rpartition(" ")[2] == given}
    if called != {unit.text}:
        return unit
    return replace(unit, others=tuple((f"{title} {given}", f"{fold(title)} {plain}") for title in ADDRESSES))


def _named_at(asked: Asked, at: int, candidates: Sequence[Sentence]) -> tuple[int, str]:
    """The number of tokens from `at` on that name somebody, and his full name; 0 where none do."""
    tokens = asked.reading.tokens
    if any(unit.name and unit.start <= at < unit.end for unit in asked.units):
        return 0, ""
    if opens_with_surname(tokens[at].text):
        for size in _SIZES:
            named = tokens[at : at + size]
            if len(named) == size and (name := _in_full(asked, at, named, candidates)):
                return size, name
    if at and tokens[at - 1].text in _TITLES and asked.reading.text[tokens[at].start].isupper():
        given = {name for name in _names(candidates, tokens[at].folded) if name.rpartition(" ")[2] == tokens[at].text}
        if len(given) == 1:
            return 1, given.pop()
    return 0, ""


def _in_full(asked: Asked, at: int, named: Sequence[Token], candidates: Sequence[Sentence]) -> str:
    """The name that words are, with its accents; "" when they are none."""
    folded = " ".join(token.folded for token in named)
    for name in _names(candidates, folded):
        words, plain = split_words(name)
        same = all(
            t.text == w or at + i in asked.reading.bare for i, (t, w) in enumerate(zip(named, words, strict=False))
        )
        if same and " ".join(plain) == folded:
            return name
    return ""


def _names(candidates: Iterable[Sentence], folded: str) -> list[str]:
    """The full names, in small letters, of persons in the sentences that have some words of them."""
    return [
        name.text.lower()
        for sentence in candidates
        if _may_name(sentence, folded)
        for name in find_names(sentence.text)
        if " " in name.text
    ]


def _may_name(sentence: Sentence, folded: str) -> bool:
    """False when the words stand nowhere with capitals, as names do: spares `find_names` in most sentences."""
    words, size = sentence.words, folded.count(" ") + 1
    return any(
        all(sentence.text[start].isupper() for start, _ in words.spans[place : place + size])
        for place in words.all_at(folded, accented=False)
    )


def _with_name(asked: Asked, start: int, end: int, name: str) -> tuple[Unit, ...]:
    """The units with one for a name in place of those of its words; as they are where one of them reaches beyond."""
    parts = [unit for unit in asked.units if unit.start < end and start < unit.end]
    if not parts or parts[0].start < start or parts[-1].end > end:
        return asked.units
    weight = max(unit.weight for unit in parts) * (SPEAKER if asked.of_speech else 1.0)
    words, folded = split_words(name)
    whole = replace(
        parts[0], text=" ".join(words), folded=" ".join(folded), end=end, role="content", weight=weight, others=(),
        bare=False, name=True, known=True,
    )  # fmt: skip
    return tuple(whole if unit is parts[0] else unit for unit in asked.units if unit not in parts[1:])
