"""What is no question to the texts: greetings, thanks, orders to the machine, everyday matters, other languages."""

import re
from collections.abc import Callable, Sequence, Set
from functools import cache
from typing import Literal, cast

from bot.asides import of_oneself
from bot.asked import Asked
from bot.asking import question_words
from bot.cues import has_cues
from corpus.vietnamese.normalize import accents_optional, evenly_spelt, fold
from corpus.vietnamese.syllables import is_folded_syllable
from index.phrases import Found, Phrases
from index.tables import read_rows
from index.tokens import Token, tokenize
from index.units import Unit

Talk = Literal[
    "year_only",  # "còn năm 2030?" with nothing before it
    "greeting",
    "thanks",
    "bye",
    "help",
    "identity",
    "mood",
    "admin",
    "abuse",
    "injection",
    "off_topic",
    "personal",
    "language",
    "empty",
]

_FRIENDLY = frozenset({"greeting", "thanks", "bye", "help", "identity", "mood", "admin", "abuse"})
_ASKS_NOTHING = frozenset({"greeting", "thanks", "bye"})
_FOREIGN_LETTERS = re.compile(r"[\u0370-\u1cff\u2c00-\ud7ff\uf900-\ufaff¿¡ñçßäöü]")
_MARKUP = re.compile(r"<\s*/?\s*\w+[^>]*>|\bon\w+\s*=|;\s*--|\$\{|\{\{")

_SUM = re.compile(
    r"\d\s*[xyz]\s*[-+*=]\s*\d|\d\s*[-+*/x:]\s*\d+\s*(?:=|bằng mấy|bằng bao nhiêu)", re.IGNORECASE
)  # "3x + 7 = 22"; not "mức 3+4"

# A number that everybody may call is nobody's own.
_OF_OFFICE = re.compile(
    r"\b(?:duong day nong|(?:so|dien thoai) nong|tong dai|hotline|duong day ho tro|bo phan (?:mot|1) cua)\b"
)


def talk(asked: Asked, knows: Callable[[str], bool], *, in_chat: bool = False) -> Talk | None:
    """The class of a message that the texts need not be asked about; None for a question.

    `knows(words)`: whether the folded words stand side by side in some passage. `in_chat`: a question was put before.
    """
    tokens = asked.reading.tokens
    if not any(token.text.isalnum() for token in tokens):
        return "empty"
    if _MARKUP.search(asked.reading.typed):
        return "injection"
    if _SUM.search(asked.reading.typed):
        return "off_topic"
    found = _found(asked, tokens, exact=not asked.reading.bare)
    classes = {match.value for match in found}
    if "injection" in classes:
        return "injection"
    if "personal" in classes and not _OF_OFFICE.search(fold(asked.reading.text)):
        return "personal"
    if _other_language(asked, knows):
        return "language"
    if any(_is_off_topic(match, asked, knows) for match in found):
        return "off_topic"
    # As typed: neighbours put wrong accents back on what has none of its own ("chao chau nhe", "gia vang").
    typed = [t._replace(text=t.folded) if at in asked.reading.bare else t for at, t in enumerate(tokens)]
    found = _found(asked, typed, exact=False)
    spoken = {at for match in found for at in range(match.start, match.end)}
    aside = of_oneself(tokens, asked.reading.text)
    rest = [unit for unit in asked.content if unit.start not in aside and not set(range(unit.start, unit.end)) & spoken]
    named = asked.provinces or asked.numbers or asked.years or asked.figures
    longer = [match for match in found if match.end - match.start > 1]
    if asked.reading.bare and not named and any(_is_off_topic(match, asked, knows) for match in longer):
        return "off_topic"
    friendly = [match.value for match in found if match.value in _FRIENDLY]
    opens = bool(found) and found[0].start <= 1 and asked.kind in ("topic", "truth")
    most = max(friendly, key=_PRECEDENCE.index, default=None)
    if most in _ASKS_NOTHING and any(_leads_on(unit, asked) for unit in asked.units if unit.start not in spoken):
        most = None
    if most == "thanks" and in_chat and _asks_beside(asked, spoken):
        most = None
    allowed = 2 if opens else 1 if len(tokens) <= 8 else 0
    if most and not named and (len(rest) <= allowed or any(_is_all_asked(match, asked) for match in found)):
        return most
    if not named and asked.kind == "topic" and not rest and (opening := _opening(asked)):
        return opening
    if not named and not asked.content and not any(unit.role == "light" for unit in asked.units):
        # "Cảm ơn, xếp thứ mấy vậy" goes on with the chat before.
        return "empty" if in_chat else _opening(asked) or "empty"
    if asked.kind == "topic" and not (named or asked.regions or asked.dates) and not any(map(_is_topic, asked.units)):
        return _opening(asked) or "empty"  # "ok để mình hỏi sếp đã"
    if asked.years and not _names_more_than_a_year(asked):
        return "year_only"
    return None


def _found(asked: Asked, tokens: Sequence[Token], *, exact: bool) -> list[Found[Talk]]:
    return [match for match in _phrases(exact=exact).find(tokens) if not _within_word(match, asked)]


