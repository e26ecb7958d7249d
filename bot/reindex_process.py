"""Runs a reindex in a child process, so that the service answers as fast as before."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot.reindexing import Outcome, ReindexProgress

_ROOT = Path(__file__).resolve().parents[1]  # where `python -m bot.reindex_child` is found
_LINE = 1 << 26  # bytes: the outcome may name every document of a large corpus


async def reindex_in_child(
    corpus_folders: Sequence[Path], data_dir: Path, progress: ReindexProgress, *, force: bool = False
) -> Outcome:
    """The outcome of `bot.reindexing.reindex`, of a child that is ended when this call is cancelled."""
    arguments = [*(["--force"] if force else []), *map(os.path.abspath, (data_dir, *corpus_folders))]
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.reindex_child",
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        cwd=_ROOT,
        env=_environment(),
        start_new_session=True,
        limit=_LINE,
    )
    outcome = None
    try:
        assert child.stdout is not None
        async for line in child.stdout:
            outcome = _heard(line.decode(), progress) or outcome
    finally:
        # Builders of its own may still run: the whole session ends. Harmless once all have ended.
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        code = await child.wait()
    return outcome or Outcome("failed", detail=f"The reindex ended without a word (exit {code}).", exit_code=1)


def _heard(line: str, progress: ReindexProgress) -> Outcome | None:
    fields = json.loads(line)
    if "result" in fields:
        return Outcome.from_json(line)
    if "total" in fields:
        progress.files(fields["done"], fields["total"])
    else:
        progress.trying(fields["passages"], fields["canaries"])
    return None


def _environment() -> dict[str, str]:
    """No secrets; one processor is left to the answers."""
    workers = os.environ.get("INDEX_WORKERS") or str(max(1, (os.cpu_count() or 2) - 1))
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
    return kept | {"PYTHONUTF8": "1", "INDEX_WORKERS": workers}
