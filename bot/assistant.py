"""The assistant: the one way in for every channel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from bot import refusals
from bot.answer import Answer
from bot.asked import Asked
from bot.candidates import around, candidates
from bot.comparison import are_two, by_document, by_year, halves, main_provinces, of_merger, sides
from bot.compose import answered, compared, told_further, with_suggestions
from bot.conversation import Conversations, asks_for_source, complete, names_person
from bot.decision import Decision, alternatives, barred, chosen, decide
from bot.document_answers import document_answer
from bot.evidence import Evidence, judge_all
from bot.figures_table import province_table, side_by_side_table, whole_table
from bot.known import KnownCorpus
from bot.other_kind import hopes_for_help, otherwise
from bot.persons import first_named
from bot.question import Question
from bot.rankings import ranking
from bot.remarks import dated, with_remarks
from bot.sentence import Sentence
from bot.slash import Slash, slash
from bot.smalltalk import talk
from bot.speech import before_who
from bot.suggestions import Suggestions, understood
from bot.towns import MERGERS
from bot.understanding import understand
from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import find_provinces, old_parts
from index.generation import Generation
from index.live import Live
from index.mentions import find_names
from index.reading import Change, read, visible
from index.vocabulary import rarity_in, vocabulary_of

LIMIT = 500  # characters of a question; longer ones are asked to be shortened


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage to be read in its article; `previous` and `next` are passage ids."""

    document: Document
    passage: Passage
    previous: str | None
    next: str | None


