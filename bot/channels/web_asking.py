"""A question from the web: limits, the answer, its record. The page and the API both come through here."""

import asyncio
import logging
import secrets
import time
from dataclasses import dataclass

from bot import texts_channels_vi, texts_web_vi
from bot.answer import Answer
from bot.channels.web_desk import WebDesk
from bot.channels.web_visitor import CHANNEL, Visitor
from bot.journal import AskedQuestion, asked_question
from bot.limits import PersonLimits, Verdict
from bot.metrics import ANSWER_SECONDS, ANSWERS, FAULTS, REFUSED
from bot.question import Question
from bot.render.cutting import clean

log = logging.getLogger(__name__)

# Seconds after which asking again is worth it; shown to programs only.
_RETRY_AFTER = {Verdict.AT_ONCE: 2, Verdict.A_MINUTE: 60, Verdict.A_DAY: 3600}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it goes out, and its record for the journal. `id` names the question for feedback."""

    id: str
    answer: Answer
    elapsed_ms: float
    asked: AskedQuestion


class AskedTooMuch(Exception):
    """A limit is reached. `message` is for the person, `retry_after` in seconds."""

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.message = message
        self.retry_after = retry_after


async def ask(desk: WebDesk, visitor: Visitor, words: str) -> Reply:
    """The answer to a visitor's question; raises AskedTooMuch."""
    question_id = secrets.token_hex(8)
    person = visitor.person if visitor.known else visitor.address
    gates = ((desk.addresses, visitor.address), (desk.people, person))
    for limits, name in gates:
        limits.arrive(name, question_id)
    try:
        for limits, name in gates:
            _admit(desk, limits, name, question_id)
        return await asyncio.to_thread(_answer, desk, visitor, question_id, words)
    finally:
        for limits, name in gates:
            limits.release(name, question_id)


def _admit(desk: WebDesk, limits: PersonLimits, name: str, question_id: str) -> None:
    verdict = limits.admit(name, question_id, desk.clock()).verdict
    if verdict is Verdict.WELCOME:
        return
    desk.metrics.count(REFUSED, CHANNEL, verdict.name.lower())
    own = limits is desk.people
    raise AskedTooMuch(_told(verdict, desk) if own else texts_web_vi.TOO_MANY_HERE, _RETRY_AFTER[verdict])


def _told(verdict: Verdict, desk: WebDesk) -> str:
    limits = desk.people.limits
    match verdict:
        case Verdict.AT_ONCE:
            return texts_channels_vi.LIMIT_AT_ONCE.format(limit=limits.at_once)
        case Verdict.A_MINUTE:
            return texts_channels_vi.LIMIT_MINUTE.format(limit=limits.a_minute)
        case _:
            return texts_channels_vi.LIMIT_DAY.format(limit=limits.a_day)


def _answer(desk: WebDesk, visitor: Visitor, question_id: str, words: str) -> Reply:
    now, started = desk.clock(), time.perf_counter()
    # Neither the database nor a page can carry a lone surrogate.
    answer = desk.assistant.reply(Question(clean(words), visitor.person, now))
    seconds = time.perf_counter() - started
    desk.metrics.count(ANSWERS, CHANNEL, answer.status)
    desk.metrics.observe(ANSWER_SECONDS, seconds, CHANNEL)
    elapsed, person = round(seconds * 1000, 1), visitor.person
    asked = asked_question(question_id, CHANNEL, person, person, answer.question, answer, now, elapsed)
    return Reply(question_id, answer, elapsed, asked)


def record(desk: WebDesk, reply: Reply) -> None:
    """Remembers the question; called when the answer is on its way, for the disk takes milliseconds."""
    try:
        desk.journal.record_question(reply.asked)
    except Exception:
        # A full disk must not keep the answer from the person.
        log.exception("A question cannot be recorded")
        desk.metrics.count(FAULTS, CHANNEL)
