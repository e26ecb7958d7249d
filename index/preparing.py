"""Prepares the articles of a build: taken from the cache, or read and tokenised, in several processes if many."""

import os
from collections import deque
from collections.abc import Callable, Generator, Sequence, Set
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path

from corpus.errors import ArticleError
from index.prepared import Prepared, cache_key, prepare
from index.sources import Source, still_there
from index.token_cache import TokenCache

Progress = Callable[[int, int], None]  # articles done, articles in all

_WORTH_WORKERS = (
    4_000_000  # bytes to tokenise; below, starting processes (1 s of imports each) costs more than it saves
)
_AHEAD = 4  # articles under way for each worker: bounds the memory of finished ones that wait their turn
_WORKERS = "INDEX_WORKERS"


class Preparing:
    """One pass over the sources. `tokenised` counts articles read anew, `keys` names what the cache should keep.

    `kept` are the paths of articles that stay as the generation before has them: they are not looked at.
    """

    def __init__(self, cache: TokenCache, progress: Progress | None = None, kept: Set[str] = frozenset()) -> None:
        self._cache = cache
        self._progress = progress
        self._kept = kept
        self.tokenised = 0
        self.keys: list[str] = []

    def run(self, sources: Sequence[Source]) -> Generator[tuple[Source, Prepared | str | None], None, None]:
        """Each source in order with its prepared article, the reason why it is skipped, or None if it is kept.

        To be closed when it is not read to its end: what it has tokenised is kept then, which may fail on a full disk.
        """
        with ExitStack() as stack:
            stack.callback(self._cache.flush)  # what an interrupted build has tokenised is not tokenised again
            submit = self._pool(sources, stack)
            waiting: deque[tuple[Source, str, Future[Prepared | str] | None]] = deque()
            position = 0
            for source in sources:
                key = cache_key(Path(source.path), source.sha256)
                known = source.path in self._kept or (bool(source.sha256) and self._cache.holds(key))
                waiting.append((source, key, None if known or not submit else submit(Path(source.path))))
                if len(waiting) > (_AHEAD * workers() if submit else 0):
                    position += 1
                    yield self._finished(*waiting.popleft(), position, len(sources))
            while waiting:
                position += 1
                yield self._finished(*waiting.popleft(), position, len(sources))

    def _finished(
        self, source: Source, key: str, future: Future[Prepared | str] | None, position: int, total: int
    ) -> tuple[Source, Prepared | str | None]:
        prepared = None if source.path in self._kept else self._prepared(source, key, future)
        if not isinstance(prepared, str):
            self.keys.append(key)
        if self._progress:
            self._progress(position, total)
        return source, prepared

    def _prepared(self, source: Source, key: str, future: Future[Prepared | str] | None) -> Prepared | str:
        known = None if future else self._cache.get(key)
        prepared = known or (future.result() if future else attempt(Path(source.path)))
        if not known and isinstance(prepared, Prepared):
            self.tokenised += 1
            if still_there(source):  # else this is the text of another key: the file changed while it was read
                self._cache.put(key, prepared)
        return prepared

    def _pool(self, sources: Sequence[Source], stack: ExitStack) -> Callable[[Path], Future[Prepared | str]] | None:
        looked_at = [one for one in sources if one.path not in self._kept]
        anew = sum(one.bytes for one in looked_at if not self._cache.holds(cache_key(Path(one.path), one.sha256)))
        if anew < _WORTH_WORKERS or workers() < 2:
            return None
        # "spawn": a forked child would inherit the lock, the open databases and, in a service, other threads' locks.
        pool = stack.enter_context(ProcessPoolExecutor(workers(), mp_context=get_context("spawn")))
        return lambda path: pool.submit(attempt, path)


def attempt(path: Path) -> Prepared | str:
    """The prepared article, or why it cannot be read."""
    try:
        return prepare(path)
    except ArticleError as error:
        return str(error)


def workers() -> int:
    """Processes that tokenise: INDEX_WORKERS, or as many as there are processors (at most 8)."""
    asked = os.environ.get(_WORKERS, "")
    return int(asked) if asked.isdecimal() and int(asked) > 0 else min(8, os.cpu_count() or 1)
