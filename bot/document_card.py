"""The card of a document: its number, kind, issuer, date, subject, targets and more, each in the words of a text."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot import texts_documents_vi as say
from bot.answer import Answer, Citation
from bot.compose import notes_on, source_lines
from bot.document_head import Place, read_head
from bot.document_quotes import Quotes
from bot.figure_rows import Shelf, same_place
from bot.numbered import Mention, Numbered
from bot.texts_vi import ANSWERED_SOURCE
from corpus.passage import Passage
from corpus.vietnamese.dates import show_date
from corpus.vietnamese.document_number import DocumentNumber, find_numbers, same_number
from index.generation import Generation
from index.target_indicators import OTHER, label
from index.target_row import TargetRow

PASSAGES = 12  # passages that mention it that are quoted
TARGETS = 6
RELATED = 5
_CONCERNS = re.compile(
    r"(?P<it>(?:đối tượng(?: áp dụng| thụ hưởng| thực hiện)?|phạm vi(?: và đối tượng)?(?: áp dụng)?|"
    r"áp dụng (?:đối với|cho|tại)|"
    r"kính gửi|nơi nhận|giao (?:cho )?(?:các|sở|ubnd|cơ quan)|yêu cầu (?:các|sở|ubnd|cơ quan)|đề nghị (?:các|sở|ubnd)|"
    r"chịu trách nhiệm thi hành)[^.;\n]*)",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"(?:có|hết|còn) hiệu lực|hiệu lực (?:thi hành|kể từ)|thay thế|bãi bỏ|hủy bỏ|sửa đổi, bổ sung|sửa đổi một số",
    re.IGNORECASE,
)
_NAMES = (
    ("kind", say.KIND),
    ("issuer", say.ISSUER),
    ("dated", say.DATE),
    ("subject", say.SUBJECT),
    ("signer", say.SIGNER),
)


def document_card(
    typed: str, document: Numbered, generation: Generation, best: Callable[[], Answer], *, validity: bool = False
) -> Answer:
    """The card of one document.

    `best` answers the question from the sentences; it leads where no text tells the document's subject. With `validity`
    the card tells first what the texts say of its being in force.
    """
    quotes = Quotes(generation.document)
    passages = generation.passages_of(document.own.id) if document.own else []
    fields = fields_of(document, passages)
    force = _force(document, passages)
    line = headline(document, fields)
    if validity and force:
        line = force[0].words
        quotes.cite(force[0])
    elif "subject" not in fields and (answer := best()).citations and _names(document, answer.citations[0]):
        line = answer.answer
        quotes.add(answer.citations[0])
    quotes.cite(lead(document, fields))
    lines = [_line(say.NUMBER, fields["number"], quotes)]
    lines += [_line(name, fields[key], quotes) for key, name in _NAMES if key in fields]
    lines += [_line(say.VALIDITY, place, quotes) for place in force[:2]]
    lines += [_line(say.CONCERNS, place, quotes) for place in _concerned(document, passages)[:2]]
    lines += list(_targets(document, generation, quotes))
    lines += _related(document, passages, quotes)
    lines += _mentioned(document, quotes)
    if validity and not force:
        line = say.VALIDITY_UNTOLD.format(number=fields["number"].words)
    remarks = [*_doubts(document), *(_latest(document, quotes) if validity else ()), *_notes(quotes, generation)]
    return _answer(typed, line, (*lines, *remarks), quotes)


def side_by_side(typed: str, documents: Sequence[Numbered], generation: Generation) -> Answer:
    """Several documents, what each is about."""
    quotes = Quotes(generation.document)
    told = []
    for document in documents:
        fields = fields_of(document, generation.passages_of(document.own.id) if document.own else [])
        number = quotes.cite(lead(document, fields))
        told.append((fields["number"].words, _title(document, fields), number))
        quotes.cite(fields["number"])
    lines = [say.LINE.format(name=name, words=f"{words} [{n}]") for name, words, n in told]
    line = "; ".join(f"{name}: {words}" for name, words, _ in told)
    return _answer(typed, line, (*lines, *_notes(quotes, generation)), quotes)


def fields_of(document: Numbered, passages: Sequence[Passage]) -> dict[str, Place]:
    """Where each field is told: in the document itself, else where it is told beside the number."""
    found = read_head(passages) if document.own else {}
    for mention in document.mentions:
        for key in ("number", "kind", "issuer", "dated", "subject"):
            if span := getattr(mention.fields, key):
                found.setdefault(key, Place(mention.passage, *span))
    return found


def lead(document: Numbered, fields: dict[str, Place]) -> Place:
    """What is quoted first: the subject of the document itself, else the place where most is told of it."""
    if document.own and "subject" in fields:
        return fields["subject"]
    return _told(document.mentions[0])


def headline(document: Numbered, fields: dict[str, Place]) -> str:
    """The line read first: the document's own title, or the words that name it."""
    number = fields["number"].words
    if document.own and document.own.title:
        title = document.own.title
        named = any(same_number(number, other) for other in find_numbers(title))
        return title if named else say.HEADLINE.format(number=number, title=title)
    return _told(document.mentions[0]).words


def _names(document: Numbered, citation: Citation) -> bool:
    """Whether a quote is of a text that names the document."""
    return any(mention.document.id == citation.document for mention in document.mentions)


def _title(document: Numbered, fields: dict[str, Place]) -> str:
    """What the document is about: its own title, or its subject as others tell it."""
    if document.own and document.own.title:
        return document.own.title
    return fields["subject"].words if "subject" in fields else _told(document.mentions[0]).words


def _told(mention: Mention) -> Place:
    """The words from the kind to the subject of a mention."""
    start, end = mention.fields.span
    closed = mention.passage.text[end : end + 1] in ("”", '"')
    return Place(mention.passage, start, end + closed)


