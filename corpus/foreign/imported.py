"""An article that was read from a foreign file and is not kept yet."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Imported:
    """What would be kept. `source` is the file's name as it was sent; the other fields are as in `Document`."""

    source: str
    text: str
    title: str
    publisher: str | None = None
    published_on: str | None = None  # ISO date, or its beginning
    url: str | None = None
    provinces: tuple[str, ...] = ()
    number: str | None = None
    issuer: str | None = None  # in capitals, as the letterhead has it
    issued_on: str | None = None  # ISO date
    numbers: tuple[str, ...] = ()
    kind: str | None = None
    remarks: tuple[str, ...] = ()  # Vietnamese sentences for the admin who decides

    def to_json(self) -> str:
        """The fields as JSON, for the way out of the child process and for a chat's storage."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, source: str) -> "Imported":
        """The value that `to_json` wrote. Raises ValueError for anything else: the sender is not trusted."""
        values = json.loads(source)
        if not isinstance(values, dict) or values.keys() != {field.name for field in fields(cls)}:
            raise ValueError("not the fields of an imported article")
        return cls(**{name: _checked(name, value) for name, value in values.items()})


_LISTS = ("provinces", "numbers", "remarks")
_REQUIRED = ("source", "text", "title")


def _checked(name: str, value: Any) -> Any:
    if name in _LISTS and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if name not in _LISTS and (isinstance(value, str) or (value is None and name not in _REQUIRED)):
        return value
    raise ValueError(f"not a value of {name}")
