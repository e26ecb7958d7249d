"""Reads a foreign file in a child process with limits on memory, time and size, so that no file can hurt the bot."""

import json
import os
import signal
import subprocess
import sys
import threading
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from corpus.foreign.imported import Imported
from corpus.foreign.refusals import BadName, Damaged, Missing, Refused, TooLarge, TooMuchMemory, TooSlow, Unreadable

_ROOT = Path(__file__).resolve().parents[2]  # where `python -m corpus.foreign.child` is found
_ONE_AT_A_TIME = threading.Lock()  # two files at once would slow the answers of a two-core machine
_NAME = 200  # bytes; file systems take 255, an article's name gets an ending
_OUTPUT = 30_000_000  # bytes: the longest text allowed is shorter, whatever its letters


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take. Measured: a common plan 50 MB and 0.2 s of CPU time, 300 dense PDF pages 112 MB and 5 s,
    a DOCX of 25,000 paragraphs (8 MB of XML) 150 MB and 5 s, a page of 9 MB 360 MB and 8 s.
    """

    file_megabytes: int = 20
    memory_megabytes: int = 500  # address space of the child
    cpu_seconds: int = 30
    seconds: int = 60  # by the clock: the child is polite and waits for the bot's answers


LIMITS = Limits()


def read_foreign(path: Path, name: str | None = None, *, limits: Limits = LIMITS) -> Imported:
    """The article that a foreign file holds; raises `Refused`. Blocks up to the time limit: call it in a thread.

    `name` is the file's name as it was sent, where `path` is only where it was put; it decides the type.
    """
    name = path.name if name is None else name
    check_name(name)
    with _opened(path, name) as file:
        size = os.fstat(file.fileno()).st_size
        if size > limits.file_megabytes * 1_000_000:
            raise TooLarge(name, megabytes=-(-size // 1_000_000), limit=limits.file_megabytes)
        with _ONE_AT_A_TIME:
            return _read_in_child(file, name, limits)


def check_name(name: str) -> None:
    """Refuses names that are paths, that hide control characters, or that no file system takes."""
    if (
        not name.strip(". ")
        or any(char in "/\\" or unicodedata.category(char) in ("Cc", "Cs") for char in name)
        or len(name.encode("utf-8", "replace")) > _NAME
    ):
        raise BadName(name)


def _opened(path: Path, name: str) -> IO[bytes]:
    try:
        if not path.is_file():  # a pipe or device would block or never end
            raise Missing(name) if not path.exists() else Unreadable(name, reason="no regular file")
        return path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise Unreadable(name, reason=getattr(error, "strerror", None) or "bad path") from error


def _read_in_child(file: IO[bytes], name: str, limits: Limits) -> Imported:
    arguments = [name, str(limits.memory_megabytes), str(limits.cpu_seconds)]
    child = subprocess.Popen(  # noqa: S603 - the name is one argument, no shell reads it
        [sys.executable, "-m", "corpus.foreign.child", *arguments],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # parsers quote the file there; texts stay out of logs
        cwd=_ROOT,
        env={"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},  # no secrets
        start_new_session=True,
    )
    timer = threading.Timer(limits.seconds, _kill, [child])
    timer.start()
    assert child.stdout is not None
    try:
        with child.stdout as answers:
            answer = answers.read(_OUTPUT)
    finally:
        timer.cancel()
        _kill(child)
        code = child.wait()
    return _understood(answer, code, name, limits)


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Ends the child with everything it may have started. Harmless once it has ended but is not waited for."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)


def _understood(answer: bytes, code: int, name: str, limits: Limits) -> Imported:
    """The child's answer, or the refusal that it gave or died of. The child is not trusted to answer well."""
    try:
        said = json.loads(answer)
        if "imported" in said:
            return Imported.from_json(said["imported"])
        facts = {"megabytes": limits.memory_megabytes, **said["facts"]}
        refusal = Refused.kinds[said["refused"]](name, **facts)
    except (ValueError, KeyError, TypeError):
        refusal = _death(code, name, limits)
    raise refusal


def _death(code: int, name: str, limits: Limits) -> Refused:
    if code in (-signal.SIGKILL, -signal.SIGXCPU):
        return TooSlow(name, seconds=limits.cpu_seconds if code == -signal.SIGXCPU else limits.seconds)
    if code in (-signal.SIGSEGV, -signal.SIGABRT, 1):
        return (
            TooMuchMemory(name, megabytes=limits.memory_megabytes)
            if code != 1
            else Damaged(name, reason="parser error")
        )
    return Damaged(name, reason=f"exit {code}")
