"""What of a question stands again in a sentence beside its words: dates, figures, neighbours."""

from bot.asked import Asked
from bot.sentence import Sentence
from bot.standing import dates_met
from index.mentions import find_figures

NEIGHBOUR = 0.30  # share of what stands beside a sentence, measured with those of `bot.evidence`
DATE = 3.0  # about the idf of a word in one passage of twenty
TOGETHER = 0.35  # share of the lighter neighbour's weight when two units of the question stand side by side again


def echo(asked: Asked, sentence: Sentence) -> float:
    """What a sentence is worth for the dates, the figures and the neighbouring words of the question in it."""
    return _side_by_side(asked, sentence) + _dates(asked, sentence) + _figures(asked, sentence)


def _side_by_side(asked: Asked, sentence: Sentence) -> float:
    """Neighbouring words of the question, of two units or of a unit and a name, that are neighbours here as well."""
    accented, folded = sentence.words.accented, sentence.words.folded
    return TOGETHER * sum([weight for text, typed, weight in asked.pairs if text in (accented if typed else folded)])


def _figures(asked: Asked, sentence: Sentence) -> float:
    """A sentence with the very figure that the question asserts is what it is about."""
    if not asked.figures or asked.claim:
        return 0.0
    said = {(figure.kind, figure.value) for figure in find_figures(sentence.text)}
    return DATE * sum((figure.kind, figure.value) in said for figure in asked.figures) / len(asked.figures)


def _dates(asked: Asked, sentence: Sentence) -> float:
    """What the question's dates add: a date of the sentence tells as much as a rare word, one beside it a third."""
    if not asked.dates:
        return 0.0
    if dates_met(asked, sentence.text):
        return DATE
    beside = sentence.before, sentence.after, sentence.document.title
    return NEIGHBOUR * DATE if dates_met(asked, *beside) else 0.0
