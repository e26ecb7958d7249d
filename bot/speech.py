"""Who speaks, and that somebody does: offices and verbs of saying in a question."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.vietnamese.normalize import REMEMBERED, fold
from corpus.vietnamese.provinces import find_provinces
from index.mentions import find_names, opens_with_surname
from index.units import Unit

_VERBS = frozenset({
    "noi", "phat bieu", "yeu cau", "de nghi", "nhan manh", "khuyen", "dan", "dan do", "khang dinh", "bao", "nhac nho",
    "cho rang", "cho biet", "keu goi", "keu", "noi ve", "noi den", "noi them",
})  # fmt: skip
_OFFICES = (
    "bi thu", "chu tich", "giam doc", "thu truong", "bo truong", "cuc truong", "tong bien tap", "thu tuong",
    "truong ban", "dung dau ban chi dao", "truong phong", "truong doan", "chanh van phong", "vu truong", "vien truong",
)  # fmt: skip


# What somebody who is named does with words; without a name, what a province or a plan does as well.
_OF_PERSONS = frozenset({
    "mong muon", "mong", "khuyen nghi", "nhan dinh", "chia se", "trinh bay", "de xuat", "ky vong", "danh gia", "ke",
    "cam ket", "giao", "luu y", "xin", "neu", "dua ra", "tra loi", "bay to", "kien nghi", "nhan xet", "trao doi",
    "hua", "canh bao", "thua nhan", "lo ngai", "lo", "than", "than phien", "phan nan", "giai thich", "khen", "che",
    "phe binh", "phan doi", "hoi",
})  # fmt: skip


ADDRESSES = ("ông", "bà", "anh", "chị")  # behind which a text calls somebody by the given name


def names_speaker(units: Sequence[Unit]) -> bool:
    """Whether a name stands before a verb that makes somebody's words of what comes: "ông An mong muốn gì"."""
    names = [unit.end for unit in units if unit.name]
    return bool(names) and any(tells(unit) and min(names) <= unit.start for unit in units)


def tells(unit: Unit) -> bool:
    """Whether a unit is a verb of saying, or one of which a person's words may be the object."""
    return says(unit) or unit.folded.removesuffix(" gi") in _OF_PERSONS


def says(unit: Unit) -> bool:
    """Whether a unit is a verb of saying, demanding or advising, alone or with its "gì"."""
    return unit.folded.removesuffix(" gi") in _VERBS or unit.folded.startswith("phat bieu ")


def is_office(unit: Unit) -> bool:
    """Whether a unit names an office, or its deputy."""
    return _names_office(unit.folded)


def is_person(unit: Unit) -> bool:
    """Whether a unit is a name that is somebody's behind a form of address."""
    return unit.name and bool(find_names(f"ông {unit.text.title()}"))


@lru_cache(maxsize=REMEMBERED)
def _names_office(words: str) -> bool:
    own = words.removeprefix("pho ").removeprefix("nguoi ")
    return words in ("pho ban", "pho truong") or own.startswith(_OFFICES)


_WHO_IS = re.compile(r"\s(?:là|la)\s+(?:ai|người\s+(?:nào|thế\s+nào)|nguoi\s+(?:nao|the\s+nao))\b", re.IGNORECASE)
_TITLES = frozenset({"ông", "bà", "anh", "chị", "cô", "chú", "bác", "ong", "ba"})
_BEFORE_NAMES = _TITLES | {"chí", "chi", "hỏi", "hoi", "biết", "biet"}


def before_who(question: str) -> str | None:
    """What stands before the "là ai" of a question; None when it has none."""
    match = _WHO_IS.search(question)
    return question[: match.start()] if match else None


def asks_who_somebody_is(question: str) -> bool:
    """Whether a question asks who somebody is whom it names: "Trương Gia Bình là ai", "ông Thọ là ai" does not."""
    words = re.findall(r"[^\W\d_]+", before_who(question) or "")
    return any(_is_person(words[-size:], words[-size - 1 : -size]) for size in (4, 3, 2) if len(words) >= size)


