"""What a figure measures: a price is no turnover, and the turnover of the post none of the lychees."""

import re
from collections.abc import Sequence

from bot.asked import FIGURE_KINDS, Asked
from bot.sentence import Meeting, Sentence, stands_around
from index.units import Unit

# Measures that a text names when it tells them. Source: economic terms of reports and news.
_MEASURES = frozenset({
    "luong", "gia", "gia ve", "gia ban", "hoc phi", "le phi", "phi", "doanh thu", "san luong", "loi nhuan", "thu nhap",
    "tien phat", "muc phat", "nang suat", "hoc bong", "tro cap", "tien thuong",
})  # fmt: skip


_UNITS = "tháng|năm|ngày|tuần|người|hộ|lần|lượt|hồ sơ|xã|thôn|bản|tổ|lớp|buổi|em|cháu|sinh viên|học sinh"
_RATE_ASKED = re.compile(rf"\b(?:mỗi|hằng|hàng|từng) ({_UNITS})\b")
_BY = r"(?:mỗi|một|1|hằng|hàng|từng|theo|bình quân|per)"


def is_no_rate(asked: Asked, sentence: Sentence) -> bool:
    """Whether money for each month or person is asked for, and a sentence tells a sum that is for no such."""
    rate = _RATE_ASKED.search(" ".join(token.text for token in asked.reading.tokens)) if asked.kind == "money" else None
    if rate is None:
        return False
    unit = rate.group(1)
    return re.search(rf"\b{_BY}\s+{unit}\b(?!\s+\d)|/\s*{unit}\b", sentence.text, re.IGNORECASE) is None


def measures_another(asked: Asked, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether a question asks for a measure that the sentence does not name, or for that of something else."""
    if asked.kind not in FIGURE_KINDS or asked.compared or sentence.words.english:
        return False
    spoken = [(unit, here) for unit, here in meetings if unit.text != "của"]
    for at, (unit, here) in enumerate(spoken):
        if unit.role != "content" or unit.folded not in _MEASURES:
            continue
        if not here.credit:
            return True
        of = next(((other, there) for other, there in spoken[at + 1 :] if other.role == "content"), None)
        if of is not None and of[0].start - unit.end <= 1:
            return not stands_around(*of, sentence)
    return False
