"""Which province of the merged ones is meant: the town beside its name tells the old one, "tỉnh mới" that of today."""

import re
from collections.abc import Sequence

from corpus.vietnamese.normalize import accents_optional, evenly_spelt, fold
from corpus.vietnamese.provinces import Mention, PlaceMention, new_of, old_parts

MERGERS = 2025  # the year of the provinces of today
# All of them in the accents of the question: "hỏi con" is no "hồi còn", "sắp xong" has merged nothing.
_BEFORE = accents_optional(
    r"\b(?:tỉnh|nơi) cũ\b|\b(?:hồi|lúc|khi|ngày) (?:đó|ấy|còn|chưa|trước|xưa)\b|\btrước (?:đây|kia|khi)\b|"
    r"\bchưa (?:nhập|sáp|sát|gộp|hợp)\b"
)
_MERGED = accents_optional(
    r"\btỉnh cũ\b|\bhồi còn (?:là )?tỉnh\b|"
    r"\b(?:chưa|trước(?: khi| lúc| ngày)?) (?:được |bị )?(?:nhập|sáp|sát|gộp|hợp nhất)\b"
)
# Behind a preposition it is what the old one belongs to now: "Nam Định cũ góp gì vào tỉnh mới".
_TODAY = re.compile(
    r"(?<!\bcho )(?<!\bvao )(?<!\bcua )(?<!\bve )(?<!\bsang )(?<!\bvoi )(?<!\bthuoc )"
    r"\b(?:tinh|thanh pho) moi\b(?! (?:nao|khac))"
)
# Of provinces: what is merged of communes or offices stands right behind.
_MERGING = (
    r"(?:(?:sáp|sát) nhập|hợp nhất|nhập tỉnh)"
    r"(?! (?:các |những |hai |\d+ )?(?:sở|ban|phòng|xã|phường|huyện|thôn|bản|trường|trung tâm|cơ quan)\b)"
)
# Right behind the name of a province, nothing being put in: "nhập xong sổ sách" merges none.
_JOINED = accents_optional(
    r" (?:(?:đã|mới|vừa|được|bị) )*(?:nhập|gộp|về chung)(?: tỉnh)?(?: vào| chung| lại| với nhau)?"
    r"(?: xong)?(?: rồi\b|(?<= xong)(?=\s*(?:[,.;:?!]|$)| (?:thì|mà|giờ|bây giờ|nay|hiện|còn|có)\b))"
)
_SINCE = accents_optional(rf"\b{_MERGING}(?: (?:tỉnh|lại))? (?:xong|rồi)\b|\b(?:sau|từ) (?:khi |ngày |hồi )?{_MERGING}")


def meant_today(
    names: tuple[str, ...],
    text: str,
    places: Sequence[PlaceMention],
    years: Sequence[int],
    named: Sequence[Mention],
) -> tuple[str, ...]:
    """The provinces asked about, the only one replaced where the question means another part of its merger.

    `named`: where the question names them. "Mỹ Tho giờ là Đồng Tháp, hồi 2023 …" asks about Tiền Giang; "ở Bắc Giang
    cũ: tỉnh mới có …" about Bắc Ninh.
    """
    if len(names) != 1:
        return names
    (name,) = names
    folded, typed = fold(text), evenly_spelt(text)
    today = new_of(name)
    if today not in (None, name):
        new = _TODAY.search(folded) and f"{fold(name)} cu" in folded
        to_come = years and min(years) > MERGERS and fold(str(today)) in folded  # "X cũ, nay là Y, năm 2027"
        joined = any(mention.name == name and _JOINED.match(typed, mention.end) for mention in named)
        if new or to_come or ((joined or _SINCE.search(typed)) and not _BEFORE.search(typed)):
            return (str(today),)
    homes = home_towns(name, places)
    before = _BEFORE.search(typed) or (years and max(years) < MERGERS)
    return (homes[0].province,) if homes and before else names


def called_today(text: str, places: Sequence[PlaceMention], named: Sequence[Mention]) -> list[PlaceMention]:
    """The towns of which a question only says where they lie today: "dân Rạch Giá nay là An Giang, …"."""
    said = [(place, _IS_TODAY.match(fold(text), place.end)) for place in places]
    starts = {mention.start for mention in named}
    return [place for place, match in said if match is not None and match.end() in starts]


_IS_TODAY = re.compile(
    r"[\s,(]+(?:nay|gio|bay gio|hien nay) (?:da )?(?:la|thuoc|ve|nhap vao|nhap ve) (?:tinh |thanh pho |tp )?"
)


def told_by_town(text: str, places: Sequence[PlaceMention]) -> tuple[str, ...]:
    """The province of a question that names none but a town of it: "Mỹ Tho hồi chưa nhập tỉnh", "tỉnh có Mỹ Tho".

    A town was part of no merger: whoever speaks of one behind its name means the province.
    """
    homes = {place.province for place in places}
    folded = fold(text)
    merged = len(homes) == 1 and all(new_of(home) != home or len(old_parts(home)) > 1 for home in homes)
    described = len(places) == 1 and _PROVINCE_OF.search(folded, 0, places[0].start)
    return tuple(homes) if described or (merged and _MERGED.search(evenly_spelt(text))) else ()


_PROVINCE_OF = re.compile(r"\btinh (?:co|chua) (?:thanh pho |thi xa |huyen |tp )?$")


def home_towns(name: str, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Of the towns named those of another province that is part of `name` today."""
    return [place for place in places if place.province != name and new_of(place.province) == name]
