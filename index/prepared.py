"""An article made ready for the index: read, split, counted; and how that is kept between builds."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import corpus
from corpus.article_file import read_article
from corpus.document import Block, Document
from corpus.passage import Passage, split_passages
from index import tokens
from index.facets import facets
from index.passage_terms import passage_terms
from index.postings import TermCounts, count_terms
from index.store import Row
from index.target_row import TargetRow
from index.targets import extract

# Modules of this package that decide what is indexed; they, what they import here, this package's tables and all of
# `corpus` are the "text steps".
_STEPS = ("tokens", "facets", "passage_terms", "prepared")
_STORING = {"postings", "store"}  # imported by this module, without a say in what is indexed
_IMPORTED = re.compile(r"^(?:from index\.(\w+) import|from index import (\w+))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document and what is indexed of it, one entry a passage in `facets`."""

    document: Document
    passages: tuple[Passage, ...]
    facets: tuple[tuple[str, ...], ...]
    accented: TermCounts
    folded: TermCounts
    targets: tuple[TargetRow, ...]


def prepare(path: Path) -> Prepared:
    """Reads an article, splits it and counts its terms. Raises corpus.errors.ArticleError."""
    document = read_article(path)
    passages = tuple(split_passages(document))
    terms = [passage_terms(document, passage) for passage in passages]
    return Prepared(
        document,
        passages,
        tuple(facets(document, *one) for one in zip(passages, _headings(passages), strict=True)),
        count_terms([one.accented for one in terms]),
        count_terms([one.folded for one in terms]),
        tuple(extract(document, passages)),
    )


def _headings(passages: Sequence[Passage]) -> list[str]:
    """The heading that each passage stands below; none for a heading itself."""
    found: list[str] = []
    last = ""
    for passage in passages:
        last, here = (passage.text, "") if passage.kind == "heading" else (last, last)
        found.append(here)
    return found


@cache
def text_steps() -> str:
    """Name and version of everything that turns an article into terms: an index made by other steps is rebuilt.

    The second part hashes the sources themselves, so that nobody has to remember to count a version up.
    """
    here, texts = Path(__file__).parent, Path(next(iter(corpus.__path__)))
    files = set(_step_modules(here)) | set(here.rglob("*.tsv"))
    files |= {path for path in texts.rglob("*") if path.suffix in (".py", ".tsv") and path.parent.name != "articles"}
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{tokens.VERSION}+{digest.hexdigest()[:12]}"


def _step_modules(here: Path) -> list[Path]:
    found: dict[str, Path] = {}
    waiting = list(_STEPS)
    while waiting:
        name = waiting.pop()
        path = here / f"{name}.py"
        if name not in found and name not in _STORING and path.is_file():
            found[name] = path
            waiting += [one or other for one, other in _IMPORTED.findall(path.read_text())]
    return list(found.values())


def cache_key(path: Path, content_digest: str) -> str:
    """Under what an article's preparation is kept: its content, its name (the id) and the text steps."""
    return hashlib.sha256(f"{text_steps()}\0{path.name}\0{content_digest}".encode()).hexdigest()


def to_row(key: str, prepared: Prepared) -> dict[str, Any]:
    """A row of the token cache, with a checksum over all of it."""
    fields = (prepared.accented, prepared.folded)
    passages = [asdict(passage) for passage in prepared.passages]
    targets = [asdict(target) for target in prepared.targets]
    row = {
        "key": key,
        "document": json.dumps(asdict(prepared.document), ensure_ascii=False),
        "passages": json.dumps([passages, prepared.facets, targets], ensure_ascii=False),
        "vocabularies": json.dumps([field.vocabulary for field in fields], ensure_ascii=False),
        "numbers": b"".join(_packed([field.starts, field.numbers, field.counts]) for field in fields),
    }
    return row | {"checksum": _checksum(row)}


def from_row(row: Row) -> Prepared | None:
    """What `to_row` stored, or None if the row is damaged."""
    stored = {name: row[name] for name in ("key", "document", "passages", "vocabularies", "numbers")}
    if _checksum(stored) != row["checksum"]:
        return None
    passages, facet_lists, targets = json.loads(row["passages"])
    vocabularies = json.loads(row["vocabularies"])
    arrays = _unpacked(row["numbers"])
    return Prepared(
        _document(json.loads(row["document"])),
        tuple(passage_of(one) for one in passages),
        tuple(tuple(one) for one in facet_lists),
        TermCounts(tuple(vocabularies[0]), *arrays[:3]),
        TermCounts(tuple(vocabularies[1]), *arrays[3:]),
        tuple(TargetRow(**one) for one in targets),
    )


def passage_of(fields: dict[str, Any]) -> Passage:
    """A passage from its stored fields."""
    return Passage(**(fields | {"sentences": tuple((start, end) for start, end in fields["sentences"])}))


def _document(fields: dict[str, Any]) -> Document:
    document = Document(**(fields | {"blocks": ()}))
    return replace(
        document,
        provinces=tuple(document.provinces),
        numbers=tuple(document.numbers),
        blocks=tuple(Block(**block) for block in fields["blocks"]),
    )


def _checksum(row: Row) -> bytes:
    digest = hashlib.sha256()
    for value in row.values():
        digest.update(value if isinstance(value, bytes) else value.encode())
        digest.update(b"\0")
    return digest.digest()


def _packed(arrays: Sequence[np.ndarray[Any, Any]]) -> bytes:
    return b"".join(np.int32(len(array)).tobytes() + array.astype("<i4").tobytes() for array in arrays)


def _unpacked(content: bytes) -> list[np.ndarray[Any, Any]]:
    numbers, arrays, place = np.frombuffer(content, "<i4"), [], 0
    while place < len(numbers):
        end = place + 1 + int(numbers[place])
        arrays.append(numbers[place + 1 : end])
        place = end
    return arrays
