"""A question that the rows of figures answer: who stands highest, above whom, beyond which value, how two compare."""

import math
import re
from dataclasses import dataclass
from typing import Literal

from bot.asked import Asked
from corpus.vietnamese.dates import find_years
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import find_provinces
from corpus.vietnamese.spoken_number import SPELT_BARE
from index.mentions import number_value
from index.target_figures import AmountKind
from index.target_indicators import Indicator, Name, find_names, indicators
from index.target_row import FigureStatus

Form = Literal["highest", "lowest", "top", "position", "above", "below", "threshold", "compare", "years", "list"]
Limit = Literal[">", ">=", "<", "<="]

# All patterns are over folded text, where "đặt" and "đạt" are one word; `_SET` and `_GOT` read the accented one.
_PLACE = re.compile(
    r"\b(?:tinh|dia phuong|noi|thanh pho|tinh,? thanh(?: pho)?|don vi)\s+(?:nao|gi)\b|"
    r"\b(?:ke ten|liet ke|danh sach)\s[^?]{0,12}\b(?:tinh|dia phuong)\b|\bbao nhieu (?:tinh|dia phuong)\b|"
    r"\b\d{1,2}\s+(?:tinh|dia phuong|tinh,? thanh(?: pho)?)\s+(?:dung dau|dan dau|cao nhat|thap nhat)\b|"
    r"\btop\s+\d{1,2}\b|\bai\s+(?:(?:dung|dan) dau|xep|doi so)\b"
)
_HIGHEST = re.compile(
    r"\b(?:cao|lon|nhieu(?: bac)?)\s+nhat\b|\bdan dau\b|\bdung (?:dau|nhat)\b|\bquan quan\b|\bhang nhat\b|"
    r"\bdau bang\b|\bthu nhat\b"
)
_LOWEST = re.compile(
    r"\b(?:thap|nho|it|kem)\s+nhat\b|(?<!chuyen )\bdoi so\b|\b(?:cuoi|bet|chot|day) bang\b|\b(?:xep|dung) cuoi\b"
)
_TOP = re.compile(
    r"\btop\s+(\d{1,2})\b|"
    r"\b(\d{1,2}|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\s+(?:tinh|dia phuong|tinh,? thanh(?: pho)?)\s+(?:co |dat |xep )?"
    r"(?:(?:dung|dan) dau|(?:cao|lon) nhat)\b"
)
# "dưới hạng 60" is a limit, not a place; a lower number stands above.
_BEYOND_PLACE = re.compile(
    r"\b(?:(?P<below>duoi|sau|thap hon)|tren|truoc|cao hon)\s+(?:hang|thu|vi tri)\s+(?:thu\s+)?(?P<number>\d{1,2})\b"
)
_POSITION = re.compile(r"\b(?:(?:xep|dung)\s+)?(?:thu|hang|vi tri)\s+(?:thu\s+)?(\d{1,2})\b(?!\s*(?:/|%|tinh))")
_ABOVE = re.compile(r"\b(?:tren|hon|truoc)\s+(?:tinh\s+|tp\.?\s*|thanh pho\s+)?$")
_OVER_OTHERS = re.compile(
    r"\s+(?:xep |dung |cao )?(?P<side>tren|hon|duoi|sau|truoc)\s+(?:nhung |cac )?(?:tinh|dia phuong)\b"
)
_BELOW = re.compile(r"\b(?:(?:thap|kem|it|nho)\s+hon|duoi|sau)\s+(?:tinh\s+|tp\.?\s*|thanh pho\s+)?$")
_COMPARED = re.compile(
    r"\b(?:hon|so voi|so sanh|chenh(?: lech)?|khac nhau|cao nhat|thap nhat|(?:xep|dung) (?:tren|duoi|truoc|sau))\b"
)
# Words that tell of the whole country, not only of the provinces that the texts speak of.
_OF_ALL = re.compile(
    r"\b(?:dung|dan) (?:dau|nhat)\b|\bquan quan\b|\b(?:hang|thu) nhat\b|\bdau bang\b|\b(?:ca nuoc|toan quoc)\b"
)
# "mục tiêu kinh tế số của các tỉnh", "bảng xếp hạng DTI 2022": every province's figure.
_EVERY_PLACE = re.compile(r"\b(?:cac|moi|tung|tat ca|giua) (?:cac )?(?:tinh|dia phuong)\b(?! nao)|\bbang xep hang\b")
_FIGURE_ASKED = re.compile(r"\b(?:muc tieu|chi tieu|t[yi] (?:trong|le)|(?:xep|thu) hang|diem)\b")
_EVERY_YEAR = re.compile(r"\b(?:cac|tung|nhung|moi|nhieu) nam\b(?! (?:toi|sau|tiep))")
_OVER_YEARS = re.compile(r"\b(?:so voi|so sanh|va|hay|tang|giam|thay doi)\b")
_WORSE = re.compile(r"\b(?:thap|kem|it|nho)\s+(?:hon|nhat)\b|\b(?:xep|dung) (?:duoi|sau)\b")
_UNIT = r"\s*(?:%|phan tram|diem|doanh nghiep|dn)"
_LIMIT = re.compile(
    r"(?:(?P<ge>\btu|it nhat|toi thieu|khong duoi|>=|≥)|(?P<le>khong qua|toi da|<=|≤)|(?P<gt>tren|hon|vuot|qua|>)|"
    r"(?P<lt>duoi|thap hon|<))\s*(?P<number>\d+(?:[.,]\d+)*)"
    rf"(?:(?:{_UNIT})?\s*(?:den|toi|-|–)\s*(?P<to>\d+(?:[.,]\d+)*))?{_UNIT}(?P<up>\s+tro len)?"
)
_LIMITS: tuple[tuple[str, Limit], ...] = (("ge", ">="), ("le", "<="), ("gt", ">"), ("lt", "<"))

