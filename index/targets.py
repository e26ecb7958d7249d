"""Figures of provinces, read out of the texts: indicator, province, year, value, each with its place.

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
from index.target_figures import Amount, AmountKind, find_amounts
from index.target_indicators import OTHER, Indicator, code_of, find_names, indicator_of, rank_of, unit_of
from index.target_kind import goes_on, status_of, tells_targets, year_of_plan, year_of_results, year_of_text
from index.target_places import Place, document_place, find_subjects, subject_of
from index.target_row import FigureStatus, TargetRow
from index.target_tables import Setting, table_rows

_SILENT = frozenset({"letterhead", "legal_basis", "signature", "byline", "address"})  # their numbers are no figures
_LONG = 280  # characters; of a longer sentence the part between semicolons is quoted
_RATED: frozenset[AmountKind] = frozenset({"rank", "score", "steps", "top", "change"})  # what one rating gives together
_READ = 2000  # characters read at once: what belongs to a figure stands nearer
_HEADING = 120  # characters that a heading has at most
_NUMBERED = re.compile(
    r"\s*(?:#+\s*)?(?:(?:phần|chương|mục)\s+\w+|[IVXL]+|(?P<arabic>\d{1,2}(?:\.\d{1,2})*)|(?P<letter>[a-zđ]))[.):]*\s",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"\b(?:cuối năm|năm nay|trong năm|this year)\b(?!\s+(?:20\d\d|sau|tới))", re.IGNORECASE)
# Phrases with a comma or an "and" that are one.
_WHOLE = re.compile(
    r"tỉnh,\s+thành(?:\s+phố)?|xã,\s+phường(?:,\s+(?:thị trấn|đặc khu))?|người dân(?:,|\s+và)\s+doanh nghiệp|"
    r"thôn,\s+(?:bản|làng)|ngành,\s+lĩnh\s+vực|sector\s+and\s+field|industry\s+and\s+sector",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lead:
    """A heading, or a line that ends with ":"; a wider one has a lower level and holds until one as wide comes."""

    level: int
    words: str
    year: int | None


@dataclass(frozen=True, slots=True)
class _Before:
    """What the sentences so far leave for the next one: subject, year, place, and whether they told of targets."""

    sentence: str = ""
    same_paragraph: bool = False
    year: int | None = None
    status: FigureStatus | None = None
    kind: AmountKind | None = None
    place: Place | None = None
    leads: tuple[Lead, ...] = ()  # the headings and the line with ":" above, the widest first

    @property
    def lead(self) -> str:
        """The words of the headings above."""
        return " ".join(lead.words for lead in self.leads)

    @property
    def lead_year(self) -> int | None:
        """The year that the nearest heading with one tells."""
        return next((lead.year for lead in reversed(self.leads) if lead.year), None)


def extract(document: Document, passages: Sequence[Passage]) -> list[TargetRow]:
    """The figures of a document, in text order; one without a stated year takes that of the same figure elsewhere."""
    found = list(_Reader(document, passages).rows())
    stated = {_figure(row): row.year for row in reversed(found) if row.year_stated and row.indicator != OTHER}
    return [row if row.year_stated else replace(row, year=stated.get(_figure(row), row.year)) for row in found]


def _figure(row: TargetRow) -> tuple[str | None, str, float, float | None]:
    return row.province, row.indicator, row.value, row.value_to


class _Reader:
    """Reads one document from its first sentence to its last."""

    def __init__(self, document: Document, passages: Sequence[Passage]) -> None:
        self._document = document
        self._passages = [p for p in sorted(passages, key=lambda p: p.start) if p.kind not in _SILENT]
        now = year_of_text(document, (document.text[s:e] for p in self._passages for s, e in p.sentences))
        date = document.published_on or document.issued_on or (str(now) if now else None)
        home = document_place(document, date)
        self._setting = Setting(document, now, year_of_results(document, now), year_of_plan(document), date, home)
        self._before = _Before()

    def rows(self) -> Iterator[TargetRow]:
        """All figures, in text order."""
        for passage in self._passages:
            if passage.kind == "table":
                above = f"{self._before.sentence} {self._before.lead}"
                yield from table_rows(passage, replace(self._setting, above=above, lead_year=self._before.lead_year))
            else:
                yield from self._running(passage)

    def _running(self, passage: Passage) -> Iterator[TargetRow]:
        if passage.kind == "heading" or _is_heading(passage):
            self._lead(passage.text)
        self._before = replace(self._before, same_paragraph=False)
        for start, end in (part for span in passage.sentences for part in _parts(self._document.text, *span)):
            sentence = self._document.text[start:end]
            yield from self._sentence(passage, sentence, start)
            if sentence.rstrip().endswith(":"):
                self._lead(sentence)
            self._before = replace(self._before, sentence=sentence, same_paragraph=True)

    def _lead(self, words: str) -> None:
        years = [own.year for own in own_years(words) if not own.weak]
        plan = periods(words)
        year = years[-1] if years else plan[-1][0][1] if plan else None
        lead = Lead(_level(words), words, year)
        wider = tuple(other for other in self._before.leads if other.level < lead.level)
        self._before = replace(self._before, leads=(*wider, lead), year=None, status=None)

    def _sentence(self, passage: Passage, sentence: str, base: int) -> Iterator[TargetRow]:
        amounts = find_amounts(sentence)
        if not amounts:
            self._note_year(sentence)
            return
        names = find_names(sentence)
        places = find_subjects(sentence, self._setting.date)
        subjects = [(name.start, name.end) for name in names]
        kept = [
            *subjects,
            *((place.start, place.end) for place in places),
            *(m.span() for m in _WHOLE.finditer(sentence)),
        ]
        before = self._before
        default = self._setting.home or (before.place if before.same_paragraph else None)
        known: dict[AmountKind, Indicator] = {}
        for amount, clause in zip(amounts, clauses(sentence, amounts, kept, subjects), strict=True):
            indicator = indicator_of(sentence, amount, clause, names, (before.sentence, self._document.title))
            if indicator is None and clause.plain and not clause.after_form:
                indicator = known.get(amount.kind)  # "đạt 8% GRDP, mục tiêu năm 2025 là 12%"
            if amount.kind == "rank" and clause.plain and (share := known.get("percent")):
                indicator = rank_of(share) or indicator
            if indicator:
                known[amount.kind] = indicator
            else:
                known.clear()
            place = subject_of(sentence, amount, clause, places, default)
            yield self._row(passage, sentence, base, amount, clause, indicator, place, before)

    def _note_year(self, sentence: str) -> None:
        if years := [own.year for own in own_years(sentence) if not own.weak]:
            status: FigureStatus | None = "target" if tells_targets(sentence) else None
            self._before = replace(self._before, year=years[-1], status=status)

    def _row(
        self,
        passage: Passage,
        sentence: str,
        base: int,
        amount: Amount,
        clause: Clause,
        indicator: Indicator | None,
        place: Place | None,
        before: _Before,
    ) -> TargetRow:
        stated = None if _of_a_period(sentence, clause) else year_of(sentence, amount.start, amount.end)
        status = self._status(sentence, amount, stated, before)
        year = stated or self._year_unsaid(sentence, amount, clause, status, before)
        self._before = replace(self._before, year=year, status=status, kind=amount.kind, place=place)
        return TargetRow(
            province=place.name if place else None,
            indicator=code_of(sentence, amount, clause, indicator, place),
            year=year,
            relation=amount.relation,
            value=amount.value,
            value_to=amount.value_to,
            unit=unit_of(amount, indicator),
            kind=status,
            document=self._document.id,
            start=base + amount.start,
            end=base + amount.end,
            quote=_quote(sentence, amount, clause),
            passage=passage.id,
            year_stated=stated is not None,
        )

    def _status(self, sentence: str, amount: Amount, stated: int | None, before: _Before) -> FigureStatus:
        listed = before.same_paragraph or goes_on(sentence)
        goes_with = before.status if listed and stated in (None, before.year) else None
        if tells_targets(before.lead):
            goes_with = "target"
        return status_of(sentence, amount.start, amount.end, stated, self._setting.now, goes_with, self._document)

    def _year_unsaid(
        self, sentence: str, amount: Amount, clause: Clause, status: FigureStatus, before: _Before
    ) -> int | None:
        """The year of a figure whose sentence tells none: that of the sentence before, the heading or the text."""
        if status == "target":
            if own_periods := periods(sentence):
                return own_periods[-1][0][1]
            if before.year and before.status in (None, "target"):
                return before.year
            if _THIS_YEAR.search(sentence[clause.start : clause.end]):
                return self._setting.now
            return before.lead_year or self._setting.plan_year
        if _of_a_period(sentence, clause) or (amount.kind == "money" and periods(sentence)):
            return None
        together = before.same_paragraph or {amount.kind, before.kind} <= _RATED
        now = self._setting.now
        if together and before.year and before.status in (None, "result") and (now is None or before.year <= now):
            return before.year
        if before.lead_year and not tells_targets(before.lead) and (now is None or before.lead_year <= now):
            return before.lead_year
        return self._setting.result_year


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or parts of one that is too long to be one, cut at semicolons, commas or spaces."""
    while end - start > _READ:
        cuts = (text.rfind(mark, start + 1, start + _READ) for mark in (";", ", ", " "))
        cut = next((at + 1 for at in cuts if at > 0), start + _READ)
        yield start, cut
        start = cut
    yield start, end


