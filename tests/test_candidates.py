"""Which sentences are judged for an answer."""

import pytest

from bot.assistant import Assistant
from bot.question import Question
from index.build import build
from index.live import Live

HEAD = """---
title: Sơn La chuyển đổi số
provinces: [Sơn La]
published_on: 2025-03-01
kind: news
---

"""
MOTTO = 'Các xã cùng nhau làm chuyển đổi số trong "Năm đưa lớp học tới bản xa", từ bản gần nhất tới bản cuối cùng.'
MEETING = "Ảnh: Sơn La họp ở bản {number} trong năm."


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    corpus, data = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("data")
    paragraphs = [MEETING.format(number=number) for number in range(1, 45)]
    paragraphs.insert(25, MOTTO)
    (corpus / "son-la.md").write_text(HEAD + "\n\n".join(paragraphs), encoding="utf-8")
    build([corpus], data)
    return Assistant(Live(data, [corpus]))


def test_of_a_question_without_a_topic_any_passage_of_the_province_may_answer(assistant: Assistant) -> None:
    answer = assistant.reply(Question("Sơn La - chủ đề năm chuyển đổi số?"))
    assert "đưa lớp học tới bản xa" in answer.answer
