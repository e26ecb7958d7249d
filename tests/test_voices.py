"""Whose words each sentence of an article tells."""

import pytest

from bot.sentence import Sentence
from bot.voices import NAMED, NOBODYS, OTHERS, OWN, voices
from corpus.document import BlockKind, Document
from corpus.passage import Passage
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)

SPOKE = "Ông Lò Văn Phương, Giám đốc Sở Y tế, cho biết tỉnh mở 40 lớp."
OTHER = "Bà Võ Thị Hạnh, Chủ tịch UBND xã, nhấn mạnh việc mở lớp."


def article(*texts: str, kind: BlockKind = "paragraph") -> list[Sentence]:
    whole = "\n".join(texts)
    document, found = Document("bai", "Bài báo", whole), []
    for text in texts:
        start = whole.index(text)
        passage = Passage(f"p{start}", "bai", start, start + len(text), text, kind, ())
        found.append(Sentence(document, passage, start, start + len(text), text, "", ""))
    return found


@pytest.mark.parametrize(
    ("texts", "worth"),
    [
        ((SPOKE, "Máy đã cũ."), [NAMED, OWN]),
        ((OTHER, "Máy đã cũ.", SPOKE), [OTHERS, OTHERS, NAMED]),
        (("Máy đã cũ.", SPOKE), [NOBODYS, NAMED]),
        ((SPOKE, OTHER, "Ông Phương lưu ý, máy đã cũ."), [NAMED, OTHERS, NAMED]),
        ((SPOKE, OTHER, "Giám đốc Sở yêu cầu thay máy."), [NAMED, OTHERS, OWN]),
        ((SPOKE, "Chủ tịch UBND xã đề nghị thay máy."), [NAMED, OTHERS]),
        ((OTHER, 'Ông Lò Văn Phương thì khác: "Máy đã cũ."'), [OTHERS, NAMED]),
        ((OTHER, "Ông Lò Văn Phương: Máy đã cũ."), [OTHERS, NAMED]),
        ((SPOKE, OTHER, '"Máy đã cũ.', 'Phải thay", ông Phương nói.'), [NAMED, OTHERS, NAMED, NAMED]),
        ((OTHER + " Dự còn có Bí thư Xã đoàn; Lò Văn Phương.", "Bí thư Xã đoàn đề nghị thay máy."), [OTHERS, OTHERS]),
    ],
)
def test_somebody_speaks_until_another_one_does(ask: Ask, texts: tuple[str, ...], worth: list[float]) -> None:
    assert list(voices(ask("Ông Lò Văn Phương nói gì về máy?"), article(*texts)).values()) == worth


@pytest.mark.parametrize(
    "question",
    ["Tỉnh mở bao nhiêu lớp?", "Mục đích mở lớp là gì, cái có ông Lò Văn Phương phát biểu ấy?", "Giám đốc Sở nói gì?"],
)
def test_where_nobodys_words_are_asked_for_all_sentences_are_alike(ask: Ask, question: str) -> None:
    assert voices(ask(question), article(SPOKE, OTHER)) == {}


def test_after_a_caption_nobody_goes_on_speaking(ask: Ask) -> None:
    texts = article(SPOKE, "Máy đã cũ.", kind="caption")
    assert list(voices(ask("Ông Lò Văn Phương nói gì?"), texts).values()) == [NAMED, NOBODYS]


def test_in_an_article_by_somebody_all_that_is_nobody_elses_may_be_his(ask: Ask) -> None:
    told = voices(ask("Ông Lò Văn Phương nói gì?"), article("Tác giả là Lò Văn Phương.", "Máy đã cũ.", OTHER))
    assert list(told.values()) == [OTHERS]
