"""`python -m tests.reindex_racer DATA CORPUS`: reindexes at each "go", and says whether it is at work or locked out."""

import sys
from pathlib import Path

from bot.reindexing import reindex


class Held:
    """Stands still at the first article until it is told to go on, so that the other builder meets the lock."""

    def __init__(self) -> None:
        self._waited = False

    def files(self, done: int, total: int) -> None:
        if not self._waited:
            self._waited = True
            tell("at work")
            sys.stdin.readline()

    def trying(self, passages: int, canaries: int) -> None:
        """Nothing to wait for."""


def tell(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(data: str, corpus: str) -> None:
    while sys.stdin.readline().strip() == "go":
        tell(reindex([Path(corpus)], Path(data), progress=Held()).result)


if __name__ == "__main__":
    main(*sys.argv[1:])
