"""Numbers said in words, as people type them from dictation: "bốn tám", "năm mươi lăm", "mười một"."""

from dataclasses import dataclass

_DIGITS = {
    "khong": 0,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "lam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
}


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """`length`: how many characters of the words it takes."""

    value: int
    length: int


def spoken_number(words: str) -> SpokenNumber | None:
    """The number of two or three words at the start of folded text, 10 to 99; None for anything else.

    One word alone is too common to be a number, and a last "nam" may be "năm", a year.
    """
    heads = words.split(" ")
    for count in range(min(3, len(heads)), 1, -1):
        value = _value(heads[:count])
        if value is not None and heads[:count][-1] != "nam":
            return SpokenNumber(value, len(" ".join(heads[:count])))
    return None


def _value(words: list[str]) -> int | None:
    if len(words) == 2 and words[0] == "muoi":
        return None if words[1] not in _DIGITS else 10 + _DIGITS[words[1]]
    if len(words) == 3 and words[1] == "muoi" and words[0] in _DIGITS and words[2] in _DIGITS:
        return 10 * _DIGITS[words[0]] + _DIGITS[words[2]]
    if len(words) == 2 and words[0] in _DIGITS and words[1] == "muoi":
        return 10 * _DIGITS[words[0]]
    if len(words) == 2 and words[0] in _DIGITS and words[1] in _DIGITS:
        return 10 * _DIGITS[words[0]] + _DIGITS[words[1]]
    return None
