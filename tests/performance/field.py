"""One field of postings in a folder, without the rest of a generation."""

import json
from pathlib import Path

from index.blocks import BlockFolder, FileEntry, write_hash_list
from index.bm25 import MappedBM25
from index.postings import Postings, mean, postings_files

FIELD = "accented"


def seal(folder: Path) -> None:
    """Hashes the field's files: what makes them readable."""
    entries, digests = write_hash_list(folder, postings_files(FIELD))
    files = {name: [entry.bytes, entry.first_block] for name, entry in entries.items()}
    (folder / "sealed.json").write_text(json.dumps([files, digests]))


def opened(folder: Path, average_idf: float | None = None) -> MappedBM25:
    """The field that a folder holds."""
    files, digests = json.loads((folder / "sealed.json").read_text())
    entries = {name: FileEntry(*entry) for name, entry in files.items()}
    postings = Postings(BlockFolder(folder, entries, digests), FIELD)
    lengths = postings.lengths()
    return MappedBM25(postings, len(lengths), mean(lengths), average_idf)
