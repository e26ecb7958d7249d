"""Which letter runs are Vietnamese syllables, and what Telex left-overs were meant to be."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from corpus.vietnamese.normalize import fold, nfc, place_tones, split_tone
from corpus.vietnamese.tables import read_words

_ONSET = r"(ngh|ng|gh|gi(?=[aăâeêoôơuư])|qu|nh|ch|kh|ph|th|tr|[bcdđghklmnprstvx])?"
_RIMES = frozenset(read_words("rimes.txt"))
_FOLDED_RIMES = frozenset(fold(rime) for rime in _RIMES)
_SYLLABLE = re.compile(_ONSET + r"([aăâeêioôơuưy]+(?:ch|ng|nh|[cmnpt])?)")
_STOPPED = ("c", "ch", "t", "p")  # codas behind which only the acute and the dot-below tone occur
_FRONT = frozenset("eêiy")

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TELEX_LETTERS = (
    ("uwow", "ươ"),
    ("uow", "ươ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
# A "w" typed at the end of the syllable: "duongw", "nuocw", "tamw".
_LATE_W = (("uo", "ươ"), ("u", "ư"), ("o", "ơ"), ("a", "ă"))
_TWO_PLACES = re.compile(r"o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")
_FIRST_VOWEL = re.compile(r"[aăâeêioôơuưy]")
_TONE_KEYS = re.compile(r"[sfrxj]")
# English words and names of chat, offices and machines that read as Telex.
_FOREIGN = frozenset(read_words("foreign_words.txt"))


def is_syllable(word: str) -> bool:
    """Is it a possible Vietnamese syllable, its accents taken as typed? "tuyến", "so"; not "nguyn", "soos"."""
    return _is_syllable(place_tones(nfc(word)).lower())


def is_folded_syllable(word: str) -> bool:
    """Is it, without accents, what a Vietnamese syllable folds to? "nghi", "dinh", "Chuyển" as well; not "nguyn"."""
    return _is_folded_syllable(fold(nfc(word)))


@lru_cache(maxsize=1 << 15)
def _is_syllable(word: str) -> bool:
    bare, tone = split_tone(word)
    return any(rime in _RIMES and _goes_with(onset, rime) and _tone_fits(rime, tone) for onset, rime in _readings(bare))


@lru_cache(maxsize=1 << 15)
def _is_folded_syllable(word: str) -> bool:
    return any(rime in _FOLDED_RIMES and _goes_with(onset, rime) for onset, rime in _readings(word))


def _readings(bare: str) -> list[tuple[str, str]]:
    """Onset and rime; "gi" and "qu" may share their vowel with the rime (giếng, quốc)."""
    match = _SYLLABLE.fullmatch(bare)
    if match is None:
        return []
    onset, rime = match.group(1) or "", match.group(2)
    readings = [(onset, rime)]
    if onset == "gi":
        readings += [("g", f"i{rime}")]  # giếng
    if onset == "qu":
        readings += [("q", f"u{rime}")]
    return readings


def _goes_with(onset: str, rime: str) -> bool:
    """Spelling rules: k, gh and ngh before e, ê, i, y; c, g and ng before the others; q only with u."""
    front = rime[0] in _FRONT
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "ng"):
        return not front
    if onset == "g":
        return not front or rime[0] == "i"
    if onset == "q":
        return rime[0] == "u"
    return True


def _tone_fits(rime: str, tone: str) -> bool:
    """Behind -c, -ch, -p, -t a syllable has a sắc or nặng tone."""
    return not rime.endswith(_STOPPED) or tone in ("\u0301", "\u0323")


def from_telex(word: str) -> str | None:
    """The syllable that a Telex left-over was meant to be: "nguyeen" → "nguyên", "soos" → "số", "Thais" → "Thái".

    None when it is none: a plain syllable, a common foreign word, or one whose reading would be no syllable.
    """
    return _from_telex(nfc(word))


@lru_cache(maxsize=1 << 14)
def _from_telex(word: str) -> str | None:
    low = word.lower()
    if not 2 <= len(low) <= 10 or not low.isalpha() or _is_folded_syllable(fold(low)) or low in _FOREIGN:
        return None
    composed = _composed(low)
    if composed is None or not _is_syllable(composed):
        return None
    if word.isupper():
        return composed.upper()
    return composed[0].upper() + composed[1:] if word[0].isupper() else composed


def _composed(low: str) -> str | None:
    """What the keys make on a Telex keyboard; None when there is no tone or letter key among them, or two tones."""
    if split_tone(low)[1]:
        return None
    bare = "đ" + low[2:] if low.startswith("dd") else low
    vowel = _FIRST_VOWEL.search(bare)
    if vowel is None:
        return None
    onset, rest = bare[: vowel.start()], bare[vowel.start() :]
    keys = _TONE_KEYS.findall(rest)
    if len(keys) > 1:
        return None
    rest = _letters(_TONE_KEYS.sub("", rest))
    if keys:
        first = unicodedata.normalize("NFC", rest[0] + _TELEX_TONES[keys[0]])
        return place_tones(onset + first + rest[1:])
    return None if onset + rest == low else onset + rest


def _letters(rest: str) -> str:
    for keys, letter in _TELEX_LETTERS:
        rest = rest.replace(keys, letter)
    if rest.endswith("w"):
        for plain, horned in _LATE_W:
            if plain in rest:
                return rest[:-1].replace(plain, horned, 1)
    return rest


@cache
def known_words() -> frozenset[str]:
    """The words that underthesea lists (74,000), in small letters, NFC, tones in their standard place.

    Read from its file: importing the package costs 0.6 s.
    """
    package = find_spec("underthesea")
    if package is None or package.origin is None:
        return frozenset()
    text = nfc((Path(package.origin).parent / "corpus/data/Viet74K.txt").read_text(encoding="utf-8")).lower()
    words = text.splitlines()
    # Only syllables that end in oa, oe, uy have two places for the tone: 0.15 s are saved by asking for these alone.
    return frozenset(place_tones(word) if _TWO_PLACES.search(word) else word for word in words)
