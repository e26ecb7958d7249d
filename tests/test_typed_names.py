"""Names of persons in small letters."""

import pytest

from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("lò văn phương phụ trách gì", ["lò văn phương"]),
        ("lò văn phương phát biểu gì", ["lò văn phương"]),  # "phát" belongs to what comes
        ("lò văn hùng phụ trách gì", []),  # nobody of that name is in the corpus
        ("cao hơn bao nhiêu", []),
    ],
)
def test_a_name_is_one_unit_where_the_corpus_has_it(ask: Ask, question: str, names: list[str]) -> None:
    assert [unit.text for unit in ask(question).units if unit.name] == names