def _is_person(name: Sequence[str], before: Sequence[str]) -> bool:
    """Whether words are a person's name; without accents they need a title before them: "chu tri" is no Mr Chu."""
    text = " ".join(name)
    if not opens_with_surname(text) or any(word.lower() not in _BEFORE_NAMES for word in before):
        return False
    if text.isascii() and not any(word.lower() in _TITLES for word in before):
        return False
    return not find_provinces(text, "loose", chat=True) and not any(f" {o}" in f" {fold(text)}" for o in _OFFICES)


_IS = re.compile(r"\b(?:la|lam|giu chuc|co phai)\b(?!.*\bvoi\b)")
_BESIDE = frozenset({"tinh", "thanh pho", "hien nay", "hien tai", "bay gio", "nay"})
# Bodies of a province that issue documents, folded.
ISSUERS = frozenset({
    "tinh uy", "thanh uy", "uy ban nhan dan", "uy ban nhan dan tinh", "uy ban", "nhan dan", "hoi dong nhan dan",
})  # fmt: skip


def office_claimed(units: Sequence[Unit], words: Sequence[str]) -> Unit | None:
    """The office that a yes or no question gives to somebody whom it names: "Bà Hạnh là chủ tịch tỉnh phải không".

    `words`: those of the question, without accents.
    """
    named = next((unit for unit in units if unit.name and unit.syllables > 1), None)
    office = next((unit for unit in units if named and is_office(unit) and unit.start >= named.end), None)
    if named is None or office is None:
        return None
    between = " ".join(words[named.end : office.start])
    return office if _IS.search(between) else None


def asks_for_holder(units: Sequence[Unit]) -> bool:
    """Whether a question without question words is an office and nothing else: "bí thư Thái Nguyên?"."""
    told = [unit for unit in units if unit.role in ("content", "light") and unit.folded not in _BESIDE]
    return bool(told) and is_office(told[0]) and all(is_office(u) or is_body(u) or u.folded in ISSUERS for u in told)


_SPOKE = re.compile(
    r"\b(?:phát biểu|trình bày|trao đổi|tham luận|nói chuyện)"
    r"(?:\s+(?:chỉ đạo|khai mạc|kết luận|tham luận|ý kiến|bế mạc|chào mừng|đề dẫn))*"
    r"(?:\s+(?:tại|ở|trong)\s+[^,;:.]{0,60})?[.\s]*$",
    re.IGNORECASE,
)


_MADE_KNOWN = re.compile(
    r"\b(?:phổ biến|quán triệt|triển khai)(?:(?:,| và)? (?:phổ biến|quán triệt|triển khai))*"
    r"(?: (?:các|những|toàn văn|nội dung|của))* (?:Nghị quyết|Kế hoạch|Chỉ thị|Quyết định|Chương trình|Kết luận)\b"
    r"[^:;]*$"
)


def tells_no_words(text: str) -> bool:
    """Whether a sentence says that somebody spoke and nothing of what: "… phát biểu tại Hội thảo."."""
    return _SPOKE.search(text) is not None


def makes_known(text: str) -> bool:
    """Whether a sentence says that somebody made a document known, which is nothing of his own."""
    return _MADE_KNOWN.search(text) is not None


_BODIES = re.compile(
    r"(?:so|tap doan|cong ty|hiep hoi|cuc|vien|ngan hang|benh vien|cong an|buu dien) \w|(?:tinh|thanh|huyen) doan$|"
    r"(?:doan thanh nien|hoi (?:nong dan|phu nu|cuu chien binh|doanh nhan|nha bao|luat gia))"
)


def is_body(unit: Unit) -> bool:
    """Whether a unit names an organisation: "Tỉnh đoàn", "Sở Y tế", "Báo Tiền phong"."""
    return unit.role == "content" and _names_body(unit.folded)


@lru_cache(maxsize=REMEMBERED)
def _names_body(words: str) -> bool:
    return _BODIES.match(words) is not None