class Assistant:
    """Answers questions from the live generation; safe for several threads."""

    def __init__(
        self, live: Live, contact: str | None = None, *, this_year: Callable[[], int | None] = lambda: None
    ) -> None:
        """`this_year` tells which years of targets have passed; without it nothing is said of them."""
        self._live = live
        self._this_year = this_year
        self._contact = contact
        self._conversations = Conversations()
        self._suggestions = Suggestions(_told)
        self._ahead: str | None = None  # the generation that was read ahead
        # Answering is all computing: threads that take turns within it make each other late (ten times, measured).
        self._turn = Lock()

    @property
    def generation_id(self) -> str:
        """The id of the generation that answers."""
        return self._live.generation.id

    def reload(self) -> None:
        """Takes up the generation that CURRENT names, and reads it ahead where the one before was."""
        if self._live.refresh() and self._ahead is not None:
            self.read_ahead()

    def read_ahead(self) -> None:
        """Looks now at what most questions need of the index, so that the first ones need not; once a generation."""
        if self._ahead != self.generation_id:  # asked before each question: no turn is waited for when it was
            with self._turn:
                self._ahead = self._live.call(_read_ahead)

    def forget(self, conversation: str) -> None:
        """Starts a chat afresh."""
        self._conversations.forget(conversation)

    def reply(self, question: Question) -> Answer:
        """The answer to a question; remembers it for the chat's follow-ups."""
        with self._turn:
            return self._live.call(
                lambda generation: with_remarks(self._reply(generation, question), generation, self._this_year())
            )

    def next_best(self, question: Question, skip: int) -> Answer | None:
        """The best answer after the `skip` best ones, or None; nothing is remembered."""
        with self._turn:
            return self._live.call(lambda generation: self._next_best(generation, question, skip))

    def table(self, table_id: str) -> Answer | None:
        """The table that an answer showed (or the beginning of it), with all its figures; None when there is none."""
        return self._live.call(lambda generation: whole_table(table_id, generation))

    def passage(self, passage_id: str) -> PassageView | None:
        """The passage with this id, or None."""
        return self._live.call(lambda generation: _view(generation, passage_id))

    def documents(self) -> list[Document]:
        """Every document of the live generation, without text."""
        return self._live.call(lambda generation: generation.documents())

    def _reply(self, generation: Generation, question: Question) -> Answer:
        before = None
        known = KnownCorpus(generation)
        for turn in question.history:
            before = self._completed(generation, _understood(generation, turn), before, known)
        if before is None:
            before = self._conversations.last(question.conversation, question.asked_at)
        text = question.text
        command = slash(text)
        if command is not None and command.command != "question":
            return _command(generation, command, text, known)
        typed, text = text, command.text if command else text
        if len(visible(text)) > LIMIT:
            return refusals.too_long(text[:LIMIT], LIMIT)
        if command is not None and (shown := _table(generation, command, typed)) is not None:
            return shown
        asked = _understood(generation, text)
        small = talk(asked, lambda words: _knows(generation, words), in_chat=before is not None)
        goes_on = before is not None and (small in ("empty", "year_only") or asks_for_source(asked))
        if small is not None and not goes_on:
            return refusals.small_talk(asked, small, known)
        breath = self._in_one_breath(generation, asked, before, known)
        asked = replace(self._completed(generation, asked, before, known), breath=breath)
        self._conversations.remember(question.conversation, asked, question.asked_at)
        is_command = command is not None and command.name == "vanban"
        looked_up = document_answer(
            asked, generation, lambda: self._answer(generation, asked, known), command=is_command
        )
        return looked_up or self._answer(generation, asked, known)

    def _completed(self, generation: Generation, asked: Asked, before: Asked | None, known: KnownCorpus) -> Asked:
        """The question with what it leaves out, "ông ấy" in it replaced by the person whom the answer before named."""
        named = self._with_name(generation, asked, before, known) if before is not None else None
        return complete(named or asked, before, points_back=named is not None)

    def _in_one_breath(
        self, generation: Generation, asked: Asked, before: Asked | None, known: KnownCorpus
    ) -> tuple[Asked, ...]:
        """The two things asked in one breath, the second read as what follows the first; none where one is asked."""
        if asked.further or (texts := halves(asked.reading)) is None:
            return ()
        first = self._completed(generation, _understood(generation, texts[0]), before, known)
        second = self._completed(generation, _understood(generation, texts[1]), first, known)
        return (first, second) if are_two(first, second) else ()

    def _with_name(self, generation: Generation, asked: Asked, before: Asked, known: KnownCorpus) -> Asked | None:
        """The question with that person's name; None when it points at nobody or the answer named nobody."""
        place = names_person(asked) if before.kind == "person" and asked.of_speech else None
        if place is None:
            return None
        answer = self._answer(generation, before, known)
        if answer.status != "answered" or (name := first_named(answer.answer)) is None:
            return None
        old = asked.reading
        named = _understood(generation, f"{old.text[: place[0]]}{name}{old.text[place[1] :]}")
        meant = Change(old.text[slice(*place)], name, "person")
        reading = replace(named.reading, typed=old.typed, changes=(*old.changes, meant))
        return replace(named, reading=reading)

    def _next_best(self, generation: Generation, question: Question, skip: int) -> Answer | None:
        command = slash(question.text)
        text = question.text if command is None else command.text
        before = self._conversations.last(question.conversation, question.asked_at)
        known = KnownCorpus(generation)
        asked, _ = _settled(generation, complete(_understood(generation, text), before), known)
        asked = _widened(main_provinces(asked), known)
        further = alternatives(asked, _ranked(generation, asked))[skip : skip + 1]
        return answered(asked, "unsure", further, generation.text) if further else None

    def _answer(self, generation: Generation, asked: Asked, known: KnownCorpus) -> Answer:
        asked, settled = _settled(generation, of_merger(asked, known.covers_province), known)
        ranked = ranking(asked, generation)
        if ranked is not None:
            return ranked
        parts = sides(asked)
        if len(parts) > 1:
            decided = [(part, _decide(generation, _widened(part, known), known)) for part in parts]
            missing = [part.provinces[0] for part, decision in decided if decision.status != "answered"]
            if not missing:
                return compared([(part, decision.evidence) for part, decision in decided], asked, generation.text)
            return refusals.compare_missing(asked, missing, decided, generation.text)
        if (told := _one_by_one(generation, asked, known)) is not None:
            return told
        asked, decision = settled or _decided(generation, main_provinces(asked), known)
        if decision.status == "answered":
            further = told_further(asked, decision, lambda other: _decided(generation, main_provinces(other), known)[1])
            told = answered(asked, decision.status, decision.evidence, generation.text, further)
            return with_suggestions(told, self._suggestions.after(generation, told.citations))
        if asked.breath and (told := _both(generation, asked, known)) is not None:
            return told
        if decision.status == "unsure":
            return answered(asked, decision.status, decision.evidence, generation.text)
        return refusals.refusal(asked, decision, known, generation.text, self._contact)


