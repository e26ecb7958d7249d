"""Asides: what people tell of themselves, or have heard, beside their question ("em mở tiệm ở đây, …")."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from bot.siblings import INDICES, NETWORKS, PILLARS, groups
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import Mention
from index.phrases import Found
from index.reading import Reading
from index.tokens import Token
from index.units import Unit

_BORDER = re.compile(r"[.,;!?()\n]|\s[-–]\s")
_OWN = (
    "(?:nhà|bên|công ty|trường|lớp|shop|cửa hàng|quán|tiệm|quê|xóm|thôn|bản|ấp|làng|hợp tác xã|doanh nghiệp|gia đình"
    "|cơ quan|phòng|bọn|chúng|tụi|vợ|chồng|bố|mẹ|ba|má|bạn|sếp|thầy|thầy giáo|cô giáo|mắt|máy|điện thoại)"
)
# How such a clause begins: with oneself or one's own, with what one is about to do, with why one asks.
_SELF = re.compile(
    r"(?:(?:dạ|thưa|chào|alo|ad|anh chị|các bác|ơi) )*"
    rf"(?:{_OWN} )*(?:em|e|tôi|tui|mình|tớ|cháu|con(?! (?:đường|người|số|em)\b))\b(?! ơi\b)"
    rf"|(?:{_OWN} )+(?:anh|chị|cô|chú|bác|dì|cậu)\b(?! (?:hùng|thích|trọng|ý)\b)"
    r"|(?:hỏi )?để (?:em|tôi|tui|mình|con|cháu|biết|còn)\b"
    r"|đang (?:học|làm|sống|ở|đi|ngồi|chờ|cần|viết|ôn|tập|lướt|đọc|xem)\b|cuối tuần "
    r"|(?:anh|chị|cô|chú|bác|ông|bà|dì|thím|cậu|mợ) (?:đang|mới|vừa|cần|muốn|định|già|lớn tuổi|không rành)\b"
    r"|trời (?:mưa|nắng|nóng|lạnh|tối)\b|(?:cãi|đố|cá) nhau\b|cãi (?:lộn|cọ)\b"
    r"|(?:mà )?(?:sợ|kẻo|quên|không nhớ|chẳng nhớ)\b"
)
_HEARSAY = re.compile(r"(?:có |mới |vừa )?(?:nghe|thấy) .*\b(?:nói|bảo|kể|đồn|nhắc|đưa tin)\b")
_WORK = (
    r"(?:làm|viết|nộp|soạn|ôn|chuẩn bị|trả|điền|thuyết trình)(?: \w+){0,2} "
    r"(?:bài|báo cáo|tiểu luận|luận văn|luận án|khóa luận|slide|đề cương|thuyết trình|thu hoạch|tham luận|thi"
    r"|kiểm tra)\b"
)
_SOON = r"(?:mai|mốt|ngày mai|sáng mai|chiều mai|tối nay|chiều nay|sáng nay|tuần sau)"
# With these the question itself begins: "em muốn hỏi về …", and not "sếp em bắt tìm gấp".
_LEADS = re.compile(
    r"(?:\w+ ){0,3}(?:hỏi|tìm|tìm hiểu|xin|quan tâm|thắc mắc|biết|tra|xem|cần)(?: về| thông tin| số liệu| thêm| xem)?"
    r" (?!gấp|giúp|giùm|hộ|nhanh|chơi|thử|hoài|mãi|vậy|thôi|không|đỡ)\w+"
)
# Why one asks.
_WHY = re.compile(rf"(?:(?:tại|vì|để|đang|phải|cần|sắp|còn|{_SOON}) )*{_WORK}|{_SOON} (?:em )?(?:thi|nộp|họp)\b")
_PURPOSE = re.compile(rf"(?:để|cho) (?:(?:em|tôi|tui|mình|con|cháu|còn) )*{_WORK}", re.IGNORECASE)
# What one thinks of it ends so: "kèo này căng phết", "đọc mà mệt ghê".
_EXCLAIMS = re.compile(
    r"\b(?:quá|ghê|phết|lắm|dữ|thiệt|xỉu|vãi|hết sức|hoài)"
    r"(?: (?:ta|ha|nhỉ|luôn|trời|á|à|ạ|rồi|nè|đi|thôi|vậy|thế|hen|nha))*$"
)
_FORGOT = re.compile(r"\b(?:mà|rồi|xong) quên(?: (?:béng|mất|hết|rồi|tiệt))*$")
_COURTESY = re.compile(r"(?:ok|oke|okie|dạ|vâng|à|cảm ơn|cám ơn|chào|xin chào|hello|hi|alo|ủa alo|xin lỗi|làm phiền)\b")
_WONDERS = re.compile(r"(?<!là )\b(?:gì|chi) mà (?:khó|lâu|dài|ghê|rối|căng|chán|kỳ|lạ|mệt)\b")
# The same typed without accents, behind a word of time: "thay" and "nghe" alone are other words as well.
_HEARD = re.compile(
    r"(?:hom (?:truoc|qua|no|bua|roi)|bua (?:truoc|no|hom|qua)|luc nay|hoi (?:nay|sang|trua|chieu|toi)|toi qua)"
    r" (?:\w+ )?(?:nghe|thay|doc|xem|coi|hong)\b"
)


def with_asides(units: Sequence[Unit], tokens: Sequence[Token], text: str, asking: Set[int]) -> tuple[Unit, ...]:
    """The units, those of asides marked as such; `asking`: the tokens of question words, whose clauses are none.

    A question without question words, or with nothing outside its asides that the corpus knows, has none.
    """
    aside = _told_aside(tokens, text, asking) | _explained(units, tokens, text) | _remarks(units, tokens, text, asking)
    marked = tuple(
        replace(unit, aside=True) if unit.role in ("content", "light") and unit.start in aside else unit
        for unit in units
    )
    told = any(unit.role in ("content", "light") and unit.known and not unit.aside for unit in marked)
    return marked if asking and told else tuple(units)


def without_asides(reading: Reading, units: Sequence[Unit], asking: Sequence[Found[str]], named: Set[int]) -> Reading:
    """The reading without the clauses beside the question that tell of oneself, of why one asks or how one finds it.

    `asking`: its question words; `named`: the tokens of names, numbers and dates. A clause that names a pillar or an
    index stays, as does what stands before a question that names nothing: it may tell what is asked about. Words of
    courtesy go.
    """
    clauses = _clauses(reading.tokens, reading.text)
    if len(clauses) < 2:
        return reading
    topics = [unit for unit in units if unit.role in ("content", "light")]
    asks = [_asks(clause, asking) for clause in clauses]
    empty = [
        not any(unit.start in clause for unit in topics) and _COURTESY.match(_words(clause, reading.tokens)) is not None
        for clause in clauses
    ]
    told = [
        clause.isdisjoint(named)
        and ((empty[n] and not asks[n]) or _is_told(_words(clause, reading.tokens), asks=asks[n]))
        for n, clause in enumerate(clauses)
    ]
    first = next((n for n in range(len(clauses)) if (asks[n] or not any(asks)) and not told[n]), len(clauses))
    for n in range(first + 1, len(clauses)):
        if asks[n] or not clauses[n].isdisjoint(named):
            continue
        words = _words(clauses[n], reading.tokens)
        ends = any(asks) and n == len(clauses) - 1 and _is_small(clauses[n], topics)
        behind = asks[first] and _SELF.match(words) is not None  # "…, em cần ghi căn cứ": it has been asked
        told[n] |= told[n - 1] or ends or behind or _EXCLAIMS.search(words) is not None
    told = [tells and not _names_matter(clauses[n], units) for n, tells in enumerate(told)]
    left = {at for n, clause in enumerate(clauses) if not told[n] for at in clause}
    if left.isdisjoint(named):
        told = [tells and (n > first or empty[n]) for n, tells in enumerate(told)]
        if not any(unit.known and unit.start in left and (any(asks) or unit.role == "content") for unit in topics):
            return reading
    return _without(reading, [clause for n, clause in enumerate(clauses) if told[n]], clauses) if any(told) else reading


def provinces_meant(
    provinces: Sequence[Mention], tokens: Sequence[Token], text: str, asking: Set[int]
) -> tuple[str, ...]:
    """The provinces that a question is about: none of its asides ("tôi ở Hà Nội, …") or set apart ("khác với X, …").

    All that it names where no other is left.
    """
    aside = {tokens[at].start for at in _told_aside(tokens, text, asking)}
    meant = [m for m in provinces if m.start not in aside and not _is_set_apart(text, m)]
    return tuple(dict.fromkeys(mention.name for mention in meant or provinces))


_APART = re.compile(
    r"(?:^|[,.;?!]\s*)(?:khác (?:với|hẳn)|khác|không như|không giống)\s+(?:tỉnh\s+|thành phố\s+)?$", re.IGNORECASE
)
_TODAY = r"(?:gio|gio day|bay gio|nay|hien nay|h) (?:da )?(?:la|thuoc|thanh|gop|nhap)(?: (?:vao|ve|voi))?"
# "Hòa Bình, giờ là Phú Thọ", "Bình Dương trước khi nhập vào TP.HCM": the one of today is not the one asked about.
_NOW = re.compile(
    rf"\b(?:{_TODAY}|(?:truoc khi|hoi chua|khi chua|luc chua) (?:sap nhap|sat nhap|nhap|gop|hop nhat)"
    r"(?: (?:vao|ve|voi|thanh))?)(?: (?:tinh|thanh pho))? $"
)
_CALLED_NOW = re.compile(rf"[\s,(]+(?:(?:cu|ngay truoc|hoi truoc|truoc day)[\s,(]+)?{_TODAY}\b")
_NOT = re.compile(r"\b(?:chứ )?không phải (?:là |của )?(?:tỉnh |thành phố )?$", re.IGNORECASE)


def _is_set_apart(text: str, mention: Mention) -> bool:
    before = text[: mention.start]
    apart = _APART.search(before) and text[mention.end :].lstrip().startswith(",")
    return bool(apart or _NOT.search(before) or _NOW.search(fold(before)))


def told_by_today(text: str, mention: Mention) -> bool:
    """Whether a name is followed by what its province is called today: a doubtful one is a province then."""
    return _CALLED_NOW.match(fold(text), mention.end) is not None


def _told_aside(tokens: Sequence[Token], text: str, asking: Set[int]) -> set[int]:
    """The tokens of clauses that tell of oneself or of hearsay and ask nothing."""
    clauses = (clause for clause in _clauses(tokens, text) if not clause & asking)
    return {at for clause in clauses if _is_aside([tokens[at] for at in sorted(clause)]) for at in clause}


def of_oneself(tokens: Sequence[Token], text: str) -> set[int]:
    """The tokens of clauses that tell of oneself, whether anything is asked beside them or not."""
    return {at for c in _clauses(tokens, text) if _is_told(_words(c, tokens), asks=False) for at in c}


def _asks(clause: Set[int], asking: Sequence[Found[str]]) -> bool:
    """Whether a clause has a question word; "không" and the like only at its end, weak ones if there are no others."""
    strong = [found for found in asking if found.value != "none" and not found.value.endswith("_weak")]
    ends = [found for found in asking if found.value == "truth_weak" and found.end >= max(clause) - 1]
    return any(found.start in clause for found in [*(strong or asking), *ends])


def _is_told(words: str, *, asks: bool) -> bool:
    """Whether a clause tells of oneself, or of why one asks or how; `asks`: it has a question word."""
    if _WHY.match(words) or _WONDERS.search(words) or _FORGOT.search(words):
        return True
    return not asks and _SELF.match(words) is not None and not _LEADS.match(words)


def _words(clause: Set[int], tokens: Sequence[Token]) -> str:
    return " ".join(tokens[at].text for at in sorted(clause))


def _names_matter(clause: Set[int], units: Sequence[Unit]) -> bool:
    """Whether a clause names a pillar or an index: whoever tells of a report "về kinh tế số" asks about it."""
    return any(unit.start in clause and not groups(unit).isdisjoint((PILLARS, INDICES, NETWORKS)) for unit in units)


def _is_small(clause: Set[int], topics: Sequence[Unit]) -> bool:
    """Whether a clause is of words that lead nowhere: no name, no figure and no compound."""
    here = [unit for unit in topics if unit.start in clause]
    return not any(
        unit.name or unit.syllables > 1 or (unit.known and unit.role == "light") or not unit.text.isalpha()
        for unit in here
    )


def _without(reading: Reading, gone: Sequence[Set[int]], clauses: Sequence[Set[int]]) -> Reading:
    """The reading without some of its clauses."""
    starts = [0, *(reading.tokens[min(clause)].start for clause in clauses[1:]), len(reading.text)]
    text, tokens, bare = "", list[Token](), set[int]()
    for n, clause in enumerate(clauses):
        if clause in gone:
            continue
        shift = len(text) - starts[n]
        text += reading.text[starts[n] : starts[n + 1]]
        for at in sorted(clause):
            if at in reading.bare:
                bare.add(len(tokens))
            token = reading.tokens[at]
            tokens.append(token._replace(start=token.start + shift, end=token.end + shift))
    text = text.rstrip(" ,;-")
    return replace(reading, text=text, tokens=tuple(tokens), bare=frozenset(bare))


def _remarks(units: Sequence[Unit], tokens: Sequence[Token], text: str, asking: Set[int]) -> set[int]:
    """The tokens of a last clause that asks nothing, of words that no text has: ", trùng giao thừa luôn"."""
    clauses = _clauses(tokens, text)
    last = clauses[-1] if len(clauses) > 1 and any(clause & asking for clause in clauses[:-1]) else set()
    topics = [unit for unit in units if unit.role == "content" and unit.start in last]
    return last if topics and not last & asking and not any(unit.known or unit.name for unit in topics) else set()


_CALLED = re.compile(r"\(\s*([^()]{2,25}?)\s*\)|,\s*([^,]{2,25}?) (?:ấy|á|đó|ý|ay)\b(?: mà)?(?=\s*,)")


def _explained(units: Sequence[Unit], tokens: Sequence[Token], text: str) -> set[int]:
    """The tokens of what is then called by its name: "mảng làm ăn trên mạng (kinh tế số)", "…, kinh tế số ấy,"."""
    found: set[int] = set()
    for match in _CALLED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        inside = [at for at, token in enumerate(tokens) if start <= token.start < end]
        if not any(
            unit.role == "content" and unit.syllables > 1 and [*range(unit.start, unit.end)] == inside for unit in units
        ):
            continue
        starts = [m.end() for m in _BORDER.finditer(text, 0, match.start())]
        border = starts[-1] if starts else 0
        found |= {at for at, token in enumerate(tokens) if border <= token.start < match.start()}
    return found


def _is_aside(clause: Sequence[Token]) -> bool:
    text = " ".join(token.text for token in clause)
    return bool(_SELF.match(text) or _HEARSAY.match(text) or _HEARD.match(" ".join(token.folded for token in clause)))


def _clauses(tokens: Sequence[Token], text: str) -> list[set[int]]:
    """The tokens of each clause of a question."""
    clauses: list[set[int]] = [set()]
    for at, token in enumerate(tokens):
        if at and (_BORDER.search(text, tokens[at - 1].end, token.start) or _PURPOSE.match(text, token.start)):
            clauses.append(set())
        clauses[-1].add(at)
    return clauses
