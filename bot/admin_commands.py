"""The admins' commands in the shell: reindex, rollback, report."""

import argparse
import getpass
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

from bot.assistant import Assistant
from bot.audit import AuditTrail, Deed
from bot.insight import Insight
from bot.reindexing import Outcome, reindex
from bot.rollback import roll_back
from bot.settings import Settings
from bot.statistics import Statistics
from index.live import open_live
from index.progress import progress_line
from index.store import StateDatabase


def register(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Adds the commands to `python -m bot`; each sets `run(options, settings) -> exit code`."""
    again = commands.add_parser(
        "reindex", parents=[shared], help="bring the index up to the corpus, if the canary questions still pass"
    )
    again.add_argument("--force", action="store_true", help="publish although canary questions fail")
    again.set_defaults(run=_reindex)
    back = commands.add_parser("rollback", parents=[shared], help="go back to an earlier generation and stay there")
    back.add_argument("id", nargs="?", metavar="ID", help="a generation, or its beginning (default: the one before)")
    back.set_defaults(run=_rollback)
    report = commands.add_parser("report", parents=[shared], help="what people ask, as one HTML page")
    report.add_argument("--html", type=Path, required=True, metavar="F", help="the file to write")
    report.set_defaults(run=_report)


class _Line:
    """Progress as a line on the terminal."""

    def __init__(self) -> None:
        self._draw = progress_line(sys.stderr)

    def files(self, done: int, total: int) -> None:
        """So many articles of all are read."""
        if self._draw:
            self._draw(done, total)

    def trying(self, passages: int, canaries: int) -> None:
        """The canaries are put to the new generation."""
        if self._draw:
            sys.stderr.write(f"{passages} passages written, putting {canaries} canary questions\n")


def _reindex(options: argparse.Namespace, settings: Settings) -> int:
    outcome = reindex(settings.corpus_dir, settings.data_dir, force=options.force, progress=_Line())
    if outcome.report is not None:
        print(_told(outcome))
        _note(settings, "reindex forced" if options.force else "reindex", *_generations(outcome))
    for question in outcome.canaries.broken if options.force else ():
        print(f"Canary question no longer answered: {question}", file=sys.stderr)
    if outcome.detail:
        print(outcome.detail, file=sys.stderr)
    if outcome.result == "disk":
        print(f"{outcome.free_bytes} bytes are free, the index in use has {outcome.needed_bytes}.", file=sys.stderr)
    return outcome.exit_code


def _told(outcome: Outcome) -> str:
    report, canaries = outcome.report, outcome.canaries
    assert report is not None
    if outcome.result == "unchanged":
        return f"Nothing has changed; {report.generation_after} stays ({report.documents} documents)."
    failed = len(canaries.broken) + len(canaries.failing)
    lines = [
        f"{report.generation_before or '(none)'} -> {report.generation_after}: {len(report.added)} added, "
        f"{len(report.changed)} changed, {len(report.removed)} removed, {len(report.skipped)} skipped; "
        f"{report.documents} documents, {report.passages} passages, {report.seconds:.1f} s",
        f"canary questions: {canaries.asked - failed} of {canaries.asked} pass, {len(canaries.set_aside)} set aside",
        *(f"skipped {path}: {reason}" for path, reason in report.skipped),
    ]
    return "\n".join(lines)


def _rollback(options: argparse.Namespace, settings: Settings) -> int:
    before, after = roll_back(settings.data_dir, options.id)
    _note(settings, "rollback", before, after)
    print(f"{before or '(none)'} -> {after}; it stays until `python -m bot reindex` or `python -m index build`")
    return 0


def _report(options: argparse.Namespace, settings: Settings) -> int:
    live = open_live(settings.data_dir, settings.corpus_dir, build_when="missing")
    state = StateDatabase(settings.data_dir / "state.db")
    try:
        manifest = live.generation.manifest
        insight = Insight(Statistics(state), Assistant(live), settings.organisation)
        page = insight.page(live.generation.id, manifest.documents, manifest.passages)
    finally:
        state.close()
    try:
        options.html.write_bytes(page)
    except OSError as error:
        print(f"Cannot write {options.html}: {error.strerror}. Name a file in a folder that is there.", file=sys.stderr)
        return 2
    print(options.html)
    return 0


def _generations(outcome: Outcome) -> tuple[str, str]:
    report = outcome.report
    return (report.generation_before or "", report.generation_after) if report else ("", "")


def _note(settings: Settings, action: str, before: str, after: str) -> None:
    try:
        state = StateDatabase(settings.data_dir / "state.db")
        try:
            AuditTrail(state).note(Deed(time.time(), f"shell:{getpass.getuser()}", action, before, after))
        finally:
            state.close()
    except sqlite3.Error as error:
        print(f"The audit table cannot be written: {error}", file=sys.stderr)
