"""What can go wrong with an index, each with its way out."""

from collections.abc import Sequence
from pathlib import Path


class IndexFailure(Exception):
    """Base of this package's errors. `exit_code` is what a command ends with."""

    exit_code = 1


class CorruptGeneration(IndexFailure):
    """A file of a generation is not what its manifest says; nothing of it may be served."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f"{path}: {what}. Nothing of this generation is served; `python -m index build` makes a new one."
        )
        self.path = path
        self.what = what


class OtherFormat(CorruptGeneration):
    """The generation is sound, but of a format that this version of the program does not read."""

    def __init__(self, path: Path, stored: int) -> None:
        super().__init__(path, f"was made by another version of this program (format {stored})")


class OtherTextSteps(IndexFailure):
    """The generation was made by other text steps than the running program's."""

    def __init__(self, path: Path, stored: str, running: str) -> None:
        super().__init__(
            f"{path} was built with text steps {stored}, this program uses {running}: "
            "`python -m index build` rebuilds it."
        )


class NoGeneration(IndexFailure):
    """The data folder holds no generation that can be served."""

    exit_code = 3

    def __init__(self, data_dir: Path) -> None:
        super().__init__(f"{data_dir} holds no index yet: `python -m index build` makes one.")


class UnknownGeneration(IndexFailure):
    """A generation to go back to is not there."""

    exit_code = 2

    def __init__(self, wanted: str, there: Sequence[str]) -> None:
        super().__init__(f"There is no generation {wanted} to go back to. There is: {', '.join(there) or 'none'}.")


class EmptyCorpus(IndexFailure):
    """No article could be read."""

    exit_code = 3

    def __init__(self, folders: Sequence[Path], skipped: Sequence[tuple[str, str]] = ()) -> None:
        where = ", ".join(str(folder) for folder in folders)
        lines = [
            f"No article in {where}: put a .md or .txt file there (README.md does not count), "
            "then run `python -m index build`."
        ]
        lines += [f"  skipped: {path}: {reason}" for path, reason in skipped]
        super().__init__("\n".join(lines))


class MissingCorpus(IndexFailure):
    """A corpus folder does not exist."""

    exit_code = 3

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The corpus folder {folder} does not exist: create it, or name another with --corpus or CORPUS_DIR."
        )


class ForeignCorpus(IndexFailure):
    """The data folder serves another corpus."""

    exit_code = 3

    def __init__(self, data_dir: Path, served: Sequence[str], asked: Sequence[str]) -> None:
        super().__init__(
            f"{data_dir} holds the index of {', '.join(served)}, not of {', '.join(asked)}. "
            "Nothing was replaced: choose another data folder with --data (or DATA_DIR)."
        )


class LockHeld(IndexFailure):
    """Another process builds."""

    exit_code = 75

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(
            f"Another process is building the index: {holder} (lock file {path}). Try again when it has finished."
        )


class DataFolderUnusable(IndexFailure):
    """The data folder cannot be written."""

    exit_code = 3

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"Cannot write to {path}: {reason}. The index in use stays as it is. "
            "Make room or give the folder write permission, or choose another with --data (or DATA_DIR)."
        )
