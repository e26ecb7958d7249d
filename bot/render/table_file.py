"""A table of figures as a file for spreadsheets: a figure a row, with its citation."""

from collections.abc import Iterator

from bot import texts_vi as say
from bot.answer import Answer, Citation
from bot.table import TableFigure
from index.spreadsheet import CSV, XLSX, Cell, csv_file, xlsx_file

ENDINGS = (CSV, XLSX)


def table_file(answer: Answer, ending: str) -> bytes:
    """The table of an answer that has one. Raises SpreadsheetsUnavailable for an XLSX file that cannot be made."""
    table = answer.table
    if table is None:
        raise ValueError("The answer has no table.")
    if ending == XLSX:
        return xlsx_file(say.FILE_SHEET, say.FILE_HEAD, _rows(answer))
    return csv_file(say.FILE_HEAD, _rows(answer))


def file_name(table_id: str, ending: str) -> str:
    """What the file is called, in ASCII."""
    return f"{table_id.replace('.', '-')}.{ending}"


def _rows(answer: Answer) -> Iterator[list[Cell]]:
    cited = {citation.n: citation for citation in answer.citations}
    for figure in answer.table.figures if answer.table else ():
        yield [*_told(figure), *_source(cited[figure.n])]


def _told(figure: TableFigure) -> list[Cell]:
    return [
        figure.province,
        figure.label,
        figure.year,
        say.FIGURE_KINDS[figure.kind],
        say.RELATIONS[figure.relation],
        figure.value,
        figure.value_to,
        figure.unit,
        figure.words,
    ]


def _source(citation: Citation) -> list[Cell]:
    date = citation.published_on
    return [citation.quote, citation.title, citation.number, citation.publisher, date, citation.url, citation.passage]
