"""The figure that a yes-or-no question asks about."""

import re
from collections.abc import Sequence

from bot.asked import Kind
from bot.counted import counted_by
from corpus.vietnamese.dates import DateMention
from corpus.vietnamese.normalize import fold
from index.mentions import Figure, FigureKind
from index.tokens import Token
from index.units import Unit

KINDS_OF_FIGURES: dict[FigureKind, Kind] = {
    "percent": "percent", "rank": "rank", "count": "amount", "money": "money", "score": "score",
}  # fmt: skip
# "phải không", "có đúng", "… hả" ask about the figure; "50 diễn giả có ai quê Huế không" asks about something else.
_ASSERTS = re.compile(r"\b(?:phai|dung|that|thiet|chac|chua)\b|\b(?:ha|a|chu|hu|ho)\W*$")
_TOLD_OF = re.compile(
    r"\b(?:co|dat|duoc|la|toi|den|hon|tren|duoi|gan|khoang|con|chiem|tang|giam|len|xuong|xep|dung|chi|mat|ton)\s+$"
)
_GROUP = re.compile(r"(?:nhóm|top|tốp)\b", re.IGNORECASE)  # whoever is among them has a rank of his own
# "ra mắt ngày 10/10 phải không" asks about the day; "ngày 10/10 có ra mắt không" about what was done on it.
_DONE_ON = re.compile(
    r"\b(?:ban hanh|ra mat|ra doi|ky|dien ra|to chuc|khai mac|khai truong|thong qua|cong bo|bat dau|hieu luc|"
    r"khanh thanh|hoan thanh|van hanh|trien khai|hop|dang)(?: (?:vao|tu|hom|ngay|ke|sang|chieu|toi)){0,3} $"
)


def day_claimed(text: str, dates: Sequence[DateMention]) -> bool:
    """Whether a yes-or-no question asks if something was done on the day that it names."""
    return any(_DONE_ON.search(fold(text[: date.start])) for date in dates)


def is_claim(figure: Figure) -> bool:
    """Whether a figure is a claim: shares, ranks and larger counts are, "3 trụ cột" and "63 tỉnh" are not."""
    return figure.kind != "count" or _is_of_index(figure) or (figure.value >= 10 and figure.value not in (34, 63))


def _is_of_index(figure: Figure) -> bool:
    """Whether a figure is a value of an index, which counts nothing: "tăng 0,1574"."""
    return 0 < figure.value < 1


def figure_claimed(
    text: str, figures: Sequence[Figure], units: Sequence[Unit], tokens: Sequence[Token]
) -> Figure | None:
    """The only figure that a yes-or-no question claims; None when it claims none, several, or a count of nothing."""
    claims = [figure for figure in figures if is_claim(figure)]
    if (
        len(claims) != 1
        or _GROUP.match(text, claims[0].start)
        or (claims[0].kind == "count" and not _is_of_index(claims[0]) and not counted_by(claims[0], units, tokens))
    ):
        return None
    asserted = _ASSERTS.search(fold(text)) or _TOLD_OF.search(fold(text[: claims[0].start]))
    return claims[0] if asserted else None
