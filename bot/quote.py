"""The quote: the sentence that answers, cut to the clause when it is long, never changing a word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.cues import own_years
from bot.evidence import Evidence
from bot.sentence import Sentence, meet, words_of
from corpus.vietnamese.normalize import squeeze

LONG = 300  # characters: about what a phone shows without scrolling; longer sentences are cut to their clauses
TAIL = 150  # characters that a quote may be longer so as to end where its sentence does
FURTHER = 2 * LONG  # with the next sentence, when that tells what else the question asks about
MET = 0.8  # credit from which a sentence speaks of a unit
OF_CUE = 4.0  # the year of a figure
ITEM = 3.0  # what an item of a list asked for is worth showing
# Behind them the answer goes on from comma to comma: items of a list, purposes.
_OPENS_LIST = re.compile(r"bao gồm|gồm có|gồm|như:|là:|sau đây:|including|:|nhằm|để|với mong muốn", re.IGNORECASE)
_BORDER = re.compile(r"\|\s+|;\s+|,\s+|:\s+|\s+[–-]\s+|\s+\((?=\w)|\)\s+|\.\s+|\n+")


@dataclass(frozen=True, slots=True)
class Quote:
    """`start`, `end`: offsets in the document's text; `text`: that slice with white space folded; `marks` in `text`."""

    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]


def quote(evidence: Evidence, text: str, also: Sequence[Sentence] = ()) -> Quote:
    """The words to show for a piece of evidence; `text` is that of its document.

    Sentences that answer as well (`also`) are quoted with it where they stand close by in its paragraph.
    """
    sentence = evidence.sentence
    start, end = _with_task(evidence), sentence.end
    if sentence.passage.kind == "letterhead":
        start, end = _head(evidence, text)
    elif sentence.passage.kind == "table":
        end = _rows(evidence)
    if len(squeeze(text[start:end])) > LONG and (start, end) == (sentence.start, sentence.end):
        low, high = _window(evidence)
        start, end = sentence.start + low, sentence.start + high
        if sentence.end - end <= TAIL:
            end = sentence.end
    if sentence.passage.kind == "paragraph" and end == sentence.end:
        start, end = _with_further(evidence, text, *_with_neighbours(evidence, text, start, end))
        start, end = _with_others(sentence, also, start, end)
    slice_ = text[start:end]
    start, end = start + len(slice_) - len(slice_.lstrip()), start + len(slice_.rstrip())
    return Quote(start, end, squeeze(text[start:end]), _marks(evidence, text, start, end))


# What a plan says behind a task: who leads, who helps, until when.
_OF_TASK = re.compile(
    r"(?:(?:cơ\s+quan|đơn\s+vị)\s+)?(?:chủ\s+trì|thực\s+hiện|phối\s+hợp|thời\s+(?:gian|hạn)|hoàn\s+thành|kinh\s+phí)"
    r"[^:.]{0,30}:",
    re.IGNORECASE,
)


def _with_task(evidence: Evidence) -> int:
    """Where the quote of a sentence begins: with the task before it, when it only says who is to do that."""
    sentence = evidence.sentence
    before = [start for start, end in sentence.passage.sentences if end <= sentence.start]
    if not before or not _OF_TASK.match(sentence.text) or sentence.end - before[-1] > LONG:
        return sentence.start
    return before[-1]


def _with_neighbours(evidence: Evidence, text: str, start: int, end: int) -> tuple[int, int]:
    """The quote with the sentences of its paragraph before it, then those after it, as far as `LONG` allows."""
    sentence = evidence.sentence
    spans = sentence.passage.sentences
    before = [(low, high) for low, high in spans if high <= sentence.start] if start == sentence.start else []
    for low, high in reversed(before):
        if end - low > LONG or _rivals(evidence, text[low:high]):
            break
        start = low
    for low, high in [(low, high) for low, high in spans if low >= end]:
        if high - start > LONG or _rivals(evidence, text[low:high]):
            break
        end = high
    return start, end


def _rivals(evidence: Evidence, text: str) -> bool:
    """Whether a figure in a text could be taken for the one that answers."""
    if evidence.cue is None:
        return False
    answer = evidence.sentence.text[evidence.cue.start : evidence.cue.end]
    return any(map(str.isdigit, answer)) and any(map(str.isdigit, text))


def _with_further(evidence: Evidence, text: str, start: int, end: int) -> tuple[int, int]:
    """The quote with the sentence after it, when words of the question stand there alone."""
    after = _sentence_after(evidence.sentence, text, end) if evidence.unmet else None
    if after is None or after[1] - start > FURTHER:
        return start, end
    quoted, there = words_of(text[start:end]), words_of(text[slice(*after)])
    further = any(meet(unit, there).credit >= MET and not meet(unit, quoted).credit for unit in evidence.unmet)
    return (start, after[1]) if further else (start, end)


def _with_others(sentence: Sentence, also: Sequence[Sentence], start: int, end: int) -> tuple[int, int]:
    """The quote with the other sentences of its paragraph that answer, as far as `FURTHER` allows."""
    for other in also:
        if other.passage.id == sentence.passage.id and start <= other.start and other.end - start <= FURTHER:
            end = max(end, other.end)
    return start, end


_SPACE = re.compile(r"\s*")


