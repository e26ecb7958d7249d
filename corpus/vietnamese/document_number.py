"""Numbers of official documents ("48-NQ/TU", "55/KH-UBND"), in every spelling that texts and questions have.

Party bodies write number-kind/issuer, state bodies number/kind-issuer (Nghị định 30/2020/NĐ-CP, Hướng dẫn 36-HD/VPTW).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.vietnamese.normalize import REMEMBERED, fold, fold_text, nfc
from corpus.vietnamese.spoken_number import WORDS, spoken_number

# Folded spelling of a kind's code → the code; by how officials abbreviate them (Nghị định 30/2020/NĐ-CP, appendix III).
_CODES = {
    code.lower().replace("đ", "d"): code
    for code in [
        "NQ",
        "QĐ",
        "KH",
        "CTr",
        "CTHĐ",
        "CT",
        "NĐ",
        "TTr",
        "TTLT",
        "TT",
        "CV",
        "BC",
        "TB",
        "HD",
        "KL",
        "QC",
        "QyĐ",
        "ĐA",
        "VBHN",
        "LCT",
        "L",
    ]
}
_KIND_NAMES = {
    "nghi quyet": "NQ",
    "quyet dinh": "QĐ",
    "ke hoach hanh dong": "KH",
    "ke hoach": "KH",
    "chuong trinh hanh dong": "CTr",
    "chuong trinh": "CTr",
    "chi thi": "CT",
    "nghi dinh": "NĐ",
    "to trinh": "TTr",
    "thong tu": "TT",
    "cong van": "CV",
    "bao cao": "BC",
    "thong bao": "TB",
    "huong dan": "HD",
    "ket luan": "KL",
    "quy dinh": "QĐ",
    "de an": "ĐA",
    "luat": "L",
    "resolution": "NQ",
    "decision": "QĐ",
    "action plan": "KH",
    "plan": "KH",
    "action programme": "CTr",
    "programme": "CTr",
    "directive": "CT",
    "decree": "NĐ",
    "circular": "TT",
}
_PARTY = frozenset({"tu", "tw", "du", "hu", "bcd", "bcdtw", "vptu", "vptw", "btgtu", "btctu", "ubkttu"})
_ISSUER_CODES = {"ttg": "TTg", "hdnd": "HĐND", "du": "ĐU", "bcd": "BCĐ", "bgddt": "BGDĐT", "bkhdt": "BKHĐT"}
_ISSUERS = (
    r"tu|tw|cp|ttg|ubnd|hdnd|qh\d\d|du|hu|bcd|vpcp|vptw|vptu|"
    r"b(?:kh&?cn|tt&?tt|tc|nv|ca|ct|gddt|khdt)|so?(?:tt&?tt|kh&?cn|tc|nv)"
)
_KNOWN_ISSUER = re.compile(_ISSUERS)
_KINDS = "|".join(sorted(_CODES, key=len, reverse=True))
_DASH = "[-–—_]"
_MARK = rf"\s?(?:/|{_DASH})\s?"

# A pattern that begins with a digit, and looks behind it, passes over all else in half the time.
# "48-NQ/TU", "60/2022/NQ-HĐND", "48nqtu", "07/TTr-SoKHCN"; without a mark only issuers that are known.
_NUMBER_FIRST = re.compile(
    rf"(?P<number>\d(?<![\w.,/%]\d)\d{{0,5}})(?:(?:\s?[-/]\s?|\s)(?P<year>(?:19|20)\d\d)(?=[-/\s]))?"
    rf"(?P<first>{_MARK}|\s?)(?P<kind>{_KINDS})"
    rf"(?:(?P<second>{_MARK}|\s?)(?P<issuer>(?:{_ISSUERS})(?![a-z\d&])|"
    r"(?<=[-–—_/])[a-z][a-z&]{1,11}\d{0,2}(?![a-z\d&])))?(?!\w)"
)
_LETTER_ISSUERS = ("ubnd", "hdnd", "vpcp")
# "2351/ubnd-kstt", "2351ubndkstt": the same letter in small letters, of issuers that are known.
_SMALL_LETTER = re.compile(
    rf"(?P<number>\d(?<![\w.,/%-]\d)\d{{0,5}})(?:{_MARK})?(?P<issuer>{'|'.join(_LETTER_ISSUERS)})(?:{_MARK})?(?P<unit>[a-z&]{{2,8}})(?!\w)"
)
# "2351/UBND-KSTT": an official letter, which has no code of its kind; "91/2025/QH15": an act of parliament.
_LETTER = re.compile(
    r"(?P<number>\d(?<![\w.,/%-]\d)\d{0,5})/(?:(?P<year>(?:19|20)\d\d)/(?P<parliament>QH\d\d)|"
    r"(?P<issuer>[A-ZĐ][A-ZĐ&]{1,9})-(?P<unit>[A-ZĐ][A-Za-zĐđ&]{1,9}))(?!\w)"
)
_SHORT_ISSUERS = "tu|tw|cp|ttg|ubnd|hdnd"
_NAMES = "|".join(sorted(_KIND_NAMES, key=len, reverse=True))
# What is counted, not numbered: "kế hoạch 5 năm", "chương trình 100 ngày", "kế hoạch 50 tỷ"; but "NQ 48 ngày nào".
_UNITS = (
    r"nam(?!\s+(?:20\d\d|nao|ngoai|nay))|ngay(?!\s+(?:\d|nao|bao|may|ban|ra|ky|thang))|thang|may|ty|trieu|nghin|nguoi|"
    r"luot|diem cau|phan tram|years?|days?|steps?|targets?|percent|million"
)
_COUNTED = re.compile(rf"\s(?:{_UNITS}|tram|muoi)\b")
# "Nghị quyết số 48", "NQ48", "kh 55", "Resolution No. 57"; not "kế hoạch 2025", the plan of a year.
_KIND_FIRST = re.compile(
    rf"(?<!\w)(?:(?P<name>{_NAMES})|(?P<code>{_KINDS})(?:[-/](?P<before>{_SHORT_ISSUERS})(?!\w))?)"
    rf"(?P<gap>[\s:]*(?P<so>so|no\.?|s\.)?[\s:.]*{_DASH}?\s?)"
    rf"(?:(?P<number>\d{{1,6}})(?:/(?P<of>(?:19|20)\d\d)(?![\w/-]))?(?![\w.,]*\d|\s?(?:%|{_DASH}\s?\d)|/\d|\s?/?{_DASH}?\s?(?:{_UNITS})\b|"
    rf"(?!(?:{_SHORT_ISSUERS})(?!\w))\w)"
    rf"(?:\s?[-/]?\s?(?P<issuer>{_SHORT_ISSUERS})(?!\w))?|(?=(?P<spoken>[a-z]+(?:\s[a-z]+){{1,8}})))"
)
# Codes that people type in small letters: "kh" is also "không" but not before a number.
_SMALL_CODES = frozenset({"nq", "kh", "qd", "nd", "ctr", "ttr"})
# What else they count with these letters: "20 CT UBND" are chairmen.
_COUNTED_BODIES = frozenset({"ubnd", "hdnd", "tu", "hu", "du"})
_YEARS = frozenset({*range(1990, 2036), 2040, 2045, 2050})  # that plans are made for
_MONTHS = 12
_DIGIT = re.compile(r"\d")
_NAMED = re.compile(rf"{_NAMES}|\b(?:nq|kh)\b")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number found. `start`, `end`: code points of the NFC text, end-exclusive.

    `canonical` has the official form, "48-NQ/TU"; a number without its issuer ("nghị quyết 48") is "48-NQ".
    `kind_code` is "" for an act of parliament whose kind is not said; `issuer_code` is "" when it is not said.
    """

    canonical: str
    kind_code: str
    issuer_code: str
    number: int
    year: int | None
    start: int
    end: int

    @property
    def bare(self) -> bool:
        """True when the issuer is not said."""
        return not self.issuer_code


