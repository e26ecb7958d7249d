"""The addresses of the web page's parts, below the path that people see it under."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from bot.answer import Citation


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses on this site; `public_url` is where people see it (no slash at its end), None when nobody said."""

    public_url: str | None = None

    @property
    def base(self) -> str:
        """The path in front of every address: "" or "/hoidap"."""
        return urlsplit(self.public_url).path.rstrip("/") if self.public_url else ""

    def to(self, path: str, **query: str | int | None) -> str:
        """An address for a page of this site: path, and query without what is empty."""
        given = {name: value for name, value in query.items() if value not in (None, "")}
        return self.base + quote(path) + (f"?{urlencode(given)}" if given else "")

    def passage(self, passage_id: str, start: int | None = None, end: int | None = None) -> str:
        """Where a passage is read in its article, with the quoted characters marked."""
        marked = f"{start}-{end}" if start is not None else None
        return f"{self.to(f'/p/{passage_id}', trich=marked)}#p-{passage_id}"

    def citation(self, citation: Citation) -> str:
        """Where the citation's quote is read."""
        return self.passage(citation.passage, citation.start, citation.end)

    def shared(self, passage_id: str) -> str:
        """The link to pass on: PUBLIC_URL/p/<passage>; "" when the public address is not known."""
        return f"{self.public_url}/p/{passage_id}" if self.public_url else ""

    def table(self, table_id: str, ending: str) -> str:
        """A whole table of figures as a file: "csv" or "xlsx"."""
        return self.to(f"/bang/{table_id}.{ending}")

    def document(self, document_id: str, page: int | None = None) -> str:
        """An article."""
        return self.to(f"/tai-lieu/{document_id}", trang=page)
