"""Persons whose words a question asks for: who of them speaks in the texts, and who is only pictured or present."""

import re
from collections.abc import Iterable, Sequence

from bot.asked import Asked
from bot.sentence import Meeting, Sentence, meet, words_of
from bot.speech import ADDRESSES, is_body, is_office, is_person, says, tells, tells_no_words
from corpus.vietnamese.syllables import is_folded_syllable
from index.units import Unit

_SAYS = re.compile(
    r"\b(?:nói|phát biểu|cho (?:biết|rằng|hay)|khẳng định|nhấn mạnh|chia sẻ|trình bày|yêu cầu|đề nghị|mong muốn|"
    r"nhận định|khuyến nghị|kết luận|truyền đạt|phổ biến|quán triệt|triển khai|trả lời|kêu gọi|lưu ý|bày tỏ|nêu|"
    r"giới thiệu|nhận xét|thẳng thắn|kể|đề xuất|kỳ vọng|thừa nhận|cảnh báo|giải thích|tâm sự|chỉ ra|hứa|cam kết|"
    r"said|stressed|noted|asked|warned)\b"
    r"|:\s*[“\"]",
    re.IGNORECASE,
)
# What comes is somebody's right behind "theo"; what came is his right behind the end of a quotation.
_BY = re.compile(r"(?:\btheo\s[^,;:.]{0,60}|[”\"][,\s–-]*[^,;:.”\"]{0,40})$", re.IGNORECASE)
_AHEAD = 60  # characters before a name within which "Phát biểu tại Hội thảo, đồng chí …" is said of him


def speakers_asked(asked: Asked) -> tuple[str, ...]:
    """The names, without accents, of the persons whose words the question asks for; none when it asks for nobody's."""
    if not asked.of_speech or _asks_before(asked):
        return ()
    return tuple(unit.folded for unit in asked.units if is_person(unit) and not _is_of_place(unit, asked))


_PLACES = frozenset({"xã", "phường", "huyện", "quận", "thôn", "bản", "ấp", "phố", "trấn"})


def _is_of_place(unit: Unit, asked: Asked) -> bool:
    """Whether "xã" or another kind of place stands before a name."""
    return bool(unit.start) and asked.reading.tokens[unit.start - 1].text in _PLACES


_ASKING = frozenset({"gi", "nao", "sao", "chi"})


def _asks_before(asked: Asked) -> bool:
    """Whether the question word comes before any verb of saying: "mục đích là gì, hội thảo có ông X phát biểu ấy"."""
    places = [at for at, token in enumerate(asked.reading.tokens) if token.folded in _ASKING]
    return bool(places) and all(places[-1] < unit.start for unit in asked.units if tells(unit))


def tells_of_topic(asked: Asked, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether a sentence or what stands around it speaks of what "X nói gì về Y" asks; true where no Y is named."""
    about = max(
        (at for at, token in enumerate(asked.reading.tokens) if token.text == "về"), default=len(asked.reading.tokens)
    )
    topic = [(unit, here) for unit, here in meetings if unit.start > about and unit.role == "content" and not unit.name]
    around = [words_of(text) for text in (sentence.before, sentence.after, sentence.heading) if text]
    return not topic or any(here.credit or any(meet(unit, words).credit for words in around) for unit, here in topic)


def are_silent(speakers: Sequence[str], candidates: Iterable[Sentence]) -> bool:
    """Whether no sentence tells words of any of the persons; false when nobody's are asked for."""
    if not speakers:
        return False
    told = [sentence for sentence in candidates if not tells_no_words(sentence.text)]
    known = {s.document.id for s in told if any(s.words.holds(name, accented=False) for name in speakers)}
    return not any(speaks(name, sentence) for sentence in told if sentence.document.id in known for name in speakers)


def is_unheard_of(asked: Asked, units: Sequence[Unit], met: Sequence[Sequence[Meeting]]) -> bool:
    """Whether the question asks for the words of the head of a body that no sentence has together with the office.

    "Chủ tịch VINASA nói gì", where the texts have VINASA and chairmen of others. `met`: for each sentence how it meets
    each of the units.
    """
    heads = [at for at in range(len(units) - 1) if asked.of_speech and _heads(units[at], units[at + 1])]
    return any(not any(here[at].credit and here[at + 1].credit for here in met) for at in heads)


def _heads(office: Unit, body: Unit) -> bool:
    named = body.role == "content" and not body.name and not says(body)
    whole = is_body(body) or body.syllables > 1 or not is_folded_syllable(body.folded)
    return is_office(office) and body.start == office.end and named and whole


def only_names(speakers: Sequence[str], sentence: Sentence) -> bool:
    """Whether a sentence has the name of a speaker, and no verb of saying beside it: who attends, who is pictured."""
    return any(_places(name, sentence) for name in speakers) and not any(speaks(name, sentence) for name in speakers)


def _places(name: str, sentence: Sentence) -> list[tuple[int, int]]:
    """Where a sentence names somebody, in full or by the given name: "ông An", but not "ông An Văn Bình"."""
    spans, size = sentence.words.spans, name.count(" ") + 1
    places = [(at, at + size) for at in sentence.words.all_at(name, accented=False)]
    given = name.rpartition(" ")[2]
    if size > 2 and given in sentence.words.known_folded:
        words = sentence.words.accented.split()
        called = [at for at in sentence.words.all_at(given, accented=False) if at and words[at - 1] in ADDRESSES]
        places += [(at - 1, at + 1) for at in called if not _goes_on(spans, at, sentence.text)]
    return [(spans[start][0], spans[end - 1][1]) for start, end in places]


def _goes_on(spans: Sequence[tuple[int, int]], at: int, text: str) -> bool:
    """Whether behind a word comes another one with a capital: a surname's own name."""
    beside = at + 1 < len(spans) and spans[at + 1][0] - spans[at][1] == 1
    return text[spans[at][0]].islower() or (beside and text[spans[at + 1][0]].isupper())


def tells_words(text: str) -> bool:
    """Whether a text has a verb of saying, or opens a quotation behind a colon."""
    return _SAYS.search(text) is not None


def speaks(name: str, sentence: Sentence) -> bool:
    """Whether a verb of saying stands around a name, within its item of a list of persons."""
    text = sentence.text
    return any(
        text.startswith(":", end)  # as in an interview
        or _SAYS.search(text[end:].partition(";")[0])
        or _SAYS.search(text[:start].rpartition(";")[2][-_AHEAD:])
        or _BY.search(text[:start])
        for start, end in _places(name, sentence)
    )
