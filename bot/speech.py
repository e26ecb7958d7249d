"""Who speaks, and that somebody does: offices and verbs of saying in a question."""

import re

from index.units import Unit

_VERBS = frozenset({
    "noi", "phat bieu", "yeu cau", "de nghi", "nhan manh", "khuyen", "dan", "dan do", "khang dinh", "bao", "nhac nho",
    "cho rang", "cho biet", "keu goi",
})  # fmt: skip
_OFFICES = (
    "bi thu", "chu tich", "giam doc", "thu truong", "bo truong", "cuc truong", "tong bien tap", "thu tuong",
    "truong ban", "truong phong", "truong doan", "chanh van phong", "vu truong", "vien truong",
)  # fmt: skip


def says(unit: Unit) -> bool:
    """Whether a unit is a verb of saying, demanding or advising, alone or with its "gì"."""
    return unit.folded.removesuffix(" gi") in _VERBS


def is_office(unit: Unit) -> bool:
    """Whether a unit names an office, or its deputy."""
    return unit.folded.removeprefix("pho ").startswith(_OFFICES)


_BODIES = re.compile(
    r"(?:so|tap doan|cong ty|hiep hoi|cuc|vien|ngan hang|benh vien|cong an|buu dien) \w|(?:tinh|thanh|huyen) doan$|"
    r"(?:doan thanh nien|hoi (?:nong dan|phu nu|cuu chien binh|doanh nhan|nha bao|luat gia))"
)


def is_body(unit: Unit) -> bool:
    """Whether a unit names an organisation: "Tỉnh đoàn", "Sở Y tế", "Báo Tiền phong"."""
    return unit.role == "content" and _BODIES.match(unit.folded) is not None
