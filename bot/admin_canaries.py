"""/canary: the canary questions seen, added to and taken from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot import texts_admin_vi as say
from bot.answer import Answer
from bot.canaries import CanariesUnreadable, Canary, canary_from, load_canaries, passes, save_canaries
from bot.question import Question
from corpus.vietnamese.normalize import fold

_REMOVE = ("bo", "xoa")


@dataclass(frozen=True, slots=True)
class CanaryReply:
    """What to tell the admin, and what changed: the question that was taken out or put in."""

    text: str
    before: str = ""
    after: str = ""

    @property
    def changed(self) -> bool:
        """Whether the file was written."""
        return bool(self.before or self.after)


@dataclass(frozen=True, slots=True)
class CanaryDesk:
    """Works on `canaries.jsonl` of the data folder; `reply` answers from the live generation."""

    corpus_folders: Sequence[Path]
    data_dir: Path
    reply: Callable[[Question], Answer]

    def command(self, argument: str) -> CanaryReply:
        """/canary, /canary <question>, /canary <question> | <words>, /canary bo <number>."""
        canaries = load_canaries(self.data_dir, self.corpus_folders)
        first, _, rest = argument.partition(" ")
        if not argument:
            return CanaryReply(_list(canaries))
        if fold(first) in _REMOVE and rest.strip().isdecimal():
            return self._remove(canaries, int(rest))
        question, _, words = argument.partition("|")
        return self._add(canaries, question.strip(), tuple(word.strip() for word in words.split(";") if word.strip()))

    def _add(self, canaries: list[Canary], question: str, words: tuple[str, ...]) -> CanaryReply:
        answer = self.reply(Question(question))
        made = canary_from(question, answer)
        if made is not None and words:
            made = replace(made, words=words)
        if made is None or not passes(made, answer):
            return CanaryReply(say.CANARY_REFUSED.format(words=say.CANARY_REFUSED_WORDS if words else ""))
        if any(fold(canary.question) == fold(made.question) for canary in canaries):
            return CanaryReply(say.CANARY_THERE)
        self._save([*canaries, made])
        told = say.CANARY_ADDED.format(question=made.question, document=made.document, words="; ".join(made.words))
        return CanaryReply(told, after=made.question)

    def _remove(self, canaries: list[Canary], number: int) -> CanaryReply:
        if not 1 <= number <= len(canaries):
            return CanaryReply(say.CANARY_NO_NUMBER.format(number=number))
        removed = canaries[number - 1]
        self._save([canary for canary in canaries if canary is not removed])
        return CanaryReply(say.CANARY_REMOVED.format(question=removed.question), before=removed.question)

    def _save(self, canaries: Sequence[Canary]) -> None:
        try:
            save_canaries(self.data_dir, canaries)
        except OSError as error:
            raise CanariesUnreadable(self.data_dir, 0, f"cannot be written ({error.strerror})") from error


def _list(canaries: Sequence[Canary]) -> str:
    rows = [
        say.CANARY.format(
            number=number, question=canary.question, document=canary.document, words="; ".join(canary.words)
        )
        for number, canary in enumerate(canaries, 1)
    ]
    return "\n".join([say.CANARIES.format(count=len(canaries)), *rows, say.CANARY_HOW])
