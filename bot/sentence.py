"""A sentence that may answer, with its words laid out for quick looking-up."""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.annexes import goes_with_document
from bot.columns import column, heads_columns
from bot.rank_moves import WORDS, move_at, tells_of_moves
from bot.speech import is_office
from corpus.document import BlockKind, Document
from corpus.passage import Passage
from corpus.vietnamese.dates import find_years
from corpus.vietnamese.english import is_english, may_be_english
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import place_names
from corpus.vietnamese.syllables import known_words
from index.tokens import split_words, word_spans
from index.units import Role, Unit
from index.wording import short_forms

ITEM = re.compile(r"(?:[a-zđ][.)]|\d{1,2}(?:\.\d{1,2})*[.)]|[-+•–])\s+")  # the mark that an item of a list begins with


class Words:
    """A text's words as two padded strings, accented and folded, in which a phrase is found by plain search."""

    def __init__(self, text: str) -> None:
        self._text = text
        accented, folded = split_words(text)
        self._short = short_forms(accented, folded)
        for found in reversed(self._short):
            accented[found.start : found.end] = [word for word, _ in found.value]
            folded[found.start : found.end] = [word for _, word in found.value]
        self.known_folded = frozenset(folded)
        self.accented = f" {' '.join(accented)} "
        self.folded = f" {' '.join(folded)} "
        self.size = len(accented)
        self.known = frozenset(accented)
        if "/" in self.accented:  # a rank is known by its number: "48/63"
            self.known |= {word.partition("/")[0] for word in accented}

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """The place of each word in the text; those of a full form share that of its abbreviation."""
        spans = word_spans(self._text)
        for found in reversed(self._short):
            whole = spans[found.start][0], spans[found.end - 1][1]
            spans[found.start : found.end] = [whole] * len(found.value)
        return spans

    @cached_property
    def english(self) -> bool:
        """Whether the text is English, as pages of Vietnamese portals are."""
        return may_be_english(self.known) and is_english(self._text)

    def holds(self, phrase: str, *, accented: bool) -> bool:
        """Whether the phrase occurs."""
        return f" {phrase} " in (self.accented if accented else self.folded)

    def at(self, phrase: str, *, accented: bool) -> int:
        """Index of the first token of the phrase's first occurrence; -1 if there is none."""
        line = self.accented if accented else self.folded
        place = line.find(f" {phrase} ")
        return -1 if place < 0 else line.count(" ", 0, place)

    def all_at(self, phrase: str, *, accented: bool) -> list[int]:
        """Indices of every occurrence's first token."""
        line, found, place = self.accented if accented else self.folded, [], -1
        while (place := line.find(f" {phrase} ", place + 1)) >= 0:
            found.append(line.count(" ", 0, place))
        return found

    def of_rank(self, number: str) -> list[int]:
        """Indices of the tokens that tell a rank among others, such as "48/63", for its number."""
        starts = f"{number}/"
        return [at for at, word in enumerate(self.accented.split()) if word.startswith(starts)]


@lru_cache(maxsize=20_000)
def _first_word(phrase: str) -> str:
    """The first word of a phrase: a text without it is not searched for the rest."""
    return phrase.partition(" ")[0]


@lru_cache(maxsize=20_000)
def words_of(text: str) -> Words:
    """The words of a text; kept, since neighbours and titles are looked at again and again."""
    return Words(text)


class Meeting(NamedTuple):
    """How a text meets a unit: `credit` 0..1, and the tokens where it does (none when credit is 0)."""

    credit: float
    places: tuple[int, ...] = ()
    length: int = 1


NONE = Meeting(0.0)
# Share of a unit's weight that meeting it is worth.
ROLE: dict[Role, float] = {"content": 1.0, "light": 0.6, "function": 0.1, "filler": 0.0}
SAME, WITHOUT_ACCENTS, OTHER_WORDS, PART = 1.0, 0.9, 0.85, 0.5
# A bare word that the corpus has was read rightly 97 times of 100. With .9 for other words that lose their accents as
# it does "sở" was met by "số"; with .3 what was read wrong met nothing.
ALIKE = 0.5


