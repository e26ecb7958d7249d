"""Document numbers as people type them: seven spellings of every number of a corpus, and which document comes first.

    python -m tests.quality.spellings [FOLDER …] [--failures 20]

Without folders the project's own articles are asked, and with EVALUATION_DIR the texts there. Exit code 1 when fewer
than `FLOOR` of the spellings of a corpus bring the right document.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answer import Answer
from bot.assistant import Assistant
from bot.question import Question
from corpus.vietnamese.document_number import DocumentNumber, find_numbers, same_number
from corpus.vietnamese.normalize import fold
from index.build import build
from index.generation import Generation
from index.live import Live
from tests.quality.question_sets import ARTICLES

FLOOR = 0.98  # share of spellings
_NAMES = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "KH": "Kế hoạch", "CTr": "Chương trình hành động", "CT": "Chỉ thị",
    "NĐ": "Nghị định", "TTr": "Tờ trình", "TT": "Thông tư", "CV": "Công văn", "BC": "Báo cáo", "TB": "Thông báo",
    "HD": "Hướng dẫn", "KL": "Kết luận", "ĐA": "Đề án", "L": "Luật",
}  # fmt: skip
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A question, and the documents of which one must come first."""

    question: str
    number: str
    documents: frozenset[str]


def spellings(number: DocumentNumber) -> list[str]:
    """Seven ways to type a number."""
    code, name = number.kind_code, _NAMES.get(number.kind_code, number.kind_code)
    digits = number.canonical.split("/")[0].split("-")[0]
    full = number.canonical if number.issuer_code else f"{name} số {digits}"
    joined = full.replace("-", "", 1) if number.year or "-" in full.split("/")[0] else full.replace("/", "", 1)
    spoken = " ".join(_DIGITS[int(digit)] for digit in digits)
    if digits.endswith("5") and not digits.endswith("05"):
        spoken = spoken.removesuffix("năm") + "lăm"  # "năm năm" is five years
    return [
        full,
        joined,
        fold(full).replace("/", "-"),
        f"{fold(code)}{digits}",
        f"{name} số {digits}",
        fold(f"{name} {digits}"),
        f"{name.lower()} {spoken}",
    ]


def all_spellings(generation: Generation) -> Iterator[Spelling]:
    """The spellings of every number that the documents bear or mention; for each the documents that do."""
    found: dict[str, tuple[DocumentNumber, set[str]]] = {}
    for document in generation.documents():
        for number in find_numbers(generation.text(document.id)):
            found.setdefault(number.canonical, (number, set()))
    for document in generation.documents():
        kept = " \n ".join(passage.text for passage in generation.passages_of(document.id))
        for number in find_numbers(kept):
            for known, documents in found.values():
                if same_number(known, number):
                    documents.add(document.id)
    for number, documents in found.values():
        if documents:
            for typed in spellings(number):
                yield Spelling(typed, number.canonical, frozenset(documents))


def is_right(assistant: Assistant, spelling: Spelling, answer: Answer) -> bool:
    """Whether the first quote is of a right document, or a choice that is offered leads there."""
    if answer.status == "clarify":
        replies = (assistant.reply(Question(choice)) for choice in answer.choices)
        return any(reply.status != "clarify" and is_right(assistant, spelling, reply) for reply in replies)
    first = next(iter(answer.citations), None)
    return answer.status in ("answered", "unsure") and first is not None and first.document in spelling.documents


def wrong_ones(folders: Sequence[Path], data: Path) -> tuple[int, list[tuple[Spelling, Answer]]]:
    """How many spellings were asked, as a question and as a command, and those that failed."""
    build(folders, data)
    live = Live(data, tuple(folders))
    live.refresh()
    assistant = Assistant(live)
    asked, wrong = 0, []
    for spelling in all_spellings(live.generation):
        for question in (spelling.question, f"/vanban {spelling.question}"):
            answer = assistant.reply(Question(question))
            asked += 1
            if not is_right(assistant, spelling, answer):
                wrong.append((spelling, answer))
    return asked, wrong


def corpora(environ: Mapping[str, str]) -> list[list[Path]]:
    """The project's own articles; with EVALUATION_DIR the texts there, alone and together."""
    folder = environ.get("EVALUATION_DIR", "").strip()
    if not folder:
        return [[ARTICLES]]
    seeds, pages = Path(folder) / "seeds", Path(folder) / "provinces" / "pages-noisy"
    return [[ARTICLES], [seeds], [seeds, pages]]


def main(arguments: Sequence[str] | None = None, environ: Mapping[str, str] = os.environ) -> int:
    """Prints a line a corpus, and the failures asked for."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="one corpus of these folders")
    cli.add_argument("--failures", type=int, default=0, metavar="N", help="show N failures of each corpus")
    options = cli.parse_args(arguments)
    fallen = False
    for folders in [options.folders] if options.folders else corpora(environ):
        with tempfile.TemporaryDirectory(prefix="spellings-") as data:
            asked, wrong = wrong_ones(folders, Path(data))
        share = 1 - len(wrong) / asked
        fallen |= share < FLOOR
        print(f"{' + '.join(folder.name for folder in folders)}: {asked - len(wrong)} of {asked} right, {share:.3f}")
        for spelling, answer in wrong[: options.failures]:
            print(f"  {spelling.question} ({spelling.number}): {answer.status} {answer.text[:100]!r}")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
