"""Finds names of a table in running text, typed with accents, with some, or with none.

A gazetteer walks over the words of a text, at each word takes the longest name that fits, and goes on behind it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from corpus.vietnamese.normalize import REMEMBERED, fold, fold_text, nfc, place_tones, split_tone

Accents = Literal["strict", "loose"]
FormKind = Literal["name", "nickname", "short"]

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"\s*[-–—&]\s*|[^\S\n]*\n?[^\S\n]*")  # a hard-wrapped line may end inside a name, a paragraph may not
_DOTTED_GAP = re.compile(r"\.?\s?")  # behind "TP", "TT", "T"
_DOTTED = frozenset({"tp", "tt", "t"})
# What stands before the name of a province or a place: tỉnh, (thành) phố, TP, UBND, (tỉnh) ủy, huyện, (thị) xã …
_CUES = frozenset({"tinh", "pho", "tp", "ubnd", "uy", "province", "huyen", "xa", "quan", "tx"})
# A ward, commune or district of the same name; "các xã Tuyên Quang" means communes of Tuyên Quang.
_LOWER_UNITS = frozenset({"phường", "xã", "huyện", "quận", "thôn"})
_PLURALS = frozenset({"các", "cấp", "những", "nhiều", "mọi", "mỗi", "nhiêu", "mấy", "số", "bộ", "%"})
# No "đoàn": before a province it is more often a delegation.
_SURNAMES = frozenset(
    [
        "nguyễn",
        "trần",
        "lê",
        "phạm",
        "hoàng",
        "huỳnh",
        "phan",
        "vũ",
        "võ",
        "đặng",
        "bùi",
        "đỗ",
        "ngô",
        "trương",
        "đinh",
        "lương",
        "trịnh",
        "phùng",
        "mai",
        "tô",
        "thị",
        "văn",
    ]
)
_FULL, _PARTLY, _BARE, _OTHER = range(4)  # how the typed accents agree with a form's


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name. `doubtful` forms mean other things as well."""

    text: str
    key: str
    kind: FormKind = "name"
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found. `start`, `end`: code points of the NFC text, end-exclusive.

    `ambiguous`: it may mean something else; `others` are further names that a short form can stand for.
    """

    name: str
    start: int
    end: int
    kind: FormKind = "name"
    ambiguous: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FalseFriends:
    """Word runs that look like a name and are not; see false_friends.tsv."""

    phrases: tuple[str, ...] = ()
    before: Mapping[str, frozenset[str]] = field(default_factory=dict)
    after: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # Names that are words when typed with accents in small letters: everyday ones, and such as are rarely meant.
    common: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Pattern:
    words: list[str]  # folded
    forms: tuple[Form, ...]  # none: a phrase that is no name
    text: str


class _Words:
    """The words of one text; their places are looked at only where a name may stand."""

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded: list[str] = _WORD.findall(folded)
        self._folded_text = folded

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The place of each word in the text."""
        return [match.span() for match in _WORD.finditer(self._folded_text)]

    @property
    def uncapitalised(self) -> bool:
        """Whether no name is written with a capital, so that small letters tell nothing.

        The first word, which keyboards write so by themselves, and words in capitals ("NQ") do not count.
        """
        return not any(self.typed(i)[0].isupper() and not self.typed(i).isupper() for i in range(1, len(self.spans)))

    def typed(self, i: int) -> str:
        start, end = self.spans[i]
        return self.text[start:end]

    def gap(self, i: int) -> str:
        """What stands between word i and the next."""
        return self.text[self.spans[i][1] : self.spans[i + 1][0]]


