"""Reads the tables (.tsv) that stand beside this code."""

from importlib import resources


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a table, by its column names; lines that begin with "#" are remarks, missing cells are ""."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return rows


def listed(cell: str) -> list[str]:
    """The values of a cell that holds several, separated by ";"."""
    return [value.strip() for value in cell.split(";") if value.strip()]


def read_words(name: str) -> list[str]:
    """The words of a list (.txt), separated by white space; lines that begin with "#" are remarks."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
