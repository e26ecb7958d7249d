"""From a decision to an answer: citations with checked quotes, the headline, the notes, the whole text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from bot import texts_vi as say
from bot.answer import Answer, Citation, Status
from bot.asked import Asked
from bot.citing import citation_of, source_facts
from bot.cues import cues
from bot.decision import Decision
from bot.evidence import Evidence
from bot.headline import headline
from bot.quote import Quote, quote
from corpus.document import Document
from corpus.vietnamese.dates import show_date
from corpus.vietnamese.normalize import squeeze
from corpus.vietnamese.provinces import new_of, province

TextOf = Callable[[str], str]


class UnfaithfulQuote(Exception):
    """A quote does not equal the stored text at its place; it may not be shown."""


def cite(evidence: Sequence[Evidence], text_of: TextOf, *, apart: int = 0) -> list[tuple[Citation, Quote, Evidence]]:
    """The citations of some evidence, numbered from 1, each checked against the stored text.

    What answers close behind the first is quoted with it, and nothing is quoted twice; only the first `apart`, the
    sides of a comparison, are quoted each for itself.
    """
    cited: list[tuple[Citation, Quote, Evidence]] = []
    for item in evidence:
        document = item.sentence.document
        if len(cited) >= apart and any(_holds(citation, item) for citation, _, _ in cited):
            continue
        text = text_of(document.id)
        quoted = quote(item, text, () if cited or apart else [other.sentence for other in evidence])
        sentence = item.sentence
        faithful = squeeze(text[quoted.start : quoted.end]) == quoted.text
        if not faithful or text[sentence.start : sentence.end] != sentence.text:
            raise UnfaithfulQuote(f"{document.id}[{quoted.start}:{quoted.end}]")
        place = (sentence.passage.id, quoted.start, quoted.end)
        cited.append((citation_of(document, *place, quoted.text, quoted.marks, len(cited) + 1), quoted, item))
    return cited


def _holds(citation: Citation, item: Evidence) -> bool:
    """Whether a sentence is quoted already."""
    sentence = item.sentence
    return citation.document == sentence.document.id and citation.start <= sentence.start < sentence.end <= citation.end


Further = tuple[Asked, Evidence]  # a second question asked in the same breath, and what answers it


def answered(
    asked: Asked, status: Status, evidence: Sequence[Evidence], text_of: TextOf, further: Further | None = None
) -> Answer:
    """An answer or an unsure one from its evidence; `further` is told where the line does not tell it yet."""
    first, *others = evidence
    text_of = cache(text_of)  # the first one's is read twice, and checked each time
    cited = cite([first], text_of)
    line = headline(asked, first, cited[0][1])
    if further and not cues(further[0].kind, line):
        here = further[1].sentence.start == first.sentence.start
        cited = cite([first, *others] if here else [first, further[1], *others], text_of)
        quoted = next((quoted for _, quoted, item in cited if item is further[1]), cited[0][1])
        line = f"{line}; {headline(*further, quoted)}"
    else:
        cited = cite(evidence, text_of)
    citations = tuple(citation for citation, _, _ in cited)
    return _answer(asked, status, line, citations, notes(evidence))


def told_further(asked: Asked, decision: Decision, decide: Callable[[Asked], Decision]) -> Further | None:
    """What answers the second thing asked in one breath: a sentence of the same document as the first."""
    first = decision.evidence[0].sentence
    if asked.further is not None:
        return _of_document(replace(asked, kinds=(asked.further,)), first.document, decide)
    for other in reversed(asked.breath):
        found = _of_document(other, first.document, decide)
        if found is not None and found[1].sentence != first:
            told = other is asked.breath[-1] and cues(other.kind, first.text)
            return None if told else found  # one sentence may tell both
    return None


def _of_document(asked: Asked, document: Document, decide: Callable[[Asked], Decision]) -> Further | None:
    found = decide(asked)
    here = found.evidence[:1] if found.status == "answered" else ()
    return (asked, here[0]) if here and here[0].sentence.document.id == document.id else None


def with_suggestions(answer: Answer, questions: Sequence[str]) -> Answer:
    """The answer with questions that may follow it, below the rest of its text."""
    if not questions:
        return answer
    listed = "\n".join([say.SUGGESTIONS, *(f"• {question}" for question in questions)])
    return replace(answer, suggestions=tuple(questions), text=f"{answer.text}\n\n{listed}")


def compared(
    sides: Sequence[tuple[Asked, Sequence[Evidence]]], asked: Asked, text_of: TextOf, labels: Sequence[str] = ()
) -> Answer:
    """The best quote of each side in the order asked, which are told first; then the second of those that have one.

    `labels`: what each side is called; its province without them.
    """
    named = labels or ["".join(side.provinces[:1]) for side, _ in sides]
    best = [evidence[0] for _, evidence in sides]
    further = [evidence[1] for _, evidence in sides if len(evidence) > 1]
    cited = cite([*best, *further], text_of, apart=len(best))
    lines = [
        f"{label}: {headline(side, item, quoted, alone=False)}" if label else headline(side, item, quoted, alone=False)
        for label, (side, _), (_, quoted, item) in zip(named, sides, cited, strict=False)
    ]
    citations = tuple(citation for citation, _, _ in cited)
    return _answer(asked, "answered", "; ".join(lines), citations, notes(best))


def refused(
    asked: Asked, status: Status, message: str, choices: tuple[str, ...] = (), labels: tuple[str, ...] = ()
) -> Answer:
    """A reply that is no answer; `choices` and `labels` as in `Answer`."""
    reading = understood(asked)
    return Answer(asked.reading.typed, status, "", message, choices=choices, labels=labels, understood=reading)


def _answer(
    asked: Asked,
    status: Status,
    line: str,
    citations: tuple[Citation, ...],
    said: tuple[str, ...],
) -> Answer:
    reading = understood(asked)
    parts = [reading] if reading else []
    parts.append(f"{say.UNSURE} {line}" if status == "unsure" else line)
    parts += [f"“{citation.quote}” [{citation.n}]" for citation in citations]
    parts.append("\n".join([say.ANSWERED_SOURCE, *source_lines(citations)]))
    parts += said
    return Answer(
        asked.reading.typed,
        status,
        line,
        "\n\n".join(parts),
        citations,
        notes=said,
        understood=reading,
    )


def source_lines(citations: Sequence[Citation]) -> list[str]:
    """A line for each document, led by the numbers of its quotes: "[1] [3] title · number · publisher · date"."""
    numbers: dict[str, list[str]] = {}
    for citation in citations:
        fields = [citation.title, *source_facts(citation)]
        numbers.setdefault(" · ".join(field for field in fields if field), []).append(f"[{citation.n}]")
    return [f"{' '.join(marks)} {source}" for source, marks in numbers.items()]


def understood(asked: Asked) -> str | None:
    """ "Hiểu là: …" when the question was read differently from how it was typed; a guess is asked back."""
    changes = [change for change in asked.reading.changes if change.kind != "chat"]
    if not changes:
        return None
    text = asked.reading.text.rsplit("; ", 1)[-1]
    template = say.UNDERSTOOD if all(change.certain for change in changes) else say.GUESSED
    return template.format(reading=text)


def notes(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """What a reader of today should know of the quotes."""
    return notes_on([item.sentence.document for item in evidence])


def notes_on(documents: Iterable[Document]) -> tuple[str, ...]:
    """What has become of the provinces that the documents speak of."""
    return merger_notes(name for document in documents for name in document.provinces)


def merger_notes(names: Iterable[str]) -> tuple[str, ...]:
    """What has become of provinces, once each."""
    found = []
    for name in dict.fromkeys(names):
        merged, row = new_of(name), province(name)
        if merged and merged != name and row and row.since:
            template = say.RENAMED if merged.endswith("Huế") else say.MERGED
            found.append(template.format(old=name, new=merged, since=show_date(row.since)))
    return tuple(found)