def meet(unit: Unit, words: Words) -> Meeting:
    """How `words` meet `unit`: in its own words, without accents, in other words of its group, or in part."""
    find = _no_deputies if is_office(unit) and not unit.folded.startswith("pho ") else Words.all_at
    places = find(words, unit.text, accented=True) if _first_word(unit.text) in words.known else []
    if places and (places := _as_meant(unit, words, places)):
        return Meeting(SAME, tuple(places), unit.syllables)
    if unit.bare or unit.syllables > 1:
        places = find(words, unit.folded, accented=False)
        if places and not unit.bare and _is_word(unit.text):
            places = _of_no_other_word(unit, words, places)
        if places and (places := _as_meant(unit, words, places)):
            return Meeting(_credit(unit, words), tuple(places), unit.syllables)
    best = NONE
    for text, _folded in unit.others:
        if _first_word(text) not in words.known or not (places := find(words, text, accented=True)):
            continue
        if find is _no_deputies:
            places = _of_no_other_body(words, places, text)
        elif text in _LEADS_OTHERS and unit.folded not in _HEAD:
            places = _no_heads(words, places)
        if places:
            length = text.count(" ") + 1
            if length > best.length or not best.credit:
                best = Meeting(OTHER_WORDS, tuple(places), length)
    if not best.credit and (told := move_at(unit.text, words.accented)):
        return Meeting(OTHER_WORDS, told[:1], told[1])
    if not best.credit and unit.text.isdigit():
        return Meeting(SAME, tuple(places)) if (places := words.of_rank(unit.text)) else NONE
    if best.credit or unit.syllables < 3 or is_office(unit):
        return best
    return _part(unit, words)


def _credit(unit: Unit, words: Words) -> float:
    """What words without accents are worth: less where they are a word alike of another meaning, "số" for "sở"."""
    if unit.syllables > 1 or not unit.known or unit.folded in (unit.text, *words.known):
        return WITHOUT_ACCENTS
    return ALIKE


def _of_no_other_word(unit: Unit, words: Words, places: list[int]) -> list[int]:
    """Where a word without its accents is no other one: "hội thao" is no "hội thảo", Quang Bình not Quảng Bình."""
    line = words.accented.split()
    there = {place: " ".join(line[place : place + unit.syllables]) for place in places}
    return [place for place in places if not _is_word(there[place])]


def _is_word(text: str) -> bool:
    return text in known_words() or text in place_names()


_DEPUTY = frozenset({"phó", "pho", "nguyên", "quyền", "deputy", "vice", "former"})


def _no_deputies(words: Words, phrase: str, *, accented: bool) -> list[int]:
    """Where an office stands itself: "Phó Bí thư" is no "bí thư"."""
    places = words.all_at(phrase, accented=accented)
    if not places or words.known.isdisjoint(_DEPUTY):
        return places
    accented_words = words.accented.split()
    return [place for place in places if not place or accented_words[place - 1] not in _DEPUTY]


_COUNCIL = frozenset({"hội", "hđnd"})


def _of_no_other_body(words: Words, places: list[int], phrase: str) -> list[int]:
    """Where a shorter name of an office stands for it: "Chủ tịch Hội đồng …" is no chairman of a committee."""
    if not places or words.known.isdisjoint(_COUNCIL):
        return places
    accented, size = words.accented.split(), phrase.count(" ") + 1
    return [place for place in places if _COUNCIL.isdisjoint(accented[place + size : place + size + 1])]


_LEADS_OTHERS = frozenset({"đứng đầu", "dẫn đầu"})
_HEAD = frozenset({"nguoi dung dau", "headed by", "truong ban"})


def _no_heads(words: Words, places: list[int]) -> list[int]:
    """Where "đứng đầu" tells a rank: "người đứng đầu cơ quan" is somebody's head."""
    before = words.folded.split() if places else []
    return [place for place in places if not place or before[place - 1] != "nguoi"]


