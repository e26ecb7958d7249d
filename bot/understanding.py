"""From a reading to what is asked: first what has a form of its own, then the question words, then the units."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from bot.asides import provinces_meant, told_by_today, with_asides, without_asides
from bot.asked import FIGURE_KINDS, UP_OR_DOWN, Asked, Kind
from bot.asking import kinds_asked, question_words
from bot.basis import asks_for_replaced, carried_out, naming
from bot.claims import KINDS_OF_FIGURES, figure_claimed
from bot.corrections import corrected, with_corrections
from bot.counted import counted_by, counted_noun, number_of
from bot.deeds import kinds_by_deed
from bot.emphasis import (
    behind_speaker,
    led_by_pillar,
    led_by_predicate,
    led_by_topic,
    with_choice,
    with_priority,
    without_excluded,
)
from bot.items import wanted_item
from bot.speech import ISSUERS, asks_for_holder, asks_who_somebody_is, office_claimed
from bot.towns import called_today, home_towns, meant_today, told_by_town
from bot.venue import venues
from bot.wanted import wanted_code, wanted_noun
from corpus.vietnamese.dates import DateMention, YearMention, find_dates, find_years
from corpus.vietnamese.document_number import DocumentNumber, find_numbers
from corpus.vietnamese.misspelt import find_misspelt_provinces
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import Mention, PlaceMention, find_places, find_provinces, find_regions
from index.mentions import CAPITALS, Figure, Placed, Span, find_figures, find_names, find_ordinals
from index.phrases import Found
from index.reading import Reading
from index.tokens import Token, split_words
from index.units import Rarity, Unit, pause, units

_BASE_YEAR = re.compile(r"(?:so với|so voi|hơn|mốc|moc|kể từ|ke tu|hon)\s+(?:năm\s+|nam\s+)?$", re.IGNORECASE)
# The day of a merger says which province is meant, not which day.
_OF_MERGER = re.compile(
    r"(?:sáp nhập|sát nhập|hợp nhất|nhập tỉnh|sap nhap|sat nhap|hop nhat)(?: tỉnh| các tỉnh)?"
    r"\s*(?:ngày|từ|từ ngày|hôm|vào|ngay|tu|tu ngay|hom|vao)?\s*\(?$",
    re.IGNORECASE,
)
_FIRST_OR_LAST = frozenset(
    {"dung dau", "dung thu nhat", "hang nhat", "cao nhat", "quan quan", "thap nhat", "cuoi bang"}
)
# Whether somebody is among the first ten, or has fallen, is told by his rank as well.
_RANK_CLAIMED = re.compile(
    r"\b(?:(?:lot|nam|vao|dung|thuoc|o) (?:vao |trong )?)?(?:top|top dau) \d{1,2}\b"
    r"(?! (?:nguoi|chi tieu|nhiem vu|xa|huyen))|"
    r"\blot (?:vao |trong )?nhom \d{1,2}\b|"
    r"\b(?:tut|rot|giam|xuong|len|tang|thang|nhay) (?:hang|bac)\b(?! luong)"
)
_OTHER_PROVINCE = re.compile(r"\b(?:tinh|tinh thanh|tinh thanh pho)(?: moi| khac)? (?:nao|mo|gi)\b")
_INDICES = frozenset({"dti", "pci", "papi", "par index", "ict index", "xep hang", "thu hang"})
_OF_ISSUE = re.compile(r"\b(?:ban hanh|ra doi|duoc ky|thong qua|phe duyet)\b")
_DEFINED = re.compile(r"\b(?:la (?:cai |chi so )?gi|viet tat|nghia la|gom|tai sao|vi sao)\b")
# Elsewhere they only tell which province is meant.
_MERGES = frozenset({"sap nhap", "sat nhap", "hop nhat", "gop", "nhap"})
_SIGNS = frozenset({"ky", "nguoi ky", "ky ban hanh"})  # of the second thing asked: "ban hành ngày nào, ai ký"
_FALLS = frozenset({"giam", "tut", "tut hang", "sut giam", "rot hang"})
_BY_WHOM = frozenset({"dan", "nguoi dan", "ba con", "khach", "du khach", "doanh nghiep", "ho"})  # "bị dân phản ánh"
_MOST = re.compile(r"(?:cao|thap|nhieu|it|lon|nho|manh|yeu|nhanh|cham|tot|kem|kha|dong|som|muon) nhat")
_NAMED_FIRST: frozenset[Kind] = frozenset({"province", "body"})
# Words that belong to the name, date or year beside them: "tỉnh X", "năm 2025", "ngày 9/6".
_BESIDE = frozenset({"nam", "tinh", "den", "thang", "ngay", "so"})


def understand(reading: Reading, rarity: Rarity, *, alone: bool = False) -> Asked:
    """What `reading` asks; `alone`: nothing stands beside the question."""
    text, tokens = reading.text, reading.tokens
    named = _find_named(text)
    held = {at for at, token in enumerate(tokens) if named.holds(token.start, token.end)}
    places = _places(text, named, tokens)
    wholes = _wholes(tokens, (*_products(text, named), *find_names(text), *places, *_localities(text)))
    found_units = units(tokens, reading.bare, rarity, held, wholes)
    basis, turn = carried_out(text, named.numbers)
    asked_about = tuple(number for number in named.numbers if number not in basis)
    if (where := naming(text, asked_about)) is not None:
        found_units, turn = _without(found_units, where, tokens), min(turn, where[0])
    asking = question_words(tokens, held, lambda found: not _is_part_of_word(found, found_units, tokens))
    denied = _negations(asking, found_units, tokens)
    clear = [found for found in asking if found.start not in denied]
    homes = {at for at, token in enumerate(tokens) if any(p.start <= token.start < p.end for p in places)}
    if not alone and (left := without_asides(reading, found_units, clear, held | homes)) is not reading:
        return understand(left, rarity, alone=True)
    kinds = kinds_by_deed(kinds_asked(text, tokens, asking), text)
    if kinds[0] == "person" and asks_who_somebody_is(text):
        kinds = ("office", *kinds[1:])
    if kinds[0] == "province" and named.provinces and not _OTHER_PROVINCE.search(fold(text)):
        kinds = ("place", *kinds[1:])  # "địa phương nào của Quảng Nam" asks for a place within it
    if kinds[0] == "truth" and named.provinces and any(unit.folded in _FIRST_OR_LAST for unit in found_units):
        kinds = ("rank", *kinds)  # whether somebody is the first is told by where he stands
    if kinds[0] == "truth" and named.provinces and (claimed := _RANK_CLAIMED.search(fold(text))):
        kinds = ("rank", *kinds)
        found_units = _without(found_units, claimed.span(), tokens)
    if (choice := UP_OR_DOWN.search(fold(text))) is not None:
        kinds = ("truth",) if kinds[0] in ("topic", "truth", "rank", "manner") else kinds
        found_units = _without(found_units, choice.span(), tokens)  # only one of them is told
    figures = _figures(reading.spelt, named)
    claim = figure_claimed(text, figures, found_units, tokens) if kinds[0] == "truth" else None
    if claim is not None:
        kinds = (KINDS_OF_FIGURES[claim.kind], *kinds)  # what it is tells whether it is that
        found_units = _without(found_units, (claim.start, claim.end), tokens)
    if kinds[0] == "thing" and named.numbers and asks_for_replaced(text):
        kinds = ("number", *kinds)
    if wanted_item(reading) is not None:
        kinds = ("item", *kinds)
    spoken = {at for found in asking if _asks(found, kinds) for at in range(found.start, found.end)}
    kept = tuple(_with_role(unit, spoken, kinds[0], tokens) for unit in found_units if not _is_held(unit, tokens, held))
    years = tuple(dict.fromkeys(y.year for y in named.years if not y.dated and not _is_base(text, y.start)))
    if kinds[0] == "truth" and named.numbers and years and _OF_ISSUE.search(fold(text)):
        kinds, years = ("date", *kinds), ()  # whether it was issued that year is told by its day
    if kinds[0] in ("manner", "thing", "topic") and _names_only_index(kept) and not _DEFINED.search(fold(text)):
        kinds = ("rank", *kinds)
    if kinds[0] == "truth" and (office := office_claimed(kept, [token.folded for token in tokens])):
        kinds = ("office", *kinds)
        kept = tuple(replace(unit, role="function") if unit is office else unit for unit in kept)
    if kinds[0] == "truth" and not any(unit.role == "content" for unit in kept):
        kept = tuple(replace(unit, role="content") if unit.folded in _MERGES else unit for unit in kept)
    if kinds[0] in ("date", "number") and "person" in kinds:
        kept = tuple(replace(unit, role="light") if unit.folded in _SIGNS else unit for unit in kept)
    if kinds == ("topic",) and asks_for_holder(kept):
        kinds = ("person",)
    counted = counted_noun(asking, kept, kinds) if claim is None else counted_by(claim, kept, tokens)
    if kinds == ("topic",) and (noun := number_of(tokens, kept, held)):
        kinds, counted = ("amount",), noun
    told = spoken - denied
    kept = with_corrections(with_asides(without_excluded(kept, tokens), tokens, text, told), tokens, text)
    if kinds[0] in ("topic", "thing", "manner", "truth"):
        kept = with_choice(kept, tokens)
    kept = with_priority(kept, tokens, text, kinds, rarity)
    kept = led_by_predicate(kept, tokens, asking, kinds)
    kept = led_by_topic(kept, tokens, kinds)
    kept = led_by_pillar(behind_speaker(kept, kinds), tokens, kinds)
    held_at = venues(named.provinces, text)
    meant = [mention for mention in named.provinces if mention.name not in held_at]
    provinces = provinces_meant(meant, tokens, text, told)
    towns = [town for name in provinces for town in home_towns(name, places)]
    towns += called_today(text, places, named.provinces)
    if not named.provinces and (provinces := told_by_town(text, places)):
        towns = places
    kept = tuple(replace(unit, aside=True) if _is_within(unit, towns, tokens) else unit for unit in kept)
    return Asked(
        reading=reading,
        kinds=kinds,
        units=kept,
        provinces=meant_today(provinces, text, towns, years, meant),
        venues=held_at,
        numbers=asked_about,
        basis=basis,
        regions=tuple(dict.fromkeys(m.name for m in find_regions(text, "loose", chat=True) if not m.ambiguous)),
        wanted_noun=wanted_noun(tokens, asking),
        years=years,
        periods=tuple(dict.fromkeys(year.period for year in named.years if year.period)),
        dates=tuple(date for date in named.dates if not _OF_MERGER.search(text[: date.start])),
        figures=tuple(figures),
        claim=claim,
        counted=counted,
        wanted_code=wanted_code([token for token in tokens if token.start < turn], held)
        if kinds[0] in ("number", "date")
        else None,
    )


def _without(found: tuple[Unit, ...], span: tuple[int, int], tokens: Sequence[Token]) -> tuple[Unit, ...]:
    """The units, those within a stretch of the text (a rank that the question claims) being no topic."""
    start, end = span
    return tuple(
        replace(unit, role="function", claim=False)
        if start <= tokens[unit.start].start and tokens[unit.end - 1].end <= end
        else unit
        for unit in found
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """What a question names that has a form of its own, with its places in the question's text."""

    numbers: tuple[DocumentNumber, ...]
    provinces: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    years: tuple[YearMention, ...]

    def holds(self, start: int, end: int) -> bool:
        """Whether anything of it stands in a stretch of the text."""
        mentions: tuple[Placed, ...] = (*self.numbers, *self.provinces, *self.dates, *self.years)
        return any(start < mention.end and mention.start < end for mention in mentions)


