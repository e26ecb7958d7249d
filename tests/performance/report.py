"""The newest run in the READMEs: `python -m tests.performance.report` writes it there.

The runs are kept beside this file: `ranking.json` and `whole.json`, each with the command that made it.
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
READMES = [HERE.parent.parent / name for name in ("README.md", "README.vi.md")]
_BLOCK = re.compile(r"```text\n(ms, .*?)```", re.DOTALL)


def newest(name: str) -> dict[str, Any]:
    """The record of a benchmark ("ranking" or "whole")."""
    record: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return record


def block(ranking: Mapping[str, Any]) -> str:
    """Processor time of a question's scores and ten best passages, the median, in milliseconds."""
    sizes = ranking["sizes"]
    lines = ["ms, CPU    " + "".join(f"{size['passages']:>12,}" for size in sizes)]
    for engine in sizes[0]["engines"]:
        cells = []
        for size in sizes:
            record = size["engines"][engine]
            median = record.get("best", record.get("scores"))["cpu_ms"]["p50"]
            cells.append(f"{median:>12,.2f}" if median < 10 else f"{median:>12,.0f}")
        lines.append(f"{engine:<11}" + "".join(cells))
    return "\n".join(lines) + "\n"


def shown(text: str) -> str:
    """The block that a README holds."""
    found = _BLOCK.search(text)
    return found[1] if found else ""


def main() -> int:
    """Writes the newest block into both READMEs."""
    new = block(newest("ranking"))
    for path in READMES:
        text = path.read_text(encoding="utf-8")
        path.write_text(_BLOCK.sub(lambda _: f"```text\n{new}```", text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