def _as_meant(unit: Unit, words: Words, places: list[int]) -> list[int]:
    """The places of a unit's own words that mean what the unit does."""
    if unit.text in _LEADS_OTHERS:
        return _no_heads(words, places)
    return _superlatives(words, places) if unit.text == "nhất" else places


_NO_SUPERLATIVE = frozenset({"ít", "thống", "hợp", "duy", "thứ", "cập", "đồng", "hạng", "lần"})


def _superlatives(words: Words, places: list[int]) -> list[int]:
    """Where "nhất" says that something is the most, and not "nhất là …" or "thống nhất"."""
    line = words.accented.split() if places else []
    return [
        at
        for at in places
        if line[at] in ("nhất", "nhat")
        and line[at + 1 : at + 2] not in (["là"], ["ở"], ["định"])
        and (not at or line[at - 1] not in _NO_SUPERLATIVE)
    ]


class Meetings:
    """How texts meet a question's units; each text is looked at once, as a sentence and as a neighbour of others."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self._accented: dict[str, list[int]] = {}  # word -> the units that a text with it may meet
        self._folded: dict[str, list[int]] = {}
        for at, unit in enumerate(self.units):
            accented, folded = _needed_words(unit)
            for words, index in ((accented, self._accented), (folded, self._folded)):
                for word in words:
                    index.setdefault(word, []).append(at)
        self._accented_words, self._folded_words = frozenset(self._accented), frozenset(self._folded)
        self._met: dict[Words, list[Meeting]] = {}
        self._credits: dict[str, list[float]] = {}

    def of(self, words: Words) -> list[Meeting]:
        """How the words meet each unit, in their order."""
        met = self._met.get(words)
        if met is None:
            met = [NONE] * len(self.units)
            likely = {at for word in self._accented_words & words.known for at in self._accented[word]}
            likely.update(at for word in self._folded_words & words.known_folded for at in self._folded[word])
            for at in likely:
                met[at] = meet(self.units[at], words)
            self._met[words] = met  # whole, since others may ask at the same time
        return met

    def credits(self, text: str) -> list[float]:
        """The credits of a text for each unit, in their order."""
        credits = self._credits.get(text)
        if credits is None:
            credits = self._credits[text] = [meeting.credit for meeting in self.of(words_of(text))]
        return credits


@lru_cache(maxsize=4)  # a question is judged again for each of its provinces and years
def meetings_of(units: tuple[Unit, ...]) -> Meetings:
    """How texts meet these units; what was looked at before is kept."""
    return Meetings(units)


def _needed_words(unit: Unit) -> tuple[frozenset[str], frozenset[str]]:
    """Words, with and without accents, of which a text must have one to meet the unit at all."""
    accented = {_first_word(text) for text, _ in unit.others} | (WORDS if tells_of_moves(unit.text) else set())
    if unit.syllables == 1 or fold(unit.text) != unit.folded:
        accented.add(_first_word(unit.text))
    if not unit.bare and unit.syllables == 1:
        return frozenset(accented), frozenset()
    # A text with the words of a longer unit has them without accents, too; one with two neighbours of them (`_part`)
    # has the second, the fourth … of them.
    words = unit.folded.split()
    return frozenset(accented), frozenset(words[1::2] or words)


def _part(unit: Unit, words: Words) -> Meeting:
    """Pairs of neighbouring syllables of a long unit that stand in the text."""
    syllables = unit.folded.split()
    pairs = list(zip(syllables, syllables[1:], strict=False))
    met = [place for a, b in pairs for place in words.all_at(f"{a} {b}", accented=False)[:1]]
    return Meeting(PART * len(met) / len(pairs), tuple(met), 2) if met else NONE


class Sentence(NamedTuple):  # made by the hundred for each question: a sixth of the cost of a frozen dataclass
    """`start`, `end`: offsets in the document's text. `before`, `after`: the neighbouring sentences of the passage.

    `heading`: what the sentence stands below: a section's heading, an interviewer's question, the head of a table.
    """

    document: Document
    passage: Passage
    start: int
    end: int
    text: str
    before: str
    after: str
    heading: str = ""
    lead: str = ""  # the article's first paragraph

    @property
    def words(self) -> Words:
        """The sentence's words."""
        return words_of(self.text)

    @property
    def titled(self) -> bool:
        """Whether it is about what the title says: a letterhead, a signature, a table, what an annex goes with."""
        return self.passage.kind in _TITLED or goes_with_document(self.text)

    @property
    def in_columns(self) -> bool:
        """Whether it is a row of a table whose head names its columns."""
        return self.passage.kind == "table" and bool(column(self.heading, self.text, 0))

    @property
    def beside(self) -> tuple[str, ...]:
        """The sentences that go on with it; what opens with a label, "Cơ quan chủ trì: …", ends what came before."""
        return (self.before,) if _LABEL.match(self.text) else (self.before, self.after)

    @property
    def below(self) -> str:
        """What it goes on with: the question right before it, which it answers, else its heading."""
        return self.before if is_question(self.before) else self.heading

    @property
    def asks(self) -> bool:
        """Whether it is a question, as an interviewer's."""
        return is_question(self.text)


