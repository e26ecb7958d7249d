"""Marks every line of a text as what it is, and as kept or dropped. Nothing is deleted."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from corpus import letterhead, line_kinds
from corpus.dateline import dateline
from corpus.document import Block, BlockKind
from corpus.hard_wraps import continues, unwrap, wrap_width
from corpus.headline import mark_headline
from corpus.lines import Line, ends_sentence, in_capitals, split_lines
from corpus.machine_lines import machine_spans
from corpus.markup import is_link, is_markup, script_lines, tag_spans
from corpus.page_lines import page_role
from corpus.page_tails import mark_page_tails
from corpus.unit import Unit

_WHITE = re.compile(r"\s")  # one for one: offsets stay true
DROPPED: frozenset[BlockKind] = frozenset({"byline", "address", "menu", "related", "comments", "machine", "markup"})
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_LONGEST_HEAD = 30  # lines of a letterhead; two columns pasted below each other have 12
_MERGED: frozenset[BlockKind] = frozenset(
    {"letterhead", "table", "title", "menu", "related", "comments", "markup", "machine", "signature"}
)


def mark_blocks(text: str, headline: str | None = None) -> tuple[Block, ...]:
    """The blocks of `text`: in text order, disjoint, covering every character that is not white space.

    `headline` is the title when it is known already; then no line is taken for a menu by its place alone.
    """
    units = list(_units(text))
    _mark_by_own_words(units)
    _mark_letterheads(units)
    _mark_legal_bases(units)
    _mark_distribution(units)
    mark_headline(units, headline)
    mark_page_tails(units)
    _mark_the_rest(units)
    return tuple(_blocks(units))


def _units(text: str) -> Iterator[Unit]:
    """Logical lines in text order; those that address a machine, and tags around words, are marked."""
    lines = split_lines(text)
    machine = _machine_lines(lines)
    scripts = {line.start for line, inside in zip(lines, script_lines(x.text for x in lines), strict=True) if inside}
    page = {line.start for line in lines if page_role(line.text) in ("related", "comments", "footer", "link")}
    for line in unwrap(text, lines, machine | scripts | page):
        if line.start in scripts:
            yield Unit(line, "markup")
        elif line.start in machine:
            yield Unit(line, "machine")
        elif is_link(line.text):
            yield Unit(line, "related")
        else:
            for piece in _cut(text, Unit(line), tag_spans, "markup"):
                yield from _cut(text, piece, machine_spans, "machine") if piece.kind is None else [piece]


def _machine_lines(lines: list[Line]) -> frozenset[int]:
    """Where lines begin that address a machine, with the lines they run on into in a hard-wrapped text."""
    width = wrap_width([line.text for line in lines])
    found: set[int] = set()
    for i, line in enumerate(lines):
        runs_on = bool(
            width
            and i
            and lines[i - 1].start in found
            and not ends_sentence(lines[i - 1].text)
            and line.text[:1].islower()
            and continues(lines[i - 1], line, width)
        )
        if runs_on or machine_spans(line.text) == [(0, len(line.text))]:
            found.add(line.start)
    return frozenset(found)


def _cut(text: str, unit: Unit, find: Callable[[str], Iterable[tuple[int, int]]], kind: BlockKind) -> list[Unit]:
    """The parts of a line that `find` finds, marked as `kind`, and the parts between them."""
    line = unit.line
    flat = _WHITE.sub(" ", text[line.start : line.end])
    spans = list(find(flat))
    if not spans:
        return [unit]
    pieces = []
    at = 0
    for start, end in spans:
        pieces += [_piece(line, flat, at, start, None), _piece(line, flat, start, end, kind)]
        at = end
    pieces.append(_piece(line, flat, at, len(flat), None))
    return [piece for piece in pieces if piece is not None]


def _piece(line: Line, flat: str, start: int, end: int, kind: BlockKind | None) -> Unit | None:
    words = flat[start:end].strip()
    if not words:
        return None
    at = line.start + flat.index(words, start)
    return Unit(Line(line.number, at, at + len(words), " ".join(words.split())), kind)


def _mark_by_own_words(units: list[Unit]) -> None:
    for unit in units:
        if unit.kind is None:
            unit.role = page_role(unit.text)
            unit.kind = None if unit.role else _kind_by_words(unit.text)
    _mark_loose_rows(units)
    _mark_facts(units)


def _mark_facts(units: list[Unit]) -> None:
    """The facts that a law library tells of a document, one a line or name and value on two lines."""
    for unit, value in zip(units, [*units, None][1:], strict=True):
        if line_kinds.is_fact(unit.text) and unit.kind in (None, "byline") and unit.role is None:
            unit.kind = "table"
        elif (
            line_kinds.is_fact_label(unit.text)
            and value is not None
            and value.kind != "machine"
            and len(value.text) <= 200
        ):
            for part in (unit, value):
                part.kind, part.role = "table", None


def _kind_by_words(words: str) -> BlockKind | None:
    if line_kinds.is_address(words):
        return "address"
    if line_kinds.is_table_rule(words):
        return "table"
    if is_markup(words):
        return "markup"
    if (line := dateline(words)) and line.is_told:
        return "byline"  # before tables: "Báo Cao Bằng | Thứ Hai, 02/12/2024 | 10:17"
    if line_kinds.is_framed_row(words) or line_kinds.cells(words) >= 3:
        return "table"
    if line_kinds.is_byline(words):
        return "byline"
    if line_kinds.is_caption(words):
        return "caption"
    return "signature" if line_kinds.is_signature(words) else None


def _mark_loose_rows(units: list[Unit]) -> None:
    """Rows of two cells count as a table where they stand together."""
    for before, unit in pairwise(units):
        rows = [u for u in (before, unit) if u.kind is None and u.role is None and line_kinds.cells(u.text) == 2]
        if len(rows) == 2 or (rows and "table" in (before.kind, unit.kind)):
            for row in rows:
                row.kind = "table"


def _mark_letterheads(units: list[Unit]) -> None:
    i = 0
    while i < len(units):
        end = _letterhead_end(units, i)
        if end == i:
            i += 1
            continue
        for unit in units[i:end]:
            if unit.kind != "machine":
                unit.kind, unit.role = ("title" if letterhead.is_subject(unit.text) else "letterhead"), None
        _mark_subject(units, end)
        i = end


def _letterhead_end(units: list[Unit], start: int) -> int:
    """The end of the letterhead that begins at `start`; `start` when none does."""
    if units[start].kind == "machine" or letterhead.is_rule(units[start].text):
        return start
    end = start
    strong = mottos = 0
    for i in range(start, min(start + _LONGEST_HEAD, len(units))):
        unit = units[i]
        if unit.kind == "machine":
            continue
        if not letterhead.is_part(unit.text) and not (strong and letterhead.is_subject(unit.text)):
            break
        strong += letterhead.strength(unit.text)
        mottos += letterhead.is_motto(unit.text)
        end = i + 1
    return end if mottos or strong >= 2 else start


def _mark_subject(units: list[Unit], start: int) -> None:
    """Below a letterhead: the kind of document and what it is about."""
    rest = [u for u in units[start : start + 12] if u.kind != "machine"]
    if not rest or not letterhead.starts_with_kind(rest[0].text) or not _may_be_subject(rest[0]):
        return
    rest[0].kind, rest[0].role = "title", None
    following = rest[1:]
    capitals = next(
        (i for i, u in enumerate(following) if not (_may_be_subject(u) and in_capitals(u.text))), len(following)
    )
    if not capitals and following and letterhead.is_kind_line(rest[0].text) and _may_be_subject(following[0]):
        capitals = 1
    while capitals < len(following) and _runs_on(following[capitals]):
        capitals += 1
    for unit in following[:capitals]:
        unit.kind, unit.role = "title", None


def _runs_on(unit: Unit) -> bool:
    """Whether the line is the rest of a title that was cut: "cấp huyện …", "2025 của tỉnh …"."""
    return _may_be_subject(unit) and (unit.text[0].islower() or bool(_YEAR.match(unit.text)))


def _may_be_subject(unit: Unit) -> bool:
    words = unit.text
    return (
        unit.kind is None
        and not words.endswith((".", ";", ":"))
        and len(words) <= 400
        and not line_kinds.starts_legal_basis(words)
        and not letterhead.is_issuer_line(words)
        and not line_kinds.has_heading_mark(words)
    )


def _mark_legal_bases(units: list[Unit]) -> None:
    before = False
    for i, unit in enumerate(units):
        if unit.kind == "machine":
            continue
        if unit.is_open and line_kinds.starts_legal_basis(unit.text):
            following = next((u.text for u in units[i + 1 :] if u.kind != "machine"), "")
            if unit.text.endswith((";", ",")) or before or line_kinds.starts_legal_basis(following):
                unit.kind = "legal_basis"
        elif unit.is_open and before and unit.text.endswith(";") and letterhead.starts_with_kind(unit.text):
            unit.kind = "legal_basis"
        before = unit.kind == "legal_basis"


def _mark_distribution(units: list[Unit]) -> None:
    """Below "Nơi nhận:" the list of receivers; above the preamble the authority's name is no signature."""
    before = False
    for unit, following in zip(units, [*units, None][1:], strict=True):
        if before and unit.is_open and unit.text.startswith(("-", "+", "–")):
            unit.kind = "signature"
        if unit.kind == "signature" and following is not None and line_kinds.starts_legal_basis(following.text):
            unit.kind = "heading" if in_capitals(unit.text) else unit.kind
        before = (unit.kind == "signature" and (before or unit.text.startswith("Nơi nhận"))) or (
            before and unit.kind == "machine"
        )


def _mark_the_rest(units: list[Unit]) -> None:
    begun = False
    for unit, following in zip(units, [*units, None][1:], strict=True):
        begun = begun or unit.kind == "title" or unit.is_prose
        if unit.kind is None and begun and line_kinds.reads_like_caption(unit.text):
            unit.kind = "caption"
        elif unit.kind is None:
            # A line without an end just before a machine's line may be a paragraph that it breaks into.
            broken = following is not None and following.kind == "machine" and not in_capitals(unit.text)
            heads = line_kinds.is_heading(unit.text) and not broken and not unit.is_prose
            unit.kind = "heading" if heads else "paragraph"


def _blocks(units: list[Unit]) -> Iterator[Block]:
    current: Block | None = None
    for unit in units:
        kind = unit.kind or "paragraph"
        if current and current.kind == kind and kind in _MERGED:
            current = Block(kind, current.start, unit.line.end, current.kept)
            continue
        if current:
            yield current
        current = Block(kind, unit.line.start, unit.line.end, kind not in DROPPED)
    if current:
        yield current