_TARGET = re.compile(r"\b(?:muc tieu|phan dau|de ra|chi tieu|ke hoach|huong toi|nham toi|ky vong|tham vong)\b")
_SET = re.compile(r"\bđặt\b", re.IGNORECASE)
_RESULT = re.compile(r"\b(?:ket qua|thuc te|hien nay|hien tai|da dat|dat duoc)\b")
_GOT = re.compile(r"\bđạt\b", re.IGNORECASE)

# Points back at what was answered before, which the rows do not know.
_POINTER = re.compile(r"\b(?:đó|này|ấy|nó|do|nay|ay|no)\b", re.IGNORECASE)
_SHARE = re.compile(r"\bt[yi] (?:trong|le)\b|\bgrdp\b|%|\bphan tram\b|\bchiem\b")
_POINTS = re.compile(r"\bdiem\b(?!\s+phan tram)|\bdiem so\b")
_STEPS = re.compile(r"\bso bac tang\b|\b(?:tang|len|nhay)\b[^?]{0,12}\bbac\b(?!\s+(?:ninh|giang|kan|lieu)\b)")
_RANKED = re.compile(
    r"\b(?:xep|hang|dung (?:dau|cuoi|thu|tren|duoi|sau|truoc|nhat)|dan dau|(?<!chuyen )doi so|quan quan|"
    r"(?:cuoi|bet|chot|dau) bang|vi tri|top|thu \d+)\b"
)
# What such a question is put into words with; a word beyond these and the indicator's own asks for something else.
_PLAIN_WORDS = """
ai bac bai bang bao ben bet biet ca cac cao cap chenh chi chiem cho chot chuyen co con cua cuoi da dan danh dat
dau day de den dia diem do doanh doi don dung duoc duoi gan gi gia giam giua grdp hai hang hay hien hoac
hoi hon huong it ke kem ket khac kho ky la lai le lech len liet loai lon mat may minh muc nam nao nay neu nghiep
nguoi nham nhat nhau nhe nhi nhieu nho nhung noi nua nuoc phan pho phuong qua quan quoc ra ranh roi sach sanh sao
sau so tai tang te ten tham thanh thap thay the thi thieu thu thuc thuoc ti tieu tinh toan toi tong top tot tram
tren tri tro trong truoc ty va vay ve vi viet voi vong vuot xep xin
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
_PILLARS = ("chinh_quyen_so_", "kinh_te_so_", "xa_hoi_so_")


@dataclass(frozen=True, slots=True)
class FigureQuestion:
    """What is asked of the rows. `codes` are indicators that may be meant, the likeliest first; none: any.

    `kinds` are tried in order. `years` is empty when none is named, or all are meant. `provinces` are those compared,
    or the one that others are measured by. `number` is the limit, the position or how many are asked for.
    """

    form: Form
    codes: tuple[str, ...]
    kinds: tuple[FigureStatus, ...]
    years: tuple[int, ...] = ()
    provinces: tuple[str, ...] = ()
    number: float = 0.0
    limit: Limit = ">"
    up_to: float = math.inf  # the other end of a range asked for
    worse: bool = False  # asked of a comparison: which is lower
    of_all: bool = False  # asked of the whole country


_OF_STEPS = frozenset({"bac", "nac", "hang"})


def figure_question(asked: Asked) -> FigureQuestion | None:
    """The question to the rows, or None when it is not plainly one."""
    if asked.regions or asked.numbers or asked.dates:
        return None
    if asked.counted and asked.counted[0].folded in _OF_STEPS and len(asked.provinces) < 2:
        return None  # "mỗi năm tăng mấy bậc": by how much, not where somebody stood each year
    text = asked.reading.text
    own = _own_turn(asked)
    shape, provinces = _shape(own, named := _named_in(own, asked)), named
    if shape is None and own != text and not _POINTER.search(own):
        shape, provinces = _shape(text, asked.provinces), asked.provinces
    if shape is None:
        return None
    form, number, limit = shape
    codes = indicator_codes(own) or indicator_codes(text)
    years = _years(asked, text, form)
    unnamed = form in ("threshold", "highest", "lowest") and not find_names(text)
    if not (codes or unnamed) or years is None or not _only_that(asked, text):
        return None
    folded = fold(text)
    return FigureQuestion(
        form,
        codes,
        figure_kinds(text),
        years,
        provinces,
        number,
        limit,
        _up_to(folded) if form == "threshold" else math.inf,
        worse=bool(_WORSE.search(folded)),
        of_all=bool(_OF_ALL.search(folded)),
    )


def _own_turn(asked: Asked) -> str:
    """What was typed last, of a question that was completed from the one before."""
    text = asked.reading.text
    return text if "; " in asked.reading.typed else text.rsplit("; ", 1)[-1]


def _named_in(text: str, asked: Asked) -> tuple[str, ...]:
    """The question's provinces that a part of it names; all of them when the part is the whole."""
    if text == asked.reading.text:
        return asked.provinces
    here = {mention.name for mention in find_provinces(text, "loose", chat=True)}
    return tuple(name for name in asked.provinces if name in here)


