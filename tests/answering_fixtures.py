"""Fixtures of the answering tests: the sample articles, their index and an assistant on it, built once."""

from pathlib import Path

import pytest

from bot.asked import Asked
from bot.assistant import Assistant
from bot.evidence import Evidence, judge_all
from bot.question import Question
from bot.sentence import sentences
from bot.understanding import understand
from corpus.document import Document
from corpus.passage import Passage
from index.build import build
from index.generation import Generation
from index.live import Live
from index.reading import read
from index.units import Rarity
from index.vocabulary import GenerationVocabulary
from tests.answering_samples import ARTICLES, Ask, Judge, Read, Reply


@pytest.fixture(scope="session")
def answering_folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of the articles and of their index."""
    corpus, data = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("data")
    for name, text in ARTICLES.items():
        (corpus / f"{name}.md").write_text(text, encoding="utf-8")
    build([corpus], data)
    return corpus, data


@pytest.fixture(scope="session")
def live(answering_folders: tuple[Path, Path]) -> Live:
    corpus, data = answering_folders
    live = Live(data, [corpus])
    live.refresh()
    return live


@pytest.fixture(scope="session")
def generation(live: Live) -> Generation:
    return live.generation


@pytest.fixture
def assistant(live: Live) -> Assistant:
    """An assistant that remembers no chat yet."""
    return Assistant(live, "đầu mối 1900")


@pytest.fixture
def reply(assistant: Assistant) -> Reply:
    return lambda text, *history: assistant.reply(Question(text, history=history))


@pytest.fixture(scope="session")
def read_as(generation: Generation) -> Read:
    """How a question is read."""
    vocabulary = GenerationVocabulary(generation)
    return lambda text: read(text, vocabulary)


@pytest.fixture(scope="session")
def ask(generation: Generation, read_as: Read) -> Ask:
    """What a question asks."""
    return lambda text: understand(read_as(text), Rarity(generation.passages, generation.df))


@pytest.fixture(scope="session")
def judge(ask: Ask) -> Judge:
    def judged(question: str | Asked, text: str, document: Document | None = None) -> Evidence:
        about = document or Document("bai", "Bài báo", text, published_on="2025-03-01")
        passage = Passage("doan000000", about.id, 0, len(text), text, "paragraph", ((0, len(text)),))
        asked = ask(question) if isinstance(question, str) else question
        return judge_all(asked, sentences(about, passage))[0]

    return judged
