"""The rows of figures of a generation, kept for quick looking-up, and how a figure is shown: words, quote, place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.answer import Citation
from bot.citing import citation_of
from bot.compose import UnfaithfulQuote
from bot.table import TableFigure
from corpus.vietnamese.normalize import squeeze
from corpus.vietnamese.provinces import province
from index.generation import Generation
from index.target_indicators import OTHER, label
from index.target_row import FigureStatus, TargetRow
from index.target_table import TableCell, side_by_side

LONG = 300  # characters of a quote; longer ones are cut to the clauses around the figure
_ORDERED = ("_rank", "_nhom")  # "hạng 5" and "5/63" are the same place
_BORDER = re.compile(r"[;|]\s*|,\s+|:\s+|\.\s+|\n+|\s[–-]\s")
_BEFORE = re.compile(
    r"(?:khoảng|hơn|trên|dưới|gần|tối thiểu|tối đa|ít nhất|không quá|từ|nearly|over|about|more than|at least)\s+$",
    re.IGNORECASE,
)


class Figures:
    """The figures of one generation by indicator and by province; regions and figures without a name are left out."""

    def __init__(self, rows: Iterable[TargetRow]) -> None:
        self._of_code: dict[str, list[TargetRow]] = {}
        self._of_province: dict[str, list[TargetRow]] = {}
        for row in rows:
            if row.province and province(row.province) and row.indicator != OTHER:
                self._of_code.setdefault(row.indicator, []).append(row)
                self._of_province.setdefault(row.province, []).append(row)

    def codes(self) -> list[str]:
        """The indicators with figures, those of most figures first."""
        return sorted(self._of_code, key=lambda code: (-len(self._of_code[code]), code))

    def years(self, code: str, kind: FigureStatus) -> list[int]:
        """The years with figures of an indicator, latest first."""
        return sorted({r.year for r in self._of_code.get(code, ()) if r.kind == kind and r.year}, reverse=True)

    def cells(self, code: str, year: int, kind: FigureStatus) -> list[TableCell]:
        """The provinces' figures in one unit, best first; a province's differing figures stand in one cell."""
        rows = _of_one_unit([r for r in self._of_code.get(code, ()) if r.year == year and r.kind == kind])
        cells = [_without_doubles(cell) for cell in side_by_side(rows, code, year, kind)]
        sign = 1 if code.endswith(_ORDERED) else -1
        return sorted(cells, key=lambda cell: tuple(sign * end for end in ends(cell.row)))  # stable

    def of_code(self, code: str) -> list[TargetRow]:
        """The figures of an indicator, of whatever year and kind, in corpus order."""
        return self._of_code.get(code, [])

    def of(self, name: str) -> list[TargetRow]:
        """The figures of a province, in corpus order."""
        return self._of_province.get(name, [])


@lru_cache(maxsize=2)
def figures(generation: Generation) -> Figures:
    """The figures of a generation; kept while it is in use."""
    return Figures(generation.targets())


def same_place(name: str, other: str) -> bool:
    """Whether two names are of one province: Huế was Thừa Thiên Huế."""
    return name == other or {name, other} == {"Huế", "Thừa Thiên Huế"}


def ends(row: TargetRow) -> tuple[float, float]:
    """The upper and the lower end of a figure; the same twice when it is no range."""
    return (row.value if row.value_to is None else row.value_to), row.value


def _of_one_unit(rows: Sequence[TargetRow]) -> Sequence[TargetRow]:
    """The rows of the unit that most of them have: "541/1.000" is not compared with "0,54"."""
    if not rows or rows[0].indicator.endswith(_ORDERED):
        return rows
    counts = Counter(row.unit or "" for row in rows)
    unit = min(counts, key=lambda name: (-counts[name], name))
    return [row for row in rows if (row.unit or "") == unit]


def _without_doubles(cell: TableCell) -> TableCell:
    """One row a value: "khoảng 20%" and "20%" are no contradiction."""
    first: dict[tuple[float, float | None], TargetRow] = {}
    for row in cell.rows:
        first.setdefault((row.value, row.value_to), row)
    return replace(cell, rows=tuple(first.values()))


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure in the words of its text, and its citation."""

    row: TargetRow
    words: str
    citation: Citation

    @property
    def figure(self) -> TableFigure:
        """The figure as a table holds it."""
        row = self.row
        return TableFigure(
            row.province or "",
            row.indicator,
            label(row.indicator),
            row.year,
            row.kind,
            row.relation,
            row.value,
            row.value_to,
            row.unit,
            self.words,
            self.citation.n,
        )


