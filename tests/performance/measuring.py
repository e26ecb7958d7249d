"""What things cost: processor time, wall time, memory; and a process of its own for each thing measured."""

import resource
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Cost:
    """Seconds of the processor (all threads, and the system's work for them) and on the clock."""

    cpu: float
    wall: float


def cost(action: Callable[[], object]) -> Cost:
    """What one call costs."""
    wall, cpu = time.perf_counter(), time.process_time()
    action()
    return Cost(time.process_time() - cpu, time.perf_counter() - wall)


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """In milliseconds."""
    p50, p95, p99 = (float(value) * 1e3 for value in np.percentile(seconds, (50, 95, 99)))
    return {"mean": float(np.mean(seconds)) * 1e3, "p50": p50, "p95": p95, "p99": p99}


def anonymous_megabytes() -> float:
    """Memory of this process that is no file's."""
    return _status("RssAnon") / 1024


def peak_megabytes() -> float:
    """The most memory this process has had at one moment, mapped files included."""
    return _status("VmHWM") / 1024


def _status(name: str) -> int:
    """A figure of this process in kilobytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


class Worker:
    """An object that lives in a process of its own: memory and start-up of one must not count for the next."""

    def __init__(self, make: Callable[..., object], *arguments: object) -> None:
        context = get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, make, arguments), daemon=True)
        self._process.start()
        there.close()

    def call(self, method: str, *arguments: object) -> Any:
        """What the object's method returns."""
        self._here.send((method, arguments))
        try:
            done, result = self._here.recv()
        except EOFError:
            sys.exit(f"The process of {method} is gone: not enough memory?")
        if not done:
            raise RuntimeError(result)
        return result

    def end(self) -> None:
        """Ends the process and frees its memory."""
        self._here.close()
        self._process.join()

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


def _serve(connection: Connection, make: Callable[..., object], arguments: Sequence[object]) -> None:
    served = make(*arguments)
    while True:
        try:
            method, given = connection.recv()
        except EOFError:
            return
        try:
            connection.send((True, getattr(served, method)(*given)))
        except Exception:  # noqa: BLE001 - told to the caller, who stops
            connection.send((False, traceback.format_exc()))
