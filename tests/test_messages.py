"""Counts of words that follow each other in messages."""

from corpus.vietnamese.normalize import fold
from corpus.vietnamese.syllables import is_syllable
from index.messages import message_pairs, message_spellings


def test_pairs_of_everyday_speech_are_counted() -> None:
    pairs = message_pairs()
    assert pairs["thì_sao"] > pairs.get("thị_sao", 0)


def test_every_word_of_a_pair_has_a_spelling_and_is_one_syllable() -> None:
    spellings = message_spellings()
    for pair in message_pairs():
        for word in pair.split("_"):
            assert spellings[fold(word)][word] > 0
            assert is_syllable(word)
