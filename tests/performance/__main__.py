"""Runs every benchmark in this folder, one process each: `make bench`, or a part of it by name.

python -m tests.performance [NAME ...]
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    """Runs the benchmarks named, or all; gives the number that failed."""
    known = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"No benchmark {', '.join(unknown)}; there are: {', '.join(known)}.", file=sys.stderr)
        return 2
    failed = 0
    for name in names or known:
        print(f"== {name}", flush=True)
        # A process each: memory and start-up of one must not count for the next.
        failed += subprocess.run([sys.executable, "-m", f"tests.performance.{name}"]).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
