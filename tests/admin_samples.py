"""A small corpus with canaries for the tests of the admins' part."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.admin import Admin
from bot.admin_reindex import Reindexer, Run
from bot.admin_talk import Said
from bot.assistant import Assistant
from bot.audit import AuditTrail
from bot.canaries import Canary
from bot.permissions import Caller
from bot.question import Question
from bot.reindexing import Outcome, ReindexProgress, reindex
from bot.setting_values import AdminId
from bot.settings import Settings
from index.build import build
from index.live import open_live
from index.store import StateDatabase
from tests.index_samples import write_articles

SONG_LAM = "Tỉnh Sông Lam đặt mục tiêu kinh tế số chiếm {percent}% GRDP vào năm 2025. Tỉnh có 12 huyện và 300 xã."
NUI_HONG = "Tỉnh Núi Hồng xếp thứ 7 về chuyển đổi số năm 2022. Tỉnh mở 14 lớp học kỹ năng số cho người dân."
CANARIES = (
    Canary("Mục tiêu kinh tế số năm 2025 là bao nhiêu GRDP?", "song-lam", ("21%",)),
    Canary("Tỉnh mở bao nhiêu lớp học kỹ năng số cho người dân?", "nui-hong", ("14 lớp",)),
)


def bodies(percent: int = 21) -> dict[str, str]:
    return {"song-lam": SONG_LAM.format(percent=percent), "nui-hong": NUI_HONG}


def write_canaries(folder: Path, canaries: Sequence[Canary] = CANARIES) -> None:
    lines = [json.dumps({"question": c.question, "document": c.document, "words": c.words}) for c in canaries]
    (folder / "canaries.jsonl").write_text("\n".join(lines), encoding="utf-8")


def small_corpus(folder: Path) -> Path:
    write_articles(folder, bodies())
    write_canaries(folder)
    return folder


def built(tmp_path: Path) -> tuple[Path, Path]:
    """(corpus, data) with one generation."""
    corpus, data = small_corpus(tmp_path / "corpus"), tmp_path / "data"
    build([corpus], data)
    return corpus, data


@dataclass
class FakeTalk:
    """A chat that remembers what it was told."""

    said: list[Said] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    async def say(self, said: Said) -> str:
        self.said.append(said)
        return str(len(self.said))

    async def progress(self, text: str) -> None:
        self.shown.append(text)

    @property
    def last(self) -> str:
        return self.said[-1].text


async def reindex_here(
    folders: Sequence[Path], data: Path, progress: ReindexProgress, *, force: bool = False
) -> Outcome:
    """`reindex_in_child` without the child: half a second less a test."""
    return await asyncio.to_thread(reindex, folders, data, force=force)


def settings_of(corpus: Path, data: Path) -> Settings:
    admins = (AdminId("telegram", "42"), AdminId("telegram", "43"))
    return Settings(corpus_dir=(corpus,), data_dir=data, admin_ids=admins)


ADMIN = Caller("telegram", "42", private=True)
COLLEAGUE = Caller("telegram", "43", private=True)


@dataclass
class AdminBench:
    """The admins' part over a real index, without a channel."""

    corpus: Path
    data: Path
    admin: Admin
    assistant: Assistant
    state: StateDatabase

    async def do(self, text: str, caller: Caller = ADMIN) -> FakeTalk:
        """A command, and all that was said to it."""
        talk = FakeTalk()
        self.admin.command(caller, text, talk)
        await self.admin.settled()
        return talk

    async def send(self, name: str, content: bytes, caller: Caller = ADMIN) -> FakeTalk:
        async def fetch() -> bytes:
            return content

        talk = FakeTalk()
        self.admin.file(caller, name, fetch, talk)
        await self.admin.settled()
        return talk

    async def press(self, verb: str, target: str, caller: Caller = ADMIN) -> FakeTalk:
        talk = FakeTalk()
        self.admin.press(caller, verb, target, talk)
        await self.admin.settled()
        return talk

    def asked(self, question: str) -> str:
        return self.assistant.reply(Question(question)).text


@contextmanager
def admin_bench(tmp_path: Path, run: Run = reindex_here) -> Iterator[AdminBench]:
    corpus, data = built(tmp_path)
    assistant = Assistant(open_live(data, [corpus]))
    state = StateDatabase(data / "state.db")
    reindexer = Reindexer([corpus], data, assistant, run=run, pause=0.01)
    admin = Admin(settings_of(corpus, data), assistant, state, reindexer=reindexer)
    yield AdminBench(corpus, data, admin, assistant, state)
    state.close()


PLAN = "Tỉnh Suối Bạc đặt mục tiêu 9.450 hộ dân dùng chữ ký số vào năm 2026."


def plan(text: str = PLAN, name: str = "ke-hoach.txt") -> tuple[str, bytes]:
    head = "UBND TỈNH SUỐI BẠC\n\nKế hoạch chuyển đổi số tỉnh Suối Bạc năm 2026\n\n"
    end = "Các sở, ngành chịu trách nhiệm thi hành kế hoạch này.\n" * 3
    return name, f"{head}{text}\n\n{end}".encode()


def audit(bench: AdminBench) -> list[tuple[str, str, str]]:
    return [(deed.action, deed.before, deed.after) for deed in AuditTrail(bench.state).latest(50)]
