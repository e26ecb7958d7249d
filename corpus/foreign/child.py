"""The child process: reads one foreign file from stdin, writes the article or the refusal to stdout.

Run as `python -m corpus.foreign.child NAME MEMORY_MEGABYTES CPU_SECONDS` by `corpus.foreign.sandbox`.
"""

import contextlib
import json
import os
import resource
import sys

_FILES = 64  # open files; importing a package needs a handful
_POLITE = 10  # niceness: the bot's answers go first


def main(name: str, memory: int, seconds: int) -> None:
    """Sets the limits first, so that nothing of the file is looked at without them. `memory` in megabytes."""
    _limit(memory, seconds)
    data = sys.stdin.buffer.read()
    # Parsers may print; what reaches the parent is one line of JSON.
    with contextlib.redirect_stdout(sys.stderr):
        answer = _answer(name, data)
    sys.stdout.buffer.write(answer.encode())
    sys.stdout.buffer.flush()
    os._exit(0)  # taking a tree of a million nodes apart takes seconds


def _limit(memory: int, seconds: int) -> None:
    os.nice(_POLITE)
    for what, limit in (
        (resource.RLIMIT_AS, memory * 1_000_000),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))


def _answer(name: str, data: bytes) -> str:
    from corpus.foreign.reading import read_bytes
    from corpus.foreign.refusals import Refused

    try:
        return json.dumps({"imported": read_bytes(name, data).to_json()}, ensure_ascii=False)
    except Refused as refusal:
        return json.dumps({"refused": type(refusal).__name__, "facts": refusal.facts})
    except MemoryError:
        return json.dumps({"refused": "TooMuchMemory", "facts": {}})
    except RecursionError:
        return json.dumps({"refused": "Damaged", "facts": {"reason": "nested too deeply"}})


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