def _sentence_after(sentence: Sentence, text: str, end: int) -> tuple[int, int] | None:
    """The sentence right behind an offset: of the same paragraph, or the one that goes on below it."""
    for low, high in sentence.passage.sentences:
        if low >= end:
            return low, high
    low = _SPACE.match(text, end).end()  # type: ignore[union-attr]  # fits everywhere
    return (low, low + len(sentence.after)) if sentence.after and text.startswith(sentence.after, low) else None


_NUMBER_LINE = re.compile(r"\bSố\s*:")


def _head(evidence: Evidence, text: str) -> tuple[int, int]:
    """The head of an official document: from its number on, with the kind and subject when they follow at once."""
    sentence, document = evidence.sentence, evidence.sentence.document
    number = _NUMBER_LINE.search(sentence.text)
    start = sentence.start + (number.start() if number else 0)
    end = sentence.end
    following = next((block for block in document.blocks if block.start >= end), None)
    if following is not None and following.kind == "title" and not text[end : following.start].strip(" \n|-_"):
        end = following.end
    return (start, end) if len(squeeze(text[start:end])) <= 2 * LONG else (start, sentence.end)


def _rows(evidence: Evidence) -> int:
    """The end of the rows that fit into a quote together with the row that answers."""
    sentence = evidence.sentence
    fitting = [end for _, end in sentence.passage.sentences if end > sentence.end and end - sentence.start <= LONG]
    return fitting[-1] if fitting else sentence.end


def _window(evidence: Evidence) -> tuple[int, int]:
    """The run of clauses, at most `LONG` characters, that holds the answer and most of what is asked about."""
    sentence = evidence.sentence
    borders = [0, *(m.end() for m in _BORDER.finditer(sentence.text)), len(sentence.text)]
    spots = _spots(evidence)
    best: tuple[float, int, int, int] | None = None
    for at, start in enumerate(borders[:-1]):
        for end in borders[at + 1 :]:
            if end - start > LONG and best is not None and end != borders[at + 1]:
                break
            worth = sum(weight for place, weight in spots if start <= place < end)
            if end - start > LONG:
                worth *= LONG / (end - start)
            key = (worth, start - end, -start, end)
            if best is None or key > best:
                best = key
    assert best is not None
    return _grown(sentence.text, borders, -best[2], best[3])


# Where a clause may be left in which a list ends: "ứng dụng số, giải pháp số | để tỉnh …".
_ITEM_ENDS = re.compile(
    r"\s(?=(?:để|nhằm|cũng như|trong|với|tại|theo|từ|cho|khi|do|góp phần|giúp|phục vụ|đáp ứng|bảo đảm|đảm bảo)\s)"
)


def _with_item(text: str, start: int, end: int) -> int:
    """The end of a window that closes with a comma: with as much of what goes on behind it as `LONG` allows."""
    if not text[:end].rstrip().endswith(","):
        return end
    return max([match.start() for match in _ITEM_ENDS.finditer(text, end, start + LONG)], default=end)


def _grown(text: str, borders: list[int], start: int, end: int) -> tuple[int, int]:
    """The window with the clauses after it, then those before it, as far as `LONG` allows."""
    for border in borders:
        if border > end and border - start <= LONG:
            end = border
    end = _with_item(text, start, end)
    for border in reversed(borders):
        if border < start and end - border <= LONG:
            start = border
    return start, end


def _spots(evidence: Evidence) -> list[tuple[int, float]]:
    """Places (characters of the sentence) worth showing, with their worth."""
    spans = evidence.sentence.words.spans
    spots = [(spans[place][0], weight) for place, weight in evidence.places if place < len(spans)]
    if evidence.cue is not None:
        cue = evidence.cue
        spots += [(cue.start, 12.0), (cue.end - 1, 4.0)]
        years = [start for year, start, _ in own_years(evidence.sentence.text) if year == cue.year]
        if years:
            spots.append((min(years, key=lambda start: abs(start - cue.start)), OF_CUE))
        if _OPENS_LIST.fullmatch(evidence.sentence.text, evidence.cue.start, evidence.cue.end):
            spots += [(m.end(), ITEM) for m in _BORDER.finditer(evidence.sentence.text, evidence.cue.end)]
    return spots


def _marks(evidence: Evidence, text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The cue, or else the words met, as offsets into the squeezed slice of the document's text."""
    sentence = evidence.sentence
    if evidence.cue is not None and start <= sentence.start + evidence.cue.start < end:
        spans = [(evidence.cue.start, evidence.cue.end)]
    else:
        words = sentence.words.spans
        spans = [words[place] for place, _ in evidence.places if place < len(words)]
    merged: list[tuple[int, int]] = []
    for low, high in sorted({(sentence.start + low, min(sentence.start + high, end)) for low, high in spans}):
        if low < start or low >= high:
            continue
        a, b = _squeezed_length(text[start:low]), _squeezed_length(text[start:high])
        if merged and a <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        elif a < b:
            merged.append((a, b))
    return tuple(merged)


def _squeezed_length(text: str) -> int:
    """Length of `text` with runs of white space folded, a run at its end counting as one character."""
    folded = squeeze(text)
    return len(folded) + (1 if folded and text[-1:].isspace() else 0)
