"""A build that kills itself: run by the long trial of test_soak_build.py as a program of its own.

`python killed_build.py CORPUS DATA EVENTS` builds and, when EVENTS (a number) of the interpreter's line events have
passed, dies by SIGKILL. With EVENTS 0 it lives, and prints how many events the whole build has and at which one
CURRENT had been switched.
"""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from index.build import build
from index.data_folder import DataFolder


def main(corpus: Path, data: Path, last: int) -> None:
    """Builds under a counter of line events."""
    events = switched = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal events
        events += 1
        if events == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    switch = DataFolder.switch

    def noted(self: DataFolder, generation: str, *, pinned: bool = False) -> None:
        nonlocal switched
        switch(self, generation, pinned=pinned)
        switched = events

    DataFolder.switch = noted  # type: ignore[method-assign]
    sys.stdout.write("building\n")
    sys.stdout.flush()
    if last >= 0:
        sys.settrace(trace)
    build([corpus], data)
    sys.settrace(None)
    sys.stdout.write(f"{events} {switched}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
