"""A logical line under examination: cleaning asks rule after rule what it is."""

from dataclasses import dataclass

from corpus.document import BlockKind
from corpus.lines import Line, is_prose
from corpus.page_lines import Role


@dataclass(slots=True)
class Unit:
    """`kind` is None until a rule has claimed the line; `role` is what a web page would use such a line for."""

    line: Line
    kind: BlockKind | None = None
    role: Role | None = None

    @property
    def text(self) -> str:
        """The words, inner line ends as spaces."""
        return self.line.text

    @property
    def is_open(self) -> bool:
        """Whether nothing is known of the line yet."""
        return self.kind is None and self.role is None

    @property
    def is_prose(self) -> bool:
        """Whether it is running text that no rule has claimed for something else."""
        return self.is_open and is_prose(self.text)