def _line(name: str, place: Place, quotes: Quotes) -> str:
    return say.LINE.format(name=name, words=f"{place.words} [{quotes.cite(place)}]")


def _sentences(passages: Sequence[Passage]) -> Iterator[Place]:
    for passage in passages:
        for start, end in passage.sentences:
            yield Place(passage, start - passage.start, end - passage.start)


def _about(document: Numbered, passages: Sequence[Passage]) -> Iterator[Place]:
    """The sentences of the document itself, then those that name it elsewhere."""
    yield from _sentences(passages)
    for mention in document.mentions:
        if not mention.own:
            at = mention.fields.number[0]
            yield from (place for place in _sentences([mention.passage]) if place.start <= at < place.end)


def _force(document: Numbered, passages: Sequence[Passage]) -> list[Place]:
    """The sentences that tell whether it is in force; of a replaced document of its legal basis they tell nothing."""
    return [
        place
        for place in _about(document, passages)
        if place.passage.kind not in ("legal_basis", "title", "letterhead") and _FORCE.search(place.words)
    ]


def _concerned(document: Numbered, passages: Sequence[Passage]) -> list[Place]:
    found = []
    for place in _about(document, passages):
        text = place.passage.text[place.start : place.end]
        if match := _CONCERNS.search(text):
            found.append(Place(place.passage, place.start + match.start("it"), place.start + match.end("it")))
    return list({place.words: place for place in found}.values())


def _targets(document: Numbered, generation: Generation, quotes: Quotes) -> Iterator[str]:
    """The figures that it sets: those of its own text, and those told of it elsewhere."""
    shelf = Shelf(generation)
    shown: set[tuple[object, ...]] = set()
    for row in _rows(document, generation):
        key = (row.indicator, row.year, row.value, row.value_to)
        if key in shown:
            continue
        if len(shown) == TARGETS:
            return  # without reading the figures of hundreds of articles that name it as well
        shown.add(key)
        one = shelf.show(row)
        name = f"{label(row.indicator)} {row.year or ''}".strip()
        yield say.LINE.format(name=say.TARGET.format(label=name), words=f"{one.words} [{quotes.add(one.citation)}]")


def _rows(document: Numbered, generation: Generation) -> Iterator[TargetRow]:
    own = document.own
    for name in dict.fromkeys(mention.document.id for mention in document.mentions):
        for row in generation.targets_of(name):
            if row.kind != "target" or row.indicator == OTHER or _is_of_another(row, document):
                continue
            if (own and own.id == name) or any(_is(number, document) for number in find_numbers(row.quote)):
                yield row


def _is_of_another(row: TargetRow, document: Numbered) -> bool:
    """Whether a figure is of another province, whose document may have the same number."""
    return bool(row.province and document.province) and not same_place(row.province or "", document.province or "")


def _is(number: DocumentNumber, document: Numbered) -> bool:
    return same_number(number, document.number)


def _related(document: Numbered, passages: Sequence[Passage], quotes: Quotes) -> list[str]:
    """The numbers that stand in its own text, or beside it elsewhere, each with its quote."""
    around = passages or list(dict.fromkeys(mention.passage for mention in document.mentions))
    found: dict[str, Place] = {}
    for passage in around:
        for number in find_numbers(passage.text):
            if not _is(number, document):
                found.setdefault(number.canonical, Place(passage, number.start, number.end))
    told = [f"{number} [{quotes.cite(place)}]" for number, place in list(found.items())[:RELATED]]
    return [say.LINE.format(name=say.RELATED, words="; ".join(told))] if told else []


def _mentioned(document: Numbered, quotes: Quotes) -> list[str]:
    """Where it is named, by the numbers of the quotes; how many more places there are."""
    first: dict[str, Place] = {}
    for mention in document.mentions:
        first.setdefault(mention.passage.id, _told(mention))
    places = list(first.values())
    numbers = sorted({quotes.cite(place) for place in places[:PASSAGES]})
    lines = [say.LINE.format(name=say.MENTIONED, words=" ".join(f"[{n}]" for n in numbers))]
    return lines + ([say.MORE.format(count=len(places) - PASSAGES)] if len(places) > PASSAGES else [])


def _doubts(document: Numbered) -> list[str]:
    """That sources tell different dates of it, newest sources first."""
    dates = dict.fromkeys(mention.fields.date for mention in document.mentions if mention.fields.date)
    full = [date for date in dates if len(date) == len("2021-11-15")]
    return [say.ELSEWHERE_DATED.format(dates=", ".join(map(show_date, full)))] if len(full) > 1 else []


def _latest(document: Numbered, quotes: Quotes) -> list[str]:
    dated = [(date, m) for m in document.mentions if (date := m.document.published_on or m.document.issued_on)]
    if not dated:
        return []
    date, mention = max(dated, key=lambda one: one[0])
    return [say.LATEST.format(date=show_date(date), n=quotes.cite(_told(mention)))]


def _notes(quotes: Quotes, generation: Generation) -> tuple[str, ...]:
    documents = [document for c in quotes.citations if (document := generation.document(c.document)) is not None]
    return notes_on(documents)


def _answer(typed: str, line: str, notes: Sequence[str], quotes: Quotes) -> Answer:
    citations = quotes.citations
    first, *others = [f"“{citation.quote}” [{citation.n}]" for citation in citations]
    sources = "\n".join([ANSWERED_SOURCE, *source_lines(citations)])
    text = "\n\n".join(
        [line, first, "\n".join(notes), *(["\n".join([say.QUOTES, *others])] if others else []), sources]
    )
    return Answer(typed, "answered", line, text, citations, notes=tuple(notes))
