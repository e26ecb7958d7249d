"""A file name made from a title: small letters without accents, digits and hyphens, nothing else."""

import re

from corpus.vietnamese.normalize import fold, nfc

_LONGEST = 80  # characters; readable in a list, and short of what file systems take
_STOP = re.compile(r"[^a-z0-9]+")


def slug(*parts: str | None) -> str:
    """The parts as one name of `[a-z0-9-]`, cut between words, never empty.

    `slug("55/KH-UBND", "Kế hoạch Tuyên Quang") == "55-kh-ubnd-ke-hoach-tuyen-quang"`
    """
    words = _STOP.sub("-", fold(nfc(" ".join(part for part in parts if part)))).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    return words or "van-ban"
