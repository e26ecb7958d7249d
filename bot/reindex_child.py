"""`python -m bot.reindex_child [--force] DATA CORPUS…`: a reindex that tells its way as lines of JSON on stdout."""

import json
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from bot.reindexing import Outcome, reindex

_POLITE = 10  # niceness: the answers of the bot come first
_EVERY = 0.2  # seconds between two progress lines


class Lines:
    """Progress as lines of JSON."""

    def __init__(self) -> None:
        self._told = 0.0

    def files(self, done: int, total: int) -> None:
        """So many articles of all are read."""
        if monotonic() - self._told >= _EVERY:
            self._told = monotonic()
            tell({"done": done, "total": total})

    def trying(self, passages: int, canaries: int) -> None:
        """The canaries are put to the new generation."""
        tell({"passages": passages, "canaries": canaries})


def tell(fields: dict[str, int]) -> None:
    """One line to whoever started this process."""
    sys.stdout.write(json.dumps(fields) + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Reindexes; the last line is the outcome."""
    os.nice(_POLITE)
    force = "--force" in arguments
    data, *folders = (Path(argument) for argument in arguments if argument != "--force")
    try:
        outcome = reindex(folders, data, force=force, progress=Lines())
    except Exception as error:  # noqa: BLE001 - the admin is told of every end, the log gets the trace
        traceback.print_exc()
        outcome = Outcome("failed", detail=f"Unexpected {type(error).__name__}; the log says more.", exit_code=1)
    sys.stdout.write(outcome.to_json() + "\n")
    return outcome.exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
