"""Figures of provinces, read out of the texts: indicator × province × year → value, each with its place.

rows = extract(document, split_passages(document))
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.normalize import squeeze
from index.figure_year import own_years, periods, year_of
from index.target_clauses import Clause, clauses
from index.target_figures import Amount, AmountKind, Relation, find_amounts
from index.target_indicators import OTHER, Indicator, find_names, indicator_of
from index.target_kind import FigureStatus, goes_on, status_of, tells_targets, year_of_results, year_of_text
from index.target_places import Place, document_place, find_subjects, subject_of
from index.target_sheets import Cell, rank_cells, sheet_rows

_SILENT = frozenset(
    {"letterhead", "legal_basis", "signature", "byline", "address"}
)  # what they count is not the province's
_LONG = 280  # characters; of a longer sentence the part between semicolons is quoted
_RATED = frozenset({"rank", "score", "steps", "top", "change"})  # kinds that one rating gives together


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A figure. `start`, `end`: code points of the document's text, the characters that the value was read from.

    `indicator` is a code of the table or "khac". `year` is None where neither text nor date tells it. `passage` is the
    id of the passage that `quote`, a sentence or clause with white space folded, stands in.
    """

    province: str | None
    indicator: str
    year: int | None
    relation: Relation
    value: float
    value_to: float | None
    unit: str | None
    kind: FigureStatus
    document: str
    start: int
    end: int
    quote: str
    passage: str
    year_stated: bool = True  # False: taken from the sentence before, the heading or the document's date


@dataclass(slots=True)
class _Context:
    """What the sentences so far leave for the next one."""

    before: str = ""
    year: int | None = None  # of the last figures, or what a heading says
    status: FigureStatus | None = None
    kind: AmountKind | None = None
    same_paragraph: bool = False
    lead: str = ""  # the heading or the line with ":" above
    lead_year: int | None = None
    place: Place | None = None


def extract(document: Document, passages: Sequence[Passage]) -> list[TargetRow]:
    """The figures of a document, in text order."""
    return list(_Reader(document, passages).rows())


