"""Tables as files for spreadsheets, CSV and XLSX; no cell runs as a formula. The only door to XlsxWriter."""

import csv
import io
from collections.abc import Iterable, Sequence
from importlib.util import find_spec

Cell = str | int | float | None

CSV, XLSX = "csv", "xlsx"
MEDIA_TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
_WIDEST = 60  # characters of a column; longer cells break their line
_SHEET_NAME = 31  # characters that Excel allows


class SpreadsheetsUnavailable(Exception):
    """XlsxWriter is not installed: tables are given as CSV only."""

    def __init__(self) -> None:
        super().__init__("XLSX files need XlsxWriter: install the extra `tables`.")


def csv_file(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table as CSV: UTF-8 with the mark that Excel wants, points in numbers."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def xlsx_file(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table as a workbook with one sheet of that name. Raises SpreadsheetsUnavailable."""
    if find_spec("xlsxwriter") is None:
        raise SpreadsheetsUnavailable
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    bold, plain = (
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet = book.add_worksheet(_sheet_name(name))
    table = [tuple(head), *map(tuple, rows)]
    for at, row in enumerate(table):
        for column, cell in enumerate(row):
            look = plain if at else bold
            if isinstance(cell, str):
                sheet.write_string(at, column, cell, look)  # by name: a text is never taken for a formula or a link
            elif cell is not None:
                sheet.write_number(at, column, cell, look)
    for column in range(len(head)):
        widest = max(len(str(row[column] or "")) for row in table)
        sheet.set_column(column, column, min(_WIDEST, widest + 2))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table) - 1, len(head) - 1)
    book.close()
    return file.getvalue()


def _harmless(cell: Cell) -> Cell:
    # A lone sign is no formula, and a relation of a figure.
    return f"'{cell}" if isinstance(cell, str) and len(cell) > 1 and cell.startswith(_FORMULA) else cell


def _sheet_name(name: str) -> str:
    return name.translate(dict.fromkeys(map(ord, "[]:*?/\\'"), " "))[:_SHEET_NAME].strip() or "1"