def _find_named(text: str) -> _Named:
    numbers, dates = corrected(text, find_numbers(text)), corrected(text, find_dates(text))
    years = [year for year in find_years(text) if not any(n.start < year.end and year.start < n.end for n in numbers)]
    return _Named(tuple(numbers), tuple(corrected(text, _provinces(text))), tuple(dates), tuple(corrected(text, years)))


def _provinces(text: str) -> list[Mention]:
    """The provinces that a question names: sure names, else misspelt ones."""
    named = find_provinces(text, "loose", chat=True)
    sure = [mention for mention in named if not mention.ambiguous or told_by_today(text, mention)]
    return sure or find_misspelt_provinces(text)


def _figures(text: str, named: _Named) -> list[Figure]:
    ordinals = find_ordinals(text)  # "lần thứ 13" tells a session, not a rank
    found = [
        figure
        for figure in find_figures(text)
        if not named.holds(figure.start, figure.end) and not any(o.start < figure.end <= o.end for o in ordinals)
    ]
    return [figure for figure in found if figure.kind != "count" or not _STANDS_ALONE.match(text, figure.end)]


# A bare number that counts nothing is no claim: "tuần lễ Huế 22 có bao nhiêu diễn giả", nor is "10 tháng".
_STANDS_ALONE = re.compile(r"\s*(?:$|[?.,;:!)]|(?:tháng|có|là|thì|được|ở|tại|của|do|với|và|ai|mà)\b)", re.IGNORECASE)


