"""Rows of a table below a head that names their columns: in which column a figure stands, and of which year it is."""

import re

from corpus.vietnamese.dates import find_years

_BAR = re.compile(r"[|\t]")
_TIME = re.compile(r"\b(?:(?:19|20)\d\d|\d{1,2}\s+tháng|quý\s+\d|tháng\s+\d{1,2})\b", re.IGNORECASE)
_LEAST = 3  # cells of a row that has columns; two are a fact and its value


def heads_columns(row: str) -> bool:
    """Whether a row names what stands below it: it has no figure, or of years and months alone in several columns."""
    if not any(map(str.isdigit, row)):
        return True
    return len(_BAR.split(row)) >= _LEAST and not any(map(str.isdigit, _TIME.sub("", row)))


def cells(row: str) -> list[str]:
    """What stands between the bars of a row."""
    return [cell.strip() for cell in _BAR.split(row)]


def column(heading: str, row: str, place: int) -> str:
    """The head of the column in which an offset of a row stands; empty when the heading is not that of the row."""
    heads, cells = _BAR.split(heading), _BAR.split(row)
    if len(cells) < _LEAST or len(heads) != len(cells):
        return ""
    return heads[len(_BAR.findall(row, 0, place))].strip()


def year_of_column(heading: str, row: str, place: int) -> int | None:
    """The year that the head of that column names; None when it names none or several."""
    years = {mention.year for mention in find_years(column(heading, row, place))}
    return years.pop() if len(years) == 1 else None
