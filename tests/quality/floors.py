"""Pinned floors: what each question set must reach, and must not exceed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.quality.scoring import Judged

FLOORS = Path(__file__).parent / "floors.json"

AT_LEAST = ("answered_right", "right_at_300", "refused_rightly")
AT_MOST = ("answered_wrong",)
NEVER = ("unfaithful_quotes", "invented_numbers")  # no floor can permit one


@dataclass(frozen=True, slots=True)
class Floor:
    """`totals`: shares by name. `right`: right verdicts by line of the table, a whole number of questions."""

    digest: str
    totals: Mapping[str, float]
    right: Mapping[str, int] = field(default_factory=dict)


def read_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """The pinned floors by the name of their set."""
    if not path.exists():
        return {}
    rows: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {name: Floor(row["digest"], row["totals"], row["right"]) for name, row in rows.items()}


def write_floors(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    """Writes the floors in a form whose changes read well in a review."""
    rows = {
        name: {"digest": floor.digest, "totals": dict(floor.totals), "right": dict(floor.right)}
        for name, floor in sorted(floors.items())
    }
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def reached(digest: str, totals: Mapping[str, float], judged: Sequence[Judged]) -> Floor:
    """The floor that these verdicts would pass exactly."""
    right: dict[str, int] = {}
    for each in judged:
        right[each.gold.heading] = right.get(each.gold.heading, 0) + (each.verdict == "right")
    return Floor(digest, {name: totals[name] for name in (*AT_LEAST, *AT_MOST)}, dict(sorted(right.items())))


def shortfalls(floor: Floor, now: Floor) -> list[str]:
    """What fell below the floor, a line each. A set whose questions changed is compared by its shares alone."""
    found = [
        f"{name} {now.totals[name]:.4f} < {floor.totals[name]:.4f}" for name in AT_LEAST if _below(name, floor, now)
    ]
    found += [
        f"{name} {now.totals[name]:.4f} > {floor.totals[name]:.4f}" for name in AT_MOST if _below(name, floor, now)
    ]
    if floor.digest == now.digest:
        found += [
            f"{heading}: {now.right.get(heading, 0)} right < {right}"
            for heading, right in floor.right.items()
            if now.right.get(heading, 0) < right
        ]
    return found


def raised(floor: Floor | None, now: Floor, *, may_lower: bool) -> Floor:
    """The floor to pin: the better of both in each place; `now` itself when floors may be lowered."""
    if floor is None or may_lower:
        return now
    totals = {name: now.totals[name] if not _below(name, floor, now) else floor.totals[name] for name in now.totals}
    if floor.digest != now.digest:
        return Floor(now.digest, totals, now.right)
    return Floor(now.digest, totals, {name: max(count, floor.right.get(name, 0)) for name, count in now.right.items()})


def _below(name: str, floor: Floor, now: Floor) -> bool:
    then, figure = floor.totals[name], now.totals[name]
    return figure > then if name in AT_MOST else figure < then
