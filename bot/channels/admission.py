"""Which questions are not put to the core, and what the person is told instead."""

from bot import texts_channels_vi as texts
from bot.limits import QUESTION_CHARACTERS, Admission, Limits, PersonLimits, Verdict


def refusal(limits: PersonLimits, person: str, key: str, text: str, now: float) -> str | None:
    """A sentence, "" for silence, None when the question is to be answered.

    `person` is "" where nobody is to be counted; `key` names the question, so that it is counted once.
    """
    if not text.strip():
        return texts.EMPTY_QUESTION
    if len(text) > QUESTION_CHARACTERS:
        return texts.TOO_LONG.format(length=len(text), limit=QUESTION_CHARACTERS)
    if not person:
        return None
    admission = limits.admit(person, key, now)
    return None if admission.welcome else _notice(admission, limits.limits)


def _notice(admission: Admission, limits: Limits) -> str:
    if not admission.notice:
        return ""
    match admission.verdict:
        case Verdict.AT_ONCE:
            return texts.LIMIT_AT_ONCE.format(limit=limits.at_once)
        case Verdict.A_DAY:
            return texts.LIMIT_DAY.format(limit=limits.a_day)
        case _:
            return texts.LIMIT_MINUTE.format(limit=limits.a_minute)