def figure_kinds(text: str) -> tuple[FigureStatus, ...]:
    """Targets or results, as the words tell; both, results first, when they do not."""
    folded = fold(text)
    if _TARGET.search(folded) or _SET.search(text):
        return ("target",)
    if _RESULT.search(folded) or _GOT.search(text):
        return ("result",)
    return ("result", "target")


def codes_by_label(text: str) -> tuple[str, ...]:
    """The indicators whose labels hold a text's words side by side: "cáp quang"."""
    words = " ".join(fold(text).split())
    found = (indicator.code for indicator in indicators() if f" {words} " in f" {fold(indicator.label)} ")
    return tuple(dict.fromkeys(found)) if words else ()


def indicator_codes(text: str) -> tuple[str, ...]:
    """The indicators that a text names, the likeliest first; none when it names several different ones."""
    folded = fold(text)
    order = _figure_kinds(folded)
    named = [(name, found) for name in find_names(text) if (found := _fitting(name, folded, order))]
    named = [one for one in named if not _belongs_to_another(one, named)]
    if any(found[0].code.startswith(_PILLARS) for _, found in named):
        named = [one for one in named if not one[1][0].code.startswith("dti_")]
    if not named or len({found[0].code for _, found in named}) > 1:
        return ()
    return tuple(dict.fromkeys(indicator.code for indicator in named[0][1]))


def _shape(text: str, provinces: tuple[str, ...]) -> tuple[Form, float, Limit] | None:
    """The form of the question with its number and limit."""
    folded = fold(text)
    if len(provinces) > 1:
        return ("compare", 0.0, ">") if _COMPARED.search(folded) else None
    if not _PLACE.search(folded):
        several = len({year.year for year in find_years(text)}) > 1 and bool(_OVER_YEARS.search(folded))
        if provinces:
            return ("years", 0.0, ">") if several or _EVERY_YEAR.search(folded) else None
        return ("list", 0.0, ">") if _EVERY_PLACE.search(folded) and _FIGURE_ASKED.search(folded) else None
    if provinces:
        return _measured(text, folded, provinces[0])
    limits = list(_LIMIT.finditer(folded))
    if len(limits) > 1:
        return None
    if limits:
        limit = limits[0]
        sign = next(sign for name, sign in _LIMITS if limit[name])
        return "threshold", number_value(limit["number"]), ">=" if limit["up"] else sign
    if top := _TOP.search(folded):
        return "top", float(top[1] or SPELT_BARE.get(top[2], top[2])), ">"
    if beyond := _BEYOND_PLACE.search(folded):
        return "threshold", float(beyond["number"]), ">" if beyond["below"] else "<"
    if position := _POSITION.search(folded):
        return "position", float(position[1]), ">"
    if _LOWEST.search(folded):
        return "lowest", 0.0, ">"
    return ("highest", 0.0, ">") if _HIGHEST.search(folded) else None


