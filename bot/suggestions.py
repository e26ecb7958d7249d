"""Next questions: figures of the same article, each asked once before it is offered."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot import texts_vi as say
from bot.answer import Citation
from index.generation import Generation
from index.target_indicators import OTHER, label
from index.target_row import TargetRow

OFFERED = 2  # as many as a phone shows under an answer
TRIED = 4  # questions tried for each article; each costs as much as an answer, once a generation
_ARTICLES = 512  # articles whose questions are remembered

Tell = Callable[[Generation, str], Sequence[Citation]]  # what an assistant quotes for a question; empty: no answer


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question and the characters of its article (code points) that answer it."""

    question: str
    start: int
    end: int


class Suggestions:
    """The questions that can follow an answer, remembered for each article of a generation."""

    def __init__(self, tell: Tell) -> None:
        self._of = lru_cache(maxsize=_ARTICLES)(lambda generation, document: tuple(_tried(generation, document, tell)))

    def after(self, generation: Generation, citations: Sequence[Citation]) -> tuple[str, ...]:
        """Up to `OFFERED` questions on the first article quoted; none that its quotes answer already."""
        document = citations[0].document
        told = [(citation.start, citation.end) for citation in citations if citation.document == document]
        return tuple(
            suggestion.question
            for suggestion in self._of(generation, document)
            if not any(start < suggestion.end and suggestion.start < end for start, end in told)
        )[:OFFERED]


def _tried(generation: Generation, document: str, tell: Tell) -> Iterator[Suggestion]:
    for row, question in list(_questions(generation.targets_of(document)))[:TRIED]:
        quoted = next(iter(tell(generation, question)), None)
        if quoted and quoted.document == document and quoted.start <= row.start and row.end <= quoted.end:
            yield Suggestion(question, row.start, row.end)


def _questions(rows: Sequence[TargetRow]) -> Iterator[tuple[TargetRow, str]]:
    """A question for each figure with a name, a province and a year that the text states."""
    asked: set[str] = set()
    for row in rows:
        if row.indicator == OTHER or row.province is None or row.year is None or not row.year_stated:
            continue
        template = say.ASK_TARGET if row.kind == "target" else say.ASK_RESULT
        name = label(row.indicator)
        question = template.format(name=name, lower=name[:1].lower() + name[1:], province=row.province, year=row.year)
        if question not in asked:
            asked.add(question)
            yield row, question
