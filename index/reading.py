"""Reading a question as typed: chat words, Telex left-overs, abbreviations, typos.

Every step works on words outside document numbers, and nothing is replaced that could be meant as it stands.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from corpus.vietnamese.document_number import find_numbers
from corpus.vietnamese.normalize import fold, nfc, squeeze
from corpus.vietnamese.provinces import find_provinces
from corpus.vietnamese.syllables import from_telex, is_folded_syllable
from index.phrases import Phrases
from index.repair import Vocabulary, repair_word, split_word
from index.tables import rows
from index.tokens import Token, tokenize

_INVISIBLE = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Change:
    """`typed` was read as `read`. `certain` is False for a guess (a repaired typo)."""

    typed: str
    read: str
    kind: str  # "chat" | "telex" | "abbreviation" | "province" | "typo" | "spacing"

    @property
    def certain(self) -> bool:
        """Whether the reading needs no question back."""
        return self.kind not in ("typo", "spacing")


@dataclass(frozen=True, slots=True)
class Reading:
    """`typed`: NFC, one line, no invisible characters. `text`: the same with every change made. `tokens`: of `text`."""

    typed: str
    text: str
    tokens: tuple[Token, ...]
    changes: tuple[Change, ...] = ()


def read(typed: str, vocabulary: Vocabulary) -> Reading:
    """How `typed` is understood; `vocabulary` knows the words of the corpus."""
    clean = visible(typed)
    changes: list[Change] = []
    text = _replace(clean, _telex, changes)
    text = _replace(text, _chat, changes)
    text = _replace(text, _short_provinces, changes)
    text = _replace(text, _abbreviations, changes)
    text = _replace(text, lambda tokens, _: _typos(tokens, vocabulary), changes)
    return Reading(clean, text, tuple(tokenize(text)), tuple(changes))


def visible(text: str) -> str:
    """`text` in NFC on one line, without control, zero-width and direction characters and lone surrogates."""
    return squeeze(nfc(_INVISIBLE.sub(" ", text)))


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    read: str
    kind: str


def _replace(text: str, step: Callable[[list[Token], str], Iterable[_Edit]], changes: list[Change]) -> str:
    """`text` after the edits of one step that touch no document number; the changes are noted."""
    guarded = [(number.start, number.end) for number in find_numbers(text)]
    parts, at = [], 0
    for edit in step(tokenize(text), text):
        if any(edit.start < end and start < edit.end for start, end in guarded):
            continue
        typed = text[edit.start : edit.end]
        parts += [text[at : edit.start], edit.read]
        at = edit.end
        changes.append(Change(typed, edit.read, edit.kind))
    return "".join([*parts, text[at:]])


@cache
def _chat_words() -> Phrases[str]:
    return Phrases((typed, meaning) for typed, meaning, *_ in rows("chat_words"))


@cache
def _short_forms() -> Phrases[str]:
    return Phrases((short, full) for short, full, side, *_ in rows("abbreviations") if side != "none")


def _chat(tokens: list[Token], text: str) -> Iterable[_Edit]:
    for found in _chat_words().find(tokens):
        yield _Edit(tokens[found.start].start, tokens[found.end - 1].end, found.value, "chat")


def _telex(tokens: list[Token], text: str) -> Iterable[_Edit]:
    for token in tokens:
        typed = text[token.start : token.end]
        read_as = from_telex(typed)
        if read_as is not None and read_as != typed:
            yield _Edit(token.start, token.end, read_as, "telex")


def _short_provinces(tokens: list[Token], text: str) -> Iterable[_Edit]:
    for mention in find_provinces(text, "loose", chat=True):
        if mention.kind != "name" and not mention.ambiguous:
            yield _Edit(mention.start, mention.end, mention.name, "province")


def _abbreviations(tokens: list[Token], text: str) -> Iterable[_Edit]:
    for found in _short_forms().find(tokens):
        first, last = tokens[found.start], tokens[found.end - 1]
        yield _Edit(first.start, last.end, found.value, "abbreviation")


def _typos(tokens: list[Token], vocabulary: Vocabulary) -> Iterable[_Edit]:
    """Repairs of words that neither the corpus nor Vietnamese spelling knows."""
    for at, token in enumerate(tokens):
        if not token.text.isalpha() or len(token.text) < 3 or vocabulary.knows(token.text) or vocabulary.knows(token.folded):
            continue
        if is_folded_syllable(token.folded) and not _has_accents(token):
            continue
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        parts = split_word(token, vocabulary)
        if parts is not None:
            yield _Edit(token.start, token.end, parts, "spacing")
            continue
        repaired = repair_word(token, before, after, vocabulary)
        if repaired is not None:
            yield _Edit(token.start, token.end, repaired, "typo")


def _has_accents(token: Token) -> bool:
    return token.text != fold(token.text)
