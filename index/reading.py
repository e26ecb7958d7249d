"""Reading a question as typed: chat words, Telex left-overs, abbreviations, typos.

Every step works on words outside document numbers, and nothing is replaced that could be meant as it stands.
"""

import re
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Literal, Protocol

from corpus.vietnamese.document_number import find_numbers
from corpus.vietnamese.misspelt import find_misspelt_provinces
from corpus.vietnamese.normalize import fold, nfc, squeeze
from corpus.vietnamese.provinces import Mention, find_initialled, find_provinces
from corpus.vietnamese.syllables import from_telex, is_folded_syllable, is_syllable, known_words
from index.mistoned import retoned
from index.phrases import Phrases
from index.repair import Vocabulary, cross, is_misspelt, is_strange, repair_word, split_word, unswap
from index.restore import Spellings, bare_words, plain_words, restore
from index.shortened import spelt_in_full
from index.tables import rows
from index.thumb_spelling import in_full
from index.tokens import Token, tokenize
from index.typed_names import closes_name, is_other_name, persons_named, places_named

_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)

# The address of a page: its parts are no words, and what it names the documents' texts do not.
_ADDRESS = re.compile(
    r"(?<![\w@.])(?:https?://\S+|(?:www\.)?(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info)(?![\w@])(?:/\S*)?)", re.IGNORECASE
)

ChangeKind = Literal["chat", "telex", "tone", "abbreviation", "province", "typo", "spacing", "person"]


class Lexicon(Vocabulary, Spellings, Protocol):
    """The words and provinces of the corpus; `index.vocabulary.GenerationVocabulary` is one."""

    def has_province(self, name: str) -> bool:
        """Whether any passage is about the province."""


@dataclass(frozen=True, slots=True)
class Change:
    """`typed` was read as `read`."""

    typed: str
    read: str
    kind: ChangeKind

    @property
    def certain(self) -> bool:
        """Whether the reading needs no question back: a repaired typo is a guess."""
        return self.kind not in ("typo", "spacing")


@dataclass(frozen=True)  # no slots: `spelt` is kept
class Reading:
    """`typed`: NFC, one line, no invisible characters. `text`: the same with every change made and
    without the addresses of pages.

    `tokens`: of `text`, with the accents that typing left out where the corpus knows them; `bare` are the indices of
    tokens typed without.
    """

    typed: str
    text: str
    tokens: tuple[Token, ...]
    bare: frozenset[int] = frozenset()
    changes: tuple[Change, ...] = ()

    @cached_property  # asked for with every sentence
    def spelt(self) -> str:
        """The text with the accents that were put back, which take no room: "hang 48" is a rank as "hạng 48" is."""
        if not self.bare:
            return self.text
        letters = list(self.text)
        for at in self.bare:
            token = self.tokens[at]
            if len(token.text) == token.end - token.start:
                letters[token.start : token.end] = token.text
        return "".join(letters)


def read(typed: str, lexicon: Lexicon) -> Reading:
    """How `typed` is understood; `lexicon` knows the words of the corpus."""
    clean = visible(typed)
    changes: list[Change] = []
    text = squeeze(_ADDRESS.sub(" ", clean)) or clean
    tokens = tokenize(text)
    for step in _steps(lexicon, loud=clean.isupper()):
        if edits := list(step(tokens, text)):
            text = _replace(text, edits, changes)
            tokens = tokenize(text)
    restored, bare = _accented(tokens, text, changes, lexicon)
    return Reading(clean, text, restored, bare, tuple(changes))


def _accented(
    tokens: list[Token], text: str, changes: Iterable[Change], lexicon: Lexicon
) -> tuple[tuple[Token, ...], frozenset[int]]:
    """The tokens with the accents that typing left out, and which of them were typed without."""
    put = {token.text for change in changes for token in tokenize(change.read)}
    bare = bare_words(tokens, text, put)
    named = persons_named(tokens, text, bare) | places_named(tokens, text)
    spelt = [named.get(at, token) for at, token in enumerate(tokens)]
    plain = plain_words(tokens, text, bare)
    restored = restore(spelt, bare - set(named), lexicon, plain - set(named))
    return restored, bare | {at for at in plain if restored[at].text != tokens[at].text}


def as_written(text: str) -> Reading:
    """The reading of a text that was written with all its accents and without slips: one that nobody typed."""
    return Reading(text, text, tuple(tokenize(text)))


def visible(text: str) -> str:
    """`text` in NFC on one line, without control, zero-width and direction characters and lone surrogates."""
    return squeeze(nfc(_INVISIBLE.sub(" ", text)))


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    read: str
    kind: ChangeKind


_Step = Callable[[list[Token], str], Iterable[_Edit]]  # from a text and its tokens


