"""Which words of a sentence belong to which figure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.target_figures import Amount

_STRONG = re.compile(r"[;|]|\.\s")
_SOFT = re.compile(r",(?=\s)|[():]|\s(?:và|and|còn|while|whereas|trong đó|song|nhưng)(?=\s)|…")
# Words that say nothing of what a figure is of: a clause of these alone goes on with the subject before it.
_PLAIN = frozenset(
    """
    đạt chiếm có là được đã đang sẽ phấn đấu đến tới vào năm hết cuối đầu trong của ở tại trên hơn khoảng gần tối thiểu ít nhất dưới không quá
    xấp xỉ ước tỷ tỉ lệ trọng mức tăng giảm lên xuống bậc điểm xếp đứng thứ hạng vị trí top tốp nhóm thuộc nằm tỉnh thành phố toàn cả nước quốc gia
    so với cùng kỳ và hoặc từ cấp huyện xã grdp gdp tổng sản phẩm đó còn riêng này nay hiện đặt mục tiêu kế hoạch kết quả thực đề ra cao thấp
    dẫn về theo các những một mỗi hàng hằng lần phải nhắm thêm bình quân trung vượt qua giai đoạn tương ứng lượt thì đều cũng vẫn mới lọt vươn
    bảng chỉ số điểm đánh giá vùng khu vực địa phương trở thành lại tục tiếp duy trì giữ nâng đưa sau đây quý i ii iii iv tháng hơn giá trị tp trước tương đương tương ứng
    the of in by to at is are was were reach reached reaches should will than least more over about nearly around up down from rank ranked ranks
    place places out among provinces cities and it its province city level provincial district commune respectively points nationwide end with
    account accounts accounting accounted for make makes those up target expected target be an a on
    """.split()
)
# A figure in brackets belongs to the words around them: "toàn bộ doanh nghiệp (100%) dùng …".
_ASIDE = re.compile(r"\(\s*\d[\d.,]*\s*%\s*\)")
_WORD = re.compile(r"[^\W\d_]+")
_VERB = re.compile(
    r"\b(?:đạt|chiếm|là|lên|tới|đến|đứng|xếp|reach|reached|account(?:s|ed|ing)? for|is|was|at|to|có|thứ|hạng)\s+(?:(?:trên|hơn|khoảng|tối thiểu|"
    r"ít nhất|gần|dưới|mức|tới|đến|hơn|tỷ lệ|about|over|nearly|at least|more than|around)\s+)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch of a sentence that is about one figure, and whether that stretch speaks of anything else.

    `part_start`: where the part between semicolons begins. `after_form`: the figure stands before what it is of
    ("90% hộ gia đình"). `plain`: nothing but words of amount, time and place stands there.
    """

    start: int
    end: int
    part_start: int
    after_form: bool
    plain: bool


def clauses(
    text: str, amounts: Sequence[Amount], protected: Sequence[tuple[int, int]], names: Sequence[tuple[int, int]]
) -> list[Clause]:
    """One clause a figure. `protected` spans are not cut (names, provinces, years); words of `names` spans are subjects."""
    places = [(start, end) for start, end in protected if (start, end) not in set(names)]
    forms = [_after_form(text, amount, names, places) for amount in amounts]
    strong = _cuts(_STRONG, text, protected, amounts)
    soft = _cuts(_SOFT, text, protected, amounts)
    found = []
    for i, amount in enumerate(amounts):
        part = max((e for s, e in strong if e <= amount.start), default=0)
        part_end = min((s for s, e in strong if s >= amount.end), default=len(text))
        left = amounts[i - 1].end if i and amounts[i - 1].end > part else part
        right = amounts[i + 1].start if i + 1 < len(amounts) and amounts[i + 1].start < part_end else part_end
        start = _left(text, soft, left, amount, forms[i], i > 0 and left > part and forms[i - 1])
        next_after = i + 1 < len(amounts) and right == amounts[i + 1].start and forms[i + 1]
        end = _right(soft, amount.end, right, forms[i], right == part_end, next_after)
        plain = _is_plain(text, start, end, amounts, places)
        found.append(Clause(start, end, part, forms[i], plain))
    return found


def _cuts(
    pattern: re.Pattern[str], text: str, protected: Sequence[tuple[int, int]], amounts: Sequence[Amount]
) -> list[tuple[int, int]]:
    kept = [*protected, *((amount.start, amount.end) for amount in amounts)]
    kept += [m.span() for m in _ASIDE.finditer(text)]
    return [m.span() for m in pattern.finditer(text) if not any(s < m.end() and m.start() < e for s, e in kept)]


def _left(text: str, soft: list[tuple[int, int]], left: int, amount: Amount, after: bool, last_after: bool) -> int:
    """A clause begins behind the last cut before its figure: the first one behind another figure that has its subject behind it."""
    inside = [e for s, e in soft if left <= s and e <= amount.start]
    if not inside:
        return left
    return inside[-1]


def _right(soft: list[tuple[int, int]], end: int, right: int, after: bool, at_part_end: bool, next_after: bool) -> int:
    inside = [s for s, e in soft if end <= s and e <= right]
    if not inside:
        return right
    if after and next_after:
        return inside[-1]
    return inside[0]


def _after_form(text: str, amount: Amount, names: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]) -> bool:
    """Whether what the figure is of stands behind it: "90% hộ gia đình", not "đạt 20% GRDP"."""
    if amount.kind in ("rank", "top", "steps", "change", "score"):
        return False
    if any(start < amount.end + 2 and amount.end <= start for start, _ in places):
        return False
    match = re.match(
        r"\s*(?:của\s+|of\s+(?:all\s+|the\s+)?|số\s+|các\s+|những\s+|tổng số\s+)*([^\W\d_]+)(?:\s+([^\W\d_]+))?",
        text[amount.end :],
    )
    if not match:
        return False
    first = match[1].lower()
    if amount.kind == "percent" and first in ("tổng", "grdp", "gdp", "total"):
        return bool(match[2]) and match[2].lower() not in ("sản", "grdp", "retail")
    start = amount.end + match.start(1)
    return first not in _PLAIN or any(s <= start < e for s, e in names)


def _is_plain(text: str, start: int, end: int, amounts: Sequence[Amount], places: Sequence[tuple[int, int]]) -> bool:
    gone = [*places, *((amount.start, amount.end) for amount in amounts)]
    return all(
        match[0].lower() in _PLAIN
        for match in _WORD.finditer(text, start, end)
        if not any(s <= match.start() < e for s, e in gone)
    )


def has_verb(text: str, amount: Amount) -> bool:
    """Whether the figure ends a statement: "… đạt 90%", "… is 90%"."""
    return bool(_VERB.search(text[max(0, amount.start - 60) : amount.start]))
