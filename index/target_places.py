"""The province or region that a figure is told of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.vietnamese.provinces import CITIES, Mention, find_places, find_provinces, find_regions, name_at
from index.target_clauses import Clause
from index.target_figures import Amount

NATION = "Cả nước"
# A province that a figure is compared with is not its own.
_COMPARED = re.compile(
    r"(?:so với|hơn|như|sau|cùng với|hợp nhất với|sáp nhập với|kinh nghiệm của|học tập|cùng|với|than|behind|after|"
    r"merger with)\s+(?:cả\s+)?(?:tỉnh\s+|thành phố\s+|TP\.?\s*)?$",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"\b(?:toàn tỉnh|tỉnh ta|của tỉnh|tỉnh (?:đã|đặt|phấn đấu|có|sẽ|xếp|đứng)|the (?:province|city))\b", re.IGNORECASE
)
_NATIONAL = re.compile(
    r"\b(?:(?:DTI|chỉ số)\s+(?:chuyển đổi số\s+)?(?:cấp\s+)?quốc gia|"
    r"(?:cả nước|toàn quốc|việt nam)\s+(?:có|đạt|hiện có|đã có)|"
    r"(?:trung bình|bình quân)\s+(?:chung\s+)?(?:của\s+)?(?:cả nước|toàn quốc)|national average|nationwide)",
    re.IGNORECASE,
)
_FROM_NATION = re.compile(r"(?:cao hơn|thấp hơn|hơn|vượt|so với|bằng|kém|than)\b[^,;]{0,30}$", re.IGNORECASE)
# Regions that a province is ranked within are not the subject: "nhóm dẫn đầu khu vực …".
_GROUP = re.compile(
    r"(?:dẫn đầu|đứng đầu|trong|nhất|toàn|của cả|thuộc|cả|hàng đầu|in|among|nhóm|"
    r"tâm chuyển đổi số (?:của|khu vực|vùng))\s+(?:khu vực\s+|vùng\s+|các tỉnh\s+|the\s+)*$",
    re.IGNORECASE,
)
_LOCAL_UNIT = re.compile(
    r"\b(?:huyện|thị xã|xã|phường|thị trấn|quận|TX\.|district|commune|ward|town)\s+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a sentence. `local`: a district or commune, which is not the province's own."""

    name: str
    start: int
    end: int
    local: bool = False


def find_subjects(text: str, date: str | None) -> list[Place]:
    """Provinces, regions and the nation where figures can be told of them, in text order; names as of `date`."""
    provinces = [
        Place(name_at(mention.name, date), mention.start, mention.end, local=_is_town(text, mention))
        for mention in find_provinces(text)
        if not _COMPARED.search(text[max(0, mention.start - 30) : mention.start]) or text[mention.end :][:2] == " ("
    ]
    regions = [
        Place(mention.name, mention.start, mention.end)
        for mention in find_regions(text)
        if not _GROUP.search(text[max(0, mention.start - 40) : mention.start])
    ]
    nation = [
        Place(NATION, match.start(), match.end())
        for match in _NATIONAL.finditer(text)
        if not _FROM_NATION.search(text[: match.start()])
    ]
    locals_ = [
        Place(name_at(mention.province, date), mention.start, mention.end, local=True)
        for mention in find_places(text)
        if _LOCAL_UNIT.search(text[max(0, mention.start - 12) : mention.start])
        or mention.place.startswith(("huyện", "thị xã"))
    ]
    taken = [(place.start, place.end) for place in (*provinces, *regions)]
    others = [place for place in (*nation, *locals_) if not any(s < place.end and place.start < e for s, e in taken)]
    return sorted([*provinces, *regions, *others], key=lambda place: place.start)


def _is_town(text: str, mention: Mention) -> bool:
    """Whether a province's name is that of its town: "thành phố Thái Nguyên", not "thành phố Đà Nẵng"."""
    town = re.search(r"\b(?:thành phố|TP\.?|city of)\s*$", text[: mention.start], re.IGNORECASE)
    return bool(town) and mention.name not in CITIES


def subject_of(
    text: str, amount: Amount, clause: Clause, places: Sequence[Place], default: Place | None
) -> Place | None:
    """Whom a figure is told of: named in its clause before it, or behind it; else named last before; else `default`."""
    ahead = [place for place in places if place.end <= amount.start]
    behind = [place for place in places if place.start >= amount.end and place.end <= clause.end]
    near = [place for place in ahead if place.start >= clause.start]
    itself = [match.start() for match in _SELF.finditer(text, clause.start, amount.start)]
    if near and not (itself and itself[-1] > near[-1].start):
        return near[-1]
    if itself and default:
        return default
    if behind and not behind[0].local and not (behind[0].name == NATION and amount.kind in ("rank", "top")):
        return behind[0]
    if amount.kind in ("top", "rank") and not ahead and (later := [p for p in places if p.start >= amount.end]):
        return later[0]
    if wider := [place for place in ahead if not place.local]:
        return wider[-1]
    return default


def document_place(document: Document, date: str | None) -> Place | None:
    """The province that a document is about, if it is about one or names one first."""
    if document.provinces:
        return Place(name_at(document.provinces[0], date), 0, 0)
    named = {mention.name for mention in find_provinces(document.title)}
    return Place(name_at(named.pop(), date), 0, 0) if len(named) == 1 else None
