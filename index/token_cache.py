"""Articles prepared before, by content: a build re-reads and re-tokenises only what changed."""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from index.prepared import Prepared, from_row, to_row
from index.store import CacheTable

NAME = "tokens.db"
_BATCH = 20  # articles a transaction: what an interrupted build may have to tokenise again


class TokenCache:
    """Prepared articles by key.

    A damaged cache is emptied: it costs time, never a wrong index (rows carry checksums).
    """

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / NAME
        self._pending: list[dict[str, Any]] = []
        self._table, self._keys = self._opened()

    def holds(self, key: str) -> bool:
        """Whether the article is there."""
        return key in self._keys

    def get(self, key: str) -> Prepared | None:
        """What was stored, or None if it is not there or damaged."""
        try:
            row = self._table.get(key) if key in self._keys else None
        except sqlite3.DatabaseError:
            self._start_afresh()
            return None
        prepared = from_row(row) if row else None
        if prepared is None:
            self._keys.discard(key)
        return prepared

    def put(self, key: str, prepared: Prepared) -> None:
        """Stores a prepared article; a batch at a time reaches the disk."""
        self._pending.append(to_row(key, prepared))
        self._keys.add(key)
        if len(self._pending) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Brings what is pending to the disk."""
        pending, self._pending = self._pending, []
        if pending:
            self._table.put(pending)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forgets all but these articles."""
        kept = set(keys)
        if not self._keys <= kept:
            self._table.keep_only(kept)

    def close(self) -> None:
        """Closes the file."""
        self._table.close()

    def _opened(self) -> tuple[CacheTable, set[str]]:
        try:
            table = CacheTable(self._path)
            return table, table.keys()
        except sqlite3.OperationalError:
            raise  # no permission, disk full: not the file's fault
        except sqlite3.DatabaseError:
            self._remove()
            return CacheTable(self._path), set()

    def _start_afresh(self) -> None:
        with suppress(sqlite3.Error):
            self._table.close()
        self._remove()
        self._table, self._keys = CacheTable(self._path), set()

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(NAME + ending).unlink(missing_ok=True)
