"""The quote: the sentence that answers, cut to the clause when it is long, never changing a word."""

import re
from dataclasses import dataclass

from bot.evidence import Evidence
from corpus.vietnamese.normalize import squeeze

LONG = 300  # characters: about what a phone shows without scrolling; longer sentences are cut to their clauses

ITEM = 3.0  # what an item of a list asked for is worth showing
_OPENS_LIST = re.compile(r"bao gồm|gồm có|gồm|như:|là:|sau đây:|including|:", re.IGNORECASE)
_BORDER = re.compile(r"\|\s+|;\s+|,\s+|:\s+|\s+[–-]\s+|\s+\((?=\w)|\)\s+|\.\s+|\n+")


@dataclass(frozen=True, slots=True)
class Quote:
    """`start`, `end`: offsets in the document's text; `text`: that slice with white space folded; `marks` in `text`."""

    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]


def quote(evidence: Evidence, text: str) -> Quote:
    """The words to show for a piece of evidence; `text` is that of its document."""
    sentence = evidence.sentence
    start, end = _with_task(evidence), sentence.end
    if sentence.passage.kind == "letterhead":
        start, end = _head(evidence, text)
    elif sentence.passage.kind == "table":
        end = _rows(evidence)
    if len(squeeze(text[start:end])) > LONG and (start, end) == (sentence.start, sentence.end):
        low, high = _window(evidence)
        start, end = sentence.start + low, sentence.start + high
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
    return _grown(borders, -best[2], best[3])


def _grown(borders: list[int], start: int, end: int) -> tuple[int, int]:
    """The window with the clauses after it, then those before it, as far as `LONG` allows."""
    for border in borders:
        if border > end and border - start <= LONG:
            end = border
    for border in reversed(borders):
        if border < start and end - border <= LONG:
            start = border
    return start, end


def _spots(evidence: Evidence) -> list[tuple[int, float]]:
    """Places (characters of the sentence) worth showing, with their worth."""
    tokens = evidence.sentence.words.tokens
    spots = [(tokens[place].start, weight) for place, weight in evidence.places if place < len(tokens)]
    if evidence.cue is not None:
        spots.append((evidence.cue.start, 12.0))
        spots.append((evidence.cue.end - 1, 4.0))
        if _OPENS_LIST.fullmatch(evidence.sentence.text, evidence.cue.start, evidence.cue.end):
            spots += [(m.end(), ITEM) for m in _BORDER.finditer(evidence.sentence.text, evidence.cue.end)]
    return spots


def _marks(evidence: Evidence, text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The cue, or else the words met, as offsets into the squeezed slice of the document's text."""
    sentence = evidence.sentence
    if evidence.cue is not None and start <= sentence.start + evidence.cue.start < end:
        spans = [(evidence.cue.start, evidence.cue.end)]
    else:
        tokens = sentence.words.tokens
        spans = [(tokens[place].start, tokens[place].end) for place, _ in evidence.places if place < len(tokens)]
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