class Gazetteer:
    """Names of one kind, ready to be found."""

    def __init__(
        self, forms: Iterable[Form], friends: FalseFriends | None = None, *, lower_units: bool = False
    ) -> None:
        """`lower_units`: the names are those of districts and communes themselves."""
        self._lower_units = lower_units
        self._friends = friends or FalseFriends()
        by_words: dict[tuple[str, ...], list[Form]] = {}
        for form in forms:
            by_words.setdefault(_folded_words(form.text), []).append(form)
        patterns = [_Pattern(list(words), tuple(found), found[0].text) for words, found in by_words.items()]
        patterns += [_Pattern(list(_folded_words(phrase)), (), phrase) for phrase in self._friends.phrases]
        # By the first two words: by the first alone a text is compared with five times as many. Longest first.
        self._by_first: dict[str, dict[str, list[_Pattern]]] = {}
        for pattern in sorted(patterns, key=lambda p: -len(p.words)):
            second = pattern.words[1] if len(pattern.words) > 1 else ""
            self._by_first.setdefault(pattern.words[0], {}).setdefault(second, []).append(pattern)
        self._forms = {pattern.text: pattern.forms for pattern in patterns if pattern.forms}
        # Names are spelt the same again and again: a sixth of the cost of finding them.
        self._agreed = lru_cache(maxsize=REMEMBERED)(self._agreement_of)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._walk)

    def find(self, text: str, accents: Accents, *, chat: bool = False) -> list[Mention]:
        """The mentions in text order, without overlaps.

        "strict": accents that are typed must be right. "loose": accents do not count. `chat`: the text is typed by a
        person in a hurry: names in small letters without accents, joined syllables, short forms in small letters, and
        ambiguous mentions count as well.
        """
        return list(self._remembered(text, accents, chat))

    def _walk(self, text: str, accents: Accents, chat: bool) -> tuple[Mention, ...]:
        text = nfc(text)
        words = _Words(text, fold_text(text))
        mentions: list[Mention] = []
        free = taken = 0
        following = [*words.folded[1:], " "]  # no word stands behind the last
        for at, by_second in enumerate(map(self._by_first.get, words.folded)):
            if by_second is None or at < free:
                continue
            for pattern in (*by_second.get(following[at], ()), *by_second.get("", ())):
                if not _fits(words, at, pattern.words):
                    continue
                found = self._judge(words, at, pattern, accents, chat=chat, after_mention=taken == at)
                if found is None:
                    continue
                free = at + len(pattern.words)
                if found:
                    mentions.append(found[0])
                    taken = free
                break
        return tuple(mentions)

    def _judge(
        self, words: _Words, at: int, pattern: _Pattern, accents: Accents, *, chat: bool, after_mention: bool
    ) -> list[Mention] | None:
        """One mention; none for a phrase that is to be passed over; None when the pattern does not hold here."""
        size = len(pattern.words)
        typed = tuple([words.typed(i) for i in range(at, at + size)])
        if not pattern.forms:
            if _runs_into_name(words, at, size):
                return None
            return [] if accents == "loose" or _agreement(typed, pattern.text) < _OTHER else None
        level, fitting, capitals = self._agreed(typed, pattern.text)
        if level == _OTHER and (accents == "strict" or typed[-1].lower() == "năm" or size == 1):
            return None  # "Tuyên Quang năm 2022" does not speak of Quảng Nam, nor "Đức Huệ" of Huế
        form = fitting[0]
        start, end = words.spans[at][0], words.spans[at + size - 1][1]
        if form.kind == "short":
            return self._short(words, at, fitting, start, end, chat=chat) if level == _FULL else None
        if form.kind == "nickname" and level in (_PARTLY, _OTHER) and not capitals:
            return None  # "sự cố do đâu" does not speak of the "cố đô"
        if not capitals and level == _BARE and not chat and accents == "strict":
            return None
        if not after_mention and _is_part_of_other_name(words, at, capitals=capitals, lower_units=self._lower_units):
            return None
        cued = self._is_cued(words, at)
        word = not capitals and (level != _FULL or form.key in self._friends.rare)
        friend = word and self._is_false_friend(words, at, size, form.key)
        if friend and not cued:
            return None
        unsure = not cued and (
            form.doubtful
            or (self._is_word(form.key, words) and not capitals and level != _BARE)
            or (form.kind == "nickname" and level >= _BARE and not capitals and pattern.words[0] != "xu")
        )
        if unsure and not chat:
            return None
        return [Mention(form.key, start, end, form.kind, ambiguous=unsure)]

    def _agreement_of(self, typed: tuple[str, ...], name: str) -> tuple[int, list[Form], bool]:
        """How well typed words agree with the forms of a pattern, the forms that fit best, and whether by capitals."""
        agreements = [_agreement(typed, form.text) for form in self._forms[name]]
        fitting = [form for form, level in zip(self._forms[name], agreements, strict=True) if level == min(agreements)]
        return min(agreements), fitting, _has_capitals(typed, fitting[0].text)

    def _short(
        self, words: _Words, at: int, forms: Sequence[Form], start: int, end: int, *, chat: bool
    ) -> list[Mention] | None:
        """A short form; in small letters only in chat, and a doubtful one only behind "tỉnh": "bn" is "bao nhiêu"."""
        sure = not forms[0].doubtful
        capitals = words.text[start:end].isupper() and (sure or not words.text.isupper())
        cued = self._is_cued(words, at)
        if not (chat and (sure or capitals or cued)) and not (sure and capitals):
            return None
        keys = [form.key for form in forms]
        return [Mention(keys[0], start, end, "short", ambiguous=not sure, others=tuple(keys[1:]))]

    def _is_cued(self, words: _Words, at: int) -> bool:
        """Whether the word for its kind stands before a name; "xã Tân Yên" is no district, "thị xã Tân Yên" is."""
        before = words.folded[at - 1] if at else ""
        commune = self._lower_units and before == "xa" and (at == 1 or words.folded[at - 2] != "thi")
        return before in _CUES and not commune

    def _is_word(self, key: str, words: _Words) -> bool:
        """Whether a name typed with accents in small letters is more likely the word it looks like."""
        return key in self._friends.common or (key in self._friends.rare and not words.uncapitalised)

    def _is_false_friend(self, words: _Words, at: int, size: int, key: str) -> bool:
        before = words.folded[at - 1] if at else ""
        after = words.folded[at + size : at + size + 2]
        behind = {after[0], "_".join(after)} if after else set()
        return before in self._friends.before.get(key, ()) or not behind.isdisjoint(self._friends.after.get(key, ()))


