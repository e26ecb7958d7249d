"""The postings of a generation in the making: two fields and the facets, new or spliced into older ones."""

from collections.abc import Mapping
from pathlib import Path

from index.generation import FIELDS, Generation
from index.inverting import PostingsWriter
from index.postings import TermCounts, count_terms
from index.prepared import Prepared
from index.splicing import Splice, splice

_ALL = (*FIELDS, "facets")
Figures = Mapping[str, Mapping[str, float]]  # of each field


def _counted(prepared: Prepared) -> dict[str, TermCounts]:
    return {"accented": prepared.accented, "folded": prepared.folded, "facets": count_terms(prepared.facets)}


class NewFields:
    """Postings of passages that no generation holds yet."""

    def __init__(self, folder: Path) -> None:
        self._writers = {name: PostingsWriter(folder, name, scored=name in FIELDS) for name in _ALL}

    def add(self, prepared: Prepared) -> None:
        """Adds a document's passages as the next rows."""
        for name, counted in _counted(prepared).items():
            self._writers[name].add(counted)

    def keep(self, rows: range) -> None:
        """There is nothing to keep."""
        raise NotImplementedError

    def write(self) -> Figures:
        """Writes the files; what facets come to, no scoring asks."""
        written = {name: writer.write() for name, writer in self._writers.items()}
        return {field: written[field] for field in FIELDS}


class SplicedFields:
    """Postings of an older generation, of which some documents gave way to others."""

    def __init__(self, folder: Path, base: Generation) -> None:
        self._folder = folder
        self._base = base
        self._splices: dict[str, list[Splice]] = {name: [] for name in _ALL}
        self._waiting: dict[str, list[TermCounts]] = {name: [] for name in _ALL}
        self._row = 0  # of the base: what comes before it is kept or gone

    def add(self, prepared: Prepared) -> None:
        """Adds a document's passages as the next rows."""
        for name, counted in _counted(prepared).items():
            self._waiting[name].append(counted)

    def keep(self, rows: range) -> None:
        """Takes these rows of the base over; those before them that were not kept are gone."""
        if rows:  # an article without passages parts nothing: two splices in one place would not know their order
            self._splice(rows.start)
            self._row = rows.stop

    def write(self) -> Figures:
        """Writes the files."""
        size = self._base.passages
        self._splice(size)
        written = {
            name: splice(self._base.postings(name), size, self._folder, name, splices, scored=name in FIELDS)
            for name, splices in self._splices.items()
        }
        return {field: written[field] for field in FIELDS}

    def _splice(self, end: int) -> None:
        if self._row == end and not self._waiting["facets"]:
            return
        for name in _ALL:
            self._splices[name].append(Splice(self._row, end, tuple(self._waiting[name])))
            self._waiting[name] = []
