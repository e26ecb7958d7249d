"""How much one person may ask: so many at once, a minute, a day; and one notice when it is too much."""

from dataclasses import dataclass, field
from enum import Enum

QUESTION_CHARACTERS = 500  # code points; longer questions are asked to be shortened
MINUTE = 60.0
DAY = 86_400.0
# People who have not asked for a day are forgotten when this many are known.
_KNOWN_PEOPLE = 20_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Questions of one person: open ones at a time, in 60 seconds, in 24 hours."""

    at_once: int = 10
    a_minute: int = 20
    a_day: int = 200


class Verdict(Enum):
    """What happens to a question."""

    WELCOME = "answered"
    AT_ONCE = "refused: too many open questions"
    A_MINUTE = "refused: too many in a minute"
    A_DAY = "refused: too many in a day"


@dataclass(frozen=True, slots=True)
class Admission:
    """The verdict; `notice` is set the first time only, until a question is welcome again."""

    verdict: Verdict
    notice: bool = False

    @property
    def welcome(self) -> bool:
        """Whether the question is to be answered."""
        return self.verdict is Verdict.WELCOME


@dataclass(slots=True)
class _Person:
    open: dict[str, int] = field(default_factory=dict)  # question -> how many were open when it came in
    asked: dict[str, float] = field(default_factory=dict)  # question -> seconds since the epoch, of the last day
    told: bool = False


class PersonLimits:
    """Counts questions per person in memory; a restart begins anew."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._people: dict[str, _Person] = {}

    def arrive(self, person: str, question: str) -> None:
        """A question came in; it is open until `release`."""
        known = self._people.setdefault(person, _Person())
        known.open.setdefault(question, len(known.open))

    def admit(self, person: str, question: str, now: float) -> Admission:
        """Judges a question that came in at `now` (seconds). Judged again after a fault, it stays welcome."""
        known = self._people.setdefault(person, _Person())
        known.asked = {asked: at for asked, at in known.asked.items() if at > now - DAY}
        verdict = self._judge(known, question, now)
        if verdict is Verdict.WELCOME:
            known.asked.setdefault(question, now)
            known.told = False
            self._forget_the_quiet(now)
            return Admission(verdict)
        notice = not known.told
        known.told = True
        return Admission(verdict, notice)

    def release(self, person: str, question: str) -> None:
        """The question is answered, or given up."""
        known = self._people.get(person)
        if known:
            known.open.pop(question, None)

    def forget(self, person: str) -> None:
        """Nothing is known of the person any more."""
        self._people.pop(person, None)

    def _judge(self, known: _Person, question: str, now: float) -> Verdict:
        if question in known.asked:
            return Verdict.WELCOME
        if known.open.get(question, 0) >= self.limits.at_once:
            return Verdict.AT_ONCE
        if len(known.asked) >= self.limits.a_day:
            return Verdict.A_DAY
        if sum(at > now - MINUTE for at in known.asked.values()) >= self.limits.a_minute:
            return Verdict.A_MINUTE
        return Verdict.WELCOME

    def _forget_the_quiet(self, now: float) -> None:
        if len(self._people) < _KNOWN_PEOPLE:
            return
        self._people = {
            name: known
            for name, known in self._people.items()
            if known.open or any(at > now - DAY for at in known.asked.values())
        }
