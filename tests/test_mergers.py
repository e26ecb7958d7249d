"""A province of today and the old one of its name: which is meant, the year tells."""

import pytest

from bot.assistant import Assistant
from bot.question import Question
from index.build import build
from index.live import Live

RANKS = """---
title: Thứ hạng chuyển đổi số của Yên Bái
provinces: [Yên Bái]
published_on: 2023-07-01
kind: news
---

Năm 2022, Yên Bái xếp thứ 15/63 về chỉ số DTI.

Năm 2022, Lào Cai xếp thứ 38/63 về chỉ số DTI.

Năm 2022, Yên Bái mở 40 lớp kỹ năng số cho nông dân.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    corpus, data = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("data")
    (corpus / "thu-hang.md").write_text(RANKS, encoding="utf-8")
    build([corpus], data)
    return Assistant(Live(data, [corpus]))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        # Yên Bái's rank used to be given for Lào Cai's, since Yên Bái is part of it today.
        ("Năm 2022 Lào Cai xếp thứ mấy về chỉ số DTI?", "xếp thứ 38/63"),
        ("Năm 2022 Yên Bái xếp thứ mấy về chỉ số DTI?", "xếp thứ 15/63"),
        ("Năm 2022 Lào Cai mở bao nhiêu lớp kỹ năng số?", "40 lớp kỹ năng số"),
    ],
)
def test_of_a_year_before_the_mergers_the_old_province_answers_first(
    assistant: Assistant, question: str, answer: str
) -> None:
    assert assistant.reply(Question(question)).answer == answer
