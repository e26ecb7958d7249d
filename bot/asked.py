"""What a question asks: the kind of answer, the things it names, and the units an answer must be about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal, get_args

from corpus.vietnamese.dates import DateMention, find_dates, find_years
from corpus.vietnamese.document_number import DocumentNumber, find_numbers
from corpus.vietnamese.misspelt import find_misspelt_provinces
from corpus.vietnamese.provinces import Mention, PlaceMention, find_places, find_provinces, find_regions
from index.mentions import Figure, Span, find_figures, find_names
from index.phrases import Found, Phrases
from index.reading import Reading
from index.tables import read_rows
from index.tokens import Token
from index.units import Rarity, Unit, units

Kind = Literal[
    "amount",
    "percent",
    "money",
    "score",
    "rank",
    "date",
    "year",
    "person",
    "office",
    "place",
    "province",
    "body",
    "number",
    "reason",
    "manner",
    "list",
    "ordinal",
    "thing",
    "truth",
    "topic",
]
FIGURE_KINDS: frozenset[Kind] = frozenset({"amount", "percent", "money", "score", "rank"})


NAME_WEIGHT = 2.0  # of a province, number or date beside another word


@dataclass(frozen=True)
class Asked:
    """One question, understood.

    `kinds` are the kinds of answer asked for, the leading one first ("topic": a noun phrase without a question word).
    `units` leave out what the other fields hold. `counted` is the noun that a "bao nhiêu" counts, `figures` what the
    question itself asserts.
    """

    reading: Reading
    kinds: tuple[Kind, ...]
    units: tuple[Unit, ...]
    provinces: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    place_noun: str | None = None  # "xã", "huyện" …: the kind of place asked for
    numbers: tuple[DocumentNumber, ...] = ()
    years: tuple[int, ...] = ()
    periods: tuple[tuple[int, int], ...] = ()
    dates: tuple[DateMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    names: tuple[Span, ...] = ()
    counted: tuple[Unit, ...] = ()
    compared: bool = False  # one side of a comparison, whose words are partly the other side's
    wanted_code: str | None = None  # "NQ", "KH" …: the kind of document whose number is asked for

    @property
    def owners(self) -> tuple[int, ...]:
        """For each token of the reading the number of its unit; -1 for words held by other fields."""
        return self._by_token[0]

    @property
    def weights(self) -> tuple[float, ...]:
        """For each token of the reading its unit's weight; that of a name for words held by other fields."""
        return self._by_token[1]

    @cached_property
    def _by_token(self) -> tuple[tuple[int, ...], tuple[float, ...]]:
        owners, weights = [-1] * len(self.reading.tokens), [NAME_WEIGHT] * len(self.reading.tokens)
        for number, unit in enumerate(self.units):
            for at in range(unit.start, unit.end):
                owners[at] = number
                weights[at] = {"filler": 0.0, "function": 0.4}.get(unit.role, unit.weight)
        return tuple(owners), tuple(weights)

    @property
    def kind(self) -> Kind:
        """The leading kind."""
        return self.kinds[0]

    @property
    def content(self) -> tuple[Unit, ...]:
        """The units that carry the topic."""
        return tuple(unit for unit in self.units if unit.role == "content")


