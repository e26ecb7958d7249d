"""Phone numbers and citizen ids out of texts that are kept: nobody needs them to improve an answer."""

import re

MASK = "•••"

_GAP = r"[ .\-]?"
_EDGE = r"(?<![\w./\-])"
_END = r"(?!\w|[./\-]\d)"
# Mobile and fixed lines as people type them: 0912 345 678, +84.912.345.678, (024) 3825-1234. Nine or ten digits after
# the 0 or 84; no figure of a text begins with 0 and is that long.
_PHONE = rf"{_EDGE}(?:\(?(?:\+|00)?84\)?|\(?0){_GAP}\(?[235789](?:[ .\-)]{{0,2}}\d){{8,9}}{_END}"
# Citizen ids have twelve digits, the first three a province's code (001 to 096); the older ones nine.
_CITIZEN = rf"{_EDGE}0\d{{2}}(?:{_GAP}\d){{9}}{_END}"
_OLD_CITIZEN = rf"{_EDGE}\d{{9}}{_END}"
_PERSONAL = re.compile("|".join((_CITIZEN, _PHONE, _OLD_CITIZEN)), re.ASCII)


def mask(text: str) -> str:
    """The text with `•••` for each phone number and citizen id: "gọi 0912 345 678" gives "gọi •••".

    Document numbers, dates, years, amounts with separators ("1.500.000.000") stay.
    """
    return _PERSONAL.sub(MASK, text)
