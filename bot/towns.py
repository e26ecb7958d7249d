"""Which province of the merged ones is meant: the town beside its name tells the old one, "tỉnh mới" that of today."""

import re
from collections.abc import Sequence

from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import PlaceMention, new_of

MERGERS = 2025  # the year of the provinces of today
_BEFORE = re.compile(
    r"\b(?:tinh|noi) cu\b|\b(?:hoi|luc|khi|ngay) (?:do|ay|con|chua|truoc|xua)\b|\btruoc (?:day|kia|khi)\b|"
    r"\bchua (?:nhap|sap|sat|gop|hop)\b"
)
_TODAY = re.compile(r"\b(?:tinh|thanh pho) moi\b(?! (?:nao|khac))")


def meant_today(
    names: tuple[str, ...], text: str, places: Sequence[PlaceMention], years: Sequence[int]
) -> tuple[str, ...]:
    """The provinces asked about, the only one named replaced where the question means another part of its merger.

    "Mỹ Tho giờ là Đồng Tháp, hồi 2023 …" asks about Tiền Giang; "ở Bắc Giang cũ: tỉnh mới có …" about Bắc Ninh.
    """
    if len(names) != 1:
        return names
    (name,) = names
    folded = fold(text)
    today = new_of(name)
    if today not in (None, name) and _TODAY.search(folded) and f"{fold(name)} cu" in folded:
        return (str(today),)
    homes = home_towns(name, places)
    before = _BEFORE.search(folded) or (years and max(years) < MERGERS)
    return (homes[0].province,) if homes and before else names


def home_towns(name: str, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Of the towns named those of another province that is part of `name` today."""
    return [place for place in places if place.province != name and new_of(place.province) == name]
