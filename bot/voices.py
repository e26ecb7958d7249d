"""Whose words each sentence of an article tells: those of the person asked about, or of another one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from bot.asked import Asked
from bot.cues import cues
from bot.sentence import Sentence
from bot.speakers import speakers_asked, speaks, tells_words
from corpus.document import BlockKind
from corpus.vietnamese.normalize import fold
from index.mentions import CAPITALS, find_names

_BESIDE = 60  # characters within which an office belongs to a name, or to a verb of saying
# Factors of the score: words of the person asked about, where he is named and where not; of nobody; of another one.
NAMED, OWN, NOBODYS, OTHERS = 1.4, 1.3, 1.0, 0.6
_BESIDE_TEXT: frozenset[BlockKind] = frozenset({"caption", "heading", "title", "letterhead", "byline"})
# By the given name alone: "Bà Hải nhận định …".
_CALLED = re.compile(rf"(?:[Tt]heo )?(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Aa]nh|[Cc]hị) ([{CAPITALS}]\w+)\b(?! [{CAPITALS}])")
_APART = re.compile(r"[;,.:]")


def voices(asked: Asked, candidates: Iterable[Sentence]) -> Mapping[tuple[str, int], float]:
    """What each sentence, by its document and place, is worth for telling words of the persons asked about.

    An article lets somebody speak from where it names him until it names another one.
    """
    found: dict[tuple[str, int], float] = {}
    speakers = speakers_asked(asked)
    if not speakers:
        return found
    ordered = sorted(candidates, key=lambda s: (s.document.id, s.start))
    for name, article in groupby(ordered, key=attrgetter("document.id")):
        told = list(article)
        offices = {office for sentence in told for office in _offices_of(speakers, sentence.text)}
        now, heard = NOBODYS, {}
        for sentence in told:
            voice = _voice(speakers, offices, sentence, now)
            if sentence.passage.kind not in _BESIDE_TEXT:
                now = voice
            heard[name, sentence.start] = voice
        heard |= _of_quoted(told, heard)
        named = any(s.words.holds(speaker, accented=False) for s in told for speaker in speakers)
        if named and NAMED not in heard.values():  # an article by him: all that is nobody else's may be his
            heard = {place: voice for place, voice in heard.items() if voice == OTHERS}
        found |= heard
    return found


def _of_quoted(told: Sequence[Sentence], heard: Mapping[tuple[str, int], float]) -> dict[tuple[str, int], float]:
    """The voices of the sentences of a quotation whose speaker is named at its end: "“A. B”, ông An nói"."""
    found: dict[tuple[str, int], float] = {}
    opened: list[tuple[str, int]] = []
    for sentence in told:
        place = sentence.document.id, sentence.start
        if opened and _CLOSES.match(sentence.text):
            found |= dict.fromkeys(opened, heard[place])
        opened = [*opened, place] if _OPENS.match(sentence.text) or (opened and _PLAIN.match(sentence.text)) else []
    return found


# Sentences that open a quotation, go on with it, and close it before they name who speaks.
_OPENS = re.compile(r"\s*[\"“][^\"”]*$")
_PLAIN = re.compile(r"[^\"“”]*$")
_CLOSES = re.compile(r"[^\"“”]*[\"”][\s,–-]+\w")


def _voice(speakers: Sequence[str], offices: set[str], sentence: Sentence, before: float) -> float:
    """The worth of a sentence; that of the one before it where nobody begins to speak."""
    text = sentence.text
    if any(speaks(name, sentence) for name in speakers):
        return NAMED
    if any(speaks(fold(name.text), sentence) for name in find_names(text)):
        return OTHERS
    called = _CALLED.match(text)
    if called and not any(cue.start == called.start(1) for cue in cues("office", text)):
        return OWN if any(name.endswith(f" {fold(called[1])}") for name in speakers) else OTHERS
    spoken = [fold(text[cue.start : cue.end]) for cue in cues("office", text) if tells_words(text[cue.end :][:_BESIDE])]
    if spoken:
        return OWN if any(_is_same(one, office) for one in spoken for office in offices) else OTHERS
    return min(before, OWN)


def _offices_of(speakers: Sequence[str], text: str) -> set[str]:
    """The offices right before or behind the names of the persons asked about, without accents."""
    found: set[str] = set()
    for name in find_names(text):
        if fold(name.text) not in speakers:
            continue
        for cue in cues("office", text):
            if cue.start < name.start <= cue.start + _BESIDE and not _APART.search(text, cue.start, name.start):
                found.add(fold(text[cue.start : min(cue.end, name.start)]).strip())
            elif name.end <= cue.start <= name.end + len(" - "):
                found.add(fold(text[cue.start : cue.end]))
    return found


def _is_same(one: str, other: str) -> bool:
    """Whether two offices may be the same, of which one may be told in full: "chủ tịch", "chủ tịch UBND tỉnh"."""
    return one.startswith(other) or other.startswith(one)