def _places(text: str, named: _Named, tokens: Sequence[Token]) -> list[PlaceMention]:
    """Places of more than one syllable: a single one is too often part of another word ("Chủ tịch" is not Chũ).

    None that runs into the name of a province: "cho em hỏi An Giang" does not speak of Hội An.
    """
    found = [
        place
        for place in find_places(text, "loose", chat=True)
        if not place.ambiguous and " " in place.place and _is_read_so(place, tokens)
    ]
    provinces = [(mention.start, mention.end) for mention in named.provinces]
    return [p for p in found if not any(s < p.end and p.start < e and (p.start, p.end) != (s, e) for s, e in provinces)]


def _is_read_so(place: PlaceMention, tokens: Sequence[Token]) -> bool:
    """Whether words are read as those of a name, with its accents: "kéo dài từ" does not name Đại Từ."""
    read = [token.text for token in tokens if place.start <= token.start < place.end]
    return read == list(split_words(place.place)[0])


def _is_within(unit: Unit, spans: Sequence[Placed], tokens: Sequence[Token]) -> bool:
    return any(span.start <= tokens[unit.start].start < span.end for span in spans)


_PRODUCT_ENDS = re.compile(r"-[^\W\d_]\b")


def _products(text: str, named: _Named) -> list[Span]:
    """The apps named after their province: "Hue-S"."""
    ends = ((mention, _PRODUCT_ENDS.match(text, mention.end)) for mention in named.provinces)
    return [Span(mention.start, end.end(), text[mention.start : end.end()]) for mention, end in ends if end is not None]


