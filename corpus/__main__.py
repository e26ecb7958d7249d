"""Commands over the corpus: `python -m corpus import FILE…`, `remove ID`, `restore ID`."""

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from corpus.bin import DAYS, bring_back
from corpus.errors import ArticleError
from corpus.foreign.file_kind import ENDINGS
from corpus.foreign.refusals import Busy, NotKept, Refused
from corpus.importing import keep, read_foreign, remove

DONE, WRONG_USE, CONFIGURATION, LOCKED = 0, 2, 3, 75
_CORPUS_HELP = (
    "corpus folder (default CORPUS_DIR or corpus/articles); may be repeated, the first takes what is imported"
)
_BUILD = "Run `python -m index build` to make the change searchable."


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    options = _parser().parse_args(arguments)
    folders = options.corpus or list(map(Path, (os.environ.get("CORPUS_DIR") or "corpus/articles").split(":")))
    missing = [folder for folder in folders if not folder.is_dir()]
    if missing:
        print(f"{missing[0]}: no such folder; name one with --corpus or CORPUS_DIR", file=sys.stderr)
        return CONFIGURATION
    bin_folder = (options.data or Path(os.environ.get("DATA_DIR") or "data")) / "bin"
    try:
        return int(options.run(options, folders, bin_folder))
    except (Refused, ArticleError) as error:
        print(error, file=sys.stderr)
        return _exit_code(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m corpus",
        description="Bring foreign files into the corpus, take articles out.",
        epilog="example: python -m corpus import ke-hoach-55.docx quyet-dinh.pdf",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    importing = commands.add_parser(
        "import", help="write PDF, DOCX, HTML, TXT and MD files as articles; folders as well"
    )
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file, or a folder with files")
    importing.add_argument("--dry-run", action="store_true", help="show what would be written, write nothing")
    importing.set_defaults(run=_import)
    removing = commands.add_parser("remove", help=f"take an article out; the bin keeps it for {DAYS} days")
    removing.add_argument("id", metavar="ID", help="the article's file name without its ending")
    removing.set_defaults(run=_remove)
    restoring = commands.add_parser("restore", help="put an article from the bin back where it stood")
    restoring.add_argument("id", metavar="ID", help="the article's file name without its ending")
    restoring.set_defaults(run=_restore)
    for command in (importing, removing, restoring):
        command.add_argument("--corpus", action="append", type=Path, metavar="DIR", help=_CORPUS_HELP)
        command.add_argument(
            "--data", type=Path, metavar="DIR", help="data folder with the bin (default DATA_DIR or data)"
        )
    return parser


def _import(options: argparse.Namespace, folders: list[Path], bin_folder: Path) -> int:
    code, kept = DONE, 0
    for file in _files(options.files):
        try:
            imported = read_foreign(file)
            for remark in imported.remarks:
                print(f"{file}: {remark}", file=sys.stderr)
            if options.dry_run:
                print(f"{file} | {imported.number or '-'} | {', '.join(imported.provinces) or '-'} | {imported.title}")
                continue
            print(f"{file} -> {keep(imported, folders[0], bin_folder=bin_folder, other_folders=folders[1:])}")
            kept += 1
        except Refused as refusal:
            print(refusal, file=sys.stderr)
            code = max(code, _exit_code(refusal))
    if kept:
        print(_BUILD, file=sys.stderr)
    return code


def _files(paths: list[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named whose type is read; links in folders are not followed."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file
                for file in path.rglob("*")
                if file.suffix.lower() in {*ENDINGS, ".doc"} and file.is_file() and not file.is_symlink()
            )
        else:
            yield path


def _remove(options: argparse.Namespace, folders: list[Path], bin_folder: Path) -> int:
    entry = remove(options.id, folders, bin_folder, datetime.now(UTC))
    print(f"{entry.path} -> {entry.kept}")
    print(f"It stays there for {DAYS} days. {_BUILD}", file=sys.stderr)
    return DONE


def _restore(options: argparse.Namespace, _folders: list[Path], bin_folder: Path) -> int:
    print(bring_back(options.id, bin_folder))
    print(_BUILD, file=sys.stderr)
    return DONE


def _exit_code(error: Exception) -> int:
    if isinstance(error, Busy):
        return LOCKED
    return CONFIGURATION if isinstance(error, NotKept | ArticleError) else WRONG_USE


if __name__ == "__main__":
    sys.exit(main())
