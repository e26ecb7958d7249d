"""An article file's text: the head that `read_article` reads, then the body."""

import json
from datetime import date

from corpus.foreign.imported import Imported
from corpus.vietnamese.normalize import squeeze

_FIELDS = (
    "title",
    "publisher",
    "published_on",
    "url",
    "provinces",
    "number",
    "issued_on",
    "numbers",
    "kind",
    "issuer",
    "source",
)


def article_source(imported: Imported, imported_on: date) -> str:
    """The file as it is stored: YAML between `---` lines, the text below.

    Values are written as JSON, which YAML 1.2 contains, so that no title can end or bend the head; characters that
    YAML does not allow are left out.
    """
    values = [(name, getattr(imported, name)) for name in _FIELDS]
    lines = [f"{name}: {_yaml(value)}" for name, value in values if value]
    return "\n".join(["---", *lines, f"imported_on: {imported_on.isoformat()}", "---", "", imported.text, ""])


def source_line(imported: Imported) -> str:
    """The line of the head that names the file the article came from."""
    return f"source: {_yaml(imported.source)}"


def _yaml(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_yaml, value))}]"
    return json.dumps("".join(filter(str.isprintable, squeeze(value))), ensure_ascii=False)
