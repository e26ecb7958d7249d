"""Ways of speaking, from the phrases of the tables."""

import re

from index.spoken import spoken_pairs
from index.tables import rows
from index.tokens import tokenize


def words(phrase: str) -> str:
    return " ".join(token.text for token in tokenize(phrase))


def test_no_phrase_of_speech_stands_in_another_table() -> None:
    others = [row[0] for name in ("stopwords", "chat_words") for row in rows(name)]
    others += [row[1] for row in rows("chat_words")]
    others += [phrase for (line,) in rows("synonyms") for phrase in re.split(r"[|>]", line) if phrase.strip()]
    assert {words(phrase) for (phrase,) in rows("spoken")}.isdisjoint(map(words, others))


def test_no_phrase_of_speech_stands_there_twice() -> None:
    phrases = [words(phrase) for (phrase,) in rows("spoken")]
    assert len(phrases) == len(set(phrases))


def test_what_is_said_more_often_is_not_outdone_by_another_phrase_alike() -> None:
    """ "noi voi", "ban duoc", "mang gi" used to be read as "nối với", "bán được", "mảng gì"."""
    assert {"nối_với", "nối_về", "bán_được", "bán_cho", "mảng_gì"}.isdisjoint(spoken_pairs())
