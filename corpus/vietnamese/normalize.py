"""One spelling for what is written in several: NFC, tone placement, folding, white space."""

import re
import unicodedata
from functools import lru_cache

REMEMBERED = 8192  # texts of which a finder remembers what it found: a question judges the same sentence again
_LAST_CASED = 0x1E943  # the last code point with a small form (Adlam); going on to the end costs 0.15 s at import
_ORDINARY = 0x2100  # behind the code points of Latin letters and general punctuation
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_MARKED_VOWELS = frozenset("ăâêôơư")
# "qu" and "gi" are onsets when a vowel follows, so that quý, quà and giả keep their tone where it is.
_SYLLABLE = re.compile(
    r"(qu|gi(?=[aăâeêoôơuưy])|ngh|ng|gh|nh|ch|kh|ph|th|tr|[bcdđghklmnprstvx])?([aăâeêioôơuưy]{1,3})(ch|ng|nh|[cmnpt])?"
)
_LETTERS = re.compile(r"[^\W\d_]+")


def _folding() -> dict[int, str]:
    """A table for `str.translate`: each code point whose folded form differs from it, to exactly one character.

    The characters of ordinary texts stand in it even where they stay: what it lacks costs `translate` an exception.
    """
    table = {}
    for code in range(_LAST_CASED + 1):
        char = chr(code)
        lower = char.lower()
        base = unicodedata.normalize("NFD", lower)[:1] if code < 0x2000 else lower[:1]
        if base in ("đ", "ð"):  # "Ð" (eth) is how some old fonts write "Đ"
            base = "d"
        if base and (base != char or code < _ORDINARY):
            table[code] = base
    return table


_FOLDED = _folding()


def nfc(text: str) -> str:
    """The text in Unicode normal form C, otherwise unchanged."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def small(text: str) -> str:
    """The text in small letters, one for each code point: a capital whose small form takes two ("İ") keeps its first.

    A pattern of small letters finds in it what `re.IGNORECASE` finds in the text, in half the time.
    """
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in text)


def fold(text: str) -> str:
    """The text in small letters without accents, đ as d: one character for each code point, so that offsets stay true.

    Fold NFC text: the combining marks of NFD text stay, since dropping them would move the offsets.
    """
    return text.lower() if text.isascii() else text.translate(_FOLDED)


# Of whole sentences, which one finder after the other folds: for dates, numbers, provinces, places.
fold_text = lru_cache(maxsize=REMEMBERED)(fold)


def squeeze(text: str) -> str:
    """The text with each run of white space as one space, none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=1 << 16)
def place_tones(word: str) -> str:
    """The word with each syllable's tone mark in its traditional place: uỷ → ủy, hoà → hòa; quý and giả stay.

    Expects NFC. Syllables that are not Vietnamese stay as they are; case is kept.
    """
    if word.isascii():
        return word
    return _place_tone(word) if word.isalpha() else _LETTERS.sub(lambda run: _place_tone(run.group()), word)


def _place_tone(syllable: str) -> str:
    bare, tone = split_tone(syllable.lower())
    if not tone or len(bare) != len(syllable):
        return syllable
    match = _SYLLABLE.fullmatch(bare)
    if match is None:
        return syllable
    at = match.start(2) + _tone_index(match.group(2), closed=match.group(3) is not None)
    toned = bare[:at] + unicodedata.normalize("NFC", bare[at] + tone) + bare[at + 1 :]
    return "".join(new.upper() if old.isupper() else new for new, old in zip(toned, syllable, strict=True))


def _tone_index(vowels: str, *, closed: bool) -> int:
    """Which of a syllable's vowels carries the tone mark in traditional spelling."""
    marked = [i for i, vowel in enumerate(vowels) if vowel in _MARKED_VOWELS]
    if marked:
        return marked[-1]  # "ươ": the tone stands on ơ
    if closed:
        return len(vowels) - 1
    return 1 if len(vowels) == 3 else 0


@lru_cache(maxsize=REMEMBERED)
def evenly_spelt(text: str) -> str:
    """The text in small letters with its tone marks in their standard places, as `accents_optional` expects it."""
    return place_tones(small(text))


def accents_optional(pattern: str) -> re.Pattern[str]:
    """A pattern whose letters with accents also stand for those typed without: "bỏ" finds "bo", but never "bộ".

    For texts that are `evenly_spelt`. Classes in brackets must hold no letters with accents.
    """
    return re.compile("".join(char if char.isascii() else f"[{char}{fold(char)}]" for char in pattern))


def split_tone(syllable: str) -> tuple[str, str]:
    """The syllable without its tone mark (ê, ơ, đ … stay), and the mark as a combining character, "" for none.

    A syllable with several tone marks is no syllable: it comes back unchanged with "".
    """
    decomposed = unicodedata.normalize("NFD", syllable)
    tones = [char for char in decomposed if char in _TONES]
    if len(tones) != 1:
        return syllable, ""
    return unicodedata.normalize("NFC", decomposed.replace(tones[0], "")), tones[0]
