"""A query: a question as the index searches it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Query:
    """Weighted terms of both fields, and what a passage must be about.

    `any_of` holds groups of facets; a passage must have one facet of every group.
    """

    accented: tuple[tuple[str, float], ...]
    folded: tuple[tuple[str, float], ...]
    any_of: tuple[tuple[str, ...], ...] = ()
