"""A question's search: the passages that can answer it, best first."""

from collections.abc import Collection, Iterable

from corpus.vietnamese.document_number import DocumentNumber, find_numbers
from corpus.vietnamese.provinces import find_provinces, new_of, old_parts
from index.facets import number_facets, province_facets
from index.generation import Generation
from index.hit import Hit
from index.query import Query
from index.reading import Reading, read
from index.units import Unit, units
from index.vocabulary import rarity_in, vocabulary_of

BIGRAM = 0.5  # weight of a question's bigram; measured on public Vietnamese sets: +4 points of MRR@10
NAME = 0.5  # weight of each word of a name, common ones by themselves: what somebody said seldom names him again
# Weight of function words and of fillers; dropped, what only looks like one ("học kỳ hè") is lost. From .2 to .5 no
# answer of 3,000 is another, with .7 one that was rightly refused is given, with 1 two; on public sets .5 ranks best.
FUNCTION = 0.5
# Share that is left of the weight of a province's name, which facets look for: with 1 the passages of the province's
# own articles crowd out the one row that has its figure (of 2,800 questions two more are answered, and none less).
PROVINCE = 0.3
SYNONYMS = 2  # of a unit that are searched for: with three no other answer of 2,950 was found, with one a refusal lost
OTHER = 0.35  # weight of a synonym: it brings passages into reach, the sentences decide


def query(
    reading: Reading, units: Iterable[Unit], provinces: Iterable[str] = (), numbers: Iterable[DocumentNumber] = ()
) -> Query:
    """The query of a question: its words, pairs of words and synonyms; provinces and numbers as facets."""
    weights: list[float] = [1.0] * len(reading.tokens)
    others: list[tuple[str, str]] = []
    for unit in units:
        for at in range(unit.start, unit.end):
            weights[at] = FUNCTION if unit.role in ("filler", "function") else NAME if unit.name else 1.0
        if unit.role in ("content", "light"):
            others += unit.others[:SYNONYMS]
    named = tuple(provinces)
    spans = (
        [span for span in find_provinces(reading.text, "loose", chat=True) if _is_of(span.name, named)] if named else []
    )
    for at, token in enumerate(reading.tokens):
        if any(span.start <= token.start < span.end for span in spans):
            weights[at] *= PROVINCE
    accented = _weighted([token.text for token in reading.tokens], weights)
    folded = _weighted([token.folded for token in reading.tokens], weights)
    accented += [(term, OTHER) for text, _ in others for term in _of_phrase(text.split())]
    folded += [(term, OTHER) for _, plain in others for term in _of_phrase(plain.split())]
    any_of = [facets for facets in (province_facets(named), number_facets(numbers)) if facets]
    return Query(_merged(accented), _merged(folded), tuple(any_of))


def _is_of(name: str, provinces: Collection[str]) -> bool:
    """Whether the facets look for a province of this name: it is one of them, makes one up or is made up of one."""
    return any(one in provinces for one in (name, new_of(name), *old_parts(name)))


def find(generation: Generation, query: Query, limit: int) -> list[Hit]:
    """The best `limit` passages for a query."""
    return generation.search(query.accented, query.folded, any_of=query.any_of, limit=limit)


def _weighted(words: list[str], weights: list[float]) -> list[tuple[str, float]]:
    singles = list(zip(words, weights, strict=True))
    pairs = [(f"{a}_{b}", BIGRAM * min(x, y)) for (a, x), (b, y) in zip(singles, singles[1:], strict=False)]
    return singles + pairs


def _of_phrase(words: list[str]) -> list[str]:
    """The terms of a synonym: its pairs of words, whose words alone are those of other things."""
    return [f"{a}_{b}" for a, b in zip(words, words[1:], strict=False)] or words


def _merged(terms: list[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Each term once with its greatest weight, in order of first appearance."""
    best: dict[str, float] = {}
    for term, weight in terms:
        best[term] = max(best.get(term, 0.0), weight)
    return tuple(best.items())


def search(generation: Generation, text: str, limit: int) -> list[Hit]:
    """The best `limit` passages for a question as typed; without its provinces and numbers if none fits them."""
    reading = read(text, vocabulary_of(generation))
    found_units = units(reading.tokens, reading.bare, rarity_in(generation))
    provinces = dict.fromkeys(mention.name for mention in find_provinces(reading.text, "loose", chat=True))
    wanted = query(reading, found_units, provinces, find_numbers(reading.text))
    hits = find(generation, wanted, limit)
    return hits or find(generation, Query(wanted.accented, wanted.folded), limit)