def understand(reading: Reading, rarity: Rarity) -> Asked:
    """What `reading` asks."""
    text, tokens = reading.text, reading.tokens
    numbers = find_numbers(text)
    provinces = _provinces(text)
    dates, years = find_dates(text), find_years(text)
    taken = [(m.start, m.end) for m in (*numbers, *provinces, *dates, *years)]
    figures = [f for f in find_figures(text) if not any(f.start < e and s < f.end for s, e in taken)]
    names = find_names(text)
    # A name of one syllable is too often part of another word: "Chủ tịch" is not Chũ.
    places = [p for p in find_places(text, "loose", chat=True) if not p.ambiguous and " " in p.place]
    structured = {at for at, token in enumerate(tokens) if any(token.start < e and s < token.end for s, e in taken)}
    asking = [
        _corrected(found, tokens)
        for found in _asking().find(tokens)
        if structured.isdisjoint(range(found.start, found.end))
    ]
    spoken = {at for found in asking for at in range(found.start, found.end)}
    kept = tuple(
        replace(unit, role="light")
        if unit.text[:1].isdigit()
        else replace(unit, role="function")
        if unit.role != "filler" and set(range(unit.start, unit.end)) <= spoken
        else unit
        for unit in units(tokens, reading.bare, rarity, structured, _wholes(tokens, (*names, *places)))
        if not _is_structured(unit, tokens, structured)
    )
    kinds = _kinds(asking, len(tokens))
    if _which_official(tokens, asking):
        kinds = ("person", *(kind for kind in kinds if kind not in ("person", "thing", "province", "body")))
    kept = _without_excluded(kept, tokens)
    kept = _led_by_topic(_without_asides(kept, tokens, text, asking, structured), tokens, kinds)
    return Asked(
        reading=reading,
        kinds=kinds,
        units=kept,
        provinces=tuple(dict.fromkeys(mention.name for mention in provinces)),
        numbers=tuple(numbers),
        regions=tuple(dict.fromkeys(m.name for m in find_regions(text, "loose", chat=True) if not m.ambiguous)),
        place_noun=_place_noun(tokens, asking),
        years=tuple(dict.fromkeys(year.year for year in years if not year.dated and not _is_base(text, year.start))),
        periods=tuple(dict.fromkeys(year.period for year in years if year.period)),
        dates=tuple(dates),
        figures=tuple(figures),
        names=tuple(names),
        counted=_counted(asking, kept, kinds),
        wanted_code=_wanted_code(tokens, structured) if kinds[0] in ("number", "date") else None,
    )


_PLACES = frozenset({"xã", "huyện", "phường", "quận"})


def _place_noun(tokens: Sequence[Token], asking: list[Found[str]]) -> str | None:
    """The noun of "xã nào", "huyện nào"."""
    first = next((tokens[found.start].text for found in asking if found.value == "place"), None)
    return first if first in _PLACES else None


_BASE_YEAR = re.compile(r"(?:so với|so voi|hơn|mốc|hon)\s+(?:năm\s+|nam\s+)?$", re.IGNORECASE)


def _is_base(text: str, start: int) -> bool:
    """Whether a year is only what another is compared with."""
    return bool(_BASE_YEAR.search(text[:start]))


_DOCUMENT_CODES = {
    "nghị quyết": "NQ", "quyết định": "QĐ", "kế hoạch": "KH", "công văn": "CV", "chỉ thị": "CT", "tờ trình": "TTr", "nghị định": "NĐ",
    "chương trình hành động": "CTr",
}  # fmt: skip


@cache
def _document_codes() -> Phrases[str]:
    return Phrases(_DOCUMENT_CODES.items())


def _wanted_code(tokens: Sequence[Token], taken: set[int]) -> str | None:
    """The code of the document kind named right before "nào" or "số mấy", else of the only one named."""
    found = [match for match in _document_codes().find(tokens) if taken.isdisjoint(range(match.start, match.end))]
    for match in found:
        if match.end < len(tokens) and tokens[match.end].folded in ("nao", "so"):
            return match.value
    return found[0].value if len(found) == 1 else None


_OFFICES = re.compile(
    r"(?:bí thư|chủ tịch|giám đốc|thứ trưởng|bộ trưởng|cục trưởng|tổng biên tập|trưởng ban|bi thu|chu tich|giam doc|thu truong|bo truong)"
    r"[^,.?]{0,45}?\bn[àa]o\b"
)


def _which_official(tokens: Sequence[Token], asking: list[Found[str]]) -> bool:
    """ "Thứ trưởng Bộ … nào": an office followed by "nào" asks for its holder."""
    text = " ".join(token.text for token in tokens)
    return bool(_OFFICES.search(text)) and not any(found.value in ("date", "amount", "rank") for found in asking)


