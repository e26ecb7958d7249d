"""The SQLite files: generation database, token cache, state. The only door to sqlite-utils."""

import fcntl
import hashlib
import os
import sqlite3
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database

from index.schema import CACHE, GENERATION, GENERATION_COLUMNS, Migration

Row = Mapping[str, Any]
DIGEST = 16  # bytes of sha256 kept a row
_BATCH = 1000  # rows an insert
_MAPPED = 0x7FFF0000  # bytes of a database that are mapped: as many as SQLite can
_DISK_TROUBLES = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
_VARIABLES = 500  # SQLite allows 999 in old builds


def row_digest(values: Sequence[Any]) -> bytes:
    """What a stored row hashes to, its columns in the schema's order.

    Its number is left out: the digest's own place says it, and a row that moves up in a later generation keeps its
    digest.
    """
    return hashlib.sha256("\0".join(map(str, values[1:])).encode()).digest()[:DIGEST]


def is_trouble_with_the_disk(error: sqlite3.Error) -> bool:
    """Whether the disk or its permissions are to blame: full, read only, cannot be opened, I/O error."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _DISK_TROUBLES


def _address(path: Path, mode: str) -> str:
    return f"file:{quote(os.fsencode(path.resolve()))}?mode={mode}"


class GenerationWriter:
    """Fills a new generation database; `finish` closes it as one plain file (no WAL beside it).

    `base` is the database of an older generation, from which `copy` takes rows.
    """

    def __init__(self, path: Path, base: Path | None = None) -> None:
        self._db = Database(sqlite3.connect(_address(path, "rwc"), uri=True, isolation_level=None))
        # The file is not part of a generation before it is synced and hashed: a crash leaves nothing to recover.
        self._db.execute("pragma journal_mode = off")
        self._db.execute("pragma synchronous = off")
        self._db.conn.executescript(GENERATION)
        if base:
            self._db.execute("attach database ? as base", [_address(base, "ro") + "&immutable=1"])
        self._db.execute("begin")
        self._pending: dict[str, list[Row]] = {}
        self.digests: dict[str, bytearray] = {table: bytearray() for table in GENERATION_COLUMNS}

    def add(self, table: str, row: Row) -> None:
        """Adds a row; rows of the tables with a digest come in order of `row`."""
        if columns := GENERATION_COLUMNS.get(table):
            self.digests[table] += row_digest([row[column] for column in columns])
        pending = self._pending.setdefault(table, [])
        pending.append(row)
        if len(pending) >= _BATCH:
            self._flush(table)

    def copy(self, table: str, rows: range, to: int, digests: bytes) -> None:
        """Adds rows of the base unchanged but for their numbers, which begin at `to`; `digests` are theirs."""
        self.digests[table] += digests
        columns = ", ".join(f'"{column}"' for column in GENERATION_COLUMNS[table][1:])
        self._db.execute(
            f"insert into {table} select row + ?, {columns} from base.{table} where row >= ? and row < ?",  # noqa: S608
            (to - rows.start, rows.start, rows.stop),
        )

    def finish(self) -> None:
        """Writes what is left and closes the file."""
        for table in self._pending:
            self._flush(table)
        self._db.execute("commit")
        self._db.close()

    def abandon(self) -> None:
        """Closes the file without finishing it."""
        self._db.close()

    def _flush(self, table: str) -> None:
        if not self._pending[table]:
            return
        columns = list(self._pending[table][0])
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f'"{column}"' for column in columns)
        self._db.conn.executemany(
            f"insert into {table} ({names}) values ({marks})",  # noqa: S608 - names of our own schema
            [tuple(row.values()) for row in self._pending[table]],
        )
        self._pending[table] = []


@lru_cache(maxsize=1024)
def _select(table: str, rows: int) -> str:
    """The query for so many rows by their numbers."""
    columns = ", ".join(f'"{column}"' for column in GENERATION_COLUMNS[table])
    return f"select {columns} from {table} where row in ({', '.join('?' * rows)})"  # noqa: S608 - names of our own schema


class GenerationReader:
    """Reads a generation database; safe for several threads. Raises sqlite3.DatabaseError on a damaged file."""

    def __init__(self, path: Path) -> None:
        self._db = Database(sqlite3.connect(_address(path, "ro") + "&immutable=1", uri=True, check_same_thread=False))
        self._db.execute(f"pragma mmap_size = {_MAPPED}")  # pages are read where they are, not copied one by one
        self._lock = threading.Lock()
        # A replaced generation may still be read by another thread: its file is closed when the last user lets go.
        weakref.finalize(self, self._db.close)
        self.rows("select name from sqlite_master limit 1")  # opens the file now, so that it survives being removed

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """All rows of a query."""
        with self._lock:
            return list(self._db.query(sql, tuple(values)))

    def by_row(self, table: str, numbers: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        """The rows with these numbers, columns in the schema's order."""
        found: dict[int, tuple[Any, ...]] = {}
        for begin in range(0, len(numbers), _VARIABLES):
            part = numbers[begin : begin + _VARIABLES]
            with self._lock:
                rows = self._db.execute(_select(table, len(part)), part).fetchall()
            for row in rows:
                found[row[0]] = row
        return found

    def close(self) -> None:
        """Closes the file."""
        self._db.close()


