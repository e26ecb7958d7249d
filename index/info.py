"""What the live generation holds, as one record."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.data_folder import DataFolder
from index.errors import CorruptGeneration, NoGeneration
from index.generation import Generation


@dataclass(frozen=True, slots=True)
class Info:
    """`bytes`: size of the generation's files. `older`: generations to go back to, newest first."""

    generation: str
    built_at: str
    pinned: bool
    corpus: tuple[str, ...]
    documents: int
    passages: int
    terms: dict[str, int]
    bytes: int
    text_steps: str
    provinces: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    older: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The record for `info --json`."""
        return asdict(self)


def describe(data_dir: Path) -> Info:
    """The live generation's record. Raises NoGeneration, CorruptGeneration."""
    data = DataFolder(data_dir)
    candidates = data.candidates()
    if not candidates:
        raise NoGeneration(data_dir)
    current = data.current()
    generation = _first_sound(data, candidates)
    manifest = generation.manifest
    return Info(
        generation=generation.id,
        built_at=manifest.built_at,
        pinned=current is not None and current.pinned,
        corpus=manifest.corpus,
        documents=manifest.documents,
        passages=manifest.passages,
        terms={field: int(figures["terms"]) for field, figures in manifest.fields.items()},
        bytes=sum(entry.stat().st_size for entry in generation.path.iterdir()),
        text_steps=manifest.text_steps,
        provinces=tuple(generation.facet_values("province=")),
        skipped=tuple((one.path, one.skipped) for one in generation.sources().values() if one.skipped),
        older=tuple(name for name in candidates if name != generation.id),
    )


def _first_sound(data: DataFolder, candidates: list[str]) -> Generation:
    for name in candidates[:-1]:
        try:
            return Generation.open(data.generations / name)
        except CorruptGeneration:
            continue
    return Generation.open(data.generations / candidates[-1])
