"""What a reader of today should know of an answer's sources: their age, years gone by, bodies that are no more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import texts_documents_vi as say
from bot.answer import Answer, Citation
from bot.texts_vi import SUGGESTIONS
from corpus.document import Document
from corpus.vietnamese.agencies import agency, find_agencies
from corpus.vietnamese.dates import find_years, show_date
from corpus.vietnamese.provinces import new_of, old_parts
from index.generation import Generation

REORGANISED = "2025-07-01"  # 34 provinces for 63, and no districts (Nghị quyết 202/2025/QH15, Luật 72/2025/QH15)
_MOST = 2  # remarks of an answer, on one line


def with_remarks(answer: Answer, generation: Generation, year: int | None) -> Answer:
    """The answer with its remarks as one note more; `year` is the year of today, None where nobody told.

    Tables tell the years of their figures themselves, and refusals quote nothing.
    """
    if answer.status not in ("answered", "unsure") or not answer.citations or answer.table is not None:
        return answer
    found = [*_passed(answer, generation, year), *_gone(answer, generation), *_ages(answer, generation)][:_MOST]
    if not found:
        return answer
    note = say.REMARKS.format(remarks="; ".join(found))
    body, suggested, offers = answer.text.partition(f"\n\n{SUGGESTIONS}\n")
    return replace(answer, notes=(*answer.notes, note), text=f"{body}\n\n{note}{suggested}{offers}")


def _passed(answer: Answer, generation: Generation, year: int | None) -> Iterator[str]:
    """That the year of a target that is quoted first lies behind."""
    if year is None:
        return
    first, asked = answer.citations[0], {each.year for each in find_years(answer.question)}
    targets = {
        row.year
        for row in generation.targets_of(first.document)
        if row.kind == "target" and row.year and first.start <= row.start and row.end <= first.end
    }
    passed = sorted(target for target in (targets & asked or targets) if target < year)
    if passed:
        yield say.YEARS_PASSED.format(years=", ".join(map(str, passed)))


def _gone(answer: Answer, generation: Generation) -> Iterator[str]:
    """Which body does the work of one that the first quote names."""
    first = answer.citations[0]
    date = dated(generation.document(first.document))
    for mention in find_agencies(first.quote):
        body = agency(mention.name)
        if body and body.successor and body.since and (date is None or _latest(date) < body.since):
            yield say.AGENCY.format(old=body.name, new=body.successor, since=show_date(body.since))
            return


def _ages(answer: Answer, generation: Generation) -> Iterator[str]:
    """Which sources are older than today's provinces, and which tell no date."""
    old: list[tuple[Citation, Document]] = []
    undated: list[Citation] = []
    for citation in {citation.document: citation for citation in reversed(answer.citations)}.values():
        document = generation.document(citation.document)
        date = dated(document)
        if document is not None and date is not None and _latest(date) < REORGANISED:
            old.append((citation, document))
        elif date is None:
            undated.append(citation)
    old = [(citation, document) for citation, document in old if not any(_is_renamed(n) for n in document.provinces)]
    if old:
        yield _older(sorted(old, key=lambda one: one[0].n))
    if undated:
        yield say.UNDATED.format(numbers=_numbers(sorted(undated, key=lambda one: one.n)))


def _latest(date: str) -> str:
    """The last day that an ISO date, or its beginning, may mean."""
    return date + "-12-31"[len(date) - 4 :]


def _is_renamed(name: str) -> bool:
    """Whether a note on the province says so already."""
    return new_of(name) not in (None, name)


def _older(old: Sequence[tuple[Citation, Document]]) -> str:
    """With one province that grew since, what it has grown by."""
    names = {name for _, document in old for name in document.provinces}
    numbers = _numbers([citation for citation, _ in old])
    if len(names) == 1:
        name = names.pop()
        joined = [part for part in old_parts(name) if part != name]
        if joined:
            return say.BEFORE_MERGER.format(numbers=numbers, province=name, parts=" và ".join(joined))
    return say.BEFORE_REORGANISATION.format(numbers=numbers)


def _numbers(citations: Sequence[Citation]) -> str:
    return " ".join(f"[{citation.n}]" for citation in citations)


def dated(document: Document | None) -> str | None:
    """When a text is from: its date of issue, else of publication, in ISO form; None when it tells neither."""
    return None if document is None else document.issued_on or document.published_on