def find_numbers(text: str) -> list[DocumentNumber]:
    """The document numbers in text order, without overlaps."""
    return list(_numbers(text))


@lru_cache(maxsize=REMEMBERED)
def _numbers(text: str) -> tuple[DocumentNumber, ...]:
    text = nfc(text)
    folded = fold_text(text)
    found: list[DocumentNumber | None] = []
    if _DIGIT.search(folded) is not None:
        found += [_number_first(match, text, folded) for match in _NUMBER_FIRST.finditer(folded)]
        if "/" in text:
            found += [_letter(match, folded) for match in _LETTER.finditer(text)]
        if any(issuer in folded for issuer in _LETTER_ISSUERS):
            found += [_small_letter(match, text) for match in _SMALL_LETTER.finditer(folded)]
    elif _NAMED.search(folded) is None:
        return ()
    found += _kinds_first(text, folded, [number for number in found if number])
    return tuple(sorted((number for number in found if number), key=lambda number: number.start))


# Two words of a number said in words, and digits that are no ASCII ones.
_SAID = re.compile(r"\b(?:{words}) (?:{words})\b|[^\D0-9]".format(words="|".join(sorted(WORDS))))


@lru_cache(maxsize=REMEMBERED)
def may_name(text: str, number: int) -> bool:
    """False when a text surely names no document of this number: spares `find_numbers` in most texts."""
    if str(number) in text and re.search(rf"(?<!\d)0*{number}(?!\d)", text):
        return True
    return _SAID.search(fold_text(nfc(text))) is not None


