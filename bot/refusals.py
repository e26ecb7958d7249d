"""What to say when there is no answer: what is missing, what there is nearby, what to try."""

from collections.abc import Sequence

from bot import texts_vi as say
from bot.answer import Answer
from bot.asked import Asked
from bot.compose import TextOf, cite, refused
from bot.decision import Decision
from bot.known import KnownCorpus
from bot.smalltalk import Talk
from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.normalize import squeeze
from corpus.vietnamese.provinces import new_of

SOURCES = 40  # articles listed in one reply
_REPLIES: dict[Talk, str] = {
    "thanks": say.THANKS,
    "bye": say.BYE,
    "identity": say.IDENTITY,
    "mood": say.MOOD,
    "admin": say.ADMIN,
    "abuse": say.ABUSE,
    "injection": say.INJECTION,
    "off_topic": say.OFF_TOPIC,
    "personal": say.PERSONAL,
    "language": say.OTHER_LANGUAGE,
    "empty": say.EMPTY,
}
_CHAT: frozenset[Talk] = frozenset({"greeting", "help", "thanks", "bye", "identity", "mood", "admin", "abuse"})


def small_talk(asked: Asked, kind: Talk, known: KnownCorpus) -> Answer:
    """The reply to what is no question to the texts."""
    if kind in ("greeting", "help"):
        return introduction(asked.reading.typed, known, greeting=kind == "greeting")
    if kind == "year_only":
        return refused(asked, "clarify", say.YEAR_ONLY)
    return refused(asked, "chat" if kind in _CHAT else "not_found", _REPLIES[kind])


def introduction(typed: str, known: KnownCorpus, *, greeting: bool) -> Answer:
    """What the assistant knows and how to ask."""
    template = say.GREETING if greeting else say.HELP
    message = template.format(documents=known.documents(), provinces=_listed(known.provinces()))
    return Answer(typed, "chat", "", message)


def sources(typed: str, documents: Sequence[Document]) -> Answer:
    """The list of articles, at most `SOURCES` of them."""
    lines = [f"• {document.title}" for document in documents[:SOURCES]]
    more = len(documents) - len(lines)
    lines += [say.MORE_SOURCES.format(count=more)] if more > 0 else []
    return Answer(typed, "chat", "", "\n".join([say.SOURCES.format(documents=len(documents)), *lines]))


def passage(typed: str, document: Document, found: Passage) -> Answer:
    """One passage, to be read again by its id."""
    return Answer(typed, "chat", "", f"“{squeeze(found.text)}”\n\n{say.ANSWERED_SOURCE} {document.title}")


def no_passage(typed: str) -> Answer:
    """The reply to an id that no passage has."""
    return Answer(typed, "not_found", "", say.NO_PASSAGE)


def too_long(text: str, limit: int) -> Answer:
    """The reply to a question over the limit (characters)."""
    return Answer(text, "not_found", "", say.TOO_LONG.format(limit=limit))


def compare_missing(
    asked: Asked, missing: Sequence[str], decided: Sequence[tuple[Asked, Decision]], text_of: TextOf
) -> Answer:
    """A comparison of which one side is not in the texts: says which, and quotes the other."""
    parts = [say.COMPARE_MISSING.format(names=_listed(missing))]
    found = [decision.evidence[0] for _, decision in decided if decision.status == "answered"]
    parts += _nearest(found, text_of)
    return refused(asked, "not_found", "\n\n".join(parts))


def refusal(asked: Asked, decision: Decision, known: KnownCorpus, text_of: TextOf, contact: str | None) -> Answer:
    """The reply of a refusing decision."""
    if decision.status == "clarify":
        choices = tuple(f"{asked.reading.text.rstrip(' ?.')} của {name}?" for name in decision.detail)
        message = say.NUMBER_SHARED.format(number=asked.numbers[0].canonical)
        listing = "\n".join(f"{n}. {name}" for n, name in enumerate(decision.detail, 1))
        return refused(asked, "clarify", f"{message}\n{listing}", choices=choices, labels=decision.detail)
    parts = [_message(asked, decision, known)]
    if decision.reason in ("year", "premise", "figure", "doubtful"):
        parts += _nearest(decision.evidence, text_of)
    parts.append(say.TRY)
    if contact:
        parts.append(say.CONTACT.format(contact=contact))
    return refused(asked, "not_found", "\n\n".join(parts))


def _message(asked: Asked, decision: Decision, known: KnownCorpus) -> str:
    match decision.reason:
        case "province_unknown":
            return _province_unknown(decision.detail, known)
        case "number_unknown":
            near = [n for number in asked.numbers for n in known.near_numbers(number.number, number.kind_code)]
            said = say.NUMBER_UNKNOWN.format(names=_listed(decision.detail))
            return f"{said} {say.NUMBER_NEAR.format(numbers=_listed(near))}" if near else said
        case "number_elsewhere":
            return say.NUMBER_ELSEWHERE.format(names=_listed(asked.provinces) or "nơi được hỏi")
        case "year":
            return say.YEAR.format(years=_listed([str(year) for year in asked.years]))
        case "premise":
            return f"{say.NOT_FOUND} {say.PREMISE}"
        case "figure":
            return say.FIGURE
        case "person":
            return say.WORDS_OF_PERSON if asked.of_speech else say.PERSON
        case "words" if decision.detail:
            return say.WORDS.format(words=_listed(decision.detail[:3]))
        case "doubtful":
            return say.DOUBTFUL
        case _:
            return say.NOT_FOUND


def _province_unknown(names: Sequence[str], known: KnownCorpus) -> str:
    parts = [say.PROVINCE_UNKNOWN.format(names=_listed(names))]
    if there := known.provinces()[:12]:
        parts.append(say.PROVINCES_THERE.format(provinces=_listed(there)))
    for name in names:
        merged = new_of(name)
        if merged and merged != name and known.has_documents_of(merged):
            parts.append(say.PROVINCE_SUCCESSOR.format(old=name, new=merged))
    return " ".join(parts)


def _nearest(evidence: Sequence[object], text_of: TextOf) -> list[str]:
    """The nearest thing the texts say, quoted."""
    cited = cite(evidence[:1], text_of)  # type: ignore[arg-type]
    return [f"{say.NEAREST} “{citation.quote}” ({citation.title})" for citation, _, _ in cited]


def _listed(names: Sequence[str]) -> str:
    """ "a, b và c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} và {names[-1]}"
