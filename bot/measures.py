"""What a figure measures: a price is no turnover, and the turnover of the post none of the lychees."""

from collections.abc import Sequence

from bot.asked import FIGURE_KINDS, Asked
from bot.sentence import Meeting, Sentence, stands_around
from index.units import Unit

# Measures that a text names when it tells them. Source: economic terms of reports and news.
_MEASURES = frozenset({
    "luong", "gia", "gia ve", "gia ban", "hoc phi", "le phi", "phi", "doanh thu", "san luong", "loi nhuan", "thu nhap",
    "tien phat", "muc phat", "nang suat", "hoc bong", "tro cap", "tien thuong",
})  # fmt: skip


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