def same_number(a: str | DocumentNumber, b: str | DocumentNumber) -> bool:
    """Can both mean one document? Leading zeros, QD for QĐ, separators, a year or an issuer not said do not matter."""
    first, second = _parsed(a), _parsed(b)
    if first is None or second is None:
        return a == b
    return (
        first.number == second.number
        and _agree(fold(first.kind_code), fold(second.kind_code))
        and _agree(fold(first.issuer_code), fold(second.issuer_code))
        and _agree(first.year, second.year)
    )


def _agree(a: str | int | None, b: str | int | None) -> bool:
    return not a or not b or a == b


def _parsed(number: str | DocumentNumber) -> DocumentNumber | None:
    return number if isinstance(number, DocumentNumber) else _parse(number)


@lru_cache(maxsize=4096)
def _parse(number: str) -> DocumentNumber | None:
    found = find_numbers(number)
    return found[0] if found else None


def _number_first(match: re.Match[str], text: str, folded: str) -> DocumentNumber | None:
    digits, year, issuer = match["number"], match["year"], match["issuer"] or ""
    typed_kind = text[match.start("kind") : match.end("kind")]
    kind = _CODES[match["kind"]]
    first, second = match["first"].strip(), (match["second"] or "").strip()
    if int(digits) in _YEARS and (year or folded[: match.start()].endswith(("nam ", "giai doan ", "den "))):
        return None
    if not issuer:  # without a mark, "2030 kh" is the start of "2030 không"
        bare = DocumentNumber(f"{digits}-{kind}", kind, "", int(digits), None, match.start(), match.end("kind"))
        return bare if first else None
    if not first and not second and match["kind"] not in _SMALL_CODES and issuer in _COUNTED_BODIES:
        return None
    typed_issuer = text[match.start("issuer") : match.end("issuer")]
    if typed_issuer.islower() and _KNOWN_ISSUER.fullmatch(issuer) is None:
        return None  # "…/t-132108/da-nang-…"
    code = _issuer_code(typed_issuer)
    party = fold(code) in _PARTY
    if not typed_issuer.islower() and {first, second} in ({"/", "-"}, {"/", "–"}):
        party = first != "/"  # a text's own choice between "22-NQ/TU" and "22/NQ-TU" is kept
    shown = typed_kind if typed_kind in ("QD", "ND") else kind  # texts without accents, as in English, keep theirs
    canonical = _official(f"{digits}/{year}" if year else digits, shown, code, party=party)
    return DocumentNumber(canonical, kind, code, int(digits), int(year) if year else None, match.start(), match.end())


