"""Looks after the corpus while the service runs: takes up what other processes built, tells admins of changed files,
and with `--watch` reindexes by itself.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot import texts_admin_vi as say
from bot.admin import Admin
from corpus.article_file import find_articles
from corpus.errors import ArticleError
from index.data_folder import DataFolder
from index.errors import IndexFailure
from index.generation import Generation
from index.sources import is_stale

log = logging.getLogger(__name__)

EVERY_SECONDS = 5.0  # a look costs one stat a file: 3 ms for 3,000 articles

Files = tuple[tuple[str, int, int], ...]  # path, bytes, time of change in nanoseconds


class Watch:
    """One look at a time. A change is acted on when two looks in a row see the same files: copying takes a while."""

    def __init__(self, admin: Admin, corpus_folders: Sequence[Path], data_dir: Path, *, rebuild: bool) -> None:
        self._admin = admin
        self._folders = corpus_folders
        self._data = DataFolder(data_dir)
        self._rebuild = rebuild
        self._seen: Files = ()
        self._dealt_with: Files | None = None

    async def run(self, stop: asyncio.Event, every: float = EVERY_SECONDS) -> None:
        """Looks until `stop` is set."""
        while not stop.is_set():
            try:
                await self.look()
            except Exception:
                log.exception("The corpus cannot be watched; trying again")
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), every)

    async def look(self) -> None:
        """Takes up a new generation; acts once on each change of the corpus, and leaves a pinned generation alone."""
        files = await asyncio.to_thread(self._files)
        settled, self._seen = files == self._seen, files
        if not settled or files == self._dealt_with or self._admin.reindexer.running is not None:
            return
        current = self._data.current()
        if current is None or current.pinned or not await asyncio.to_thread(self._is_stale, current.generation):
            return
        self._dealt_with = files  # a corpus that breaks a canary is not tried again until it changes
        if self._rebuild:
            await self._admin.reindex_unasked()
        else:
            await self._admin.notify(say.CORPUS_CHANGED)

    def _files(self) -> Files:
        self._admin.take_up()
        listed = []
        with suppress(ArticleError):
            for path in find_articles(self._folders):
                with suppress(OSError):
                    stat = path.stat()
                    listed.append((str(path), stat.st_size, stat.st_mtime_ns))
        return tuple(listed)

    def _is_stale(self, name: str) -> bool:
        try:
            generation = Generation.open(self._data.generations / name)
            try:
                return is_stale(self._folders, generation.sources())
            finally:
                generation.close()
        except (IndexFailure, ArticleError) as error:
            log.warning("%s", error)
            return False
