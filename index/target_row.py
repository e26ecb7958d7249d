"""A figure of a province, as it is stored, listed and compared."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from index.target_relations import Relation

FigureStatus = Literal["target", "result"]
_LISTED = ("province", "indicator", "year", "relation", "value", "value_to", "unit", "kind", "document")


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A figure, and the characters of the document's text (code points `start` to `end`) that it was read from.

    `indicator` is a code of the table or "khac" (other). `province` may be a region or "Cả nước"; None where the text
    tells of none. `year` is None where neither text nor date tells it. `quote` is a sentence or clause of the passage
    with the id `passage`, white space folded.
    """

    province: str | None
    indicator: str
    year: int | None
    relation: Relation
    value: float
    value_to: float | None
    unit: str | None
    kind: FigureStatus
    document: str
    start: int
    end: int
    quote: str
    passage: str
    year_stated: bool = True  # False: taken from the sentence before, the heading or the document's date

    def as_json(self) -> dict[str, Any]:
        """The fields that `index targets --json` prints."""
        row = asdict(self)
        return {name: row[name] for name in (*_LISTED, "start", "end", "quote")}