def _official(number: str, kind: str, issuer: str, *, party: bool) -> str:
    return f"{number}-{kind}/{issuer}" if party else f"{number}/{kind}-{issuer}"


def _issuer_code(typed: str) -> str:
    """The issuer as officials write it; what is typed with capitals stays, but for TTG and HDND."""
    if typed.islower() or typed in ("TTG", "HDND"):
        return _ISSUER_CODES.get(fold(typed), typed.upper())
    return typed


def _letter(match: re.Match[str], folded: str) -> DocumentNumber | None:
    digits, start, end = match["number"], match.start(), match.end()
    if match["parliament"]:
        before = folded[max(0, start - 30) : start]
        kind = "NQ" if "nghi quyet" in before else "L" if "luat" in before else ""
        year = int(match["year"])
        return DocumentNumber(match.group(), kind, match["parliament"], int(digits), year, start, end)
    if fold(match["issuer"]) in _CODES:
        return None  # the other pattern's business
    return DocumentNumber(match.group(), "CV", f"{match['issuer']}-{match['unit']}", int(digits), None, start, end)


def _small_letter(match: re.Match[str], text: str) -> DocumentNumber | None:
    typed = text[match.start() : match.end()]
    if _LETTER.fullmatch(typed):
        return None  # the other pattern's business
    issuer = f"{_issuer_code(match['issuer'])}-{match['unit'].upper()}"
    number = match["number"]
    return DocumentNumber(f"{number}/{issuer}", "CV", issuer, int(number), None, match.start(), match.end())


_NEXT_YEAR = re.compile(r"nam (?:sau|nay|toi|truoc|ngoai|roi|kia|nao|may)\b")  # "kế hoạch năm sau" is none of 56


def _kinds_first(text: str, folded: str, full: list[DocumentNumber]) -> list[DocumentNumber]:
    """Bare numbers behind the name or code of a kind, where no full number stands."""
    found = []
    for match in _KIND_FIRST.finditer(folded):
        number = _bare(match, text, folded)
        if number and not any(other.start < number.end and number.start < other.end for other in full):
            found.append(number)
    return found


def _bare(match: re.Match[str], text: str, folded: str) -> DocumentNumber | None:
    code = match["code"]
    joined = match["gap"] == "" and len(code or "") > 1 and match["number"]  # "ct34"
    if code and not (code in _SMALL_CODES or joined or match["so"] or text[match.start("code")].isupper()):
        return None
    kind = _CODES[code] if code else _KIND_NAMES[match["name"]]
    digits, end = match["number"], match.end()
    if digits is None:
        spoken = spoken_number(match["spoken"]) if match["gap"].strip() != ":" else None
        if spoken is None or _COUNTED.match(folded, match.start("spoken") + spoken.length):
            return None
        if _NEXT_YEAR.match(folded, match.start("spoken")):
            return None
        digits, end = spoken.digits, match.start("spoken") + spoken.length
    elif int(digits) in _YEARS and not match["so"]:
        return None
    of = int(match["of"]) if match["of"] else None
    if of and int(digits) <= _MONTHS and not match["so"]:
        return None  # "kế hoạch 9/2023" is of a month
    typed_issuer = match["issuer"] or match["before"]
    if not typed_issuer:
        return DocumentNumber(f"{digits}-{kind}", kind, "", int(digits), of, match.start(), end)
    issuer = _issuer_code(typed_issuer)
    canonical = _official(digits, kind, issuer, party=typed_issuer in _PARTY)
    return DocumentNumber(canonical, kind, issuer, int(digits), of, match.start(), end)
