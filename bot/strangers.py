"""Names of a question that no text has: of a body or a product, to which nothing that the texts tell belongs."""

from bot.asked import Asked
from bot.evidence import Evidence
from corpus.vietnamese.syllables import is_folded_syllable
from index.units import Unit, instances


def names_stranger(asked: Asked, evidence: Evidence) -> bool:
    """Whether the question names a body or a product that the corpus never mentions: "Viettel cử ai" where FPT came."""
    return any(
        (unit.name and not asked.compared) or (not unit.known and _is_brand(asked, unit)) for unit in evidence.missing
    )


def _is_brand(asked: Asked, unit: Unit) -> bool:
    """Whether a unit is no Vietnamese word, and a name: typed with a capital inside small letters, or in the tables."""
    token = asked.reading.tokens[unit.start]
    typed = asked.reading.text[token.start : token.end]
    if unit.syllables > 1 or not unit.text.isalpha() or is_folded_syllable(unit.folded) or asked.reading.text.isupper():
        return False
    named = typed[0].isupper() or unit.text in instances()
    return len(typed) > 3 and named and not _is_a_guess(asked, unit)


_OR = frozenset({"hay", "hoac"})
_ANY = frozenset({"gi", "nao", "chi", "mo", "ai"})


def _is_a_guess(asked: Asked, unit: Unit) -> bool:
    """Whether a name is one of several between which the question leaves the choice: "Viettel hả hay FPT"."""
    folded = [token.folded for token in asked.reading.tokens]
    if folded[max(0, unit.start - 1)] in _OR:
        return True
    behind = folded[unit.end : unit.end + 2]
    return not _OR.isdisjoint(behind) and _ANY.isdisjoint(folded[unit.end : unit.end + 5])