def _is_heading(passage: Passage) -> bool:
    """Whether a short numbered paragraph without figures is a heading: "II. MỤC TIÊU", "1. Phát triển kinh tế số"."""
    words = passage.text
    return len(words) < _HEADING and bool(_NUMBERED.match(words)) and not find_amounts(words)


def _level(words: str) -> int:
    """How wide a heading is, by its number: "I." 0, "1." 1, "1.1." 2, "a)" 3, a line with ":" 4."""
    number = _NUMBERED.match(words)
    if not number:
        return 4 if words.rstrip().endswith(":") else 0
    if number["arabic"]:
        return 1 + min(1, number["arabic"].strip(".").count("."))
    return 3 if number["letter"] else 0


def _of_a_period(sentence: str, clause: Clause) -> bool:
    """Whether a figure is of several years: "5,7%/năm giai đoạn 2016-2020", not "70% chỉ tiêu giai đoạn 2021-2025"."""
    words = sentence[clause.start : clause.end]
    return any(not of_goals for _, of_goals in periods(words)) and not own_years(words)


def _quote(sentence: str, amount: Amount, clause: Clause) -> str:
    """The sentence, or of a long one the part between semicolons that the figure stands in."""
    if len(sentence) <= _LONG:
        return squeeze(sentence).strip()
    end = sentence.find(";", amount.end)
    return squeeze(sentence[clause.part_start : end if end > 0 else None]).strip()
