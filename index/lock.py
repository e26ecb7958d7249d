"""One builder at a time, and the name of the one that holds the lock."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index.errors import DataFolderUnusable, LockHeld

NAME = "build.lock"
_ATTEMPTS = 3  # somebody who only looks (`is_locked`) holds the lock for microseconds
_PAUSE = 0.005  # seconds


@contextmanager
def build_lock(data_dir: Path) -> Iterator[None]:
    """Holds the data folder's build lock; LockHeld says who has it and since when. The system frees it on any death."""
    path = data_dir / NAME
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise DataFolderUnusable(path, error.strerror or str(error)) from error
    try:
        _take(descriptor, path)
        note = json.dumps({"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}).encode()
        _note(descriptor, note, path)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path) -> None:
    for attempt in range(_ATTEMPTS):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if attempt == _ATTEMPTS - 1:
                raise LockHeld(path, holder(path)) from error
            time.sleep(_PAUSE)
        else:
            return


def _note(descriptor: int, note: bytes, path: Path) -> None:
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, note, 0)
    except OSError as error:
        raise DataFolderUnusable(path, error.strerror or str(error)) from error


def holder(path: Path) -> str:
    """Who holds the lock, in words."""
    try:
        note = json.loads(path.read_bytes())
        return f"process {note['pid']}, since {note['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "a process that has just begun"


def is_locked(data_dir: Path) -> str | None:
    """Who builds now, in words; None if nobody does."""
    try:
        descriptor = os.open(data_dir / NAME, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        if not os.fstat(descriptor).st_size:
            return None  # a builder leaves its note there until it ends
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return holder(data_dir / NAME)
    finally:
        os.close(descriptor)
    return None
