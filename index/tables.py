"""The small reviewed tables of the field, read from the `.tsv` files beside this module.

Every file begins with comment lines that say where its rows come from. Columns are separated by one tab; `#` begins
a comment line.
"""

from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `index/<name>.tsv`, each a tuple of its columns (stripped, empty ones kept)."""
    return read_rows("index", name)


def read_rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `<package>/<name>.tsv`."""
    text = resources.files(package).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)
