"""What a figure measures: a price is no turnover, and the turnover of the post none of the lychees."""

import re
from collections.abc import Sequence
from functools import cache

from bot.asked import FIGURE_KINDS, Asked
from bot.cues import Cue
from bot.sentence import Meeting, Sentence, stands_around
from corpus.vietnamese.normalize import accents_optional, evenly_spelt, fold
from index.units import Unit

# Measures that a text names when it tells them. Source: economic terms of reports and news.
_MEASURES = frozenset({
    "luong", "gia", "gia ve", "gia ban", "hoc phi", "le phi", "phi", "doanh thu", "san luong", "loi nhuan", "thu nhap",
    "tien phat", "muc phat", "nang suat", "hoc bong", "tro cap", "tien thuong",
})  # fmt: skip


# Longer ones first: "ho so" is no "hộ".
_UNITS = (
    "sinh viên", "học sinh", "hồ sơ", "tháng", "năm", "ngày", "tuần", "người", "hộ", "lần", "lượt", "xã", "thôn", "bản",
    "tổ", "lớp", "buổi", "em", "cháu",
)  # fmt: skip
_SPELT = {fold(unit): unit for unit in _UNITS}
_RATE_ASKED = accents_optional(rf"\b(?:mỗi|hằng|hàng|từng) ({'|'.join(_UNITS)})\b")
_CLAUSE_END = re.compile(r"[,;()]|\.\s")
# "2 triệu đồng (cho mỗi hộ)" and "300.000 đồng, tính cho mỗi buổi" go on with the sum.
_SUM_END = re.compile(
    r";|\.\s|,(?!\s(?:(?:tính|chi|trả)\s)?(?:cho|theo|trên|mỗi|từng|hằng|hàng|một|bình quân)\b)", re.IGNORECASE
)
_SUM = re.compile(r"\d[\d.,]*\s*(?:đồng|nghìn|ngàn|triệu|tr|tỷ|tỉ|usd)\b", re.IGNORECASE)
_USED_UP = re.compile(r"\b(?:tổng|toàn tỉnh|cả tỉnh)\b|\d[^,;]*[,;]\s", re.IGNORECASE)


def is_no_rate(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether money for each month or person is asked for, and a sum is for no such, nor at a rate for them.

    "Mỗi xã được 2 máy, tổng kinh phí 4 tỷ đồng": what each is given stands before the sum of all.
    """
    rate = _RATE_ASKED.search(evenly_spelt(asked.reading.text))
    if rate is None:
        return False
    by = _by(_SPELT[fold(rate.group(1))])
    behind = _SUM_END.split(text[cue.end :], maxsplit=1)[0]
    if any(not _SUM.search(_CLAUSE_END.split(behind[match.end() :])[0]) for match in by.finditer(behind)):
        return False  # "4 tỷ đồng (mỗi hộ 2 triệu đồng)": the rate is the sum behind
    before = text[: cue.start]
    told = max((match.end() for match in by.finditer(before)), default=None)
    return told is None or _USED_UP.search(before, told) is not None


@cache
def _by(unit: str) -> re.Pattern[str]:
    """How a text says that something is for each unit: "một hộ", "/hộ", "mức hỗ trợ cho hộ nghèo"."""
    return re.compile(
        rf"\b(?:mỗi|một|1|hằng|hàng|từng|theo|bình quân|per)\s+{unit}\b(?!\s+\d)|/\s*{unit}\b"
        rf"|\bmức\s(?:[^\W\d_]+\s){{1,4}}?(?:cho|với|của)\s(?:các\s)?{unit}\b",
        re.IGNORECASE,
    )


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