def _steps(lexicon: Lexicon, *, loud: bool) -> tuple[_Step, ...]:
    """The steps in order: names of provinces before abbreviations and typos, which would take them apart.

    `loud`: all was typed in capitals, which tell nothing then.
    """
    return (
        _drawn_out,
        _telex,
        _chat,
        partial(_shortened, lexicon),
        partial(_short_provinces, lexicon),
        partial(_misspelt_provinces, lexicon),
        partial(_abbreviations, loud),
        partial(_uncrossed, lexicon),
        partial(_typos, lexicon),
    )


def _replace(text: str, edits: Iterable[_Edit], changes: list[Change]) -> str:
    """`text` after the edits that touch no document number; the changes are noted."""
    guarded = [(number.start, number.end) for number in find_numbers(text)]
    parts, at = [], 0
    for edit in edits:
        if any(edit.start < end and start < edit.end for start, end in guarded):
            continue
        typed = text[edit.start : edit.end]
        parts += [text[at : edit.start], edit.read]
        at = edit.end
        changes.append(Change(typed, edit.read, edit.kind))
    return "".join([*parts, text[at:]])


@cache
def _chat_words() -> Phrases[str]:
    return Phrases(((typed, meaning) for typed, meaning, *_ in rows("chat_words")), exact=True)


@cache
def _short_forms() -> Phrases[tuple[str, str]]:
    """Short form to full form and side."""
    return Phrases(
        ((short, (full, side)) for short, full, side, *_ in rows("abbreviations") if side != "none"), exact=True
    )


def _chat(tokens: list[Token], text: str) -> Iterable[_Edit]:
    initials = {mention.start for mention in find_initialled(text)}
    for found in _chat_words().find(tokens):
        first = tokens[found.start]
        if first.start in initials or (is_folded_syllable(first.folded) and closes_name(tokens, found.start, text)):
            continue  # "v" of "v.phúc" is no "vậy", "Hong" of "Vinh Hong" no "không"
        if found.end - found.start == 1 and _is_in_compound(tokens, found.start):
            continue  # "dậy" of "khơi dậy" is no "vậy"
        if found.value != " ".join(token.text for token in tokens[found.start : found.end]):
            yield _Edit(first.start, tokens[found.end - 1].end, found.value, "chat")


def _is_in_compound(tokens: list[Token], at: int) -> bool:
    """Whether a word is, with one beside it, a word of the general list."""
    pairs = (tokens[start : start + 2] for start in (at - 1, at) if 0 <= start < len(tokens) - 1)
    return any(right.start - left.end == 1 and f"{left.text} {right.text}" in known_words() for left, right in pairs)


_DRAWN_OUT = re.compile(r"([^\W\d_])\1+$")
_FOREIGN_END = re.compile(r"^[a-z]*([bcdfgklmnprst])\1$", re.IGNORECASE)  # "app", "boss" end so
_ROMAN = re.compile(r"[IVX]+|[vx]?i{2,3}")  # "khóa XIII", "quý III", "quy ii"


def _drawn_out(tokens: list[Token], text: str) -> Iterable[_Edit]:
    """ "hôngggg" -> "hông", "Nguyênnn" -> "Nguyên"."""
    for token in tokens:
        typed = text[token.start : token.end]
        plain = _FOREIGN_END.match(typed) or _ROMAN.fullmatch(typed)
        short = typed if plain else _DRAWN_OUT.sub(r"\1", typed)
        if short == typed or is_syllable(typed) or is_folded_syllable(typed.lower()):
            continue  # "uu" is "ưu" without its accent
        if typed.isupper() and not text.isupper():
            continue  # an abbreviation, such as "IUU"
        if is_folded_syllable(short) and from_telex(typed) is None:
            yield _Edit(token.start, token.end, short, "chat")


def _telex(tokens: list[Token], text: str) -> Iterable[_Edit]:
    for token in tokens:
        typed = text[token.start : token.end]
        read_as = from_telex(typed)
        if read_as is not None and read_as != typed:
            yield _Edit(token.start, token.end, read_as, "telex")


def _shortened(lexicon: Lexicon, tokens: list[Token], _text: str) -> Iterable[_Edit]:
    for token in tokens:
        full = in_full(token.text, lexicon.accented_frequency)
        if full is not None:
            yield _Edit(token.start, token.end, full, "chat")


def _short_provinces(lexicon: Lexicon, _tokens: list[Token], text: str) -> Iterable[_Edit]:
    found = {m.start: m for m in (*find_initialled(text), *find_provinces(text, "loose", chat=True))}
    named = {mention.name for mention in found.values() if mention.kind == "name"}
    for mention in sorted(found.values(), key=lambda mention: mention.start):
        if mention.kind == "name" or (mention.kind == "nickname" and _is_part_of_name(text, mention, named)):
            continue
        if not mention.ambiguous:
            yield _Edit(mention.start, mention.end, mention.name, "province")
            continue
        meant = [name for name in (mention.name, *mention.others) if lexicon.has_province(name)]
        if len(meant) == 1 and mention.kind == "short" and _stands_for_province(text, mention):
            yield _Edit(mention.start, mention.end, meant[0], "province")


