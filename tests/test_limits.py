"""How much one person may ask."""

import pytest

from bot.limits import DAY, MINUTE, Limits, PersonLimits, Verdict


@pytest.fixture
def limits() -> PersonLimits:
    return PersonLimits(Limits(at_once=2, a_minute=3, a_day=5))


def ask(limits: PersonLimits, question: str, now: float, person: str = "an") -> Verdict:
    """A question that is answered before the next."""
    limits.arrive(person, question)
    verdict = limits.admit(person, question, now).verdict
    limits.release(person, question)
    return verdict


def test_questions_beyond_those_at_once_are_refused(limits: PersonLimits) -> None:
    for question in "abc":
        limits.arrive("an", question)
    assert [limits.admit("an", question, 0.0).verdict for question in "abc"] == [
        Verdict.WELCOME,
        Verdict.WELCOME,
        Verdict.AT_ONCE,
    ]


def test_a_minute_has_room_again_later(limits: PersonLimits) -> None:
    assert [ask(limits, str(n), 0.0) for n in range(4)] == [Verdict.WELCOME] * 3 + [Verdict.A_MINUTE]
    assert ask(limits, "later", MINUTE) is Verdict.WELCOME


def test_a_day_has_room_again_tomorrow(limits: PersonLimits) -> None:
    assert [ask(limits, str(n), n * MINUTE) for n in range(6)] == [Verdict.WELCOME] * 5 + [Verdict.A_DAY]
    assert ask(limits, "tomorrow", DAY) is Verdict.WELCOME


def test_notice_is_given_once_until_a_question_is_welcome_again(limits: PersonLimits) -> None:
    for n in range(3):
        ask(limits, str(n), 0.0)
    assert [limits.admit("an", f"x{n}", 1.0).notice for n in range(3)] == [True, False, False]
    ask(limits, "later", MINUTE)
    ask(limits, "again", MINUTE)
    assert limits.admit("an", "y", MINUTE).notice


def test_a_question_tried_again_counts_once(limits: PersonLimits) -> None:
    for _ in range(9):
        assert limits.admit("an", "a", 0.0).welcome
    assert limits.admit("an", "b", 0.0).welcome


def test_people_do_not_count_for_each_other(limits: PersonLimits) -> None:
    for n in range(3):
        ask(limits, str(n), 0.0)
    assert ask(limits, "x", 0.0, "bình") is Verdict.WELCOME


def test_a_forgotten_person_begins_anew(limits: PersonLimits) -> None:
    for n in range(3):
        ask(limits, str(n), 0.0)
    limits.forget("an")
    assert ask(limits, "x", 0.0) is Verdict.WELCOME