class _Reader:
    """Reads one document."""

    def __init__(self, document: Document, passages: Sequence[Passage]) -> None:
        self._document = document
        self._passages = [p for p in sorted(passages, key=lambda p: p.start) if p.kind not in _SILENT]
        self._now = year_of_text(document, (document.text[s:e] for p in self._passages for s, e in p.sentences))
        self._result_year = year_of_results(document, self._now)
        self._date = document.published_on or document.issued_on or (str(self._now) if self._now else None)
        self._home = document_place(document, self._date)
        self._context = _Context()

    def rows(self) -> Iterator[TargetRow]:
        """All rows; one without a stated year takes that of the same figure elsewhere in the document."""
        found: list[TargetRow] = []
        for passage in self._passages:
            found += self._table(passage) if passage.kind == "table" else self._running(passage)
        stated = {_figure(row): row.year for row in reversed(found) if row.year_stated and row.indicator != OTHER}
        for row in found:
            year = row.year if row.year_stated else stated.get(_figure(row), row.year)
            yield replace(row, year=year)

    # -- running text

    def _running(self, passage: Passage) -> Iterator[TargetRow]:
        text = self._document.text
        if passage.kind == "heading":
            self._lead(text[passage.start : passage.end])
        self._context.same_paragraph = False
        for start, end in passage.sentences:
            sentence = text[start:end]
            yield from self._sentence(passage, sentence, start)
            if sentence.rstrip().endswith(":"):
                self._lead(sentence)
            self._context.before = sentence
            self._context.same_paragraph = True

    def _lead(self, words: str) -> None:
        years = [own.year for own in own_years(words) if not own.weak]
        plan = periods(words)
        self._context.lead = words
        self._context.lead_year = years[-1] if years else plan[-1][0][1] if plan else None
        self._context.year = self._context.status = None

    def _sentence(self, passage: Passage, sentence: str, base: int) -> Iterator[TargetRow]:
        amounts = find_amounts(sentence)
        if not amounts:
            if years := [own.year for own in own_years(sentence) if not own.weak]:
                self._context.year = years[-1]
                self._context.status = "target" if tells_targets(sentence) else None
            return
        names = find_names(sentence)
        places = find_subjects(sentence, self._date)
        spans = [(name.start, name.end) for name in names]
        kept = [*spans, *((place.start, place.end) for place in places), *_groups(sentence)]
        inherited = replace(self._context)
        for amount, clause in zip(amounts, clauses(sentence, amounts, kept, spans), strict=True):
            indicator = indicator_of(sentence, amount, clause, names, self._subjects_before())
            place = subject_of(sentence, amount, clause, places, self._context_place(places))
            yield self._row(passage, sentence, base, amount, clause, indicator, place, inherited)

    def _subjects_before(self) -> tuple[str, str]:
        return self._context.before, self._document.title

    def _context_place(self, places: Sequence[Place]) -> Place | None:
        return self._home or (self._context.place if self._context.same_paragraph else None)

    def _row(
        self,
        passage: Passage,
        sentence: str,
        base: int,
        amount: Amount,
        clause: Clause,
        indicator: Indicator | None,
        place: Place | None,
        inherited: _Context,
    ) -> TargetRow:
        stated = None if _of_a_period(sentence, clause) else year_of(sentence, amount.start, amount.end)
        listed = inherited.same_paragraph or goes_on(sentence)
        aimed = tells_targets(self._context.lead) or (
            inherited.status == "target" and listed and stated in (None, inherited.year)
        )
        status = status_of(sentence, amount.start, amount.end, stated, self._now, aimed, self._document)
        year = stated if stated else self._year_unsaid(sentence, amount, clause, status, inherited)
        self._context.year, self._context.status, self._context.kind = year, status, amount.kind
        self._context.place = place
        start = clause.part_start if len(sentence) > _LONG else 0
        quote = sentence[start:]
        if start or len(sentence) > _LONG:
            ends = [at for at in (quote.find(";", amount.end - start),) if at > 0]
            quote = quote[: ends[0]] if ends else quote
        return TargetRow(
            place.name if place else None,
            _code(sentence, amount, indicator, place),
            year,
            amount.relation,
            amount.value,
            amount.value_to,
            _unit(amount, indicator),
            status,
            self._document.id,
            base + amount.start,
            base + amount.end,
            squeeze(quote).strip(),
            passage.id,
            bool(stated),
        )

    def _year_unsaid(
        self, sentence: str, amount: Amount, clause: Clause, status: FigureStatus, inherited: _Context
    ) -> int | None:
        own_periods = periods(sentence)
        year, before = inherited.year, inherited.status
        if status == "target":
            if own_periods:
                return own_periods[-1][0][1]
            if year and before in (None, "target"):
                return year
            return self._context.lead_year
        if _of_a_period(sentence, clause):
            return None
        goes_on = inherited.same_paragraph or {amount.kind, inherited.kind} <= _RATED
        if goes_on and year and before in (None, "result") and (self._now is None or year <= self._now):
            return year
        return self._result_year

    # -- tables

    def _table(self, passage: Passage) -> Iterator[TargetRow]:
        for start, end in passage.sentences:
            row = self._document.text[start:end]
            cells = rank_cells(row)
            if cells:
                yield from self._ranks(passage, cells, start)
        yield from self._sheet(passage)

    def _ranks(self, passage: Passage, cells: Sequence[Cell], base: int) -> Iterator[TargetRow]:
        context = f"{self._context.before} {self._context.lead} {self._document.title}"
        amount = Amount("rank", 0, 1, 1.0, None, "=", None)
        clause = Clause(0, 1, 0, after_form=False, plain=True)
        indicator = indicator_of("", amount, clause, (), (context,))
        years = [own.year for own in own_years(context) if not own.weak]
        for cell in cells:
            for place in find_subjects(cell.text, self._date)[:1]:
                yield TargetRow(
                    place.name,
                    indicator.code if indicator else OTHER,
                    years[0] if years else self._result_year,
                    "=",
                    cell.value,
                    None,
                    "hạng",
                    "result",
                    self._document.id,
                    base + cell.start,
                    base + cell.end,
                    squeeze(cell.text).strip(),
                    passage.id,
                    bool(years),
                )

    def _sheet(self, passage: Passage) -> Iterator[TargetRow]:
        rows = [(start, self._document.text[start:end]) for start, end in passage.sentences]
        for start, row, columns in sheet_rows([row for row in rows if not rank_cells(row[1])]):
            yield from self._sheet_row(passage, start, row, columns)

    def _sheet_row(
        self, passage: Passage, base: int, row: str, columns: Sequence[tuple[int, int, int | None, FigureStatus | None]]
    ) -> Iterator[TargetRow]:
        head_end = columns[0][0] if columns else 0
        head = row[:head_end]
        places = find_subjects(row, self._date)
        for start, end, year, status in columns:
            cell = row[start:end]
            # Each cell is read as if it stood right behind the row's name.
            line = f"{head}{' ' * (start - head_end)}{cell}"
            amounts = [amount for amount in find_amounts(line) if amount.start >= start]
            names = find_names(line)
            for amount in amounts[:1]:
                clause = Clause(0, len(line), 0, after_form=False, plain=True)
                indicator = indicator_of(line, amount, clause, names)
                place = subject_of(row, amount, clause, places, self._home or self._context.place)
                kind = status or status_of(
                    cell, amount.start - start, amount.end - start, year, self._now, False, self._document
                )
                yield TargetRow(
                    place.name if place else None,
                    _code(line, amount, indicator, place),
                    year or self._table_year(),
                    amount.relation,
                    amount.value,
                    amount.value_to,
                    _unit(amount, indicator),
                    kind,
                    self._document.id,
                    base + amount.start,
                    base + amount.end,
                    squeeze(row).strip(" |"),
                    passage.id,
                    bool(year),
                )

    def _table_year(self) -> int | None:
        return self._context.lead_year or self._result_year