def _has_capitals(typed: tuple[str, ...], form: str) -> bool:
    """Is each word that the form writes with a capital typed with one, and any at all?"""
    pairs = zip(typed, _form_words(form), strict=True)
    return any(word[0].isupper() for word in typed) and all(
        word[0].isupper() for word, right in pairs if right[0].isupper()
    )


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(nfc(text))))


def _fits(words: _Words, at: int, pattern: list[str]) -> bool:
    """Do the pattern's words stand here, with nothing but spaces or a dash between them?"""
    size = len(pattern)
    if words.folded[at : at + size] != pattern:
        return False
    for i in range(at, at + size - 1):
        gap = words.gap(i)
        if gap != " " and not (
            (gap and _GAP.fullmatch(gap)) or (words.folded[i] in _DOTTED and _DOTTED_GAP.fullmatch(gap))
        ):
            return False
    return True


@lru_cache(maxsize=REMEMBERED)
def _agreement(typed: tuple[str, ...], form: str) -> int:
    """How the accents of the typed words agree with those of a form of the same folded words."""
    worst, accented = _FULL, False
    for word, right in zip(_standard(typed), _standard_words(form), strict=True):
        if word == right:
            accented = accented or not word.isascii()
            continue
        if not _lacks_only_marks(word, right):
            return _OTHER
        accented = accented or not word.isascii()
        worst = _PARTLY
    return worst if worst == _FULL or accented else _BARE


@lru_cache(maxsize=REMEMBERED)
def _form_words(form: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(nfc(form)))


@lru_cache(maxsize=REMEMBERED)
def _standard_words(form: str) -> tuple[str, ...]:
    return tuple(_standard(_form_words(form)))


def _standard(words: Iterable[str]) -> list[str]:
    return [place_tones(word).lower() for word in words]


def _lacks_only_marks(word: str, right: str) -> bool:
    """Is each letter the right one, with all its marks, without its tone, or without any?"""
    if word.isascii():
        return True
    bare, plain = split_tone(right)[0], fold(right)
    if len(word) != len(right):
        return False
    return all(char in options for char, *options in zip(word, right, bare, plain, strict=True))


def _runs_into_name(words: _Words, at: int, size: int) -> bool:
    """Is the last word of a phrase the first of a name with capitals: "phía Nam Định", not "phía Nam đất nước"?"""
    if at + size >= len(words.folded):
        return False
    first, last, following = (words.typed(at + i)[0] for i in (0, size - 1, size))
    return first.islower() and last.isupper() and following.isupper()


def _is_part_of_other_name(words: _Words, at: int, *, capitals: bool, lower_units: bool) -> bool:
    """A person (Nguyễn Hòa Bình) or a smaller unit (phường Thái Bình) of the same name."""
    if at == 0 or not words.gap(at - 1).isspace():
        return False
    before = words.typed(at - 1)
    if before.lower() in _SURNAMES:
        return capitals == before[0].isupper()
    if lower_units or before.lower() not in _LOWER_UNITS or not capitals:
        return False
    earlier = words.typed(at - 2).lower() if at > 1 else ""
    if earlier == "tác":  # "hợp tác xã Thái Bình"
        return False
    return earlier not in _PLURALS and not earlier.isdigit()
