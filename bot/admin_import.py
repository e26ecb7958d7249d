"""Files an admin sends: read, shown, corrected, kept; articles taken out and brought back."""

import asyncio
import secrets
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot import texts_admin_vi as say
from bot.admin_talk import Button, Said, Talk
from bot.pending import DAYS, Pending, PendingArticles
from bot.reindexing import BIN
from corpus.article_file import find_articles
from corpus.bin import bring_back, list_bin
from corpus.document import Document
from corpus.import_card import card, corrected
from corpus.importing import LIMITS, Imported, keep, read_foreign, remove
from corpus.twins import find_twin
from corpus.vietnamese.dates import show_date
from corpus.vietnamese.normalize import fold, squeeze

_ID_BYTES = 5
_BEGINNING = 160  # characters of the article shown on its card
_CANDIDATES = 8
_INCOMING = ".incoming-"
_MEGABYTE = 1_000_000

# Called when the corpus changed: (who, chat). Gives whether the new text is live.
Changed = Callable[[str, Talk], Awaitable[bool]]
# Called with who did what, and what it changed: before, after.
Note = Callable[[str, str, str, str], None]


@dataclass
class Importer:
    """What admins do to the corpus."""

    corpus_folders: Sequence[Path]
    data_dir: Path
    pending: PendingArticles
    changed: Changed
    note: Note
    clock: Callable[[], float] = time.time

    @property
    def _bin(self) -> Path:
        return self.data_dir / BIN

    async def file(self, who: str, name: str, content: bytes, talk: Talk) -> None:
        """Reads a file in a child process and shows what was found, with buttons. Raises `Refused`."""
        await talk.progress(say.READING.format(name=name))
        imported = await _in_a_thread_of_its_own(lambda: self._read(name, content))
        await self._show(Pending(secrets.token_hex(_ID_BYTES), who, imported), talk)

    async def press(self, who: str, verb: str, pending_id: str, talk: Talk) -> None:
        """A button under a card: "keep", "fix" or "drop"."""
        if verb == "fix":
            await self._fix(who, pending_id, talk)
            return
        pending = self.pending.take(pending_id, who)
        if pending is None:
            await talk.say(Said(say.PENDING_GONE.format(days=DAYS)))
        elif verb == "drop":
            self.note(who, "import dropped", "", pending.imported.source)
            await talk.say(Said(say.DROPPED))
        else:
            await self._keep(who, pending, talk)

    async def correct(self, who: str, message: str, text: str, talk: Talk) -> bool:
        """A reply to the message that asked for corrections; False when it is none. Raises `Refused`."""
        pending = self.pending.asked_by(message, who)
        if pending is None:
            return False
        await self._show(Pending(pending.id, who, corrected(pending.imported, text)), talk)
        return True

    async def take_out(self, who: str, wanted: str, documents: Sequence[Document], talk: Talk) -> None:
        """/gobo: into the bin, out of the index; a name that is none gets those that may be meant. Raises `Refused`."""
        if not wanted:
            await talk.say(Said(say.REMOVE_WHICH))
            return
        articles = await asyncio.to_thread(find_articles, self.corpus_folders)
        if wanted not in {path.stem for path in articles}:
            await talk.say(Said(_candidates(wanted, documents)))
            return
        entry = await asyncio.to_thread(remove, wanted, self.corpus_folders, self._bin)
        self.note(who, "remove", entry.id, "")
        await talk.say(Said(say.REMOVED.format(id=entry.id)))
        await self.changed(who, talk)

    async def put_back(self, who: str, wanted: str, talk: Talk) -> None:
        """/khoiphuc: out of the bin, into the index. Raises `Refused`."""
        if not wanted:
            await talk.say(Said(await asyncio.to_thread(self._bin_list)))
            return
        path = await asyncio.to_thread(bring_back, wanted, self._bin)
        self.note(who, "restore", "", path.stem)
        await talk.say(Said(say.RESTORED.format(id=path.stem)))
        await self.changed(who, talk)

    def clear(self) -> None:
        """Removes what a service that ended while it read a file has left."""
        for path in self.data_dir.glob(f"{_INCOMING}*"):
            path.unlink(missing_ok=True)

    def _read(self, name: str, content: bytes) -> Imported:
        with _stored(content, self.data_dir) as path:
            return read_foreign(path, name)

    async def _show(self, pending: Pending, talk: Talk) -> None:
        self.pending.put(pending, self.clock())
        replaced = await asyncio.to_thread(self._twin, pending.imported)
        buttons = tuple(
            Button(label, verb, pending.id)
            for label, verb in ((say.KEEP, "keep"), (say.FIX, "fix"), (say.DROP, "drop"))
        )
        await talk.say(Said(card_text(pending.imported, replaced), buttons))

    async def _fix(self, who: str, pending_id: str, talk: Talk) -> None:
        if self.pending.find(pending_id, who) is None:
            await talk.say(Said(say.PENDING_GONE.format(days=DAYS)))
            return
        message = await talk.say(Said(say.FIX_HOW, asks_reply=True))
        self.pending.ask(pending_id, message)

    async def _keep(self, who: str, pending: Pending, talk: Talk) -> None:
        replaced = await asyncio.to_thread(self._twin, pending.imported)
        try:
            path = await asyncio.to_thread(self._write, pending.imported)
        except Exception:
            self.pending.put(pending, self.clock())  # the button works again once there is room
            raise
        self.note(who, "import", replaced or "", path.stem)
        await talk.say(Said(say.KEPT.format(id=path.stem)))
        if await self.changed(who, talk):
            await talk.say(Said(say.KEPT_ASKABLE.format(title=pending.imported.title)))

    def _write(self, imported: Imported) -> Path:
        first, *others = self.corpus_folders
        return keep(imported, first, bin_folder=self._bin, other_folders=others)

    def _twin(self, imported: Imported) -> str | None:
        twin = find_twin(imported, find_articles(self.corpus_folders))
        return twin.stem if twin else None

    def _bin_list(self) -> str:
        entries = {entry.id: entry for entry in reversed(list_bin(self._bin)) if not entry.path.exists()}
        if not entries:
            return say.RESTORE_EMPTY
        shown = sorted(entries.values(), key=lambda entry: entry.thrown_on, reverse=True)[:20]
        rows = [say.RESTORE_ENTRY.format(id=entry.id, date=show_date(entry.thrown_on[:10])) for entry in shown]
        return "\n".join([say.RESTORE_WHICH, *rows])


