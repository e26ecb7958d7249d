"""The documents that share a number, told apart by issuer, province and year, each with the passages that name it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from bot.document_fields import Fields, read_fields
from bot.issuers import issuer_code
from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.document_number import DocumentNumber, find_numbers, same_number
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import find_provinces
from index.facets import borne_facet, number_facets, province_facets, said_facet
from index.generation import Generation

_ROWS = 40  # passages that name one number that are read, those that tell most of it first
# Words beside a number that tell what the document is: most passages only name it.
_TELLING = tuple((pair, 1.0) for pair in ("phê_duyệt", "ban_hành", "về_việc", "quy_định", "nội_dung"))
_BEHIND = 120  # characters behind a number in which its issuer may be told
_PROVINCIAL = frozenset({"TU", "UBND", "HĐND"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A number where it stands. `fields` are places in `passage.text`; `own`: in the document that bears it."""

    document: Document
    passage: Passage
    number: DocumentNumber
    fields: Fields
    own: bool
    province: str | None  # of a provincial document


@dataclass(frozen=True, slots=True)
class Numbered:
    """One document: its number in the fullest spelling there is, and where it is named, the best place first."""

    number: DocumentNumber
    province: str | None
    year: int | None
    mentions: tuple[Mention, ...]

    @property
    def own(self) -> Document | None:
        """The document itself, if the corpus has it."""
        return next((mention.document for mention in self.mentions if mention.own), None)


@lru_cache(maxsize=128)
def numbered(
    generation: Generation, number: int, kind_code: str, provinces: tuple[str, ...] = ()
) -> tuple[Numbered, ...]:
    """Every document of this number and kind, those named most first; kept while the generation is in use.

    Of a number that very many passages name those on the `provinces` are read, then those that tell what it is.
    """
    wanted = DocumentNumber(f"{number}-{kind_code}", kind_code, "", number, None, 0, 0)
    found = _mentions(generation, wanted, provinces)
    groups: dict[tuple[str, str | None], list[Mention]] = {}
    for mention in found:
        groups.setdefault((fold(mention.number.issuer_code), mention.province), []).append(mention)
    documents = [one for group in _with_bare(groups) for one in _by_year(group)]
    return tuple(sorted(documents, key=lambda one: (-len(one.mentions), one.number.canonical, one.province or "")))


def all_kinds(generation: Generation, number: int, provinces: tuple[str, ...] = ()) -> tuple[Numbered, ...]:
    """Every document of this number, whatever its kind; `provinces` as for `numbered`."""
    kinds = generation.facet_values(f"says={number}-")
    return tuple(one for kind in kinds for one in numbered(generation, number, kind, provinces))


def is_borne_unnamed(generation: Generation, number: int, kind_code: str) -> bool:
    """Whether a document bears the number though no text has it: only the article's head told it."""
    wanted = DocumentNumber(f"{number}-{kind_code}", kind_code, "", number, None, 0, 0)
    named = len(generation.facet_rows(said_facet(wanted))) > 0
    return not named and any(len(generation.facet_rows(facet)) for facet in number_facets([wanted]))


def _mentions(generation: Generation, wanted: DocumentNumber, provinces: tuple[str, ...]) -> list[Mention]:
    said, borne = (said_facet(wanted),), (borne_facet(wanted),)
    bearers = frozenset(generation.documents_at(generation.rows_with([borne])))
    own, near = generation.rows_with([said, borne]), (said, province_facets(provinces))
    others = dict.fromkeys([*_telling_first(generation, near), *_telling_first(generation, (said,))])
    passages = generation.passages_at(list(dict.fromkeys([*own, *islice(others, _ROWS)])))
    documents = generation.documents_of(dict.fromkeys(passage.document_id for passage in passages))
    found: list[Mention] = []
    for passage in passages:
        document = documents[passage.document_id]
        if document is not None:
            found += _named_in(document, passage, wanted, may_own=document.id in bearers)
    return found


def _telling_first(generation: Generation, any_of: Sequence[Sequence[str]]) -> list[int]:
    """Rows of passages with these facets, those with telling words first; up to `_ROWS` of either."""
    rows = generation.rows_with(any_of)
    if len(rows) <= _ROWS:
        return rows
    return [*(hit.row for hit in generation.search(_TELLING, (), any_of=any_of, limit=_ROWS)), *rows[:_ROWS]]


def _named_in(document: Document, passage: Passage, wanted: DocumentNumber, *, may_own: bool) -> Iterable[Mention]:
    for number in find_numbers(passage.text):
        if number.number != wanted.number or number.kind_code != wanted.kind_code:
            continue
        own = may_own and same_number(number, document.number or "")
        fields = read_fields(passage.text, number)
        told = passage.text[fields.issuer[0] : fields.issuer[1]] if fields.issuer else ""
        full = replace(number, issuer_code=issuer_code(told)) if number.bare and told else number
        yield Mention(document, passage, full, fields, own, _province(document, passage, full, fields, told))


def _province(document: Document, passage: Passage, number: DocumentNumber, fields: Fields, told: str) -> str | None:
    """The province of a provincial document: that its issuer names, that stands right behind, or that of the text."""
    if not _is_provincial(number.issuer_code):
        return None
    behind = passage.text[number.end : max(number.end + _BEHIND, fields.span[1])].split(";")[0]
    for words in (told, behind):
        if named := find_provinces(words):
            return named[0].name
    return next(iter(document.provinces), None)


def _is_provincial(issuer: str) -> bool:
    parts = issuer.split("-")
    return parts[0] in _PROVINCIAL or parts[-1] in _PROVINCIAL or (parts[0][:1] == "S" and len(parts[0]) > 2)


def _with_bare(groups: dict[tuple[str, str | None], list[Mention]]) -> list[list[Mention]]:
    """The groups, mentions without an issuer in the one of the same document, or in the only one there is."""
    bare = groups.pop(("", None), [])
    full = list(groups.values())
    alone: list[Mention] = []
    for mention in bare:
        same = [group for group in full if any(other.document.id == mention.document.id for other in group)]
        home = same[:1] or (full if len(full) == 1 else [])
        (home[0] if home else alone).append(mention)
    return full + ([alone] if alone else [])


def _by_year(group: Sequence[Mention]) -> list[Numbered]:
    """Documents of different years under one number; what tells no year belongs to the first of them."""
    years: dict[int | None, list[Mention]] = {}
    for mention in group:
        years.setdefault(_year(mention), []).append(mention)
    undated = years.pop(None, [])
    if not years:
        return [_numbered(undated, None)]
    first = next(iter(years))
    years[first] += undated
    return [_numbered(mentions, year) for year, mentions in years.items()]


def _year(mention: Mention) -> int | None:
    told = mention.document.issued_on if mention.own else mention.fields.date
    return mention.number.year or (int(told[:4]) if told and told[:4].isdigit() else None)


def _numbered(mentions: Sequence[Mention], year: int | None) -> Numbered:
    """The mentions that tell most come first, newer texts before older ones that tell as much."""
    newest = sorted(mentions, key=lambda one: one.document.published_on or one.document.issued_on or "", reverse=True)
    best = sorted(newest, key=lambda one: (not one.own, not one.fields.told[0], -one.fields.told[1]))
    fullest = max(mentions, key=lambda one: (bool(one.number.year), len(one.number.issuer_code), one.own))
    return Numbered(fullest.number, fullest.province, year, tuple(best))
