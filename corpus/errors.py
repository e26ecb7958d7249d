"""What can be wrong with an article file. Each message names the file and the way out."""

from pathlib import Path


class ArticleError(Exception):
    """An article file that cannot be read. `path` is the file."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class Missing(ArticleError):
    """No file stands there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"{path}: no such file; check the name or the corpus folder")


class Unreadable(ArticleError):
    """The system refuses to read the file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, f"{path}: cannot be read ({reason}); check that it is a file and who may read it")


class Empty(ArticleError):
    """The file holds no text."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"{path}: holds no text; write the article into it or remove the file")


class TooLarge(ArticleError):
    """The file is larger than an article can be."""

    def __init__(self, path: Path, size: int, limit: int) -> None:
        super().__init__(
            path, f"{path}: {size:,} bytes, an article has at most {limit:,}; split it into several articles"
        )


class Binary(ArticleError):
    """The file is no text file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"{path}: is no text file; bring Word, PDF and HTML files in with `python -m corpus import`"
        )


class NotUtf8(ArticleError):
    """The bytes are not UTF-8. `offset` is the first wrong byte, from 0."""

    def __init__(self, path: Path, offset: int) -> None:
        super().__init__(path, f"{path}: byte {offset} is not UTF-8; save the file as UTF-8 (not UTF-16, TCVN3 or VNI)")
        self.offset = offset


class BrokenFrontMatter(ArticleError):
    """The head of the file is not the YAML that was expected. `line` counts from 1."""

    def __init__(self, path: Path, line: int, expected: str) -> None:
        super().__init__(path, f"{path}, line {line}: broken front matter; expected {expected}")
        self.line = line
        self.expected = expected


class DuplicateId(ArticleError):
    """Two files would be the same document."""

    def __init__(self, path: Path, other: Path) -> None:
        super().__init__(
            path, f"{path} and {other} both give the document id {path.stem!r}; rename or remove one of them"
        )
        self.other = other
