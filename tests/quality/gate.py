"""The quality gate: asks every gold question, prints the table, fails below a pinned floor.

    python -m tests.quality.gate [--set NAME] [--failures 20] [--update] [--noise]

Without EVALUATION_DIR only the questions over the project's own briefs are asked. Exit code 0: every floor holds;
1: something fell; 2: a question set is missing or the bot did not run.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.quality import retype
from tests.quality.ask import AskFailed, ask
from tests.quality.floors import NEVER, Floor, raised, reached, read_floors, shortfalls, write_floors
from tests.quality.question_sets import MissingSet, QuestionSet, evaluation_sets, own_sets
from tests.quality.scoring import Judged, judge_all, read_given, read_gold, read_rows, read_texts, totals
from tests.quality.table import failure_lines, table_lines, totals_lines

Ask = Callable[[Path, Sequence[Path], Path], list[dict[str, Any]]]


def main(arguments: Sequence[str] | None = None, environ: Mapping[str, str] = os.environ, ask: Ask = ask) -> int:
    """Runs the gate and prints what it finds."""
    options = _options(arguments)
    try:
        sets = [each for each in _sets(environ) if options.set in (None, each.name)]
        if not sets:
            raise MissingSet(f"There is no question set {options.set!r}; it may need EVALUATION_DIR.")
        with tempfile.TemporaryDirectory(prefix="quality-") as work:
            judged = {each.name: _judge(each, Path(work), ask) for each in sets}
            if options.noise:
                for each in sets:
                    _print_noise(each, Path(work), ask)
    except (MissingSet, AskFailed) as error:
        print(error, file=sys.stderr)
        return 2
    fallen = _compare(sets, judged, options)
    for line in fallen:
        print(f"BELOW ITS FLOOR  {line}")
    print("Every floor holds." if not fallen else f"{len(fallen)} figures fell; see the failures with --failures 50.")
    return 1 if fallen else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--set", metavar="NAME", help="only this question set")
    cli.add_argument("--failures", type=int, default=0, metavar="N", help="show N failures of each set")
    cli.add_argument("--update", action="store_true", help="raise the floors to what is reached now")
    cli.add_argument(
        "--lower-floors", action="store_true", help="with --update: also lower them; say why in the commit"
    )
    cli.add_argument("--noise", action="store_true", help="also ask every question retyped, and show what is kept")
    options = cli.parse_args(arguments)
    if options.lower_floors and not options.update:
        cli.error("--lower-floors goes with --update")
    return options


def _sets(environ: Mapping[str, str]) -> list[QuestionSet]:
    folder = environ.get("EVALUATION_DIR", "").strip()
    if not folder:
        print("EVALUATION_DIR is not set: the question sets there are skipped, our own are asked.")
        return own_sets()
    return own_sets() + evaluation_sets(Path(folder))


def _judge(questions: QuestionSet, work: Path, ask: Ask, gold: Path | None = None) -> list[Judged]:
    """`gold` stands in for the set's own questions (the same ones, retyped)."""
    # Sets over the same texts share one index.
    data = work / "-".join(folder.name for folder in questions.texts)
    rows = ask(gold or questions.gold, questions.texts, data)
    golds = [read_gold(row) for row in read_rows(gold or questions.gold)]
    return judge_all(golds, {row["id"]: read_given(row) for row in rows}, read_texts(questions.texts))


def _print_noise(questions: QuestionSet, work: Path, ask: Ask) -> None:
    print(f"\n{questions.name}, retyped: share of the clean answered_right that is kept")
    rights: dict[str, float] = {}
    for form, path in retype.write_forms(questions.gold, work / f"{questions.name}-retyped").items():
        rights[form] = totals(_judge(questions, work, ask, path))["answered_right"]
        kept = rights[form] / rights["clean"] if rights["clean"] else 0.0
        print(f"  {form:8}{rights[form]:8.3f}{kept:8.3f}")


def _compare(sets: Sequence[QuestionSet], judged: Mapping[str, list[Judged]], options: argparse.Namespace) -> list[str]:
    """Prints each table; gives what fell. Pins the floors anew if asked to."""
    floors, fallen = read_floors(), []
    for questions in sets:
        verdicts = judged[questions.name]
        figures = totals(verdicts)
        print(
            "",
            f"{questions.name} ({len(verdicts)} questions)",
            *table_lines(verdicts),
            *totals_lines(figures),
            sep="\n",
        )
        print(*failure_lines(verdicts, options.failures), sep="\n")
        now = reached(questions.digest(), figures, verdicts)
        floor = floors.get(questions.name)
        if options.update:
            floors[questions.name] = floor = raised(floor, now, may_lower=options.lower_floors)
        fallen += [f"{questions.name}: {line}" for line in _shortfalls(floor, now, figures)]
    if options.update:
        write_floors(floors)
    return fallen


def _shortfalls(floor: Floor | None, now: Floor, figures: Mapping[str, float]) -> list[str]:
    untrue = [f"{name} {figures[name]:.0f} > 0" for name in NEVER if figures[name]]
    if floor is None:
        return [*untrue, "it has no floor; pin one with --update"]
    if floor.digest != now.digest:
        print("Its questions changed since the floor was pinned; pin it anew with --update.")
    return untrue + shortfalls(floor, now)


if __name__ == "__main__":
    sys.exit(main())
