"""The commands of the bot: ask, chat, run, and those of admins."""

import argparse
import asyncio
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot import admin_commands, backup_commands
from bot.assistant import Assistant
from bot.channel_choice import CHANNELS, CannotServe, channels_on, is_interactive
from bot.channels import terminal
from bot.channels.errors import ChannelError
from bot.env_file import read_env_file
from bot.log import set_up
from bot.question import Question
from bot.settings import Settings, SettingsError
from bot.today import this_year
from corpus.errors import ArticleError
from index.errors import IndexFailure
from index.live import open_live
from index.progress import progress_line

_EXAMPLES = """examples:
  python -m bot ask "Mục tiêu kinh tế số của Tuyên Quang đến năm 2025 là bao nhiêu?"
  python -m bot ask --json --batch questions.jsonl > answers.jsonl
  python -m bot chat
  python -m bot run
  python -m bot backup state-backup.db

exit codes: 0 done (also when nothing was found), 1 unexpected, 2 wrong use, 3 configuration,
4 another instance polls this bot, 75 another process builds the index, or uses the state that is to be replaced"""


class WrongUse(Exception):
    """The command was called wrongly; exit 2."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        settings = Settings.load(_environment(options))
        options.log = set_up(settings.log_level, settings.secrets())
        return int(options.run(options, settings))
    except (SettingsError, CannotServe) as error:
        return _complain(error, 3)
    except ChannelError as error:
        return _complain(error, error.exit_code)
    except IndexFailure as failure:
        return _complain(failure, failure.exit_code)
    except ArticleError as error:
        return _complain(error, 3)
    except WrongUse as error:
        return _complain(error, 2)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has enough
        return 0


def _environment(options: argparse.Namespace) -> Mapping[str, str]:
    """The environment, with what the command line says instead."""
    environ = {**read_env_file(Path(".env")), **os.environ}
    if options.corpus:
        environ["CORPUS_DIR"] = ":".join(str(folder) for folder in options.corpus)
    if options.data:
        environ["DATA_DIR"] = str(options.data)
    return environ


def _assistant(settings: Settings) -> Assistant:
    live = open_live(settings.data_dir, settings.corpus_dir, remark=_remark, progress=progress_line(sys.stderr))
    return Assistant(live, settings.help_contact, this_year=this_year)


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    if options.batch and options.text:
        raise WrongUse("Give either a question or --batch FILE, not both.")
    if not options.batch and not options.text:
        raise WrongUse("Give a question, or --batch FILE with one JSON object a line.")
    rows = _batch(options.batch) if options.batch else [{"question": " ".join(options.text)}]
    assistant = _assistant(settings)
    for row in rows:
        started = time.perf_counter()
        answer = assistant.reply(
            Question(row["question"], asked_at=time.time(), history=tuple(row.get("history") or ()))
        )
        elapsed = (time.perf_counter() - started) * 1000
        if options.json or options.batch:
            told = {"id": row.get("id"), **answer.as_json(), "elapsed_ms": round(elapsed, 1)}
            print(json.dumps(told, ensure_ascii=True), flush=True)
        else:
            print(answer.text)
    return 0


def _batch(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path} cannot be read as UTF-8: {error}") from error
    for number, line in enumerate(text.split("\n"), 1):  # a text may hold other separators, such as U+2028
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise WrongUse(f"{path}, line {number}: expected one JSON object a line ({error.msg})") from error
        if not isinstance(row, dict) or not isinstance(row.get("question"), str):
            raise WrongUse(f'{path}, line {number}: expected an object with a text "question"')
        history = row.get("history") or []
        if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
            raise WrongUse(f'{path}, line {number}: expected "history" to be a list of texts')
        yield row


def _chat(options: argparse.Namespace, settings: Settings) -> int:
    return terminal.chat(_assistant(settings))


def _run(options: argparse.Namespace, settings: Settings) -> int:
    from bot.service import serve  # the servers' libraries take 70 ms to import, which no other command needs

    live = open_live(
        settings.data_dir, settings.corpus_dir, build_when="missing", remark=_remark, progress=progress_line(sys.stderr)
    )
    channels = channels_on(settings, options.channel or (), interactive=is_interactive())
    asyncio.run(serve(settings, live, channels, _remark, watch=options.watch, hide=options.log.hide))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Answers questions from the articles, with quotes and sources.",
        epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--corpus", action="append", type=Path, metavar="DIR", help="folder of articles; may be repeated"
    )
    shared.add_argument("--data", type=Path, metavar="DIR", help="data folder (default: DATA_DIR or data)")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    ask = commands.add_parser("ask", parents=[shared], help="answer one question, or a batch of them")
    ask.add_argument("--json", action="store_true", help="print one JSON object an answer")
    ask.add_argument("--batch", type=Path, metavar="F.jsonl", help='rows {"id", "question", "history"}; prints JSON')
    ask.add_argument("text", nargs="*", metavar="TEXT", help="the question")
    ask.set_defaults(run=_ask)
    chat = commands.add_parser("chat", parents=[shared], help="chat in the terminal")
    chat.set_defaults(run=_chat)
    run = commands.add_parser(
        "run", parents=[shared], help="the service: every channel whose token is set, and the web page"
    )
    run.add_argument(
        "--channel", action="append", choices=CHANNELS, metavar="NAME", help=f"only these: {', '.join(CHANNELS)}"
    )
    run.add_argument("--watch", action="store_true", help="reindex when articles change")
    run.set_defaults(run=_run)
    admin_commands.register(commands, shared)
    backup_commands.register(commands, shared)
    return parser


def _remark(text: str) -> None:
    print(text, file=sys.stderr)


def _complain(error: BaseException, code: int) -> int:
    print(error, file=sys.stderr)
    return code
