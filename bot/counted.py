"""What a question counts: the noun of "bao nhiêu", "mấy", "số …"."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.asked import Kind
from index.mentions import Figure
from index.phrases import Found
from index.tokens import Token
from index.units import Unit

# Light words that are a noun when counted.
COUNTED = frozenset({
    "bậc", "nấc", "người", "lượt", "xã", "huyện", "tỉnh", "đơn vị", "nơi", "chỗ", "điểm", "chỉ tiêu", "nhiệm vụ",
    "mục tiêu", "giải pháp", "nội dung", "văn bản",
})  # fmt: skip
# Classifiers: behind them stands what is counted ("bao nhiêu ngôi chùa"). Source: loại từ of Vietnamese grammar.
CLASSIFIERS = frozenset(
    {"ngôi", "chiếc", "cái", "cuốn", "quyển", "tấm", "bức", "căn", "tòa", "vị", "mái", "đứa", "chỗ"}
)
# What the counted do: "bao nhiêu điểm cầu dự hội nghị".
_TAKE_PART = frozenset(
    {"du", "tham du", "tham gia", "ket noi", "noi", "dang ky", "co mat", "hoc", "hoan thanh", "su dung"}
)


def counted_noun(asking: Sequence[Found[str]], units: Sequence[Unit], kinds: Sequence[Kind]) -> tuple[Unit, ...]:
    """The noun right after "bao nhiêu" or "mấy"; of "tăng mấy bậc" the steps themselves."""
    counting = next((found for found in asking if found.value in ("amount", "amount_weak", "steps")), None)
    if counting is None or kinds[0] != "amount":
        return ()
    start = counting.end - 1 if counting.value == "steps" else counting.end
    return _noun_at(start, units) or _told_before(start, units)


def _told_before(start: int, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """What the question opens with, where it counts things by no noun: "nhiệm vụ đã hoàn thành mấy cái rồi"."""
    alone = any(unit.start == start and unit.text == "cái" for unit in units)
    topic = next((unit for unit in units if unit.role == "content" and unit.end < start), None)
    return (topic,) if alone and topic else ()


def counted_by(figure: Figure, units: Sequence[Unit], tokens: Sequence[Token]) -> tuple[Unit, ...]:
    """The noun right after a figure of the question: "có 100 diễn giả phải không"."""
    behind = next((at for at, token in enumerate(tokens) if token.start >= figure.end), len(tokens))
    return _noun_at(behind, units) if figure.kind == "count" else ()


def number_of(tokens: Sequence[Token], units: Sequence[Unit], held: Collection[int]) -> tuple[Unit, ...]:
    """What a question counts that has no question word: the noun of "số tổ công nghệ số cộng đồng của Nghệ An"."""
    for unit, behind in zip(units, units[1:], strict=False):
        opens = unit.start == 0 or unit.start - 1 in held or tokens[unit.start].start - tokens[unit.start - 1].end > 1
        if (
            unit.text == "số"
            and opens
            and behind.start == unit.end
            and behind.role == "content"
            and behind.syllables > 1
        ):
            return (behind,)
    return ()


def _noun_at(start: int, units: Sequence[Unit]) -> tuple[Unit, ...]:
    for unit, behind in pairwise((*units, None)):
        if unit is None or unit.start < start:
            continue
        if unit.text in CLASSIFIERS and behind and behind.role == "content" and behind.folded not in _TAKE_PART:
            start = behind.start
            continue
        if unit.start != start or (unit.role in ("function", "filler") and unit.text not in COUNTED):
            return ()
        if unit.role == "content" or unit.text in COUNTED:
            return (
                unit,
                *(u for u in units if u.start == unit.end and u.role == "content" and u.folded not in _TAKE_PART),
            )
        start = unit.end
    return ()
