"""The question sets, and the texts that each asks about."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ARTICLES = HERE.parent.parent / "corpus" / "articles"


class MissingSet(Exception):
    """A question set or its texts are not where they should be."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """`texts` are folders of articles, one index over all of them."""

    name: str
    gold: Path
    texts: tuple[Path, ...]

    def digest(self) -> str:
        """Tells an edited set from the one that the floors were measured on."""
        return hashlib.sha256(self.gold.read_bytes()).hexdigest()[:16]


def own_sets() -> list[QuestionSet]:
    """The questions over the project's own briefs."""
    return [QuestionSet("briefs", HERE / "briefs.jsonl", (ARTICLES,))]


def evaluation_sets(folder: Path) -> list[QuestionSet]:
    """The sets in `folder`, and our own questions over its texts.

    Our own files stand in `own/`; the first word of a file's name says which texts it asks about
    (seeds-natural.jsonl).
    """
    texts: Mapping[str, tuple[Path, ...]] = {
        "seeds": (folder / "seeds",),
        "provinces": (folder / "seeds", folder / "provinces" / "pages-noisy"),
    }
    sets = [
        QuestionSet("seeds-dev", folder / "questions" / "seeds-dev.jsonl", texts["seeds"]),
        QuestionSet("natural-dev", folder / "questions" / "natural-dev.jsonl", texts["seeds"]),
        QuestionSet("provinces", folder / "provinces" / "questions.jsonl", texts["provinces"]),
    ]
    for gold in sorted((HERE / "own").glob("*.jsonl")):
        about = gold.stem.split("-")[0]
        if about not in texts:
            raise MissingSet(f"{gold} asks about unknown texts: begin its name with {' or '.join(texts)}.")
        sets.append(QuestionSet(f"own-{gold.stem}", gold, texts[about]))
    for each in sets:
        for path in (each.gold, *each.texts):
            if not path.exists():
                raise MissingSet(f"{path} is missing: EVALUATION_DIR must name the folder that holds it.")
    return sets
