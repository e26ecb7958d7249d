"""Reads article files: Markdown with a YAML head, or the raw text of a page. The only door to PyYAML."""

import logging
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from corpus.cleaning import mark_blocks
from corpus.document import Document
from corpus.errors import (
    Binary,
    BrokenFrontMatter,
    DuplicateId,
    Empty,
    Missing,
    NotUtf8,
    TooLarge,
    Unreadable,
)
from corpus.metadata import Stated, describe
from corpus.vietnamese.normalize import nfc

log = logging.getLogger(__name__)

MAX_BYTES = 20_000_000  # the longest plan with all annexes seen is 0.6 MB; a crawl dump is not one article
_ENDINGS = (".md", ".txt")
_IGNORED = "readme.md"
_HEAD = re.compile(r"---[ \t]*\r?\n")
_HEAD_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a]")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def read_article(path: Path) -> Document:
    """The document that a file holds. Raises a `corpus.errors.ArticleError` that names the file and the way out."""
    path = Path(path)
    text = nfc(_decode(path, _read(path)))
    stated, text = split_head(path, text) if path.suffix.lower() == ".md" else (Stated(), text)
    if not text.strip():
        raise Empty(path)
    return describe(path.stem, text, mark_blocks(text, stated.title), stated)


def find_articles(folders: Iterable[Path]) -> list[Path]:
    """The article files of the folders and all folders inside them, in the order of their ids.

    Raises `DuplicateId` when two files have one id, `Missing` when a folder is not there. Links that lead in a
    circle are followed once.
    """
    files: dict[Path, Path] = {}
    for path in (path for folder in folders for path in _walk(Path(folder))):
        target = path.resolve()
        if target not in files or files[target].is_symlink():
            files[target] = path
    found: dict[str, Path] = {}
    for path in sorted(files.values()):
        other = found.setdefault(path.stem, path)
        if other is not path:
            raise DuplicateId(path, other)
    return [found[stem] for stem in sorted(found)]


def _walk(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise Missing(folder)
    seen: set[tuple[int, int]] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
        status = Path(root).stat()
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.lower().endswith(_ENDINGS) or name.lower() == _IGNORED or name.startswith("."):
                continue
            path = Path(root, name)
            if _has_utf8_name(path):
                yield path


@lru_cache(maxsize=256)
def _has_utf8_name(path: Path) -> bool:
    """Whether a path can be stored and shown; what is wrong with another is said once."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        log.warning("%s: skipped, its name is not UTF-8; rename the file", ascii(str(path)))
        return False
    return True


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise TooLarge(path, size, MAX_BYTES)
        if not path.is_file():
            raise Unreadable(path, "it is no regular file")
        return path.read_bytes()
    except FileNotFoundError:
        raise Missing(path) from None
    except OSError as error:
        raise Unreadable(path, error.strerror or type(error).__name__) from error


def _decode(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotUtf8(path, 0)
    if b"\x00" in content:
        raise Binary(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.startswith(
            (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
        ):
            raise Binary(path) from None
        raise NotUtf8(path, error.start) from None
    if content.startswith((b"%PDF", b"{\\rtf")) or len(_CONTROLS.findall(text)) > 0.01 * len(text):
        raise Binary(path)
    return text


def split_head(path: Path, text: str) -> tuple[Stated, str]:
    """What the head of the file states, and the text below it."""
    opening = _HEAD.match(text)
    if opening is None:
        return Stated(), text
    closing = _HEAD_END.search(text, opening.end())
    if closing is None:
        raise BrokenFrontMatter(path, 1, "a line with --- that closes the head")
    head = _Head(path, text[opening.end() : closing.start()])
    return head.stated(), text[closing.end() :]


@dataclass(frozen=True, slots=True)
class _Head:
    path: Path
    source: str

    def stated(self) -> Stated:
        fields = self._fields()
        return Stated(
            title=self._text(fields, "title"),
            publisher=self._text(fields, "publisher"),
            published_on=self._date(fields, "published_on"),
            url=self._text(fields, "url"),
            provinces=self._texts(fields, "provinces"),
            number=self._text(fields, "number"),
            issued_on=self._date(fields, "issued_on"),
            numbers=self._texts(fields, "numbers"),
            kind=self._text(fields, "kind"),
        )

    def _fields(self) -> dict[str, object]:
        fields = self._load()
        if fields is None:
            return {}
        if not isinstance(fields, dict):
            raise BrokenFrontMatter(self.path, 2, "`name: value` lines, such as `title: …`")
        return {str(name): value for name, value in fields.items()}

    def _load(self) -> object:
        try:
            return yaml.safe_load(self.source)
        except yaml.MarkedYAMLError as error:
            raise BrokenFrontMatter(
                self.path, self._line_of(error), f"YAML, one `name: value` a line ({error.problem})"
            ) from None
        except ValueError:  # an impossible date; as a plain text it is told by its name
            return yaml.load(self.source, yaml.BaseLoader)  # noqa: S506  # BaseLoader makes nothing but texts
        except (yaml.YAMLError, RecursionError):
            raise BrokenFrontMatter(self.path, 2, "YAML, one `name: value` a line") from None

    def _line_of(self, error: yaml.MarkedYAMLError) -> int:
        """Where the mistake is: where an unclosed bracket opens, not where the head ends."""
        marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
        inside = [mark.line for mark in marks if mark.line < len(self.source.splitlines())]
        return (inside or [0])[0] + 2

    def _text(self, fields: dict[str, object], name: str) -> str | None:
        value = fields.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise self._broken(name, "one text")
        return " ".join(str(value).split()) or None

    def _texts(self, fields: dict[str, object], name: str) -> tuple[str, ...] | None:
        value = fields.get(name)
        if value is None:
            return None
        items = value if isinstance(value, list) else [value]
        if not all(isinstance(item, str | int) and not isinstance(item, bool) for item in items):
            raise self._broken(name, "a list of texts, such as `[a, b]`")
        return tuple(" ".join(str(item).split()) for item in items)

    def _date(self, fields: dict[str, object], name: str) -> str | None:
        value = fields.get(name)
        if value is None:
            return None
        if isinstance(value, date):
            return value.isoformat()[:10]
        if isinstance(value, str | int) and not isinstance(value, bool) and _is_date(str(value)):
            return str(value)
        raise self._broken(name, "a date such as 2023-06-09, 2023-06 or 2023")

    def _broken(self, name: str, expected: str) -> BrokenFrontMatter:
        lines = self.source.splitlines()
        at = next((i for i, line in enumerate(lines) if line.lstrip("\"'").startswith(name)), 0)
        return BrokenFrontMatter(self.path, at + 2, f"{expected} as `{name}`")


def _is_date(words: str) -> bool:
    """Whether it is an ISO date or its beginning."""
    if not _ISO.fullmatch(words):
        return False
    try:
        date.fromisoformat(words + "-01-01"[len(words) - 4 :] if len(words) < 10 else words)
    except ValueError:
        return False
    return True