# A place below the province by its name: "xã Phúc Ứng", "thôn Đoài Phú".
_LOCALITY = re.compile(
    r"\b(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Tt]hôn|[Bb]ản|[Qq]uận|[Tt]hị xã|[Ấấ]p|[Kk]hu phố|[Tt]hành phố|"
    r"[Cc]ửa khẩu|[Cc]hợ|[Cc]ảng|[Bb]ệnh viện|[Kk]hu công nghiệp)\s+"
    rf"([{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*){{0,2}})"
)


def _localities(text: str) -> list[Span]:
    return [Span(*m.span(1), m.group(1)) for m in _LOCALITY.finditer(text)]


def _is_base(text: str, start: int) -> bool:
    """Whether a year is only what another is compared with."""
    return bool(_BASE_YEAR.search(text[:start]))


def _with_role(unit: Unit, spoken: Set[int], kind: Kind, tokens: Sequence[Token]) -> Unit:
    """The unit as it counts: numbers and the "giá trị" of a figure are light, question words carry no topic.

    `spoken`: the tokens of question words.
    Why somebody is the first, who has most of something and how many were befallen by it ("bao nhiêu tàu bị chìm") is
    only answered by a text that says so.
    The body that issued a document is light where its number is asked for: "01-NQ/TU" says "Tỉnh ủy" in its own way.
    """
    befallen = unit.role == "content" and unit.start > 0 and tokens[unit.start - 1].text == "bị"
    befallen = befallen and unit.folded not in _BY_WHOM
    if befallen and kind in FIGURE_KINDS:
        unit = replace(unit, claim=True)
    is_most = unit.text == "nhất" or _MOST.fullmatch(unit.folded) is not None
    is_first = unit.folded in _FIRST_OR_LAST and kind in ("reason", "place", *_NAMED_FIRST)
    if is_first or (kind == "reason" and unit.folded in _FALLS) or (kind in _NAMED_FIRST and is_most):
        unit = replace(unit, claim=True)
    if kind == "number" and unit.role == "content" and unit.folded in ISSUERS:
        return replace(unit, role="light")
    if unit.text[:1].isdigit() or (kind in FIGURE_KINDS and unit.folded == "gia tri"):
        return replace(unit, role="light")
    if unit.role != "filler" and spoken >= set(range(unit.start, unit.end)):
        return replace(unit, role="function")
    return unit


