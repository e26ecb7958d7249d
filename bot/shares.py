"""The whole and its parts in one sentence: "còn 17 thôn lõm sóng, tập trung ở huyện Trạm Tấu (8 thôn)"."""

import re
from collections.abc import Sequence

from bot.cues import LOCAL, Cue
from bot.sentence import Meeting, Sentence, meet, words_of
from corpus.vietnamese.normalize import fold
from index.units import Unit

# What stands behind them is a part of what the figure before them counts.
_SHARES_OUT = re.compile(
    rf"\b(?:tập trung|chủ yếu|phần lớn|nhiều nhất|đa số|riêng)\b|\btrong đó (?:có )?(?=(?:{LOCAL}|thôn|bản|xóm)\s)"
)
_LEADS_NAME = re.compile(rf"\b(?:ở|tại|do|của|từ|là|{LOCAL})\s+$")  # before a place or a body: "Android" is none
_ENDS = re.compile(r"[.;]\s")
_HEAD = re.compile(r"\s+([^\W\d_]+)")


def is_of_the_whole(cue: Cue, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether a name of the question is only that of a part of what a figure counts."""
    text, spans = sentence.text, sentence.words.spans
    parted = _SHARES_OUT.search(text, cue.end)
    if parted is None or _ENDS.search(text, cue.end, parted.start()):
        return False
    named = [
        [start for at in here.places if _is_name(text, start := spans[at][0])]
        for unit, here in meetings
        if unit.role == "content"
    ]
    return any(starts and min(starts) >= parted.end() for starts in named)


_BEFORE = 20  # characters before a name that are looked at: more than what leads it takes


def _is_name(text: str, start: int) -> bool:
    return text[start].isupper() and _LEADS_NAME.search(text, max(0, start - _BEFORE), start) is not None


def counts_a_part(nouns: Sequence[Unit], cue: Cue, text: str) -> bool:
    """Whether a figure is a part's, in the very noun of the whole, and the whole is of these nouns."""
    head = _HEAD.match(text, cue.end)
    parted = next(_SHARES_OUT.finditer(text, 0, cue.start), None) if head else None
    if head is None or parted is None or _ENDS.search(text, parted.end(), cue.start):
        return False
    whole = words_of(_ENDS.split(text[: parted.start()])[-1])
    return whole.holds(fold(head[1]), accented=False) and all(meet(noun, whole).credit > 0 for noun in nouns)
