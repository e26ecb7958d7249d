"""Words as thumbs shorten them: "fải" for "phải", "nhữg" for "những", "zới" for "với"."""

from collections.abc import Callable

from corpus.vietnamese.normalize import fold
from corpus.vietnamese.syllables import is_syllable

_ONSETS = (("f", ("ph",)), ("dz", ("v", "d", "gi")), ("z", ("v", "d", "gi")))
_ENDING = ("g", "ng")


def in_full(word: str, is_written: Callable[[str], int]) -> str | None:
    """The syllable that an accented word is short for; None for a syllable and where no syllable comes of it.

    Of several onsets ("z" is heard for v, d and gi) the first that `is_written`, else the first that makes a syllable.
    Bare words stay: "fan" and "log" are other words.
    """
    low = word.lower()
    if not low.isalpha() or low == fold(low) or is_syllable(low):
        return None
    whole = [f"{full}{low[len(short) :]}" for short, onsets in _ONSETS if low.startswith(short) for full in onsets]
    if low.endswith(_ENDING[0]) and not low.endswith(_ENDING[1]):
        whole = [f"{start[:-1]}{_ENDING[1]}" for start in whole or [low]]
    found = [syllable for syllable in whole if is_syllable(syllable)]
    return next((syllable for syllable in found if is_written(syllable)), found[0] if found else None)
