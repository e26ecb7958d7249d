"""Counts and times of the service in the Prometheus text format; nothing personal."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass

# Seconds. Answers take milliseconds; the promise is 95 % within 50 ms.
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Counter:
    """Something that is counted; `labels` are the names of its labels."""

    name: str
    help: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Histogram:
    """Something that takes seconds."""

    name: str
    help: str
    labels: tuple[str, ...] = ()


ANSWERS = Counter("hoidap_answers_total", "Answers given.", ("channel", "status"))
ANSWER_SECONDS = Histogram("hoidap_answer_seconds", "Time the core takes for an answer.", ("channel",))
REFUSED = Counter("hoidap_refused_total", "Questions refused by a limit.", ("channel", "reason"))
FEEDBACK = Counter("hoidap_feedback_total", "Thumbs given.", ("channel", "good"))
FAULTS = Counter("hoidap_faults_total", "Unexpected errors.", ("channel",))
HTTP_REQUESTS = Counter("hoidap_http_requests_total", "HTTP requests.", ("route", "method", "code"))
HTTP_SECONDS = Histogram("hoidap_http_request_seconds", "Time of HTTP requests.", ("route",))

Labels = tuple[str, ...]


class _Times:
    """Counts by bucket (each with those below it), their sum and number."""

    __slots__ = ("buckets", "count", "sum")

    def __init__(self) -> None:
        self.buckets = [0] * len(_BUCKETS)
        self.sum = 0.0
        self.count = 0

    def add(self, seconds: float) -> None:
        self.sum += seconds
        self.count += 1
        for at, most in enumerate(_BUCKETS):
            if seconds <= most:
                self.buckets[at] += 1


class Metrics:
    """The numbers of one process; safe for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[Counter, dict[Labels, int]] = {}
        self._times: dict[Histogram, dict[Labels, _Times]] = {}

    def count(self, counter: Counter, *labels: str) -> None:
        """One more."""
        with self._lock:
            counts = self._counts.setdefault(counter, {})
            counts[labels] = counts.get(labels, 0) + 1

    def observe(self, histogram: Histogram, seconds: float, *labels: str) -> None:
        """It took this long."""
        with self._lock:
            self._times.setdefault(histogram, {}).setdefault(labels, _Times()).add(seconds)

    def text(self, gauges: Mapping[str, float] | None = None) -> str:
        """Everything, with some gauges of the moment, in the Prometheus text format 0.0.4."""
        with self._lock:
            lines = [line for counter in self._counts for line in self._counter_lines(counter)]
            lines += [line for histogram in self._times for line in self._histogram_lines(histogram)]
        for name, value in (gauges or {}).items():
            lines += [f"# TYPE {name} gauge", f"{name} {value:g}"]
        return "\n".join(lines) + "\n"

    def _counter_lines(self, counter: Counter) -> list[str]:
        lines = [f"# HELP {counter.name} {counter.help}", f"# TYPE {counter.name} counter"]
        for labels, n in sorted(self._counts[counter].items()):
            lines.append(f"{counter.name}{_labels(counter.labels, labels)} {n}")
        return lines

    def _histogram_lines(self, histogram: Histogram) -> list[str]:
        name = histogram.name
        lines = [f"# HELP {name} {histogram.help}", f"# TYPE {name} histogram"]
        for labels, times in sorted(self._times[histogram].items()):
            for most, n in zip((*map(str, _BUCKETS), "+Inf"), (*times.buckets, times.count), strict=True):
                lines.append(f"{name}_bucket{_labels((*histogram.labels, 'le'), (*labels, most))} {n}")
            lines.append(f"{name}_sum{_labels(histogram.labels, labels)} {times.sum:.6f}")
            lines.append(f"{name}_count{_labels(histogram.labels, labels)} {times.count}")
        return lines


def _labels(names: Labels, values: Labels) -> str:
    pairs = ",".join(f'{name}="{_escaped(value)}"' for name, value in zip(names, values, strict=True))
    return f"{{{pairs}}}" if pairs else ""


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
