"""The commands that copy state.db away and bring a copy back: backup, restore."""

import argparse
import getpass
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.audit import AuditTrail, Deed
from bot.backup import STATE, BackupFailure, back_up, restore
from bot.settings import Settings
from index.store import StateDatabase


def register(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Adds the commands to `python -m bot`; each sets `run(options, settings) -> exit code`."""
    away = commands.add_parser(
        "backup", parents=[shared], help="copy state.db (inbox, questions, admins' deeds) to a file; the bot may run"
    )
    away.add_argument("file", type=Path, metavar="FILE", help="the file to write; an earlier backup is replaced")
    away.set_defaults(run=_backup)
    back = commands.add_parser(
        "restore", parents=[shared], help="make a backup the state.db; the bot must not run, the old file is kept"
    )
    back.add_argument("file", type=Path, metavar="FILE", help="a file that `backup` wrote")
    back.set_defaults(run=_restore)


def _backup(options: argparse.Namespace, settings: Settings) -> int:
    try:
        back_up(settings.data_dir, options.file)
    except BackupFailure as failure:
        return _complain(failure)
    print(f"{options.file}: {options.file.stat().st_size} bytes, checked")
    return 0


def _restore(options: argparse.Namespace, settings: Settings) -> int:
    try:
        kept = restore(options.file, settings.data_dir, datetime.now(UTC))
    except BackupFailure as failure:
        return _complain(failure)
    state = StateDatabase(settings.data_dir / STATE)
    try:
        deed = Deed(time.time(), f"shell:{getpass.getuser()}", "restore", kept.name if kept else "", options.file.name)
        AuditTrail(state).note(deed)
    finally:
        state.close()
    print(f"{settings.data_dir / STATE} is now {options.file}, checked.")
    if kept:
        print(f"The one before is {kept}; delete it when it is no longer needed: it holds people's questions.")
    return 0


def _complain(failure: BackupFailure) -> int:
    print(failure, file=sys.stderr)
    return failure.exit_code
