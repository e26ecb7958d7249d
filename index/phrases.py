"""Finding the rows of a table of phrases in a run of tokens.

A typed word without accents may stand for any word that loses its accents the same way; a word with accents stands
for itself alone. So "nhieu" meets "nhiều" and "nhiêu", "nhiều" meets only "nhiều".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from index.tokens import Token, tokenize

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """`tokens[start:end]` spell the phrase whose table value is `value`."""

    start: int
    end: int
    value: V


class Phrases(Generic[V]):
    """A table phrase -> value; `find` looks phrases up longest first.

    `exact`: accents must be typed as in the table.
    """

    def __init__(self, rows: Iterable[tuple[str, V]], *, exact: bool = False) -> None:
        self._meets = _equals if exact else _meets
        self._rows: dict[tuple[str, ...], list[tuple[tuple[str, ...], V]]] = {}
        self._lengths: dict[str, list[int]] = {}
        for phrase, value in rows:
            tokens = tokenize(phrase)
            folded = tuple(token.folded for token in tokens)
            if not folded:
                raise ValueError(f"empty phrase in a table: {phrase!r}")
            self._rows.setdefault(folded, []).append((tuple(token.text for token in tokens), value))
            lengths = self._lengths.setdefault(folded[0], [])
            if len(folded) not in lengths:
                lengths.append(len(folded))
                lengths.sort(reverse=True)

    def opens(self, token: Token) -> bool:
        """False when no phrase begins with the token."""
        return token.folded in self._lengths

    def at(self, tokens: Sequence[Token], start: int, stop: int | None = None, shortest: int = 1) -> Found[V] | None:
        """The longest phrase of `shortest` words or more that begins at `start` and ends by `stop`.

        Of equally long ones that which is spelt exactly so comes first.
        """
        stop = len(tokens) if stop is None else stop
        for length in self._lengths.get(tokens[start].folded, ()):
            if length < shortest:
                break
            run = tokens[start : min(start + length, stop)]
            if len(run) < length:
                continue
            rows = self._rows.get(tuple(token.folded for token in run), ())
            meeting = [(spelling, value) for spelling, value in rows if self._meets(run, spelling)]
            if meeting:
                exact = [value for spelling, value in meeting if _equals(run, spelling)]
                return Found(start, start + length, exact[0] if exact else meeting[0][1])
        return None

    def find(self, tokens: Sequence[Token]) -> list[Found[V]]:
        """All phrases, left to right, longest first, without overlaps."""
        found: list[Found[V]] = []
        end = 0
        for start, token in enumerate(tokens):
            if start >= end and self.opens(token) and (here := self.at(tokens, start)) is not None:
                found.append(here)
                end = here.end
        return found

    def find_words(self, texts: Sequence[str], folded: Sequence[str]) -> list[Found[V]]:
        """As `find`, by the words of a text alone: no tokens are made of them but where a phrase may begin."""
        found: list[Found[V]] = []
        end = 0
        for start in [at for at, word in enumerate(folded) if word in self._lengths]:
            run = slice(start, start + self._lengths[folded[start]][0])
            tokens = [Token(*word, 0, 0) for word in zip(texts[run], folded[run], strict=True)] if start >= end else ()
            if tokens and (here := self.at(tokens, 0)) is not None:
                end = start + here.end
                found.append(Found(start, end, here.value))
        return found


def _meets(run: Sequence[Token], spelling: tuple[str, ...]) -> bool:
    return all(token.text == word or token.text == token.folded for token, word in zip(run, spelling, strict=True))


def _equals(run: Sequence[Token], spelling: tuple[str, ...]) -> bool:
    return all(token.text == word for token, word in zip(run, spelling, strict=True))
