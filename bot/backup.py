"""Backup and restore of state.db: whole copies, checked, put in place in one step."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot import audit, inbox, journal
from index.data_folder import sync_folder
from index.store import (
    StateInUse,
    copy_database,
    damage_of,
    fold_wal,
    is_trouble_with_the_disk,
    migrations_of,
    replacing_state,
    sharing_state,
)

STATE = "state.db"
_HEADER = b"SQLite format 3\0"
_OURS = {each.name for each in (*audit.MIGRATIONS, *inbox.MIGRATIONS, *journal.MIGRATIONS)}


class BackupFailure(Exception):
    """Nothing was replaced; the text says why and the way out. `exit_code` is what the command ends with."""

    exit_code = 1


class WrongFile(BackupFailure):
    """The file named cannot be what it is taken for."""

    exit_code = 2


class CannotWrite(BackupFailure):
    """A folder or disk does not take the file."""

    exit_code = 3

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"Cannot write to {path}: {reason}. Make room or give the folder write permission.")


class NoState(BackupFailure):
    """The data folder has no state.db."""

    exit_code = 3


class InUse(BackupFailure):
    """The service runs on this data folder."""

    exit_code = 75


def back_up(data_dir: Path, target: Path) -> None:
    """Writes state.db as it is now to `target` (mode 0600), also while the service runs. Raises BackupFailure."""
    state = data_dir / STATE
    if not state.is_file():
        raise NoState(f"{data_dir} has no {STATE}: name the service's data folder with --data (or DATA_DIR).")
    _check_target(target, state)
    with _draft(target) as draft, sharing_state(state):
        _copy(state, draft, BackupFailure)
        if damage := damage_of(draft):
            raise BackupFailure(f"{state} is damaged ({damage}); {target} was not written. Restore an earlier backup.")
        _put(draft, target)


def restore(backup: Path, data_dir: Path, now: datetime) -> Path | None:
    """Makes a backup the state.db; the old one stays beside it, under the name returned. Raises BackupFailure."""
    state = data_dir / STATE
    if not backup.is_file() or not os.access(backup, os.R_OK):
        raise WrongFile(f"{backup} is no file that can be read: name one that `python -m bot backup` wrote.")
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        with replacing_state(state), _draft(state) as draft:
            _copy(backup, draft, WrongFile)
            _check_ours(draft, backup)
            kept = _keep_old(state, now)
            _put(draft, state)
            return kept
    except StateInUse:
        raise InUse(
            f"{state} is in use: stop the service (and any other command on {data_dir}), then repeat. "
            "Nothing was replaced."
        ) from None
    except OSError as error:
        raise CannotWrite(data_dir, error.strerror or str(error)) from error


def _check_target(target: Path, state: Path) -> None:
    """A slip of the hand must not cost another file."""
    if target.is_dir():
        raise WrongFile(f"{target} is a folder: name a file in it.")
    if not target.parent.is_dir():
        raise WrongFile(f"{target.parent} is no folder: make it, or name a file in a folder that is there.")
    if not target.exists():
        return
    if target.samefile(state):
        raise WrongFile(f"{target} is the database itself: name another file.")
    if target.stat().st_size and not _is_database(target):
        raise WrongFile(f"{target} is there and is no backup: name another file.")


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


@contextmanager
def _draft(target: Path) -> Iterator[Path]:
    """An empty file beside `target` that only its owner may read; gone afterwards unless it was put in place."""
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise CannotWrite(target, error.strerror or str(error)) from error
    try:
        yield draft
    finally:
        for suffix in ("", "-journal"):
            Path(f"{draft}{suffix}").unlink(missing_ok=True)


def _copy(source: Path, draft: Path, damaged: type[BackupFailure]) -> None:
    try:
        copy_database(source, draft)
    except sqlite3.Error as error:
        if is_trouble_with_the_disk(error):
            raise CannotWrite(draft.parent, str(error)) from error
        raise damaged(f"{source} cannot be copied: {error}. Nothing was replaced.") from error


def _check_ours(draft: Path, backup: Path) -> None:
    if damage := damage_of(draft):
        raise WrongFile(f"{backup} is damaged ({damage}): take another backup. Nothing was replaced.")
    if not _OURS & migrations_of(draft):
        raise WrongFile(f"{backup} is no backup of this bot's {STATE}. Nothing was replaced.")


def _keep_old(state: Path, now: datetime) -> Path | None:
    """Gives the old database a second name; its first one stays good until the new file takes it."""
    if not state.exists():
        return None
    try:
        if _is_database(state):  # SQLite would delete the WAL of another file, and it may be all that is left
            fold_wal(state)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise StateInUse from error
        if is_trouble_with_the_disk(error):
            raise CannotWrite(state, str(error)) from error
    kept = state.with_name(f"{STATE}.before-restore-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    os.link(state, kept)
    kept.chmod(0o600)
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{state}{suffix}").rename(f"{kept}{suffix}")
    return kept


def _put(draft: Path, target: Path) -> None:
    """Gives a finished file its name; the owner stays who it was, for root may run this."""
    owner = (target if target.exists() else target.parent).stat()
    try:
        if os.geteuid() == 0:
            os.chown(draft, owner.st_uid, owner.st_gid)
        descriptor = os.open(draft, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        draft.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise CannotWrite(target, error.strerror or str(error)) from error
