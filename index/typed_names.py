"""Names in a question as it was typed: what is one, and which accents its words have."""

from collections.abc import Sequence, Set
from itertools import product

from corpus.vietnamese.misspelt import is_of_other_tones
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import find_places, find_provinces
from index.mentions import Placed, find_names, surname_meant
from index.messages import bare_pairs
from index.repair import Vocabulary
from index.tokens import Token, tokenize


def closes_name(tokens: list[Token], at: int, text: str) -> bool:
    """Whether a word has a capital as the one right before it, which ends no place's name, among small letters."""
    pair = tokens[at - 1 : at + 1] if at else []
    if not pair or pair[1].start - pair[0].end != 1 or not all(text[t.start : t.end].istitle() for t in pair):
        return False
    places: tuple[Placed, ...] = (*find_provinces(text, "loose", chat=True), *find_places(text, "loose", chat=True))
    if any(place.end == pair[0].end for place in places):
        return False
    return _is_in_small_letters([token for token in tokens if token not in pair], text)


def _is_in_small_letters(tokens: Sequence[Token], text: str) -> bool:
    """Whether most words begin with a small letter, so that a capital tells something."""
    return 2 * sum(text[token.start].isupper() for token in tokens) <= len(tokens)


def places_named(tokens: list[Token], text: str) -> dict[int, Token]:
    """The tokens of the provinces that a text names, by index, with the accents of their names."""
    named: dict[int, Token] = {}
    districts = [
        (p.start, p.end, p.place) for p in find_places(text, "loose", chat=True) if not p.ambiguous and " " in p.place
    ]
    provinces = [(m.start, m.end, m.name) for m in find_provinces(text, "loose", chat=True)]
    for start, end, name in (*districts, *provinces):
        places = [at for at, token in enumerate(tokens) if start <= token.start < end]
        words = [token.text for token in tokenize(name)]
        accented = {tokens[at].text for at in places if not tokens[at].text.isascii()}
        if (start, end, name) in districts and (
            not accented <= set(words) or _is_everyday(tokens, places, words) or _asks_how_much(tokens, places[-1])
        ):
            continue  # neither "cho mọi người" nor "cho moi nguoi" names Chợ Mới
        if [fold(word) for word in words] == [tokens[at].folded for at in places]:
            named |= {at: tokens[at]._replace(text=word) for at, word in zip(places, words, strict=True)}
    return named


_MIDDLE = {"thi": "thị", "van": "văn"}


def persons_named(tokens: list[Token], text: str, bare: Set[int]) -> dict[int, Token]:
    """The bare words of the persons that a text names with capitals, by index.

    Only the surname and "Thi", "Van" behind it are known: "Nguyen Thi Minh" is no "nguyễn thì mình".
    """
    meant: dict[int, str] = {}
    for name in find_names(text) if bare else ():
        places = [at for at, token in enumerate(tokens) if name.start <= token.start < name.end]
        if not _is_in_small_letters([t for at, t in enumerate(tokens) if at not in places], text):
            continue
        meant |= {at: tokens[at].text for at in places}
        meant |= {at: _MIDDLE[tokens[at].folded] for at in places[1:-1] if tokens[at].folded in _MIDDLE}
        meant[places[0]] = surname_meant(tokens[places[0]].folded) or tokens[places[0]].text
    return {at: tokens[at]._replace(text=word) for at, word in meant.items() if at in bare}


def _is_everyday(tokens: list[Token], places: list[int], name: list[str]) -> bool:
    """Whether a district's name typed without accents is how messages write two other words as well: "di an".

    What its neighbours vouch for is told by `restore` then; the word for its kind, or "ở", before it is clear.
    """
    cued = places[0] > 0 and tokens[places[0] - 1].folded in _UNITS
    if cued or len(places) != 2 or any(tokens[at].text != tokens[at].folded for at in places):
        return False
    return bool(bare_pairs(*(tokens[at].folded for at in places)) - {"_".join(name)})


def _asks_how_much(tokens: list[Token], at: int) -> bool:
    """Whether a word is that of "bao nhiêu", "bao giờ": "thành phố Vinh bao nhiêu" does not speak of Vĩnh Bảo."""
    return tokens[at].folded == "bao" and at + 1 < len(tokens) and tokens[at + 1].folded in _BEHIND_BAO


_BEHIND_BAO = frozenset({"nhieu", "gio", "lau", "xa", "lam"})
_UNITS = frozenset({"huyen", "quan", "xa", "pho", "tp", "o", "tai"})  # "thị xã", "thành phố", "ở"


def is_other_name(typed: list[Token], province: str, vocabulary: Vocabulary) -> bool:
    """Whether texts write two words with accents that the province has not: "lang kon" is the village Làng Kon.

    That they have them at all tells nothing: somebody mistyped the province there as well.
    """
    if len(typed) != 2 or not vocabulary.frequency("_".join(token.folded for token in typed)):
        return False
    written = ([token.text, *(word for word, _ in vocabulary.accented(token.folded))] for token in typed)
    return any(
        is_of_other_tones(words, province) and vocabulary.accented_frequency("_".join(words))
        for words in product(*written)
    )
