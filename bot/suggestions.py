"""Next questions: figures of the same article, each asked of the place that tells it before it is offered."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from bot import texts_vi as say
from bot.answer import Citation
from bot.asked import Asked
from bot.sentence import Sentence
from bot.understanding import understand
from index.generation import Generation
from index.reading import as_written
from index.target_indicators import OTHER, label
from index.target_row import TargetRow
from index.vocabulary import rarity_in

OFFERED = 2  # as many as a phone shows under an answer
TRIED = 4  # questions tried after an answer
_QUESTIONS = 4096  # questions remembered with what became of them

# The sentence that answers a question around a place of a document; None when none does.
Tell = Callable[[Generation, str, str, int], Sentence | None]


class Suggestions:
    """The questions that can follow an answer; what became of each is remembered."""

    def __init__(self, tell: Tell) -> None:
        self._told = lru_cache(maxsize=_QUESTIONS)(tell)

    def after(self, generation: Generation, citations: Sequence[Citation]) -> tuple[str, ...]:
        """Up to `OFFERED` questions on the first article quoted; none that its quotes answer already."""
        document = citations[0].document
        told = [(citation.start, citation.end) for citation in citations if citation.document == document]
        further = (
            (row, question)
            for row, question in _questions(generation.targets_of(document))
            if not any(start < row.end and row.start < end for start, end in told)
        )
        found = (
            question
            for row, question in islice(further, TRIED)
            if _holds(self._told(generation, question, document, row.start), row)
        )
        return tuple(islice(found, OFFERED))


@lru_cache(maxsize=256)  # articles tell the same figures: of 145 next questions 55 had followed another article before
def understood(generation: Generation, question: str) -> Asked:
    """A next question, understood, whatever article tells its answer; nobody typed it, so that it needs no repair."""
    return understand(as_written(question), rarity_in(generation))


def _holds(told: Sentence | None, row: TargetRow) -> bool:
    return told is not None and told.start <= row.start and row.end <= told.end


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
