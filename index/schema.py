"""Tables of the databases, and numbered migrations for the one that lives on (the state)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# Generation database: written once, then read only.
GENERATION = """
create table documents (row integer primary key, id text not null, title text not null, publisher text,
    published_on text, url text, provinces text not null, number text, issued_on text, numbers text not null,
    kind text, blocks text not null) strict;
create table texts (row integer primary key, text text not null) strict;
create table passages (row integer primary key, id text not null, document_id text not null, start integer not null,
    "end" integer not null, text text not null, kind text not null, sentences text not null) strict;
create table targets (row integer primary key, figures text not null) strict;
create table sources (path text primary key, document_id text not null, bytes integer not null,
    mtime_ns integer not null, sha256 text not null, skipped text) strict;
"""

# Cache of read and tokenised articles, by content. Losing it costs time only.
CACHE = """
create table if not exists articles (key text primary key, document text not null,
    passages text not null, vocabularies text not null, numbers blob not null, checksum blob not null) strict;
"""

GENERATION_COLUMNS = {
    "documents": (
        "row", "id", "title", "publisher", "published_on", "url", "provinces", "number", "issued_on", "numbers", "kind",
        "blocks",
    ),
    "texts": ("row", "text"),
    "passages": ("row", "id", "document_id", "start", "end", "text", "kind", "sentences"),
    "targets": ("row", "figures"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the state database's schema. `name` is kept in the database: never rename, never reorder."""

    name: str
    apply: Callable[[Any], None]  # gets the sqlite_utils.Database inside a transaction
