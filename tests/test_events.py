"""Of several events of a province the one asked about is meant."""

from bot.decision import decide
from bot.evidence import judge_all
from bot.sentence import Sentence
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask, Everything

pytest_plugins = ("tests.answering_fixtures",)


def sentence(name: str, text: str) -> Sentence:
    document = Document(name, "Sơn La làm số", "", provinces=("Sơn La",))
    passage = Passage(name, name, 0, len(text), text, "paragraph", ((0, len(text)),))
    return Sentence(document, passage, 0, len(text), text, "", "")


MEETING = sentence("meeting", "Hội nghị của Sơn La họp ngày 22/4/2022 ở Mộc Châu.")
WORKSHOP = sentence("workshop", "Hội thảo của Sơn La bàn về hạ tầng số.")


def test_the_day_of_another_event_is_no_answer(ask: Ask) -> None:
    asked = ask("Hội thảo của Sơn La họp ngày nào?")
    ranked = sorted(judge_all(asked, [MEETING, WORKSHOP]), key=lambda e: -e.score)
    assert decide(asked, ranked, Everything()).status == "not_found"


def test_two_events_asked_for_are_both_meant(ask: Ask) -> None:
    judged = judge_all(ask("Hội nghị, hội thảo nào của Sơn La họp ngày nào?"), [MEETING, WORKSHOP])
    assert all(evidence.of_event for evidence in judged)


def test_what_was_only_told_at_an_event_is_asked_of_all(ask: Ask) -> None:
    judged = judge_all(ask("Tại hội thảo, Sơn La xếp thứ mấy?"), [MEETING, WORKSHOP])
    assert all(evidence.of_event for evidence in judged)


def test_without_the_very_word_another_one_will_do(ask: Ask) -> None:
    asked = ask("Hội thảo của Sơn La họp ngày nào?")
    (evidence,) = judge_all(asked, [MEETING])
    assert evidence.of_event