def _groups(sentence: str) -> list[tuple[int, int]]:
    """Phrases with a comma that are one: "63 tỉnh, thành phố", "xã, phường"."""
    return [
        match.span()
        for match in re.finditer(
            r"tỉnh,\s+thành(?:\s+phố)?|xã,\s+phường(?:,\s+(?:thị trấn|đặc khu))?|người dân(?:,|\s+và)\s+doanh nghiệp|thôn,\s+(?:bản|làng)|"
            r"ngành,\s+lĩnh\s+vực|sector\s+and\s+field|industry\s+and\s+sector",
            sentence,
            re.IGNORECASE,
        )
    ]


_OF_NATIONS = re.compile(r"\s*(?:/\s?\d{3}\b|(?:/\d+\s+)?(?:quốc gia|nước|countries|nations)\b)", re.IGNORECASE)
_MADE_OF = re.compile(
    r"có tổng|thang điểm|tổng điểm|tổng số điểm|trọng số|điểm tối đa", re.IGNORECASE
)  # what an index is made of


def _code(sentence: str, amount: Amount, indicator: Indicator | None, place: Place | None) -> str:
    if indicator is None or (place and place.local):
        return OTHER
    code = indicator.code
    if (amount.kind == "score" and _MADE_OF.search(sentence)) or _OF_NATIONS.match(sentence, amount.end):
        return OTHER
    lost = re.search(
        r"\b(?:giảm|tụt|xuống|down|fell|dropped|lost|thấp hơn|kém)\b[^,;]{0,20}$",
        sentence[: amount.start],
        re.IGNORECASE,
    )
    return f"{code.removesuffix('_tang')}_giam" if lost and code.endswith("_tang") else code


def _of_a_period(sentence: str, clause: Clause) -> bool:
    """Whether a figure is of several years: "5,7%/năm giai đoạn 2016-2020", not "70% chỉ tiêu giai đoạn 2021-2025"."""
    words = sentence[clause.start : clause.end]
    return any(not of_goals for _, of_goals in periods(words)) and not own_years(words)


def _unit(amount: Amount, indicator: Indicator | None) -> str | None:
    return indicator.unit if indicator and (amount.kind == "count" or not amount.unit) else amount.unit


def _figure(row: TargetRow) -> tuple[str | None, str, float, float | None]:
    return row.province, row.indicator, row.value, row.value_to