_BORDERS = re.compile(
    r"[.?!;()\n]+\s|[()]|\s[-–]\s"
    # a comma only where the asker goes on to speak of himself
    r"|,\s(?=(?:em|mình|tôi|tui|cháu|con|cô|chú|bác|shop|nhà em|nhà mình|bên em|bên mình|đang|mạng|tại|t|e)\s)",
    re.IGNORECASE,
)


def _without_asides(
    kept: tuple[Unit, ...], tokens: Sequence[Token], text: str, asking: list[Found[str]], structured: set[int]
) -> tuple[Unit, ...]:
    """The units, those of asides made light: parts that neither ask nor name anything, beside one that does both."""
    ends = [m.start() for m in _BORDERS.finditer(text)] + [len(text)]
    part = [next(n for n, end in enumerate(ends) if token.start <= end) for token in tokens]
    definite = {part[f.start] for f in asking if f.value not in ("truth_weak", "none")}
    named = {part[at] for at in structured}
    topical = {part[u.start] for u in kept if u.role == "content"}
    full = {n for n in definite if n in topical or n in named}
    if not full or not any(n in named or n in topical for n in full):
        return kept
    asides = set(part) - definite - named
    asides = {n for n in asides if sum(u.role == "content" and part[u.start] in full for u in kept) >= 2}
    return tuple(replace(u, role="light") if u.role == "content" and part[u.start] in asides else u for u in kept)


def _without_excluded(kept: tuple[Unit, ...], tokens: Sequence[Token]) -> tuple[Unit, ...]:
    """ "Ngoài A và B, …": what is named after a leading "ngoài" is what the answer should not be."""
    if not tokens or (tokens[0].text != "ngoài" and tokens[0].folded != "ngoai"):
        return kept
    end = next(
        (at for at, t in enumerate(tokens) if at > 1 and (t.folded in ("thi", "con") or _comma_before(tokens, at))), 0
    )
    return tuple(replace(u, role="function") if u.start < end else u for u in kept)


def _comma_before(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].start - tokens[at - 1].end > 1


TOPIC = 1.6  # "X nói gì về Y": Y is what the answer must be about


def _led_by_topic(kept: tuple[Unit, ...], tokens: Sequence[Token], kinds: tuple[Kind, ...]) -> tuple[Unit, ...]:
    """The units with those behind a last "về" weighing more, when the question asks what is said of them."""
    if kinds[0] not in ("thing", "manner", "list", "topic"):
        return kept
    about = max((at for at, token in enumerate(tokens) if token.text == "về"), default=0)
    if about < 2:
        return kept
    return tuple(replace(u, weight=TOPIC * u.weight) if u.start > about and u.role == "content" else u for u in kept)


def _provinces(text: str) -> list[Mention]:
    """The provinces that a question names: sure names, else misspelt ones, else those of the places it names."""
    sure = [mention for mention in find_provinces(text, "loose", chat=True) if not mention.ambiguous]
    if sure:
        return sure
    return find_misspelt_provinces(text)


def _wholes(tokens: Sequence[Token], spans: Sequence[Span | PlaceMention]) -> list[tuple[int, int]]:
    """The runs of tokens that names of persons and places cover."""
    found: list[tuple[int, int]] = []
    for span in spans:
        at = [i for i, token in enumerate(tokens) if span.start <= token.start < span.end]
        if at and not any(start < at[-1] + 1 and at[0] < end for start, end in found):
            found.append((at[0], at[-1] + 1))
    return found


def _is_structured(unit: Unit, tokens: Sequence[Token], structured: set[int]) -> bool:
    """Whether other fields hold the unit: every word of it, or all but a "năm" or "tỉnh" before a name."""
    places = set(range(unit.start, unit.end))
    return bool(places & structured) and all(tokens[at].folded in _BESIDE for at in places - structured)


_BESIDE = frozenset({"nam", "tinh", "den", "thang", "ngay", "so"})
# "số" of "kinh tế số bao nhiêu" belongs to the noun before it.
_DIGITAL = frozenset({"tế", "hội", "quyền", "nghệ", "tầng", "đổi", "phủ", "dân", "liệu", "nghiệp", "năng", "tảng"})


