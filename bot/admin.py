"""The admins' part of the service: who may, which command does what, and the audit. Channels only carry it."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any, Protocol

from bot import texts_admin_vi as say
from bot.admin_canaries import CanaryDesk
from bot.admin_import import Importer
from bot.admin_reindex import AlreadyRunning, Reindexer
from bot.admin_talk import Attachment, Said, Talk
from bot.answer import Answer
from bot.audit import AuditTrail, Deed
from bot.canaries import CanariesUnreadable
from bot.insight import DAYS, Insight, PassageInPlace
from bot.pending import PendingArticles
from bot.permissions import Caller, may_administer
from bot.privacy import load_pseudonyms
from bot.question import Question
from bot.reindex_words import locked_text, outcome_text
from bot.reindexing import Outcome
from bot.rollback import KeptGeneration, kept_generations, roll_back
from bot.settings import Settings
from bot.statistics import Statistics
from bot.today import VIETNAM
from corpus.document import Document
from corpus.errors import ArticleError
from corpus.foreign.refusals import Refused
from corpus.vietnamese.normalize import fold
from index.errors import CorruptGeneration, DataFolderUnusable, LockHeld, UnknownGeneration
from index.store import StateDatabase

log = logging.getLogger(__name__)

_AUDIT_ROWS = 20
_NAME_LETTERS = 12
WATCH = "watch"

Tell = Callable[[str], Awaitable[None]]
Fetch = Callable[[], Awaitable[bytes]]  # raises NotFetched


class NotFetched(Exception):
    """The platform did not hand a file over."""


class Answering(Protocol):
    """bot.assistant.Assistant, as admins use it."""

    @property
    def generation_id(self) -> str:
        """The id of the generation that answers."""

    def reload(self) -> None:
        """Takes up the generation that CURRENT names."""

    def reply(self, question: Question) -> Answer:
        """The answer to a question."""

    def passage(self, passage_id: str) -> PassageInPlace | None:
        """A passage, or None."""

    def documents(self) -> list[Document]:
        """All documents, without their texts."""


class Admin:
    """One for the running service, in its event loop. Each call checks anew that the caller may."""

    def __init__(
        self,
        settings: Settings,
        assistant: Answering,
        state: StateDatabase,
        *,
        reindexer: Reindexer | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        folders, data_dir = settings.corpus_dir, settings.data_dir
        key = settings.privacy_key.reveal() if settings.privacy_key else ""
        self.reindexer = reindexer or Reindexer(folders, data_dir, assistant, clock=clock)
        self._data_dir = data_dir
        self._admins = frozenset(settings.admin_ids)
        self._assistant = assistant
        self._clock = clock
        self._names = load_pseudonyms(data_dir, key)
        self._trail = AuditTrail(state)
        self._insight = Insight(Statistics(state), assistant, settings.organisation, clock)
        self._canaries = CanaryDesk(folders, data_dir, assistant.reply)
        self._importer = Importer(folders, data_dir, PendingArticles(state), self._after_change, self._note, clock)
        self._importer.clear()
        self._tasks: set[asyncio.Task[None]] = set()
        self._tells: list[Tell] = []

    # --- what channels call -----------------------------------------------------------------------------------

    @property
    def commands(self) -> tuple[tuple[str, str], ...]:
        """(name, description) of each command, for menus."""
        return say.COMMANDS

    def may(self, caller: Caller) -> bool:
        """Whether the caller is an admin, in private, in their own words."""
        return may_administer(caller, self._admins)

    def is_command(self, text: str) -> bool:
        """Whether a message begins with one of the admins' commands."""
        return _parted(text)[0] in dict(say.COMMANDS)

    def command(self, caller: Caller, text: str, talk: Talk) -> None:
        """Does what a message asks for, in the background. Nothing happens if the caller may not."""
        name, argument = _parted(text)
        if self.may(caller) and name in dict(say.COMMANDS):
            self._start(self._do(self._who(caller), name, argument, talk), talk)

    def file(self, caller: Caller, name: str, fetch: Fetch, talk: Talk) -> None:
        """Fetches and reads a file that was sent, in the background."""
        if self.may(caller):
            self._start(self._file(self._who(caller), name, fetch, talk), talk)

    def press(self, caller: Caller, verb: str, target: str, talk: Talk) -> None:
        """A button under one of our messages, in the background; another admin's card is not this one's."""
        if self.may(caller) and verb in ("keep", "fix", "drop"):
            self._start(self._importer.press(self._who(caller), verb, target, talk), talk)

    async def replied(self, caller: Caller, message: str, text: str, talk: Talk) -> bool:
        """Whether a reply to our message `message` was one that we had asked for; then it is dealt with."""
        if not self.may(caller):
            return False
        try:
            return await self._importer.correct(self._who(caller), message, text, talk)
        except Refused as refusal:
            await talk.say(Said(refusal.notice))
            return True

    def hear_of(self, tell: Tell) -> None:
        """A channel's way to tell its admins something that nobody asked for."""
        self._tells.append(tell)

    async def notify(self, text: str) -> None:
        """Tells every admin of every channel."""
        await asyncio.gather(*(tell(text) for tell in self._tells), return_exceptions=True)

    def take_up(self) -> None:
        """Takes up a generation that another process published. Cheap when there is none."""
        self._assistant.reload()

    async def reindex_unasked(self) -> Outcome:
        """What `run --watch` does when files changed; admins get the report."""
        outcome = await self.reindexer.after_change(WATCH, None)
        self._note(WATCH, f"reindex: {outcome.result}", *_generations(outcome))
        if outcome.result != "unchanged":
            await self.notify(f"{say.WATCH_REPORT}\n{outcome_text(outcome)}")
        return outcome

    async def settled(self) -> None:
        """Returns when no work is under way."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def close(self) -> None:
        """Ends what is under way; a reindex leaves the old generation."""
        for task in self._tasks:
            task.cancel()
        await self.settled()

    # --- commands ---------------------------------------------------------------------------------------------

    async def _do(self, who: str, name: str, argument: str, talk: Talk) -> None:
        match name:
            case "reindex":
                await self._reindex(who, talk, force=fold(argument) in map(fold, say.FORCE_WORDS))
            case "quaylai":
                await talk.say(Said(await asyncio.to_thread(self._roll_back, who, argument or None)))
            case "gobo":
                documents = await asyncio.to_thread(self._assistant.documents)
                await self._importer.take_out(who, argument, documents, talk)
            case "khoiphuc":
                await self._importer.put_back(who, argument, talk)
            case "canary":
                done = await asyncio.to_thread(self._canaries.command, argument)
                if done.changed:
                    self._note(who, "canary", done.before, done.after)
                await talk.say(Said(done.text))
            case _:
                self._note(who, name, "", "")
                await talk.say(await asyncio.to_thread(self._look, name))

    async def _file(self, who: str, name: str, fetch: Fetch, talk: Talk) -> None:
        try:
            content = await fetch()
        except NotFetched:
            await talk.say(Said(say.FILE_NOT_FETCHED.format(name=name)))
        else:
            await self._importer.file(who, name, content, talk)

    def _look(self, name: str) -> Said:
        """The commands that change nothing."""
        match name:
            case "thongke":
                return self._insight.numbers()
            case "chuatraloi":
                return self._insight.unanswered()
            case "phanhoi":
                return self._insight.complaints()
            case "baocao":
                page = Attachment(say.REPORT_FILE, self.report(), say.REPORT_FILE)
                return Said(say.REPORT_CAPTION.format(days=DAYS), file=page)
            case "phienban":
                rows = map(_generation_row, kept_generations(self._data_dir))
                return Said("\n".join([say.GENERATIONS, *rows]))
            case _:
                rows = map(_deed_row, self._trail.latest(_AUDIT_ROWS))
                return Said("\n".join([say.AUDIT, *rows]))

    def report(self) -> bytes:
        """The HTML report."""
        live = next((one for one in kept_generations(self._data_dir) if one.live), None)
        if live is None:
            return self._insight.page(say.NO_GENERATION, 0, 0)
        return self._insight.page(live.id, live.documents, live.passages)

    async def _reindex(self, who: str, talk: Talk, *, force: bool) -> None:
        try:
            outcome = await self.reindexer.reindex(who, talk, force=force)
        except AlreadyRunning as busy:
            await talk.say(Said(_busy_text(busy, who)))
            return
        self._note(who, f"reindex{' forced' if force else ''}: {outcome.result}", *_generations(outcome))
        await talk.say(Said(outcome_text(outcome)))

    async def _after_change(self, who: str, talk: Talk) -> bool:
        """Brings a change of the corpus into the index; whether the new text is live."""
        if self.reindexer.running is not None:
            await talk.say(Said(say.QUEUED))
        outcome = await self.reindexer.after_change(who, talk)
        self._note(who, f"reindex: {outcome.result}", *_generations(outcome))
        await talk.say(Said(outcome_text(outcome)))
        return outcome.result in ("done", "unchanged")

    def _roll_back(self, who: str, wanted: str | None) -> str:
        try:
            before, after = roll_back(self._data_dir, wanted)
        except UnknownGeneration:
            return "\n".join([say.NO_SUCH_GENERATION, *map(_generation_row, kept_generations(self._data_dir))])
        except LockHeld as held:
            return locked_text(str(held))
        except DataFolderUnusable as unusable:
            return say.REINDEX_FAILED.format(detail=unusable)
        except CorruptGeneration as damaged:
            log.warning("Rollback: %s", damaged)
            return say.DAMAGED_GENERATION.format(generation=wanted or "")
        self._assistant.reload()
        self._note(who, "rollback", before, after)
        return say.ROLLED_BACK.format(before=before or say.NO_GENERATION, after=after)

    # --- the edge ---------------------------------------------------------------------------------------------

    def _start(self, work: Coroutine[Any, Any, object], talk: Talk) -> None:
        task = asyncio.create_task(self._guarded(work, talk))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guarded(self, work: Coroutine[Any, Any, object], talk: Talk) -> None:
        """What goes wrong is told in words; nothing of it ends the service."""
        try:
            await work
        except Refused as refusal:
            log.info("%s", refusal)
            await talk.say(Said(refusal.notice))
        except CanariesUnreadable as unreadable:
            await talk.say(Said(say.CANARY_FILE.format(detail=unreadable)))
        except ArticleError as error:
            await talk.say(Said(say.REINDEX_CORPUS.format(detail=error)))
        except Exception:
            log.exception("An admin's command failed")
            await talk.say(Said(say.WRONG))

    def _note(self, who: str, action: str, before: str, after: str) -> None:
        try:
            self._trail.note(Deed(self._clock(), who, action, before, after))
        except sqlite3.Error as error:  # a full disk must not keep the admin from hearing of it
            log.error("The audit table cannot be written (%s): %s by %s", error, action, who)

    def _who(self, caller: Caller) -> str:
        return f"{caller.channel}:{self._names.name(caller.channel, caller.user_id)[:_NAME_LETTERS]}"


def _parted(text: str) -> tuple[str, str]:
    """("reindex", "batbuoc") of "/reindex@our_bot batbuoc"; ("", …) of what is no command."""
    first, _, rest = text.strip().partition(" ")
    name = first.partition("\n")[0].partition("@")[0].lower()
    return (name[1:], rest.strip()) if name.startswith("/") else ("", rest)


def _generations(outcome: Outcome) -> tuple[str, str]:
    report = outcome.report
    return (report.generation_before or "", report.generation_after) if report else ("", "")


def _busy_text(busy: AlreadyRunning, asking: str) -> str:
    running = busy.running
    channel = running.who.partition(":")[0]
    who = say.YOURSELF if running.who == asking else say.SOMEBODY.get(channel, say.THE_WATCH)
    progress = say.REINDEX_BUSY_PROGRESS.format(progress=running.progress.rstrip(".")) if running.progress else ""
    since = datetime.fromtimestamp(running.since, VIETNAM).strftime("%H:%M:%S")
    return say.REINDEX_BUSY.format(who=who, since=since, progress=progress)


def _generation_row(one: KeptGeneration) -> str:
    built = datetime.fromisoformat(one.built_at).astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")
    mark = say.MARK_PINNED if one.pinned else say.MARK_LIVE if one.live else ""
    return say.GENERATION.format(id=one.id, documents=one.documents, passages=one.passages, built=built, mark=mark)


def _deed_row(deed: Deed) -> str:
    moment = datetime.fromtimestamp(deed.at, VIETNAM).strftime("%H:%M:%S %d/%m/%Y")
    there = deed.before or deed.after
    change = say.AUDIT_CHANGE.format(before=deed.before or "–", after=deed.after or "–") if there else ""
    return say.AUDIT_ROW.format(time=moment, who=deed.who, action=deed.action, change=change)
