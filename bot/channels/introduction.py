"""What a channel tells of the texts: how many, about whom, questions to try, the list of sources."""

import itertools
from collections.abc import Sequence

from bot import texts_channels_vi as texts
from bot.answer import Citation
from bot.channels.answering import Answering, PassageInPlace
from bot.citing import citation_of
from bot.question import Question
from bot.render.cutting import clean, cut
from corpus.document import Document

_PROVINCES = 12
# Provinces tried for an example; each costs a search of some milliseconds.
_EXAMPLE_PROVINCES = 3


def holdings(documents: Sequence[Document]) -> str:
    """What the bot knows, in one sentence."""
    if not documents:
        return texts.START_EMPTY
    known = provinces(documents)
    names = texts.START_PROVINCES.format(names=", ".join(known[:_PROVINCES])) if known else ""
    if len(known) > _PROVINCES:
        names += texts.START_MORE_PROVINCES.format(count=len(known) - _PROVINCES)
    newest = max((document.published_on or document.issued_on or "" for document in documents), default="")
    return texts.START_HOLDINGS.format(
        documents=len(documents),
        provinces=names,
        newest=texts.START_NEWEST.format(date=texts.shown_date(newest)) if newest else "",
    )


def examples(assistant: Answering) -> tuple[str, ...]:
    """Questions to try, each of a form of its own, that the core does answer."""
    known = provinces(assistant.documents())[:_EXAMPLE_PROVINCES]
    chosen: list[str] = []
    for place, form in enumerate(texts.EXAMPLES):
        # Each form begins with another province, so that the three show more than one.
        turned = known[place % len(known) :] + known[: place % len(known)] if known else []
        candidates = (form.format(province=province) for province in turned)
        answered = (text for text in candidates if assistant.reply(Question(text)).status == "answered")
        chosen += itertools.islice(answered, 1)
    return tuple(chosen)


def provinces(documents: Sequence[Document]) -> list[str]:
    """The provinces that documents are about, those with the most documents first."""
    counts: dict[str, int] = {}
    for document in documents:
        for province in document.provinces[:1] or ():
            counts[province] = counts.get(province, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def newest_first(documents: Sequence[Document]) -> list[Document]:
    """The documents as the list of sources shows them."""
    return sorted(documents, key=lambda document: (document.published_on or "", document.id), reverse=True)


def source_line(document: Document, limit: int) -> str:
    """A document in the list of sources, at most `limit` UTF-16 units."""
    date = texts.shown_date(document.published_on) if document.published_on else None
    facts = [fact for fact in (document.title or document.id, document.number, document.publisher, date) if fact]
    return "• " + cut(clean(" · ".join(facts)), limit)


def whole_passage(view: PassageInPlace) -> Citation:
    """A citation of all of a passage."""
    passage = view.passage
    return citation_of(view.document, passage.id, passage.start, passage.end, " ".join(passage.text.split()))
