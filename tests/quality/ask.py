"""Puts a question set to the bot, as a person would: through its command."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
LONGEST = 900  # seconds that building an index and answering one set may take


class AskFailed(Exception):
    """The command ended with an error; the text is what it said."""


def ask(gold: Path, texts: Sequence[Path], data: Path) -> list[dict[str, Any]]:
    """The objects that `ask --json --batch` prints for a gold file; the index is built in `data` if it is not there."""
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--json", "--batch", str(gold.resolve())],
        cwd=ROOT,
        env=_environment(texts, data),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LONGEST,
    )
    if ran.returncode:
        raise AskFailed(f"`bot ask` ended with {ran.returncode}:\n{ran.stderr.strip()[-2000:]}")
    return [json.loads(line) for line in ran.stdout.splitlines() if line.strip()]


def _environment(texts: Sequence[Path], data: Path) -> dict[str, str]:
    """The shell's environment without the settings of a service that may be running there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "ZALO_"))}
    return kept | {
        "CORPUS_DIR": ":".join(str(folder.resolve()) for folder in texts),
        "DATA_DIR": str(data),
        "PYTHONIOENCODING": "utf-8",
    }
