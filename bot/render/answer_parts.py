"""What every chat channel shows of an answer, before it gets its look: the first line, the facts of a source."""

from collections.abc import Sequence

from bot import citing
from bot import texts_channels_vi as texts
from bot.answer import Answer, Citation
from bot.render.cutting import ELLIPSIS, clean

LINE = "• "  # begins each line of a table


def head(answer: Answer) -> str:
    """The line a person reads first; one that is not sure says so."""
    line = clean(answer.answer).strip() or clean(answer.text).strip().partition("\n")[0] or texts.NOTHING_TO_SHOW
    if answer.status == "unsure" and not line.startswith(texts.UNSURE):
        return f"{texts.UNSURE}: {line}"
    return line


def understood(answer: Answer) -> str:
    """ "Hiểu là: …" of an answer whose question was read differently; else ""."""
    if not answer.understood or answer.status not in ("answered", "unsure"):
        return ""
    reading = clean(answer.understood)
    return reading if ":" in reading else f"{texts.UNDERSTOOD}: {reading}"


def source_facts(citation: Citation) -> list[str]:
    """What is told of a source after its title: number, publisher, dates."""
    return [clean(fact) for fact in citing.source_facts(citation)]


def notes(answer: Answer) -> tuple[list[str], list[str]]:
    """The notes that stand above the quotes (a table: its scope, lines, what it leaves out), and those below."""
    said = [clean(note) for note in answer.notes]
    lines = [place for place, note in enumerate(said) if note.startswith(LINE)]
    if not lines:
        return [], said
    end = lines[-1] + 1
    end += said[end : end + 1] != [] and said[end].startswith(ELLIPSIS)
    return said[:end], said[end:]


def by_source(citations: Sequence[Citation]) -> list[list[Citation]]:
    """The citations of each source together, the sources in the order in which they are first cited."""
    groups: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        groups.setdefault((citation.document, citation.title), []).append(citation)
    return list(groups.values())


def quote_shares(lengths: Sequence[int], room: int) -> list[int]:
    """How much of each quote is shown within `room`: short ones whole, the long ones share what is left."""
    shares = [0] * len(lengths)
    left = room
    for place, number in enumerate(sorted(range(len(lengths)), key=lambda number: lengths[number])):
        shares[number] = min(lengths[number], max(0, left) // (len(lengths) - place))
        left -= shares[number]
    return shares
