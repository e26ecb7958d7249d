"""Words typed with another accent than the one meant: "chuyển đỗi" for "chuyển đổi", "xả hội" for "xã hội".

The speech of half the country does not tell the tones hỏi and ngã apart, and a thumb misses keys. A word is changed
only where it goes with neither of its neighbours and another spelling of the same letters does.
"""

from collections.abc import Iterator, Sequence

from corpus.vietnamese.syllables import known_words
from index.messages import message_pairs, message_spellings
from index.repair import Vocabulary
from index.spoken import spoken_pairs
from index.tokens import Token

_WRITTEN = 2  # passages from which a pair of words is one that the corpus writes
_EVERYDAY = 40  # times from which a word of messages is meant as it stands: "cũ" of "Yên Bái cũ nhà mình"
_HOOKS, _TILDES = "ảẳẩẻểỉỏổởủửỷ", "ãẵẫẽễĩõỗỡũữỹ"
_TWINS = str.maketrans(_HOOKS + _TILDES, _TILDES + _HOOKS)


# Onsets that regions do not tell apart: l and n, s and x, ch and tr, d, gi and r.
_ALIKE = (("l", "n"), ("s", "x"), ("ch", "tr"), ("d", "gi", "r"))


def _heard_alike(word: str) -> Iterator[str]:
    """The words with another onset that sounds the same somewhere: "sử" and "xử"."""
    for onsets in _ALIKE:
        onset = next((onset for onset in onsets if word.startswith(onset)), None)
        if onset is not None:
            yield from (f"{other}{word[len(onset) :]}" for other in onsets if other != onset)


def retoned(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> str | None:
    """The word meant by an accented one that goes with neither neighbour; None where it stays as it is."""
    word = tokens[at].text
    if word == tokens[at].folded or not word.isalpha() or _is_everyday(word, tokens[at].folded):
        return None
    if any(_is_spoken(*pair) or vocabulary.accented_frequency("_".join(pair)) for pair in _pairs(tokens, at, word)):
        return None
    twins = {word.translate(_TWINS), *_heard_alike(word)}
    meant = twins - {word}
    if not vocabulary.accented_frequency(word):
        meant |= {other for other, _ in vocabulary.accented(tokens[at].folded)} - {word}
    best: tuple[int, str] | None = None
    for other in meant:
        for pair in _pairs(tokens, at, other, free=True):
            written = vocabulary.accented_frequency("_".join(pair))
            told = _is_spoken(*pair) if other in twins else " ".join(pair) in known_words()
            if (told or written >= _WRITTEN) and (best is None or (written, other) > best):
                best = written, other
    return best[1] if best else None


def _is_everyday(word: str, folded: str) -> bool:
    return message_spellings().get(folded, {}).get(word, 0) >= _EVERYDAY


def _pairs(tokens: Sequence[Token], at: int, word: str, *, free: bool = False) -> Iterator[tuple[str, str]]:
    """A word in its place with each neighbour; with `free` those that are no compound with the word beyond them."""
    if at and _touch(tokens, at - 1):
        before = tokens[at - 1].text
        if not (free and at > 1 and _touch(tokens, at - 2) and f"{tokens[at - 2].text} {before}" in known_words()):
            yield before, word
    if _touch(tokens, at):
        after = tokens[at + 1].text
        if not (free and _touch(tokens, at + 1) and f"{after} {tokens[at + 2].text}" in known_words()):
            yield word, after


def _touch(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word and the next one have but a space between them."""
    return at + 1 < len(tokens) and tokens[at + 1].start - tokens[at].end == 1


def _is_spoken(left: str, right: str) -> bool:
    """Whether two words stand side by side in the word list or in the tables of speech."""
    pair = f"{left}_{right}"
    return f"{left} {right}" in known_words() or pair in message_pairs() or pair in spoken_pairs()
