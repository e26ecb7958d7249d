"""What an admin sees of an article before it is kept, and how they correct it: lines such as `Số: 55/KH-UBND`."""

import re
from dataclasses import replace

from corpus.foreign.imported import Imported
from corpus.foreign.refusals import BadDate, BadField
from corpus.texts_vi import FIELD_LABELS
from corpus.vietnamese.dates import find_dates, show_date
from corpus.vietnamese.document_number import find_numbers
from corpus.vietnamese.normalize import fold, nfc, squeeze
from corpus.vietnamese.provinces import find_provinces

_DATES = ("issued_on", "published_on")
_NONE = ("", "-", "khong", "khong co")
_ISO = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")


def card(imported: Imported) -> list[tuple[str, str]]:
    """The fields as pairs of label and value, in the order of `FIELD_LABELS`; "-" where nothing was found."""
    return [(label, _shown(imported, name)) for name, label in FIELD_LABELS.items()]


def corrected(imported: Imported, message: str) -> Imported:
    """The article with the fields that the message names set anew, one `Nhãn: giá trị` a line; accents may be missing.

    "-" takes a value away, but not the title. Raises `BadField` or `BadDate` and changes nothing then.
    """
    names = {fold(label): name for name, label in FIELD_LABELS.items()}
    changes: dict[str, str | tuple[str, ...] | None] = {}
    for line in filter(None, map(squeeze, nfc(message).splitlines())):
        label, colon, value = line.partition(":")
        name = names.get(fold(label.strip()))
        if not colon or name is None:
            raise BadField(line)
        changes[name] = _value(name, value.strip(), line)
    return replace(imported, **changes)  # type: ignore[arg-type]  # each value is made for its field


def _shown(imported: Imported, name: str) -> str:
    value = getattr(imported, name)
    if name in _DATES and value:
        return show_date(value)
    return ", ".join(value) or "-" if isinstance(value, tuple) else value or "-"


def _value(name: str, value: str, line: str) -> str | tuple[str, ...] | None:
    if fold(value) in _NONE:
        if name == "title":
            raise BadField(line)
        return () if name == "provinces" else None
    if name in _DATES:
        return _date(value)
    if name == "provinces":
        return _provinces(value, line)
    if name == "number":
        return next((found.canonical for found in find_numbers(value)), value)
    return value


def _date(value: str) -> str:
    if _ISO.fullmatch(value):
        return value
    dates = [date.iso for date in find_dates(value if "/" in value else f"ngày {value}") if _ISO.fullmatch(date.iso)]
    month = re.fullmatch(r"(\d{1,2})/(\d{4})", value)
    if month and 1 <= int(month[1]) <= 12:
        return f"{month[2]}-{int(month[1]):02}"
    if not dates:
        raise BadDate(value)
    return dates[0]


def _provinces(value: str, line: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(mention.name for mention in find_provinces(value, "loose")))
    if not names:
        raise BadField(line)
    return names