_TITLED: frozenset[BlockKind] = frozenset({"letterhead", "signature", "table"})


def is_question(text: str) -> bool:
    """Whether a text ends as a question does."""
    return "?" in text and text.rstrip(' "”)').endswith("?")


_LABEL = re.compile(
    r"(?:[-+•*]\s*)?(?:(?:Cơ quan|Đơn vị)\s+)?(?:[Cc]hủ trì|[Pp]hối hợp|[Tt]hực hiện|Thời (?:hạn|gian)|Kinh phí|Hạn)"
    r"(?:\s+(?:chủ trì|phối hợp|thực hiện|hoàn thành))?\s*:"
)


def stands_around(unit: Unit, here: Meeting, sentence: Sentence) -> bool:
    """Whether a unit is met in a sentence, right before it, in its heading or in the title of its article."""
    around = (sentence.before, sentence.heading, sentence.document.title)
    return here.credit > 0 or any(meet(unit, words_of(text)).credit > 0 for text in around if text)


_PROSE = frozenset({"paragraph", "heading", "title", "table"})


def sentences(
    document: Document,
    passage: Passage,
    previous: Passage | None = None,
    following: Passage | None = None,
    heading: str = "",
    lead: str = "",
) -> list[Sentence]:
    """The sentences of a passage; the first and the last look over to the neighbouring passages of their article."""
    texts = _texts(passage)
    last = _text(previous, _spans(previous)[-1]) if previous and _goes_on(previous, passage) else ""
    tail = _text(following, _spans(following)[0]) if following and _goes_on(following, passage) else ""
    head = texts[0] if passage.kind == "table" and len(texts) > 1 and heads_columns(texts[0]) else ""
    heading = _with_caption(head, previous) if head else heading
    return [
        Sentence(
            document, passage, start, end, text, before, after, heading if text not in (head, heading) else "", lead
        )
        for (start, end), text, before, after in zip(
            _spans(passage), texts, [last, *texts[:-1]], [*texts[1:], tail], strict=True
        )
    ]


def _with_caption(head: str, previous: Passage | None) -> str:
    """The head of a table, behind the caption right above it where only that tells its year."""
    is_caption = previous is not None and previous.kind == "heading" and not find_years(head)
    return f"{previous.text} {head}" if is_caption and previous and find_years(previous.text) else head


def _goes_on(neighbour: Passage, passage: Passage) -> bool:
    return neighbour.document_id == passage.document_id and neighbour.kind in _PROSE and passage.kind in _PROSE


def _spans(passage: Passage) -> tuple[tuple[int, int], ...]:
    return passage.sentences or ((passage.start, passage.end),)


def _texts(passage: Passage) -> list[str]:
    return [_text(passage, span) for span in _spans(passage)]


def _text(passage: Passage, span: tuple[int, int]) -> str:
    return passage.text[span[0] - passage.start : span[1] - passage.start]
