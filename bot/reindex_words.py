"""The outcome of a reindex in words for admins."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot import texts_admin_vi as say
from bot.canaries import CanaryCheck
from bot.reindexing import Outcome
from bot.today import VIETNAM
from index.build import BuildReport

_HOLDER = re.compile(r"process (\d+), since (\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d)")
_LISTED = 8  # names of each kind in a report


def outcome_text(outcome: Outcome) -> str:
    """What to tell the admin who asked for it."""
    match outcome.result:
        case "done":
            return _done(outcome)
        case "unchanged":
            assert outcome.report is not None
            report = outcome.report
            return say.REINDEX_UNCHANGED.format(
                generation=report.generation_after, documents=report.documents, passages=report.passages
            )
        case "canaries":
            questions = _listed(outcome.canaries.broken, most=len(outcome.canaries.broken))
            return "\n".join([say.REINDEX_CANARIES, *questions, "", say.REINDEX_CANARIES_WAY_OUT])
        case "locked":
            return locked_text(outcome.detail)
        case "disk":
            return say.REINDEX_DISK.format(path=outcome.path, free=outcome.free_bytes, needed=outcome.needed_bytes)
        case "corpus":
            return say.REINDEX_CORPUS.format(detail=outcome.detail)
        case _:
            return say.REINDEX_FAILED.format(detail=outcome.detail)


def locked_text(detail: str) -> str:
    """That another process builds, with its number and since when if `detail` (LockHeld's words) tells."""
    told = _HOLDER.search(detail)
    if told is None:
        return say.REINDEX_LOCKED.format(holder="")
    since = datetime.fromisoformat(told[2]).astimezone(VIETNAM).strftime("%H:%M:%S")
    return say.REINDEX_LOCKED.format(holder=say.LOCK_HOLDER.format(process=told[1], since=since))


def _done(outcome: Outcome) -> str:
    report = outcome.report
    assert report is not None
    lines = [
        say.REINDEX_DONE,
        say.REINDEX_COUNTS.format(
            added=len(report.added),
            changed=len(report.changed),
            removed=len(report.removed),
            skipped=len(report.skipped),
            documents=report.documents,
            passages=report.passages,
        ),
        say.REINDEX_TIME.format(
            seconds=f"{report.seconds:.1f}".replace(".", ","),
            before=report.generation_before or say.NO_GENERATION,
            after=report.generation_after,
        ),
    ]
    return "\n".join([*lines, *_changes(report), *_canaries(outcome.canaries, forced=outcome.forced)])


def _changes(report: BuildReport) -> list[str]:
    skipped = [f"{Path(path).name}: {reason.removeprefix(f'{path}: ')}" for path, reason in report.skipped]
    parts = (
        (say.LIST_ADDED, report.added),
        (say.LIST_CHANGED, report.changed),
        (say.LIST_REMOVED, report.removed),
        (say.LIST_SKIPPED, skipped),
    )
    return [line for head, names in parts if names for line in (head, *_listed(names))]


def _canaries(check: CanaryCheck, *, forced: bool) -> list[str]:
    lines = []
    failed = len(check.broken) + len(check.failing)
    if check.asked:
        lines.append(say.CANARIES_PASSED.format(passed=check.asked - failed, asked=check.asked))
    if check.set_aside:
        lines.append(say.CANARIES_ASIDE.format(count=len(check.set_aside)))
    if check.failing:
        lines += [say.CANARIES_FAILING, *_listed(check.failing)]
    if check.broken and forced:
        lines += [say.CANARIES_FORCED, *_listed(check.broken)]
    return lines


def _listed(names: Sequence[str], most: int = _LISTED) -> list[str]:
    lines = [f"• {name}" for name in names[:most]]
    return [*lines, say.AND_MORE.format(count=len(names) - most)] if len(names) > most else lines