# "điểm cầu", "điểm đến", "điểm mới", "điểm yếu" … are counted, not scored.
_NO_POINTS = frozenset({"cau", "den", "moi", "yeu", "manh", "nhan", "truong", "du", "nghen", "chot", "sang"})


def _corrected(found: Found[str], tokens: Sequence[Token]) -> Found[str]:
    if found.value == "score" and found.end < len(tokens) and tokens[found.end].folded in _NO_POINTS:
        return Found(found.start, found.end - 1, "amount")
    if not _misread(found, tokens):
        return found
    counts = tokens[found.start + 1].folded in ("bao", "may", "nhieu")
    return Found(found.start + 1, found.end, "amount" if counts else "none")


def _misread(found: Found[str], tokens: Sequence[Token]) -> bool:
    """ "kinh tế số | bao nhiêu" asks for an amount, not for a document's number."""
    begins_digital = tokens[found.start].folded == "so" and found.start > 0
    return found.value == "number" and begins_digital and tokens[found.start - 1].text in _DIGITAL


@cache
def _asking() -> Phrases[str]:
    return Phrases((phrase, kind) for phrase, kind, *_ in read_rows("bot", "asking"))


# A question such as "tỷ lệ … bao nhiêu" asks for the narrower of its kinds.
_NARROWER: dict[tuple[str, str], Kind] = {
    ("amount", "percent_weak"): "percent",
    ("amount", "money_weak"): "money",
    ("amount", "rank_weak"): "rank",
    ("thing", "rank_weak"): "rank",
    ("manner", "rank_weak"): "rank",
    ("person", "office"): "office",
    ("amount", "date_weak"): "date",
}


def _kinds(asking: list[Found[str]], length: int) -> tuple[Kind, ...]:
    asking = [found for found in asking if found.value != "none"]
    strong = [found.value for found in asking if not found.value.endswith("_weak")]
    weak = [found.value for found in asking if found.value.endswith("_weak") and _counts(found, length)]
    kinds: list[Kind] = []
    if "steps" in strong:
        return ("amount",)
    for kind in strong:
        narrowed = next((narrow for (wide, hint), narrow in _NARROWER.items() if wide == kind and hint in weak), kind)
        if narrowed not in kinds and narrowed in get_args(Kind):
            kinds.append(narrowed)  # type: ignore[arg-type]
    vague: tuple[Kind, ...] = ("thing", "manner", "truth", "list")
    kinds.sort(key=lambda kind: kind in vague)  # stable: a definite kind leads
    if not kinds:
        kinds = [w.removesuffix("_weak") for w in weak if w != "truth_weak"][:1] or [  # type: ignore[misc]
            "truth" if "truth_weak" in weak else "topic"
        ]
    return tuple(kinds)


def _counts(found: Found[str], length: int) -> bool:
    """ "không", "chưa", "à" ask only at the end of a question."""
    return found.value != "truth_weak" or found.end >= length - 1


_COUNTED = frozenset({"bậc", "nấc", "người", "lượt", "xã", "huyện", "tỉnh", "đơn vị"})  # light words that are a noun when counted


def _counted(asking: list[Found[str]], kept: tuple[Unit, ...], kinds: tuple[Kind, ...]) -> tuple[Unit, ...]:
    """The noun right after "bao nhiêu" or "mấy"."""
    if kinds[0] != "amount":
        return ()
    start = next((found.start + 1 if found.value == "steps" else found.end for found in asking if found.value in ("amount", "amount_weak", "steps")), None)
    nouns: list[Unit] = []
    for unit in kept:
        if start is None or unit.start < start:
            continue
        if unit.start != start or unit.role in ("function", "filler"):
            break
        start = unit.end
        if unit.role == "content" or unit.text in _COUNTED:
            nouns.append(unit)
            break
    return tuple(nouns)
