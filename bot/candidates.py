"""The sentences of the best passages: what is judged for an answer."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from bot.annexes import goes_with_document
from bot.asked import Asked
from bot.sentence import ITEM, Sentence, sentences
from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.dates import find_years
from corpus.vietnamese.provinces import find_provinces
from index.generation import Generation
from index.hit import Hit
from index.query import Query
from index.search import find, query

PASSAGES = 31  # passages whose sentences are judged; with 30 one answer of 1,740 is lost: captions crowd out the text
OF_NAMES = 60  # the same of a question that names a province or a year and no topic: any of their passages may answer
CHARACTERS, FEWEST = 9_000, 14  # where long paragraphs are cut off: that changed three answers of 2,950, two for good
GOING_ON = ("Theo đó", "Trong đó", "Cụ thể", "Đồng thời", "Cùng với đó")  # a passage that goes on with the one before
FAR = 4  # rows away at most that a neighbour may stand, behind photo captions


def candidates(generation: Generation, asked: Asked) -> Sequence[Sentence]:
    """Each sentence once, with its neighbours; also of a passage that goes on with a good one, of a title's head."""
    wanted = query(asked.reading, (*asked.units, *asked.silenced), asked.provinces, asked.numbers)
    most = OF_NAMES if asked.of_names else PASSAGES
    return _sentences_of(generation, wanted, most, leading=bool(asked.years))


@lru_cache(maxsize=4)  # a question is asked again for each of its years, and for another kind of answer
def _sentences_of(generation: Generation, wanted: Query, most: int, *, leading: bool) -> Sequence[Sentence]:
    """The sentences of up to `most` passages that a query finds; `leading`: with their articles' first paragraphs."""
    hits = _affordable(find(generation, wanted, most))
    documents = generation.documents_of({hit.passage.document_id for hit in hits})
    beside = _passages_beside(generation, hits)
    leads = _leads(generation, documents) if leading else dict.fromkeys(documents, "")
    found: dict[tuple[str, int], Sentence] = {}
    for hit in hits:
        document = documents[hit.passage.document_id]
        if document is None:
            continue
        before, after = _neighbours(generation, hit.row, beside)
        heading = _heading(generation, hit.row, hit.passage, document, beside)
        here = sentences(document, hit.passage, before, after, heading, leads[document.id])
        if after is not None and after.document_id == document.id and _goes_on(after.text):
            here += sentences(document, after, hit.passage)
        if hit.passage.kind == "title" and before is not None and before.kind == "letterhead":
            here += sentences(document, before, None, hit.passage)  # what the title is of: number, date, issuer
        for sentence in here:
            found.setdefault((document.id, sentence.start), sentence)
    return tuple(found.values())


def _affordable(hits: Sequence[Hit]) -> Sequence[Hit]:
    """The best hits up to `CHARACTERS` of text, `FEWEST` at least: long paragraphs tell as much in fewer."""
    ends = accumulate(len(hit.passage.text) for hit in hits)
    return [hit for at, (hit, end) in enumerate(zip(hits, ends, strict=True)) if at < FEWEST or end <= CHARACTERS]


def around(generation: Generation, document_id: str, place: int) -> list[Sentence]:
    """The sentences of the passage at an offset of a document; none for an unknown document."""
    document = generation.document(document_id)
    if document is None:
        return []
    passages = generation.passages_of(document_id)
    at = max((number for number, passage in enumerate(passages) if passage.start <= place), default=0)
    lead = _lead(generation, document_id)
    return sentences(document, passages[at], *_beside(passages, at), lead=lead)


def _goes_on(text: str) -> bool:
    return text.startswith(GOING_ON) or goes_with_document(text)


def _beside(passages: Sequence[Passage], at: int) -> tuple[Passage | None, Passage | None]:
    return passages[at - 1] if at else None, passages[at + 1] if at + 1 < len(passages) else None


_OPENING = (0, 3, 8)  # passages of an article among which its first paragraph is: most often among the first three


def _leads(generation: Generation, documents: Iterable[str]) -> dict[str, str]:
    """The first paragraphs of articles; their openings are read at once, so that they are at hand for `_lead`."""
    generation.passages_at([row for name in documents for row in generation.rows_of(name)[: _OPENING[1]]])
    return {name: _lead(generation, name) for name in documents}


def _lead(generation: Generation, document: str) -> str:
    """An article's first paragraph, which says what all of it is about and of which year."""
    rows = generation.rows_of(document)
    opening = (there for start, end in pairwise(_OPENING) for there in generation.passages_at(rows[start:end]))
    return next((passage.text for passage in opening if passage.kind == "paragraph"), "")


_SECTION = (1, 5, 13)  # rows above an item among which its heading is: most often among the first four


def _heading(
    generation: Generation, row: int, passage: Passage, document: Document, beside: Mapping[int, Passage]
) -> str:
    """What the passage stands below: the question that it answers, or the heading of the list that it is an item of.

    In an article that is not of one province alone also the heading that names its province.
    """
    if not row:
        return ""
    nearest = beside[row - 1]
    if nearest.document_id == passage.document_id and nearest.text.rstrip().endswith("?"):
        return nearest.text
    if ITEM.match(passage.text):
        return _with_year(_headings(generation, row, passage.document_id))
    if len(document.provinces) == 1:
        return ""
    heading = next(_headings(generation, row, passage.document_id), "")
    return heading if find_provinces(heading) else ""


def _headings(generation: Generation, row: int, document: str) -> Iterator[str]:
    """The headings above a row of a document, the nearest first."""
    for near, far in pairwise(_SECTION):
        for there in generation.passages_at(range(row - near, max(-1, row - far), -1)):
            if there.document_id != document:
                return
            if there.kind == "heading":
                yield there.text


_MARKS = (re.compile(r"[IVX]+[.)]"), re.compile(r"[A-ZĐ][.)]"), re.compile(r"\d+[.)]"), re.compile(r"[a-zđ][.)]"))


def _with_year(headings: Iterator[str]) -> str:
    """The nearest heading; where it names no year, behind the one that it stands below and that does.

    "1. Mục tiêu năm 2024" above "b) Về kinh tế số" tells the year of its items.
    """
    nearest = next(headings, "")
    if not nearest or find_years(nearest):
        return nearest
    level = _level(nearest)
    above = next((heading for heading in headings if _level(heading) != level), "")
    return f"{above} {nearest}" if find_years(above) else nearest


def _level(heading: str) -> int:
    """The kind of mark that numbers a heading."""
    return next((at for at, mark in enumerate(_MARKS) if mark.match(heading)), len(_MARKS))


def _passages_beside(generation: Generation, hits: Iterable[Hit]) -> Mapping[int, Passage]:
    """The passages right before and after each hit by row, read at once."""
    rows = [
        row
        for row in dict.fromkeys(at for hit in hits for at in (hit.row - 1, hit.row + 1))
        if 0 <= row < generation.passages
    ]
    return dict(zip(rows, generation.passages_at(rows), strict=True))


def _neighbours(
    generation: Generation, row: int, beside: Mapping[int, Passage]
) -> tuple[Passage | None, Passage | None]:
    """The passages before and after a row, photo captions passed over."""
    rows_before = range(row - 1, max(-1, row - FAR - 1), -1)
    rows_after = range(row + 1, min(generation.passages, row + FAR + 1))
    before, after = (
        next((there for at in rows if (there := beside.get(at) or generation.passage_at(at)).kind != "caption"), None)
        for rows in (rows_before, rows_after)
    )
    return before, after
