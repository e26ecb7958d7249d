"""Canary questions: what must stay answerable when a new generation goes live.

`canaries.jsonl` in the data folder has one object a line: `question`, `document` (an id) and `words`, each of which
must stand in a quote of that document. The first time it is filled from the `canaries.jsonl` beside the articles.
"""

import json
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.answer import Answer
from corpus.vietnamese.normalize import fold, nfc, squeeze

NAME = "canaries.jsonl"

Ask = Callable[[str], Answer]


class CanariesUnreadable(Exception):
    """The canary file cannot be used. `line` counts from 1; 0: the file as a whole."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        place = f", line {line}" if line else ""
        super().__init__(
            f"{path}{place}: {what}. Correct it, or delete the file to begin again from the articles' own."
        )
        self.path = path
        self.line = line


@dataclass(frozen=True, slots=True)
class Canary:
    """A question, the document that must be quoted, and the words that must stand in the quote (accents aside)."""

    question: str
    document: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CanaryCheck:
    """What the canaries said of a new generation; each tuple holds questions, `asked` counts all that were put."""

    asked: int = 0
    broken: tuple[str, ...] = ()  # passed on the old generation, fail on the new one
    failing: tuple[str, ...] = ()  # fail on the new one and did not pass before either
    set_aside: tuple[str, ...] = ()  # their document was taken out on purpose


def check_canaries(canaries: Sequence[Canary], old: Ask | None, new: Ask, removed: Collection[str]) -> CanaryCheck:
    """Puts the canaries to both generations. `removed` are ids of documents that were taken out on purpose.

    Without an old generation none can be broken.
    """
    set_aside = tuple(canary.question for canary in canaries if canary.document in removed)
    asked = [canary for canary in canaries if canary.document not in removed]
    fail = [canary for canary in asked if not passes(canary, new(canary.question))]
    broken = [canary for canary in fail if old is not None and passes(canary, old(canary.question))]
    failing = tuple(canary.question for canary in fail if canary not in broken)
    return CanaryCheck(len(asked), tuple(canary.question for canary in broken), failing, set_aside)


def passes(canary: Canary, answer: Answer) -> bool:
    """Whether the answer quotes the canary's document with all of its words."""
    if answer.status not in ("answered", "unsure"):
        return False
    quotes = [_plain(citation.quote) for citation in answer.citations if citation.document == canary.document]
    return any(all(_plain(word) in quote for word in canary.words) for quote in quotes)


def canary_from(question: str, answer: Answer) -> Canary | None:
    """A canary that holds what is answered today: the best source and the words that answer; None without a source."""
    if answer.status not in ("answered", "unsure") or not answer.citations:
        return None
    best = answer.citations[0]
    words = tuple(dict.fromkeys(best.quote[start:end] for start, end in best.marks if best.quote[start:end].strip()))
    return Canary(squeeze(nfc(question)), best.document, words or (squeeze(best.quote)[:80],))


def load_canaries(data_dir: Path, corpus_folders: Sequence[Path]) -> list[Canary]:
    """The canaries of the data folder, filled from those beside the articles if there are none yet."""
    path = data_dir / NAME
    if path.exists():
        return list(_read(path))
    shipped = [folder / NAME for folder in corpus_folders if (folder / NAME).is_file()]
    canaries = [canary for file in shipped for canary in _read(file)]
    if canaries:
        save_canaries(data_dir, canaries)
    return canaries


def save_canaries(data_dir: Path, canaries: Sequence[Canary]) -> None:
    """Writes the whole file or none of it; OSError when the disk does not take it."""
    path, temporary = data_dir / NAME, data_dir / f".{NAME}-{os.getpid()}"
    lines = [json.dumps(asdict(canary), ensure_ascii=False) for canary in canaries]
    try:
        with temporary.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _read(path: Path) -> Iterator[Canary]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CanariesUnreadable(path, 0, f"cannot be read as UTF-8 ({error})") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _canary(line, path, number)


def _canary(line: str, path: Path, number: int) -> Canary:
    try:
        fields = json.loads(line)
        question, document, words = fields["question"], fields["document"], fields["words"]
    except (ValueError, KeyError, TypeError) as error:
        raise CanariesUnreadable(path, number, 'expected {"question": …, "document": …, "words": […]}') from error
    texts = [question, document, *words] if isinstance(words, list) else [None]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise CanariesUnreadable(path, number, "question, document and each word must be texts that are not empty")
    return Canary(question, document, tuple(words))


def _plain(text: str) -> str:
    return squeeze(fold(nfc(text))).strip()
