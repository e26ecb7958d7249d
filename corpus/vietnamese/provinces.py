"""The provinces, old and new, and their names in running text.

Until 2025 there were 63 provinces, since 2025-07-01 there are 34, each under the name of one of the 63 (but for
Huế, until 2025-01-01 Thừa Thiên Huế). One key stands for a name in every spelling: the one of the 63, as in
`Province.name`, so that texts from before and after agree; `name_at` gives the name of a date.
"""

import re
from dataclasses import dataclass
from functools import cache

from corpus.vietnamese.gazetteer import Accents, FalseFriends, Form, FormKind, Gazetteer, Mention
from corpus.vietnamese.normalize import fold, nfc
from corpus.vietnamese.syllables import is_folded_syllable
from corpus.vietnamese.tables import listed, read_table

__all__ = [
    "CITIES",
    "Mention",
    "PlaceMention",
    "Province",
    "find_places",
    "find_provinces",
    "find_regions",
    "name_at",
    "new_of",
    "old_parts",
    "place_names",
    "province",
    "provinces",
]

# Cities that are provinces themselves, and none of a province's districts.
CITIES = frozenset({"Hà Nội", "TP. Hồ Chí Minh", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Thừa Thiên Huế"})


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 63. `merged_into` is the province it is, or lies in, today, since the ISO date `since`.

    `since` is None where nothing changed.
    """

    name: str
    merged_into: str
    since: str | None
    region: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A city, town or district found, and the one of the 63 provinces it lay in."""

    place: str
    province: str
    start: int
    end: int
    ambiguous: bool = False


@cache
def provinces() -> dict[str, Province]:
    """The 63 by name."""
    return {
        row["name"]: Province(row["name"], row["new_name"], row["since"] or None, row["region"])
        for row in read_table("provinces.tsv")
    }


def province(name: str) -> Province | None:
    """The province of this name; the new name "Huế" is known as well."""
    return provinces().get("Thừa Thiên Huế" if name == "Huế" else name)


def new_of(old: str) -> str | None:
    """The province of today that `old` is or lies in; None for an unknown name."""
    found = province(old)
    return found.merged_into if found else None


def old_parts(new: str) -> tuple[str, ...]:
    """Which of the 63 make up a province of today, the one that gave the name first; none for a name that is gone."""
    parts = [p.name for p in provinces().values() if p.merged_into == new]
    return tuple(sorted(parts, key=lambda name: name != new))


def name_at(name: str, date: str | None) -> str:
    """The name of the unit on an ISO date (or its beginning): Thừa Thiên Huế becomes Huế in 2025."""
    if name in ("Thừa Thiên Huế", "Huế"):
        return "Huế" if date and date >= "2025" else "Thừa Thiên Huế"
    return name


def find_provinces(text: str, accents: Accents = "strict", *, chat: bool = False) -> list[Mention]:
    """Provinces mentioned, in text order; see `Gazetteer.find` for `accents` and `chat`."""
    return _provinces().find(text, accents, chat=chat)


def find_initialled(text: str) -> list[Mention]:
    """Provinces whose first words are typed as initials: "TQuang", "tquang", "t.quang", "tỉnh KH".

    None that could be two, but for all initials behind "tỉnh", which are ambiguous then.
    """
    found = [(match, _initialled().get(fold(match[1] + match[2]))) for match in _INITIALLED.finditer(text)]
    found += [(match, _small_initialled().get(match[0])) for match in _SMALL.finditer(text)]
    found += [(match, _initialled(shortest=1).get(fold(match[1] + match[2]))) for match in _DOTTED.finditer(text)]
    mentions = [Mention(name, match.start(), match.end(), "short") for match, name in found if name is not None]
    for match in _BEHIND_TITLE.finditer(text):
        names = _by_initials().get(fold(match[1]).upper(), ())
        if names:
            mentions.append(Mention(names[0], *match.span(1), "short", len(names) > 1, tuple(names[1:])))
    return mentions


_INITIALLED = re.compile(r"(?<!\w)([A-ZĐ]{1,3})[-.]?([A-ZĐ][^\W\d_A-ZĐ]+)(?!\w)")
_BEHIND_TITLE = re.compile(r"\b(?:[Tt]ỉnh|[Tt]inh)\s+([A-ZĐ]{2,4})(?![\w/-])")
_SMALL = re.compile(r"(?<![\w.@/-])[a-zđ][^\W\d_A-Z]{3,}(?![\w@/])")
# A dot tells initials from any other word, however short what follows it is: "s.la".
_DOTTED = re.compile(r"(?<![\w.@/-])([a-zđ]{1,3})\.([^\W\d_A-ZĐ]{2,})(?![\w@/.])")
# Small forms of other words as well: trung bình, quản trị, hàng năm, lao động, thời gian.
_NOT_SMALL = frozenset({"tbinh", "tbình", "qtri", "qtrị", "hnam", "ldong", "lđồng", "tgiang"})


@cache
def _small_initialled() -> dict[str, str]:
    """Names in small letters with one initial, with accents or without: "tquang", "tnguyên"."""
    forms = {}
    for form, name in _initialled().items():
        *first, last = name.replace("-", " ").split()
        if len(first) == 1 and not is_folded_syllable(form):
            forms[form] = forms[f"{first[0][0].lower()}{last.lower()}"] = name
    return {form: name for form, name in forms.items() if form not in _NOT_SMALL}


@cache
def _by_initials() -> dict[str, tuple[str, ...]]:
    """The provinces, old and new, by the first letters of all their words, without accents: "KH"."""
    names: dict[str, tuple[str, ...]] = {}
    for row in read_table("provinces.tsv"):
        initials = fold("".join(word[0] for word in row["name"].replace("-", " ").split())).upper()
        names[initials] = (*names.get(initials, ()), row["name"])
    return names


@cache
def _initialled(shortest: int = 4) -> dict[str, str]:
    """Names by their initials and last word, without accents; `shortest`: letters of a form that is none's word."""
    names: dict[str, list[str]] = {}
    for row in read_table("provinces.tsv"):
        *first, last = row["name"].replace("-", " ").split()
        names.setdefault(fold("".join(word[0] for word in first) + last), []).append(row["name"])
    return {form: found[0] for form, found in names.items() if len(found) == 1 and len(form) >= shortest}


def find_places(text: str, accents: Accents = "strict", *, chat: bool = False) -> list[PlaceMention]:
    """Cities, towns and districts mentioned, in text order, each with its province."""
    found = []
    for mention in _places().find(text, accents, chat=chat):
        place, _, province_name = mention.name.partition("|")
        if province_name:
            found.append(PlaceMention(place, province_name, mention.start, mention.end, mention.ambiguous))
    return found


@cache
def place_names() -> frozenset[str]:
    """The names of the provinces and of the places below them, in small letters."""
    places = (place for row in read_table("places.tsv") for place in listed(row["places"]))
    return frozenset(name.removeprefix("?").lower() for name in (*provinces(), *places))


def find_regions(text: str, accents: Accents = "strict", *, chat: bool = False) -> list[Mention]:
    """Regions mentioned, in text order."""
    return _regions().find(text, accents, chat=chat)


@cache
def _provinces() -> Gazetteer:
    forms = []
    for row in read_table("provinces.tsv"):
        name = row["name"]
        spellings = [name, *listed(row["spellings"])]
        forms += [_form(spelling, name, "name") for spelling in spellings]
        forms += [_form(nickname, name, "nickname") for nickname in listed(row["nicknames"])]
        joined = {
            fold(nfc(s)).replace(" ", "") for s in spellings if len(s.split()) > 1 and s.replace(" ", "").isalpha()
        }
        forms += [Form(text, name, "short", doubtful=False) for text in sorted(joined)]
        forms += [
            Form(short.removeprefix("*"), name, "short", doubtful=not short.startswith("*"))
            for short in listed(row["short"])
        ]
    return Gazetteer(forms, _false_friends())


@cache
def _places() -> Gazetteer:
    # Provinces are among the forms so that "Vĩnh Phúc" is not taken for Vinh, nor "Quang Binh" for the district.
    forms = [
        _form(spelling.removeprefix("?"), row["name"], "name")
        for row in read_table("provinces.tsv")
        for spelling in [row["name"], *listed(row["spellings"])]
    ]
    for row in read_table("places.tsv"):
        forms += [
            _form(place, f"{place.removeprefix('?')}|{row['province']}", "name") for place in listed(row["places"])
        ]
    phrases = _false_friends().phrases
    return Gazetteer(forms, FalseFriends(phrases=phrases), lower_units=True)


@cache
def _regions() -> Gazetteer:
    return Gazetteer(
        _form(text, row["name"], "name")
        for row in read_table("regions.tsv")
        for text in [row["name"], *listed(row["spellings"])]
    )


def _form(text: str, key: str, kind: FormKind) -> Form:
    return Form(text.removeprefix("?"), key, kind, doubtful=text.startswith("?"))


def _false_friends() -> FalseFriends:
    rows = read_table("false_friends.tsv")
    return FalseFriends(
        phrases=tuple(row["text"] for row in rows if row["kind"] == "phrase"),
        before={row["text"]: frozenset(row["words"].split()) for row in rows if row["kind"] == "before"},
        after={row["text"]: frozenset(row["words"].split()) for row in rows if row["kind"] == "after"},
        common=frozenset(row["text"] for row in rows if row["kind"] == "common"),
        rare=frozenset(row["text"] for row in rows if row["kind"] == "rare"),
    )
