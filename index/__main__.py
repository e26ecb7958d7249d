"""Commands of the index: build, info, doctor, search, targets."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.errors import ArticleError
from index import doctor, info
from index.build import BuildReport, build
from index.errors import IndexFailure
from index.hit import Hit
from index.live import Live, open_live
from index.progress import progress_line

_EXAMPLES = """examples:
  python -m index build --corpus corpus/articles --data data
  python -m index search "kinh tế số Tuyên Quang 2025"
  python -m index search --json --batch questions.jsonl > hits.jsonl
  python -m index targets --indicator kinh_te_so_grdp --year 2025
  python -m index targets --province "Tuyên Quang" --csv figures.csv --xlsx figures.xlsx
  python -m index doctor

exit codes: 0 done, 1 damage found or unexpected, 2 wrong use, 3 configuration, 75 another process builds"""
_SHOWN = 160  # characters of a passage shown by `search` without --json


class WrongUse(Exception):
    """The command was called wrongly; exit 2."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    options.corpus = options.corpus or _corpus_folders(os.environ)
    options.data = options.data or Path(os.environ.get("DATA_DIR") or "data")
    try:
        return int(options.run(options))
    except IndexFailure as failure:
        return _complain(failure, failure.exit_code)
    except ArticleError as error:
        return _complain(error, 3)
    except WrongUse as error:
        return _complain(error, 2)
    except KeyboardInterrupt:
        return _complain("Interrupted; the index in use is as it was, and what was tokenised is kept.", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has enough
        return 0


def _build(options: argparse.Namespace) -> int:
    report = build(options.corpus, options.data, progress=progress_line(sys.stderr), force=options.force)
    for path, reason in report.skipped:
        _remark(f"skipped: {reason if path in reason else f'{path}: {reason}'}")
    print(json.dumps(asdict(report), ensure_ascii=False) if options.json else _told(report))
    return 0


def _told(report: BuildReport) -> str:
    held = f"{report.documents} documents, {report.passages} passages"
    skipped = f", {len(report.skipped)} files skipped" if report.skipped else ""
    if report.generation_after == report.generation_before:
        return f"Nothing has changed: generation {report.generation_after} stays ({held}{skipped}); nothing tokenised."
    changes = f"{len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed"
    return (
        f"Generation {report.generation_after} is live: {held} ({changes}{skipped}); "
        f"{report.tokenised_files} articles tokenised, {report.seconds:.1f} s."
    )


def _info(options: argparse.Namespace) -> int:
    found = info.describe(options.data)
    if options.json:
        print(json.dumps(found.as_json(), ensure_ascii=False))
        return 0
    print(
        f"generation  {found.generation}{' (pinned after a rollback)' if found.pinned else ''}, built {found.built_at}"
    )
    print(f"corpus      {', '.join(found.corpus)}")
    print(f"documents   {found.documents}, {found.passages} passages, {found.bytes / 1e6:.1f} MB")
    print(f"terms       {', '.join(f'{count} {field}' for field, count in found.terms.items())}")
    print(f"provinces   {', '.join(found.provinces) or 'none named'}")
    print(f"text steps  {found.text_steps}")
    print(f"older       {', '.join(found.older) or 'none'}")
    for path, reason in found.skipped:
        print(f"skipped     {reason if path in reason else f'{path}: {reason}'}")
    return 0


def _doctor(options: argparse.Namespace) -> int:
    checks = doctor.examine(options.data, options.corpus)
    if options.json:
        print(json.dumps([asdict(check) for check in checks], ensure_ascii=False))
    else:
        signs = {"good": "ok  ", "note": "note", "bad": "BAD "}
        for check in checks:
            print(f"{signs[check.state]}  {check.text}")
    return int(any(check.state == "bad" for check in checks))


def _search(options: argparse.Namespace) -> int:
    if bool(options.batch) == bool(options.text):
        raise WrongUse("Give either a text to search for or --batch FILE.")
    questions = list(_batch(options.batch)) if options.batch else [(None, " ".join(options.text))]
    live = open_live(options.data, options.corpus, remark=_remark, progress=progress_line(sys.stderr))
    for name, text in questions:
        hits = _hits(live, text, options.limit)
        if options.json or options.batch:
            print(json.dumps({"id": name, "hits": [_as_json(hit) for hit in hits]}, ensure_ascii=False))
        else:
            print(*_listed(hits), sep="\n")
    live.wait_for_rebuild()
    return 0


def _hits(live: Live, text: str, limit: int) -> list[Hit]:
    from index.search import search  # reads tables that the other commands do not need

    return live.call(lambda generation: search(generation, text, limit))


def _as_json(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    place = {"document": passage.document_id, "passage": passage.id, "start": passage.start, "end": passage.end}
    return place | {"score": hit.score}


def _listed(hits: Sequence[Hit]) -> Iterator[str]:
    if not hits:
        yield "No passage shares a word with this text."
    for rank, hit in enumerate(hits, 1):
        passage = hit.passage
        words = " ".join(passage.text.split())
        shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
        yield f"{rank:3}. {hit.score:6.2f}  {passage.document_id} {passage.start}-{passage.end} [{passage.id}]"
        yield f"     {shown}"


def _targets(options: argparse.Namespace) -> int:
    from index import targets_command as command  # reads tables that the other commands do not need

    live = open_live(options.data, options.corpus, remark=_remark, progress=progress_line(sys.stderr))
    rows = live.call(lambda generation: generation.targets())
    try:
        choice = command.choose(options.province, options.indicator, options.year, rows)
    except command.UnknownName as error:
        raise WrongUse(str(error)) from error
    chosen = [row for row in rows if choice.holds(row)]
    files = [(Path(name), ending) for name, ending in ((options.csv, "csv"), (options.xlsx, "xlsx")) if name]
    try:
        for path, ending in files:
            command.write(chosen, path, ending)
            _remark(f"{path}: {len(chosen)} figures.")
    except (OSError, command.SpreadsheetsUnavailable) as error:
        raise WrongUse(f"The file cannot be written: {error}") from error
    for row in () if files else chosen:
        print(json.dumps(row.as_json(), ensure_ascii=False) if options.json else "\n".join(command.told(row)))
    if not chosen:
        _remark("No figure of the corpus fits.")
    live.wait_for_rebuild()
    return 0


def _batch(name: str) -> Iterator[tuple[str, str]]:
    try:
        content = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{name}: cannot be read as UTF-8 text ({error}).") from error
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
                yield row["id"], str(row["question"])
            except (ValueError, KeyError, TypeError) as error:
                raise WrongUse(f'{name}, line {number}: expected {{"id": …, "question": "…"}}.') from error


def _corpus_folders(environment: Mapping[str, str]) -> list[Path]:
    return [Path(part) for part in environment.get("CORPUS_DIR", "").split(":") if part] or [Path("corpus/articles")]


def _remark(text: object) -> None:
    print(text, file=sys.stderr)


def _complain(text: object, code: int) -> int:
    _remark(text)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m index",
        description="From texts to ranked passages.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = _command(commands, "build", _build, "build the index of the corpus and make it live")
    command.add_argument("--force", action="store_true", help="build even when nothing has changed")
    _command(commands, "info", _info, "what the live generation holds")
    _command(commands, "doctor", _doctor, "check every byte of the index and explain what is wrong")
    command = _command(commands, "search", _search, "rank passages for a text (no answer, ranking alone)")
    command.add_argument("--limit", type=_positive, default=10, metavar="N", help="passages to show (default 10)")
    command.add_argument("--batch", metavar="F.jsonl", help='rows {"id", "question"}; one JSON row out for each')
    command.add_argument("text", nargs="*", metavar="TEXT", help="what to search for")
    command = _command(commands, "targets", _targets, "list figures of provinces (--json: one JSON row a line)")
    command.add_argument("--province", metavar="P", help="only this province or region")
    command.add_argument("--indicator", metavar="I", help="only this indicator, by code or name")
    command.add_argument("--year", type=_positive, metavar="Y", help="only this year")
    command.add_argument("--csv", metavar="FILE", help="write them to a CSV file instead")
    command.add_argument("--xlsx", metavar="FILE", help="write them to an Excel workbook instead")
    return parser


def _command(commands: Any, name: str, run: Any, text: str) -> argparse.ArgumentParser:
    examples = [line for line in _EXAMPLES.splitlines() if f"index {name}" in line] or [f"  python -m index {name}"]
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog="\n".join(["example:", *examples]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    command.add_argument("--json", action="store_true", help="one JSON value instead of words")
    folder = command.add_argument_group("where")
    folder.add_argument(
        "--corpus", type=Path, action="append", metavar="DIR", help="folder of articles; may be repeated (CORPUS_DIR)"
    )
    folder.add_argument("--data", type=Path, metavar="DIR", help="data folder (DATA_DIR, else data/)")
    return command


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
