"""Misspelt province names: "Tuyen Qaung", "Thái Nguyn", "tuyenq uang"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.vietnamese.gazetteer import Mention
from corpus.vietnamese.normalize import fold, nfc
from corpus.vietnamese.provinces import find_provinces, provinces
from corpus.vietnamese.syllables import is_folded_syllable

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 6  # letters and blanks of the shortest name repaired, "ha nam"; "hue" is one slip away from too much


def nearest_province(words: str) -> str | None:
    """The one province whose name is one slip away: a letter too many, too few, wrong, or two swapped.

    None for a sequence of possible Vietnamese syllables, however near it is: "tài nguyên" is not Thái Nguyên.
    """
    typed = " ".join(_WORD.findall(fold(nfc(words))))
    if len(typed) < _SHORTEST or all(is_folded_syllable(word) for word in typed.split()):
        return None
    near = {name for key in (typed, *_deletes(typed)) for name in _by_delete().get(key, ())}
    names = [name for name in near if _is_one_slip(typed, _folded(name))]
    return names[0] if len(names) == 1 else None


def find_misspelt_provinces(text: str) -> list[Mention]:
    """Province names with one slip, in text order, each `ambiguous`; words of names spelt right are not looked at."""
    text = nfc(text)
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    odd = [word.isalpha() and not is_folded_syllable(word) for word in words]
    if not any(odd):
        return []
    taken = {at for mention in find_provinces(text, "loose", chat=True) for at in range(mention.start, mention.end)}
    found: list[Mention] = []
    ends = 0
    for i, (start, _) in enumerate(spans):
        for j in (i + 2, i + 1):
            if j >= len(spans) or start < ends or not any(odd[i : j + 1]):
                continue
            end = spans[j][1]
            if not taken.isdisjoint((start, end - 1)):
                continue
            name = nearest_province(text[start:end])
            if name and not is_of_other_tones(words[i : j + 1], name):
                found.append(Mention(name, start, end, ambiguous=True))
                ends = end
    return found


def is_of_other_tones(typed: Sequence[str], name: str) -> bool:
    """Whether a word is one of the name's without accents, and another with those typed: "làng Kon" is no Lạng Sơn."""
    right = {fold(word): word.lower() for word in _WORD.findall(name)}
    return any(not word.isascii() and right.get(fold(word), word.lower()) != word.lower() for word in typed)


@cache
def _by_delete() -> dict[str, list[str]]:
    """Names by their folded form and by each form of it that lacks one letter."""
    names: dict[str, list[str]] = {}
    for name in provinces():
        for key in {_folded(name), *_deletes(_folded(name))}:
            names.setdefault(key, []).append(name)
    return names


def _folded(name: str) -> str:
    return " ".join(_WORD.findall(fold(name)))


def _deletes(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


def _is_one_slip(typed: str, name: str) -> bool:
    """Are the two one insertion, deletion, substitution or swap of neighbours apart?"""
    if len(typed) != len(name):
        longer, shorter = (typed, name) if len(typed) > len(name) else (name, typed)
        return len(longer) - len(shorter) == 1 and shorter in _deletes(longer)
    differing = [i for i, (a, b) in enumerate(zip(typed, name, strict=True)) if a != b]
    if len(differing) == 2:
        i, j = differing
        return j == i + 1 and typed[i] == name[j] and typed[j] == name[i]
    return len(differing) == 1
