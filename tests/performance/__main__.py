"""Runs the benchmarks, one process each: `make bench`, or some of them by name.

python -m tests.performance [--small] [NAME ...]
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence

# Of each benchmark, what a small run gives it; None: a small run leaves it out.
BENCHMARKS: dict[str, list[str] | None] = {
    "ranking": ["--sizes", "10000", "--slack", "1.3"],
    "whole": ["--sizes", "10000", "--slack", "1.3"],
    "telegram_cost": None,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the benchmarks named, or all; gives the number that failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.performance", description="Speed, size and cost.")
    parser.add_argument("--small", action="store_true", help="10,000 passages alone: a minute or two")
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME", help=", ".join(BENCHMARKS))
    options = parser.parse_args(arguments)
    failed = 0
    for name, small in BENCHMARKS.items():
        if (options.names and name not in options.names) or (options.small and small is None):
            continue
        print(f"== {name}", flush=True)
        # A process each: memory and start-up of one must not count for the next.
        command = [sys.executable, "-m", f"tests.performance.{name}", *(small or [] if options.small else [])]
        failed += subprocess.run(command).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