def _read_ahead(generation: Generation) -> str:
    """The id of the generation that was read ahead: a newer one may have taken its place meanwhile."""
    generation.read_ahead()
    return generation.id


def _settled(generation: Generation, asked: Asked, known: KnownCorpus) -> tuple[Asked, tuple[Asked, Decision] | None]:
    """The question with the kind of answer that only the texts can settle: as it was put, if some text answers that.

    It asks for an office where a text names the one of "X là ai". With it what was decided on the way, if it answers.
    """
    if asked.kind == "person" and _names_somebody(generation, asked):
        return replace(asked, kinds=("office", *asked.kinds[1:])), None
    if hopes_for_help(asked):
        bodies = replace(asked, kinds=("body", *asked.kinds[1:]))
        decided = _decided(generation, main_provinces(bodies), known)
        if decided[1].status == "answered":
            return bodies, decided
    if (other := otherwise(asked)) is None:
        return asked, None
    decided = _decided(generation, main_provinces(asked), known)
    return (asked, decided) if decided[1].status == "answered" else (other, None)


def _names_somebody(generation: Generation, asked: Asked) -> bool:
    """Whether "X là ai" has the whole name of somebody of whom its texts speak, typed in small letters."""
    before = before_who(asked.reading.text)
    if before is None:
        return False
    names = (name.text for sentence in candidates(generation, asked) for name in find_names(sentence.text))
    return any(
        fold(before).endswith(f" {fold(name)}") or fold(before) == fold(name) for name in names if name.count(" ") > 1
    )


def _one_by_one(generation: Generation, asked: Asked, known: KnownCorpus) -> Answer | None:
    """A figure of several years or periods, a thing of several documents, a line each; None when one has none."""
    parts, labels = by_year(asked), ["-".join(map(str, part.years)) for part in by_year(asked)]
    if len(parts) < 2:
        parts = by_document(asked)
        labels = [asked.reading.text[number.start : number.end] for number in asked.numbers]
    if len(parts) < 2:
        return None
    told: list[tuple[Asked, Sequence[Evidence]]] = []
    for part in parts:
        decision = _decided(generation, main_provinces(part), known)[1]
        if decision.status != "answered":
            return None
        told.append((part, decision.evidence))
    figures = {(best.sentence.document.id, best.sentence.start, best.cue) for _, (best, *_) in told}
    if len(figures) < len(parts):
        return None
    return compared(told, asked, generation.text, labels)


def _both(generation: Generation, asked: Asked, known: KnownCorpus) -> Answer | None:
    """Both things asked in one breath, a line each; None unless one article answers both."""
    told = [(part, _decided(generation, main_provinces(part), known)[1]) for part in asked.breath]
    documents = {decision.evidence[0].sentence.document.id for _, decision in told if decision.status == "answered"}
    if len(documents) > 1 or any(decision.status != "answered" for _, decision in told):
        return None
    return compared([(part, decision.evidence) for part, decision in told], asked, generation.text, ["", ""])


def _told(generation: Generation, question: str, document: str, place: int) -> Sentence | None:
    """The sentence that answers a question, of the passage at an offset of a document.

    For next questions: a tenth of the cost of an answer, and of 57 found so each was answered when asked of all texts.
    """
    known = KnownCorpus(generation)
    asked = _widened(main_provinces(understood(generation, question)), known)
    decision = decide(asked, _best_first(judge_all(asked, around(generation, document, place))), known)
    return decision.evidence[0].sentence if decision.status == "answered" else None


def _table(generation: Generation, command: Slash, typed: str) -> Answer | None:
    """The figures that /sosanh and /tinh list; None when there are none, so that the texts are asked instead."""
    if command.name not in ("sosanh", "tinh"):
        return None
    table = side_by_side_table if command.name == "sosanh" else province_table
    return table(typed, _understood(generation, command.argument).reading.text, generation)


def _understood(generation: Generation, text: str) -> Asked:
    return understand(read(text, vocabulary_of(generation)), rarity_in(generation))