def _is_part_of_name(text: str, mention: Mention, named: Set[str]) -> bool:
    """Whether a nickname is part of another name: "Hợp tác xã Cua Đất Mũi", "Đất Mũi (Cà Mau)"."""
    before = text[: mention.start].split()
    inside = len(before) > 1 and before[-1][0].isupper() and text[mention.start].isupper() and not text.isupper()
    return mention.name in named or inside


# What follows a province in a question; "HN quán triệt …" is a conference.
_OF_PROVINCE = frozenset({
    "xep", "dung", "hang", "dat", "co", "dti", "nam", "muc", "kinh", "xa", "chinh", "rank", "top", "duoc", "bao", "may",
    "tang", "giam", "muon", "phan", "ty", "ti", "de", "ra", "ban", "ki", "ky", "minh", "ta",
})  # fmt: skip


def _stands_for_province(text: str, mention: Mention) -> bool:
    """Whether a doubtful short form in capitals is no other abbreviation, or followed by what is said of provinces."""
    form = text[mention.start : mention.end]
    if fold(text[: mention.start]).endswith("tinh ") and (form.isupper() or not is_folded_syllable(form)):
        return True  # "cap tinh la gi" does not speak of Long An
    following = tokenize(text[mention.end : mention.end + 20])
    said = bool(following) and following[0].folded in _OF_PROVINCE
    return said or (form.isupper() and _short_forms().at(tokenize(form), 0) is None)


def _abbreviations(loud: bool, tokens: list[Token], text: str) -> Iterable[_Edit]:
    for found in _short_forms().find(tokens):
        start, end = tokens[found.start].start, tokens[found.end - 1].end
        value, side = found.value
        if value == "giám đốc" and _YEAR.match(text, end):
            value = "giai đoạn"  # "gđ 2021-2025"
        if side == "capitals" and (loud or not text[start:end].isupper()):
            continue  # "tu" is also "từ" without its accent, "ai" also "who"
        if _DOT_INSIDE.match(text, end):  # "TP.Vinh" is "thành phố Vinh"
            end, value = end + 1, f"{value} "
        yield _Edit(start, end, value, "abbreviation")


_YEAR = re.compile(r"\s*20\d\d\b")
_DOT_INSIDE = re.compile(r"\.(?=[^\W\d_])")


def _uncrossed(lexicon: Lexicon, tokens: list[Token], _text: str) -> Iterable[_Edit]:
    """ "dứng" -> "đứng": keyboards with accents at hand still type "d" for "đ"."""
    for token in tokens:
        crossed = cross(token, lexicon)
        if crossed is not None:
            yield _Edit(token.start, token.end, crossed, "telex")


def _typos(lexicon: Lexicon, tokens: list[Token], text: str) -> Iterable[_Edit]:
    """Repairs of words that neither the corpus nor Vietnamese spelling knows, names of places left alone."""
    provinces = find_provinces(text, "loose", chat=True)
    named = places_named(tokens, text)
    for at, token in enumerate(tokens):
        typed = text[token.start : token.end]
        if len(typed) > 1 and typed.isupper() and not text.isupper():
            continue  # "ATM" among small letters is a short form
        if at in named or any(mention.start <= token.start < mention.end for mention in provinces):
            continue
        if token.text != token.folded and is_syllable(token.text) and closes_name(tokens, at, text):
            continue  # names have syllables that no other word has: "hang Sơn Đoòng"
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        repaired = parts = None
        if not (at and typed[0].isupper()) and (meant := retoned(tokens, at, lexicon)) is not None:
            yield _Edit(token.start, token.end, meant, "tone")
        elif is_misspelt(token, lexicon) and (full := spelt_in_full(token, lexicon)) is not None:
            yield _Edit(token.start, token.end, full, "abbreviation")
        elif is_misspelt(token, lexicon):
            parts = split_word(token, lexicon)
            repaired = parts or repair_word(token, before, after, lexicon)
        elif is_strange(token, lexicon):
            repaired = unswap(token, before, after, lexicon)
        if repaired is not None:
            yield _Edit(token.start, token.end, repaired, "spacing" if parts else "typo")


def _misspelt_provinces(lexicon: Lexicon, tokens: list[Token], text: str) -> Iterable[_Edit]:
    for mention in find_misspelt_provinces(text):
        typed = [token for token in tokens if mention.start <= token.start < mention.end]
        if not is_other_name(typed, mention.name, lexicon):
            yield _Edit(mention.start, mention.end, mention.name, "typo")
