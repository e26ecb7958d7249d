"""Numbers said in words, as people type them from dictation: "bốn tám", "năm mươi lăm", "một bốn bốn", "hai nghìn"."""

from dataclasses import dataclass

from corpus.vietnamese.normalize import fold

SPELT = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
SPELT_BARE = {fold(word): value for word, value in SPELT.items()}  # without accents
# Numerals as congresses, quarters and centuries have them, in small letters.
ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20,
}  # fmt: skip
_DIGITS = {"khong": 0, "lam": 5} | {word: value for word, value in SPELT_BARE.items() if value < 10}
_ZEROS = frozenset({"linh", "le"})  # "hai trăm linh năm"
_THOUSAND = frozenset({"nghin", "ngan"})
WORDS = frozenset({*_DIGITS, *_ZEROS, *_THOUSAND, "tram", "muoi"})  # every word that a number can have
_LONGEST = 9  # words: "hai mươi nghìn sáu trăm năm mươi sáu"


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """`digits` as they would be written ("05"); `length`: how many characters of the words they take."""

    digits: str
    length: int


def spoken_number(words: str) -> SpokenNumber | None:
    """The number of two or more words at the start of folded text; None for anything else.

    One word alone is too common to be a number, and a last "nam" may be "năm", a year.
    """
    heads = words.split(" ")
    if not WORDS.issuperset(heads[:2]):
        return None
    for count in range(min(_LONGEST, len(heads)), 1, -1):
        digits = _digits(heads[:count])
        if digits is not None and not (heads[count - 1] == "nam" and _may_count_years(heads[:count])):
            return SpokenNumber(digits, len(" ".join(heads[:count])))
    return None


def _may_count_years(words: list[str]) -> bool:
    """ "hai năm", "hai mươi năm" count years; "không năm", "bốn không năm" are digits."""
    return words[0] != "khong" and (len(words) == 2 or words[-2] in ("muoi", "tram", *_THOUSAND))


def _digits(words: list[str]) -> str | None:
    if all(word in _DIGITS for word in words):
        return "".join(str(_DIGITS[word]) for word in words) if len(words) <= 6 else None
    value = _thousands(words)
    return None if value is None else str(value)


def _thousands(words: list[str]) -> int | None:
    at = next((at for at, word in enumerate(words) if word in _THOUSAND), None)
    if at is None:
        return _hundreds(words)
    head, tail = _hundreds(words[:at]), _hundreds(words[at + 1 :]) if words[at + 1 :] else 0
    return None if not head or tail is None else 1000 * head + tail


def _hundreds(words: list[str]) -> int | None:
    if "tram" not in words:
        return _tens(words)
    at = words.index("tram")
    tail = _tens(words[at + 1 :]) if words[at + 1 :] else 0
    return 100 * _DIGITS[words[0]] + tail if at == 1 and words[0] in _DIGITS and tail is not None else None


def _tens(words: list[str]) -> int | None:
    match words:
        case [one] if one in _DIGITS:
            return _DIGITS[one]
        case ["muoi"]:
            return 10
        case ["muoi", one] if one in _DIGITS:
            return 10 + _DIGITS[one]
        case [zero, one] if zero in _ZEROS and one in _DIGITS:
            return _DIGITS[one]
        case [ten, "muoi"] if ten in _DIGITS:
            return 10 * _DIGITS[ten]
        case [ten, "muoi", one] if ten in _DIGITS and one in _DIGITS:
            return 10 * _DIGITS[ten] + _DIGITS[one]
        case [ten, one] if ten in _DIGITS and one in _DIGITS:
            return 10 * _DIGITS[ten] + _DIGITS[one]
        case _:
            return None