class CacheTable:
    """Key → row of the token cache. Damaged files are the caller's to delete (sqlite3.DatabaseError)."""

    def __init__(self, path: Path) -> None:
        self._db = Database(sqlite3.connect(path, isolation_level=None))
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")
        self._db.execute("pragma busy_timeout = 5000")
        self._db.conn.executescript(CACHE)

    def get(self, key: str) -> Row | None:
        """The row of a key, or None."""
        return next(iter(self._db.query("select * from articles where key = ?", (key,))), None)

    def keys(self) -> set[str]:
        """Every key."""
        return {row["key"] for row in self._db.query("select key from articles")}

    def put(self, rows: Sequence[Row]) -> None:
        """Stores rows in one transaction."""
        with immediate(self._db):
            for row in rows:
                names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
                self._db.execute(f"insert or replace into articles ({names}) values ({marks})", dict(row))  # noqa: S608

    def keep_only(self, keys: Iterable[str]) -> None:
        """Deletes every row whose key is not among `keys`."""
        with immediate(self._db):
            self._db.execute("create temp table if not exists kept (key text primary key)")
            self._db.execute("delete from kept")
            self._db.conn.executemany("insert or ignore into kept values (?)", [(key,) for key in keys])
            self._db.execute("delete from articles where key not in (select key from kept)")

    def close(self) -> None:
        """Closes the file."""
        self._db.close()


@contextmanager
def immediate(db: Database) -> Iterator[Database]:
    """A write transaction that waits for another writer instead of failing at once (`db.atomic()` does not)."""
    db.execute("begin immediate")
    try:
        yield db
    except BaseException:
        db.execute("rollback")
        raise
    db.execute("commit")


class StateInUse(Exception):
    """The state database is open somewhere, so its file cannot be replaced."""


@contextmanager
def replacing_state(path: Path) -> Iterator[None]:
    """Holds the state database alone; who opens it meanwhile waits. Raises StateInUse, OSError."""
    lock = _open_lock(path)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StateInUse from error
        yield
    finally:
        os.close(lock)


@contextmanager
def sharing_state(path: Path) -> Iterator[None]:
    """Keeps `replacing_state` away while the database's file is read."""
    lock = _share_lock(path)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _open_lock(path: Path) -> int:
    # A file of its own: the database's file is what gets replaced. Anybody may read it, so that root and the service
    # can share it.
    return os.open(path.with_suffix(".lock"), os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)


def _share_lock(path: Path) -> int | None:
    try:
        lock = _open_lock(path)
    except OSError:
        return None  # SQLite will say what is wrong with the folder
    fcntl.flock(lock, fcntl.LOCK_SH)
    return lock


def copy_database(source: Path, target: Path) -> None:
    """Copies a database as it is at one moment, while others write to it; the copy is one file without a WAL.

    Raises sqlite3.Error.
    """
    address = f"file:{quote(str(source.resolve()))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
        copy.execute("pragma journal_mode = delete")


def fold_wal(path: Path) -> None:
    """Makes a database one file without a WAL. Raises sqlite3.OperationalError while somebody has it open."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("pragma journal_mode = delete")


def damage_of(path: Path) -> str | None:
    """The first fault that SQLite finds in a whole database; None if it is sound."""
    try:
        with closing(sqlite3.connect(path)) as database:
            found = str(database.execute("pragma integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if found == "ok" else found


def migrations_of(path: Path) -> set[str]:
    """The names of the migrations that a state database has had; none if it is no state database."""
    try:
        with closing(sqlite3.connect(path)) as database:
            return {str(name) for name, _ in database.execute("select name, applied_at from migrations")}
    except sqlite3.DatabaseError:
        return set()


class StateDatabase:
    """state.db: what must survive a crash (inbox, journal, feedback).

    Modules hand their migrations over when they open it; each runs once, in the order given, in a transaction.
    Safe for several threads: calls are serialised. While it is open, `replacing_state` refuses.
    """

    def __init__(self, path: Path, migrations: Sequence[Migration] = ()) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        held = _share_lock(path)
        self._let_go = weakref.finalize(self, os.close, held) if held is not None else None
        self._lock = threading.RLock()
        self._db = Database(sqlite3.connect(path, isolation_level=None, check_same_thread=False))
        for setting in (
            "busy_timeout = 5000",
            "journal_mode = wal",
            "synchronous = full",
            "foreign_keys = on",
            "secure_delete = on",
        ):
            self._db.execute(f"pragma {setting}")
        self.migrate(migrations)

    def migrate(self, migrations: Sequence[Migration]) -> list[str]:
        """Applies the migrations that were not applied yet; returns their names."""
        applied = []
        with self.transaction() as db:
            db.execute("create table if not exists migrations (name text primary key, applied_at text not null) strict")
            known = {row["name"] for row in db.query("select name from migrations")}
            for migration in migrations:
                if migration.name not in known:
                    migration.apply(db)
                    db.execute("insert into migrations values (?, datetime('now'))", (migration.name,))
                    applied.append(migration.name)
        return applied

    @contextmanager
    def transaction(self) -> Iterator[Database]:
        """A write transaction: all of the block or nothing of it; nested blocks join the outer one."""
        with self._lock:
            if self._db.conn.in_transaction:
                yield self._db
                return
            with immediate(self._db) as db:
                yield db

    def execute(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Runs one writing statement in its own transaction; returns the number of rows it changed."""
        with self.transaction() as db:
            return int(db.execute(sql, values).rowcount)

    def query(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[dict[str, Any]]:
        """All rows of a reading statement."""
        with self._lock:
            return list(self._db.query(sql, values))

    def checkpoint(self) -> bool:
        """Folds the write-ahead log into the database and empties it: deleted rows are then in no file any more.

        False if another connection reads just now; the log is folded in later then. Not inside a transaction.
        """
        return not self.query("pragma wal_checkpoint(truncate)")[0]["busy"]

    def close(self) -> None:
        """Closes the database; its WAL is folded in."""
        with self._lock:
            self._db.close()
            if self._let_go is not None:
                self._let_go()