def too_large(name: str, size: int) -> str | None:
    """What to say of a file of `size` bytes that is not even fetched; None when it may be."""
    if size <= LIMITS.file_megabytes * _MEGABYTE:
        return None
    return say.FILE_TOO_LARGE.format(name=name, megabytes=-(-size // _MEGABYTE), limit=LIMITS.file_megabytes)


def card_text(imported: Imported, replaced: str | None) -> str:
    """What an admin decides by: the fields, the length and beginning of the text, remarks, what it replaces."""
    lines = [say.CARD.format(name=imported.source), *(f"{label}: {value}" for label, value in card(imported))]
    beginning = squeeze(imported.text[: 2 * _BEGINNING]).strip()[:_BEGINNING]
    lines.append(say.CARD_LENGTH.format(characters=f"{len(imported.text):,}".replace(",", "."), beginning=beginning))
    if replaced:
        lines.append(say.CARD_REPLACES.format(id=replaced))
    if imported.remarks:
        lines += [say.CARD_REMARKS, *(f"• {remark}" for remark in imported.remarks)]
    return "\n".join(lines)


def _candidates(wanted: str, documents: Sequence[Document]) -> str:
    words = fold(wanted)
    found = [one for one in documents if words in fold(f"{one.id} {one.number or ''} {one.title}")][:_CANDIDATES]
    if not found:
        return say.REMOVE_NONE
    rows = [say.REMOVE_CANDIDATE.format(id=one.id, title=one.title) for one in found]
    return "\n".join([say.REMOVE_CANDIDATES, *rows])


async def _in_a_thread_of_its_own(function: Callable[[], Imported]) -> Imported:
    """What `function` gives. Unlike one of asyncio's threads, this one does not hold up the end of the service."""
    loop = asyncio.get_running_loop()
    result: asyncio.Future[Imported] = loop.create_future()

    def settle(outcome: Imported | Exception) -> None:
        if result.done():
            return
        if isinstance(outcome, Exception):
            result.set_exception(outcome)
        else:
            result.set_result(outcome)

    def work() -> None:
        try:
            outcome: Imported | Exception = function()
        except Exception as error:  # noqa: BLE001 - raised where it is awaited
            outcome = error
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, outcome)

    threading.Thread(target=work, name="import", daemon=True).start()
    return await result


@contextmanager
def _stored(content: bytes, folder: Path) -> Iterator[Path]:
    """The bytes as a file under a name of our own, gone afterwards; the sender's name never touches the disk."""
    with tempfile.NamedTemporaryFile("wb", dir=folder, prefix=_INCOMING) as file:
        file.write(content)
        file.flush()
        yield Path(file.name)