class Shelf:
    """Figures shown in one answer: each place of a text is cited once, numbered from 1."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._cited: dict[tuple[str, int, int], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What was shown, in order."""
        return tuple(self._cited.values())

    def figures(self, rows: Iterable[TargetRow]) -> tuple[TableFigure, ...]:
        """The figures for a table."""
        return tuple(self.show(row).figure for row in rows)

    def show(self, row: TargetRow) -> Shown:
        """A figure with its citation. Raises UnfaithfulQuote when the stored text does not hold it."""
        text = self._generation.text(row.document)
        start, end = _stretch(text, row)
        quote = squeeze(text[start:end])
        words = _words(text, row, start, end)
        if not (start <= row.start < row.end <= end) or words not in quote:
            raise UnfaithfulQuote(f"{row.document}[{start}:{end}]")
        known = self._cited.get((row.document, start, end))
        at = len(squeeze(text[start : row.start] + "|")) - 1
        mark = (at, at + len(squeeze(text[row.start : row.end])))
        cited = (
            replace(known, marks=tuple(sorted({*known.marks, mark})))
            if known
            else self._citation(row, start, end, quote, mark)
        )
        self._cited[(row.document, start, end)] = cited
        return Shown(row, f"hạng {words}" if words.isdigit() and row.indicator.endswith("_rank") else words, cited)

    def _citation(self, row: TargetRow, start: int, end: int, quote: str, mark: tuple[int, int]) -> Citation:
        document = self._generation.document(row.document)
        if document is None:
            raise UnfaithfulQuote(row.document)
        return citation_of(document, row.passage, start, end, quote, (mark,), len(self._cited) + 1)


def _stretch(text: str, row: TargetRow) -> tuple[int, int]:
    """Where the row's sentence stands; of a long one the clauses around the figure that fit into a quote."""
    words = row.quote.split()
    found = _as_quoted(text, row, " ".join(words)) or _respaced(text, row, words)
    if found is None or found[0] > row.start:
        return row.start, row.end
    start, end = found
    return (start, end) if len(row.quote) <= LONG else _clauses(text, row, start, end)


def _as_quoted(text: str, row: TargetRow, quote: str) -> tuple[int, int] | None:
    """Where the quote stands around the row's figure as it is, as most do: a pattern takes a millisecond to make."""
    at = text.find(quote, max(0, row.end - len(quote)), row.start + len(quote))
    return (at, at + len(quote)) if 0 <= at <= row.start else None


def _respaced(text: str, row: TargetRow, words: Sequence[str]) -> tuple[int, int] | None:
    """Where the quote stands with other spaces or broken lines between its words."""
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    room = len(row.quote) * 2 + 200
    around = pattern.finditer(text, max(0, row.start - room), row.end + room)
    return next((match.span() for match in around if match.end() >= row.end), None)


def _clauses(text: str, row: TargetRow, start: int, end: int) -> tuple[int, int]:
    borders = [m.end() for m in _BORDER.finditer(text, start, end)]
    after = [border for border in borders if border >= row.end] + [end]
    before = [start] + [border for border in borders if border <= row.start]
    low, high = before[-1], after[0]
    for border in reversed(before):
        low = border if high - border <= LONG else low
    for border in after:
        high = border if border - low <= LONG else high
    stretch = text[low:high]
    return low, low + len(stretch.rstrip(" \n\t,;:|–-"))


def _words(text: str, row: TargetRow, low: int, high: int) -> str:
    """The figure as the text writes it, with its "khoảng" before and its unit behind."""
    before = _BEFORE.search(text[low : row.start])
    start, end = row.start - (len(before.group()) if before else 0), row.end
    unit = re.match(rf"\s+{re.escape(row.unit)}\b", text[end:high]) if row.unit else None
    return squeeze(text[start : end + (unit.end() if unit else 0)])