def _up_to(folded: str) -> float:
    """The higher end of "từ 20% đến 30%"; infinite when none is told."""
    limit = _LIMIT.search(folded)
    return number_value(limit["to"]) if limit and limit["to"] else math.inf


def _measured(text: str, folded: str, name: str) -> tuple[Form, float, Limit] | None:
    """Whether others are to stand above or below the province named."""
    for mention in find_provinces(text, "loose", chat=True):
        if mention.name != name:
            continue
        before = folded[: mention.start]
        if over := _OVER_OTHERS.match(folded, mention.end):  # "X xếp trên những tỉnh nào" asks who is below X
            return ("above" if over["side"] in ("duoi", "sau") else "below"), 0.0, ">"
        if _BELOW.search(before):
            return "below", 0.0, ">"
        if _ABOVE.search(before):
            return "above", 0.0, ">"
    return None


def _years(asked: Asked, text: str, form: Form) -> tuple[int, ...] | None:
    """The years asked for: several for a course over years, else at most one; None when they cannot be told."""
    if form == "years":
        return tuple(dict.fromkeys(year.year for year in find_years(text)))
    if asked.periods:
        return (asked.periods[-1][1],)
    return asked.years if len(asked.years) < 2 else None


def _only_that(asked: Asked, text: str) -> bool:
    """Whether the question speaks of nothing beyond the indicator and the words that such questions are made of."""
    names, folded = find_names(text), fold(text)
    spans = [(name.start, name.end) for name in names]
    for indicator in indicators():
        if any(name.name in indicator.names for name in names):
            spans += [m.span() for p in (indicator.near, indicator.anywhere) if p for m in p.finditer(folded)]
    tokens = asked.reading.tokens
    return all(
        token.folded in _PLAIN or token.folded[:1].isdigit() or any(s <= token.start < e for s, e in spans)
        for unit in asked.content
        for token in tokens[unit.start : unit.end]
    )


def _figure_kinds(folded: str) -> tuple[AmountKind, ...]:
    """The kinds of figure that may be meant, the likeliest first."""
    if _STEPS.search(folded):
        return ("steps",)
    if _POINTS.search(folded):
        return ("score",)
    if _SHARE.search(folded):
        return ("percent",)
    if _RANKED.search(folded):
        return ("rank", "top", "percent", "count")
    return ("percent", "count", "rank", "top")


def _fitting(name: Name, folded: str, order: tuple[AmountKind, ...]) -> list[Indicator]:
    """The indicators of a name, by kind of figure; one whose further words are said before others."""
    found: list[Indicator] = []
    for kind in order:
        fits = [
            indicator
            for indicator in indicators()
            if kind in indicator.kinds
            and any(f" {other} " in f" {name.name} " for other in indicator.names)
            and not (indicator.without and indicator.without.search(folded))
        ]
        said = [indicator for indicator in fits if _said(indicator, folded)]
        # "mục tiêu kinh tế số" leaves the GRDP unsaid, of which its share is.
        found += said or [i for i in fits if i.near and i.near.search("grdp")]
    return found


def _said(indicator: Indicator, folded: str) -> bool:
    """Whether a question says what tells an indicator from others: "hồ sơ công việc cấp xã" leaves out "trên mạng"."""
    told = indicator.near or indicator.anywhere
    return told is None or bool(told.search(folded))


def _belongs_to_another(one: tuple[Name, list[Indicator]], named: list[tuple[Name, list[Indicator]]]) -> bool:
    """Whether a name is only what another indicator's figure is a share of: the GRDP of "kinh tế số trong GRDP"."""
    return any(
        other is not one and found[0].near is not None and bool(found[0].near.fullmatch(one[0].name))
        for other in named
        for found in (other[1],)
    )