def _command(generation: Generation, command: Slash, typed: str, known: KnownCorpus) -> Answer:
    """The reply to a slash command that is no question."""
    if command.command == "sources":
        return refusals.sources(typed, generation.documents())
    if command.command == "passage":
        view = _view(generation, command.text)
        return refusals.passage(typed, view.document, view.passage) if view else refusals.no_passage(typed)
    return refusals.introduction(typed, known, greeting=command.command == "start")


def _knows(generation: Generation, words: str) -> bool:
    """Whether the folded words stand side by side in some passage (each pair of them)."""
    parts = words.split()
    terms = [f"{a}_{b}" for a, b in zip(parts, parts[1:], strict=False)] or parts
    return all(generation.df(term, "folded") for term in terms)


def _widened(asked: Asked, known: KnownCorpus) -> Asked:
    """A province of today without texts of its own is asked over the old ones that make it up."""
    is_there = known.covers_province if _says_new(asked) else known.has_documents_of
    names: list[str] = []
    for name in asked.provinces:
        parts = [p for p in old_parts(name) if p not in (name, *asked.venues) and is_there(p)]
        if not parts or (known.has_documents_of(name) and not _says_new(asked)):
            names.append(name)
        else:
            names += [*([name] if known.covers_province(name) else []), *parts]
    return replace(asked, provinces=tuple(dict.fromkeys(names)))


def _is_of_before(asked: Asked) -> bool:
    """Whether all years asked about are before the mergers, and the question does not speak of another province."""
    named = {mention.name for mention in find_provinces(asked.reading.text, "loose", chat=True)}
    return bool(asked.years) and max(asked.years) < MERGERS and len(named) == 1


def _says_new(asked: Asked) -> bool:
    folded = f" {' '.join(token.folded for token in asked.reading.tokens)} "
    return any(f" {word} " in folded for word in ("moi", "sap nhap", "hop nhat"))


def _decided(generation: Generation, asked: Asked, known: KnownCorpus) -> tuple[Asked, Decision]:
    """The decision, and the question with the provinces over which it was made.

    Of a year before the mergers the province that bears the name today is asked first, then those it was made of.
    """
    if asked.about and not asked.provinces:
        there, decision = _decided(generation, replace(asked, provinces=asked.about, about=()), known)
        if decision.status == "answered":
            return there, decision
        elsewhere = _decide(generation, asked, known)
        if elsewhere.status != "answered" or _is_elsewhere(elsewhere, asked.about):
            return there, decision
        return asked, elsewhere
    wide = _widened(asked, known)
    if wide.provinces != asked.provinces and _is_of_before(asked) and known.covers_province(asked.provinces[0]):
        decision = _decide(generation, asked, known)
        if decision.status == "answered":
            return asked, decision
    return wide, _decide(generation, wide, known)


def _is_elsewhere(decision: Decision, provinces: Sequence[str]) -> bool:
    """Whether an answer is of other provinces than these."""
    found = decision.evidence[0].sentence.document.provinces
    return bool(found) and not set(found) & set(provinces)


def _decide(generation: Generation, asked: Asked, known: KnownCorpus) -> Decision:
    return barred(asked, known) or chosen(asked, _ranked(generation, asked), known)


def _ranked(generation: Generation, asked: Asked) -> Sequence[Evidence]:
    """The candidates that could answer, best first."""
    return _best_first(judge_all(asked, candidates(generation, asked)))


def _best_first(judged: list[Evidence]) -> Sequence[Evidence]:
    """Those with a score by it; of equal ones the newer text first, then by document and place."""
    judged.sort(key=lambda e: (e.sentence.document.id, e.sentence.start))
    judged.sort(key=lambda e: dated(e.sentence.document) or "", reverse=True)
    judged.sort(key=lambda e: -e.score)
    return [evidence for evidence in judged if evidence.score > 0]


def _view(generation: Generation, passage_id: str) -> PassageView | None:
    passage = generation.passage(passage_id)
    document = generation.document(passage.document_id) if passage else None
    if passage is None or document is None:
        return None
    ids = [other.id for other in generation.passages_of(passage.document_id)]
    at = ids.index(passage.id)
    return PassageView(document, passage, ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None)
