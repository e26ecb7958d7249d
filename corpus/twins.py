"""Which stored article is the same document as one that comes in."""

import re
from collections.abc import Iterable
from pathlib import Path

from corpus.article_file import read_article
from corpus.document import Document
from corpus.errors import ArticleError
from corpus.foreign.imported import Imported
from corpus.front_matter import source_line
from corpus.vietnamese.document_number import same_number
from corpus.vietnamese.normalize import fold, nfc, squeeze


def find_twin(imported: Imported, paths: Iterable[Path]) -> Path | None:
    """The article that is the same document, None when it is new. Articles that cannot be read are no twins."""
    twins = _Twins(imported)
    return next((path for path in paths if twins.has(path)), None)


class _Twins:
    """Says of each stored article whether it is the same document as one that comes in."""

    def __init__(self, imported: Imported) -> None:
        self.imported = imported
        self.text = squeeze(nfc(imported.text))
        self.source = source_line(imported)
        self.number = _number_pattern(imported.number) if imported.number else None

    def has(self, path: Path) -> bool:
        """Whether the article at `path` is the same document; a plain search saves reading most of them."""
        try:
            raw = nfc(path.read_text(encoding="utf-8-sig", errors="replace"))
            return self._may_be(raw) and self._is(read_article(path), raw)
        except (ArticleError, OSError):
            return False

    def _may_be(self, raw: str) -> bool:
        url = self.imported.url
        return (
            self.source in raw
            or (url is not None and url in raw)
            or (self.number is not None and self.number.search(fold(raw)) is not None)
            or (len(raw) >= len(self.text) and squeeze(raw).endswith(self.text))
        )

    def _is(self, stored: Document, raw: str) -> bool:
        return (
            squeeze(stored.text) == self.text
            or (stored.url is not None and stored.url == self.imported.url)
            or self._same_official(stored)
            or self._same_file(stored, raw)
        )

    def _same_official(self, stored: Document) -> bool:
        """The same number, province and year: 05-NQ/TU belongs to six provinces, and a number comes back each year."""
        one, other = self.imported, stored
        return (
            bool(one.number and other.number and same_number(one.number, other.number))
            and set(one.provinces) == set(other.provinces)
            and _year(one) is not None
            and _year(one) == _year(other)
        )

    def _same_file(self, stored: Document, raw: str) -> bool:
        """A corrected file, sent under its old name. The name alone is no key: many are called `document.docx`."""
        return (
            f"\n{self.source}\n" in raw
            and _folded(self.imported.title) == _folded(stored.title)
            and self.imported.number == stored.number
        )


def _number_pattern(number: str) -> re.Pattern[str]:
    """Finds the number in folded text, however its parts are separated: "77/KH-UBND" in "so 077 /kh - ubnd"."""
    parts = re.match(r"\D*0*(\d+)\W*(?:20\d\d\W*)?([a-z]*)", fold(number))
    digits, kind = parts.groups() if parts else (re.escape(fold(number)), "")
    return re.compile(rf"(?<!\d)0*{digits}\W*(?:20\d\d\W*)?{kind}")


def _year(article: Imported | Document) -> str | None:
    date = article.issued_on or article.published_on
    return date[:4] if date else None


def _folded(title: str) -> str:
    return squeeze(fold(nfc(title)))