def _opening(asked: Asked) -> Talk | None:
    """The greeting or the thanks with which a message opens as it was typed: the reading has left it out."""
    typed = tokenize(asked.reading.typed)
    opening = (_phrases(exact=False).at(typed, at) for at in range(min(2, len(typed))))
    return next((match.value for match in opening if match and match.value in _ASKS_NOTHING), None)


def _is_all_asked(match: Found[Talk], asked: Asked) -> bool:
    """Whether a question to the machine opens a clause and ends the message: "chú mới tập dùng, cháu là ai vậy"."""
    tokens = asked.reading.tokens
    opens = match.start == 0 or tokens[match.start].start - tokens[match.start - 1].end > 1
    topics = [unit for unit in asked.units if unit.role in ("content", "light") and unit.start >= match.end]
    return match.value in ("identity", "help") and opens and not topics


def _is_off_topic(match: Found[Talk], asked: Asked, knows: Callable[[str], bool]) -> bool:
    words = " ".join(token.folded for token in asked.reading.tokens[match.start : match.end])
    told = any(unit.aside and unit.start < match.end and match.start < unit.end for unit in asked.units)
    return match.value == "off_topic" and not told and not knows(words)


def _leads_on(unit: Unit, asked: Asked) -> bool:
    """Whether a unit beside a greeting or thanks is what is asked: "chào bạn, chuyển đổi số là gì".

    A single word is none where no question word is: "chào bạn, sáng nay đông việc quá".
    """
    told = asked.kind != "topic" and unit.role == "content"
    told |= asked.kind not in ("topic", "truth") and unit.role == "light" and bool(unit.others)
    return _is_topic(unit) or (told and unit.known and not unit.aside)


def _asks_beside(asked: Asked, spoken: Set[int]) -> bool:
    """Whether a question word for one thing stands beside the tokens `spoken`: "hay quá, đứng thứ mấy"."""
    if _TAKES_LEAVE.search(evenly_spelt(asked.reading.text)):
        return False
    beside = question_words(asked.reading.tokens, spoken, lambda _: True)
    return any(found.value == asked.kind and has_cues(asked.kind) for found in beside)


# What sounds like a question word and asks nothing: "bao giờ cần em lại hỏi", "bao nhiêu đó là đủ rồi".
_TAKES_LEAVE = accents_optional(
    r"\b(?:(?:khi|lúc|hôm|chừng) nào|bao giờ) (?:\w+ )?(?:rảnh\b|có (?:gì|chi|dịp|việc)\b|"
    r"(?:cần|có|muốn)\b(?: \w+){0,4}? (?:hỏi|nhờ|nhắn|gọi|phiền|liên hệ|quay lại|lại|thêm|tiếp|nữa)\b)"
    r"|\bbao nhiêu (?:đó|đấy)\b"
)


def _is_topic(unit: Unit) -> bool:
    """Whether a unit tells by itself what a message is about: a single syllable may mean anything."""
    whole = unit.syllables > 1 or not is_folded_syllable(unit.folded)
    return whole and unit.role in ("content", "light") and unit.known and not unit.aside


def _within_word(match: Found[Talk], asked: Asked) -> bool:
    """Whether a phrase begins within another word: "ban là ai" of "trưởng ban là ai" asks nobody who he is."""
    return any(unit.start < match.start < unit.end for unit in asked.units)


def _names_more_than_a_year(asked: Asked) -> bool:
    named = asked.provinces or asked.regions or asked.numbers or asked.dates or asked.figures
    topical = any(unit.role in ("content", "light") and unit.folded != "nam" for unit in asked.units)
    return bool(named) or topical


_PRECEDENCE: list[Talk] = ["greeting", "mood", "thanks", "bye", "abuse", "identity", "help", "admin"]


def _other_language(asked: Asked, knows: Callable[[str], bool]) -> bool:
    """Foreign letters, or mostly words that are neither Vietnamese syllables nor in the corpus."""
    if _FOREIGN_LETTERS.search(asked.reading.typed.lower()):
        return True
    words = [token for token in asked.reading.tokens if token.text.isalpha()]
    if len(words) < 4 or any(token.text != token.folded for token in words):
        return False
    strange = [token for token in words if not is_folded_syllable(token.folded) and not knows(token.folded)]
    return len(strange) > 0.5 * len(words)


# Whom a message speaks to and who speaks: "<bạn>" and "<tôi>" of the table.
_YOU = (
    "bạn", "em", "cháu", "con", "ad", "admin", "bot", "con bot", "chatbot", "mày", "mi", "anh", "chị", "cô", "chú",
    "bác", "cậu", "trợ lý", "máy", "cái này", "app này", "trang này", "nó", "you",
)  # fmt: skip
_ME = ("tôi", "mình", "em", "cháu", "con", "anh", "chị", "cô", "chú", "bác", "tui", "tao", "tớ", "ta", "bà con")


@cache
def _phrases(*, exact: bool) -> Phrases[Talk]:
    """The table; `exact` for questions typed with all their accents, in which "liên quan" is no "liên quân"."""
    return Phrases(
        (
            (phrase.replace("<bạn>", you).replace("<tôi>", me), cast(Talk, kind))
            for phrase, kind, *_ in read_rows("bot", "smalltalk")
            for you in (_YOU if "<bạn>" in phrase else ("",))
            for me in (_ME if "<tôi>" in phrase else ("",))
        ),
        exact=exact,
    )
