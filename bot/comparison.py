"""A comparison, taken apart into one question for each side."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.asked import FIGURE_KINDS, Asked, Kind
from bot.cues import has_cues
from corpus.vietnamese.normalize import accents_optional, evenly_spelt, fold, fold_text
from corpus.vietnamese.provinces import Mention, find_provinces, new_of
from index.reading import Reading
from index.units import Unit

_MERGER = re.compile(
    r"(?:s[áa][pt] nhập|hợp nhất|nhập (?:vào|vô|với|chung|thêm)|"
    r"(?:chưa|đã|vừa|mới|được|trước khi) nhập|gộp|sap nhap|hop nhat|\bgop\b|"
    r"nhap (?:vao|vo|voi|chung|them)|(?:chua|da|vua|moi|duoc|truoc khi) nhap|"
    r"merge|"
    r"nay thuộc|giờ thuộc|nay là|giờ là|giờ về|đã về|về chung|về với|thuộc về|nay thuoc|gio thuoc|nay la|gio ve|"
    r"cùng với|trước đây|hồi còn|cũ|(?:sau|từ|từ khi|sau khi|khi) nhập|(?:sau|tu|sau khi|khi) nhap|"
    r"mới\W{1,2}có|moi\W{1,2}co|gồm(?: cả| có| thêm)?|gom(?: ca| co| them)?)",
    re.IGNORECASE,
)
_BESIDE_NAME = re.compile(r" *(?:cả|với|vào)? *(?:tỉnh)?[ .:tpTP]*")  # what may stand between "sáp nhập" and a name
_OF = re.compile(r"\s*(?:của|cua|ở|o|tại|tai)?\s*(?:tỉnh|tinh|thành phố)?\s*")
YEARS = 3  # that are told side by side
OTHER_SIDE = 0.25  # weight of the words that the other side brings along


def sides(asked: Asked) -> tuple[Asked, ...]:
    """One question a province, in the order asked; the question itself when it compares no provinces."""
    mentions = _first_mentions(asked)
    if len(mentions) < 2 or _is_merger(asked, mentions):
        return (asked,)
    asked = replace(asked, units=tuple(_compares(u, asked) for u in asked.units))
    tokens, text = asked.reading.tokens, asked.reading.text
    borders = [_border(text, a, b) for a, b in zip(mentions, mentions[1:], strict=False)]
    starts, ends = [mentions[0].start, *borders], [*borders, len(text) + 1]
    several = all(
        any(starts[at] <= tokens[u.start].start < ends[at] and u.role == "content" for u in asked.units)
        for at in range(len(mentions))
    )
    # "NQ 48 của Tuyên Quang và nghị quyết của Thái Nguyên": a number right before the first name is that side's.
    own = [n.start for n in asked.numbers if _OF.fullmatch(text, n.end, mentions[0].start)]
    first = min([starts[0], *own])
    found = []
    for at, mention in enumerate(mentions):
        units = tuple(
            replace(u, weight=OTHER_SIDE * u.weight, role="light" if u.role == "content" else u.role)
            if several
            and tokens[u.start].start >= mentions[0].start
            and not starts[at] <= tokens[u.start].start < ends[at]
            else u
            for u in asked.units
        )
        here = tuple(n for n in asked.numbers if (starts[at] if at else first) <= n.start < ends[at])
        numbers = here if any(n.start >= first for n in asked.numbers) else asked.numbers
        kinds = _kinds(asked)
        counted = _counted(asked) if kinds[0] == "amount" else asked.counted
        side = replace(asked, provinces=(mention.name,), units=units, kinds=kinds, numbers=numbers, counted=counted)
        found.append(replace(side, compared=True))
    return tuple(found)


def _compares(unit: Unit, asked: Asked) -> Unit:
    """The unit; words that only compare the sides are no topic of theirs."""
    sides_told = _SIDES.search(fold(asked.reading.text))
    start = asked.reading.tokens[unit.start].start
    is_told = sides_told is not None and sides_told.start() <= start < sides_told.end()
    measures = unit.folded in _MEASURES and _MORE.search(asked.reading.text) is not None
    compares = unit.folded in _COMPARATIVES or unit.folded in _SUPERLATIVES or measures or is_told
    return replace(unit, role="function", claim=False) if compares else unit


_MANY = frozenset({"nhieu", "it", "dong", "may"})


def _counted(asked: Asked) -> tuple[Unit, ...]:
    """What both sides have some of: the noun of "tỉnh nào có nhiều tổ hơn"."""
    tokens = asked.reading.tokens
    behind = (u for u in asked.units if u.start and tokens[u.start - 1].folded in _MANY and u.role == "content")
    return asked.counted or tuple(behind)[:1]


def by_year(asked: Asked) -> tuple[Asked, ...]:
    """One question a year or a period when a figure of several is asked for; the question itself otherwise."""
    if asked.kind not in FIGURE_KINDS:
        return (asked,)
    if 2 <= len(asked.periods) <= YEARS and {year for period in asked.periods for year in period} == set(asked.years):
        return tuple(replace(asked, periods=(period,), years=period) for period in sorted(asked.periods))
    if asked.periods or not 2 <= len(asked.years) <= YEARS:
        return (asked,)
    return tuple(replace(asked, years=(year,)) for year in sorted(asked.years))


def by_document(asked: Asked) -> tuple[Asked, ...]:
    """One question a document when the same is asked of several by number; the question itself otherwise."""
    text, numbers = asked.reading.text, asked.numbers
    kinds = _kinds(asked)
    if not 2 <= len(numbers) <= YEARS or kinds[0] not in _OF_EACH or asked.of_basis or len(asked.provinces) > 1:
        return (asked,)
    if not all(_ALSO.fullmatch(text, a.end, b.start) for a, b in zip(numbers, numbers[1:], strict=False)):
        return (asked,)
    return tuple(replace(asked, kinds=kinds, numbers=(number,), compared=True) for number in numbers)


def halves(reading: Reading) -> tuple[str, str] | None:
    """The two questions of one breath, "… ban hành ngày nào, kinh phí bao nhiêu"; None where there is one, or more."""
    text = reading.text
    asked = [
        token.end
        for at, token in enumerate(reading.tokens)
        if token.text in _ASKS or (token.text == "giờ" and at and reading.tokens[at - 1].text == "bao")
    ]
    if len(asked) < 2:
        return None
    cuts = [cut for cut in _CUT.finditer(fold_text(text)) if asked[0] <= cut.start() and cut.end() <= asked[-1]]
    return (text[: cuts[0].start()].strip(), text[cuts[0].end() :].strip()) if len(cuts) == 1 else None


def are_two(first: Asked, second: Asked) -> bool:
    """Whether the halves of a question ask for two kinds of answer that are told by their form."""
    told = all(has_cues(half.kind) and len(sides(half)) == 1 for half in (first, second))
    return told and first.kind != second.kind


_ASKS = frozenset({"mấy", "nhiêu", "nào", "ai", "đâu"})
_CUT = re.compile(r"\s*(?:[,;?!]|\.(?=\s)|\s(?:va|voi|roi|con|cung voi)\b)+\s*(?:(?:va|voi|roi|con)\b\s*)?")
_OF_EACH: tuple[Kind, ...] = ("date", "year", "person", "body", "money")
_ALSO = re.compile(r"[^.;:?!]{0,30}?(?:,|\b(?:và|với|hay|hoặc|cùng|va|voi|hoac|cung)\b)[^.;:?!]{0,20}", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:trước|sớm|sau|muộn|truoc|som|muon hon)\b", re.IGNORECASE)
# Words of the comparison itself, which neither side has: "hơn" before a figure is another word.
_COMPARATIVES = frozenset(
    {"hon", "cao hon", "thap hon", "nhieu hon", "it hon", "lon hon", "nho hon", "tot hon", "kem hon"}
)
_SUPERLATIVES = frozenset(
    {"cao nhat", "thap nhat", "nhieu nhat", "it nhat", "lon nhat", "nho nhat", "tot nhat", "kem nhat"}
)
_MEASURES = frozenset({"cao", "thap", "nhieu", "it", "lon", "nho", "dung", "xep", "hang"})  # "đứng thấp hơn"
# Of provinces that became one each is meant where they are counted: "hồi 2022 hai tỉnh hạng mấy".
_SIDES = re.compile(r"\b(?:ca )?(?:hai|ba|2|3|moi|tung) (?:tinh|ben|noi)\b(?! (?:moi|nhap|gop))")
_AGAINST = re.compile(
    r"\bso sanh\b|\bkhac nhau\b|\b(?:(?:tinh|ben|noi|cai|dau) (?:nao|mo)|ai) (?:(?!gi\b|sao\b)\w+ ){0,6}hon\b"
)
_MORE = re.compile(
    r"\b(?:cao|nhiều|lớn|thấp|ít|nhỏ|tốt|kém|nhieu|lon|thap|it|tot|kem|ai|nào|nao)\b.{0,40}\b(?:hơn|hon)\b"
    r"|\b(?:cao|nhiều|lớn|thấp|ít|nhỏ|tốt|kém|nhieu|lon|thap|it|tot|kem) (?:nhất|nhat)\b"
    r"|\b(?:xếp|đứng|xep|dung) (?:trên|dưới|cao|thấp|tren|duoi|thap)\b|\b(?:bằng nhau|ngang nhau|đồng hạng)\b",
    re.IGNORECASE,
)
_WHICH_SIDE = re.compile(r"\b(?:bên|ben) (?:nào|nao|mô)\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:(?:tiền|tien)(?! giang| phong)|kinh phí|ngân sách|vốn|tốn|kinh phi|ngan sach)\b", re.IGNORECASE
)
_RANKED = re.compile(r"\b(?:hạng|xếp|dti|đứng|bậc|hang|xep)\b", re.IGNORECASE)

_SHARE = accents_optional(r"\b(?:tỷ|tỉ) (?:lệ|trọng)\b|%|\bphần trăm\b")

# How ranks differ is told by the ranks: "vị trí xếp hạng khác nhau ra sao".
_RANKING = re.compile(r"\b(?:thu hang|vi tri xep hang|xep hang)\b(?=.*\b(?:khac nhau|ra sao|the nao|chenh|so voi)\b)")


def _kinds(asked: Asked) -> tuple[Kind, ...]:
    """What each side is asked: of "which is higher" a figure, of "which came first" a date."""
    text = asked.reading.text
    if _EARLIER.search(text) and asked.kind not in FIGURE_KINDS:
        return ("date",)
    if asked.kind not in ("province", "thing", "truth", "manner", "topic", "number", "place", "body", "person"):
        return asked.kinds
    if asked.kind in ("manner", "thing", "topic") and _RANKING.search(fold(text)):
        return ("rank",)
    if _MORE.search(text) and _MONEY.search(text):
        return ("money",)
    if _MORE.search(text):
        return ("rank",) if _RANKED.search(text) else ("percent",) if _SHARE.search(evenly_spelt(text)) else ("amount",)
    if asked.kind == "body" and _WHICH_SIDE.search(text):
        return ("amount",)  # "bên nào" asks for no body, but for the side with more
    return asked.kinds if asked.kind != "province" else ("thing",)


def main_provinces(asked: Asked) -> Asked:
    """`asked` about the provinces it is really about: those named as parts of a merger stand aside."""
    mentions = _first_mentions(asked)
    if len(mentions) < 2 or not _is_merger(asked, mentions):
        return asked
    text = asked.reading.text
    every = [m for m in find_provinces(text, "loose", chat=True) if m.name in asked.provinces]
    free = [m for m in every if not _joins(text[: m.start])]
    again = [m for m in free if sum(other.name == m.name for other in every) > 1]
    leading = (again or free or mentions)[:1] if again else free or mentions
    old = [m for m in leading if new_of(m.name) != m.name and any(new_of(m.name) == other.name for other in mentions)]
    return replace(asked, provinces=((old if len(leading) > 1 and old else leading)[0].name,))


def of_merger(asked: Asked, is_known: Callable[[str], bool]) -> Asked:
    """Of two provinces that became one the question is about that of which there are texts; other questions as are.

    "Tỉnh Hòa Bình, về chung một nhà với Phú Thọ": whoever names both says himself where it belongs today.
    """
    known = tuple(name for name in asked.provinces if is_known(name))
    one = len({new_of(name) for name in asked.provinces}) == 1
    if not known or len(known) == len(asked.provinces) or not one or _COMPARES.search(fold(asked.reading.text)):
        return asked
    return replace(asked, provinces=known)


_COMPARES = re.compile(r"\b(?:so sanh|so voi|khac nhau|khac gi|hon|ai|tinh nao|ben nao|noi nao)\b")


def _joins(before: str) -> bool:
    """Whether the words right before a name say that it is what another was joined to, or was made a part of."""
    mergers = list(_MERGER.finditer(before))
    return bool(mergers) and bool(_BESIDE_NAME.fullmatch(before, mergers[-1].end()))


def _first_mentions(asked: Asked) -> list[Mention]:
    seen: dict[str, Mention] = {}
    for mention in find_provinces(asked.reading.text, "loose", chat=True):
        if mention.name in asked.provinces:
            seen.setdefault(mention.name, mention)
    return list(seen.values())


def _is_merger(asked: Asked, mentions: list[Mention]) -> bool:
    """Whether the provinces named became one, and the question says so."""
    if len({new_of(m.name) for m in mentions}) == len(mentions):
        return False
    folded = fold(asked.reading.text)
    each = asked.kind in ("rank", "score") and _SIDES.search(folded)
    return not each and not _AGAINST.search(folded) and bool(_MERGER.search(asked.reading.text))


_CONNECTOR = re.compile(r"so với|với|và|còn|hay|hoặc|so voi|voi|va|con|hay|,|;|\bvs\b")


def _border(text: str, a: Mention, b: Mention) -> int:
    """Where the first side's words end: at the last connector between the two names."""
    matches = list(_CONNECTOR.finditer(text, a.end, b.start))
    return matches[-1].start() if matches else a.end