def _wholes(tokens: Sequence[Token], spans: Sequence[Span | PlaceMention]) -> list[tuple[int, int]]:
    """The runs of tokens that names of persons and places cover."""
    found: list[tuple[int, int]] = []
    for span in spans:
        at = [i for i, token in enumerate(tokens) if span.start <= token.start < span.end]
        if at and not any(start < at[-1] + 1 and at[0] < end for start, end in found):
            found.append((at[0], at[-1] + 1))
    return found


def _is_part_of_word(found: Found[str], cut: Sequence[Unit], tokens: Sequence[Token]) -> bool:
    """Whether a question word is none: "tiền" of "Tiền phong", "số hiệu" across "chỉ số | hiệu quả".

    What ends with "nào" is one, whatever compound its first word could close: "chọn | ngày nào".
    """
    if found.end - found.start > 1 and tokens[found.end - 1].folded == "nao" and "_" not in found.value:
        return False
    around = [unit for unit in cut if unit.start < found.end and found.start < unit.end]
    weak = found.value.endswith("_weak")
    return any(
        unit.syllables > 1
        and unit.role in ("content", "light")
        and (unit.start < found.start or unit.end > found.end)
        and (weak or not (unit.start <= found.start and found.end <= unit.end))
        for unit in around
    )


def _negations(asking: Sequence[Found[str]], cut: Sequence[Unit], tokens: Sequence[Token]) -> set[int]:
    """The tokens of "không" and "chưa" that deny what comes, and do not end a question: "sợ không vào được mạng"."""
    lone = [found for found in asking if found.value == "truth_weak" and found.end == found.start + 1]
    topics = {unit.start for unit in cut if unit.role in ("content", "light")}
    return {found.start for found in lone if not topics.isdisjoint(range(found.end, pause(tokens, found.start)))}


def _asks(found: Found[str], kinds: Sequence[Kind]) -> bool:
    """Whether a question word asks here: "thứ hạng" of "thứ hạng có khá hơn không" is what is spoken of."""
    if found.value in ("money_weak", "office_weak", "motto_weak"):
        return found.value.removesuffix("_weak") in kinds  # else it is what is spoken of: "nói gì về kinh phí"
    return kinds[0] != "truth" or found.value != "rank_weak"


def _names_only_index(units: Sequence[Unit]) -> bool:
    """Whether a question is about an index and nothing else: "DTI Sơn La thế nào" asks how it ranks."""
    return any(unit.folded in _INDICES for unit in units) and all(
        unit.role != "content" or unit.folded in _INDICES for unit in units
    )


def _is_held(unit: Unit, tokens: Sequence[Token], held: Set[int]) -> bool:
    """Whether names and dates hold the unit: every word of it, or all but a "năm" or "tỉnh" beside them."""
    places = set(range(unit.start, unit.end))
    return bool(places & held) and all(tokens[at].folded in _BESIDE for at in places - held)
